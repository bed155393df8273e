"""Whatever is sent to whichever form, the site answers, and keeps nothing that it should not."""

from __future__ import annotations

import random
from collections import Counter

from django.core.files.uploadedfile import SimpleUploadedFile

import pytest

from demo.factories.media import AssetKindFactory, KitFactory
from media.models import Variant
from tests.media.hostile import FAMILIES, uploads
from tests.media.hostile.doors import doors, kit_door

pytestmark = pytest.mark.django_db

SAMPLE = 60
# Nothing of these may ever be stored.
NEVER = {"drawing that runs or loads", "page that runs or carries"}


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
    kit, kind = KitFactory(), AssetKindFactory()
    told = Counter()
    for number, upload in enumerate(uploads(SAMPLE, seed=3)):
        door = doors(random.Random(number), upload.name, kit_door(kit.pk, kind.pk))  # noqa: S311
        before = Variant.objects.count()
        response = send(office, door, upload)
        assert response.status_code in (200, 302, 400), (upload.family, upload.name[:60])
        if upload.family in NEVER:
            assert Variant.objects.count() == before, (upload.name, upload.content[:300])
        told[response.status_code] += 1
    assert told[200] > told[302]
