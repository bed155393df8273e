"""Where the site lies, where it writes, and how it is reached."""

import base64
import secrets
from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parents[4]
SITE_DIR = BASE_DIR / "site"

env = environ.Env()


def secret(name: str) -> str:
    """A secret of this name, or what stands in the file that NAME_FILE leads to; empty without either."""
    value = env.str(name, default="")
    path = env.str(f"{name}_FILE", default="")
    return value if value or not path else Path(path).read_text().strip()


def made_up_secrets() -> dict[str, Path]:
    """Below VAR_DIR a file for each secret that a server's owner would state; made now where there is none."""
    return {
        "SECRET_KEY": _kept("secret_key", secrets.token_urlsafe(64)),
        "CONTEST_SEALING_KEYS": _kept(
            "contest_sealing_keys", base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()
        ),
        "CONTEST_DIGEST_KEY": _kept("contest_digest_key", secrets.token_urlsafe(64)),
    }


def _kept(name: str, value: str) -> Path:
    path = VAR_DIR / name
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(value)
    return path


# Everything written at run time lies under this folder.
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var"))).resolve()
VAR_DIR.mkdir(parents=True, exist_ok=True)

# The address that readers type; links in mails, feeds and share cards start with it.
SITE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000").rstrip("/")

# Whether a proxy of ours, which overwrites the headers about the reader, stands before every request.
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)

ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=[])
