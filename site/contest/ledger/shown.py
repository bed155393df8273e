"""What the page of the proof shows of a contest: each round with its heads and files."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urljoin

from django.db.models import Count, F, Max, Min, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contest.attempts.waiting import with_waits_until
from contest.enums import RoundState
from contest.ledger import script
from contest.ledger.chain import written
from contest.ledger.outages import seen_late, stretches
from contest.models import Contest, LedgerFile, LedgerHead, Round
from contest.taking_part.shown import round_name
from quiz_embed.shown import Words, instant, words

MINUTE = timedelta(minutes=1)
# Enough to see that they come by the minute.
NEWEST_HEADS = 3


@dataclass(frozen=True)
class ShownFile:
    """A published file; `commands` are what somebody types to check it."""

    number: int
    made: str
    reason: Words
    size: int
    digest: str
    address: str
    commands: list[str]


@dataclass(frozen=True)
class ShownRoundProof:
    """A round on the page; `says` is what there is and what is to come, `gap` how regularly heads came.

    `seen_late` names lines of the newest file that no head of the close holds.
    """

    number: int
    name: str
    title: Words
    says: str
    heads_address: str = ""
    newest: list[str] = field(default_factory=list)
    gap: str = ""
    seen_late: str = ""
    files: list[ShownFile] = field(default_factory=list)


@dataclass(frozen=True)
class ShownProof:
    """The proof of a contest. `title` and `address` are the contest's own."""

    title: Words
    address: str
    rules_address: str
    receipt_address: str
    script_address: str
    script_digest: str
    rounds: list[ShownRoundProof]
    is_framed: bool = False

    @property
    def example(self) -> ShownFile | None:
        """The newest file there is, to show how it is checked."""
        return next((each.files[-1] for each in reversed(self.rounds) if each.files), None)


def shown_proof(contest: Contest, at: datetime, origin: str) -> ShownProof:
    """The proof of a contest at a moment, on the site at `origin` (scheme and host)."""
    rounds = list(with_waits_until(contest.rounds.all(), at).order_by("number"))
    files = defaultdict(list)
    ordered = LedgerFile.objects.filter(round__contest=contest)
    for file in ordered.select_related("round__contest", "round__ledger"):
        files[file.round_id].append(file)
    gaps = _Gaps(contest, at)
    return ShownProof(
        title=words(contest, "name"),
        address=contest.get_absolute_url(),
        rules_address=reverse("contest_rules", args=[contest.slug]),
        receipt_address=reverse("contest_receipt", args=[contest.slug]),
        script_address=reverse("contest_verify_script"),
        script_digest=script.digest(),
        rounds=[_shown(contest, each, files[each.pk], gaps, at, origin) for each in rounds],
    )


def _shown(
    contest: Contest, of: Round, files: list[LedgerFile], gaps: _Gaps, at: datetime, origin: str
) -> ShownRoundProof:
    state = of.state(at)
    if state is RoundState.NOT_YET_OPEN:
        says = _("Opens at %(instant)s; from then on a head is published each minute.")
        says %= {"instant": instant(of.opens_at)}
        return ShownRoundProof(of.number, round_name(of), words(of, "name"), says)
    address = reverse("contest_heads", args=[contest.slug, of.number])
    published = [file for file in files if file.made_at]
    return ShownRoundProof(
        number=of.number,
        name=round_name(of),
        title=words(of, "name"),
        says=_says(of, files, state),
        heads_address=address,
        newest=gaps.newest if state is RoundState.OPEN else [],
        gap=gaps.said(of),
        seen_late=stretches(seen_late(published[-1])) if published else "",
        files=[_shown_file(file, address, origin) for file in published],
    )


