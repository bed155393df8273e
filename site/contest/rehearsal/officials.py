"""Pretended officials, each signed in under the role that the site gives such people."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any

from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext as _

from contest.rehearsal.browser import Browser, fields_of
from users.enums import Role
from users.models import User

_BACKEND = "django.contrib.auth.backends.ModelBackend"


class RefusedActError(Exception):
    """The site refused what somebody of this role must be able to do, or its page is not as it was."""


class Official(Browser):
    """Somebody with an account. Whatever is done goes through the forms of the admin."""

    def __init__(self, user: User, role: str) -> None:
        super().__init__(Client())
        self.user, self.role = user, role

    def __str__(self) -> str:
        return self.role

    def come(self) -> None:
        """Sign in: sessions end while days of the rehearsal pass."""
        self.client.force_login(self.user, backend=_BACKEND)

    def fill_in(self, page: str, action: str = "", **values: Any) -> None:
        """Open a page, fill in the form that is sent to `action` (by default to the page itself), and send it.

        Raises RefusedActError unless the site took it.
        """
        self.come()
        self.open(page)
        if self.response.status_code == 302:
            page = self.response["Location"]
            self.open(page)
        address = action or page.partition("?")[0]
        data = {**fields_of(self.form(address)), **values}
        self.post(address, {name: value for name, value in data.items() if value is not None})
        if self.response.status_code != 302:
            raise RefusedActError(f"{self.role}: {address}: {self._faults()}")

    def is_refused(self, address: str) -> bool:
        """Send a form that this official is not shown, and see whether the site leads away from it."""
        self.come()
        self.post(address, {})
        return self.response.status_code == 302 and self.response["Location"] == reverse(
            "wagtailadmin_home"
        )

    def _faults(self) -> str:
        said = self.page.select(".error-message, .errorlist, .help-critical, .messages li")
        told = " ".join(each.get_text(" ", strip=True) for each in said)
        return f"{self.response.status_code} {told or self.text}"


class Office:
    """All officials of a contest. `chair` is a judge who is an organiser, too, and must not do both halves.

    With `accounts`, a path, they get passwords, which are written there for whoever looks at it afterwards.
    """

    def __init__(self, accounts: Path | None) -> None:
        self.organiser = _official("to-chuc-1", _("Organiser"), Role.CONTEST_ORGANISER)
        self.second = _official("to-chuc-2", _("Second organiser"), Role.CONTEST_ORGANISER)
        self.setter = _official("de-thi", _("Question setter"), Role.QUESTION_SETTER)
        self.secretary = _official("thu-ky", _("Secretary"), Role.CONTEST_SECRETARY)
        self.judge = _official("giam-khao", _("Judge"), Role.JUDGE)
        self.chair = _official(
            "chu-tich", _("Judge who is an organiser, too"), Role.JUDGE, Role.CONTEST_ORGANISER
        )
        # The site itself, which does what is due by the clock.
        self.worker = _("The site by itself")
        if accounts:
            self._write_accounts(accounts)

    def _write_accounts(self, path: Path) -> None:
        path.touch(mode=0o600)
        lines = []
        for each in (
            self.organiser,
            self.second,
            self.setter,
            self.secretary,
            self.judge,
            self.chair,
        ):
            password = secrets.token_urlsafe(9)
            each.user.set_password(password)
            each.user.save()
            lines.append(f"  {each.user.username:<20} {password:<14} {each.role}\n")
        path.write_text("".join(lines), encoding="utf-8")


def _official(username: str, called: str, *roles: Role) -> Official:
    user = User.objects.create_user(
        f"tap-duot-{username}", first_name="Cán bộ tập dượt", last_name=username
    )
    user.groups.set(Group.objects.filter(name__in=roles))
    return Official(user, called)
