"""The site with a profiler around each submission, for one worker of one thread; PROFILE says where to write."""

import atexit
import cProfile
import os
from collections.abc import Callable, Iterable
from typing import Any

from config.wsgi import application as site

# Some come first that load what is remembered.
SKIPPED = 20

_profile = cProfile.Profile()
_seen = 0


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    global _seen
    if environ["REQUEST_METHOD"] != "POST" or environ.get("HTTP_X_MEASURED") != "1":
        return site(environ, start_response)
    if _seen == 0:
        atexit.register(_profile.dump_stats, os.environ["PROFILE"])
    _seen += 1
    if _seen <= SKIPPED:
        return site(environ, start_response)
    return _profile.runcall(site, environ, start_response)
