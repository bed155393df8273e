"""A bulletin as files: plain text for programs that read aloud, DOCX for people who do."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.reading_aloud import sentences
from core.structured_data import absolute
from core.text import day_range, file_name, xml_safe
from media.models import Bulletin

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# What offices write in, and large enough to be read at arm's length.
_FONT, _POINTS, _SMALL_POINTS, _LINES = "Times New Roman", 20, 13, 1.5
# The zero of ZIP's calendar; when a file was made is nobody's business.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def bulletin_file_name(bulletin: Bulletin, extension: str) -> str:
    """ "ban-tin-loa-ngay-hoi.docx"."""
    return file_name(f"ban-tin-loa-{bulletin.slug}", extension)


def plain_text(bulletin: Bulletin) -> str:
    """Nothing but what is said: a sentence a line, an empty line between paragraphs."""
    paragraphs = ["\n".join(sentences(paragraph)) for paragraph in bulletin.paragraphs]
    return "\n\n".join(paragraphs) + "\n"


def facts_of(bulletin: Bulletin) -> list[str]:
    """How long it is and when it is read, in the active language."""
    seconds, number = bulletin.seconds, bulletin.syllables
    length = ngettext("about %(number)s second", "about %(number)s seconds", seconds)
    count = ngettext("%(number)s syllable", "%(number)s syllables", number)
    facts = [f"{length % {'number': seconds}}, {count % {'number': number}}".capitalize()]
    return [*facts, *(f"{each.at:%H:%M}: {each.days_in_words}" for each in bulletin.times.all())]


def _days_of(bulletin: Bulletin) -> list[str]:
    """The days on which it is read, where both ends are known."""
    if not (bulletin.use_from and bulletin.use_until):
        return []
    last = bulletin.use_until - timedelta(days=1)
    return [_("Read on %(days)s") % {"days": day_range(bulletin.use_from, last)}]


def word_document(bulletin: Bulletin) -> bytes:
    """The title, its length and times, and each paragraph in large letters; the same bulletin gives the same bytes."""
    # Reading Word's templates needs a parser of some megabytes, which no other page does.
    from docx import Document
    from docx.shared import Pt

    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(_POINTS)
    normal.paragraph_format.line_spacing = _LINES
    title = document.add_paragraph().add_run(xml_safe(bulletin.title))
    title.bold, title.font.size = True, Pt(_POINTS + 4)
    with translation.override(settings.LANGUAGE_CODE):
        facts = [*facts_of(bulletin), *_days_of(bulletin)]
        source = absolute(bulletin.get_absolute_url())
    for fact in facts:
        document.add_paragraph().add_run(fact).font.size = Pt(_SMALL_POINTS)
    for paragraph in bulletin.paragraphs:
        document.add_paragraph(xml_safe(paragraph))
    document.add_paragraph().add_run(source).font.size = Pt(_SMALL_POINTS)
    published = bulletin.last_published_at or datetime(
        *_NO_TIME, tzinfo=timezone.get_default_timezone()
    )
    about = document.core_properties
    about.title, about.author, about.comments, about.language = (
        xml_safe(bulletin.title),
        "",
        "",
        "vi",
    )
    about.created = about.modified = published.astimezone(timezone.get_fixed_timezone(0)).replace(
        tzinfo=None
    )
    made = io.BytesIO()
    document.save(made)
    return _packed_anew(made)


def _packed_anew(made: io.BytesIO) -> bytes:
    """The same parts without the moment at which they were packed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(packed, "w") as anew:
        for part in parts.infolist():
            entry = zipfile.ZipInfo(part.filename, _NO_TIME)
            anew.writestr(entry, parts.read(part), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
