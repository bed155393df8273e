"""`update_index`: without a gap, resumable, one at a time, and loud when something is wrong."""

import io
from contextlib import contextmanager

from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.utils import timezone

from wagtail.models import Page

import pytest

from demo.factories.media import SloganFactory
from demo.factories.news import ArticlePageFactory, NewsIndexPageFactory
from media.models import Slogan
from search import documents, rebuilding
from search.answering import answered
from search.engines.base import EngineFault
from search.engines.choice import other_engine
from search.feeding import feed
from search.grammar import Asked, Narrowing
from search.management.commands.update_index import Command
from search.models import Change, Document, EngineState, Word
from search.understanding import understood

pytestmark = pytest.mark.django_db

MINUTE = 60


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch):
    monkeypatch.setattr(rebuilding, "sleep", lambda seconds: None)


@pytest.fixture
def news(indices, home):
    return NewsIndexPageFactory(parent=home)


@pytest.fixture
def articles(news, monkeypatch):
    """More than one batch of them."""
    monkeypatch.setattr(rebuilding, "BATCH", 3)
    monkeypatch.setattr(rebuilding, "OBJECTS_AT_ONCE", 3)
    return [ArticlePageFactory(parent=news, title=f"Chợ phiên {n}") for n in range(8)]


def update_index(*options, **others):
    """What the command says."""
    out = io.StringIO()
    call_command("update_index", *options, stdout=out, **others)
    return out.getvalue()


def asking(text):
    return Asked(understood(text).expression(), Narrowing("vi", timezone.now()), stop=100)


def found(text):
    return other_engine().page(asking(text)).keys


def test_without_another_engine_every_document_is_written(home, settings):
    assert settings.SEARCH_ENGINE is None
    slogan = SloganFactory(wording="Chợ phiên số")
    gone = SloganFactory(wording="Hội làng")
    keys = documents.key_of(slogan), documents.key_of(gone)
    Slogan.objects.filter(pk=gone.pk)._raw_delete("default")
    Slogan.objects.filter(pk=slogan.pk).update(wording="Đường lối")
    update_index()
    written = {(each.content_type_id, each.object_id): each for each in Document.objects.all()}
    assert written[keys[0]].text.title == "duong loi"
    assert keys[1] not in written
    assert set(Word.objects.filter(term__in=["duong", "lang"]).values_list("term", flat=True)) == {
        "duong"
    }


def test_the_first_index_is_made_filled_and_put_in_use(indices, articles):
    said = update_index()
    (name,) = indices.names_behind(indices.alias)
    assert indices.count(name) == Document.objects.count()
    assert f"{Document.objects.count()} documents are in use in {indices.engine.name}" in said
    assert len(found("cho phien")) == 8
    assert not Change.objects.exists()
    assert not EngineState.objects.get().building


def test_a_new_index_takes_the_place_of_the_former_one(indices, articles):
    update_index()
    (former,) = indices.names_behind(indices.alias)
    update_index("--engine-only")
    (name,) = indices.names_behind(indices.alias)
    assert name != former
    assert indices.leftovers(but="") == [name]
    assert indices.names_behind(indices.building) == []


def test_readers_are_answered_at_every_step(indices, articles, monkeypatch):
    update_index()
    seen = []
    ask = indices.engine.ask

    def asked_before(method, path, *args, **others):
        if not path.endswith("/_msearch"):
            monkeypatch.setattr(indices.engine, "ask", ask)
            seen.append(len(found("cho phien")))
            monkeypatch.setattr(indices.engine, "ask", asked_before)
        return ask(method, path, *args, **others)

    monkeypatch.setattr(indices.engine, "ask", asked_before)
    update_index("--engine-only")
    assert len(seen) > 8
    assert set(seen) == {8}


def stop_after(monkeypatch, batches):
    """Let the engine fail once so many batches were copied."""
    real = rebuilding.Indices.write
    left = [batches]

    def write(self, alias, told, seconds):
        if alias == self.building:
            if not left[0]:
                raise EngineFault("no connection")
            left[0] -= 1
        return real(self, alias, told, seconds)

    monkeypatch.setattr(rebuilding.Indices, "write", write)


def test_a_rebuild_that_was_stopped_goes_on_where_it_was(indices, articles, news, monkeypatch):
    update_index()
    with monkeypatch.context() as broken:
        stop_after(broken, batches=2)
        with pytest.raises(CommandError, match="no connection"):
            update_index()
    state = EngineState.objects.get()
    assert state.building in indices.names_behind(indices.building)
    copied_to = state.copied_to
    assert Document.objects.filter(pk__gt=copied_to).exists()

    # What changes meanwhile is told to both indexes.
    early = Document.objects.filter(pk__lte=copied_to, kind="news").first()
    Page.objects.get(pk=early.object_id).specific.delete()
    late = Document.objects.filter(pk__gt=copied_to, kind="news").last()
    Page.objects.get(pk=late.object_id).specific.delete()
    new = ArticlePageFactory(parent=news, title="Hội làng")
    feed(indices, seconds=MINUTE)
    (former,) = indices.names_behind(indices.alias)

    said = update_index()
    assert f"Going on with the half-built index {state.building}." in said
    assert indices.names_behind(indices.alias) == [state.building] != [former]
    assert indices.leftovers(but="") == [state.building]
    assert indices.count(state.building) == Document.objects.count()
    assert len(found("cho phien")) == 6
    assert found("hoi lang") == [documents.key_of(new)]


