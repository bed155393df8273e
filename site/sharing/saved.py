"""A page as one file: it opens without a network, on any device, and asks nothing of any server.

Only this site is read: the page is rendered here, and its styles, fonts and pictures come from our own
static files, stored files and drawings, never over the network.
"""

from __future__ import annotations

import base64
import mimetypes
import re
from io import BytesIO
from urllib.parse import unquote, urljoin, urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.core.handlers.wsgi import WSGIRequest
from django.http import Http404, HttpRequest
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.translation import gettext as _

from bs4 import BeautifulSoup, Tag

from core.models import BasePage
from sharing.pages import ViewPage, language_of

# What the saved file allows itself: what it carries, and sending a quiz's answers to us.
SAVED_COPY_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'"
)
# Pictures that are drawn on request, by the name of their address.
_DRAWN = {"bit_picture", "short_link_qr"}
# What leads around the site, needs it, or is true only today (the band).
_LEFT_OUT = (
    "script, base, template, wagtail-userbar, nav, .top, .band, .skip, .no-print, [popovertarget], "
    "[data-copy], [data-print], link[rel=preload], link[rel$=icon], link[rel=manifest], picture > source"
)
_LINKS = (("a", "href"), ("form", "action"), ("link", "href"))


def saved_page(page: BasePage | ViewPage) -> str:
    """The page as a stranger sees it, as one HTML file in its own language."""
    address = page.full_url
    with translation.override(language_of(page)):
        soup = BeautifulSoup(_rendered(page), "html.parser")
        for element in soup.select(_LEFT_OUT):
            element.decompose()
        for element in soup.select("video, audio, iframe, embed, object"):
            _lead_to_the_page(soup, element, address)
    # What paper says beyond the screen (where it came from, how to answer) a file says too.
    for element in soup.select(".print-only"):
        names = element.get_attribute_list("class")
        element["class"] = " ".join(str(name) for name in names if name != "print-only")
    _carry_styles(soup, address)
    _carry_symbols(soup, address)
    for image in soup.select("img[src]"):
        _carry_image(image, address)
    for name, attribute in _LINKS:
        for element in soup.find_all(name, attrs={attribute: True}):
            if not str(element[attribute]).startswith("#"):
                element[attribute] = urljoin(address, str(element[attribute]))
    for form in soup.find_all("form", action=False):
        form["action"] = address
    _forbid_the_network(soup)
    return str(soup)


def _rendered(page: BasePage | ViewPage) -> bytes:
    request = _strangers_request(page)
    if isinstance(page, ViewPage):
        match = request.resolver_match = resolve(request.path)
        answer = match.func(request, *match.args, **match.kwargs)
    else:
        answer = page.serve(request)
    if hasattr(answer, "render"):
        answer.render()
    return answer.content


def _strangers_request(page: BasePage | ViewPage) -> HttpRequest:
    """A request for the page by someone of whom nothing is known."""
    site = urlsplit(settings.SITE_URL)
    secure = site.scheme == "https"
    request = WSGIRequest(
        {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": urlsplit(page.full_url).path,
            "SERVER_NAME": site.hostname,
            "SERVER_PORT": str(site.port or (443 if secure else 80)),
            "HTTP_HOST": site.netloc,
            "wsgi.url_scheme": site.scheme,
            "wsgi.input": BytesIO(),
        }
    )
    request.user = AnonymousUser()
    request.public_is_private = False  # type: ignore[attr-defined]  # as our middleware does
    return request


def _lead_to_the_page(soup: BeautifulSoup, element: Tag, address: str) -> None:
    """Put a link to the page in the place of what a file can't carry."""
    paragraph, link = soup.new_tag("p"), soup.new_tag("a", href=address)
    link.string = _("See and hear this part on the site")
    paragraph.append(link)
    element.replace_with(paragraph)


