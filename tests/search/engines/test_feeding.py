"""What is published, changed and deleted reaches the engine: in order, once, and later if need be."""

from datetime import timedelta

from django.utils import timezone

import pytest
from django_tasks_db.models import DBTaskResult

from demo.factories.news import ArticlePageFactory, NewsIndexPageFactory
from search import documents
from search.engines import breaker
from search.engines.base import EngineFault
from search.engines.choice import other_engine
from search.engines.http import NoIndex
from search.engines.indices import Told
from search.engines.rows import row_of
from search.feeding import catch_up, feed
from search.grammar import Asked, Narrowing
from search.models import Change, Document, EngineState
from search.understanding import understood

pytestmark = pytest.mark.django_db

MINUTE = 60


@pytest.fixture
def news(in_use, home):
    page = NewsIndexPageFactory(parent=home)
    feed(in_use, seconds=MINUTE)
    return page


def found(indices, text):
    """The keys that the engine finds, as soon as it has read all it was told."""
    for name in indices.names_behind(indices.alias):
        indices.count(name)
    narrowing = Narrowing("vi", timezone.now())
    return other_engine().page(Asked(understood(text).expression(), narrowing, stop=100)).keys


def test_a_page_is_found_when_it_is_published_changed_and_no_more_when_it_is_gone(in_use, news):
    page = ArticlePageFactory(parent=news, title="Chợ phiên")
    key = documents.key_of(page)
    feed(in_use, seconds=MINUTE)
    assert found(in_use, "cho phien") == [key]

    page.title = "Hội làng"
    page.save_revision().publish()
    feed(in_use, seconds=MINUTE)
    assert found(in_use, "cho phien") == []
    assert found(in_use, "hoi lang") == [key]

    page.unpublish()
    feed(in_use, seconds=MINUTE)
    assert found(in_use, "hoi lang") == []

    page.delete()
    feed(in_use, seconds=MINUTE)
    assert not Change.objects.exists()
    (name,) = in_use.names_behind(in_use.alias)
    assert in_use.count(name) == Document.objects.count()


def test_only_the_last_of_many_changes_is_told_and_all_are_confirmed(in_use, news):
    page = ArticlePageFactory(parent=news, title="Một")
    for title in ("Hai", "Ba", "Bốn mươi"):
        page.title = title
        page.save_revision().publish()
    waiting = Change.objects.count()
    assert waiting >= 4
    assert feed(in_use, seconds=MINUTE) == waiting
    assert found(in_use, "bon muoi") == [documents.key_of(page)]


def test_what_is_told_twice_is_there_once(in_use, news):
    page = ArticlePageFactory(parent=news, title="Chợ phiên")
    changes = list(Change.objects.all())
    feed(in_use, seconds=MINUTE)
    (name,) = in_use.names_behind(in_use.alias)
    count = in_use.count(name)
    Change.objects.bulk_create(changes)
    feed(in_use, seconds=MINUTE)
    assert in_use.count(name) == count
    assert found(in_use, "cho phien") == [documents.key_of(page)]
    assert not Change.objects.exists()


def test_an_older_state_that_comes_late_changes_nothing(in_use, news):
    page = ArticlePageFactory(parent=news, title="Chợ phiên")
    feed(in_use, seconds=MINUTE)
    assert in_use.write(in_use.alias, [Told(documents.key_of(page), 0, None)], MINUTE) == {}
    assert found(in_use, "cho phien") == [documents.key_of(page)]

    key = documents.key_of(page)
    row = {"title": "cho phien"}
    page.delete()
    feed(in_use, seconds=MINUTE)
    assert in_use.write(in_use.alias, [Told(key, 1, row)], MINUTE) == {}
    assert found(in_use, "cho phien") == []


def test_without_an_index_changes_wait_and_readers_get_a_fault(indices, home):
    waiting = Change.objects.count()
    assert waiting
    with pytest.raises(NoIndex):
        feed(indices, seconds=MINUTE)
    assert Change.objects.count() == waiting
    with pytest.raises(EngineFault, match="there is no index"):
        found(indices, "so")
    # No index comes into being by being written to.
    assert indices.leftovers(but="") == indices.names_behind(indices.alias) == []


