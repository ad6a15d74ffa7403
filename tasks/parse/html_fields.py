"""Labels with a value beside them, as web forms show records: read as rows of a table."""

from __future__ import annotations

from itertools import islice
from typing import NamedTuple

from lxml.html import HtmlElement

from tasks.parse.html_tables import cell_text
from tasks.parse.html_visibility import NOT_TEXT, LeftOut, is_hidden

_HOLDERS = {"div", "p", "li", "section"}
_NO_VALUE = ("table", "ul", "ol", "dl", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "label", "input", "select")
_LONGEST_LABEL = 80
_LONGEST_VALUE = 300
_MOST_ELEMENTS = 30


class Field(NamedTuple):
    """A label and what stands beside it."""

    label: str
    value: str


def field_of(element: HtmlElement, left_out: LeftOut) -> Field | None:
    """The label and value that the element consists of; None where it is anything else.

    Args:
        element: A block element.
        left_out: Counts hidden parts of the value, when there is one.
    """
    if element.tag not in _HOLDERS or len(element) > 8 or (element.text or "").strip():
        return None
    shown = [child for child in element if isinstance(child.tag, str) and child.tag not in NOT_TEXT]
    if len(shown) != 2 or any((child.tail or "").strip() for child in element) or any(map(is_hidden, shown)):
        return None
    label, value = shown
    is_label = label.tag == "label" or "label" in label.get("class", "")[:500].lower()
    is_small = sum(1 for _ in islice(value.iter(), _MOST_ELEMENTS)) < _MOST_ELEMENTS
    if not is_label or not is_small or next(value.iter(*_NO_VALUE), None) is not None:
        return None
    name = cell_text(label, LeftOut())
    said = cell_text(value, LeftOut())
    if not name or not said or len(name) > _LONGEST_LABEL or len(said) > _LONGEST_VALUE or "\n" in name:
        return None
    return Field(name, cell_text(value, left_out))
