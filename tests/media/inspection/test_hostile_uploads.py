"""Whatever is sent to whichever form, the site answers, and keeps nothing that it should not."""

from __future__ import annotations

import random
from collections import Counter

from django.core.files.uploadedfile import SimpleUploadedFile

import pytest

from demo.factories.media import AssetKindFactory, KitFactory
from media.models import StagedFile, Variant
from tests.media.inspection.hostile import FAMILIES, NEVER_IN_A_KIT, uploads
from tests.media.inspection.hostile.doors import Doors

pytestmark = pytest.mark.django_db

SAMPLE = 60


def test_the_same_seed_gives_the_same_files():
    assert list(uploads(len(FAMILIES), seed=7)) == list(uploads(len(FAMILIES), seed=7))
    assert list(uploads(len(FAMILIES), seed=7)) != list(uploads(len(FAMILIES), seed=8))


def send(client, door, upload):
    file = SimpleUploadedFile("x", upload.content, "application/octet-stream")
    # Django's own class would tidy the name before it is sent.
    file._name = upload.name
    headers = {"X-Requested-With": "XMLHttpRequest"} if door.is_script else {}
    return client.post(
        f"/admin/{door.path}", door.fields | {door.file_field: file}, headers=headers
    )


def test_no_upload_fails_the_site(office):
    doors = Doors(KitFactory().pk, AssetKindFactory().pk)
    stored = Counter()
    for number, upload in enumerate(uploads(SAMPLE, seed=3)):
        door = doors.for_file(random.Random(number), upload.name)  # noqa: S311
        before = kept_for_kits()
        response = send(office, door, upload)
        assert response.status_code in (200, 302, 400, 422), (upload.family, upload.name[:60])
        taken = door.is_stored(response.status_code, response.content.decode())
        if upload.family in NEVER_IN_A_KIT:
            assert kept_for_kits() == before, (upload.name, upload.content[:300])
        stored[taken] += 1
    assert stored[False] > stored[True] > 0


def kept_for_kits():
    return Variant.objects.count() + StagedFile.objects.count()
