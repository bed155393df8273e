"""The one list of what is recorded in the log of acts, and of what is not, with the reason.

A model of the contest that is neither here nor exempt fails `tests/contest/audit/test_register.py`. To add one: let
it inherit `contest.models.audited.Audited`, and say here what may be told of each of its fields.
"""

from __future__ import annotations

from dataclasses import dataclass

EVERYTHING = "*"
ROUND, RULES, PERSON = "round.contest_id", "rules.contest_id", "person.contest_id"


@dataclass(frozen=True)
class Recorded:
    """What the log tells of the rows of a model.

    `told` are the fields whose values stand in it; of all others it says only that they changed. No value that says
    who a contestant is, and none that says what a question asks or which answer is right, may be told. `reason` is
    the field with words about a decision, which are kept apart so that they can be erased. `contest` leads from a row
    to the number of its contest. Rows that contestants write are recorded `by_staff_only`, in requests of the admin.
    """

    told: tuple[str, ...] | str = EVERYTHING
    reason: str = ""
    contest: str = "contest_id"
    by_staff_only: bool = False

    def tells(self, field: str) -> bool:
        """Whether the value of a field stands in the log."""
        return self.told == EVERYTHING or field in self.told


RECORDED = {
    "contest.Contest": Recorded(contest="pk"),
    "contest.ParticipantGroup": Recorded(),
    "contest.Round": Recorded(),
    # Which questions a round asks is told to nobody who does not set them.
    "contest.RoundQuestion": Recorded(told=("round",), contest=ROUND),
    "contest.Rules": Recorded(),
    "contest.TopicQuota": Recorded(contest=RULES),
    "contest.Prize": Recorded(contest=RULES),
    "contest.BankQuestion": Recorded(told=("topic", "difficulty", "set_by"), contest=""),
    "contest.BankOption": Recorded(told=("question",), contest=""),
    "contest.Voiding": Recorded(
        told=("round", "question", "voided_at", "voided_by"), reason="reason", contest=ROUND
    ),
    "contest.Annulment": Recorded(
        told=("entry", "sign", "decided_at", "decided_by", "lifted_at", "lifted_by"),
        reason="reason",
        contest="entry.round.contest_id",
    ),
    "contest.Result": Recorded(
        told=(
            "round",
            "number",
            "rules",
            "target",
            "participants",
            "fully_right",
            "actual",
            "counted_at",
            "counted_by",
        ),
        reason="reason",
        contest=ROUND,
    ),
    # The search stores very many, which are nobody's act; what people decide about them is.
    "contest.Sign": Recorded(
        told=("round", "kind", "strength", "found_at", "decision", "decided_at", "decided_by"),
        reason="reason",
        contest=ROUND,
        by_staff_only=True,
    ),
    "contest.Person": Recorded(told=("contest", "code", "erased_at"), by_staff_only=True),
    "contest.Consent": Recorded(
        told=("person", "purpose", "given_at", "withdrawn_at"), contest=PERSON, by_staff_only=True
    ),
    "contest.AwardList": Recorded(
        told=(
            "contest",
            "scope",
            "round",
            "number",
            "rules",
            "proposed_at",
            "proposed_by",
            "approved_at",
            "approved_by",
            "returned_at",
            "returned_by",
        ),
        reason="reason",
    ),
    "contest.PassedOver": Recorded(
        told=(
            "contest",
            "scope",
            "round",
            "person",
            "unit",
            "cause",
            "decided_at",
            "decided_by",
            "lifted_at",
            "lifted_by",
        ),
        reason="reason",
    ),
    "contest.TakeDown": Recorded(
        told=("person", "taken_at", "taken_by", "undone_at", "undone_by"),
        reason="reason",
        contest=PERSON,
    ),
    # Recorded when it comes, too: what was received can't go away unseen.
    "contest.Appeal": Recorded(
        told=(
            "contest",
            "number",
            "awards",
            "kind",
            "received_at",
            "due_at",
            "taken_at",
            "taken_by",
            "verdict",
            "remedy",
            "decided_at",
            "decided_by",
            "before",
            "after",
        ),
        reason="reason",
    ),
    "contest.BarredPerson": Recorded(told=("contest", "body", "added_at")),
    "contest.DataRequest": Recorded(
        told=("person", "kind", "received_at", "handled_at", "handled_by"), contest=PERSON
    ),
}

# What is not recorded with before and after, and why.
EXEMPT = {
    "contest.Attempt": "Made by contestants; marks alone are added, and emptied with the details.",
    "contest.Entry": "Made by contestants, written once, and chained by itself.",
    "contest.Guess": "Counted by the site for a day, and of nobody who could be named.",
    "contest.Standing": "Follows from the result it belongs to, which is recorded, and is frozen with it.",
    "contest.Ledger": "Begun by the site, written once, and published.",
    "contest.LedgerLine": "Chained by the site, written once, and published.",
    "contest.LedgerHead": "Published by the site, and written once.",
    "contest.LedgerFile": "Made by the site of a result, which is recorded, and published with its digest.",
    "contest.SearchAsked": "Made by the site; what asked for the search is recorded.",
    "contest.SignPart": "Follows from who decided on a sign, which is recorded.",
    "contest.SignSearch": "Made by the site after the close; whether there is another follows from what people did, which is recorded.",
    "contest.UnitTable": "Made by the site at set moments, and never changed.",
    "contest.UnitTableRow": "Frozen with the table it belongs to.",
    "contest.Award": "Frozen with the list it stands in, which is recorded.",
    "contest.AwardPart": "Follows from who proposed a list and who passed anyone over, which is recorded.",
    "contest.AuditRecord": "The log itself.",
    "contest.AuditReason": "The log itself.",
    "contest.AuditHead": "The log itself.",
}
# Rows that come with those who take part are called by what tells nothing: their numbers would tell how many there are.
CODED = {
    "contest.Person": "code",
    "contest.Entry": "receipt",
}
# Of such a row the option itself is not named: two that change places would tell where the right answer is not.
NAMED_AFTER = {
    "contest.BankOption": "question",
    "contest.RoundQuestion": "round",
    "contest.Consent": "person",
    "contest.DataRequest": "person",
    "contest.TakeDown": "person",
    "contest.Annulment": "entry",
    "contest.Voiding": "round",
}
