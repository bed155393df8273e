"""As in production, on a machine of one's own: what a server's owner must state is made up here, under VAR_DIR."""

import os
import tempfile

os.environ.setdefault("SITE_URL", f"http://127.0.0.1:{os.environ.get('PORT', '8000')}")

from .base import VAR_DIR
from .parts.environment import made_up_secrets

for _name, _path in made_up_secrets().items():
    os.environ.setdefault(f"{_name}_FILE", str(_path))

# Uploads in progress, too, stay under VAR_DIR.
_temporary = VAR_DIR / "tmp"
_temporary.mkdir(exist_ok=True)
os.environ["TMPDIR"] = tempfile.tempdir = str(_temporary)

from .production import *  # noqa: E402, F403 - reads the secret's path set above

ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *ALLOWED_HOSTS]  # noqa: F405
