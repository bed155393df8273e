"""What is kept once, as it is, while nothing changes."""

from django.core.cache import caches
from django.test import override_settings

import pytest

from core.memory import one_version, remembered_newest
from core.models import ContentChange

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    """What was made so far, and a maker that adds to it."""
    things = []

    def make():
        things.append(object())
        return things[-1]

    make.things = things
    return make


def test_the_very_object_is_handed_out_until_something_changes(made):
    first = remembered_newest("large", made)
    assert remembered_newest("large", made) is first
    ContentChange.record()
    second = remembered_newest("large", made)
    assert second is not first
    assert remembered_newest("large", made) is second
    assert len(made.things) == 2


def test_one_answer_sees_one_object_although_something_changes_meanwhile(made):
    with one_version():
        first = remembered_newest("large", made)
        ContentChange.record()
        assert remembered_newest("large", made) is first
    assert remembered_newest("large", made) is not first


def test_it_is_made_anew_when_the_memory_was_emptied(made):
    first = remembered_newest("large", made)
    caches["pages"].clear()
    assert remembered_newest("large", made) is not first


def test_nothing_is_kept_where_pages_are_not_remembered(made):
    with override_settings(REMEMBER_PAGES=False):
        assert remembered_newest("large", made) is not remembered_newest("large", made)


def test_values_under_other_keys_are_other_values(made):
    assert remembered_newest("large", made) is not remembered_newest("other", made)
