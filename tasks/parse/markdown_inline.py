"""Reading text of a Markdown line: emphasis, links, code marks and tags taken off, words untouched."""

from __future__ import annotations

import html
import re

_CODE = re.compile(r"(`{1,3})(?!`)([^`]{1,2000}?)\1(?!`)")
_IMAGE_OR_LINK = re.compile(
    r"!?\[((?:[^\[\]\\]|\\.){0,2000})\](?:\([^()\s]{0,2000}(?:\([^()\s]{0,500}\))?[^()]{0,500}\)|\[[^\[\]]{0,500}\])"
)
_FOOTNOTE_CALL = re.compile(r"\[\^[^\]\s]{1,60}\]")
_AUTOLINK = re.compile(r"<((?:https?|mailto|ftp):[^<>\s]{1,2000}|[^<>\s@]{1,200}@[^<>\s@]{1,200})>")
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]{0,30}(?:\s[^<>]{0,1000})?/?>")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_DELIMITER = re.compile(r"\*{1,3}|_{1,3}|~~")
# Escaped signs and code hide here while emphasis is taken off, one private code point each.
_HIDDEN_FIRST = 0xE000
_HIDDEN = re.compile(r"[\ue000-\ue07f]")


def plain(text: str) -> str:
    """The text without Markdown's inline marks; ``<br>`` becomes a line break, an entity its character."""
    text = _ESCAPE.sub(lambda match: chr(_HIDDEN_FIRST + ord(match[1])), text)
    text = _CODE.sub(lambda match: _hide(match[2]), text)
    text = _AUTOLINK.sub(lambda match: _hide(match[1].removeprefix("mailto:")), text)
    text = _TAG.sub("", _BREAK_TAG.sub("\n", text))
    text = _FOOTNOTE_CALL.sub("", text)
    text = _IMAGE_OR_LINK.sub(r"\1", text)
    text = _without_emphasis(text)
    text = html.unescape(text)
    return _HIDDEN.sub(lambda match: chr(ord(match[0]) - _HIDDEN_FIRST), text)


def _hide(text: str) -> str:
    """The text with the signs that would read as emphasis out of sight."""
    return "".join(chr(_HIDDEN_FIRST + ord(sign)) if sign in "*_~<>&[]" else sign for sign in text)


def _without_emphasis(text: str) -> str:
    """Matched emphasis marks taken off; lone stars and underscores stay."""
    opened: dict[str, list[re.Match[str]]] = {}
    dropped: list[tuple[int, int]] = []
    for mark in _DELIMITER.finditer(text):
        before, after = text[: mark.start()][-1:], text[mark.end() : mark.end() + 1]
        opens, closes = bool(after.strip()), bool(before.strip())
        if mark[0].startswith("_"):
            opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
        waiting = opened.setdefault(mark[0][0], [])
        if closes and waiting:
            begun = waiting.pop()
            dropped += [begun.span(), mark.span()]
        elif opens:
            waiting.append(mark)
    kept, at = [], 0
    for start, end in sorted(dropped):
        kept.append(text[at:start])
        at = end
    return "".join(kept) + text[at:]
