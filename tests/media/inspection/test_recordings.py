"""Films and sounds: what is read from them, how they look, and what they no longer say."""

from __future__ import annotations

import hashlib
import io
import struct
from decimal import Decimal
from fractions import Fraction

from django.core.exceptions import ValidationError

import av
import pytest
from PIL import Image, ImageStat

from demo.factories import files
from media.inspection import read_kit_file, read_recording
from tests.media.inspection.broken_files import cases

pytestmark = pytest.mark.one_database

PERSON = {"artist": "Nguyen Van A", "title": "Nguyen Van A", "comment": "Nguyen Van A"}


def read(name, content):
    return read_kit_file(io.BytesIO(content), name)


def large(facts):
    return Image.open(io.BytesIO(facts.preview.large)).convert("RGB")


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    cases(
        ("a.mp4", files.film(15, 1536, 256), ("mp4", 15, 1536, 256)),
        ("a.webm", files.film(3, 320, 180, "webm"), ("webm", 3, 320, 180)),
        ("a.mp3", files.sound(3, "mp3"), ("mp3", 3, 0, 0)),
        ("a.ogg", files.sound(3, "ogg"), ("ogg", 3, 0, 0)),
        ("a.oga", files.sound(3, "ogg"), ("ogg", 3, 0, 0)),
        ("a.wav", files.sound(3, "wav"), ("wav", 3, 0, 0)),
        ("a.m4a", files.sound(3, "mp4"), ("mp4", 3, 0, 0)),
    ),
)
def test_length_and_size_are_those_that_play(name, content, expected):
    facts = read_recording(io.BytesIO(content), name)
    assert (facts.file_format, round(facts.seconds), facts.width, facts.height) == expected
    kit_file = read(name, content)
    assert abs(kit_file.seconds - expected[1]) < Decimal("0.1")
    assert (kit_file.width or 0, kit_file.height or 0) == expected[2:]
    assert kit_file.measure == ("px" if expected[2] else "")


def test_the_picture_of_a_film_is_not_the_dark_one_it_begins_with():
    picture = large(read("a.mp4", files.film(6, 640, 360)))
    assert picture.size == (640, 360)
    assert ImageStat.Stat(picture.convert("L")).mean[0] > 24
    red, green, blue = picture.getpixel((5, 5))
    assert red > 120 > 60 > max(green, blue)


def test_a_film_that_is_dark_throughout_still_has_a_picture():
    assert large(read("a.mp4", files.film(1, 320, 180))).size == (320, 180)


def turned(film, degrees):
    """The film, marked as one that a phone took on its side."""
    matrices = {
        90: (0, 1, -1, 0),
        180: (-1, 0, 0, -1),
        270: (0, -1, 1, 0),
    }
    a, b, c, d = (part << 16 for part in matrices[degrees])
    matrix = struct.pack(">9i", a, b, 0, c, d, 0, 0, 0, 1 << 30)
    track = film.index(b"tkhd")
    return film[: track + 44] + matrix + film[track + 80 :]


@pytest.mark.parametrize(
    ("degrees", "size"), [(90, (180, 320)), (180, (320, 180)), (270, (180, 320))]
)
def test_a_film_taken_on_its_side_is_measured_and_shown_upright(degrees, size):
    film = files.film(3, 320, 180)
    facts = read("a.mp4", turned(film, degrees))
    assert (facts.width, facts.height) == size
    # FFmpeg's quarter turns are clockwise for players, the other way round for us.
    quarters = {
        90: Image.Transpose.ROTATE_270,
        180: Image.Transpose.ROTATE_180,
        270: Image.Transpose.ROTATE_90,
    }
    expected = large(read("a.mp4", film)).transpose(quarters[degrees])
    shown = large(facts)
    assert shown.size == expected.size == size
    difference = sum(
        abs(a - b)
        for a, b in zip(
            ImageStat.Stat(shown.crop((0, 0, 90, 90))).mean,
            ImageStat.Stat(expected.crop((0, 0, 90, 90))).mean,
            strict=True,
        )
    )
    assert difference < 6
    with av.open(facts.content or io.BytesIO(turned(film, degrees)), format="mov") as stored:
        frame = next(stored.decode(video=0))
        assert abs(frame.rotation) == (180 if degrees == 180 else 90)


def test_pixels_that_are_not_square_are_counted_as_they_are_seen():
    saved = io.BytesIO()
    with av.open(saved, "w", format="mp4") as film:
        track = film.add_stream("libx264", rate=1)
        track.width, track.height, track.pix_fmt = 720, 576, "yuv420p"
        track.codec_context.sample_aspect_ratio = Fraction(16, 15)
        for _second in range(2):
            film.mux(track.encode(av.VideoFrame.from_image(Image.new("RGB", (720, 576), "red"))))
        film.mux(track.encode())
    facts = read("a.mp4", saved.getvalue())
    assert (facts.width, facts.height) == (768, 576)
    preview = large(facts)
    assert preview.width / preview.height == pytest.approx(768 / 576, rel=0.01)


