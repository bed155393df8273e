"""Uploads with the folders they come from, which Django leaves out."""

from __future__ import annotations

import html
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.http import HttpRequest, QueryDict
from django.http.multipartparser import MultiPartParser
from django.utils.datastructures import MultiValueDict


class PathKeepingParser(MultiPartParser):
    """Remembers in `paths` the full name of each file, in the order in which the files come."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.paths: list[str] = []

    def sanitize_file_name(self, file_name: str) -> str | None:
        name = super().sanitize_file_name(file_name)
        if name:
            self.paths.append(html.unescape(file_name))
        return name


class FolderRequest:
    """Reads a request so that `uploads` has each file with its path; nothing larger than a piece in memory."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.paths: list[str] = []
        request.upload_handlers = [TemporaryFileUploadHandler(request)]
        request.parse_file_upload = self._parse  # type: ignore[assignment, method-assign]

    def _parse(self, META: dict[str, Any], post_data: Any) -> tuple[QueryDict, MultiValueDict]:
        parser = PathKeepingParser(
            META, post_data, list(self.request.upload_handlers), self.request.encoding
        )
        post, files = parser.parse()
        self.paths = parser.paths
        return post, files

    def uploads(self) -> list[tuple[str, UploadedFile]]:
        """Every file of the request with its path."""
        files = [file for _name, sent in self.request.FILES.lists() for file in sent]
        return list(zip(self.paths, files, strict=False))
