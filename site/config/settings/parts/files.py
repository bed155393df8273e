"""Files of the program, and files that people upload."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from .environment import SITE_DIR, VAR_DIR, env

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [SITE_DIR / "static"]
MEDIA_URL = "/files/"
MEDIA_ROOT = VAR_DIR / "media"
# Files of kits are handed out by a view that counts them, never by a path that can be guessed.
PRIVATE_ROOT = VAR_DIR / "private"
_IN_FOLDERS = "django.core.files.storage.FileSystemStorage"
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": _IN_FOLDERS},
    "kits": {"BACKEND": _IN_FOLDERS, "OPTIONS": {"location": PRIVATE_ROOT}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# With a bucket, uploaded files lie in an object store (S3 or one that speaks like it) and not here.
# Readers never see its address: files come through `/files/` and the views that count.
if S3_BUCKET := env.str("S3_BUCKET", default=""):
    _bucket = {
        "bucket_name": S3_BUCKET,
        "endpoint_url": env.str("S3_ENDPOINT", default=None),
        "region_name": env.str("S3_REGION", default=None),
        "access_key": env.str("S3_ACCESS_KEY"),
        "secret_key": env.str("S3_SECRET_KEY"),
        "file_overwrite": False,
        # Stores of other makers know no older way to sign an address.
        "signature_version": "s3v4",
    }
    for _name, _folder in (("default", "files"), ("kits", "private")):
        STORAGES[_name] = {
            "BACKEND": "core.storage.BucketStorage",
            "OPTIONS": {**_bucket, "location": _folder},
        }
# Who sends the files of kits, as `media.enums.Handover` names them: the site itself, nginx (from
# PRIVATE_ROOT), or the object store. Archives are always made and sent by the site.
KIT_DELIVERY = env.str("KIT_DELIVERY", default="site")
if KIT_DELIVERY not in ("site", "nginx", "store"):
    raise ImproperlyConfigured(f"KIT_DELIVERY is site, nginx or store, and not {KIT_DELIVERY}.")
if KIT_DELIVERY == "nginx" and S3_BUCKET:
    raise ImproperlyConfigured(
        "KIT_DELIVERY=nginx needs files on this machine: with S3_BUCKET choose store or site."
    )
if KIT_DELIVERY == "store" and not S3_BUCKET:
    raise ImproperlyConfigured("KIT_DELIVERY=store needs S3_BUCKET.")
# Where nginx writes what it sent, for the worker to count (`deploy/nginx.conf`).
KIT_DOWNLOAD_LOG = Path(env.str("KIT_DOWNLOAD_LOG", default="/var/log/nginx/cong-downloads.log"))
FILE_UPLOAD_PERMISSIONS = 0o644
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
# A folder may be sent in one go, without a script; the web server in front takes no more bytes either.
DATA_UPLOAD_MAX_NUMBER_FILES = 200
BULK_UPLOAD_MAX_OCTETS = 300 * 1024 * 1024
