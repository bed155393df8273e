"""A page that is renamed or moved keeps its readers: its old addresses lead straight to the new one."""

from django.test import Client

from wagtail.models import Locale

import pytest

from demo.factories.home import StandardPageFactory


@pytest.fixture(params=["vi", "en"])
def top(request, home):
    """The home page of either language."""
    if request.param == "vi":
        return home
    english = Locale.objects.get_or_create(language_code="en")[0]
    page = home.copy_for_translation(english)
    page.save_revision().publish()
    return page


@pytest.fixture
def rename(django_capture_on_commit_callbacks):
    """Publishes a page under another slug."""

    def renaming(page, slug):
        page.refresh_from_db()
        page.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()
        page.refresh_from_db()

    return renaming


@pytest.fixture
def move(admin_client, django_capture_on_commit_callbacks):
    """Moves a page below another one, as an editor does."""

    def moving(page, parent):
        with django_capture_on_commit_callbacks(execute=True):
            admin_client.post(f"/admin/pages/{page.pk}/move/{parent.pk}/confirm/")
        page.refresh_from_db()

    return moving


def leads_to(address):
    """Where an address leads in one step: the address itself where there is a page."""
    response = Client().get(address)
    if response.status_code == 200:
        return address
    assert response.status_code == 301, address
    return response["Location"]


def test_the_old_address_of_a_renamed_page_leads_to_the_new_one(top, rename):
    page = StandardPageFactory(parent=top, slug="cu")
    old = page.url
    rename(page, "moi")
    assert old != page.url == f"{top.url}moi/"
    assert leads_to(old) == page.url == leads_to(page.url)
    assert leads_to(old.rstrip("/")) == page.url
    assert leads_to(f"{old}?utm_source=zalo") == page.url


def test_the_pages_below_a_renamed_page_keep_their_readers(top, rename):
    page = StandardPageFactory(parent=top, slug="cu")
    below = StandardPageFactory(parent=page, slug="con")
    rename(page, "moi")
    assert leads_to(f"{top.url}cu/con/") == f"{top.url}moi/con/"
    below.refresh_from_db()
    rename(below, "chau")
    assert leads_to(f"{top.url}cu/con/") == leads_to(f"{top.url}moi/con/") == below.url


def test_the_old_address_of_a_moved_page_leads_to_the_new_one(top, move):
    shelf = StandardPageFactory(parent=top, slug="ke")
    page = StandardPageFactory(parent=top, slug="trang")
    move(page, shelf)
    assert page.url == f"{top.url}ke/trang/"
    assert leads_to(f"{top.url}trang/") == page.url
    move(page, top)
    assert leads_to(f"{top.url}ke/trang/") == page.url == leads_to(page.url)


def test_names_that_follow_each_other_make_no_chain_and_back_again_no_loop(top, rename):
    page = StandardPageFactory(parent=top, slug="mot")
    addresses = [f"{top.url}{slug}/" for slug in ("mot", "hai", "ba")]
    for slug in ("hai", "ba", "mot", "hai", "mot"):
        rename(page, slug)
        assert {leads_to(address) for address in addresses if leads_somewhere(address)} == {
            page.url
        }
    assert all(leads_somewhere(address) for address in addresses)


def leads_somewhere(address):
    return Client().get(address).status_code != 404


def test_a_page_that_takes_an_old_address_is_shown_there(top, rename):
    page = StandardPageFactory(parent=top, slug="cu")
    rename(page, "moi")
    other = StandardPageFactory(parent=top, title="Trang khác", slug="cu")
    assert leads_to(other.url) == other.url
    rename(other, "khac")
    assert leads_to(f"{top.url}cu/") == other.url
