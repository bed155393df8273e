"""Many files at once: sent, read, kept, and given their places."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

import pytest

from demo.factories import files
from demo.factories.media import AssetFactory, AssetKindFactory, KitFactory, VariantFactory
from media.duties import clear_staged_files
from media.enums import AssetState
from media.models import Asset, KindSpec, StagedFile, Variant
from media.models.stores import kit_storage
from tests.media.conftest import permitted
from tests.media.editing.test_kit_admin import html_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def kit(db):
    return KitFactory(slug="bo-ra-quan")


def upload_url(kit):
    return reverse("bulk_upload", args=[kit.pk])


def review_url(kit):
    return reverse("bulk_review", args=[kit.pk])


def png(name, width=300, height=200):
    return SimpleUploadedFile(name, files.pixels(width, height), "image/png")


def send(client, kit, *uploads, **headers):
    return client.post(upload_url(kit), {"files": list(uploads)}, **headers)


def send_folder(client, kit, contents):
    """What a browser sends for a chosen folder: the names have their folders."""
    boundary = "ranh-gioi"
    body = b""
    for path, content in contents.items():
        body += (
            f'--{boundary}\r\nContent-Disposition: form-data; name="folder"; filename="'.encode()
        )
        body += path.encode() + b'"\r\nContent-Type: application/octet-stream\r\n\r\n'
        body += content + b"\r\n"
    body += f"--{boundary}--\r\n".encode()
    kind = f"multipart/form-data; boundary={boundary}"
    return client.post(upload_url(kit), body, content_type=kind)


def staged(kit, name="anh.png", width=300, **values):
    """A file that waits, as an upload would leave it."""
    from demo.factories.users import UserFactory
    from media.bulk_upload.staging import stage

    result = stage(kit, [(name, png(name.rsplit("/")[-1], width))], UserFactory())
    assert not result.refused
    waiting = kit.staged_files.get(path=name)
    StagedFile.objects.filter(pk=waiting.pk).update(**values)
    return waiting


def proposed(client, kit):
    """What the page of review would send if nobody changed anything."""
    page = client.get(review_url(kit))
    assert page.status_code == 200
    data = {}
    for form in page.context["forms"]:
        data |= {bound.html_name: bound.value() or "" for bound in form}
    return data


def said(waiting, **values):
    return {f"file-{waiting.pk}-{name}": value for name, value in values.items()}


def test_sound_files_are_kept_and_broken_ones_are_named(office, kit):
    broken = SimpleUploadedFile("hong.pdf", b"%PDF-1.7 nothing")
    empty = SimpleUploadedFile("rong.png", b"")
    response = send(office, kit, png("anh_vi.png"), broken, empty, png("Thumbs.db"))
    assert response.status_code == 422
    html = response.content.decode()
    assert "hong.pdf" in html and "rong.png" in html and "Thumbs.db" not in html
    waiting = kit.staged_files.get()
    assert (waiting.path, waiting.width, waiting.file_format) == ("anh_vi.png", 300, "png")
    assert kit_storage().exists(waiting.file.name)
    edit = html_of(office, reverse("wagtailsnippets_media_kit:edit", args=[kit.pk]))
    assert review_url(kit) in edit


def test_a_script_is_told_the_fate_of_its_file(office, kit):
    answer = send(office, kit, png("a.png"), headers={"accept": "application/json"})
    assert answer.json() == {"kept": ["a.png"], "refused": []}
    answer = send(office, kit, png("b.png"), headers={"accept": "application/json"})
    (refused,) = answer.json()["refused"]
    assert refused["name"] == "b.png" and "a.png" in refused["reasons"][0]
    answer = office.post(upload_url(kit), {}, headers={"accept": "application/json"})
    assert answer.status_code == 422 and answer.json()["fault"]


def test_a_file_that_the_kit_has_is_refused_and_one_of_another_kit_is_linked(office, kit):
    content = files.pixels(310, 200)
    mine = VariantFactory(asset=AssetFactory(kit=kit), content=content, name="Đã có")
    response = send(office, kit, SimpleUploadedFile("lai.png", content))
    assert mine.name in response.content.decode()
    other = KitFactory()
    assert send(office, other, SimpleUploadedFile("lai.png", content)).status_code == 302
    html = html_of(office, review_url(other))
    assert reverse("wagtailsnippets_media_asset:edit", args=[mine.asset_id]) in html


def test_a_folder_brings_its_names_without_any_script(office, kit):
    contents = {
        "Bộ ra quân/Áp phích chính/A2_vi.png": files.pixels(301, 200),
        "Bộ ra quân/Áp phích chính/A2_en.png": files.pixels(302, 200),
        "Bộ ra quân/.DS_Store": b"x",
    }
    assert send_folder(office, kit, contents).status_code == 302
    assert [each.path for each in kit.staged_files.all()] == sorted(contents)[1:]
    data = proposed(office, kit)
    english = kit.staged_files.get(path__endswith="_en.png")
    assert data[f"file-{english.pk}-new_name"] == "Áp phích chính"
    assert data[f"file-{english.pk}-language"] == "en"
    assert data[f"file-{english.pk}-name"] == "A2"


def test_a_kind_is_guessed_from_the_name_or_from_the_sizes(office, kit):
    poster = AssetKindFactory(name="Áp phích")
    AssetKindFactory(name="Áp", slug="ap")
    send(office, kit, png("ap-phich-chinh_A2_en.png"))
    waiting = kit.staged_files.get()
    data = proposed(office, kit)
    assert data[f"file-{waiting.pk}-kind"] == poster.pk
    assert data[f"file-{waiting.pk}-new_name"] == "Áp phích chinh"


def test_new_assets_are_made_with_all_their_files(office, chief, kit):
    kind = AssetKindFactory(name="Áp phích")
    AssetFactory(kit=kit, sort_order=4)
    send(office, kit, png("ap-phich-chinh_A2.png", 301), png("ap-phich-chinh_A2_en.png", 302))
    send(office, kit, png("logo_goc.png", 303))
    stored = dict(kit.staged_files.values_list("path", "file"))
    first, second, logo = kit.staged_files.all()
    data = proposed(office, kit) | said(first, alt="Nền đỏ") | said(logo, act="later")
    response = office.post(review_url(kit), data)
    assert response.status_code == 302, response.content.decode()[:3000]
    asset = kit.assets.get(name="Áp phích chinh")
    assert (asset.alt, asset.kind, asset.submitted_by) == ("Nền đỏ", kind, chief)
    assert asset.sort_order == 5
    names = [(each.name, each.language, each.width) for each in asset.variants.all()]
    assert names == [("A2", "vi", 301), ("A2", "en", 302)]
    # The very files that were staged, previews too; nothing was written again.
    assert {each.file.name for each in asset.variants.all()} == {
        stored["ap-phich-chinh_A2.png"], stored["ap-phich-chinh_A2_en.png"],
    }  # fmt: skip
    for variant in asset.variants.all():
        assert kit_storage().exists(variant.file.name)
        assert variant.preview.storage.exists(variant.preview.name)
    assert [each.path for each in kit.staged_files.all()] == ["logo_goc.png"]


def test_placing_reads_no_file_and_deletes_none(
    office, kit, monkeypatch, django_capture_on_commit_callbacks
):
    AssetKindFactory(name="Áp phích")
    waiting = staged(kit, "ap-phich_A2.png")

    def refuse(*args, **kwargs):
        raise AssertionError("A staged file was read again.")

    monkeypatch.setattr("media.models.measured.read_kit_file", refuse)
    with django_capture_on_commit_callbacks(execute=True):
        office.post(review_url(kit), proposed(office, kit) | said(waiting, alt="Nền đỏ"))
    variant = Variant.objects.get()
    assert (variant.sha256, variant.octets) == (waiting.sha256, waiting.octets)
    assert kit_storage().exists(variant.file.name)
    assert variant.thumbnail.storage.exists(variant.thumbnail.name)


def test_a_file_like_a_known_one_is_proposed_as_its_new_version(
    office, kit, django_capture_on_commit_callbacks
):
    asset = AssetFactory(kit=kit, name="Áp phích chính")
    old = VariantFactory(asset=asset, name="A2, để in", language="en")
    VariantFactory(asset=asset, name="A2, để in", language="vi")
    send(office, kit, png("ap-phich-chinh_a2-de-in_en.png", 333))
    waiting = kit.staged_files.get()
    data = proposed(office, kit)
    assert data[f"file-{waiting.pk}-asset"] == asset.pk
    assert data[f"file-{waiting.pk}-replaces"] == old.pk
    with django_capture_on_commit_callbacks(execute=True):
        response = office.post(review_url(kit), data | said(waiting, change_note="Ngày mới"))
    assert response.status_code == 302
    former = old.former_versions.get()
    assert former.sha256 == old.sha256 and kit_storage().exists(former.file.name)
    old.refresh_from_db()
    assert (old.version, old.width, old.change_note) == (2, 333, "Ngày mới")
    assert (old.name, asset.variants.count()) == ("A2, để in", 2)
    assert kit_storage().exists(old.file.name)


def test_a_file_that_fits_no_size_is_told_on_its_row_and_nothing_is_lost(office, kit, monkeypatch):
    from django.core.exceptions import ValidationError

    kind = AssetKindFactory(name="Áp phích")
    good, bad = staged(kit, "ap-phich-a.png", 301), staged(kit, "ap-phich-b.png", 302)

    def fitting(asked, read):
        if read.width == 302:
            raise ValidationError("Áp phích cần ảnh có cạnh 300 px.")

    monkeypatch.setattr("media.bulk_upload.shelf.fitting_spec", fitting)
    data = proposed(office, kit)
    data |= said(good, kind=kind.pk, alt="A") | said(bad, kind=kind.pk, alt="Điều đã gõ")
    response = office.post(review_url(kit), data)
    assert response.status_code == 422
    html = response.content.decode()
    assert "Áp phích cần ảnh có cạnh 300 px." in html and "Điều đã gõ" in html
    assert not Asset.objects.exists() and kit.staged_files.count() == 2
    assert office.post(review_url(kit), data | said(bad, act="later")).status_code == 302
    assert Asset.objects.get().variants.count() == 1
    assert list(kit.staged_files.all()) == [bad]


def test_each_fault_of_a_row_is_told_at_its_field(office, kit):
    asset = AssetFactory(kit=kit, name="Phướn")
    old = VariantFactory(asset=asset, language="vi")
    kind, other_kind = AssetKindFactory(name="Loại A"), AssetKindFactory(name="Loại B")
    one, two, three = (staged(kit, f"{n}.png", 310 + n) for n in range(3))
    base = {"act": "place", "asset": "", "new_name": "", "kind": "", "alt": "", "replaces": ""}
    base |= {"change_note": "", "name": "A2", "language": "vi"}

    def faults(*rows):
        data = {}
        for waiting, values in zip((one, two, three), rows, strict=False):
            data |= said(waiting, **(base | values))
        response = office.post(review_url(kit), data)
        assert response.status_code == 422
        assert kit.staged_files.count() == 3 and kit.assets.count() == 1
        return [set(form.errors) for form in response.context["forms"]]

    new = {"new_name": "Mới", "kind": kind.pk, "alt": "Nền đỏ"}
    assert faults({}) == [{"new_name", "kind"}]
    assert faults(new | {"alt": ""}) == [{"alt"}]
    assert faults(new | {"name": "", "language": "xx"}) == [{"name", "language"}]
    assert faults(new | {"kind": "99999999999999999999"}) == [{"kind"}]
    assert faults(new | {"asset": "x", "act": "burn"}) == [{"asset", "act"}]
    # The title of an asset that there is, whatever its marks.
    assert faults(new | {"new_name": "PHUON"}) == [{"asset"}]
    assert faults(new, new | {"new_name": "mới", "kind": other_kind.pk}) == [set(), {"kind"}]
    version = {"replaces": old.pk}
    assert faults(version, version) == [set(), {"replaces"}]
    assert faults(version | {"language": "en"}) == [{"language"}]
    elsewhere = AssetFactory(kit=kit, name="Khác")
    kit.assets.exclude(pk__in=[asset.pk, elsewhere.pk]).delete()
    response = office.post(review_url(kit), said(one, **(base | version | {"asset": elsewhere.pk})))
    assert set(response.context["forms"][0].errors) == {"replaces"}


def test_of_two_files_that_are_the_same_only_one_is_placed(office, kit):
    AssetKindFactory(name="Áp phích")
    first, second = staged(kit, "ap-phich-a.png", 301), staged(kit, "ap-phich-b.png", 302)
    # Both arrived at the same moment.
    StagedFile.objects.filter(pk=second.pk).update(sha256=first.sha256)
    data = proposed(office, kit) | said(first, alt="A") | said(second, alt="B")
    response = office.post(review_url(kit), data)
    assert [set(form.errors) for form in response.context["forms"]] == [set(), {"act"}]
    assert f'href="#file-{second.pk}"' in response.content.decode()
    assert office.post(review_url(kit), data | said(second, act="delete")).status_code == 302
    assert Variant.objects.count() == 1 and not kit.staged_files.exists()


def test_what_fits_no_size_is_told_before_anybody_asks(office, kit):
    kind = AssetKindFactory(name="Áp phích")
    KindSpec.objects.create(kind=kind, name="Lớn", measure="px", width=4000, height=4000)
    staged(kit, "ap-phich-a.png", 301)
    (form,) = office.get(review_url(kit)).context["forms"]
    assert form.foretold and form.foretold[0] in html_of(office, review_url(kit))


def test_a_file_is_deleted_only_when_asked(office, kit, django_capture_on_commit_callbacks):
    waiting = staged(kit)
    with django_capture_on_commit_callbacks(execute=True):
        office.post(review_url(kit), proposed(office, kit) | said(waiting, act="delete"))
    assert not StagedFile.objects.exists()
    assert not kit_storage().exists(waiting.file.name)


def test_rows_that_somebody_else_has_placed_are_passed_over(office, kit):
    AssetKindFactory(name="Áp phích")
    first, second = staged(kit, "ap-phich-a.png", 301), staged(kit, "ap-phich-b.png", 302)
    data = proposed(office, kit) | said(first, alt="A") | said(second, alt="B")
    StagedFile.objects.get(pk=first.pk).delete()
    assert office.post(review_url(kit), data).status_code == 302
    assert [asset.alt for asset in Asset.objects.all()] == ["B"]
    assert office.post(review_url(kit), data).status_code == 302
    assert Asset.objects.count() == 1


def test_a_changed_asset_of_a_watched_kind_waits(office, kit, chief):
    from django.contrib.auth.models import Group

    kind = AssetKindFactory(name="Pano", second_approver=Group.objects.create(name="Duyệt pano"))
    asset = AssetFactory(kit=kit, kind=kind, name="Pano chính")
    send(office, kit, png("pano-chinh_A2.png"))
    assert office.post(review_url(kit), proposed(office, kit)).status_code == 302
    asset.refresh_from_db()
    assert (asset.state, asset.submitted_by) == (AssetState.WAITING, chief)


def test_too_much_at_once_is_told_before_it_is_read(office, kit, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2
    response = send(office, kit, *(png(f"{n}.png", 300 + n) for n in range(3)))
    assert response.status_code == 422
    assert "2" in response.context["fault"]
    settings.BULK_UPLOAD_MAX_OCTETS = 100
    response = send(office, kit, png("a.png"))
    assert response.status_code == 422
    assert "100 B" in response.context["fault"]
    assert office.post(upload_url(kit), b"x", content_type="multipart/form-data").status_code == 422
    assert not StagedFile.objects.exists()


def test_only_those_who_edit_assets_send_and_place_files(client, home, kit):
    waiting = staged(kit)
    for user in (permitted("view_asset", "change_kit"), permitted("change_asset")):
        client.force_login(user)
        for url in (upload_url(kit), review_url(kit)):
            assert client.get(url).status_code in (302, 403)
            assert client.post(url, said(waiting, act="delete")).status_code in (302, 403)
    client.force_login(permitted("add_asset", "change_asset"))
    assert client.get(upload_url(kit)).status_code == 200
    assert client.get(review_url(kit)).status_code == 200
    assert client.get(reverse("bulk_upload", args=[10**9])).status_code == 404
    assert StagedFile.objects.exists()


def test_a_foreign_page_cannot_send_files(home, kit, chief):
    client = Client(enforce_csrf_checks=True)
    client.force_login(chief)
    assert send(client, kit, png("a.png")).status_code == 403
    assert not StagedFile.objects.exists()


def test_review_asks_the_same_number_of_queries_for_many_files(
    office, kit, django_assert_max_num_queries
):
    kind = AssetKindFactory(name="Áp phích")
    for width in (100, 200):
        KindSpec.objects.create(kind=kind, name=f"Cỡ {width}", languages=["vi", "en"])
    for number in range(12):
        VariantFactory(asset=AssetFactory(kit=kit, kind=kind, name=f"Áp phích {number}"))
        staged(kit, f"ap-phich-{number}_A2_en.png", 500 + number)
    office.get(review_url(kit))
    with django_assert_max_num_queries(25):
        office.get(review_url(kit))


def test_files_that_nobody_placed_are_cleared_after_a_fortnight(
    kit, django_capture_on_commit_callbacks
):
    now = timezone.now()
    old = staged(kit, "cu.png", 301, sent_at=now - timedelta(days=14, seconds=1))
    new = staged(kit, "moi.png", 302, sent_at=now - timedelta(days=13))
    with django_capture_on_commit_callbacks(execute=True):
        clear_staged_files(now)
    assert list(StagedFile.objects.all()) == [new]
    assert not kit_storage().exists(old.file.name)
    assert kit_storage().exists(new.file.name)


def test_a_text_that_is_too_long_is_not_called_missing_as_well(office, kit):
    AssetKindFactory(name="Áp phích")
    waiting = staged(kit, "ap-phich_A2.png")
    data = proposed(office, kit)
    for field in ("name", "new_name"):
        data[f"file-{waiting.pk}-{field}"] = "x" * 200
    response = office.post(review_url(kit), data)
    assert response.status_code == 422
    (form,) = response.context["forms"]
    assert {field: len(told) for field, told in form.errors.items() if field != "alt"} == {
        "name": 1,
        "new_name": 1,
    }
