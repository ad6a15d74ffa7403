"""Boxes to tick: of several printed options only the ticked one counts."""

from __future__ import annotations

import re

# the last ones are the same signs of symbol fonts
_TICKED = "☑√■✓✔☒\uf052\uf0fe"
_EMPTY = "☐□\uf0a3\uf0a8"
_BOX = re.compile(f"[{_TICKED}{_EMPTY}]")


def chosen(text: str) -> str:
    """The text without the options that are not ticked; all of it where it has no boxes.

    An option goes to the next box or the end of its line.
    """
    boxes = list(_BOX.finditer(text))
    if not boxes:
        return text
    kept = [text[: boxes[0].start()]]
    for position, box in enumerate(boxes):
        end = boxes[position + 1].start() if position + 1 < len(boxes) else len(text)
        option, line_end, rest = text[box.end() : end].partition("\n")
        if box[0] in _TICKED:
            kept.append(option)
        kept.append(line_end + rest)
    return "".join(kept)


def has_ticks(text: str) -> bool:
    """Whether at least one box of the text is ticked."""
    return any(box[0] in _TICKED for box in _BOX.finditer(text))


def has_boxes(text: str) -> bool:
    """Whether the text offers options to tick."""
    return _BOX.search(text) is not None
