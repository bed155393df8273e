from home.models.pages import HomePage, HomeResult, StandardPage
from home.models.site_settings import SiteSettings

__all__ = ["HomePage", "HomeResult", "SiteSettings", "StandardPage"]
