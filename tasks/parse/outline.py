"""The last step of every parser: blocks numbered, each under its headings."""

from __future__ import annotations

from collections.abc import Sequence

from models.document import Block

_APART = ("header", "footer")


def finish(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with ``index`` from 0 without gaps and the path of headings above each.

    A heading's own path ends with the heading above it. Running heads and feet get no path.

    Args:
        blocks: In reading order; their ``index`` and ``section`` are overwritten.
    """
    path: list[tuple[int, str]] = []
    finished: list[Block] = []
    for index, block in enumerate(blocks):
        if block.kind == "heading":
            level = block.level or 1
            while path and path[-1][0] >= level:
                path.pop()
        section = () if block.kind in _APART else tuple(title for _, title in path)
        finished.append(block.model_copy(update={"index": index, "section": section}))
        if block.kind == "heading":
            path.append((block.level or 1, title_of(block)))
    return tuple(finished)


def title_of(block: Block) -> str:
    """The heading as printed: number, then text."""
    return " ".join(part for part in (block.number, block.text) if part)
