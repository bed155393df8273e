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
# How dates may be typed, the first as boxes show them: day first, or as ISO has it. How dates are printed is
# not said here.
DATE_INPUT_FORMATS = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"]
DATETIME_INPUT_FORMATS = [
    f"{day}{hour}"
    for day in DATE_INPUT_FORMATS
    for hour in (" %H:%M", ", %H:%M", " %H:%M:%S", " %H:%M:%S.%f")
]
FORMAT_MODULE_PATH = "config.formats"
WAGTAIL_DATE_FORMAT = DATE_INPUT_FORMATS[0]
WAGTAIL_DATETIME_FORMAT = DATETIME_INPUT_FORMATS[0]
# Compiled from `site/locale` by `manage.py compile_catalogues`.
LOCALE_PATHS = [VAR_DIR / "locale"]
