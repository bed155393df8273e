"""Which other sites may show quizzes in a frame."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_ORIGIN = re.compile(
    rf"https://{_LABEL}(?:\.{_LABEL})+(?::[0-9]{{1,5}})?"
    r"|http://(?:localhost|127\.0\.0\.1)(?::[0-9]{1,5})?"
)


@register_setting(icon="code")
class EmbedSettings(BaseGenericSetting):
    """The sites whose pages may hold a quiz in a frame."""

    allowed_origins = models.TextField(
        _("sites that may show quizzes"),
        max_length=4000,
        blank=True,
        help_text=_(
            "One a line, exactly as https://example.vn: no path, no slash at the end, no *. "
            "For a trial on one's own machine http://localhost:8000 works too."
        ),
    )

    panels = [FieldPanel("allowed_origins")]

    class Meta:
        verbose_name = _("quizzes on other sites")
        ordering = ["pk"]

    @property
    def origins(self) -> list[str]:
        """The allowed origins, for `frame-ancestors` and the check of senders."""
        return list(dict.fromkeys(self.allowed_origins.split()))

    def clean(self) -> None:
        for number, line in enumerate(self.allowed_origins.splitlines(), start=1):
            origin = line.strip()
            if origin and not is_origin(origin):
                raise ValidationError(
                    {
                        "allowed_origins": _(
                            "Line %(number)s, “%(line)s”, is not an address of the form "
                            "https://name.vn: small letters, no path, no slash at the end, no *."
                        )
                        % {"number": number, "line": origin[:100]}
                    }
                )


def is_origin(origin: str) -> bool:
    """Whether a text is one exact https origin (or one of this machine), as browsers write them."""
    if not _ORIGIN.fullmatch(origin):
        return False
    port = origin.rpartition(":")[2]
    return not port.isdecimal() or 0 < int(port) < 65536
