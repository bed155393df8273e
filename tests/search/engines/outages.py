"""What tests of outages share: servers of their own, what readers get, and what an engine has to hold in the end."""

import os
import signal
import subprocess
import time

from django.core.cache import caches
from django.core.management import call_command
from django.utils import timezone

import pytest
from django_tasks_db.models import DBTaskResult

from demo.factories.news import ArticlePageFactory, NewsIndexPageFactory
from search import rebuilding
from search.engines.indices import Indices
from search.engines.rows import name_of, row_of
from search.feeding import catch_up
from search.models import Change, Document, EngineState
from tests.search.engines import servers

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


@pytest.fixture
def index_waiting(settings):
    """Tasks wait, as on a site; calling this is the worker that takes those which index, and no other."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

    def work():
        indexing = DBTaskResult.objects.ready().filter(task_path__startswith="modelsearch.")
        for waiting in indexing.order_by("enqueued_at"):
            arguments = waiting.args_kwargs
            waiting.task.call(*arguments["args"], **arguments["kwargs"])
            waiting.delete()

    return work


def kill(server, node=0):
    file = servers.pid_files(server.folder)[node]
    pid = int(file.read_text())
    os.kill(pid, signal.SIGKILL)
    while os.path.exists(f"/proc/{pid}/stat") and not is_ended(pid):
        time.sleep(0.05)
    # An ended process that nobody has asked after still has its number, and would count as running.
    file.unlink()


def is_ended(pid):
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rsplit(")", 1)[1].split()[0] == "Z"
    except FileNotFoundError:
        return True


def start_again(name, server, *which):
    port = server.address.rsplit(":", 1)[1]
    script = str(servers.scripts() / name / "start.sh")
    command = ["sh", script, str(server.folder), port, *map(str, which)]
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
