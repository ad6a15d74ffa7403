"""What a drawing in a DOCX holds: text boxes, pictures with their description, diagrams, embedded documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml.etree import _Element as Element

from models.document import Block
from tasks.parse.docx_package import DRAWING, MC, Package, R, w
from tasks.parse.office_package import Relation
from tasks.parse.reading_text import fold

_PICTURES = {"blip", "imagedata", "chart"}
_MAX_ELEMENTS = 200_000
_NAME_LENGTH = 60


class Graphic(NamedTuple):
    """The content of one drawing.

    Attributes:
        boxes: The outermost text boxes, each once.
        description: What the author says it shows; empty where nothing is said.
        has_picture: Whether there is something to see that is no text.
        lettering: Texts drawn as shapes (WordArt, watermarks of old files).
        diagrams: Relation ids of the data of diagrams.
        embedded: Kinds of the documents embedded here, as the file names them.
    """

    boxes: list[Element]
    description: str
    has_picture: bool
    lettering: list[str]
    diagrams: list[str]
    embedded: list[str]


def read_graphic(graphic: Element) -> Graphic:
    """The content of a ``w:drawing``, ``w:pict`` or ``w:object``."""
    boxes: list[Element] = []
    lettering: list[str] = []
    diagrams: list[str] = []
    embedded: list[str] = []
    description, has_picture = "", False
    for element in _outside_boxes(graphic):
        name = element.tag.rpartition("}")[2]
        description = description or _said(element, name)
        has_picture = has_picture or name in _PICTURES
        if name == "txbxContent":
            boxes.append(element)
        elif name == "textpath":
            lettering.append(" ".join(element.get("string", "").split()))
        elif name == "relIds":
            diagrams.append(element.get(f"{{{R}}}dm", ""))
        elif name == "OLEObject":
            embedded.append(element.get("ProgID", "").strip()[:_NAME_LENGTH] or "unnamed")
        elif name == "control":
            embedded.append(element.get(w("name"), "").strip()[:_NAME_LENGTH] or "control")
    return Graphic(boxes, description, has_picture and not embedded, lettering, diagrams, embedded)


def figure_of(graphic: Graphic, package: Package, relations: Mapping[str, Relation]) -> Block | None:
    """A block where something is drawn that is no text box, with what is known of it; None where nothing is.

    Args:
        graphic: What is drawn.
        package: Holds the data of diagrams.
        relations: Of the part in which the drawing stands.
    """
    if not (graphic.has_picture or graphic.embedded or graphic.lettering or graphic.diagrams):
        return None
    paths = [relations[one].target for one in graphic.diagrams if one in relations]
    said = [graphic.description, *graphic.lettering, *(_diagram_text(package.optional(path)) for path in paths)]
    return Block(index=0, kind="figure", text=" ".join(filter(None, said)), source="office")


def _diagram_text(data: Element | None) -> str:
    points = () if data is None else data.iter(f"{{{DRAWING}}}p")
    texts = ("".join(text.text or "" for text in point.iter(f"{{{DRAWING}}}t")) for point in points)
    return "; ".join(filter(None, map(fold, texts)))


def alternative(element: Element) -> Element:
    """The branch to read: the first choice, else the fallback. Never both: they hold the same text."""
    choice = element.find(f"{{{MC}}}Choice")
    fallback = element.find(f"{{{MC}}}Fallback")
    found = choice if choice is not None else fallback
    return element if found is None else found


def _outside_boxes(graphic: Element) -> Iterator[Element]:
    """Everything drawn, in order; text boxes are named, not entered."""
    pending = [graphic]
    for _ in range(_MAX_ELEMENTS):
        if not pending:
            return
        element = pending.pop()
        yield element
        if element.tag == w("txbxContent"):
            continue
        branch = alternative(element) if element.tag == f"{{{MC}}}AlternateContent" else element
        pending.extend(reversed(branch))


def _said(element: Element, name: str) -> str:
    """The author's description that stands at this element."""
    if name in {"docPr", "cNvPr"}:
        return " ".join((element.get("descr") or element.get("title") or "").split())
    return " ".join(element.get("alt", "").split()) if name == "shape" else ""
