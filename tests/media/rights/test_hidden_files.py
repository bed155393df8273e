"""Files of what may not be shown: their public addresses end, and come back with the right."""

from datetime import timedelta
from functools import partial

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage
from django.utils import timezone

import pytest

from demo.factories import files
from demo.factories.consents import ConsentFactory
from demo.factories.media import (
    AssetFactory,
    CustomImageFactory,
    KitFactory,
    RecordingFactory,
    VariantFactory,
)
from media.duties import withdraw_what_is_hidden
from media.enums import Access
from media.models import Asset, CustomImage, DiscardedFile, Recording, Variant
from media.renditions import make_renditions
from media.rights.withdrawal import delete_discarded, withdraw_files

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """What follows a commit is done when `with committed():` ends."""
    return partial(django_capture_on_commit_callbacks, execute=True)


@pytest.fixture
def shown_image(committed):
    """Makes an image as editors do: with its renditions."""

    def make(**values):
        with committed():
            return CustomImageFactory(**values)

    return make


def public_addresses(image):
    image = CustomImage.objects.get(pk=image.pk)
    return [image.file.url, *(each.url for each in image.renditions.all())]


def statuses(client, addresses):
    return {client.get(address).status_code for address in addresses}


def test_a_picture_whose_right_is_taken_back_leaves_all_its_addresses(
    client, shown_image, committed
):
    image = shown_image(title="Lớp học")
    before = public_addresses(image)
    assert len(before) == 4 and statuses(client, before) == {200}
    with committed():
        image.rights_until = TODAY()
        image.save()
    assert statuses(client, before) == {404}
    image.refresh_from_db()
    # Editors still have it, where nobody can guess.
    assert "lop-hoc" not in image.file.name and len(image.file.name) > 40
    assert default_storage.exists(image.file.name)
    assert not image.renditions.exists()
    assert not DiscardedFile.objects.exists()


def test_a_withdrawn_consent_takes_the_picture_away_and_a_new_one_brings_it_back(
    client, shown_image, committed
):
    consent = ConsentFactory()
    image = shown_image(title="Cụ bà nộp hồ sơ")
    with committed():
        consent.images.add(image)
    before = public_addresses(image)
    with committed():
        consent.withdrawn_on = TODAY()
        consent.save()
    assert statuses(client, before) == {404}
    withdrawn = CustomImage.objects.get(pk=image.pk).file
    with committed():
        consent.withdrawn_on = None
        consent.save()
    after = public_addresses(image)
    assert len(after) == 4 and statuses(client, after) == {200}
    assert "withdrawn" not in "".join(after)
    # A page that somebody kept for a moment may name the other address a little longer.
    assert client.get(withdrawn.url).status_code == 200
    delete_discarded(timezone.now() + timedelta(hours=2))
    assert client.get(withdrawn.url).status_code == 404
    assert statuses(client, after) == {200}


def test_at_midnight_the_duty_takes_away_what_has_ended(
    client, time_machine, shown_image, committed
):
    image = shown_image(rights_until=TODAY() + timedelta(days=1))
    before = public_addresses(image)
    withdraw_what_is_hidden(timezone.now())
    assert statuses(client, before) == {200}
    time_machine.move_to(timezone.now() + timedelta(days=1))
    with committed():
        withdraw_what_is_hidden(timezone.now())
    assert statuses(client, before) == {404}


def test_an_editors_renditions_of_a_hidden_picture_have_addresses_that_nobody_guesses(
    client, shown_image, committed
):
    image = shown_image(title="Lớp học", rights_until=TODAY())
    image.refresh_from_db()
    seen = image.get_rendition("max-165x165")
    assert "lop-hoc" not in seen.url and client.get(seen.url).status_code == 200
    with committed():
        withdraw_what_is_hidden(timezone.now())
    assert image.renditions.filter(pk=seen.pk).exists()
    assert client.get(seen.url).status_code == 200


def test_a_rendition_made_from_the_old_name_meanwhile_is_taken_away_by_the_duty(
    client, shown_image, committed
):
    image = shown_image(title="Lớp học")
    stale = CustomImage.objects.get(pk=image.pk)
    with committed():
        image.rights_until = TODAY()
        image.save()
    late = stale.renditions.create(
        filter_spec="max-10x10", width=1, height=1,
        file=ContentFile(files.pixels(), name="lop-hoc.max-10x10.png"),
    )  # fmt: skip
    with committed():
        withdraw_what_is_hidden(timezone.now())
    assert client.get(late.url).status_code == 404
    assert not image.renditions.filter(pk=late.pk).exists()


