"""People who may sign in to the demonstration, each with a password of chance."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from demo.factories.users import UserFactory
from units.models import Unit
from users.enums import Role
from users.models import User


@dataclass(frozen=True)
class Account:
    """How someone signs in, and what for."""

    username: str
    password: str
    what_for: str


# Name to sign in with, roles (none: everything), what for.
PEOPLE: list[tuple[str, tuple[Role, ...], str]] = [
    ("quan-tri", (), "Quản trị / administrator"),
    ("bien-tap", (Role.EDITOR,), "Biên tập / editor"),
    (
        "duyet",
        (Role.APPROVER, Role.SLOGAN_APPROVER),
        "Duyệt trang, khẩu hiệu / approver of pages and slogans",
    ),
    ("van-hoa", (Role.ASSET_APPROVER,), "Duyệt ấn phẩm treo / approver of what hangs"),
    ("don-vi", (Role.CONTRIBUTOR,), "Cộng tác viên đơn vị / contributor of a unit"),
    (
        "to-chuc",
        (Role.CONTEST_ORGANISER,),
        "Ban Tổ chức cuộc thi / organiser of the contest",
    ),
    ("de-thi", (Role.QUESTION_SETTER,), "Ban Đề thi / question setter"),
    ("thu-ky", (Role.CONTEST_SECRETARY,), "Tổ thư ký cuộc thi / secretary of the contest"),
    ("giam-khao", (Role.JUDGE,), "Ban Giám khảo / judge"),
    (
        "giam-khao-2",
        (Role.JUDGE,),
        "Ban Giám khảo, người xét khiếu nại / judge who looks at appeals",
    ),
]


def make_people(unit: Unit) -> tuple[User, list[Account]]:
    """The administrator, and how each of the people signs in."""
    accounts, users = [], []
    for username, roles, what_for in PEOPLE:
        password = secrets.token_urlsafe(9)
        users.append(
            UserFactory(
                username=username,
                first_name="Tài khoản mẫu",
                last_name=what_for.split(" / ")[0],
                password=password,
                superuser=not roles,
                groups=list(roles),
                unit=unit if Role.CONTRIBUTOR in roles else None,
            )
        )
        accounts.append(Account(username, password, what_for))
    return users[0], accounts


def write_accounts(accounts: list[Account], path: Path) -> None:
    """Keep the accounts in a file that only its owner may read."""
    lines = ["Tài khoản trình diễn / demonstration accounts"]
    lines += [f"  {each.username:<11} {each.password:<14} {each.what_for}" for each in accounts]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write("\n".join(lines) + "\n")
