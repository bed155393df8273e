"""Uploaded files in an object store."""

from __future__ import annotations

import io
import os.path
from collections.abc import Collection
from typing import IO, Any
from urllib.parse import quote

from django.conf import settings

from botocore.exceptions import BotoCoreError, ClientError
from storages.backends.s3 import S3Storage

# As many as S3 tells of at most.
LISTED_AT_ONCE = 1000


class BucketStorage(S3Storage):
    """A folder of a bucket, whose files readers meet under the site's own `MEDIA_URL`."""

    def url(self, name: str, *args: object, **kwargs: object) -> str:
        return settings.MEDIA_URL + quote(name)

    def signed_url(self, name: str, *, seconds: int, content_type: str, disposition: str) -> str:
        """An address of the store itself that gives one file, under these headers, for so many seconds."""
        answered = {
            "ResponseContentType": content_type,
            "ResponseContentDisposition": disposition,
            "ResponseCacheControl": "private, no-store",
        }
        return super().url(name, parameters=answered, expire=seconds)

    def streamed(self, name: str) -> IO[bytes]:
        """A file to read forwards, from any byte on, while it comes; raises OSError where the store fails."""
        # To open it the usual way would first fetch the whole.
        return io.BufferedReader(_Stream(self.bucket.Object(self._normalize_name(name))))

    def existing(self, names: Collection[str]) -> set[str]:
        """Those of these names under which there is a file.

        The bucket lists its files in order, so one page settles all names up to its last file: the store is
        asked once a thousand files that it has, and never more often than there are names.
        """
        keys = {self._normalize_name(name): name for name in names}
        prefix = os.path.commonprefix(list(keys))
        found: set[str] = set()
        last, is_end = "", False
        for key in sorted(keys):
            while not is_end and key > last:
                page = self.connection.meta.client.list_objects_v2(
                    Bucket=self.bucket_name,
                    Prefix=prefix,
                    StartAfter=max(last, key[:-1]),
                    MaxKeys=LISTED_AT_ONCE,
                )
                listed = [each["Key"] for each in page.get("Contents", [])]
                found.update(keys.keys() & listed)
                last, is_end = (listed or [last])[-1], not page["IsTruncated"]
        return {keys[key] for key in found}


class _Stream(io.RawIOBase):
    """An object of a bucket. It is asked for with the first byte that is read after a `seek`."""

    def __init__(self, stored: Any) -> None:
        self._stored = stored
        self._at = 0
        self._body: Any = None

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if whence != io.SEEK_SET:
            raise io.UnsupportedOperation("Only places from the start are known.")
        if offset != self._at:
            self._leave()
            self._at = offset
        return offset

    def readinto(self, buffer: Any) -> int:
        try:
            if self._body is None:
                self._body = self._stored.get(Range=f"bytes={self._at}-")["Body"]
            read = self._body.read(len(buffer))
        except (BotoCoreError, ClientError) as failed:
            raise OSError("The object store does not give a file.") from failed
        buffer[: len(read)] = read
        self._at += len(read)
        return len(read)

    def close(self) -> None:
        self._leave()
        super().close()

    def _leave(self) -> None:
        if self._body is not None:
            self._body.close()
            self._body = None
