"""The last step of every parser: blocks numbered, each under its headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from models.document import Block, Language
from tasks.parse.language import language_of

_APART = ("header", "footer", "watermark")


def finish(blocks: Sequence[Block], language: Language) -> tuple[Block, ...]:
    """The blocks with ``index`` from 0 without gaps, the path of headings above each, language and offsets.

    A heading's own path ends with the heading above it. Running heads, feet and watermarks get no path.

    Args:
        blocks: In reading order; their ``index``, ``section``, ``language``, ``start`` and ``end`` are overwritten.
        language: Of the document; that of a block without letters.
    """
    path: list[tuple[int, str]] = []
    finished: list[Block] = []
    filled: Counter[int | None] = Counter()
    for index, block in enumerate(blocks):
        if block.kind == "heading":
            level = block.level or 1
            while path and path[-1][0] >= level:
                path.pop()
        section = () if block.kind in _APART else tuple(title for _, title in path)
        start = filled[block.page]
        end = start + len(block.text)
        filled[block.page] = end + 1
        own = language_of([block.text]) if any(letter.isalpha() for letter in block.text) else language
        place = {"index": index, "section": section, "language": own, "start": start, "end": end}
        finished.append(block.model_copy(update=place))
        if block.kind == "heading":
            path.append((block.level or 1, title_of(block)))
    return tuple(finished)


def title_of(block: Block) -> str:
    """The heading as printed: number, then text."""
    return " ".join(part for part in (block.number, block.text) if part)
