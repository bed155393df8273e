"""Articles of the printed rules about people: who may take part, and what becomes of their details."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contest.enums import BarredTreatment, ContestBody
from contest.judging.masks import initials, masked
from contest.models import Rules
from contest.rulebook import words as say
from contest.rulebook.passages import Passage, passage
from contest.rulebook.standing import groups_of
from quiz_embed.shown import Words, words

# Stands in the rules masked as names of winners are.
_SAMPLE = "Nguyễn Văn An"


def who(rules: Rules) -> Iterator[Passage]:
    yield Passage(words(rules, "audience"))
    if groups := [words(group, "name") for group in groups_of(rules)]:
        yield Passage(Words(_("Contestants enter in one of these groups:")), groups)
    if rules.least_age:
        yield passage(
            _("The youngest age is %(age)s full years on the day one begins.")
            % {"age": rules.least_age}
        )
    if rules.guardian_age > rules.least_age:
        yield passage(
            _("Whoever is younger than %(age)s needs the consent of a parent or guardian.")
            % {"age": rules.guardian_age}
        )


def barred(rules: Rules) -> Iterator[Passage]:
    bodies = [capfirst(str(ContestBody(body).label)) for body in rules.barred_bodies]
    if bodies:
        yield passage(_("Members of these bodies may not take part:"), bodies)
    else:
        yield passage(_("Nobody is barred because of a body that they belong to."))
    yield passage(_("This is also so for whoever stands by name on the list of barred persons."))
    yield passage(str(say.BARRED[BarredTreatment(rules.barred_treatment)]))
    yield passage(
        _(
            "Whose details only resemble those of a barred person may enter; people look at the entry."
        )
    )


def appeals(rules: Rules) -> Iterator[Passage]:
    yield passage(
        ngettext(
            "Whoever took part may appeal within %(count)s day of the moment a list of winners is published, on the "
            "contest's site and with the code of their receipt.",
            "Whoever took part may appeal within %(count)s days of the moment a list of winners is published, on the "
            "contest's site and with the code of their receipt.",
            rules.appeal_days,
        )
        % {"count": rules.appeal_days}
    )
    yield passage(
        ngettext(
            "An appeal is answered within %(count)s day, with reasons, by somebody who neither proposed nor approved "
            "the list.",
            "An appeal is answered within %(count)s days, with reasons, by somebody who neither proposed nor approved "
            "the list.",
            rules.appeal_answer_days,
        )
        % {"count": rules.appeal_answer_days}
    )
    yield passage(
        _(
            "Where an appeal changes a result, the round is counted again, and the old result and the new one both "
            "stay public."
        )
    )


def details(rules: Rules) -> Iterator[Passage]:
    asked = [
        _("name"),
        _("date of birth"),
        _("telephone number"),
        _("group, unit or commune"),
        _("whether one lives, studies or works in the province"),
    ]
    if rules.guardian_age > rules.least_age:
        asked.append(
            _("of those younger than %(age)s: name and telephone number of a parent or guardian")
            % {"age": rules.guardian_age}
        )
    if rules.extra_time_percent:
        asked.append(_("whether a disability asks for more time"))
    if rules.asks_id_number:
        asked.append(
            _("ID number, of which only a code to compare by and the last three digits are kept")
        )
    yield passage(_("These details are asked for, only to hold the contest:"), asked)
    yield passage(
        _(
            "They are kept sealed, and are given to nobody for any other purpose. A full name is published "
            "among the winners only with consent of its own, and of people younger than %(age)s with that of a "
            "parent or guardian too. Otherwise the family name and initials stand there (%(masked)s), with the unit "
            "or commune; of people younger than %(age)s initials (%(initials)s) and the commune alone. Who takes "
            "this consent back, or wants no name to stand there, is told by the code alone."
        )
        % {"age": rules.guardian_age, "masked": masked(_SAMPLE), "initials": initials(_SAMPLE)}
    )
    yield passage(
        ngettext(
            "They are erased %(count)s day after the end of the last round.",
            "They are erased %(count)s days after the end of the last round.",
            rules.retention_days,
        )
        % {"count": rules.retention_days}
    )
    yield passage(
        _(
            "With each attempt a code of the network and the kind of browser is kept, which tells neither of "
            "them, to find entries that were made in series after a round has closed; people decide about them. "
            "It is given to nobody and erased with the details."
        )
    )
    yield passage(
        _(
            "Everybody may ask to see their details, to have them corrected or erased, and take consent back."
        )
    )


def organiser(rules: Rules) -> Iterator[Passage]:
    contest = rules.contest
    yield passage(_("The contest is held by %(unit)s.") % {"unit": contest.organiser.title})
    if contest.contact:
        yield Passage(words(contest, "contact"))
    if document := rules.document:
        yield passage(
            _("These rules are issued with %(number)s: %(about)s")
            % {"number": document.number, "about": document.title}
        )
