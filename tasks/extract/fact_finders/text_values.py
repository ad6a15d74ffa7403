"""The value that follows a label: in the next cell, behind a colon, or on the next line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tasks.extract.fact_finders.choosing import Candidate
from tasks.extract.fact_finders.passages import Passage

Region = tuple[Passage, int, int, float]


def labelled(passages: Sequence[Passage], label: re.Pattern[str], longest_label: int = 40) -> Iterator[Region]:
    """Where a value may stand that a label announces: passage, start, end, weight.

    A cell whose left neighbour is the label (weight 1.6), text behind "label:" up to the line's or
    sentence's end (1.4), and the paragraph after a label standing alone, colon or not (1.2).
    """
    for position, passage in enumerate(passages):
        if passage.kind in {"row", "margin"}:
            continue
        if passage.kind == "cell":
            left = passage.label.rpartition(" | ")[2] if passage.label else ""
            if left and len(left) <= longest_label and label.search(left):
                yield passage, 0, len(passage.text), 1.6
                continue
        for hit in label.finditer(passage.text):
            start = _behind(passage.text, hit.end())
            if start is not None:
                end = _line_end(passage.text, start)
                if end > start:
                    yield passage, start, end, 1.4
                    continue
            alone = len(passage.text.strip(" ::")) <= len(hit[0]) + 6
            following = passages[position + 1] if position + 1 < len(passages) else None
            if alone and passage.kind != "cell" and following is not None and following.kind == "text":
                yield following, 0, min(len(following.text), 200), 1.2


def values_of(regions: Iterator[Region]) -> Iterator[Candidate[str]]:
    """The labelled words themselves, trimmed, as candidates."""
    for passage, start, end, weight in regions:
        text = passage.text[start:end]
        first = start + len(text) - len(text.lstrip())
        last = start + len(text.rstrip())
        if last > first:
            yield Candidate(passage.text[first:last], passage, first, last, weight)


def _behind(text: str, offset: int) -> int | None:
    hit = re.match(r"\s*(?:\([^()]{0,20}\))?\s*[:：]\s*", text[offset : offset + 40])
    return offset + hit.end() if hit else None


def _line_end(text: str, start: int) -> int:
    hit = re.search(r"\n|[。;]|\s{3,}", text[start:])
    return start + hit.start() if hit else len(text)
