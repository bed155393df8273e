"""Many files at once: sent and read in one go, kept, then given their places in a kit."""

from media.bulk_upload.views import bulk_review, bulk_upload

__all__ = ["bulk_review", "bulk_upload"]
