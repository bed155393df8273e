"""Real engines that are frozen, or lose a node or an answer: readers are answered, nothing is lost or doubled."""

import os
import signal
import time

from django.core.management import call_command
from django.utils import timezone

import pytest

from demo.factories.news import ArticlePageFactory, NewsIndexPageFactory
from search import feeding, rebuilding
from search.engines import breaker
from search.engines.base import EngineFault
from search.engines.indices import Indices
from search.feeding import catch_up
from search.models import Change, EngineState
from tests.search.engines import servers
from tests.search.engines.outages import (
    LONGEST,
    PATIENCE,
    TITLES_AFTER,
    articles,
    assert_answered,
    assert_engine_holds_what_the_database_holds,
    catch_up_wholly,
    change_everything,
    index_waiting,
    indices,
    kill,
    let_it_be_tried,
    own,
    skip_without_servers,
    start_again,
)

__all__ = ["articles", "index_waiting", "indices", "own"]

pytestmark = pytest.mark.django_db


def test_changes_told_before_and_after_a_kill_are_there_once(own, indices, articles, monkeypatch):
    change_everything(articles)
    waiting = Change.objects.count()
    real = feeding._tell

    def tell_and_die(*args):
        assert real(*args) == {}
        kill(own[1])
        raise EngineFault("no connection")

    with monkeypatch.context() as patched:
        patched.setattr(feeding, "_tell", tell_and_die)
        assert catch_up(timezone.now()) == 0
    assert Change.objects.count() == waiting
    # Told again, and with it what changed while the server was down.
    articles[3].delete()
    articles[4].title = "Chợ phiên sau cùng"
    articles[4].save_revision().publish()

    start_again(*own)
    catch_up_wholly()
    assert_engine_holds_what_the_database_holds(indices)


def test_a_frozen_server(
    own, indices, articles, client, index_waiting, django_capture_on_commit_callbacks
):
    (pid,) = servers.pids(own[1].folder)
    os.kill(pid, signal.SIGSTOP)
    try:
        assert_answered(client, ["Chợ phiên 0", "Chợ phiên 7"])
        state = EngineState.objects.get()
        assert state.failures == 1
        assert not breaker.may_ask(timezone.now())
        # Publishing asks nothing of the engine, even when it may be asked.
        let_it_be_tried()
        with django_capture_on_commit_callbacks(execute=True):
            change_everything(articles)
            index_waiting()
        assert EngineState.objects.get().failures == 1
        waiting = Change.objects.count()
        assert catch_up(timezone.now()) == 0
        assert EngineState.objects.get().failures == 2
        assert Change.objects.count() == waiting
        assert_answered(client, TITLES_AFTER)
    finally:
        os.kill(pid, signal.SIGCONT)
    catch_up_wholly()
    state = EngineState.objects.get()
    assert (state.failures, state.open_until) == (0, None)
    assert_engine_holds_what_the_database_holds(indices)


def test_a_node_of_three_is_killed_and_comes_back(
    home, choose, client, index_waiting, monkeypatch, django_capture_on_commit_callbacks
):
    skip_without_servers()
    monkeypatch.setattr(rebuilding, "sleep", lambda seconds: None)
    with servers.running_server("opensearch", nodes=3) as server:
        port = int(server.address.rsplit(":", 1)[1])
        hosts = [f"http://127.0.0.1:{port + n}" for n in range(3)]
        engine = choose("opensearch", *hosts, SHARDS=3, REPLICAS=1, PATIENCE=PATIENCE)
        indices = Indices(engine)
        news = NewsIndexPageFactory(parent=home)
        titles = [f"Chợ phiên {n}" for n in range(4)]
        for title in titles:
            ArticlePageFactory(parent=news, title=title)
        index_waiting()
        call_command("update_index", verbosity=0)
        wait_until_green(engine)
        searched, published = [], []
        for n in range(12):
            if n == 3:
                kill(server, node=0)
            searched.append(assert_answered(client, titles))
            began = time.monotonic()
            with django_capture_on_commit_callbacks(execute=True):
                ArticlePageFactory(parent=news, title=f"Hội làng {n}")
                index_waiting()
            published.append(time.monotonic() - began)
            let_it_be_tried()
            catch_up(timezone.now())
        assert max(published) < LONGEST

        start_again("opensearch", server, 3, 1)
        wait_until_green(engine)
        catch_up_wholly()
        assert_engine_holds_what_the_database_holds(indices)
        assert EngineState.objects.get().failures == 0


def wait_until_green(engine):
    wanted = {"wait_for_status": "green", "wait_for_nodes": "3", "timeout": "60s"}
    health = engine.ask("GET", "/_cluster/health", params=wanted, seconds=150)
    assert (health["status"], health["timed_out"]) == ("green", False)
