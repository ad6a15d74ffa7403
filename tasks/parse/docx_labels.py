"""A paragraph's text taken apart: its automatic label where it has one, else the number typed in front."""

from __future__ import annotations

import re

from tasks.parse.clause_number import MARKS, NumberedText, split_number
from tasks.parse.docx_numbering import Label

_LEADERS = re.compile(r"(?:\.{4,200}|…{2,200}|·{4,200}|\s\.(?:\s\.){3,100})\s{0,8}\d{1,4}\s*$")
_CONTENTS_TITLES = {"目录", "总目录", "分目录", "contents", "tableofcontents"}
_TAB_AND_PAGE = re.compile(r"\t\s{0,8}\d{1,3}\s*$")


def take_apart(label: Label | None, text: str) -> NumberedText:
    """Number or marker, and what is left to read.

    Args:
        label: The automatic label; it wins over anything typed.
        text: The paragraph as typed; tabs may still be in it.

    Returns:
        An empty ``rest`` only for a text that is empty; ``cut`` has no meaning here.
    """
    bare = text.strip()
    if label is None:
        found = split_number(text)
        # A number alone is the text: nothing would be left to read.
        return found if found.rest.strip(f"{MARKS} \t\n") else NumberedText(None, None, bare, 0)
    marks = "".join(sign for sign in label.text if sign in MARKS and not (label.is_bullet and sign == "●"))
    rest = marks + bare if bare else ""
    if label.is_bullet:
        return NumberedText(None, None if marks else label.text, rest, 0)
    printed = split_number(label.text)
    if not printed.rest.strip(MARKS):
        return printed._replace(rest=rest)
    number = label.text.strip(f"{MARKS} ").rstrip(".、．:： ")
    return NumberedText(number or None, None, rest, 0)


def items(raw: str) -> list[str]:
    """The text cut at line breaks that are followed by a number or marker."""
    parts: list[str] = []
    for line in raw.split("\n"):
        numbered = split_number(line)
        if parts and (not parts[-1].strip() or (numbered.number is None and numbered.marker is None)):
            parts[-1] += f"\n{line}"
        else:
            parts.append(line)
    return parts


def is_contents_line(raw: str, *, below_title: bool) -> bool:
    """Whether the text is a typed line of a table of contents.

    Args:
        raw: The paragraph as typed.
        below_title: Whether it follows the title or a line of one: then a tab and a page are enough, without leaders.
    """
    return bool(_LEADERS.search(raw) or (below_title and _TAB_AND_PAGE.search(raw)))


def is_contents_title(raw: str) -> bool:
    """Whether the text is the title of a table of contents."""
    return "".join(raw.split()).lower() in _CONTENTS_TITLES