def _says(of: Round, files: list[LedgerFile], state: RoundState) -> str:
    """What is still to come, and when; empty where everything ordered is made."""
    if state is RoundState.OPEN:
        return _(
            "Open until %(instant)s. Until then only heads are published, which tell neither how many "
            "entries there are nor whether any came."
        ) % {"instant": instant(of.closes_at)}
    if any(file.fault for file in files if file.result_id == files[-1].result_id):
        return _(
            "The file can't be made: what is stored is not, or was not at the count, what was sealed while the round was "
            "open. Since this was found no prizes are proposed or approved by this count; ask the organisers what happened."
        )
    if any(not file.made_at and not file.fault for file in files) or not files:
        if waits := of.waits_until:
            return _(
                "A question of this round is asked in another one too, so its file, which tells the right "
                "answers, is published after %(instant)s."
            ) % {"instant": instant(waits)}
        if files:
            return _("The file is being made: it is here some minutes after the count.")
        return _("The round has closed and is not counted yet.")
    return ""


def _shown_file(file: LedgerFile, heads_address: str, origin: str) -> ShownFile:
    address = file.get_absolute_url()
    mine = f"ledger-{file.number}.jsonl"
    return ShownFile(
        number=file.number,
        made=instant(file.made_at) if file.made_at else "",
        reason=words(file, "reason"),
        size=file.size,
        digest=file.digest,
        address=address,
        commands=[
            f"curl -O {urljoin(origin, reverse('contest_verify_script'))}",
            f"curl -O {urljoin(origin, address)} -O {urljoin(origin, heads_address)}",
            f"python3 {script.NAME} {mine} heads.txt",
        ],
    )


class _Gaps:
    """How regularly the heads of a contest's rounds came; and the newest of the round that is open."""

    def __init__(self, contest: Contest, at: datetime) -> None:
        self.at = at
        heads = LedgerHead.objects.filter(ledger__round__contest=contest)
        until_close = Q(at__lte=F("ledger__round__closes_at"))
        ends = heads.values("ledger__round").annotate(
            first=Min("at", filter=until_close),
            last=Max("at", filter=until_close),
            all=Count("pk", filter=until_close),
            after=Min("at", filter=~until_close),
        )
        # The first and the last until the close, and the first after it; later ones come with another count.
        self.ends: dict[int, tuple[datetime, datetime, datetime | None]] = {}
        gappy = []
        for row in ends.order_by():
            of, after = row["ledger__round"], row["after"]
            first, last = row["first"] or after, row["last"] or after
            self.ends[of] = (first, last, after)
            # Heads stand at whole minutes, so that their number tells whether one is missing.
            if row["all"] <= (last - first) // MINUTE:
                gappy.append(of)
        self.wide = _wide(heads.filter(until_close, ledger__round__in=gappy)) if gappy else {}
        newest = heads.filter(ledger__round__in=Round.objects.open(at)).order_by("-at")
        self.newest = [written(head) for head in newest[:NEWEST_HEADS]][::-1]

    def said(self, of: Round) -> str:
        """The longest time without a head from the opening to the first one at the close or after it, in words."""
        if of.pk not in self.ends:
            return _("No head of this round was published.")
        first, last, after = self.ends[of.pk]
        opened = of.opens_at.replace(second=0, microsecond=0)
        end = last if last >= of.closes_at else after or self.at
        longest, since = max(
            self.wide.get(of.pk, (MINUTE, opened)), (first - opened, opened), (end - last, last)
        )
        minutes = longest // MINUTE
        if minutes <= 1:
            return _("A head was published each minute, without a gap.")
        return ngettext(
            "The longest time without a head: %(count)s minute, from %(instant)s on.",
            "The longest time without a head: %(count)s minutes, from %(instant)s on.",
            minutes,
        ) % {"count": minutes, "instant": instant(since)}


def _wide(heads: QuerySet[LedgerHead]) -> dict[int, tuple[timedelta, datetime]]:
    """Of each round the longest time between two heads, and since when."""
    found: dict[int, tuple[timedelta, datetime]] = {}
    before: tuple[int, datetime] | None = None
    for of, came in heads.order_by("ledger", "at").values_list("ledger__round", "at").iterator():
        if before and before[0] == of:
            gap = (came - before[1], before[1])
            if of not in found or gap[0] > found[of][0]:
                found[of] = gap
        before = (of, came)
    return found
