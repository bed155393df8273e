"""Real engines that are killed or talk rubbish: readers are answered, nothing is lost or doubled."""

import os
import signal
import subprocess
import time

from django.core.cache import caches
from django.core.management import CommandError, call_command
from django.utils import timezone

import pytest

from demo.factories.news import ArticlePageFactory, NewsIndexPageFactory
from search import feeding, rebuilding
from search.engines.indices import Indices
from search.engines.rows import name_of, row_of
from search.feeding import catch_up
from search.models import Change, Document, EngineState
from tests.search.engines import servers
from tests.search.engines.faulty import RUBBISH, faulty_before

pytestmark = pytest.mark.django_db

# Seconds: what a site has by default, and what a reader waits at most on a machine that is busy.
PATIENCE = 0.5
LONGEST = 3.0


def skip_without_servers():
    obstacle = servers.why_not()
    if obstacle and os.environ.get("REQUIRE_ALL") == "1":
        pytest.fail(f"Engines are required: {obstacle}")
    if obstacle:
        pytest.skip(f"No engine can be started: {obstacle}")


@pytest.fixture(scope="module", params=servers.NAMES)
def own(request):
    """A server of this file's own; each test leaves it running."""
    skip_without_servers()
    with servers.running_server(request.param) as server:
        yield request.param, server


@pytest.fixture
def indices(own, choose):
    name, server = own
    return Indices(choose(name, server.address, PATIENCE=PATIENCE))


@pytest.fixture
def articles(indices, home, monkeypatch):
    """Eight of them, in use; and smaller batches than that."""
    monkeypatch.setattr(rebuilding, "sleep", lambda seconds: None)
    monkeypatch.setattr(rebuilding, "BATCH", 3)
    news = NewsIndexPageFactory(parent=home)
    made = [ArticlePageFactory(parent=news, title=f"Chợ phiên {n}") for n in range(8)]
    call_command("update_index", verbosity=0)
    return made


def kill(server):
    (pid,) = servers._pids(server.folder)
    os.kill(pid, signal.SIGKILL)
    while os.path.exists(f"/proc/{pid}/stat") and not is_ended(pid):
        time.sleep(0.05)


def is_ended(pid):
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rsplit(")", 1)[1].split()[0] == "Z"
    except FileNotFoundError:
        return True


def start_again(name, server):
    port = server.address.rsplit(":", 1)[1]
    script = str(servers.scripts() / name / "start.sh")
    command = ["sh", script, str(server.folder), port]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def answer_of(client, words="cho phien"):
    """What a reader gets, and the seconds that it took."""
    for cache in caches.all():
        cache.clear()
    began = time.monotonic()
    response = client.get("/search/", {"q": words})
    took = time.monotonic() - began
    assert response.status_code == 200
    return response.content.decode(), took


def assert_answered(client, titles):
    html, took = answer_of(client)
    text = html.replace("<mark>", "").replace("</mark>", "")
    assert [title for title in titles if title not in text] == []
    assert took < LONGEST
    return took


def let_it_be_tried():
    """The time without the engine is over."""
    EngineState.objects.exclude(open_until=None).update(open_until=timezone.now())


def catch_up_wholly():
    end = time.monotonic() + 60
    while Change.objects.exists() and time.monotonic() < end:
        let_it_be_tried()
        catch_up(timezone.now())
    assert not Change.objects.exists()


def assert_engine_holds_what_the_database_holds(indices):
    (name,) = indices.names_behind(indices.alias)
    assert indices.count(name) == Document.objects.count()
    answer = indices.engine.ask("POST", f"/{name}/_search", {"size": 1000}, seconds=30)
    held = {hit["_id"]: hit["_source"] for hit in answer["hits"]["hits"]}
    wanted = Document.objects.select_related("text")
    assert held == {
        name_of((each.content_type_id, each.object_id)): row_of(each) for each in wanted
    }


def change_everything(articles):
    """A page each that is new, changed twice, gone, and made and gone again."""
    news = articles[0].get_parent()
    ArticlePageFactory(parent=news, title="Chợ phiên mới")
    for title in ("Chợ phiên lần hai", "Chợ phiên lần ba"):
        articles[1].title = title
        articles[1].save_revision().publish()
    articles[2].delete()
    ArticlePageFactory(parent=news, title="Chợ phiên thoáng qua").delete()


TITLES_AFTER = ["Chợ phiên mới", "Chợ phiên lần ba", "Chợ phiên 7"]


@pytest.mark.parametrize("own", ["elasticsearch"], indirect=True)
def test_a_server_killed_in_the_middle_of_a_rebuild(own, indices, articles, client, monkeypatch):
    written = []
    real = Indices.write

    def write(self, alias, told, seconds):
        if alias == self.building:
            written.append(alias)
            if len(written) == 3:
                kill(own[1])
        return real(self, alias, told, seconds)

    with monkeypatch.context() as patched:
        patched.setattr(Indices, "write", write)
        with pytest.raises(CommandError, match="fails: no connection"):
            call_command("update_index", verbosity=0)
    state = EngineState.objects.get()
    assert state.building
    assert state.copied_to
    assert_answered(client, ["Chợ phiên 0", "Chợ phiên 7"])
    change_everything(articles)
    assert_answered(client, TITLES_AFTER)

    start_again(*own)
    call_command("update_index", verbosity=0)
    assert not Change.objects.exists()
    assert indices.names_behind(indices.alias) == [state.building]
    assert indices.leftovers(but="") == [state.building]
    assert_engine_holds_what_the_database_holds(indices)


def test_an_engine_that_talks_rubbish(own, indices, articles, client, choose, monkeypatch):
    monkeypatch.setattr(feeding, "PATIENCE", PATIENCE)
    index = indices.alias
    with faulty_before(own[1].address) as faulty:
        front = Indices(choose(own[0], faulty.address, PATIENCE=PATIENCE, INDEX=index))
        change_everything(articles)
        waiting = list(Change.objects.order_by("pk").values_list("pk", flat=True))
        unlike = []
        for rubbish, behaviour in RUBBISH.items():
            faulty.behave(behaviour)
            let_it_be_tried()
            html, took = answer_of(client)
            shown = html.replace("<mark>", "").replace("</mark>", "")
            if not all(title in shown for title in TITLES_AFTER) or took > LONGEST:
                unlike.append((rubbish, took))
            assert faulty.asked
            let_it_be_tried()
            assert catch_up(timezone.now()) == 0
            kept = list(Change.objects.order_by("pk").values_list("pk", flat=True))
            assert kept == waiting, rubbish
        assert unlike == []
        faulty.behave(None)
        catch_up_wholly()
        assert EngineState.objects.get().failures == 0
        assert_engine_holds_what_the_database_holds(front)
