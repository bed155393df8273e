"""Every address of the site. What stands here comes before the pages, so pages can't take these names."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path

from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from core import serving
from core import views as core_views
from core.script_texts import script_texts
from media.api.views import api_page
from news import views as news_views

urlpatterns = [
    # In place of Wagtail's own address of the same path.
    path("admin/jsi18n/", script_texts, name="script_texts"),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("health/", core_views.health, name="health"),
    path("favicon.ico", core_views.icon, {"name": "favicon.ico"}),
    path("apple-touch-icon.png", core_views.icon, {"name": "apple-touch-icon.png"}),
    path("robots.txt", core_views.robots, name="robots"),
    path("sitemap.xml", news_views.sitemap, name="sitemap"),
    path("news-sitemap.xml", news_views.news_sitemap, name="news_sitemap"),
    path("", include("artwork.urls")),
    path("", include("sharing.urls")),
    path("", include("campaign.urls")),
    path("api/v1/", include("media.api.urls")),
    path("files/<path:path>", core_views.stored_file, name="stored_file"),
]

urlpatterns += i18n_patterns(
    path("search/", include("search.urls")),
    path("media/", include("media.urls")),
    path("teams/", include("units.urls")),
    path("quiz/", include("quiz_embed.urls")),
    path("contest/", include("contest.appeals.urls")),
    path("contest/", include("contest.judging.urls")),
    path("contest/", include("contest.rulebook.urls")),
    path("contest/", include("contest.ledger.urls")),
    path("contest/", include("contest.lookup.urls")),
    path("contest/", include("contest.taking_part.urls")),
    path("contest/", include("contest.unit_tables.urls")),
    path("feeds/kits/", include("media.feed_urls")),
    path("feeds/bulletins/", include("media.bulletin_feed_urls")),
    path("feeds/", include("news.urls")),
    path("api/", api_page, name="api_page"),
    path("", include("home.urls")),
    # Wagtail's patterns, but pages, the last of them, are served by `core.serving`.
    *wagtail_urls.urlpatterns[:-1],
    re_path(wagtail_urls.serve_pattern, serving.serve, name="wagtail_serve"),
    prefix_default_language=False,
)

handler404 = "core.views.not_found"
handler500 = "core.views.server_error"

if settings.DEBUG:
    from django.contrib.staticfiles.urls import staticfiles_urlpatterns

    urlpatterns = staticfiles_urlpatterns() + urlpatterns
