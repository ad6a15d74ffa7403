"""Equations of a DOCX as one line of text: nothing of a formula may run together with its neighbour.

Source: ECMA-376 Part 1, 22.1 Math.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml.etree import _Element as Element

from tasks.parse.docx_package import MATH

_MAX_DEPTH = 60
_UNSEEN = ("Pr", "}del", "}moveFrom")
_SIMPLE = re.compile(r"[\w.%]{0,40}")


def math_text(element: Element, depth: int = 0) -> str:
    """The formula, bars as ``/``, powers as ``^``, groups in brackets; beyond a sane depth its signs in a row."""
    if depth > _MAX_DEPTH:
        return "".join(text.text or "" for text in element.iter(f"{{{MATH}}}t"))
    kind = element.tag.rpartition("}")[2]
    if kind == "t":
        return element.text or ""
    form = _FORMS.get(kind)
    if form is not None:
        return form(element, depth + 1)
    return "".join(math_text(child, depth + 1) for child in element if not child.tag.endswith(_UNSEEN))


def _part(element: Element, name: str, depth: int) -> str:
    found = element.find(f"{{{MATH}}}{name}")
    return "" if found is None else math_text(found, depth).strip()


def _grouped(text: str) -> str:
    return text if _SIMPLE.fullmatch(text) else f"({text})"


def _property(element: Element, name: str, default: str) -> str:
    for properties in element:
        if properties.tag.endswith("Pr"):
            found = properties.find(f"{{{MATH}}}{name}")
            if found is not None:
                return str(found.get(f"{{{MATH}}}val", ""))
    return default


def _fraction(element: Element, depth: int) -> str:
    return f"{_grouped(_part(element, 'num', depth))}/{_grouped(_part(element, 'den', depth))}"


def _scripts(element: Element, depth: int) -> str:
    text = _grouped(_part(element, "e", depth))
    below, above = _part(element, "sub", depth), _part(element, "sup", depth)
    return text + (f"_{_grouped(below)}" if below else "") + (f"^{_grouped(above)}" if above else "")


def _root(element: Element, depth: int) -> str:
    degree = _part(element, "deg", depth)
    return f"{degree}√({_part(element, 'e', depth)})"


def _brackets(element: Element, depth: int) -> str:
    parts = [math_text(one, depth).strip() for one in element.findall(f"{{{MATH}}}e")]
    inside = _property(element, "sepChr", "|").join(parts)
    return _property(element, "begChr", "(") + inside + _property(element, "endChr", ")")


def _sum(element: Element, depth: int) -> str:
    below, above = _part(element, "sub", depth), _part(element, "sup", depth)
    text = _property(element, "chr", "∫")
    text += (f"_{_grouped(below)}" if below else "") + (f"^{_grouped(above)}" if above else "")
    return f"{text} {_part(element, 'e', depth)}"


def _function(element: Element, depth: int) -> str:
    return f"{_part(element, 'fName', depth)} {_part(element, 'e', depth)}"


def _rows(row: str, cell: str) -> Callable[[Element, int], str]:
    def form(element: Element, depth: int) -> str:
        lines = element.findall(f"{{{MATH}}}{row}")
        return "; ".join(
            ", ".join(math_text(one, depth).strip() for one in (line.findall(f"{{{MATH}}}{cell}") if cell else [line]))
            for line in lines
        )

    return form


_FORMS: dict[str, Callable[[Element, int], str]] = {
    "f": _fraction,
    "sSub": _scripts,
    "sSup": _scripts,
    "sSubSup": _scripts,
    "rad": _root,
    "d": _brackets,
    "nary": _sum,
    "func": _function,
    "m": _rows("mr", "e"),
    "eqArr": _rows("e", ""),
}