def test_a_hidden_picture_gets_no_renditions_for_pages(shown_image):
    image = shown_image(rights_until=TODAY())
    assert not image.renditions.exists()


def test_a_new_file_of_a_hidden_picture_is_withdrawn_as_well(client, shown_image, committed):
    image = shown_image(rights_until=TODAY())
    image = CustomImage.objects.get(pk=image.pk)
    with committed():
        image.file = ContentFile(files.pixels(450, 450), name="doan-duoc.png")
        image._set_image_file_metadata()
        image.save()
    assert client.get("/files/original_images/doan-duoc.png").status_code == 404
    image.refresh_from_db()
    assert default_storage.exists(image.file.name)


def test_a_film_goes_with_its_captions_and_its_picture(client, committed):
    with committed():
        film = RecordingFactory(
            video=True, title="Phim", thumbnail=ContentFile(files.pixels(), name="phim.png")
        )
    before = [film.file.url, film.captions.url, film.thumbnail.url]
    assert statuses(client, before) == {200}
    with committed():
        film.needs_consent = True
        film.save()
    assert statuses(client, before) == {404}
    with committed():
        ConsentFactory().recordings.add(film)
    film = Recording.objects.get(pk=film.pk)
    after = [film.file.url, film.captions.url, film.thumbnail.url]
    assert statuses(client, after) == {200} and "withdrawn" not in "".join(after)


def previews(asset):
    return [
        getattr(variant, name).url
        for variant in Variant.objects.filter(asset=asset)
        for name in ("preview", "thumbnail")
    ]


@pytest.mark.parametrize(
    ("change", "mend"),
    [
        ({"rights_until": timezone.localdate}, {"rights_until": None}),
        ({"recalled_at": timezone.now}, {"recalled_at": None}),
        ({"state": "declined"}, {"state": "approved"}),
    ],
)
def test_previews_of_an_asset_that_may_not_be_seen_change_their_names(
    client, change, mend, committed
):
    with committed():
        asset = AssetFactory(kit=KitFactory())
        VariantFactory(asset=asset)
        VariantFactory(asset=asset)
    before = previews(asset)
    assert len(before) == 4 and statuses(client, before) == {200}
    with committed():
        for name, value in change.items():
            setattr(asset, name, value() if callable(value) else value)
        asset.save()
    assert statuses(client, before) == {404}
    assert statuses(client, previews(asset)) == {200}
    with committed():
        # A new file of it, too.
        VariantFactory(asset=asset)
    assert all("withdrawn/" in address for address in previews(asset))
    with committed():
        for name, value in mend.items():
            setattr(asset, name, value)
        asset.save()
    after = previews(asset)
    assert len(after) == 6 and statuses(client, after) == {200}
    assert not any("withdrawn/" in address for address in after)


def test_previews_of_former_versions_go_as_well(client, committed):
    with committed():
        variant = VariantFactory()
        old = variant.preview.url
        variant.file = ContentFile(files.pixels(333, 222), name="moi.png")
        variant.save()
    assert client.get(old).status_code == 200
    with committed():
        withdraw_files(Asset.objects.get(pk=variant.asset_id))
    assert client.get(old).status_code == 404


def test_a_row_that_was_read_before_its_file_was_moved_may_still_be_saved(
    client, shown_image, committed
):
    image = shown_image()
    read_before = CustomImage.objects.get(pk=image.pk)
    with committed():
        image.rights_until = TODAY()
        image.save()
    with committed():
        read_before.title = "Tên mới"
        read_before.rights_until = TODAY()
        read_before.save()
    image.refresh_from_db()
    assert image.title == "Tên mới" and default_storage.exists(image.file.name)
    with committed():
        read_before.rights_until = None
        read_before.save()
    assert statuses(client, public_addresses(image)) == {200}