def test_what_is_gone_makes_no_index_either(indices, home):
    page = ArticlePageFactory(parent=NewsIndexPageFactory(parent=home), title="Chợ phiên")
    Change.objects.all().delete()
    page.delete()
    waiting = Change.objects.count()
    with pytest.raises(NoIndex):
        feed(indices, seconds=MINUTE)
    with pytest.raises(NoIndex):
        indices.write(indices.building, [Told((1, 1), 1, None)], MINUTE)
    assert Change.objects.count() == waiting
    indices.put_in_use(indices.create(timezone.now()))
    assert feed(indices, seconds=MINUTE) == waiting


def test_many_that_are_refused_hold_up_nothing_that_comes_after(in_use, news, monkeypatch):
    monkeypatch.setattr("search.feeding.BATCH", 2)
    bad = ArticlePageFactory(parent=news, title="Bài xấu")
    for _ in range(5):
        documents.write([bad])
    good = ArticlePageFactory(parent=news, title="Bài tốt")

    def with_a_field_too_much(document):
        row = row_of(document)
        return row | {"unknown": 1} if document.object_id == bad.pk else row

    with monkeypatch.context() as patched:
        patched.setattr("search.feeding.row_of", with_a_field_too_much)
        feed(in_use, seconds=MINUTE)
    assert found(in_use, "bai tot") == [documents.key_of(good)]
    assert {each.object_id for each in Change.objects.all()} == {bad.pk}


def test_an_engine_that_takes_no_writing_for_now_is_a_fault(in_use, news):
    (name,) = in_use.names_behind(in_use.alias)
    in_use.engine.ask("PUT", f"/{name}/_settings", {"index.blocks.write": True}, seconds=MINUTE)
    ArticlePageFactory(parent=news, title="Chợ phiên")
    waiting = Change.objects.count()
    with pytest.raises(EngineFault, match="cluster_block_exception"):
        feed(in_use, seconds=MINUTE)
    assert Change.objects.count() == waiting


def test_a_document_that_is_refused_waits_and_holds_up_no_other(in_use, news, monkeypatch, caplog):
    bad = ArticlePageFactory(parent=news, title="Bài xấu")
    good = ArticlePageFactory(parent=news, title="Bài tốt")
    key = documents.key_of(bad)

    def with_a_field_too_much(document):
        row = row_of(document)
        return row | {"unknown": 1} if document.object_id == bad.pk else row

    caplog.clear()
    with monkeypatch.context() as patched:
        patched.setattr("search.feeding.row_of", with_a_field_too_much)
        feed(in_use, seconds=MINUTE)
    assert found(in_use, "bai tot") == [documents.key_of(good)]
    assert {(each.content_type_id, each.object_id) for each in Change.objects.all()} == {key}
    assert "1 documents are refused (strict_dynamic_mapping_exception)" in caplog.text
    assert "xau" not in caplog.text

    feed(in_use, seconds=MINUTE)
    assert found(in_use, "bai xau") == [key]
    assert not Change.objects.exists()


def test_an_engine_that_is_down_is_left_alone_for_a_while_and_catches_up(
    in_use, home, settings, choose, caplog
):
    alive = settings.SEARCH_ENGINE
    choose(alive["NAME"], "http://127.0.0.1:9", INDEX=alive["INDEX"])
    page = ArticlePageFactory(parent=NewsIndexPageFactory(parent=home), title="Chợ phiên")
    waiting = Change.objects.count()
    now = timezone.now()
    assert catch_up(now) == 0
    assert Change.objects.count() == waiting
    assert not breaker.may_ask(now + timedelta(seconds=1))
    assert "The search engine is shut off: no connection" in caplog.text

    choose(alive["NAME"], *alive["HOSTS"], INDEX=alive["INDEX"])
    assert catch_up(now + timedelta(seconds=1)) == 0
    assert catch_up(now + timedelta(minutes=2)) == waiting
    assert breaker.may_ask(now + timedelta(minutes=2))
    assert found(in_use, "cho phien") == [documents.key_of(page)]


def test_many_changes_call_the_worker_once(
    in_use, news, settings, django_capture_on_commit_callbacks
):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            documents.write([news])
            documents.write([news])
    assert DBTaskResult.objects.filter(task_path="search.tasks.tell_engine").count() == 1


def test_the_worker_tells_what_was_changed(in_use, news, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        page = ArticlePageFactory(parent=news, title="Chợ phiên")
    assert not Change.objects.exists()
    assert found(in_use, "cho phien") == [documents.key_of(page)]


def test_nothing_is_noted_for_an_engine_that_is_not_chosen(home, settings):
    assert settings.SEARCH_ENGINE is None
    NewsIndexPageFactory(parent=home)
    assert not Change.objects.exists()
    assert not EngineState.objects.exists()
