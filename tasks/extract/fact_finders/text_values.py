"""The value that follows a label: in the next cell, behind a colon, or on the next line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tasks.extract.fact_finders.passages import Passage, legible

_COLON = re.compile(r"\s{0,4}(?:\([^()]{0,20}\))?\s{0,4}[:：]\s{0,4}")
_LINE_END = re.compile(r"\n|[。;]|\s{3,}")
_LONGEST_VALUE = 600
_MOST_ROWS = 4
_LONGEST_ALONE = 100

Region = tuple[Passage, int, int, float]


def labelled(passages: Sequence[Passage], label: re.Pattern[str], longest_label: int = 40) -> Iterator[Region]:
    """Where a value may stand that a label announces: passage, start, end, weight.

    A cell whose left neighbour is the label (weight 1.6) or that stands under it (1.2), text behind
    "label:" up to the line's or sentence's end (1.4), and the paragraph after a label standing alone,
    colon or not (1.2).
    """
    for position, passage in enumerate(passages):
        if passage.kind in {"row", "margin"}:
            continue
        if passage.kind == "cell":
            left = passage.label.rpartition(" | ")[2] if passage.label else ""
            if left and len(left) <= longest_label and label.search(left):
                yield passage, 0, len(passage.text), 1.6
                continue
            if (
                len(passage.head) <= longest_label
                and _is_short_table(passage)
                and label.fullmatch(passage.head.strip())
            ):
                yield passage, 0, len(passage.text), 1.2
                continue
        if ":" not in passage.text and "：" not in passage.text and not _may_stand_alone(passage):
            continue
        for hit in label.finditer(passage.text):
            start = _behind(passage.text, hit.end())
            if start is not None:
                end = _line_end(passage.text, start)
                if end > start:
                    yield passage, start, end, 1.4
                    continue
            alone = len(legible(passage.text.strip(" :")).strip(" :")) <= len(hit[0]) + 6
            following = passages[position + 1] if position + 1 < len(passages) else None
            if alone and passage.kind != "cell" and following is not None and following.kind == "text":
                yield following, 0, min(len(following.text), 200), 1.2


def _may_stand_alone(passage: Passage) -> bool:
    """Whether the text is short enough to be a label and nothing else; a translation may make it longer."""
    return passage.kind != "cell" and (len(passage.text) <= _LONGEST_ALONE or not passage.text.isascii())


def _is_short_table(passage: Passage) -> bool:
    """A column of a long table lists many things; a short one tells about the tender."""
    return passage.block.table is not None and passage.block.table.rows <= _MOST_ROWS


def _behind(text: str, offset: int) -> int | None:
    hit = _COLON.match(text, offset)
    return hit.end() if hit else None


def _line_end(text: str, start: int) -> int:
    farthest = min(len(text), start + _LONGEST_VALUE)
    hit = _LINE_END.search(text, start, farthest)
    return hit.start() if hit else farthest
