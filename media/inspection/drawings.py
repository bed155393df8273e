"""SVG: refused unless it is a drawing and nothing else, so that it can do no harm wherever it is opened."""

from __future__ import annotations

import io
import re
from base64 import b64decode, b64encode
from decimal import Decimal, InvalidOperation
from typing import IO
from xml.etree.ElementTree import Element, ParseError, register_namespace, tostring

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from media.inspection.formats import ENDINGS, format_of_file
from media.inspection.pictures import PICTURE_FORMATS, check_picture, clean_picture

MOST_OCTETS = 5 * 1024 * 1024
MOST_ELEMENTS = 50_000

_SVG = "{http://www.w3.org/2000/svg}"
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")

# Everything that draws. What loads, runs, moves or embeds is not among them.
_DRAWING = {
    "svg", "g", "defs", "symbol", "use", "switch", "title", "desc", "metadata", "style", "a", "view",
    "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "image", "text", "tspan", "textPath",
    "linearGradient", "radialGradient", "stop", "pattern", "clipPath", "mask", "marker", "filter",
    "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix",
    "feDiffuseLighting", "feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood", "feFuncA",
    "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feMerge", "feMergeNode", "feMorphology", "feOffset",
    "fePointLight", "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence",
}  # fmt: skip
# Notes that drawing programs leave; browsers ignore them.
_NOTES = (
    "{http://www.inkscape.org/",
    "{http://sodipodi.sourceforge.net/",
    "{http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "{http://purl.org/dc/",
    "{http://creativecommons.org/ns#",
    "{http://web.resource.org/cc/",
    "{http://ns.adobe.com/",
)
_PICTURE_INSIDE = re.compile(r"data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*")
_REACHING_OUT = re.compile(
    r"@import|expression\s*\(|-moz-binding|behavior\s*:|javascript:|image-set\s*\(|url\(\s*['\"]?(?!#)",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    r"\s*([0-9]*\.?[0-9]+(?:e[+-]?[0-9]+)?)\s*(px|mm|cm|in|pt|pc|q)?\s*", re.IGNORECASE
)
_MILLIMETRES = {
    "mm": Decimal(1),
    "cm": Decimal(10),
    "in": Decimal("25.4"),
    "pt": Decimal("25.4") / 72,
    "pc": Decimal("25.4") / 6,
    "q": Decimal("0.25"),
}

# Written as people write them, not as "ns0:".
register_namespace("", _SVG[1:-1])
register_namespace("xlink", "http://www.w3.org/1999/xlink")

Drawing = tuple[Decimal, Decimal, str, bytes | None]


def check_drawing(file: IO[bytes]) -> Drawing:
    """The width, the height and their measure ("px" or "mm") of a harmless SVG.

    The last is the drawing without the notes of its program (who drew it, in which folder), if it has any.
    """
    file.seek(0)
    content = file.read(MOST_OCTETS + 1)
    file.seek(0)
    if len(content) > MOST_OCTETS:
        raise ValidationError(_("The SVG is larger than 5 MB. Simplify the drawing or save a PDF."))
    try:
        root = fromstring(content, forbid_dtd=True)
    except DefusedXmlException as forbidden:
        raise ValidationError(
            _("The SVG has a document type or entities. Save it again as “plain SVG”.")
        ) from forbidden
    except (ParseError, ValueError, LookupError, RecursionError) as broken:
        raise ValidationError(
            _("The SVG can't be read: its markup is broken. Save it again as “plain SVG”.")
        ) from broken
    if b"<?xml-stylesheet" in content:
        raise _harmful("<?xml-stylesheet?>")
    _check_elements(root)
    noted = _without_notes(root) or b"<!--" in content
    return *_size(root), tostring(root, encoding="utf-8") if noted else None


def _without_notes(root: Element) -> bool:
    """Take out what browsers ignore, and what pictures inside tell; whether there was anything."""
    noted = False
    for element in root.iter():
        for child in list(element):
            if str(child.tag).startswith((*_NOTES, f"{_SVG}metadata")):
                _take_out(element, child)
                noted = True
        for name, value in list(element.attrib.items()):
            if name.startswith(_NOTES):
                del element.attrib[name]
                noted = True
            elif name in _HREFS and str(element.tag) == f"{_SVG}image":
                element.attrib[name] = _clean_inside(value)
                noted = noted or element.attrib[name] != value
    return noted


def _take_out(parent: Element, child: Element) -> None:
    """Remove an element, but not the text that follows it."""
    place = list(parent).index(child)
    if child.tail and place:
        before = parent[place - 1]
        before.tail = (before.tail or "") + child.tail
    elif child.tail:
        parent.text = (parent.text or "") + child.tail
    parent.remove(child)


def _clean_inside(address: str) -> str:
    """A picture within the drawing, sound and without its own notes."""
    head, found, packed = address.partition(",")
    if not found:
        return address
    try:
        content = b64decode(packed, validate=False)
    except ValueError as broken:
        raise _broken_inside() from broken
    file = io.BytesIO(content)
    file_format = format_of_file(file)
    if file_format not in PICTURE_FORMATS:
        raise _broken_inside()
    check_picture(file, f"x.{ENDINGS[file_format][0]}", MOST_OCTETS)
    clean = clean_picture(content, file_format)
    return address if clean == content else f"{head},{b64encode(clean).decode()}"


def _broken_inside() -> ValidationError:
    return ValidationError(
        _("A picture inside the SVG is damaged. Save the drawing again with its pictures.")
    )


def _harmful(what: str) -> ValidationError:
    return ValidationError(
        _("The SVG has “%(what)s”, which can run or load something. Save it without.")
        % {"what": what},
        code="harmful_svg",
    )


def _check_elements(root: Element) -> None:
    if root.tag != f"{_SVG}svg":
        raise ValidationError(_("The file is not an SVG drawing."))
    for count, element in enumerate(root.iter()):
        if count >= MOST_ELEMENTS:
            raise ValidationError(_("The SVG has more than 50,000 parts. Simplify the drawing."))
        tag = str(element.tag)
        if tag.startswith(_NOTES):
            continue
        if tag.removeprefix(_SVG) not in _DRAWING:
            raise _harmful(f"<{tag.rpartition('}')[2]}>")
        if tag == f"{_SVG}style" and _reaches_out("".join(element.itertext())):
            raise _harmful("<style>")
        _check_attributes(element)


def _check_attributes(element: Element) -> None:
    for name, value in element.attrib.items():
        if name.startswith(_NOTES):
            continue
        bare = name.rpartition("}")[2].lower()
        if bare.startswith("on"):
            raise _harmful(name)
        if name in _HREFS:
            inside = value.strip().startswith("#")
            picture = str(element.tag) == f"{_SVG}image" and _PICTURE_INSIDE.fullmatch(
                value.strip()
            )
            link = str(element.tag) == f"{_SVG}a" and re.match(r"https?://", value.strip())
            if not (inside or picture or link):
                raise _harmful(f"href={value.strip()[:40]}")
        elif _reaches_out(value):
            raise _harmful(f"{bare}={value.strip()[:40]}")


def _reaches_out(style: str) -> bool:
    """Whether a style loads something; what looks like a comment may be two halves of strings."""
    without_comments = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    return any(_REACHING_OUT.search(_plain(text)) for text in (style, without_comments))


def _plain(style: str) -> str:
    """Style with its escapes resolved, as a browser reads it."""

    def letter(found: re.Match[str]) -> str:
        code = int(found[1], 16)
        return chr(code) if 0 < code < 0x110000 else ""

    return re.sub(r"\\([0-9a-fA-F]{1,6})\s?", letter, style).replace("\\", "")


def _size(root: Element) -> tuple[Decimal, Decimal, str]:
    width, height = _length(root.get("width")), _length(root.get("height"))
    if width and height:
        in_millimetres = width[1] in _MILLIMETRES and height[1] in _MILLIMETRES
        if in_millimetres:
            return width[0] * _MILLIMETRES[width[1]], height[0] * _MILLIMETRES[height[1]], "mm"
        if width[1] == height[1] == "px":
            return width[0], height[0], "px"
    try:
        _left, _top, box_width, box_height = (
            Decimal(part) for part in re.split(r"[\s,]+", root.get("viewBox", "").strip())
        )
    except (InvalidOperation, ValueError):
        box_width = box_height = Decimal(0)
    if not (_usable(box_width) and _usable(box_height)):
        raise ValidationError(
            _("The SVG says neither its width and height nor a viewBox. Save it with one of them.")
        )
    return box_width, box_height, "px"


def _usable(length: Decimal) -> bool:
    return length.is_finite() and Decimal("0.01") <= length < 10_000_000


def _length(value: str | None) -> tuple[Decimal, str] | None:
    match = _LENGTH.fullmatch(value or "")
    if not match:
        return None
    try:
        length = Decimal(match[1])
    except InvalidOperation:
        return None
    return (length, (match[2] or "px").lower()) if _usable(length) else None
