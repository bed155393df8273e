"""Drawings for the press: PDF/X-4 in four inks, with bleed and an output intent."""

from artwork.press.pdf import SCALES, PressSheet, press_pdf, sheet_for

__all__ = ["SCALES", "PressSheet", "press_pdf", "sheet_for"]
