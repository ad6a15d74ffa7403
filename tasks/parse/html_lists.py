"""The markers that a browser prints before list items."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

_NO_MARKER = re.compile(r"list-style(?:-type)?\s{0,9}:[^;]{0,40}none", re.IGNORECASE)
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_MAX_ROMAN = 50


class Item:
    """An open list item: its nesting, and its marker until the first text takes it."""

    def __init__(self, level: int, marker: str | None) -> None:
        self.level = level
        self._marker = marker

    def take_marker(self) -> str | None:
        """The marker, once."""
        marker, self._marker = self._marker, None
        return marker


class Numbering:
    """Numbers the items of one list, in order."""

    def __init__(self, holder: HtmlElement) -> None:
        self._is_ordered = holder.tag == "ol"
        self._kind = holder.get("type", "1")
        self._next = _number(holder.get("start"), 1)
        self._is_plain = bool(_NO_MARKER.search(holder.get("style", "")[:2_000]))

    def marker(self, item: HtmlElement) -> str | None:
        """The marker of the next item; None where the list shows none."""
        if self._is_plain or _NO_MARKER.search(item.get("style", "")[:2_000]):
            return None
        if not self._is_ordered:
            return "•"
        number = _number(item.get("value"), self._next)
        self._next = number + 1
        return f"{_printed(number, self._kind)}."


def _number(text: str | None, default: int) -> int:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 7 else default


def _printed(number: int, kind: str) -> str:
    if kind in {"a", "A"} and 1 <= number <= 26:
        return chr(ord(kind) + number - 1)
    if kind in {"i", "I"} and 1 <= number < _MAX_ROMAN:
        roman = ""
        for value, sign in _ROMAN:
            roman += sign * (number // value)
            number %= value
        return roman.upper() if kind == "I" else roman
    return str(number)
