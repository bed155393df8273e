"""Files of the program, and files that people upload."""

from typing import Any

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
    }
    for _name, _folder in (("default", "files"), ("kits", "private")):
        STORAGES[_name] = {
            "BACKEND": "core.storage.BucketStorage",
            "OPTIONS": {**_bucket, "location": _folder},
        }
FILE_UPLOAD_PERMISSIONS = 0o644
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
