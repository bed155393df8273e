"""ZIP files for any contents."""

import io
import os
import shutil
import subprocess
import tracemalloc
import unicodedata
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media.archives.names import safe_name, without_twins
from media.archives.zip_archive import Archive, Entry

names = st.text(min_size=0, max_size=140)
contents = st.lists(
    st.tuples(names, st.sampled_from(["pdf", "png", "svg"]), st.binary(max_size=3000)), max_size=8
)


def archive_of(made):
    told = without_twins([safe_name(stem, ending) for stem, ending, _content in made])
    return Archive(
        [Entry.of_text(name, content) for name, (_s, _e, content) in zip(told, made, strict=True)]
    )


@given(contents)
def test_every_archive_is_whole_and_the_same_each_time(made):
    archive = archive_of(made)
    body = b"".join(archive.pieces())
    assert len(body) == archive.size
    assert b"".join(archive_of(made).pieces()) == body
    with zipfile.ZipFile(io.BytesIO(body)) as read:
        assert read.testzip() is None
        assert [read.read(name) for name in read.namelist()] == [each[2] for each in made]


@given(contents, st.data())
def test_any_part_of_an_archive_is_a_part_of_the_whole(made, data):
    archive = archive_of(made)
    body = b"".join(archive.pieces())
    start = data.draw(st.integers(0, len(body)))
    end = data.draw(st.integers(start, len(body)))
    assert b"".join(archive.pieces(start, end)) == body[start:end]


@given(names)
def test_any_title_gives_a_name_that_windows_can_write(title):
    name = safe_name(title, "pdf")
    stem = name.removesuffix(".pdf")
    assert name.endswith(".pdf") and stem
    assert not set(name) & set('<>:"/\\|?*')
    assert all(letter.isprintable() for letter in name)
    assert stem == stem.strip(" .")
    assert unicodedata.is_normalized("NFC", name)
    assert len(name) <= 110
    assert stem.partition(".")[0].upper() not in {"CON", "NUL", "COM1", "LPT9", "AUX", "PRN"}


@given(names)
def test_any_title_gives_a_name_that_linux_can_write(title):
    twin = without_twins([safe_name(title, "jpeg", " v2")] * 100)[-1]
    assert len(twin.encode()) <= 255


def test_what_tells_a_name_from_others_outlasts_a_long_title():
    told = safe_name("ế" * 160, "pdf", " (en) v2")
    assert told.endswith("ế (en) v2.pdf")
    assert len(told.encode()) <= 255
    assert safe_name("A" * 160, "pdf", " v2") == f"{'A' * 97} v2.pdf"


@given(st.lists(st.sampled_from(["a.pdf", "A.pdf", "Ấ.pdf", "ấ.pdf", "a (2).pdf"]), max_size=9))
def test_no_two_names_of_an_archive_are_one_to_a_system_that_ignores_case(given_names):
    told = without_twins(given_names)
    assert len({name.casefold() for name in told}) == len(given_names)


def test_vietnamese_titles_keep_their_letters():
    assert safe_name("Áp phích: đi từng ngõ, gõ từng nhà?", "pdf") == (
        "Áp phích đi từng ngõ, gõ từng nhà.pdf"
    )
    assert safe_name("con", "svg") == "con_.svg"
    assert safe_name("nul.bản 2", "svg") == "_nul.bản 2.svg"
    assert safe_name("...", "svg") == "tep.svg"


def test_files_beyond_four_gigabytes_are_laid_out_as_zip64():
    large = 5 * 1024**3
    archive = Archive(
        [
            Entry("lớn.mp4", large, 0, lambda: io.BytesIO()),
            Entry.of_text("sau.txt", b"sau"),
        ]
    )
    # The end alone tells where everything lies: the large file is never read.
    head = 30 + len("lớn.mp4".encode()) + 20
    end = b"".join(archive.pieces(head + large))
    assert archive.size > large

    class Sparse(io.RawIOBase):
        def __init__(self):
            self.at = 0

        def seekable(self):
            return True

        def seek(self, offset, whence=0):
            self.at = (
                offset
                if whence == 0
                else archive.size + offset
                if whence == 2
                else self.at + offset
            )
            return self.at

        def tell(self):
            return self.at

        def read(self, size=-1):
            stop = archive.size if size < 0 else min(archive.size, self.at + size)
            start = self.at
            self.at = stop
            first = archive.size - len(end)
            return end[start - first : stop - first] if start >= first else b"\0" * (stop - start)

    with zipfile.ZipFile(Sparse()) as read:
        lớn, sau = read.infolist()
        assert (lớn.filename, lớn.file_size) == ("lớn.mp4", large)
        assert sau.header_offset > large


def test_the_systems_own_unzip_reads_it(tmp_path):
    unzip = shutil.which("unzip")
    if not unzip and os.environ.get("REQUIRE_ALL") != "1":
        pytest.skip("unzip is missing: install unzip.")
    assert unzip
    path = tmp_path / "bo.zip"
    entries = [Entry.of_text("Áp phích.txt", "Mười".encode())]
    path.write_bytes(b"".join(Archive(entries).pieces()))
    tested = subprocess.run([unzip, "-t", str(path)], capture_output=True, check=False)
    assert tested.returncode == 0, tested.stdout


def test_an_archive_takes_no_more_memory_than_a_piece(tmp_path):
    path = tmp_path / "lon.bin"
    with path.open("wb") as large:
        large.truncate(64 * 1024 * 1024)
    check = 0
    for _number in range(1024):
        check = zlib.crc32(b"\0" * 65536, check)
    archive = Archive([Entry("lon.bin", path.stat().st_size, check, lambda: path.open("rb"))])
    tracemalloc.start()
    for _piece in archive.pieces():
        pass
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 2 * 1024 * 1024
