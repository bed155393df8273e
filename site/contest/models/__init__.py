"""What the contest keeps."""

from contest.models.appeals import Appeal
from contest.models.audit import AddedOnlyError, AuditHead, AuditReason, AuditRecord
from contest.models.awards import Award, AwardList, AwardPart, PassedOver
from contest.models.bank import BankOption, BankQuestion, LockedQuestionError
from contest.models.contests import Contest
from contest.models.entries import Annulment, Attempt, Entry
from contest.models.guesses import Guess
from contest.models.ledgers import Ledger, LedgerFile, LedgerHead, LedgerLine
from contest.models.persons import BarredPerson, Consent, DataRequest, ParticipantGroup, Person
from contest.models.results import Result, Standing
from contest.models.rounds import Round, RoundQuestion, Voiding
from contest.models.rules import IssuedRulesError, Rules
from contest.models.rules_parts import Prize, TopicQuota
from contest.models.signs import (
    SearchAsked,
    Sign,
    SignPart,
    SignSearch,
    awaits_prizes,
    rounds_to_search,
    search_again,
)
from contest.models.takedowns import TakeDown
from contest.models.unit_tables import UnitTable, UnitTableRow
from contest.models.written_once import WrittenOnceError

__all__ = [
    "AddedOnlyError",
    "Annulment",
    "Appeal",
    "Attempt",
    "AuditHead",
    "AuditReason",
    "AuditRecord",
    "Award",
    "AwardList",
    "AwardPart",
    "BankOption",
    "BankQuestion",
    "BarredPerson",
    "Consent",
    "Contest",
    "DataRequest",
    "Entry",
    "Guess",
    "IssuedRulesError",
    "Ledger",
    "LedgerFile",
    "LedgerHead",
    "LedgerLine",
    "LockedQuestionError",
    "ParticipantGroup",
    "PassedOver",
    "Person",
    "Prize",
    "Result",
    "Round",
    "RoundQuestion",
    "Rules",
    "SearchAsked",
    "Sign",
    "SignPart",
    "SignSearch",
    "Standing",
    "TakeDown",
    "TopicQuota",
    "UnitTable",
    "UnitTableRow",
    "Voiding",
    "WrittenOnceError",
    "awaits_prizes",
    "rounds_to_search",
    "search_again",
]
