"""Whether a file is what its kind of asset needs, and what is wrong with it when it isn't."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError

from media.specs.rules import Fault, Measured, faults_of
from media.specs.words import refusal

if TYPE_CHECKING:
    from media.models.kinds import AssetKind, KindSpec

__all__ = ["Fault", "Measured", "faults_of", "fitting_spec", "spec_of"]


def fitting_spec(kind: AssetKind, read: Measured) -> KindSpec | None:
    """The size of the kind that a file fits; None when the kind asks for none.

    Raises ValidationError, which says what is needed and what the file has, when it fits none of them.
    """
    faults = []
    for spec in kind.specs.all():
        found = faults_of(spec, read)
        if not found:
            return spec
        faults.append(found)
    if faults:
        raise ValidationError(refusal(kind.title, faults), code="fits_no_size")
    return None


def spec_of(kind: AssetKind, read: Measured) -> KindSpec | None:
    """The size of the kind that a file fits, or None."""
    return next((spec for spec in kind.specs.all() if not faults_of(spec, read)), None)
