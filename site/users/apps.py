from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(AppConfig):
    name = "users"
    verbose_name = _("People")
    default = True


class UsersAdminConfig(WagtailUsersAppConfig):
    """Wagtail's own admin of people and groups, with our forms."""

    default = False
    user_viewset = "users.viewsets.UserViewSet"
    group_viewset = "users.viewsets.GroupViewSet"
