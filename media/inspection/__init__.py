"""What an uploaded file is, read from its content: never from its name, never from what the browser said.

Every function raises `django.core.exceptions.ValidationError` with a message for the editor; none raises
anything else, whatever the bytes.
"""

from media.inspection.captions import check_captions
from media.inspection.documents import check_document
from media.inspection.kit_files import KitFile, read_kit_file
from media.inspection.pictures import check_picture, clean_picture
from media.inspection.recordings import RecordingFacts, read_recording

__all__ = [
    "KitFile",
    "RecordingFacts",
    "check_captions",
    "check_document",
    "check_picture",
    "clean_picture",
    "read_kit_file",
    "read_recording",
]
