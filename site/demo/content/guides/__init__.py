"""Guides: one for each of the five common topics, in steps that can be followed with the telephone in hand."""

from __future__ import annotations

from demo.content.guides import apply, find, pay, stay_safe, trade
from demo.content.guides.guide import FEE, Guide

__all__ = ["FEE", "GUIDES", "Guide"]

GUIDES: list[Guide] = [apply.GUIDE, pay.GUIDE, trade.GUIDE, stay_safe.GUIDE, find.GUIDE]
