"""Builders of people who sign in."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group

import factory
from factory.django import DjangoModelFactory

from users.models import User


class UserFactory(DjangoModelFactory):
    """Someone who may sign in with the password given, and may nothing else yet.

    `UserFactory(superuser=True)` may do everything, `UserFactory(groups=["Biên tập"])` what the role may.
    """

    username = factory.Sequence(lambda n: f"can-bo-{n + 1}")
    first_name = "Cán bộ"
    last_name = factory.Sequence(lambda n: f"mẫu {n + 1}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.vn")
    password = factory.django.Password("mật khẩu mẫu đủ dài")

    class Meta:
        model = User
        skip_postgeneration_save = True

    class Params:
        superuser = factory.Trait(is_superuser=True, is_staff=True)

    @factory.post_generation
    def groups(self, create: bool, names: list[str] | None, **values: Any) -> None:
        """Give the user the roles of these names."""
        if create and names:
            groups = Group.objects.filter(name__in=names)
            missing = set(names) - {group.name for group in groups}
            if missing:
                raise ValueError(f"There is no role named {', '.join(sorted(missing))}.")
            self.groups.set(groups)
