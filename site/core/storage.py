"""Uploaded files in an object store."""

from __future__ import annotations

from urllib.parse import quote

from django.conf import settings

from storages.backends.s3 import S3Storage


class BucketStorage(S3Storage):
    """A folder of a bucket, whose files readers meet under the site's own `MEDIA_URL`."""

    def url(self, name: str, *args: object, **kwargs: object) -> str:
        return settings.MEDIA_URL + quote(name)
