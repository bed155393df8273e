"""What readers find follows whatever changes who may see it, and never a moment too late."""

from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.core.management.sql import emit_post_migrate_signal
from django.urls import reverse
from django.utils import timezone

from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.search.models import IndexEntry

import pytest
from django_tasks_db.models import DBTaskResult

from core import worker
from core.duties import Schedule
from core.worker import BackgroundWorker
from demo.factories.home import HomePageFactory, StandardPageFactory
from demo.factories.media import KitFactory
from demo.factories.programme import CampaignFactory
from demo.factories.units import CommunityTeamFactory, UnitFactory
from demo.factories.users import UserFactory
from search import rebuilding, tasks, visibility
from search.models import Change, Document

pytestmark = pytest.mark.django_db

SECRET = "Phương án đặc biệt"


@pytest.fixture
def queued(settings, monkeypatch):
    """Tasks wait for the worker, as on a running site; gives the function that lets it work."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    # The test's own transaction lives in the connection that the worker would renew.
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)
    monkeypatch.setattr(Schedule, "run_due", lambda self, now: None)

    def work():
        background = BackgroundWorker()
        while background.look_around():
            pass
        assert not DBTaskResult.objects.failed().exists()

    return work


@pytest.fixture
def section(home):
    """A page with two more below it, one deep."""
    section = StandardPageFactory(parent=home, title=f"{SECRET} mục")
    below = StandardPageFactory(parent=section, title=f"{SECRET} trang")
    StandardPageFactory(parent=below, title=f"{SECRET} lá")
    return section


def restrict(page, **values):
    values.setdefault("restriction_type", PageViewRestriction.LOGIN)
    return PageViewRestriction.objects.create(page=page, **values)


def titles(client, query=SECRET):
    """What the search page lists, checked against its count, and what is suggested."""
    context = client.get("/search/", {"q": query}).context
    listed = {
        str(hit.title).replace("<mark>", "").replace("</mark>", "") for hit in context["results"]
    }
    assert context["results"].paginator.count == len(listed)
    answer = client.get("/search/suggest/", {"q": query}).json()
    assert {each["title"] for each in answer["suggestions"]} == listed
    return {title.removeprefix(SECRET).strip() for title in listed}


def public(*pages):
    keys = [page.pk for page in pages]
    return Document.objects.filter(object_id__in=keys, kind="pages", is_public=True).count()


def waiting(task):
    return DBTaskResult.objects.ready().filter(task_path=task.module_path).count()


def test_what_is_restricted_is_found_by_nobody_at_once(client, queued, section):
    queued()
    assert titles(client) == {"mục", "trang", "lá"}
    restrict(section)
    assert not Document.objects.filter(is_public=True, title__startswith=SECRET).exists()
    for _before_and_after_the_worker in range(2):
        assert titles(client) == set()
        queued()


def test_a_lifted_restriction_lets_all_below_be_found_again(client, queued, section):
    queued()
    restriction = restrict(section.get_children().get())
    queued()
    assert titles(client) == {"mục"}
    restriction.delete()
    queued()
    assert titles(client) == {"mục", "trang", "lá"}


def test_an_administrator_restricts_a_page_in_its_editor(client, queued, section):
    client.force_login(UserFactory(superuser=True))
    address = reverse("wagtailadmin_pages:set_privacy", args=[section.pk])
    queued()
    client.post(address, {"restriction_type": "login", "password": "", "groups": []})
    client.logout()
    assert titles(client) == set()
    client.force_login(UserFactory(superuser=True))
    client.post(address, {"restriction_type": "none", "password": "", "groups": []})
    queued()
    client.logout()
    assert titles(client) == {"mục", "trang", "lá"}


def test_mirrors_are_restricted_with_what_they_mirror(client, queued, home, section):
    mirror = section.create_alias(parent=home, update_slug="guong", recursive=False)
    of_mirror = mirror.create_alias(parent=home, update_slug="guong-hai", recursive=False)
    queued()
    assert public(section, mirror, of_mirror) == 3
    restriction = restrict(section)
    assert public(section, mirror, of_mirror) == 0
    queued()
    assert public(section, mirror, of_mirror) == 0
    restriction.delete()
    queued()
    assert public(section, mirror, of_mirror) == 3


def test_a_page_moved_into_a_restricted_section_is_found_by_nobody(client, queued, home, section):
    closed = StandardPageFactory(parent=home, title="Kín")
    restrict(closed)
    queued()
    section.move(closed, pos="last-child")
    assert titles(client) == set()
    queued()
    assert titles(client) == set()
    Page.objects.get(pk=section.pk).move(Page.objects.get(pk=home.pk), pos="last-child")
    queued()
    assert titles(client) == {"mục", "trang", "lá"}


def test_changing_the_order_of_pages_costs_nothing(queued, home, section):
    other = StandardPageFactory(parent=home, title="Trang khác")
    queued()
    Page.objects.get(pk=other.pk).move(Page.objects.get(pk=section.pk), pos="left")
    assert waiting(tasks.write_pages) == 0


def test_a_large_section_is_written_in_parts(client, queued, monkeypatch, section):
    monkeypatch.setattr(visibility, "PAGES_AT_ONCE", 2)
    queued()
    restriction = restrict(section)
    queued()
    restriction.delete()
    done = DBTaskResult.objects.filter(task_path=tasks.write_pages.module_path)
    before = done.count()
    queued()
    assert done.count() == before + 1
    assert titles(client) == {"mục", "trang", "lá"}


def test_tasks_about_deleted_pages_do_not_fail(queued, section):
    queued()
    restrict(section)
    Page.objects.get(pk=section.pk).delete()
    queued()
    assert not Document.objects.filter(title__startswith=SECRET).exists()


def test_the_engine_beside_the_database_is_told_at_once(queued, settings, section):
    queued()
    settings.SEARCH_ENGINE = {"NAME": "elasticsearch"}
    restrict(section)
    keys = set(Change.objects.values_list("object_id", flat=True))
    assert keys == {section.pk, *section.get_descendants().values_list("pk", flat=True)}


def test_another_root_of_the_site_has_other_pages(client, queued, home, section):
    queued()
    other = HomePageFactory(parent=Page.get_first_root_node(), title="Cổng khác", slug="khac")
    StandardPageFactory(parent=other, title=f"{SECRET} nơi khác")
    queued()
    assert titles(client) == {"mục", "trang", "lá"}
    site = Site.objects.get()
    site.root_page = other
    site.save()
    queued()
    assert titles(client) == {"nơi khác"}
    site.delete()
    queued()
    assert not Document.objects.filter(is_public=True, kind="pages").exists()


def test_a_site_that_keeps_its_root_writes_nothing_anew(queued, home):
    queued()
    site = Site.objects.get()
    site.site_name = "Tên khác"
    site.save()
    assert waiting(tasks.write_pages) == 0


def test_pages_in_other_languages_follow_the_site(queued, home):
    english = home.copy_for_translation(Locale.objects.get_or_create(language_code="en")[0])
    english.save_revision().publish()
    queued()
    other = HomePageFactory(parent=Page.get_first_root_node(), title="Cổng khác", slug="khac")
    Site.objects.get().delete()
    queued()
    assert public(english, home) == 0
    Site.objects.create(
        hostname="localhost", root_page=Page.objects.get(pk=home.pk), is_default_site=True
    )
    queued()
    assert public(Page.objects.get(pk=home.pk), english) == 2
    assert public(other) == 0


def test_what_is_found_by_the_name_of_its_unit_follows_its_new_name(client, queued):
    commune = UnitFactory(name="Xã Cũ Kỹ")
    CommunityTeamFactory(commune=commune, name="Tổ thôn Một")
    KitFactory(name="Bộ ấn phẩm riêng", unit=commune)
    queued()
    commune.name = "Xã Mới Mẻ"
    commune.save()
    queued()
    for query, count in (("cũ kỹ", 0), ("mới mẻ", 2)):
        results = client.get("/search/", {"q": query, "exact": "1"}).context["results"]
        assert results.paginator.count == count, query


def migrate():
    """What `manage.py migrate` says when it has done its work."""
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")


@pytest.mark.parametrize("at_once", [1, 100])
def test_a_site_with_the_former_index_is_searchable_after_migrate(
    client, queued, section, monkeypatch, at_once
):
    queued()
    monkeypatch.setattr(rebuilding, "OBJECTS_AT_ONCE", at_once)
    monkeypatch.setattr(rebuilding, "BATCHES_IN_A_PART", at_once)
    Document.objects.all().delete()
    assert titles(client) == set()
    IndexEntry.objects.create(
        content_type=section.cached_content_type,
        object_id=section.pk,
        **dict.fromkeys(("title", "body", "autocomplete"), ""),
    )
    migrate()
    migrate()
    assert waiting(tasks.fill_index) == 1
    queued()
    assert titles(client) == {"mục", "trang", "lá"}
    migrate()
    assert waiting(tasks.fill_index) == 0


def test_a_new_site_has_nothing_to_fill(queued):
    assert not Document.objects.exists()
    migrate()
    assert waiting(tasks.fill_index) == 0


def test_kits_are_found_for_as_long_as_their_phase_lasts(client, home):
    campaign = CampaignFactory()
    phase = campaign.phases.first()
    today = timezone.localdate()
    phase.starts_on, phase.ends_on = today - timedelta(days=3), today + timedelta(days=3)
    phase.save()
    kit = KitFactory.with_files(name="Bộ của đợt zyx", phase=phase)
    own = KitFactory.with_files(
        name="Bộ có ngày riêng zyx", phase=phase, use_until=today + timedelta(days=9)
    )

    def until(kit):
        document = Document.objects.get(
            content_type=ContentType.objects.get_for_model(kit), object_id=kit.pk
        )
        return document.visible_until and timezone.localdate(document.visible_until)

    assert (until(kit), until(own)) == (phase.ends_on, own.use_until)
    phase.ends_on = today + timedelta(days=5)
    phase.save()
    assert (until(kit), until(own)) == (today + timedelta(days=5), own.use_until)
    phase.starts_on, phase.ends_on = today - timedelta(days=9), today - timedelta(days=1)
    phase.save()
    found = client.get("/search/?q=zyx").content.decode()
    assert kit.slug not in found
    assert own.slug in found
    phase.delete()
    assert until(kit) is None
    assert kit.slug in client.get("/search/?q=zyx").content.decode()
