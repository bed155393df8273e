"""What an editor is told before a page goes public; a draft may be as unfinished as it likes."""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm


class CompletePageForm(WagtailAdminPageForm):
    """Asks the page what is missing, and puts each message on the field that mends it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Fields whose default is worked out are compared with a hidden copy, which the admin never shows:
        # each would look changed for ever, and every approval would make a version of its own.
        for field in self.fields.values():
            field.show_hidden_initial = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.is_deferred_validation:
            return cleaned
        for name, value in cleaned.items():
            if name in self.instance_fields:
                setattr(self.instance, name, value)
        for field, message in self.instance.missing_for_publishing().items():
            if field not in self.errors:
                self.add_error(field if field in self.fields else None, message)
        return cleaned

    @property
    def instance_fields(self) -> set[str]:
        """The plain fields of the page; relations to many are not looked at before they are saved."""
        return {field.name for field in self.instance._meta.concrete_fields}
