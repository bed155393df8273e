"""Reads one file: `python -I media/apart FORMAT FILE FOLDER [WIDTHxHEIGHT]`.

Writes `large.webp` and `small.webp` into the folder, and `clean` where the file must be stored without the
notes in it. Prints one line of JSON: what was read, or `{"refused": code, "what": …}`. Whatever else a
file does to this process, its code is not zero then.
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

# Isolated from the environment, Python looks only into this folder for what is not its own.
sys.path.append(str(Path(__file__).resolve().parents[2]))

from media.apart import Facts, Refused

MEGABYTE = 1024 * 1024
SECONDS, LARGEST_WRITTEN = 20, 512 * MEGABYTE
# Memory of its own, without code and mapped files. Pictures of pixels have been counted before they come
# here, and the largest allowed take most as WebP; the others could ask for anything.
OCTETS = {"picture": 512 * MEGABYTE, "other": 240 * MEGABYTE}
RECORDINGS = ("mp4", "webm", "mp3", "wav", "ogg")
UNREADABLE = 4


def limit(file_format: str) -> None:
    """Ask the system to stop this process when it takes more than reading a file needs."""
    octets = OCTETS["other" if file_format in ("pdf", "svg", *RECORDINGS) else "picture"]
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_DATA, (octets, octets))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_WRITTEN, LARGEST_WRITTEN))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read(file_format: str, path: Path, folder: Path, size: str = "") -> Facts:
    """What a file holds; its previews and its clean copy are in the folder afterwards."""
    # Each library is loaded only for the files it reads: a process lives for one file.
    if file_format == "pdf":
        from media.apart.pages import read_pages

        return read_pages(path, folder)
    if file_format == "svg":
        from media.apart.pictures import read_drawing

        return read_drawing(path, folder, size)
    if file_format in RECORDINGS:
        from media.apart.recordings import read_recording

        return read_recording(file_format, path, folder)
    from media.apart.pictures import read_picture

    return read_picture(path, folder)


if __name__ == "__main__":
    name, source, target, *sides = sys.argv[1:]
    limit(name)
    try:
        told = read(name, Path(source), Path(target), *sides)
    except Refused as refused:
        told = {"refused": refused.code, "what": refused.what}
    except Exception as error:  # noqa: BLE001 - whatever a file does wrong, the answer is the same
        sys.stderr.write(f"{type(error).__name__}: {error}"[:500])
        sys.exit(UNREADABLE)
    sys.stdout.write(json.dumps(told))
