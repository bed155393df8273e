"""One request of somebody who takes part, at one instant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.db.models import F
from django.http import HttpRequest, QueryDict
from django.utils import timezone

from contest.attempts.timing import is_over
from contest.models import Attempt, Contest, Entry, Round, Rules
from contest.taking_part.carried import Pairs, answers_in, details_in
from contest.taking_part.public import round_open, rules_in_force
from contest.taking_part.shown import ShownContest, shown_contest
from contest.taking_part.tokens import Door, Token, TokenError, TokenFault, read
from core.prepared import Prepared

_ATTEMPTS = Prepared(
    lambda nonce: Attempt.objects.filter(nonce=nonce).annotate(entry_key=F("entry__pk"))
)


@dataclass(frozen=True)
class Visit:
    """What came (`sent`), through which door, and when; everything else follows from it."""

    request: HttpRequest
    contest: Contest
    door: Door
    at: datetime

    @property
    def sent(self) -> QueryDict:
        return self.request.POST

    @property
    def day(self) -> date:
        """The day where the site lives."""
        return timezone.localtime(self.at).date()

    @cached_property
    def shown(self) -> ShownContest:
        return shown_contest(self.contest, self.at, self.door)

    @cached_property
    def open_round(self) -> Round | None:
        return round_open(self.contest, self.at)

    @cached_property
    def rules(self) -> Rules | None:
        return rules_in_force(self.contest, self.at)

    @cached_property
    def token(self) -> Token:
        """The token of the form, perhaps expired; TokenError when it is none of this contest and door."""
        return read(self.sent.get("token", ""), self.contest.pk, self.door)

    @cached_property
    def attempt(self) -> Attempt:
        """The attempt that the token is bound to; TokenError when it is bound to none."""
        found = self._attempt_known_by(self.token.attempt)
        if found is None:
            raise TokenError(TokenFault.FOREIGN)
        return found

    @cached_property
    def entry(self) -> Entry | None:
        """What came of the attempt before this request."""
        key = vars(self.attempt)["entry_key"]
        return Entry.objects.get(pk=key) if key else None

    @cached_property
    def stays_as_told_first(self) -> bool:
        """Whether the person's group and unit stay, whatever was typed now: an entry, of whatever round, rests on them.

        What was typed is compared with nothing: whoever holds a form must not find out by trying what is kept.
        """
        return Entry.objects.filter(person=self.attempt.person_id).exists()

    def require_fresh_token(self) -> None:
        """TokenError when the token is over."""
        if self.token.is_expired(self.at):
            raise TokenError(TokenFault.EXPIRED)

    def attempt_to_mend(self, asked: Round) -> Attempt | None:
        """That whose page the form of details was reached from, while there is time for it: a slip may be mended.

        Afterwards there is nothing to mend, and whoever comes to the page may be the next person at a computer.
        """
        found = self._attempt_known_by(self._nonce_to_mend(asked))
        return None if found is None or is_over(found, self.at) else found

    def _attempt_known_by(self, nonce: str) -> Attempt | None:
        """The attempt of the token's round that has this nonce, if one has."""
        found = _ATTEMPTS.first(nonce) if nonce else None
        if found is None or found.round_id != self.token.round:
            return None
        # What is read with the contest is not read again.
        found.round = next(each for each in self.contest.rounds.all() if each.pk == found.round_id)
        found.rules = next(each for each in self.contest.rules.all() if each.pk == found.rules_id)
        return found

    def _nonce_to_mend(self, asked: Round) -> str:
        """That of the attempt in this round whose pages the token was got from; empty where it is over or of none."""
        try:
            token = self.token
        except TokenError:
            return ""
        if token.round != asked.pk or token.is_expired(self.at):
            return ""
        return token.attempt or token.mends

    def token_of_attempt(self, attempt: Attempt) -> str:
        """The token of a form with the questions or the answers of an attempt."""
        issued = self.at.timestamp()
        return Token(
            self.contest.pk, attempt.round_id, self.door, issued, attempt=attempt.nonce
        ).signed

    def token_of_details(self, asked: Round) -> str:
        """The token of a form of details, which is good for no answers; on the way back from them it mends a slip.

        As long as it does, it ends when that of the page that was left would: else pages of details would give each
        other tokens for ever.
        """
        mends = self._nonce_to_mend(asked)
        issued = self.token.issued if mends else self.at.timestamp()
        return Token(self.contest.pk, asked.pk, self.door, issued, mends=mends).signed

    @property
    def details(self) -> Pairs:
        return details_in(self.sent)

    @property
    def answers(self) -> Pairs:
        return answers_in(self.sent)
