"""What one request takes, and the rows that count it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate, pairwise

from django.core.signing import Signer
from django.db import Error as DatabaseFault
from django.db import close_old_connections, connection
from django.http import HttpRequest
from django.utils import timezone

from media.delivery.readers import is_robot, pseudonym
from media.delivery.takers import Taker
from media.enums import Handover
from media.models import Download

logger = logging.getLogger(__name__)

_signer = Signer(salt="media.delivery.handouts")


@dataclass(frozen=True)
class Handout:
    """One file, chosen files in an archive (`in_archive`), or a whole kit (then `variant_ids` is empty).

    `octets` is the size of what is sent as a whole; `reader` is a name of the day (`readers.pseudonym`).
    """

    kit_id: int
    octets: int
    variant_ids: tuple[int, ...] = ()
    in_archive: bool = False
    outlet: str = ""
    unit_id: int | None = None
    is_robot: bool = False
    reader: str = ""

    @classmethod
    def of(
        cls,
        request: HttpRequest,
        taker: Taker,
        *,
        kit_id: int,
        octets: int,
        variant_ids: tuple[int, ...] = (),
        in_archive: bool = False,
    ) -> Handout:
        """What this request takes. Nothing of the request stays in it but the name of the day."""
        if in_archive or not variant_ids:
            what = f"kit {kit_id} {in_archive}"
        else:
            what = f"variant {variant_ids[0]}"
        return cls(
            kit_id=kit_id,
            octets=octets,
            variant_ids=variant_ids,
            in_archive=in_archive,
            outlet=taker.outlet,
            unit_id=taker.unit_id,
            is_robot=is_robot(request),
            reader=pseudonym(request, what),
        )

    @property
    def whole_kit(self) -> bool:
        return not self.variant_ids

    def rows(self, handover: Handover, at: datetime) -> list[Download]:
        """A row for the kit, or one for each file; not saved."""
        return [
            Download(
                kit_id=self.kit_id,
                variant_id=variant_id,
                whole_kit=self.whole_kit,
                in_archive=self.in_archive,
                outlet=self.outlet,
                unit_id=self.unit_id,
                is_robot=self.is_robot,
                reader=self.reader,
                handover=handover,
                at=at,
            )
            for variant_id in self.variant_ids or (None,)
        ]

    def record(self, handover: Handover) -> None:
        """Count it now. A failure is told to operators and to nobody else: the reader has the file."""
        try:
            # A download may take hours, in which the database may have closed what nobody used.
            if not connection.in_atomic_block:
                close_old_connections()
            Download.objects.bulk_create(self.rows(handover, timezone.now()))
        except DatabaseFault:
            logger.exception("A download of kit %s could not be counted", self.kit_id)

    def sealed(self) -> str:
        """Itself as a header for nginx's log: signed, short, and nothing about the reader but the name."""
        # Files of a kit were made one after the other, so the steps between their numbers are small.
        steps = [after - before for before, after in pairwise((0, *sorted(self.variant_ids)))]
        flags = self.in_archive + 2 * self.is_robot
        told = [self.kit_id, self.octets, flags, self.reader, self.unit_id, self.outlet, *steps]
        return _signer.sign_object(told, compress=True)

    @classmethod
    def unsealed(cls, text: str) -> Handout:
        """What `sealed` gave; raises `BadSignature` for anything else."""
        kit_id, octets, flags, reader, unit_id, outlet, *steps = _signer.unsign_object(text)
        return cls(
            kit_id=kit_id,
            octets=octets,
            variant_ids=tuple(accumulate(steps)),
            in_archive=bool(flags & 1),
            outlet=outlet,
            unit_id=unit_id,
            is_robot=bool(flags & 2),
            reader=reader,
        )