def bars(picture):
    """How high the wave stands at its beginning, in its middle and at its end."""
    ink = picture.convert("L").point(lambda light: 255 if light < 128 else 0)
    third = picture.width // 8
    return [
        (ink.crop((left, 0, left + third, picture.height)).getbbox() or (0, 0, 0, 0))
        for left in (third, picture.width // 2 - third // 2, picture.width - 2 * third)
    ]


@pytest.mark.parametrize("name", ["a.wav", "a.mp3", "a.ogg", "a.m4a"])
def test_the_picture_of_a_sound_is_its_wave(name):
    file_format = {"m4a": "mp4"}.get(name[2:], name[2:])
    begin, middle, end = (
        bottom - top
        for _left, top, _right, bottom in bars(large(read(name, files.sound(4, file_format))))
    )
    assert 0 < begin < middle < end


def test_a_silent_sound_is_a_line():
    heights = [bottom - top for _l, top, _r, bottom in bars(large(read("a.wav", silence())))]
    assert 0 < max(heights) < 20


def silence(seconds=1):
    plain = files.sound(seconds)
    return plain[:44] + b"\0" * (len(plain) - 44)


@pytest.mark.parametrize(
    ("name", "content"),
    cases(
        ("a.mp4", files.film(3, 320, 180, location="+19.8067+105.7852/", **PERSON)),
        ("a.webm", files.film(3, 320, 180, "webm", **PERSON)),
        ("a.mp3", files.sound(2, "mp3", **PERSON)),
        ("a.ogg", files.sound(2, "ogg", **PERSON)),
        ("a.wav", files.sound(2, "wav", **PERSON)),
        ("a.m4a", files.sound(2, "mp4", **PERSON)),
    ),
)
def test_people_and_places_are_taken_out_and_the_rest_stays_as_it_was(name, content):
    assert b"Nguyen" in content
    facts = read(name, content)
    stored = facts.content.read()
    assert b"Nguyen" not in stored and b"+19.80" not in stored
    assert hashlib.sha256(stored).hexdigest() == facts.sha256 and len(stored) == facts.octets
    assert decoded(content) == decoded(stored)
    # Whoever takes it from the library and sends it again sends the very same file.
    assert read(name, stored).sha256 == facts.sha256
    assert read(name, content).sha256 == facts.sha256


def decoded(content):
    """What a recording plays, as a fingerprint of every picture and sample."""
    digest = hashlib.sha256()
    with av.open(io.BytesIO(content)) as recording:
        for frame in recording.decode(recording.streams[0]):
            for plane in frame.planes:
                digest.update(bytes(plane))
    return digest.hexdigest()


def test_notes_that_readers_pass_over_are_taken_out_too():
    plain = files.sound(1)
    note = b"Nguyen Van A".ljust(20)
    chunk = b"iXML" + struct.pack("<I", len(note)) + note
    noted = plain[:4] + struct.pack("<I", len(plain) - 8 + len(chunk)) + plain[8:] + chunk
    assert b"Nguyen" not in read("a.wav", noted).content.read()


def test_the_cover_of_a_sound_makes_no_film_of_it_and_goes_with_its_notes():
    saved = io.BytesIO()
    sound = files.sound(2, "mp3")
    with av.open(saved, "w", format="mp3") as target, av.open(io.BytesIO(sound)) as source:
        track = target.add_stream_from_template(source.streams[0])
        cover = target.add_stream("png", rate=1)
        cover.width = cover.height = 60
        cover.pix_fmt = "rgb24"
        cover.disposition = av.stream.Disposition.attached_pic
        target.mux(cover.encode(av.VideoFrame.from_image(Image.new("RGB", (60, 60), "red"))))
        target.mux(cover.encode())
        for packet in source.demux():
            if packet.dts is not None:
                packet.stream = track
                target.mux(packet)
    assert b"PNG" in saved.getvalue()
    facts = read("a.mp3", saved.getvalue())
    assert (facts.width, round(facts.seconds)) == (None, 2)
    assert b"PNG" not in facts.content.read()


def test_a_recording_without_notes_is_stored_as_it_was_sent():
    assert (
        read("a.mp3", read("a.mp3", files.sound(2, "mp3", **PERSON)).content.read()).content is None
    )
    assert read("a.wav", files.sound(2)).content is None


def matroska(codec="libx264"):
    saved = io.BytesIO()
    with av.open(saved, "w", format="matroska") as film:
        track = film.add_stream(codec, rate=1)
        track.width, track.height, track.pix_fmt = 320, 180, "yuv420p"
        film.mux(track.encode(av.VideoFrame.from_image(Image.new("RGB", (320, 180)))))
        film.mux(track.encode())
    return saved.getvalue()


def refusal(name, content):
    with pytest.raises(ValidationError) as refused:
        read(name, content)
    return refused.value.code


def test_matroska_that_browsers_do_not_play_is_no_webm():
    assert refusal("a.webm", matroska()) == "matroska"


def test_a_film_that_promises_more_than_it_holds_is_cut():
    film = files.film(3, 320, 180)
    head = film.index(b"mvhd")
    for name in (b"mvhd", b"tkhd", b"mdhd", b"elst"):
        assert name in film
    promise = film[: head + 20] + struct.pack(">I", 3_000_000) + film[head + 24 :]
    facts = read("a.mp4", promise)
    assert facts.seconds < 4
    assert refusal("a.wav", files.sound(3)[:9000]) == "cut"


def test_a_film_can_make_nothing_else_be_opened(tmp_path):
    secret = tmp_path / "secret.mp4"
    secret.write_bytes(files.film(3, 320, 180))
    playlist = f"#EXTM3U\n#EXTINF:1,\nfile://{secret}\n#EXT-X-ENDLIST\n".encode()
    for name in ("a.mp4", "a.mp3", "a.ogg", "a.webm", "a.wav"):
        with pytest.raises(ValidationError):
            read(name, playlist)
