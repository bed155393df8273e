from home.models.pages import HomePage, StandardPage
from home.models.site_settings import FooterColumn, FooterLink, NavigationItem, SiteSettings

__all__ = [
    "FooterColumn",
    "FooterLink",
    "HomePage",
    "NavigationItem",
    "SiteSettings",
    "StandardPage",
]
