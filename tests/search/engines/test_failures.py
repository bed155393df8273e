"""Real engines that are killed in the middle of a rebuild, or talk rubbish: readers are answered, nothing is lost or doubled."""

from django.core.management import CommandError, call_command
from django.utils import timezone

import pytest

from search import feeding
from search.engines.indices import Indices
from search.feeding import catch_up
from search.models import Change, EngineState
from tests.search.engines.faulty import RUBBISH, faulty_before
from tests.search.engines.outages import (
    LONGEST,
    PATIENCE,
    TITLES_AFTER,
    answer_of,
    articles,
    assert_answered,
    assert_engine_holds_what_the_database_holds,
    catch_up_wholly,
    change_everything,
    indices,
    kill,
    let_it_be_tried,
    own,
    start_again,
)

__all__ = ["articles", "indices", "own"]

pytestmark = pytest.mark.django_db


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
    index = indices.engine.settings["INDEX"]
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
