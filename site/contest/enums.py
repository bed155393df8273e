"""Fixed vocabularies of the contest."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class RoundState(TextChoices):
    """Whether a round takes entries."""

    NOT_YET_OPEN = "not_yet_open", _("not yet open")
    OPEN = "open", _("open")
    CLOSED = "closed", _("closed")


class QuestionSource(TextChoices):
    """How the questions of an attempt are chosen among those of its round."""

    FIXED = "fixed", _("the same questions for everyone")
    DRAWN = "drawn", _("drawn for each attempt, so many of each topic")


class PredictionTarget(TextChoices):
    """The number that the last question asks contestants to foretell."""

    FULLY_RIGHT = "fully_right", _("how many people answer everything right")
    PARTICIPANTS = "participants", _("how many people take part")
    PERCENT = "percent", _("what percentage of people answer everything right")


class AttemptPolicy(TextChoices):
    """How often one person may enter."""

    ONCE_EVER = "once_ever", _("once in the whole contest")
    ONCE_A_ROUND = "once_a_round", _("once a round")
    SOME_A_ROUND = "some_a_round", _("several times a round, up to a limit")
    ONCE_A_DAY = "once_a_day", _("once a day")
    UNLIMITED = "unlimited", _("as often as one likes")


class CountedAttempt(TextChoices):
    """Which of a person's entries in a round counts."""

    FIRST = "first", _("the first")
    LAST = "last", _("the last")
    BEST = "best", _("the best")


class TieClock(TextChoices):
    """What decides between people who are equally right and foretold equally well."""

    SUBMISSION = "submission", _("who sent the entry earlier")
    DURATION = "duration", _("who took less time")


class ResultsShown(TextChoices):
    """When contestants learn how many of their answers are right."""

    AT_ONCE = "at_once", _("at once, the score alone")
    AFTER_CLOSE = "after_close", _("after the round has closed")
    AFTER_PUBLICATION = "after_publication", _("with the published results")


class Identity(TextChoices):
    """What tells one person from another."""

    PHONE = "phone", _("the telephone number")
    PHONE_NAME_BIRTH = "phone_name_birth", _("telephone number, name and date of birth together")


class BarredTreatment(TextChoices):
    """What becomes of somebody who may not take part."""

    REFUSED = "refused", _("refused at the start")
    UNRANKED = "unranked", _("may answer, and is never ranked")


class ContestBody(TextChoices):
    """The bodies whose members may not take part."""

    ORGANISERS = "organisers", _("organisers of the contest")
    JURY = "jury", _("judges")
    QUESTION_SETTERS = "question_setters", _("question setters")
    SECRETARIAT = "secretariat", _("secretariat")
    OTHER = "other", _("other")


class Difficulty(IntegerChoices):
    """How hard a question is."""

    EASY = 1, _("easy")
    MEDIUM = 2, _("medium")
    HARD = 3, _("hard")


class ConsentPurpose(TextChoices):
    """What a person agrees to, each asked for by itself."""

    TAKE_PART = "take_part", _("details are used to hold the contest")
    PUBLISH_NAME = "publish_name", _("the name is published among the winners")
    GUARDIAN = "guardian", _("a parent or guardian agrees")
    GUARDIAN_PUBLISH = "guardian_publish", _("a parent or guardian lets the name be published")


class PrizeScope(TextChoices):
    """What a prize is given for."""

    ROUND = "round", _("each round")
    OVERALL = "overall", _("the whole contest")
    UNITS = "units", _("units and communes, over the whole contest")


class PassingCause(TextChoices):
    """Why somebody gets no prize although the ranking says so."""

    DECLINED = "declined", _("declined the prize")
    UNVERIFIED = "unverified", _("could not be verified")
    INELIGIBLE = "ineligible", _("may not take part by the rules")
    OTHER = "other", _("another cause")


class RequestKind(TextChoices):
    """What a person asks of those who keep the details."""

    ACCESS = "access", _("to see them")
    CORRECTION = "correction", _("to correct them")
    ERASURE = "erasure", _("to have them erased")


class Flag(TextChoices):
    """What people should look at in an entry; nothing is decided by it.

    Nobody gets a prize whose entry is like one of somebody barred before a judge has decided (`judging.holding`).
    """

    NO_PROOF_OF_WORK = "no_proof_of_work", _("sent without the proof that a browser reckoned")
    TOO_FAST = "too_fast", _("answered faster than people read")
    TRAP = "trap", _("filled in a field that people don't see")
    MANY_FROM_NETWORK = "many_from_network", _("one of very many from one network")
    PERHAPS_BARRED = "perhaps_barred", _("may be somebody who is barred")
    NAMED_LIKE_BARRED = "named_like_barred", _("has the name of somebody who is barred")


LIKE_BARRED = frozenset({Flag.PERHAPS_BARRED, Flag.NAMED_LIKE_BARRED})


class SignKind(TextChoices):
    """What about entries people should look at after the close."""

    TOO_FAST = "too_fast", _("much faster than others")
    SERIES = "series", _("predictions in equal steps from one device")
    PHONES = "phones", _("telephone numbers in a row")
    ONE_PERSON = "one_person", _("perhaps one person under several names")
    SAME_ANSWERS = "same_answers", _("the same wrong answers")
    ONE_DEVICE = "one_device", _("many people from one device")
    ONE_NETWORK = "one_network", _("many people from one network")
    LIKE_BARRED = "like_barred", _("perhaps somebody who is barred")


class SignStrength(IntegerChoices):
    """How hard it is to explain a sign otherwise."""

    WEAK = 1, _("weak")
    MEDIUM = 2, _("middling")
    STRONG = 3, _("strong")


class SignDecision(TextChoices):
    """What somebody who judges decided about a sign."""

    NOTHING_WRONG = "nothing_wrong", _("nothing wrong")
    LOOK_AGAIN = "look_again", _("look again")
    ANNULLED = "annulled", _("entries annulled")


class LedgerFault(TextChoices):
    """Why the file of a round can't be made: what is stored is no longer what was sealed."""

    QUESTIONS = (
        "questions",
        _("the questions or their right answers were changed after the opening"),
    )
    RULES = "rules", _("the rules are not those that were sealed")
    CLOSE = "close", _("the close is not the one that was sealed")
    LINES = "lines", _("entries were changed or removed after they were sealed")


class AppealKind(TextChoices):
    """What an appeal is about."""

    COUNTING = "counting", _("how my entry was counted")
    KEY = "key", _("the right answer of a question")
    AWARD = "award", _("a winner or a prize")
    OTHER = "other", _("something else")


class AppealState(TextChoices):
    """How far an appeal has come."""

    RECEIVED = "received", _("received, nobody has taken it on yet")
    TAKEN = "taken", _("being looked at")
    DECIDED = "decided", _("a decision was made")


class Verdict(TextChoices):
    """What was decided on an appeal."""

    UPHELD = "upheld", _("upheld")
    REJECTED = "rejected", _("rejected")


class Remedy(TextChoices):
    """What was done because an appeal was right."""

    ANNULLED = "annulled", _("an entry was annulled")
    LIFTED = "lifted", _("the annulment of an entry was lifted")
    VOIDED = "voided", _("a question was taken out of the count")
    NOTHING = "nothing", _("nothing had to be counted again")
