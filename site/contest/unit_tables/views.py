"""The page of a contest's tables of units, and the same as a file. Everything is read from frozen tables."""

from __future__ import annotations

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from contest.models import Contest, UnitTable
from contest.taking_part.public import public_contest
from contest.taking_part.shown import shown_contest
from contest.taking_part.tokens import Door
from contest.unit_tables.files import table_file
from contest.unit_tables.ranking import Order
from contest.unit_tables.shown import comes_next, shown_table
from core import text
from core.serving import remembered_view
from quiz_embed.shown import words


@remembered_view("table", "sort")
def contest_unit_tables(request: HttpRequest, slug: str) -> HttpResponse:
    """A table, the newest unless `table` (a key) names another, in the order that `sort` names."""
    contest, at = _contest_with_tables(slug), timezone.now()
    tables = _tables(contest, at)
    order = _order(request)
    chosen = _chosen(request, tables) if tables else None
    context = {
        "contest": shown_contest(contest, at, Door.PAGE),
        "hour": contest.tables_at,
        "hold": words(contest, "tables_hold"),
        "shown": shown_table(chosen, order) if chosen else None,
        "tables": tables,
        "order": order,
        "orders": Order,
        "comes_next": comes_next(contest, at),
    }
    return render(request, "pages/contest_unit_tables.html", context)


@remembered_view("table")
def contest_unit_table_file(request: HttpRequest, slug: str) -> HttpResponse:
    """The same table as CSV; 404 while none is shown."""
    contest = _contest_with_tables(slug)
    tables = _tables(contest, timezone.now())
    if not tables:
        raise Http404
    shown = shown_table(_chosen(request, tables), Order.SHARE)
    return HttpResponse(table_file(shown), content_type="text/csv; charset=utf-8")


def _contest_with_tables(slug: str) -> Contest:
    contest = public_contest(slug)
    if contest.tables_at is None:
        raise Http404
    return contest


def _tables(contest: Contest, at: datetime) -> list[UnitTable]:
    """The tables that readers may see, newest first; none while they are held back."""
    if contest.tables_hold:
        return []
    return list(contest.unit_tables.shown(at).order_by("-as_of"))


def _chosen(request: HttpRequest, tables: list[UnitTable]) -> UnitTable:
    asked = request.GET.get("table", "")
    if not asked:
        return tables[0]
    if not text.is_key(asked):
        raise Http404
    found = next((table for table in tables if table.pk == int(asked)), None)
    if found is None:
        raise Http404
    return found


def _order(request: HttpRequest) -> Order:
    """What is no order is none: the usual one stands."""
    asked = request.GET.get("sort", "")
    return Order(asked) if asked in Order else Order.SHARE
