from media.views.downloads import kit_archive, kit_file
from media.views.kits import kit_page
from media.views.library import library
from media.views.slogans import slogans, slogans_json, slogans_text

__all__ = [
    "kit_archive",
    "kit_file",
    "kit_page",
    "library",
    "slogans",
    "slogans_json",
    "slogans_text",
]
