from media.models.files import CustomDocument, CustomImage, CustomRendition, Recording
from media.models.kits import Asset, AssetKind, Download, Kit, Variant
from media.models.slogans import Slogan

__all__ = [
    "Asset",
    "AssetKind",
    "CustomDocument",
    "CustomImage",
    "CustomRendition",
    "Download",
    "Kit",
    "Recording",
    "Slogan",
    "Variant",
]
