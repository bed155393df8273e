from django.urls import URLPattern, path

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from units import admin_views
from units.viewsets import RegisterGroup

register_snippet(RegisterGroup)


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    return [
        path("units/import/", admin_views.ImportUnitsView.as_view(), name="import_units"),
        path("units/file/", admin_views.UnitFileView.as_view(), name="unit_file"),
        path("units/tree/", admin_views.TreeView.as_view(), name="unit_tree"),
        path("teams/import/", admin_views.ImportTeamsView.as_view(), name="import_teams"),
        path("teams/file/", admin_views.TeamFileView.as_view(), name="team_file"),
    ]