def test_a_new_file_of_a_hidden_asset_takes_the_place_of_its_preview(committed):
    with committed():
        variant = VariantFactory(asset=AssetFactory(rights_until=TODAY()))
    variant = Variant.objects.get(pk=variant.pk)
    first = variant.preview.name
    with committed():
        variant.file = ContentFile(files.pixels(301, 222), name="moi.png")
        variant.save()
    variant.refresh_from_db()
    assert variant.preview.name != first and default_storage.exists(variant.preview.name)
    assert variant.preview.name.startswith("withdrawn/")


def test_withdrawing_twice_changes_nothing(client, shown_image, committed):
    image = shown_image(rights_until=TODAY())
    image.refresh_from_db()
    name = image.file.name
    with committed():
        withdraw_files(image)
    image.refresh_from_db()
    assert image.file.name == name and default_storage.exists(name)


def test_a_lost_file_does_not_keep_the_others_waiting(client, shown_image, committed):
    lost, there = shown_image(), shown_image()
    default_storage.delete(lost.file.name)
    before = public_addresses(there)
    CustomImage.objects.update(hidden_from=TODAY(), rights_until=TODAY())
    with committed():
        withdraw_what_is_hidden(timezone.now())
    assert statuses(client, before) == {404}


def test_a_store_that_fails_is_asked_again(client, monkeypatch, shown_image, committed):
    image = shown_image()
    before = public_addresses(image)
    with monkeypatch.context() as broken:
        broken.setattr(FileSystemStorage, "delete", _refuse)
        with committed():
            image.rights_until = TODAY()
            image.save()
    # The row names the copy; what could not be deleted is remembered.
    assert CustomImage.objects.get(pk=image.pk).file.name.startswith("withdrawn/")
    assert statuses(client, before) == {200}
    with committed():
        withdraw_what_is_hidden(timezone.now())
    assert statuses(client, before) == {404}


def test_a_copy_that_was_cut_short_leaves_the_picture_where_it_is_and_is_tried_again(
    client, monkeypatch, shown_image, committed
):
    image = shown_image()
    before = public_addresses(image)
    with monkeypatch.context() as broken, committed():
        broken.setattr(FileSystemStorage, "_save", _refuse)
        CustomImage.objects.update(hidden_from=TODAY(), rights_until=TODAY())
        withdraw_what_is_hidden(timezone.now())
    image.refresh_from_db()
    assert default_storage.exists(image.file.name)
    with committed():
        withdraw_what_is_hidden(timezone.now())
    assert statuses(client, before) == {404}
    # What may have been written of the first copy is deleted when no copying can still be going on.
    delete_discarded(timezone.now() + timedelta(days=2))
    assert not DiscardedFile.objects.exists()


def test_a_file_that_a_row_names_again_is_not_deleted(shown_image):
    image = shown_image()
    DiscardedFile.objects.create(name=image.file.name)
    delete_discarded(timezone.now())
    assert default_storage.exists(image.file.name)
    assert not DiscardedFile.objects.exists()


def test_what_is_as_it_should_be_costs_the_duty_a_few_queries(
    django_assert_max_num_queries, shown_image
):
    shown_image()
    for _number in range(3):
        make_renditions(shown_image())
    with django_assert_max_num_queries(8):
        withdraw_what_is_hidden(timezone.now())


def _refuse(*args, **kwargs):
    raise OSError("The store does not answer.")


def test_previews_of_a_kit_that_is_no_longer_for_everyone_leave_the_addresses_that_are_known(
    client, home, chief, committed
):
    with committed():
        asset = VariantFactory(asset__kit__slug="bo-rieng").asset
    known = [asset.lead_variant().preview.url, asset.lead_variant().thumbnail.url]
    assert statuses(client, known) == {200}
    with committed():
        asset.kit.access = Access.UNITS
        asset.kit.save()
    assert statuses(client, known) == {404}
    client.force_login(chief)
    fresh = Asset.objects.get().lead_variant()
    assert fresh.preview.url in client.get("/media/bo-rieng/").content.decode()
    assert statuses(client, [fresh.preview.url, fresh.thumbnail.url]) == {200}
    with committed():
        asset.kit.access = Access.OPEN
        asset.kit.save()
    assert statuses(client, known) == {200}


def test_previews_of_a_kit_that_never_was_for_everyone_lie_where_nobody_guesses(
    client, home, committed
):
    with committed():
        asset = VariantFactory(asset__kit=KitFactory(access=Access.MEDIA)).asset
    assert asset.variants.get().sha256[:20] not in Asset.objects.get().lead_variant().preview.url