def _carry_styles(soup: BeautifulSoup, address: str) -> None:
    for sheet in soup.select("link[rel=stylesheet]"):
        at = urljoin(address, str(sheet["href"]))
        style = soup.new_tag("style")
        style.string = _carrying((_own_file(at) or b"").decode(), at)
        sheet.replace_with(style)


def _carrying(css: str, address: str) -> str:
    """The styles at an address with their fonts and pictures inside."""

    def carried(found: re.Match[str]) -> str:
        return f'url("{_data_address(urljoin(address, found[1])) or "data:,"}")'

    return re.sub(r"""url\(\s*["']?([^"')]+)["']?\s*\)""", carried, css)


def _carry_symbols(soup: BeautifulSoup, address: str) -> None:
    """Bring the symbols of our sprite files into the page; a file may not use another file's."""
    carried: dict[str, Tag] = {}
    for use in soup.select("use[href]"):
        if str(use["href"]).startswith("#"):
            continue
        at, _hash, name = urljoin(address, str(use["href"])).partition("#")
        key = f"{urlsplit(at).path.rsplit('/', 1)[-1].split('.')[0]}-{name}"
        if key not in carried:
            sprite = BeautifulSoup(_own_file(at) or b"", "html.parser")
            symbol = sprite.find(id=name)
            if not isinstance(symbol, Tag):
                use.decompose()
                continue
            symbol["id"] = key
            carried[key] = symbol
        use["href"] = f"#{key}"
    if carried and soup.body:
        holder = soup.new_tag("svg", attrs={"aria-hidden": "true", "hidden": ""})
        holder.extend(carried.values())
        soup.body.insert(0, holder)


def _carry_image(image: Tag, address: str) -> None:
    for attribute in ("srcset", "sizes", "loading", "decoding", "fetchpriority"):
        del image[attribute]
    carried = _data_address(urljoin(address, str(image["src"])))
    if carried:
        image["src"] = carried
    else:
        image.decompose()


def _forbid_the_network(soup: BeautifulSoup) -> None:
    if soup.head:
        policy = soup.new_tag(
            "meta", attrs={"http-equiv": "Content-Security-Policy", "content": SAVED_COPY_POLICY}
        )
        charset = soup.head.find("meta", charset=True)
        if isinstance(charset, Tag):
            charset.insert_after(policy)
        else:
            soup.head.insert(0, policy)


def _data_address(address: str) -> str:
    """The file at an address of ours as a `data:` address; empty when it is not ours or is gone."""
    content = _own_file(address)
    if content is None:
        return ""
    kind = mimetypes.guess_type(urlsplit(address).path)[0] or "application/octet-stream"
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def _own_file(address: str) -> bytes | None:
    """The content of a static file, a stored file or a drawing of ours; None for anything else."""
    parts = urlsplit(address)
    path = unquote(parts.path)
    if parts.netloc != urlsplit(settings.SITE_URL).netloc:
        return None
    try:
        if path.startswith(settings.STATIC_URL):
            return _static_file(path.removeprefix(settings.STATIC_URL))
        # Documents may be for some readers only.
        if path.startswith(settings.MEDIA_URL) and "/documents/" not in path:
            with default_storage.open(path.removeprefix(settings.MEDIA_URL)) as opened:
                return opened.read()
        return _drawn(path)
    except (OSError, SuspiciousFileOperation, ValueError):
        return None


def _static_file(name: str) -> bytes | None:
    if settings.STATIC_ROOT and staticfiles_storage.exists(name):
        with staticfiles_storage.open(name) as opened:
            return opened.read()
    # Before `collectstatic`, the file lies where its app keeps it.
    found = finders.find(name)
    if not found:
        return None
    with open(found, "rb") as opened:
        return opened.read()


def _drawn(path: str) -> bytes | None:
    try:
        match = resolve(path)
        if match.url_name not in _DRAWN:
            return None
        request = WSGIRequest({"REQUEST_METHOD": "GET", "PATH_INFO": path, "wsgi.input": BytesIO()})
        return match.func(request, *match.args, **match.kwargs).content
    except (Resolver404, Http404):
        return None
