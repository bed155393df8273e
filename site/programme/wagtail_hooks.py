from django.urls import URLPattern, path

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from programme import views
from programme.viewsets import ProgrammeGroup

register_snippet(ProgrammeGroup)


@hooks.register("register_admin_urls")
def programme_urls() -> list[URLPattern]:
    return [
        path(
            "programme/campaigns/<int:pk>/copy/",
            views.CopyCampaignView.as_view(),
            name="copy_campaign",
        )
    ]
