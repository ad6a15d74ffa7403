"""What a DOCX style says about its paragraphs: outline level, numbering, boldness, hiding, through its ancestors."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml.etree import _Element as Element

from tasks.parse.docx_package import is_on, value, w, whole

_HEADING_NAME = re.compile(r"(?:heading|标题)\s?([1-9])", re.IGNORECASE)
_TOC_NAME = re.compile(r"(?:toc|目录)\s?[1-9]|table of (?:figures|authorities)", re.IGNORECASE)
BODY_LEVEL = 9
"""The outline level that means: not a heading."""


class Style(NamedTuple):
    """One style's own statements; None where it says nothing."""

    style_id: str
    name: str
    based_on: str | None
    outline_level: int | None
    num_id: str | None
    list_level: int | None
    bold: bool | None
    hidden: bool | None
    size: int | None
    colour: str | None
    shaded: bool


class StyleNumbering(NamedTuple):
    """The numbering a style brings, and the style that states it."""

    num_id: str
    list_level: int | None
    style_id: str


class Styles:
    """The styles of one document, asked by id."""

    def __init__(self, root: Element | None) -> None:
        elements = [] if root is None else root.findall(w("style"))
        self._styles = {style.style_id: style for style in map(_style, elements)}
        self._chains: dict[str | None, tuple[Style, ...]] = {}
        defaults = [
            e for e in elements if e.get(w("type")) == "paragraph" and e.get(w("default")) in {"1", "true", "on"}
        ]
        self.default_id = defaults[0].get(w("styleId")) if defaults else None

    def chain(self, style_id: str | None) -> tuple[Style, ...]:
        """The style and its ancestors, nearest first; empty for an unknown style."""
        if style_id not in self._chains:
            chain: list[Style] = []
            style = self._styles.get(style_id or "")
            while style and style not in chain:
                chain.append(style)
                style = self._styles.get(style.based_on or "")
            self._chains[style_id] = tuple(chain)
        return self._chains[style_id]

    def heading_level(self, style_id: str | None) -> int | None:
        """The heading level from 1 that the style gives, or None."""
        for style in self.chain(style_id):
            if style.outline_level is not None:
                return style.outline_level + 1 if style.outline_level < BODY_LEVEL else None
            named = _HEADING_NAME.fullmatch(style.name)
            if named:
                return int(named[1])
            if style.name.lower() in {"title", "标题"}:
                return 1
        return None

    def numbering(self, style_id: str | None) -> StyleNumbering | None:
        """The numbering of the nearest style that has one; None also where it is switched off (id 0)."""
        for style in self.chain(style_id):
            if style.num_id is not None:
                return None if style.num_id == "0" else StyleNumbering(style.num_id, style.list_level, style.style_id)
        return None

    def is_toc(self, style_id: str | None) -> bool:
        """Whether the style is made for the lines of a table of contents."""
        return any(_TOC_NAME.fullmatch(style.name) for style in self.chain(style_id)[:1])

    def is_bold(self, style_id: str | None) -> bool:
        """Whether the style's text is bold."""
        return next((style.bold for style in self.chain(style_id) if style.bold is not None), False)

    def is_hidden(self, style_id: str | None) -> bool:
        """Whether the style's text is hidden."""
        return next((style.hidden for style in self.chain(style_id) if style.hidden is not None), False)

    def size(self, style_id: str | None) -> int | None:
        """The style's size of letters in half points, or None."""
        return next((style.size for style in self.chain(style_id) if style.size is not None), None)

    def colour(self, style_id: str | None) -> str | None:
        """The style's colour of letters as six hexadecimal digits or ``auto``, or None."""
        return next((style.colour for style in self.chain(style_id) if style.colour is not None), None)

    def is_shaded(self, style_id: str | None) -> bool:
        """Whether the style colours the ground, at least in some rows of a table."""
        return any(style.shaded for style in self.chain(style_id))


def is_shaded(properties: Element | None) -> bool:
    """Whether these properties of a run, paragraph, cell or table colour the ground behind it."""
    shading = None if properties is None else properties.find(w("shd"))
    return shading is not None and _colours(shading)


def _colours(shading: Element) -> bool:
    fill = shading.get(w("fill"), "auto").upper()
    pattern = shading.get(w("val"), "clear")
    is_plain = fill in {"AUTO", "FFFFFF"} and pattern in {"clear", "nil"}
    return not is_plain or shading.get(w("themeFill")) is not None


def _style(element: Element) -> Style:
    paragraph, run = element.find(w("pPr")), element.find(w("rPr"))
    numbering = None if paragraph is None else paragraph.find(w("numPr"))
    return Style(
        style_id=element.get(w("styleId"), ""),
        name=value(element, "name") or "",
        based_on=value(element, "basedOn"),
        outline_level=whole(value(paragraph, "outlineLvl")),
        num_id=value(numbering, "numId"),
        list_level=whole(value(numbering, "ilvl")),
        bold=is_on(run, "b"),
        hidden=is_on(run, "vanish"),
        size=whole(value(run, "sz")),
        colour=value(run, "color"),
        shaded=any(map(_colours, element.iter(w("shd")))),
    )
