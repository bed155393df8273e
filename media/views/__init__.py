from media.views.bulletins import (
    bulletin_page,
    bulletin_sound,
    bulletin_text,
    bulletin_word,
    bulletins,
)
from media.views.downloads import kit_archive, kit_file
from media.views.kinds import kind_sheet
from media.views.kits import kit_page
from media.views.leaving import leave_library
from media.views.library import library
from media.views.links import access_link, access_link_archive, access_link_file
from media.views.slogan_check import check_slogan, check_slogan_json
from media.views.slogans import slogans, slogans_json, slogans_text
from media.views.unit_copies import unit_copy
from media.views.watch import confirm_watch, stop_watching, watch_kit

__all__ = [
    "access_link",
    "access_link_archive",
    "access_link_file",
    "bulletin_page",
    "bulletin_sound",
    "bulletin_text",
    "bulletin_word",
    "bulletins",
    "check_slogan",
    "check_slogan_json",
    "confirm_watch",
    "kind_sheet",
    "kit_archive",
    "kit_file",
    "kit_page",
    "leave_library",
    "library",
    "slogans",
    "slogans_json",
    "slogans_text",
    "stop_watching",
    "unit_copy",
    "watch_kit",
]
