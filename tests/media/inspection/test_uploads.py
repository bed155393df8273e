"""Whatever is uploaded gets an answer: stored clean, or refused in words."""

import io
import json
import re
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.urls import reverse

import pytest
from PIL import Image

from demo.factories import files
from demo.factories.media import CustomImageFactory, RecordingFactory
from media.inspection import read_recording
from media.models import CustomDocument, CustomImage, Recording
from tests.media.inspection import broken_files

pytestmark = pytest.mark.django_db

BAD_PICTURES = [*broken_files.liars(), *broken_files.bombs()]


def upload(name, content):
    return SimpleUploadedFile(name, content, "application/octet-stream")


class Memory:
    """The memory of this process, and the most it was since this was made, in megabytes."""

    def __init__(self):
        # Linux then forgets the peaks of tests that ran before.
        Path("/proc/self/clear_refs").write_text("5")
        self.before = self._read("VmRSS")

    def grown(self):
        return self._read("VmHWM") - self.before

    def _read(self, name):
        status = Path("/proc/self/status").read_text()
        return int(re.search(rf"^{name}:\s+(\d+) kB", status, re.MULTILINE)[1]) // 1024


def with_notes(file_format, orientation=1):
    """A picture that tells where and by whom it was taken, and how it is to be turned."""
    notes = Image.Exif()
    notes[0x0112] = orientation
    notes[0x010F] = "Bí mật"
    notes.get_ifd(0x8825)[1] = "N"
    notes.get_ifd(0x8825)[2] = (19.0, 48.0, 26.0)
    picture = Image.open(io.BytesIO(files.pixels(60, 40)))
    options = {"comment": b"bi mat"} if file_format in ("gif", "jpeg") else {"exif": notes}
    if file_format == "jpeg":
        options["exif"] = notes
    saved = io.BytesIO()
    picture.save(saved, format=file_format.upper(), **options)
    return saved.getvalue()


def add_image(client, name, content, **values):
    data = {"title": "Ảnh", "file": upload(name, content), "licence": "free", "tags": ""}
    data |= {"credit": "", "source": "", "description": ""}
    for side in ("x", "y", "width", "height"):
        data[f"focal_point_{side}"] = ""
    return client.post(reverse("wagtailimages:add"), data | values)


def add_many(client, name, content, **values):
    return client.post(
        reverse("wagtailimages:add_multiple"),
        {"files[]": upload(name, content), "title": "Ảnh"} | values,
        HTTP_X_REQUESTED_WITH="XMLHttpRequest",
    )


@pytest.mark.parametrize("file_format", ["png", "jpeg", "webp", "gif", "avif"])
def test_a_sound_picture_is_stored_without_what_it_tells_of_people_and_places(office, file_format):
    sent = with_notes(file_format)
    ending = "jpg" if file_format == "jpeg" else file_format
    assert add_image(office, f"anh.{ending}", sent).status_code == 302
    image = CustomImage.objects.get()
    with image.file.open() as stored:
        kept = stored.read()
    for secret in (b"Exif", b"GPS", "Bí mật".encode(), b"bi mat"):
        assert secret not in kept
    assert (image.width, image.height) == (60, 40)
    assert image.file_size == len(kept)
    before = Image.open(io.BytesIO(sent)).convert("RGB")
    after = Image.open(io.BytesIO(kept)).convert("RGB")
    if file_format != "avif":
        assert before.tobytes() == after.tobytes()


@pytest.mark.parametrize("file_format", ["png", "jpeg", "webp"])
def test_a_picture_is_turned_as_its_camera_said(office, file_format):
    ending = "jpg" if file_format == "jpeg" else file_format
    add_image(office, f"anh.{ending}", with_notes(file_format, orientation=6))
    image = CustomImage.objects.get()
    assert (image.width, image.height) == (40, 60)
    with image.file.open() as stored:
        assert not Image.open(stored).getexif()


def test_transparency_animation_and_colour_profiles_stay(office):
    from PIL import ImageCms

    icc = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    saved = io.BytesIO()
    Image.new("RGBA", (9, 9), (1, 2, 3, 4)).save(saved, "PNG", icc_profile=icc)
    add_image(office, "a.png", saved.getvalue())
    saved = io.BytesIO()
    frames = [Image.new("P", (9, 9), colour) for colour in (1, 2, 3)]
    for frame in frames:
        frame.putpalette(bytes(range(256)) * 3)
    frames[0].save(saved, "GIF", save_all=True, append_images=frames[1:], loop=0)
    add_image(office, "b.gif", saved.getvalue())
    still, moving = CustomImage.objects.order_by("id")
    with still.file.open() as stored:
        picture = Image.open(stored)
        assert picture.mode == "RGBA" and picture.info["icc_profile"] == icc
    with moving.file.open() as stored:
        picture = Image.open(stored)
        assert picture.n_frames == 3 and picture.info["loop"] == 0