def test_restart_forgets_what_is_half_built(indices, articles, monkeypatch):
    with monkeypatch.context() as broken:
        stop_after(broken, batches=1)
        with pytest.raises(CommandError):
            update_index()
    half_built = EngineState.objects.get().building
    said = update_index("--restart")
    assert "Going on" not in said
    assert half_built not in indices.leftovers(but="")


def test_a_half_built_index_that_is_gone_is_begun_anew(indices, articles, monkeypatch):
    with monkeypatch.context() as broken:
        stop_after(broken, batches=1)
        with pytest.raises(CommandError):
            update_index()
    indices.drop([EngineState.objects.get().building])
    assert "Going on" not in update_index()
    assert len(found("cho phien")) == 8


def test_a_half_built_index_of_another_release_is_begun_anew(indices, articles, monkeypatch):
    with monkeypatch.context() as broken, another_release(broken):
        stop_after(broken, batches=1)
        with pytest.raises(CommandError):
            update_index()
    half_built = EngineState.objects.get().building
    assert "Going on" not in update_index()
    assert half_built not in indices.leftovers(but="")


def test_an_index_of_another_release_is_not_asked_and_goes_when_there_is_one_of_this(
    indices, articles, monkeypatch
):
    with monkeypatch.context() as broken, another_release(broken):
        update_index()
        (former,) = indices.leftovers(but="")
    asked = asking("cho phien")
    assert len(answered(lambda engine: engine.page(asked)).keys) == 8
    assert EngineState.objects.get().reason == "there is no index"
    update_index()
    assert len(found("cho phien")) == 8
    (name,) = indices.names_behind(indices.alias)
    assert indices.leftovers(but="") == [name] != [former]


@contextmanager
def another_release(monkeypatch):
    """Within it the engine is asked as by a release that keeps other things of a document."""
    monkeypatch.setattr("search.engines.http.FINGERPRINT", "0a1b2c3d")
    other_engine.cache_clear()
    yield
    other_engine.cache_clear()


def test_numbers_that_differ_fail_loudly_and_the_former_index_stays(indices, articles, monkeypatch):
    update_index()
    former = indices.names_behind(indices.alias)
    real = rebuilding.EngineRebuild._copy

    def copy_and_lose_one(self, copied_to):
        real(self, copied_to)
        (name,) = self.indices.names_behind(self.indices.building)
        document = Document.objects.get(object_id=articles[0].pk, kind="news")
        self.indices.engine.ask(
            "DELETE", f"/{name}/_doc/{document.content_type_id}-{document.object_id}", seconds=5
        )

    monkeypatch.setattr(rebuilding.EngineRebuild, "_copy", copy_and_lose_one)
    count = Document.objects.count()
    with pytest.raises(CommandError, match=f"holds {count - 1} documents, the database {count}"):
        update_index("--engine-only")
    assert indices.names_behind(indices.alias) == former == indices.leftovers(but="")
    assert len(found("cho phien")) == 8
    monkeypatch.undo()
    update_index()
    assert indices.names_behind(indices.alias) != former


@contextmanager
def another_rebuild():
    """A rebuild that runs in another process."""
    if connection.vendor != "postgresql":
        with rebuilding.only_one():
            yield
        return
    other = connections.create_connection("default")
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [rebuilding.LOCK])
        yield
    other.close()


def test_two_rebuilds_at_once_are_refused(indices, home):
    with another_rebuild(), pytest.raises(CommandError, match="Another rebuild is running"):
        update_index()
    assert indices.leftovers(but="") == []
    update_index()


def test_a_dead_engine_is_named_and_the_command_fails(home, choose):
    choose("opensearch", "http://127.0.0.1:9")
    with pytest.raises(
        CommandError, match=r"opensearch at http://127.0.0.1:9 fails: no connection"
    ):
        update_index()
    assert Document.objects.exists()


def test_the_process_ends_with_1_when_the_engine_is_dead(home, choose, monkeypatch, capsys):
    choose("elasticsearch", "http://127.0.0.1:9")
    # The test needs its connection to the database yet.
    monkeypatch.setattr(connections, "close_all", lambda: None)
    with pytest.raises(SystemExit) as ended:
        Command().run_from_argv(["manage.py", "update_index"])
    assert ended.value.code == 1
    assert "elasticsearch at http://127.0.0.1:9 fails: no connection" in capsys.readouterr().err


def test_options_of_wagtails_command_are_understood(home):
    assert "nothing to do" in update_index("--schema-only")
    assert update_index("--backend", "default", verbosity=0) == ""
    with pytest.raises(CommandError, match="no search backend called other"):
        update_index("--backend", "other")
    with pytest.raises(CommandError, match="names no engine"):
        update_index("--engine-only")
