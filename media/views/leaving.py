"""The way out for those who sign in to the library and not to the admin."""

from __future__ import annotations

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST


@require_POST
def leave_library(request: HttpRequest) -> HttpResponse:
    """Sign out, back to what everyone sees."""
    logout(request)
    return redirect("library")
