"""House rules for blocks that Django can check at start (`manage.py check`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.core.checks import CheckMessage, Error, register

from wagtail.blocks import Block, StreamBlock
from wagtail.fields import StreamField


@register()
def blocks_describe_themselves(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[CheckMessage]:
    """Every block an editor can choose in a body has a description and a template."""
    faults: dict[str, CheckMessage] = {}
    for block in blocks_to_choose():
        name = f"{type(block).__module__}.{type(block).__qualname__}"
        if not getattr(block.meta, "description", ""):
            faults[f"{name} description"] = Error(
                "A block must have a `description`.", obj=name, id="story.E001"
            )
        if not getattr(block.meta, "template", ""):
            faults[f"{name} template"] = Error(
                "A block must have a `template`.", obj=name, id="story.E002"
            )
    return list(faults.values())


def blocks_to_choose() -> Iterator[Block]:
    """The blocks of every StreamField of our own models."""
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, StreamField) and isinstance(field.stream_block, StreamBlock):
                yield from field.stream_block.child_blocks.values()
