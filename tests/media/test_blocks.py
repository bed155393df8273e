"""Parts of the library inside a text."""

from django.core.exceptions import ValidationError
from django.utils import timezone, translation

import pytest

from demo.factories.media import (
    AssetFactory,
    CustomDocumentFactory,
    KitFactory,
    RecordingFactory,
    SloganFactory,
    VariantFactory,
)
from media.blocks import DocumentBlock, KitBlock, RecordingBlock, SloganBlock
from media.enums import SloganState

pytestmark = pytest.mark.django_db


def printed(block, **value):
    """What a reader sees of a stored block."""
    return block.render(block.to_python({k: v.pk if v else None for k, v in value.items()})).strip()


def test_an_approved_slogan_is_printed_with_its_copy_button():
    html = printed(SloganBlock(), slogan=SloganFactory(wording="Đi từng ngõ"))
    assert "Đi từng ngõ</blockquote>" in html
    assert "data-copy" in html and "data-done" in html


@pytest.mark.parametrize(
    "values",
    [
        {"proposed": True},
        {"state": SloganState.WITHDRAWN},
        {"use_until": timezone.localdate},
    ],
)
def test_a_slogan_that_may_not_be_used_is_not_printed(values):
    values = {name: value() if callable(value) else value for name, value in values.items()}
    assert printed(SloganBlock(), slogan=SloganFactory(**values)) == ""


def test_a_live_kit_is_printed_as_a_card_and_a_draft_is_not():
    kit = KitFactory.with_files(name="Bộ áp phích")
    html = printed(KitBlock(), kit=kit)
    assert 'href="/media/bo-ap-phich/"' in html
    assert printed(KitBlock(), kit=KitFactory(live=False)) == ""


@pytest.mark.parametrize(
    "values", [{"access": "units"}, {"access": "media"}, {"use_until": timezone.localdate}]
)
def test_a_kit_that_not_everyone_may_take_now_is_not_printed(values):
    values = {name: value() if callable(value) else value for name, value in values.items()}
    assert printed(KitBlock(), kit=KitFactory.with_files(**values)) == ""


@pytest.mark.parametrize("values", [{"recalled": True}, {"state": "waiting"}, {"rights": True}])
def test_a_card_counts_only_files_that_are_given_out(values):
    if values.pop("rights", False):
        values = {"rights_until": timezone.localdate()}
    kit = KitFactory.with_files()
    VariantFactory(asset=AssetFactory(kit=kit, **values))
    assert "2 tệp" in printed(KitBlock(), kit=kit)
    empty = KitFactory()
    VariantFactory(asset=AssetFactory(kit=empty, **values))
    assert printed(KitBlock(), kit=empty) == ""


def test_a_document_is_printed_with_size_credit_and_licence():
    html = printed(DocumentBlock(), document=CustomDocumentFactory(title="Kế hoạch", credit="Sở"))
    assert "Kế hoạch" in html and "PDF" in html and "Sở" in html


def test_a_recording_is_printed_with_captions_and_transcript():
    html = printed(RecordingBlock(), recording=RecordingFactory(video=True))
    assert "<video" in html and "<track" in html and "<details>" in html
    assert 'width="1920" height="1080"' in html
    assert "<audio" in printed(RecordingBlock(), recording=RecordingFactory())


@pytest.mark.parametrize(
    ("block", "name", "factory"),
    [
        (DocumentBlock, "document", CustomDocumentFactory),
        (RecordingBlock, "recording", RecordingFactory),
    ],
)
def test_a_file_is_named_in_the_readers_language(block, name, factory):
    value = {name: factory(title="Nộp hồ sơ", title_en="How to apply")}
    assert "Nộp hồ sơ" in printed(block(), **value)
    with translation.override("en"):
        assert "How to apply" in printed(block(), **value)
        untranslated = {name: factory(title="Chưa dịch")}
        assert "Chưa dịch" in printed(block(), **untranslated)


def test_a_recording_without_words_is_not_published():
    block = RecordingBlock()
    silent = RecordingFactory(transcript="")
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"recording": silent.pk}))
    block.clean(block.to_python({"recording": RecordingFactory().pk}))


@pytest.mark.parametrize(
    "made", [SloganFactory, KitFactory, CustomDocumentFactory, RecordingFactory]
)
def test_what_was_deleted_prints_nothing(made):
    block = {
        SloganFactory: SloganBlock,
        KitFactory: KitBlock,
        CustomDocumentFactory: DocumentBlock,
        RecordingFactory: RecordingBlock,
    }[made]()
    name = next(iter(block.child_blocks))
    thing = made()
    value = {name: thing.pk}
    thing.delete()
    assert block.render(block.to_python(value)).strip() == ""
    assert block.render(block.to_python({name: None})).strip() == ""


def test_each_block_has_something_to_show_editors():
    for block in (SloganBlock(), KitBlock(), DocumentBlock(), RecordingBlock()):
        block.render(block.get_preview_value())
        assert block.meta.description and block.meta.template
