"""A Django site with one view that stores one JSON row: what Django, gunicorn and the database can do at most."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection, models
from django.http import HttpRequest, HttpResponse
from django.urls import path

import environ

settings.configure(
    SECRET_KEY="only for measuring",  # noqa: S106
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    MIDDLEWARE=["django.middleware.common.CommonMiddleware"],
    DATABASES={"default": {**environ.Env().db_url("DATABASE_URL"), "CONN_MAX_AGE": 600}},
    USE_TZ=True,
)
application = get_wsgi_application()


class Row(models.Model):
    sent = models.JSONField()

    class Meta:
        app_label = "bare"
        db_table = "bare_row"


def take(request: HttpRequest) -> HttpResponse:
    Row.objects.create(sent=request.POST.dict())
    return HttpResponse("<!doctype html><title>10.10</title><p>" + "Đã nhận bài của bạn. " * 200)


urlpatterns = [path("", take)]

if os.environ.get("BARE_TABLE") == "1":
    with connection.schema_editor() as editor:
        editor.create_model(Row)
    connection.close()
