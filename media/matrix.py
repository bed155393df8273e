"""Which files of an asset there are, and which are still wanted: sizes × formats × languages × versions.

Nothing here asks the database; any objects with the attributes of `KindSpec` and `Variant` will do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from media.enums import FileFormat, TextLanguage

# A file without words serves readers of every language.
NO_WORDS = TextLanguage.NO_WORDS


@dataclass(frozen=True)
class Cell:
    """The variants of one size, format and language; `is_missing` where one is wanted and there is none."""

    language: TextLanguage
    variants: tuple[Any, ...] = ()
    is_missing: bool = False


@dataclass(frozen=True)
class Row:
    """One size in one format; without a file yet, in every format that the size takes.

    `spec` is None for files that fit no size of their kind.
    """

    spec: Any | None
    formats: tuple[FileFormat, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Gap:
    """A size of which no file in a wanted language is there."""

    spec: Any
    language: TextLanguage


@dataclass(frozen=True)
class Matrix:
    """The files of an asset by size and format down, by language across."""

    languages: tuple[TextLanguage, ...]
    rows: tuple[Row, ...]
    gaps: tuple[Gap, ...] = field(default=())


def matrix_of(specs: Iterable[Any], variants: Iterable[Any]) -> Matrix:
    """The matrix of an asset whose kind wants these sizes and which has these files."""
    specs, variants = list(specs), list(variants)
    languages = _languages(specs, variants)
    known = {spec.pk for spec in specs}
    rows: list[Row] = []
    gaps: list[Gap] = []
    for spec in specs:
        fitting = [variant for variant in variants if variant.spec_id == spec.pk]
        missing = missing_languages(spec, fitting)
        gaps += [Gap(spec, language) for language in missing]
        rows += _rows_of(spec, fitting, languages, missing)
    others = [variant for variant in variants if variant.spec_id not in known]
    rows += _rows_of(None, others, languages, [])
    return Matrix(languages, tuple(rows), tuple(gaps))


def missing_languages(spec: Any, fitting: Sequence[Any]) -> list[TextLanguage]:
    """The languages wanted of a size in which none of the files that fit it speaks."""
    there = {variant.language for variant in fitting}
    if NO_WORDS in there:
        return []
    return [language for language in _in_order(spec.languages or ()) if language not in there]


def _rows_of(
    spec: Any | None,
    fitting: Sequence[Any],
    languages: Sequence[TextLanguage],
    missing: Sequence[TextLanguage],
) -> list[Row]:
    """A row for each format; what is missing stands in the first, because any format would do."""
    formats = list(dict.fromkeys(FileFormat(variant.file_format) for variant in fitting))
    if not formats:
        if spec is None:
            return []
        taken = tuple(map(FileFormat, spec.formats or ()))
        return [Row(spec, taken, _cells(languages, [], missing))]
    rows = []
    for place, file_format in enumerate(formats):
        of_format = [variant for variant in fitting if variant.file_format == file_format]
        rows.append(
            Row(spec, (file_format,), _cells(languages, of_format, () if place else missing))
        )
    return rows


def _cells(
    languages: Sequence[TextLanguage], variants: Sequence[Any], missing: Sequence[TextLanguage]
) -> tuple[Cell, ...]:
    return tuple(
        Cell(
            language,
            tuple(variant for variant in variants if variant.language == language),
            language in missing,
        )
        for language in languages
    )


def _languages(specs: Sequence[Any], variants: Sequence[Any]) -> tuple[TextLanguage, ...]:
    """Those that are wanted or there, in the order in which the site names languages."""
    named = {language for spec in specs for language in spec.languages or ()}
    return tuple(_in_order(named | {variant.language for variant in variants}))


def _in_order(languages: Iterable[str]) -> list[TextLanguage]:
    named = set(languages)
    return [language for language in TextLanguage if language in named]
