"""A Django site with one view and nothing else: what the framework and gunicorn can do at most."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

settings.configure(
    SECRET_KEY="only for measuring",  # noqa: S106
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    MIDDLEWARE=["django.middleware.common.CommonMiddleware"],
)


def hello(request: HttpRequest) -> HttpResponse:
    return HttpResponse("<!doctype html><title>10.10</title><p>" + "Chuyển đổi số. " * 200)


urlpatterns = [path("", hello)]
application = get_wsgi_application()
