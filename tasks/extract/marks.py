"""Marks in front of clauses (★, ▲): where one is used on a clause, and where a text only speaks about it."""

from __future__ import annotations

import re

from tasks.extract.traditional import comparable

# In quotes, behind "marked with", or as "★号", "★条款" a mark is spoken about.
_SPOKEN_OF = re.compile(
    r"[“\"'‘] ?([★▲※●◆☆■█]) ?[”\"'’]|(?:标注|标有|标明|标记|标|注|带有|带|打|加|非)[（(]?([★▲※●◆☆■█])|"
    r"([★▲※●◆☆■█])[）)]? ?(?:号|项|类|标识|的(?:条款|内容|指标)|条款)"
)
_MARK = re.compile(r"[★▲※●◆☆■█]")
_OPPOSITE = re.compile(r"(?:非|未标注?|不带) ?$")


def marks_used(text: str) -> frozenset[str]:
    """The marks that a text puts on itself: "★坐席…", not "标有“★”的条款"."""
    return frozenset(_MARK.findall(_SPOKEN_OF.sub("", comparable(text))))


def marks_spoken_of(text: str) -> list[tuple[str, str]]:
    """The marks that a text speaks about, each with what is said up to the next mark; "非★条款" is about others."""
    found = list(_SPOKEN_OF.finditer(text))
    spoken: list[tuple[str, str]] = []
    for position, match in enumerate(found):
        end = found[position + 1].start() if position + 1 < len(found) else len(text)
        if not (_OPPOSITE.search(text[: match.start()]) or match.group().startswith("非")):
            spoken.append((match.group(1) or match.group(2) or match.group(3), text[match.end() : end]))
    return spoken
