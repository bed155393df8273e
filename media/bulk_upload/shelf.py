"""A kit as it stands while files get their places, looked up once for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.core.exceptions import ValidationError

from core.text import slug
from media.bulk_upload.names import Reading, Words, begins_with, read_name, words_of
from media.enums import TextLanguage
from media.models import Asset, AssetKind, KindSpec, Kit, StagedFile, Variant
from media.specs import fitting_spec
from media.templatetags.variant_tags import format_name, length_of, paper_of, size_of
from media.twins import Twin, twins_of


@dataclass(frozen=True)
class Proposal:
    """Where a file belongs as far as its name and its content say."""

    asset: Asset | None = None
    new_name: str = ""
    kind: AssetKind | None = None
    name: str = ""
    language: str = TextLanguage.VIETNAMESE
    replaces: Variant | None = None


@dataclass
class Shelf:
    """The assets of a kit and all kinds, and what they make of staged files."""

    kit: Kit
    staged: Sequence[StagedFile] = field(default=())

    @cached_property
    def kinds(self) -> dict[int, AssetKind]:
        return {kind.pk: kind for kind in AssetKind.objects.prefetch_related("specs")}

    @cached_property
    def assets(self) -> dict[int, Asset]:
        assets = list(self.kit.assets.prefetch_related("variants"))
        for asset in assets:
            # The same objects, whose sizes are known.
            asset.kind = self.kinds[asset.kind_id]
            asset.kit = self.kit
        return {asset.pk: asset for asset in assets}

    @cached_property
    def variants(self) -> dict[int, Variant]:
        found = {}
        for asset in self.assets.values():
            for variant in asset.variants.all():
                variant.asset = asset
                found[variant.pk] = variant
        return found

    @cached_property
    def asset_names(self) -> dict[Words, Asset]:
        names: dict[Words, Asset] = {}
        for asset in self.assets.values():
            for name in (asset.name, asset.name_en):
                if words := words_of(name):
                    names.setdefault(words, asset)
        return names

    @cached_property
    def twins(self) -> dict[str, list[Twin]]:
        return twins_of(staged.sha256 for staged in self.staged)

    def spec_of(self, kind: AssetKind, staged: StagedFile) -> KindSpec | None:
        """The size of a kind that a file fits; ValidationError says what is wrong with one that fits none."""
        return fitting_spec(kind, staged)

    def propose(self, staged: StagedFile) -> Proposal:
        """Where a file seems to belong."""
        read = read_name(staged.path, self.asset_names.keys())
        asset = self.asset_names.get(words_of(read.asset))
        kind = asset.kind if asset else self._kind_of(read, staged)
        spec = self._spec_or_none(kind, staged)
        language = read.language or TextLanguage.VIETNAMESE
        replaces = self._replaced(asset, read, language, staged, spec) if asset else None
        return Proposal(
            asset=asset,
            new_name="" if asset else _new_name(read.asset, kind),
            kind=kind,
            name=replaces.name if replaces else self._variant_name(read, staged, spec),
            language=language,
            replaces=replaces,
        )

    def _kind_of(self, read: Reading, staged: StagedFile) -> AssetKind | None:
        """The kind whose name begins the asset's; otherwise the only one whose sizes the file fits."""
        words = words_of(read.asset)
        named = [
            (len(beginning), kind)
            for kind in self.kinds.values()
            for beginning in map(words_of, (kind.name, kind.name_en, kind.slug))
            if begins_with(words, beginning)
        ]
        if named:
            return max(named, key=lambda pair: pair[0])[1]
        fitting = [kind for kind in self.kinds.values() if self._spec_or_none(kind, staged)]
        return fitting[0] if len(fitting) == 1 else None

    def _spec_or_none(self, kind: AssetKind | None, staged: StagedFile) -> KindSpec | None:
        try:
            return self.spec_of(kind, staged) if kind else None
        except ValidationError:
            return None

    def _replaced(
        self,
        asset: Asset,
        read: Reading,
        language: str,
        staged: StagedFile,
        spec: KindSpec | None,
    ) -> Variant | None:
        """The variant that the file looks like a new version of: by its name, otherwise by its size."""
        alike = [
            variant
            for variant in asset.variants.all()
            if variant.language == language and variant.file_format == staged.file_format
        ]
        if read.variant:
            named = [variant for variant in alike if slug(variant.name) == slug(read.variant)]
            if len(named) == 1:
                return self.variants[named[0].pk]
        sized = [variant for variant in alike if spec and variant.spec_id == spec.pk]
        return self.variants[sized[0].pk] if len(sized) == 1 else None

    def _variant_name(self, read: Reading, staged: StagedFile, spec: KindSpec | None) -> str:
        """As it is called in the kit already; otherwise as the file says, as its size is called, or its measures."""
        if read.variant:
            called = {slug(variant.name): variant.name for variant in self.variants.values()}
            if spec:
                called[slug(spec.name)] = spec.name
            return called.get(slug(read.variant), read.variant[:1].upper() + read.variant[1:])[:120]
        if spec:
            return spec.name
        measures = paper_of(staged) or size_of(staged) or length_of(staged)
        return f"{measures} {format_name(staged)}".strip()


def _new_name(written: str, kind: AssetKind | None) -> str:
    """A title from a file's name, with the marks of the kind's name where it begins with it."""
    words = written.split()
    name = " ".join(words)
    if kind and begins_with(words_of(written), words_of(kind.name)) and name.isascii():
        name = " ".join([kind.name, *words[len(words_of(kind.name)) :]])
    return (name[:1].upper() + name[1:])[:160]