@pytest.mark.parametrize(("name", "content"), broken_files.cases(*BAD_PICTURES))
def test_what_is_no_sound_picture_is_refused_in_words(office, name, content):
    response = add_image(office, name, content)
    assert response.status_code == 200
    assert response.context["form"].errors["file"]
    assert not CustomImage.objects.exists()


def test_pictures_cut_short_or_damaged_never_fail_the_site(office):
    memory = Memory()
    for name, content in broken_files.cut_short():
        assert add_image(office, name, content).status_code in (200, 302)
        answer = add_many(office, name, content)
        assert answer.status_code == 200
        told = json.loads(answer.content)
        assert told["success"] or told["error_message"]
    for name, content in BAD_PICTURES:
        told = json.loads(add_many(office, name, content).content)
        assert not told["success"] and told["error_message"]
    assert memory.grown() < 350


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked(office):
    # What any upload takes the first time, code and templates, is there before the measure begins.
    add_image(office, "anh.txt", b"")
    name, content = broken_files.bombs()[0]
    memory = Memory()
    response = add_image(office, name, content)
    assert "25" in str(response.context["form"].errors["file"])
    assert memory.grown() < 60


def test_the_multiple_uploader_stores_pictures_clean(office):
    answer = json.loads(add_many(office, "anh.jpg", with_notes("jpeg")).content)
    assert answer["success"]
    with CustomImage.objects.get().file.open() as stored:
        assert b"Exif" not in stored.read()


def test_a_picture_that_waits_for_its_other_fields_is_clean_too(office):
    answer = json.loads(add_many(office, "anh.jpg", with_notes("jpeg"), title="x" * 300).content)
    waiting = answer["uploaded_file_id"]
    address = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[waiting])
    data = {"title": "Ảnh", "licence": "free", "tags": "", "credit": "", "source": ""}
    data = {f"uploaded-image-{waiting}-{name}": value for name, value in data.items()}
    assert json.loads(office.post(address, data).content)["success"]
    with CustomImage.objects.get().file.open() as stored:
        assert b"Exif" not in stored.read()


def test_replacing_an_image_looks_at_the_new_file_as_well(office):
    image = CustomImageFactory()
    address = reverse("wagtailimages:edit", args=[image.pk])
    data = {"title": "Ảnh", "licence": "free", "tags": "", "credit": "", "source": ""}
    data |= {f"focal_point_{side}": "" for side in ("x", "y", "width", "height")}
    for name, content in broken_files.cut_short(seed=2, each=1):
        answer = office.post(address, data | {"file": upload(name, content)})
        assert answer.status_code in (200, 302)
    answer = office.post(address, data | {"file": upload("moi.jpg", with_notes("jpeg"))})
    assert answer.status_code == 302
    image.refresh_from_db()
    with image.file.open() as stored:
        assert b"Exif" not in stored.read()
    assert office.post(address, data).status_code == 302


def test_a_large_upload_that_lies_on_disk_is_cleaned_there(office):
    from media.forms import clean_upload

    sent = with_notes("jpeg")
    file = TemporaryUploadedFile("a.jpg", "image/jpeg", len(sent), None)
    file.write(sent)
    clean_upload(file)
    with open(file.temporary_file_path(), "rb") as stored:
        assert b"Exif" not in stored.read()
    assert file.size < len(sent)


def test_too_many_bytes_are_refused(office, settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 1000
    response = add_image(office, "a.png", files.pixels())
    assert "1" in str(response.context["form"].errors["file"])


def add_document(client, name, content):
    data = {"title": "Tài liệu", "file": upload(name, content), "licence": "free", "tags": ""}
    return client.post(reverse("wagtaildocs:add"), data | {"credit": "", "source": ""})


@pytest.mark.parametrize(("name", "content"), broken_files.cases(*broken_files.bad_documents()))
def test_a_document_must_be_what_its_name_says(office, name, content):
    response = add_document(office, name, content)
    assert response.status_code == 200
    assert response.context["form"].errors["file"]
    many = office.post(
        reverse("wagtaildocs:add_multiple"),
        {"files[]": upload(name, content), "title": "Tài liệu"},
        HTTP_X_REQUESTED_WITH="XMLHttpRequest",
    )
    told = json.loads(many.content)
    assert not told["success"]
    assert "\n" not in told["error_message"]
    assert not CustomDocument.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    broken_files.cases(
        ("a.pdf", files.printed()),
        ("a.csv", "tên,số\nMuối,3\n".encode()),
        ("a.csv", b"x" + "ế".encode() * 4000),
        ("a.docx", broken_files.office_file("docx", word__document_dot_xml=b"<x/>")),
        (
            "a.ods",
            broken_files.office_file(
                "ods", mimetype=b"application/vnd.oasis.opendocument.spreadsheet"
            ),
        ),
        ("a.zip", broken_files.office_file("zip", a=b"b")),
    ),
)
def test_a_sound_document_is_stored_and_handed_out_as_a_file(office, client, name, content):
    assert add_document(office, name, content).status_code == 302
    document = CustomDocument.objects.get()
    office.logout()
    response = client.get(document.url)
    assert response["Content-Disposition"].startswith("attachment")
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"


