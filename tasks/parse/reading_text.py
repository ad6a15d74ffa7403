"""Typed text as it is read: white space folded, line breaks inside a paragraph joined."""

from __future__ import annotations

import re

_FOLDED = re.compile(r"[^\S\n]+")
_AROUND_BREAK = re.compile(r" ?\n ?")
_WIDE = "\u3000-\u9fff\uff00-\uffef"
_WIDE_BREAK = re.compile(rf"(?<=[{_WIDE}])\n+(?=[{_WIDE}])")


def fold(text: str) -> str:
    """White space folded to single spaces; line breaks kept."""
    return _AROUND_BREAK.sub("\n", _FOLDED.sub(" ", text)).strip()


def join_lines(text: str) -> str:
    """Line breaks joined: words with a space, Han characters without."""
    return " ".join(_WIDE_BREAK.sub("", text).split("\n"))
