"""What the names of files say before anybody has to fill anything in."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text import fold
from media.bulk_upload.names import Reading, read_name, words_of
from media.bulk_upload.staging import LONGEST_PATH, clean_path

KNOWN = {words_of("Áp phích chính"), words_of("Băng rôn – cổng chào"), words_of("Áp phích")}


@pytest.mark.parametrize(
    ("path", "asset", "variant", "language"),
    [
        ("ap-phich-chinh_A2_en.pdf", "ap phich chinh", "A2", "en"),
        ("ap-phich-chinh__A2__vi.pdf", "ap phich chinh", "A2", "vi"),
        ("Áp phích chính - A2 - tiếng Anh.pdf", "Áp phích chính", "A2", "en"),
        ("Áp phích chính – 1920×1080 – tiếng Việt.png", "Áp phích chính", "1920x1080", "vi"),
        ("ap-phich-chinh-A2-en.pdf", "ap phich chinh", "A2", "en"),
        ("ap-phich-chinh-a2-vi.pdf", "ap phich chinh", "a2", "vi"),
        ("AP_PHICH_CHINH_A2.pdf", "AP PHICH CHINH", "A2", ""),
        ("ap phich chinh (2).pdf", "ap phich chinh", "", ""),
        ("ap-phich-chinh_A2_en_v3.pdf", "ap phich chinh", "A2", "en"),
        # Longer names are other assets, not variants of a shorter one.
        ("ap-phich-phu_A3.pdf", "ap phich phu", "A3", ""),
        ("logo_goc_khong-chu.svg", "logo", "goc", "zxx"),
        ("phim-ngan_ban-in_tieng-muong.mp4", "phim ngan", "ban in", "mtq"),
        ("phim_1920x1080_blt.mp4", "phim", "1920x1080", "blt"),
        ("phim_hmong.mp4", "phim", "", "hmn"),
        # "vi" ends a word of Vietnamese here; it names no language.
        ("huong-dan-don-vi.pdf", "huong dan don vi", "", ""),
        ("le-hoi-ban-muong_A3.pdf", "le hoi ban muong", "A3", ""),
        # Folders: the chosen one is the kit, those in it are assets, or languages.
        ("Bộ ra quân/ap-phich-chinh/A2_en.pdf", "ap phich chinh", "A2", "en"),
        ("Bộ ra quân/ap-phich-chinh/mat-truoc_A2.pdf", "ap phich chinh", "mat truoc A2", ""),
        ("Bộ ra quân/phướn/mat-truoc_A2.pdf", "phướn", "mat truoc A2", ""),
        ("Bộ ra quân/tieng-anh/ap-phich-chinh_A2.pdf", "ap phich chinh", "A2", "en"),
        ("Bộ ra quân/ap-phich-chinh_A2.pdf", "ap phich chinh", "A2", ""),
        ("Phướn/A2_en.pdf", "Phướn", "A2", "en"),
        ("Bộ ra quân/Phướn/en/A2.pdf", "Phướn", "A2", "en"),
        ("en.pdf", "", "", "en"),
        ("1920x1080.png", "", "1920x1080", ""),
    ],
)  # fmt: skip
def test_a_name_says_asset_variant_and_language(path, asset, variant, language):
    assert read_name(path, KNOWN) == Reading(asset, variant, language)
    decomposed = read_name(unicodedata.normalize("NFD", path), KNOWN)
    assert decomposed == Reading(asset, variant, language)


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=20))
def test_any_name_is_read_without_inventing_a_word(folder, stem, ending):
    path = clean_path(f"{folder}/{stem}.{ending}")
    read = read_name(path, KNOWN)
    said = fold(path.replace("×", "x"))
    for word in (read.asset + " " + read.variant).split():
        assert fold(word) in said
    assert len(path) <= LONGEST_PATH


@given(
    st.sampled_from(["_", "__", " - ", " – "]),
    st.sampled_from(["A2", "1920x1080", "mat sau"]),
    st.sampled_from(["vi", "en", "mtq", "blt", "hmn"]),
    st.booleans(),
)
def test_every_separator_and_language_is_known(separator, variant, language, is_capital):
    name = separator.join(["Áp phích chính", variant, language])
    path = f"{name.upper() if is_capital else name}.pdf"
    read = read_name(path, KNOWN)
    assert (words_of(read.asset), words_of(read.variant), read.language) == (
        words_of("Áp phích chính"), words_of(variant), language,
    )  # fmt: skip


def test_paths_are_made_readable():
    assert clean_path("C:\\Bộ\\..\\a2.pdf") == "C:/Bộ/a2.pdf"
    assert clean_path("//a/ ./b\x00\u202e.pdf") == "a/b.pdf"
    assert clean_path("../..") == ""
    assert clean_path("x" * 500 + ".pdf").endswith(".pdf")
