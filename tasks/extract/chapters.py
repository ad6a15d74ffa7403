"""The heading path above each block: the chapter outermost, no listings of chapters, captions only above tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from models.document import Block
from tasks.extract.phrase import Phrase
from tasks.extract.traditional import comparable
from tasks.extract.unit import fold

_CHAPTER = Phrase(
    "The heading of a chapter.",
    re.compile(r"^第([一二三四五六七八九十\d]{1,3})[章部卷篇册]"),
    "第三章 采购需求",
    "第三方测评",
)
_CAPTION = Phrase(
    "The caption of a table or figure.",
    re.compile(r"^(?:Table|Figure|Exhibit|表|图) ?[\dA-Z一二三四五六七八九十]{1,3}(?:[-.]\d{1,2})?(?:[:：.、 ]|$)"),
    "Table 2: Volumes",
    "Tables and chairs",
)
_MEASURED = Phrase(
    "States a deadline.",
    re.compile(
        r"\b(?:within|in under|no later than) [\w()]{1,12}(?: [\w()]{1,12}){0,2} (?:days?|hours?|minutes?|seconds?)\b",
        re.IGNORECASE,
    ),
    "closed within 2 hours",
    "opening hours",
)
_LEAST_MEASURED_WORDS = 6
_DIGITS = "零一二三四五六七八九"


def sections_of(blocks: Sequence[Block]) -> list[tuple[str, ...]]:
    """One heading path for each block, in order.

    A document's own list of its chapters looks like headings, and a plainly numbered heading ("3 Language") can outrank
    the chapter it stands in; both would file whole chapters under the wrong title. So would a table's caption that was
    read as a heading; and a title in front of the first chapter stands above no other.
    """
    paths: list[tuple[str, ...]] = []
    chapter: str | None = None
    begins = 0
    last_seen = {_title(block): position for position, block in enumerate(blocks) if block.kind == "heading"}
    for position, block in enumerate(blocks):
        if _is_chapter(block) and not _is_listed(blocks, position):
            chapter, begins = _title(block), position
            paths.append(())
            continue
        section = _folded(block.section)
        above = section if block.kind == "table" else _without_captions(section)
        inner = tuple(
            heading
            for heading in above
            if not _CHAPTER.match(comparable(heading)) and last_seen.get(heading, begins) >= begins
        )
        paths.append(above if chapter is None else (chapter, *inner))
    return paths


@lru_cache(maxsize=1024)
def _folded(section: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(fold, section))


def _without_captions(section: tuple[str, ...]) -> tuple[str, ...]:
    """A table's caption speaks for its table, not for the clauses behind it; a stated deadline is no heading at all."""
    return tuple(heading for heading in section if not (_CAPTION.match(comparable(heading)) or is_measured(heading)))


def is_measured(text: str) -> bool:
    """Whether a line that looks like a heading states a deadline: "Level 1: urgent, closed within 2 hours"."""
    return len(text.split()) >= _LEAST_MEASURED_WORDS and bool(_MEASURED.search(text))


def _title(block: Block) -> str:
    return fold(f"{block.number} {block.text}" if block.number else block.text)


def _is_chapter(block: Block) -> bool:
    return block.kind == "heading" and bool(_CHAPTER.match(comparable(block.number or block.text)))


def _is_listed(blocks: Sequence[Block], position: int) -> bool:
    """Whether a chapter heading is one of a list: chapter on chapter with nothing between."""
    here = _ordinal(blocks[position])
    before, after = _neighbour(blocks, position, -1), _neighbour(blocks, position, 1)
    if after is not None and _is_chapter(after) and _ordinal(after) > here:
        return True
    return before is not None and _is_chapter(before) and _ordinal(before) < here


def _ordinal(block: Block) -> int:
    """The chapter's number: 3 for 第三章."""
    match = _CHAPTER.match(comparable(block.number or block.text))
    digits = match.group(1) if match else ""
    if digits.isdigit():
        return int(digits)
    tens, ten, ones = digits.rpartition("十")
    if ten:
        return (_DIGITS.find(tens) if tens else 1) * 10 + (_DIGITS.find(ones) if ones else 0)
    return _DIGITS.find(digits)


def _neighbour(blocks: Sequence[Block], position: int, step: int) -> Block | None:
    position += step
    while 0 <= position < len(blocks):
        if blocks[position].kind not in {"header", "footer", "toc"}:
            return blocks[position]
        position += step
    return None
