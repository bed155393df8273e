"""What readers say when they want a text for a board: which text, and which board."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from media.led.breaking import Board
from media.led.wording import capitals, tidy, unshowable
from media.models import LedBoard, Slogan
from media.models.led import FEWEST_COLUMNS, FEWEST_ROWS, MOST_COLUMNS, MOST_ROWS

# More is no text for a board; a slogan of the register has at most 300.
LONGEST_TEXT = 500


class SloganSelect(forms.Select):
    """Slogans to choose from, each marked with its language where that is not the reader's."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        slogan = getattr(value, "instance", None)
        if slogan is not None and slogan.title_language:
            option["attrs"]["lang"] = slogan.title_language
        return option


class SloganChoice(forms.ModelChoiceField):
    widget = SloganSelect

    def label_from_instance(self, slogan: Slogan) -> str:
        return str(slogan.title)


class BoardChoice(forms.ModelChoiceField):
    def label_from_instance(self, board: LedBoard) -> str:
        numbers = {"name": board.title, "columns": board.columns, "rows": board.rows}
        return _("%(name)s: %(columns)s characters, %(rows)s lines") % numbers


class NumberWithin(forms.IntegerField):
    """A number whose error says what may be written."""

    def clean(self, value: Any) -> int | None:
        try:
            return super().clean(value)
        except ValidationError as refused:
            may = {"least": self.min_value, "most": self.max_value}
            raise ValidationError(
                _("Write a whole number from %(least)s to %(most)s.") % may
            ) from refused


class ExportForm(forms.Form):
    """An approved slogan or a typed text, and a board that is known or described by its numbers."""

    slogan = SloganChoice(
        Slogan.objects.none(),
        required=False,
        label=gettext_lazy("Approved slogan"),
        empty_label=gettext_lazy("None: I type a text"),
        error_messages={
            "invalid_choice": gettext_lazy("This slogan may not be used now. Choose another one.")
        },
    )
    text = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=LONGEST_TEXT,
        label=gettext_lazy("Text of your own"),
        help_text=gettext_lazy(
            "In place of a slogan. Only approved texts are hung or shown; what you type here is kept nowhere."
        ),
        error_messages={
            "max_length": gettext_lazy(
                "The text has %(show_value)d characters. Write at most %(limit_value)d."
            ),
            "null_characters_not_allowed": gettext_lazy(
                "The text has a character that no board shows. Type the text anew."
            ),
        },
    )
    board = BoardChoice(
        LedBoard.objects.none(),
        required=False,
        label=gettext_lazy("Board"),
        empty_label=gettext_lazy("Another board: by its numbers"),
        error_messages={
            "invalid_choice": gettext_lazy("This board is not known. Choose one from the list.")
        },
    )
    columns = NumberWithin(
        required=False,
        min_value=FEWEST_COLUMNS,
        max_value=MOST_COLUMNS,
        label=gettext_lazy("Characters in a line"),
    )
    rows = NumberWithin(
        required=False, min_value=FEWEST_ROWS, max_value=MOST_ROWS, label=gettext_lazy("Lines")
    )
    capitals = forms.BooleanField(required=False, label=gettext_lazy("In capitals"))
    screens = forms.BooleanField(
        required=False, label=gettext_lazy("Spread a long text over several screens")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("slogan", "text", "board", "columns", "rows"):
            self.fields[name].widget.attrs["class"] = "input"
        self.fields["text"].widget.attrs["autocomplete"] = "off"
        self.fields["slogan"].queryset = Slogan.objects.usable()  # type: ignore[attr-defined]
        self.fields["board"].queryset = LedBoard.objects.all()  # type: ignore[attr-defined]

    def clean_text(self) -> str:
        text = self.cleaned_data["text"]
        if strange := unshowable(text):
            raise ValidationError(
                _("The text has a character that no board shows (%(character)s). Take it out.")
                % {"character": strange}
            )
        return tidy(text)

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if not {"slogan", "text"} & self.errors.keys():
            if said["slogan"] and said["text"]:
                self.add_error(
                    "text", _("A slogan is chosen already. Choose none, or delete this text.")
                )
            elif not said["slogan"] and not said["text"]:
                self.add_error("slogan", _("Choose a slogan, or type a text of your own."))
        if "board" not in self.errors and not said["board"]:
            for field in ("columns", "rows"):
                if field not in self.errors and said[field] is None:
                    self.add_error(field, _("Write the number, or choose a board from the list."))
        return said

    @property
    def words(self) -> str:
        """The text for the board, in capitals if they are asked for."""
        slogan = self.cleaned_data["slogan"]
        text = tidy(slogan.title) if slogan else self.cleaned_data["text"]
        return capitals(text) if self.cleaned_data["capitals"] else text

    @property
    def room(self) -> Board:
        """The board's own numbers, or those that were written."""
        board = self.cleaned_data["board"]
        if board:
            return Board(board.columns, board.rows)
        return Board(self.cleaned_data["columns"], self.cleaned_data["rows"])


def first_wish(query: QueryDict) -> dict[str, Any]:
    """What the form offers to begin with: the text of the address, and the board that stands first."""
    board = LedBoard.objects.first()
    numbers = {"board": board.pk, "columns": board.columns, "rows": board.rows} if board else {}
    return {"slogan": query.get("slogan"), "text": query.get("text", ""), **numbers}
