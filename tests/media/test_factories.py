"""The builders give what an upload would give."""

import pytest

from demo.factories.media import (
    AssetKindFactory,
    CustomDocumentFactory,
    KitFactory,
    RecordingFactory,
    SloganFactory,
)
from media.models import Slogan

pytestmark = pytest.mark.django_db


def test_a_kit_has_real_files_that_were_read(settings):
    kit = KitFactory.with_files()
    asset = kit.assets.get()
    drawing, picture = asset.variants.all()
    assert (drawing.file_format, drawing.measure, drawing.height) == ("svg", "px", 594)
    assert (picture.file_format, picture.measure, picture.height) == ("png", "px", 200)
    for variant in (drawing, picture):
        with variant.file.open() as stored:
            assert len(stored.read()) == variant.octets
        assert len(variant.sha256) == 64
        assert variant.preview and variant.thumbnail
        assert not variant.file.path.startswith(str(settings.MEDIA_ROOT))


def test_recordings_slogans_documents_and_kinds_can_be_built():
    assert RecordingFactory().is_accessible
    film = RecordingFactory(video=True)
    assert film.type == "video" and film.is_accessible
    assert CustomDocumentFactory().get_file_size() > 100
    SloganFactory()
    SloganFactory(proposed=True)
    assert Slogan.objects.approved().count() == 1
    assert AssetKindFactory(name="Băng rôn").pk == AssetKindFactory(name="Băng rôn").pk
