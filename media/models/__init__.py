from media.models.downloads import Download, DownloadCount
from media.models.files import CustomDocument, CustomImage, CustomRendition, Recording
from media.models.kits import Asset, AssetKind, Kit
from media.models.slogans import Slogan
from media.models.variants import Variant

__all__ = [
    "Asset",
    "AssetKind",
    "CustomDocument",
    "CustomImage",
    "CustomRendition",
    "Download",
    "DownloadCount",
    "Kit",
    "Recording",
    "Slogan",
    "Variant",
]
