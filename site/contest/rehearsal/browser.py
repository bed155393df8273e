"""A browser without scripts: it reads a page, fills in a form and presses a button."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponseBase
from django.test import Client
from django.utils import translation

from bs4 import BeautifulSoup, Tag


class NoSuchFormError(Exception):
    """The page shows no such form or button."""


class Browser:
    """`page` is what it shows now."""

    response: Any = None

    def __init__(self, client: Client) -> None:
        self.client = client
        self._read: tuple[Any, BeautifulSoup] | None = None

    @property
    def page(self) -> BeautifulSoup:
        # Read once, for that takes as long as the site takes to answer.
        if self._read is None or self._read[0] is not self.response:
            self._read = self.response, BeautifulSoup(self.response.content, "html.parser")
        return self._read[1]

    @property
    def text(self) -> str:
        main = self.page.main
        return " ".join(main.get_text(" ", strip=True).split()) if main else ""

    @property
    def heading(self) -> str:
        title = self.page.h1
        return title.get_text(strip=True) if title else ""

    @property
    def complaint(self) -> str:
        """What the page says first: that something is wrong with a field, or else its heading."""
        fault = self.page.select_one("[role=alert] li, p[role=alert]")
        return fault.get_text(" ", strip=True) if fault else self.heading

    def open(self, address: str) -> HttpResponseBase:
        # What is asked for in another language leaves that behind in this process.
        with translation.override(translation.get_language()):
            self.response = self.client.get(address)
        return self.response

    def post(self, address: str, data: dict[str, Any], **headers: str) -> HttpResponseBase:
        with translation.override(translation.get_language()):
            self.response = self.client.post(address, data, headers=headers)
        return self.response

    def form(self, address: str) -> Tag:
        """The form of this page that is posted to an address; one that names none is posted to the page's own."""
        for form in self.page.select("form[method=post i]"):
            if form.get("action", self.response.request["PATH_INFO"]) == address:
                return form
        raise NoSuchFormError(f"{address}: {self.response.status_code} {self.heading} {self.text}")


class Contestant(Browser):
    """Somebody on the way from the start of a contest to the receipt, by the address that takes all steps."""

    def __init__(self, client: Client, address: str) -> None:
        super().__init__(client)
        self.address = address

    def begin(self) -> Contestant:
        return self.send({"step": "begin"})

    def press(self, step: str, **values: Any) -> Contestant:
        """Send the form as it stands, with `values` changed; None leaves a field out."""
        form = self.form(self.address)
        if not form.select_one(f"button[value='{step}']"):
            raise NoSuchFormError(f"{step}: {self.heading} {self.text}")
        data = {**fields_of(form), "step": step, **values}
        return self.send({name: value for name, value in data.items() if value is not None})

    def send(self, data: dict[str, Any], **headers: str) -> Contestant:
        self.post(self.address, data, **headers)
        return self

    def code(self) -> str:
        """The receipt code as it is shown; empty where the page shows none."""
        shown = self.page.select_one("#receipt-code")
        return shown.get_text() if shown else ""


def fields_of(form: Tag) -> dict[str, Any]:
    """What a browser would send of a form, but for buttons."""
    data: dict[str, Any] = {}
    for field in form.select("input[name], textarea[name], select[name]"):
        name = str(field["name"])
        if field.name == "textarea":
            data[name] = field.get_text()
        elif field.name == "select":
            chosen = field.select_one("option[selected]") or field.select_one("option")
            data[name] = str(chosen.get("value", "")) if chosen else ""
        elif field.get("type") in ("radio", "checkbox"):
            if field.has_attr("checked"):
                kept = data.get(name)
                value = str(field.get("value", "on"))
                data[name] = (
                    value if kept is None else [*([kept] if isinstance(kept, str) else kept), value]
                )
        elif field.get("type") not in ("submit", "button", "file"):
            data[name] = str(field.get("value", ""))
    return data
