"""Films and sounds: what is in them, a picture of them, and a copy without the notes they carry."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import av
from av.container import InputContainer

from media.apart import Facts, Refused
from media.apart.contents import Contents, contents_of
from media.apart.frames import telling_frame
from media.apart.notes import carries_notes, copy_without_notes
from media.apart.pictures import save_previews
from media.apart.waves import draw_wave, peaks_of

# What FFmpeg calls the containers that we take; no other is tried, whatever the bytes say.
READERS = {"mp4": "mov", "webm": "matroska", "mp3": "mp3", "wav": "wav", "ogg": "ogg"}


def read_recording(file_format: str, path: Path, folder: Path) -> Facts:
    """Seconds, pixels and previews of a recording; `clean` in the folder is it without its notes."""
    with opened(path, file_format) as container:
        contents = contents_of(container, file_format)
        noted = carries_notes(container, path)
    if noted:
        path = _cleaned(file_format, path, folder, contents)
    facts: Facts = {"seconds": contents.seconds}
    with opened(path, file_format) as container:
        if contents.width:
            facts["pixels"] = [contents.width, contents.height]
            picture = telling_frame(container, contents.seconds)
        else:
            picture = draw_wave(peaks_of(container, contents.seconds))
    return facts | save_previews(picture, folder)


def _cleaned(file_format: str, path: Path, folder: Path, contents: Contents) -> Path:
    """A copy without notes that plays the same; a recording of which there is none is refused."""
    target = folder / "clean"
    try:
        with opened(path, file_format) as container:
            copy_without_notes(container, file_format, target)
        with opened(target, file_format) as container:
            kept = contents_of(container, file_format)
            if not kept.plays_like(contents) or carries_notes(container):
                raise Refused("noted")
    except (av.error.FFmpegError, ValueError, Refused) as failed:
        raise Refused("noted") from failed
    return target


@contextmanager
def opened(path: Path, file_format: str) -> Iterator[InputContainer]:
    """The recording as the reader of its format sees it, which may open nothing else."""
    options = {"protocol_whitelist": "file"}
    with av.open(
        str(path), format=READERS[file_format], options=options, metadata_errors="replace"
    ) as container:
        for track in (*container.streams.video, *container.streams.audio):
            # Threads would each take their own memory.
            track.codec_context.thread_count = 1
        yield container
