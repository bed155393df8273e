"""From which day something is hidden: whatever ends first, a right or one of the consents."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.core.management import call_command

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.models import ContentChange
from demo.factories.consents import ConsentFactory
from demo.factories.media import (
    AssetFactory,
    CustomDocumentFactory,
    CustomImageFactory,
    RecordingFactory,
)
from media.duties import mend_rights
from media.enums import AgeGroup
from media.models import Consent, CustomImage
from media.models.rights import NEVER_SHOWN, first_hidden_day

EARLY, LATE = date(2024, 10, 1), date(2024, 12, 1)
DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))
ENDS = st.lists(st.none() | DAYS, max_size=6)

# How each kind of thing is made, and by which name a consent leads to it.
KINDS = [
    (CustomImageFactory, "images"),
    (CustomDocumentFactory, "documents"),
    (RecordingFactory, "recordings"),
    (AssetFactory, "assets"),
]
each_kind = pytest.mark.parametrize(("factory", "name"), KINDS)


def hidden_from(thing):
    return type(thing).objects.values_list("hidden_from", flat=True).get(pk=thing.pk)


@given(st.none() | DAYS, st.booleans(), ENDS, DAYS)
def test_it_is_hidden_from_the_day_on_which_anything_has_ended(right, asked, ends, day):
    first = first_hidden_day(right, asked, ends)
    is_hidden = first is not None and first <= day
    something_ended = any(end is not None and end <= day for end in (right, *ends))
    assert is_hidden == (something_ended or (asked and not ends))


@given(st.none() | DAYS, ENDS)
def test_people_who_were_not_asked_are_never_shown(right, ends):
    assert first_hidden_day(right, True, []) == NEVER_SHOWN
    if ends:
        assert first_hidden_day(right, True, ends) == first_hidden_day(right, False, ends)


@given(st.none() | DAYS, st.booleans(), ENDS, st.none() | DAYS)
def test_one_more_consent_never_shows_longer_what_was_agreed_before(right, asked, ends, more):
    before = first_hidden_day(right, asked, ends)
    after = first_hidden_day(right, asked, [*ends, more])
    if before is not None and (ends or not asked):
        assert after is not None and after <= before


@each_kind
@pytest.mark.django_db
def test_the_end_of_a_right_is_written_when_a_thing_is_saved(factory, name):
    thing = factory(rights_until=EARLY)
    assert hidden_from(thing) == EARLY
    thing.rights_until = None
    thing.save(update_fields=["rights_until"])
    assert hidden_from(thing) is None
    thing.needs_consent = True
    thing.save()
    assert hidden_from(thing) == NEVER_SHOWN


@each_kind
@pytest.mark.django_db
def test_a_consent_shows_and_hides_what_it_is_for(factory, name):
    thing = factory(needs_consent=True)
    consent = ConsentFactory(valid_until=LATE)
    getattr(consent, name).add(thing)
    assert hidden_from(thing) == LATE
    consent.withdrawn_on = EARLY
    consent.save()
    assert hidden_from(thing) == EARLY
    getattr(consent, name).clear()
    assert hidden_from(thing) == NEVER_SHOWN
    getattr(consent, name).set([thing])
    assert hidden_from(thing) == EARLY
    consent.delete()
    assert hidden_from(thing) == NEVER_SHOWN


@each_kind
@pytest.mark.django_db
def test_consents_may_be_given_from_the_side_of_the_thing(factory, name):
    thing, consent = factory(needs_consent=True), ConsentFactory()
    thing.consents.add(consent)
    assert hidden_from(thing) is None
    thing.consents.remove(consent)
    assert hidden_from(thing) == NEVER_SHOWN


@pytest.mark.django_db
def test_the_first_of_several_consents_ends_it():
    image = CustomImageFactory(needs_consent=True, rights_until=LATE)
    for end in (None, EARLY, LATE):
        ConsentFactory(valid_until=end).images.add(image)
    assert hidden_from(image) == EARLY
    image.save()
    assert hidden_from(image) == EARLY


@each_kind
@pytest.mark.django_db
def test_what_wrote_past_the_models_is_put_right_and_pages_learn_of_it(factory, name):
    thing = factory()
    type(thing).objects.filter(pk=thing.pk).update(rights_until=EARLY)
    before = ContentChange.version()
    mend_rights(None)
    assert hidden_from(thing) == EARLY
    assert ContentChange.version() != before
    before = ContentChange.version()
    mend_rights(None)
    assert ContentChange.version() == before


@pytest.mark.django_db
def test_the_command_says_how_much_was_wrong(capsys):
    CustomImageFactory.create_batch(2)
    CustomImage.objects.update(needs_consent=True)
    call_command("mend_rights")
    assert "2 put right" in capsys.readouterr().out


@pytest.mark.django_db
def test_many_things_are_looked_at_in_few_queries(django_assert_max_num_queries):
    CustomImageFactory.create_batch(12)
    # Keys, rows and consents of four models.
    with django_assert_max_num_queries(12):
        mend_rights(None)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"consented_on": None}, "consented_on"),
        ({"age_group": AgeGroup.CHILD}, "guardian"),
        ({"age_group": AgeGroup.CHILD, "guardian": "Bà"}, "guardian_consented_on"),
        ({"age_group": AgeGroup.SMALL_CHILD, "guardian": "  "}, "guardian"),
        ({"consented_on": date(2090, 1, 1)}, "consented_on"),
        ({"valid_until": date(2024, 9, 1)}, "valid_until"),
        ({"withdrawn_on": date(2024, 8, 31)}, "withdrawn_on"),
    ],
)
def test_a_consent_that_was_not_given_is_refused_at_its_field(values, field):
    consent = ConsentFactory.build(**values)
    with pytest.raises(ValidationError) as refused:
        consent.clean()
    assert field in refused.value.message_dict


def test_a_small_child_is_spoken_for_by_a_guardian_alone():
    ConsentFactory.build(child=True, age_group=AgeGroup.SMALL_CHILD, consented_on=None).clean()
    ConsentFactory.build(child=True).clean()


def test_a_consent_ends_on_the_day_it_was_withdrawn_or_ran_out():
    assert Consent().ends_on is None
    assert Consent(valid_until=LATE, withdrawn_on=EARLY).ends_on == EARLY
    assert Consent(valid_until=EARLY, withdrawn_on=LATE).ends_on == EARLY
    assert Consent(withdrawn_on=EARLY - timedelta(days=1)).ends_on == date(2024, 9, 30)
