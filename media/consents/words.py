"""How long something may be shown, in words for editors."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from wagtail.permissions import policy_registry

from core.templatetags.text_tags import day
from media.models import Consent
from media.models.rights import NEVER_SHOWN
from media.rights.hiding import Thing


def may_see_consents(user: Any) -> bool:
    policy = policy_registry.get_by_type(Consent)
    return user is not None and policy.user_has_any_permission(
        user, {"add", "change", "delete", "view"}
    )


def rights_in_words(thing: Thing, user: Any) -> SafeString:
    """Until when a stored thing is shown, and its consents by their numbers; links for those who keep consents."""
    consents = thing.consents.order_by("pk")
    return format_html_join(
        " ", "{}", [(_until(thing),), *((_named(consent, user),) for consent in consents)]
    )


def _until(thing: Thing) -> str:
    if thing.hidden_from is None:
        return _("It may be shown without end.")
    if thing.hidden_from == NEVER_SHOWN:
        return _("It is hidden: no consent of the people on it is recorded.")
    if thing.is_in_force():
        return _("It is shown until %(day)s, not including.") % {"day": day(thing.hidden_from)}
    return _("It has been hidden since %(day)s.") % {"day": day(thing.hidden_from)}


def _named(consent: Consent, user: Any) -> SafeString | str:
    told = f"{consent} ({end_in_words(consent)})."
    if not may_see_consents(user):
        return told
    url = reverse("consents:edit", args=[consent.pk])
    return format_html('<a href="{}">{}</a>', url, told)


def end_in_words(consent: Consent) -> str:
    """ "without end", "until 12/10/2026", "withdrawn on 12/10/2026"."""
    end = consent.ends_on
    if end is None:
        return _("without end")
    if end == consent.withdrawn_on:
        return _("withdrawn on %(day)s") % {"day": day(end)}
    return _("until %(day)s, not including") % {"day": day(end)}


class SaysRights:
    """A form of something with rights: below the tick for people shown it says until when that is shown."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields.get("needs_consent")  # type: ignore[attr-defined]
        if field and self.instance.pk:  # type: ignore[attr-defined]
            words = rights_in_words(self.instance, kwargs.get("user"))  # type: ignore[attr-defined]
            field.help_text = format_html("{} {}", field.help_text, words)
