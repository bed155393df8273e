"""Language and time."""

from .environment import VAR_DIR

LANGUAGE_CODE = "vi"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
# Nobody plans in another time than the site's.
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
# Compiled from `site/locale` by `manage.py compile_catalogues`.
LOCALE_PATHS = [VAR_DIR / "locale"]
