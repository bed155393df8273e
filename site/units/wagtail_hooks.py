from django.urls import URLPattern, path

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from units.admin_views import TEAM_FILE, FileView, ImportView, TreeView
from units.viewsets import RegisterGroup

register_snippet(RegisterGroup)


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    return [
        path("units/import/", ImportView.as_view(), name="import_units"),
        path("units/file/", FileView.as_view(), name="unit_file"),
        path("units/tree/", TreeView.as_view(), name="unit_tree"),
        path("teams/import/", ImportView.as_view(kind=TEAM_FILE), name="import_teams"),
        path("teams/file/", FileView.as_view(kind=TEAM_FILE), name="team_file"),
    ]