def test_an_archive_that_unpacks_into_gigabytes_is_refused(office, monkeypatch):
    monkeypatch.setattr("media.inspection.documents.MOST_UNPACKED", 10)
    bomb = broken_files.office_file("zip", a=b"0" * 100)
    assert add_document(office, "a.zip", bomb).context["form"].errors["file"]


def add_recording(client, kind, name, content, **values):
    data = {"title": "Bản ghi", "file": upload(name, content), "licence": "free", "tags": ""}
    data |= {"credit": "", "source": "", "transcript": "", "transcript_en": "", "duration": ""}
    return client.post(reverse("wagtailmedia:add", args=[kind]), data | values)


def test_recordings_are_read_not_described(office):
    assert add_recording(office, "audio", "a.wav", files.sound(2)).status_code == 302
    vtt = upload("phu-de.vtt", files.captions())
    picture = upload("bia.jpg", with_notes("jpeg"))
    noted = files.film(15, artist="Nguyen Van A", location="+19.8+105.7/")
    answer = add_recording(office, "video", "a.mp4", noted, captions=vtt, thumbnail=picture)
    assert answer.status_code == 302
    sound, film = Recording.objects.order_by("id")
    assert (sound.duration, sound.width) == (2, None)
    assert (film.duration, film.width, film.height) == (15, 1920, 1080)
    with film.thumbnail.open() as stored:
        assert b"Exif" not in stored.read()
    with film.file.open() as stored:
        content = stored.read()
    assert b"Nguyen" not in content and b"+19.8" not in content
    assert read_recording(io.BytesIO(content), "a.mp4").seconds == 15
    assert not film.is_accessible
    film.transcript = "Lời"
    assert film.is_accessible


@pytest.mark.parametrize(
    ("kind", "name", "content"),
    broken_files.cases(
        *(("audio", *each) for each in broken_files.broken_recordings()),
        ("audio", "a.m4a", files.film()),
        ("audio", "a.wav", files.pixels()),
        ("audio", "a.mp3", files.sound()),
    ),
)
def test_a_recording_nobody_could_play_is_refused(office, kind, name, content):
    response = add_recording(office, kind, name, content)
    assert response.status_code == 200
    assert response.context["form"].errors["file"]
    assert not Recording.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    broken_files.cases(
        ("a.srt", files.captions()),
        ("a.vtt", b"1\n00:00:00,000 --> 00:00:01,000\nx\n"),
        ("a.vtt", b"WEBVTT\n"),
        ("a.vtt", b"WEBVTT\n\n00:02.000 --> 00:01.000\nx\n"),
        ("a.vtt", b"WEBVTT\n\n0:2.0 --> x\nx\n"),
        ("a.vtt", b"WEBVTT\n\n" + b"9" * 5000 + b":00:01.000 --> 00:00:02.000\nx\n"),
        ("a.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\nx\0y\n"),
        ("a.vtt", "WEBVTT\n\n٠٠:00:01.000 --> 00:02.000\nx\n".encode()),
        ("a.vtt", b"WEBVTT\n\xff\xfe"),
        ("a.vtt", b"WEBVTT" + b" " * 1_100_000),
    ),
)
def test_captions_must_be_webvtt(office, name, content):
    recording = RecordingFactory()
    address = reverse("wagtailmedia:edit", args=[recording.pk])
    data = {"title": "Bản ghi", "licence": "free", "tags": "", "transcript": ""}
    response = office.post(address, data | {"captions": upload(name, content)})
    assert response.status_code == 200
    assert response.context["form"].errors["captions"]


def test_a_document_of_another_kind_is_told_the_kinds_there_are(office):
    response = office.post(
        reverse("wagtaildocs:add"), {"title": "Thông báo", "file": upload("thu.txt", b"thu")}
    )
    assert "PDF" in str(response.context["form"].errors["file"])
    assert response.context["form"]["title"].value() == "Thông báo"


def test_a_recording_that_is_refused_is_refused_once(office):
    address = reverse("wagtailmedia:add", args=["video"])
    response = office.post(address, {"title": "Phim", "file": upload("phim.mp4", b"phim")})
    assert list(response.context["form"].errors) == ["file"]


def test_an_empty_picture_is_said_to_be_empty(office):
    response = add_image(office, "rong.jpg", b"")
    assert "Tệp này rỗng" in str(response.context["form"].errors["file"])


@pytest.mark.parametrize(
    "name", ["anh\x00.jpg", "../../anh.jpg", "a" * 300 + ".jpg", "ảnh đẹp.jpg"]
)
def test_a_strange_name_loses_nothing(office, name):
    response = add_image(office, name, with_notes("jpeg"))
    if response.status_code == 302:
        assert "\x00" not in CustomImage.objects.get().file.name
    else:
        assert response.context["form"].errors["file"]
        assert response.context["form"]["title"].value() == "Ảnh"
