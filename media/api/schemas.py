"""The shapes of what the API answers. Descriptions are translated where the schema is shown."""

from __future__ import annotations

from datetime import date, datetime
from typing import Generic, TypeVar

from django.utils.translation import gettext_noop as _

from ninja import Field, Schema

from media.enums import (
    Channel,
    FileFormat,
    Licence,
    TextLanguage,
    UseState,
)

Item = TypeVar("Item")


class Text(Schema):
    """A text in the languages of the site; null where it was not translated."""

    vi: str
    en: str | None = None


class Term(Schema):
    """Something chosen from a list: a code for programs and its name for people."""

    code: str
    title: Text


class LicenceTerms(Schema):
    """What others may do."""

    code: Licence
    title: Text
    url: str | None = Field(
        None, description=_("The text of the licence, where it has an address.")
    )


class Picture(Schema):
    url: str
    width: int = Field(description=_("In pixels."))
    height: int = Field(description=_("In pixels."))


class UsePeriod(Schema):
    """The days on which something may hang or be posted."""

    use_from: date | None = Field(None, description=_("The first day. Null: at once."))
    use_until: date | None = Field(
        None, description=_("The first day on which it may no longer hang. Null: always.")
    )
    use_state: UseState = Field(description=_("Where today lies."))


class Phase(Schema):
    id: int
    title: Text
    starts_on: date
    ends_on: date = Field(description=_("The first day that is no longer in the phase."))


class Campaign(Schema):
    year: int
    title: Text
    main_day: date
    phases: list[Phase]


class Topic(Schema):
    slug: str
    title: Text


class Size(Schema):
    """One size in which files of a kind are wanted; a rule that is null asks for nothing."""

    id: int
    title: Text
    formats: list[FileFormat] = Field(description=_("Formats that fit; none named: any."))
    languages: list[TextLanguage] = Field(description=_("Languages in which it is wanted."))
    measure: str | None = Field(None, description=_("What the sides are in: px or mm."))
    width: float | None = None
    height: float | None = None
    is_ratio: bool = Field(description=_("Only the ratio of the sides counts."))
    least_width: int | None = Field(None, description=_("In pixels."))
    least_dpi: int | None = None
    least_seconds: int | None = None
    most_seconds: int | None = None
    most_megabytes: int | None = None


class Kind(Schema):
    slug: str
    title: Text
    rules: list[Text] = Field(description=_("How it is hung or posted, rule by rule."))
    sizes: list[Size]


class FormerVersion(Schema):
    """A file that another has taken the place of."""

    version: int
    sha256: str
    bytes: int
    format: FileFormat
    replaced_at: datetime
    change_note: Text | None = Field(None, description=_("What changed with this version."))
    url: str = Field(description=_("Tells that it was replaced, and by what."))


class Variant(Schema):
    """One file: a size, a format, a language, in its newest version."""

    id: int
    title: Text
    language: TextLanguage = Field(description=_("The language of the words on it (ISO 639)."))
    size_id: int | None = Field(None, description=_("The size of its kind that it fits."))
    format: FileFormat
    content_type: str
    bytes: int
    sha256: str
    measure: str | None = Field(None, description=_("What the sides are in: px or mm."))
    width: float | None = None
    height: float | None = None
    dpi: int | None = Field(None, description=_("Dots per inch of the coarsest picture in it."))
    seconds: float | None = None
    version: int
    version_at: datetime | None = Field(None, description=_("Since when it is this version."))
    change_note: Text | None = Field(None, description=_("What changed with this version."))
    url: str = Field(description=_("Where the file is downloaded; parts can be asked for."))
    preview: Picture | None = None
    thumbnail_url: str | None = None
    former_versions: list[FormerVersion]


class ChannelWords(Schema):
    channel: Channel
    text: Text
    length: int = Field(description=_("Characters of the Vietnamese text."))


class AssetBase(Schema):
    id: int
    kit: str = Field(description=_("The address of its kit, for /kits/{slug}."))
    kind: Term
    title: Text
    url: Text = Field(description=_("Its place on the page of its kit."))


class Asset(AssetBase, UsePeriod):
    """One design with its files and the words that go with it."""

    alt: Text = Field(description=_("What it shows, for those who can't see it."))
    caption: Text | None = Field(None, description=_("Text to post with it."))
    short_caption: Text | None = Field(None, description=_("One sentence to post with it."))
    hashtags: list[str]
    channel_texts: list[ChannelWords]
    slogans: list[Text] = Field(description=_("Slogans it carries, word for word."))
    licence: LicenceTerms
    credit: str | None = Field(None, description=_("Whom to name."))
    source: str | None = None
    preview: Picture | None = None
    variants: list[Variant]


class Withdrawn(Schema):
    """Files by which a copy of a withdrawn asset is recognised."""

    sha256: str
    version: int
    bytes: int


class Withdrawal(AssetBase):
    """An asset that was recalled: take it down wherever you show it."""

    withdrawn_at: datetime
    reason: Term
    note: Text | None = Field(None, description=_("What takers should know and do."))
    files: list[Withdrawn] = Field(description=_("All files it ever had, by checksum."))


class KitSummary(UsePeriod):
    slug: str
    title: Text
    description: Text | None = None
    url: Text
    campaign: int | None = Field(None, description=_("The year of its campaign."))
    topic: Topic | None = None
    phase: Phase | None = None
    unit: Text | None = Field(None, description=_("The unit that gives it out."))
    licence: LicenceTerms
    credit: str | None = Field(None, description=_("Whom to name."))
    published_at: datetime | None = None
    updated_at: datetime | None = Field(
        None, description=_("The last change of its page or new version of a file.")
    )
    files: int = Field(description=_("How many files it has now."))
    bytes: int = Field(description=_("Of all its files together."))
    archive_url: str | None = Field(None, description=_("All its files in one ZIP."))
    preview: Picture | None = None


class Kit(KitSummary):
    assets: list[Asset]
    withdrawn: list[Withdrawal]


class Page(Schema, Generic[Item]):
    """One page of a list."""

    count: int = Field(description=_("How many there are on all pages."))
    page: int
    pages: int
    next: str | None = None
    previous: str | None = None
    items: list[Item]


class Problem(Schema):
    parameter: str
    message: Text


class ErrorFacts(Schema):
    status: int
    code: str
    message: Text
    problems: list[Problem]


class Error(Schema):
    error: ErrorFacts


class Gone(Error):
    withdrawal: Withdrawal
