"""Where files of the library lie, and under which names."""

from __future__ import annotations

from typing import Any

from django.core.files.storage import Storage, storages

from media.inspection.formats import ending


def kit_storage() -> Storage:
    """Where files of kits lie: not below the address of uploads, so that downloads can be counted."""
    return storages["kits"]


def stored_name(measured: Any, name: str) -> str:
    """A file is stored under its checksum: unguessable before, and unchanged ever after."""
    return f"kits/{measured.sha256[:2]}/{measured.sha256}.{ending(name)}"


def preview_name(measured: Any, name: str) -> str:
    return f"kit-previews/{measured.sha256[:2]}/{measured.sha256[:40]}-{name}"
