from media.models.abbreviations import Abbreviation
from media.models.access import AccessLink, Taking, Watcher
from media.models.assets import Asset, ChannelText
from media.models.bulletins import Bulletin, BulletinTime
from media.models.consents import (
    Consent,
    ConsentAsset,
    ConsentDocument,
    ConsentImage,
    ConsentRecording,
)
from media.models.discarded import DiscardedFile
from media.models.downloads import Download, DownloadCount, ReaderKey, ReadLog
from media.models.files import CustomDocument, CustomImage, CustomRendition, Recording
from media.models.kinds import AssetKind, KindSpec
from media.models.kits import Kit
from media.models.led import LedBoard
from media.models.measured import MeasuredFile
from media.models.notices import Notice, NoticeSent
from media.models.pieces import PieceSet, UnitCopy
from media.models.playlists import Playlist, PlaylistItem, ScreenBeat, ScreenHour
from media.models.proofs import ProofOfUse
from media.models.slogan_categories import SloganCategory
from media.models.slogans import Slogan
from media.models.staged import StagedFile
from media.models.told import ToldEnding
from media.models.variants import FormerVersion, Variant

__all__ = [
    "Abbreviation",
    "AccessLink",
    "Asset",
    "AssetKind",
    "Bulletin",
    "BulletinTime",
    "ChannelText",
    "Consent",
    "ConsentAsset",
    "ConsentDocument",
    "ConsentImage",
    "ConsentRecording",
    "CustomDocument",
    "CustomImage",
    "CustomRendition",
    "DiscardedFile",
    "Download",
    "DownloadCount",
    "FormerVersion",
    "KindSpec",
    "Kit",
    "LedBoard",
    "MeasuredFile",
    "Notice",
    "NoticeSent",
    "PieceSet",
    "Playlist",
    "PlaylistItem",
    "ProofOfUse",
    "ReadLog",
    "ReaderKey",
    "Recording",
    "ScreenBeat",
    "ScreenHour",
    "Slogan",
    "SloganCategory",
    "StagedFile",
    "Taking",
    "ToldEnding",
    "UnitCopy",
    "Variant",
    "Watcher",
]
