"""The rooms of the contest in the admin; each registers what is its own."""

from contest.appeals import hooks as appeals_hooks  # noqa: F401 - importing registers them
from contest.audit import hooks as audit_hooks  # noqa: F401 - importing registers them
from contest.bank import hooks as bank_hooks  # noqa: F401 - importing registers them
from contest.counting import hooks as counting_hooks  # noqa: F401 - importing registers them
from contest.judging import hooks as judging_hooks  # noqa: F401 - importing registers them
from contest.rulebook import hooks as rulebook_hooks  # noqa: F401 - importing registers them
from contest.secretariat import hooks as secretariat_hooks  # noqa: F401 - importing registers them
from contest.signs import hooks as signs_hooks  # noqa: F401 - importing registers them
from contest.taking_part import hooks as taking_part_hooks  # noqa: F401 - importing registers them
