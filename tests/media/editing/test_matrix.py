"""Which files of an asset are there, and which are missing."""

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from media.enums import TextLanguage
from media.matrix import matrix_of


def spec(pk, *languages, formats=()):
    return SimpleNamespace(pk=pk, name=f"Cỡ {pk}", languages=list(languages), formats=list(formats))


def variant(spec_id, language="vi", file_format="pdf", version=1):
    return SimpleNamespace(
        spec_id=spec_id, language=language, file_format=file_format, version=version
    )


def gaps(matrix):
    return [(gap.spec.pk, gap.language.value) for gap in matrix.gaps]


def test_a_wanted_size_without_a_file_is_missing_in_each_language():
    matrix = matrix_of([spec(1, "vi", "en", formats=["pdf", "svg"])], [])
    assert gaps(matrix) == [(1, "vi"), (1, "en")]
    (row,) = matrix.rows
    assert row.formats == ("pdf", "svg")
    assert [cell.is_missing for cell in row.cells] == [True, True]


def test_a_size_has_a_row_for_each_format_and_any_format_fills_a_language():
    files = [variant(1), variant(1, "vi", "png"), variant(1, "en", "png", version=3)]
    matrix = matrix_of([spec(1, "vi", "en", "mtq")], files)
    assert [row.formats for row in matrix.rows] == [("pdf",), ("png",)]
    assert matrix.languages == ("vi", "en", "mtq")
    assert gaps(matrix) == [(1, "mtq")]
    first, second = matrix.rows
    assert [cell.is_missing for cell in first.cells] == [False, False, True]
    assert [cell.is_missing for cell in second.cells] == [False, False, False]
    assert second.cells[1].variants[0].version == 3


def test_a_file_without_words_serves_every_language():
    matrix = matrix_of([spec(1, "vi", "en")], [variant(1, "zxx", "svg")])
    assert not matrix.gaps


def test_files_of_no_size_stand_in_rows_of_their_own():
    matrix = matrix_of([spec(1)], [variant(None, "vi", "png"), variant(99, "en", "svg")])
    assert [(row.spec.pk if row.spec else None, row.formats) for row in matrix.rows] == [
        (1, ()), (None, ("png",)), (None, ("svg",)),
    ]  # fmt: skip
    assert not matrix.gaps
    assert matrix_of([], []).rows == ()


LANGUAGES = st.sampled_from(TextLanguage.values)
SPECS = st.lists(
    st.builds(lambda pk, spoken: spec(pk, *spoken), st.integers(1, 4), st.sets(LANGUAGES)),
    unique_by=lambda each: each.pk,
    max_size=4,
)
VARIANTS = st.lists(
    st.builds(
        variant,
        st.one_of(st.none(), st.integers(1, 6)),
        LANGUAGES,
        st.sampled_from(["pdf", "svg", "png"]),
    ),
    max_size=12,
)


@given(SPECS, VARIANTS)
def test_every_file_stands_in_exactly_one_cell_and_every_gap_is_shown_once(specs, variants):
    matrix = matrix_of(specs, variants)
    shown = [each for row in matrix.rows for cell in row.cells for each in cell.variants]
    assert sorted(map(id, shown)) == sorted(map(id, variants))
    missing = [
        (row.spec.pk, cell.language) for row in matrix.rows for cell in row.cells if cell.is_missing
    ]
    assert sorted(missing) == sorted((gap.spec.pk, gap.language) for gap in matrix.gaps)
    for row in matrix.rows:
        assert tuple(cell.language for cell in row.cells) == matrix.languages
        for cell in row.cells:
            assert not (cell.is_missing and cell.variants)
