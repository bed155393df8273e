"""From objects to documents: their words, who may see them, and what lists are narrowed by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Manager, Q
from django.utils.encoding import force_str

from modelsearch.index import AutocompleteField, RelatedFields, SearchField

from search import vocabulary
from search.analysis import analysed
from search.facts import Facts, Surroundings
from search.feeding import note_changes
from search.grammar import Key
from search.kinds import facts_of
from search.models import Document, DocumentText

# Fields with this boost or more say what a thing is called; what matches there comes first.
TITLE_BOOST = 2
# So many objects are written in one transaction: other writers of SQLite wait for it.
BATCH = 100
# So many bytes of terms and of spellings are kept of one text: a vector of PostgreSQL's holds 1 MB of them
# and of phrases.
MOST_BYTES = 200_000

# The columns of `Document` that a later writing replaces.
_FACTS = tuple(each.name for each in fields(Facts))
_TEXTS = ("names", "title", "body", "title_spelt", "body_spelt")


@dataclass
class Texts:
    """The words of an object: what its name begins with, what it is called, and what it says."""

    names: list[str] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, instance: Any) -> Texts:
        texts = cls()
        for each, text in texts_of(instance):
            if isinstance(each, AutocompleteField):
                texts.names.append(text)
            else:
                (texts.title if (each.boost or 0) >= TITLE_BOOST else texts.body).append(text)
        return texts

    def columns(self) -> dict[str, str]:
        """The columns of `DocumentText`."""
        names, _ = _columns(self.names)
        title, title_spelt = _columns(self.title)
        body, body_spelt = _columns(self.body)
        return dict(zip(_TEXTS, (names, title, body, title_spelt, body_spelt), strict=True))


def _columns(texts: Iterable[str]) -> tuple[str, str]:
    """The terms of the texts and their spellings, each with blanks between."""
    pairs = [pair for text in texts for pair in analysed(text)]
    columns = " ".join(term for term, _ in pairs), " ".join(spelling for _, spelling in pairs)
    encoded = [column.encode() for column in columns]
    if max(map(len, encoded)) <= MOST_BYTES:
        return columns
    # Both end at the same word.
    kept = min(column[:MOST_BYTES].count(b" ") for column in encoded)
    return " ".join(columns[0].split()[:kept]), " ".join(columns[1].split()[:kept])


def texts_of(
    instance: Any, fields: Sequence[Any] | None = None
) -> Iterator[tuple[SearchField | AutocompleteField, str]]:
    """Each searchable field of an object with its text, those of related objects too."""
    for each in instance.get_search_fields() if fields is None else fields:
        if isinstance(each, RelatedFields):
            for related in _related(each.get_value(instance)):
                yield from texts_of(related, each.fields)
        elif isinstance(each, SearchField | AutocompleteField):
            yield each, _plain(each.get_value(instance))


def _related(value: Any) -> Iterable[Any]:
    if value is None:
        return []
    return value.all() if isinstance(value, Manager) else [value]


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return " ".join(_plain(each) for each in value)
    return force_str(value)


def key_of(instance: models.Model) -> Key:
    """What a document of this object is found by."""
    content_type = ContentType.objects.get_for_model(instance, for_concrete_model=False)
    return content_type.pk, instance.pk


def still_there(instances: Sequence[Any]) -> list[Any]:
    """Those of the objects, all of one model, that are there; nobody deletes them until the transaction ends."""
    if not instances:
        return []
    model = type(instances[0])
    root = next((each for each in model._meta.all_parents if not each._meta.parents), model)
    rows = root._base_manager.select_for_update().filter(pk__in=[each.pk for each in instances])
    keys = set(rows.order_by("pk").values_list("pk", flat=True))
    return [each for each in instances if each.pk in keys]


def write(instances: Sequence[models.Model]) -> None:
    """Write the documents of these objects as they are now; whoever reads meanwhile finds the former ones."""
    for first in range(0, len(instances), BATCH):
        with transaction.atomic():
            _write(instances[first : first + BATCH])


def _write(instances: Sequence[models.Model]) -> None:
    around = Surroundings.now()
    facts = {key_of(each): facts_of(each, around) for each in instances}
    written = Document.objects.bulk_create(
        [
            Document(content_type_id=key[0], object_id=key[1], **asdict(each))
            for key, each in facts.items()
        ],
        update_conflicts=True,
        unique_fields=["content_type", "object_id"],
        update_fields=_FACTS,
    )
    columns = {key_of(each): Texts.of(each).columns() for each in instances}
    texts = [
        DocumentText(document_id=each.pk, **columns[each.content_type_id, each.object_id])
        for each in written
    ]
    DocumentText.objects.bulk_create(
        texts, update_conflicts=True, unique_fields=["document"], update_fields=_TEXTS
    )
    read = {each.pk for each in written if each.kind and each.is_public}
    vocabulary.note(f"{each.title} {each.body}" for each in texts if each.document_id in read)
    note_changes(facts)


def forget(keys: Iterable[Key]) -> None:
    """Take the documents of objects that are gone out of the index."""
    keys = list(keys)
    for first in range(0, len(keys), BATCH):
        chosen = keys[first : first + BATCH]
        condition = Q()
        for content_type, key in chosen:
            condition |= Q(content_type_id=content_type, object_id=key)
        with transaction.atomic():
            Document.objects.filter(condition).delete()
            note_changes(chosen)
