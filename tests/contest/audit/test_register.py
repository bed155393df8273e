"""Every model of the contest is recorded, or named as exempt with a reason."""

from django.apps import apps
from django.db import models

import pytest

from contest.audit.register import EVERYTHING, EXEMPT, NAMED_AFTER, RECORDED
from contest.models import BankQuestion, Person
from contest.models.audited import Audited, AuditedQuerySet

MODELS = {model._meta.label: model for model in apps.get_app_config("contest").get_models()}


def unlisted(labels):
    """Models that nobody has decided on."""
    return sorted(set(labels) - set(RECORDED) - set(EXEMPT))


def test_every_model_is_recorded_or_exempt_with_a_reason():
    assert unlisted(MODELS) == [], (
        "Let the model inherit Audited and name it in contest.audit.register.RECORDED, or in EXEMPT with a reason."
    )
    assert set(RECORDED) | set(EXEMPT) == set(MODELS)
    assert not set(RECORDED) & set(EXEMPT)
    assert all(len(reason.split()) > 2 for reason in EXEMPT.values())


def test_a_model_that_nobody_decided_on_is_found():
    assert unlisted([*MODELS, "contest.Verdict"]) == ["contest.Verdict"]


@pytest.mark.parametrize("label", RECORDED)
def test_what_is_recorded_is_recorded_past_save_too(label):
    model = MODELS[label]
    assert issubclass(model, Audited)
    assert isinstance(model._default_manager.all(), AuditedQuerySet)
    assert {model._default_manager} == set(model._meta.managers)


@pytest.mark.parametrize("label", RECORDED)
def test_only_fields_that_there_are_may_be_told(label):
    recorded, model = RECORDED[label], MODELS[label]
    names = {field.name for field in model._meta.concrete_fields}
    assert recorded.told == EVERYTHING or set(recorded.told) <= names
    assert not recorded.reason or recorded.reason in names
    assert NAMED_AFTER.get(label, "pk") in {*names, "pk"}


@pytest.mark.parametrize("label", RECORDED)
def test_no_seal_and_no_digest_is_told_of_any_model(label):
    for field in MODELS[label]._meta.concrete_fields:
        if "digest" in field.name or "sealed" in field.name:
            assert not RECORDED[label].tells(field.name)


def test_no_word_of_a_question_is_told():
    texts = [field for field in BankQuestion._meta.fields if isinstance(field, models.TextField)]
    words = {"wording", "wording_en", "source", "is_right", *(field.name for field in texts)}
    for label in ("contest.BankQuestion", "contest.BankOption"):
        assert not [word for word in words if RECORDED[label].tells(word)]


def test_of_a_contestant_nothing_is_told_but_the_code_and_whether_the_details_are_erased():
    told = {
        field.name for field in Person._meta.fields if RECORDED["contest.Person"].tells(field.name)
    }
    assert told == {"contest", "code", "erased_at"}
