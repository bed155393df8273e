"""Wagtail: its admin and its library."""

from .environment import SITE_URL

WAGTAIL_SITE_NAME = "Cổng 10·10"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILIMAGES_IMAGE_MODEL = "media.CustomImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "media.forms.ImageForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 25_000_000
WAGTAILDOCS_DOCUMENT_MODEL = "media.CustomDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "media.forms.DocumentForm"
# Never by sending readers to the file itself, which has no public address.
WAGTAILDOCS_SERVE_METHOD = "serve_view"
# Nothing uploaded is opened in place.
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "ods", "odt", "pdf", "pptx", "xlsx", "zip"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024 * 1024
# One file of a kit; large boards and short films come close.
KIT_FILE_MAX_OCTETS = 300 * 1024 * 1024
WAGTAILMEDIA = {
    "MEDIA_MODEL": "media.Recording",
    "MEDIA_FORM_BASE": "media.forms.RecordingForm",
    "AUDIO_EXTENSIONS": ["m4a", "mp3", "oga", "ogg", "wav", "webm"],
    "VIDEO_EXTENSIONS": ["m4v", "mp4", "webm"],
}
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
# Whoever approves a page approves it as it stands on their screen, with what they changed there; while it
# waits nobody else may edit it.
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = False
# A planned end further off is a slip of the pen: a wrong year would silence boards and bulletins for all of it.
PAUSE_MOST_DAYS = 60
