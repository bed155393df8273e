"""Settings come from the environment, and a server refuses to start on a guess."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from django.conf import settings

import pytest

from core.storage import BucketStorage

pytestmark = pytest.mark.one_database

SECRET = "a1b2c3d4e5f6g7" * 5
BUCKET = {"S3_BUCKET": "files", "S3_ACCESS_KEY": "key", "S3_SECRET_KEY": "secret"}
KEYS = {
    "CONTEST_SEALING_KEYS": "Zm9yIHRlc3RzIG9ubHksIGFuZCAzMiBvY3RldHMgbG8=",
    "CONTEST_DIGEST_KEY": SECRET,
}
SERVER = {"SECRET_KEY": SECRET, "SITE_URL": "https://cong.example.vn", **KEYS}


def manage(*command: str, var: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command of ours with production settings and nothing but this environment."""
    return subprocess.run(
        [sys.executable, str(settings.BASE_DIR / "manage.py"), *command],
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "config.settings.production",
            "VAR_DIR": str(var),
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


def loaded(*names: str, var: Path, module: str = "production", **environment: str) -> dict:
    """The named settings as a fresh process reads them, without starting Django."""
    code = (
        f"import json, config.settings.{module} as s;"
        f"print(json.dumps({{n: getattr(s, n) for n in {names!r}}}, default=str))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(settings.SITE_DIR),
            "VAR_DIR": str(var),
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_checks_of_a_server_are_silent(tmp_path: Path) -> None:
    done = manage("check", "--deploy", "--fail-level", "WARNING", var=tmp_path, **SERVER)
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


@pytest.mark.parametrize(
    ("environment", "what"),
    [
        ({"SITE_URL": "https://cong.example.vn"}, "SECRET_KEY"),
        ({"SITE_URL": "https://cong.example.vn", "SECRET_KEY": "short"}, "SECRET_KEY"),
        ({"SECRET_KEY": SECRET, "SITE_URL": "https://cong.example.vn"}, "CONTEST_SEALING_KEYS"),
        ({**SERVER, "CONTEST_DIGEST_KEY": "short"}, "CONTEST_DIGEST_KEY"),
        ({"SECRET_KEY": SECRET, **KEYS}, "SITE_URL"),
        ({"SECRET_KEY": SECRET, **KEYS, "SITE_URL": "cong.example.vn"}, "SITE_URL"),
        ({**SERVER, "S3_BUCKET": "files"}, "S3_ACCESS_KEY"),
        ({**SERVER, "KIT_DELIVERY": "apache"}, "KIT_DELIVERY"),
        ({**SERVER, "KIT_DELIVERY": "store"}, "S3_BUCKET"),
        ({**SERVER, **BUCKET, "KIT_DELIVERY": "nginx"}, "S3_BUCKET"),
    ],
)
def test_a_server_without_what_it_needs_refuses_to_start(
    tmp_path: Path, environment: dict[str, str], what: str
) -> None:
    done = manage("check", var=tmp_path, **environment)
    assert done.returncode != 0
    assert what in done.stderr


def test_a_secret_may_lie_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(SECRET + "\n")
    read = loaded(
        "SECRET_KEY",
        "ALLOWED_HOSTS",
        "SESSION_COOKIE_SECURE",
        "SECURE_HSTS_SECONDS",
        var=tmp_path,
        SITE_URL=SERVER["SITE_URL"],
        SECRET_KEY_FILE=str(tmp_path / "secret"),
        **KEYS,
    )
    assert read == {
        "SECRET_KEY": SECRET,
        "ALLOWED_HOSTS": ["cong.example.vn"],
        "SESSION_COOKIE_SECURE": True,
        "SECURE_HSTS_SECONDS": 31_536_000,
    }


def test_database_cache_search_mail_and_files_come_from_the_environment(tmp_path: Path) -> None:
    read = loaded(
        "DATABASES",
        "CACHES",
        "SEARCH_ENGINE",
        "EMAIL_HOST",
        "STORAGES",
        var=tmp_path,
        **SERVER,
        DATABASE_URL="postgres://cong:pw@db.example:5433/cong",
        CACHE_URL="redis://cache.example:6379/1",
        SEARCH_URL="elasticsearch+https://search.example/province?replicas=2",
        EMAIL_URL="smtp://mail.example:25",
        S3_BUCKET="files",
        S3_ACCESS_KEY="key",
        S3_SECRET_KEY="secret",
        REMEMBER_PAGES="0",
    )
    assert read["DATABASES"]["default"]["HOST"] == "db.example"
    assert read["CACHES"]["default"]["LOCATION"] == "redis://cache.example:6379/1"
    assert read["CACHES"]["pages"]["BACKEND"].endswith("DummyCache")
    assert read["SEARCH_ENGINE"]["NAME"] == "elasticsearch"
    assert read["SEARCH_ENGINE"]["HOSTS"] == ["https://search.example:9200"]
    assert read["SEARCH_ENGINE"]["INDEX"] == "province"
    assert read["EMAIL_HOST"] == "mail.example"
    folders = {name: read["STORAGES"][name]["OPTIONS"]["location"] for name in ("default", "kits")}
    assert folders == {"default": "files", "kits": "private"}


def test_who_sends_the_files_of_kits_comes_from_the_environment(tmp_path: Path) -> None:
    names = ("KIT_DELIVERY", "KIT_DOWNLOAD_LOG")
    assert loaded(*names, var=tmp_path, **SERVER) == {
        "KIT_DELIVERY": "site",
        "KIT_DOWNLOAD_LOG": "/var/log/nginx/cong-downloads.log",
    }
    told = {"KIT_DELIVERY": "nginx", "KIT_DOWNLOAD_LOG": "/logs/kits.log"}
    assert loaded(*names, var=tmp_path, **SERVER, **told) == told
    assert loaded(*names, var=tmp_path, **SERVER, **BUCKET, KIT_DELIVERY="store")


def test_every_variable_of_the_environment_is_explained_to_operators() -> None:
    config = settings.SITE_DIR / "config"
    sources = [*config.rglob("*.py"), *settings.BASE_DIR.glob("deploy/*.py")]
    # What tests and rehearsals set for themselves is nothing to operators.
    sources.remove(config / "settings" / "test.py")
    sources.remove(config / "settings" / "rehearsal.py")
    reads = re.compile(r"""\benv(?:iron)?\.\w+\(\s*"([A-Z][A-Z0-9_]+)""")
    secrets = re.compile(r"""\bsecret\(\s*"([A-Z][A-Z0-9_]+)""")
    texts = [path.read_text("utf-8") for path in sources]
    names = {name for text in texts for name in reads.findall(text)}
    names |= {
        f"{name}{ending}"
        for text in texts
        for name in secrets.findall(text)
        for ending in ("", "_FILE")
    }
    assert {"SITE_URL", "DATABASE_URL", "S3_BUCKET", "REMEMBER_PAGES"} <= names
    assert {"SECRET_KEY", "SECRET_KEY_FILE", "SEARCH_PASSWORD_FILE"} <= names
    explained = (settings.BASE_DIR / "docs/operators/environment.md").read_text("utf-8")
    assert {name for name in names if f"`{name}`" not in explained} == set()


def test_a_machine_of_ones_own_makes_its_secrets_once_and_keeps_them_to_itself(
    tmp_path: Path,
) -> None:
    var = tmp_path / "new" / "var"
    names = ("SECRET_KEY", *KEYS, "SITE_URL", "DEBUG")
    first = loaded(*names, var=var, module="local", PORT="8123")
    second = loaded(*names, var=var, module="local", PORT="8123")
    assert first == second
    assert first["SITE_URL"] == "http://127.0.0.1:8123"
    assert first["DEBUG"] is False
    assert len(first["SECRET_KEY"]) >= 50
    for name in ("SECRET_KEY", *KEYS):
        assert (var / name.lower()).stat().st_mode & 0o777 == 0o600


def test_keys_made_for_a_server_are_keys_that_it_starts_with(tmp_path: Path) -> None:
    made = manage("make_contest_keys", var=tmp_path, **SERVER)
    new = dict(line.split("=", 1) for line in made.stdout.splitlines() if "=" in line)
    assert set(new) == set(KEYS)
    read = loaded(*KEYS, var=tmp_path, **{**SERVER, **new})
    assert read["CONTEST_SEALING_KEYS"] == [new["CONTEST_SEALING_KEYS"]]
    assert read["CONTEST_DIGEST_KEY"] == new["CONTEST_DIGEST_KEY"]


def test_files_in_a_bucket_are_met_under_the_sites_own_address() -> None:
    storage = BucketStorage(bucket_name="files", access_key="k", secret_key="s", location="files")
    assert storage.url("images/Mười tháng Mười.jpg") == (
        "/files/images/M%C6%B0%E1%BB%9Di%20th%C3%A1ng%20M%C6%B0%E1%BB%9Di.jpg"
    )
