"""Hands out files and archives of kits, and counts what was handed out."""

from media.delivery.handing_out import hand_out_archive, hand_out_file
from media.delivery.takers import Taker

__all__ = ["Taker", "hand_out_archive", "hand_out_file"]
