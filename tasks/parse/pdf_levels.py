"""Levels of headings and list items, told from the whole sequence of paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.document import Block
from tasks.parse.pdf_headings import NumberOutline, Shape, form_of, is_next, is_weak

_APART = ("header", "footer", "footnote", "figure", "watermark")


@dataclass(frozen=True, slots=True)
class Draft:
    """A block without its level.

    Attributes:
        block: Its ``level`` is None.
        shape: What it looks like; None where it is no paragraph.
        x0: Left edge of its first line in points.
    """

    block: Block
    shape: Shape | None = None
    x0: float = 0.0


def levelled(drafts: Sequence[Draft], heading_sizes: Sequence[float]) -> list[Block]:
    """The blocks with levels; runs of short numbered lines that look like headings are lists and become paragraphs.

    Args:
        drafts: In reading order.
        heading_sizes: Sizes larger than the body text's, as multiples of it, largest first.
    """
    listed = _listed(drafts)
    headings, edges = _HeadingLevels(heading_sizes), list[float]()
    blocks: list[Block] = []
    for index, draft in enumerate(drafts):
        block = draft.block
        if block.kind == "heading" and index in listed:
            block = block.model_copy(update={"kind": "paragraph"})
        if block.kind == "heading" and draft.shape is not None:
            edges.clear()
            block = block.model_copy(update={"level": headings.level_of(draft.shape)})
        elif block.kind == "list_item":
            block = block.model_copy(update={"level": _item_level(draft.x0, edges)})
        elif block.kind not in _APART and block.number is None:
            edges.clear()
        blocks.append(block)
    return blocks


def _listed(drafts: Sequence[Draft]) -> set[int]:
    """Positions of headings told by their number alone that are items of a list.

    They follow each other without text between, or carry on the numbers of paragraphs before them.
    """
    listed: set[int] = set()
    running = [index for index, draft in enumerate(drafts) if draft.block.kind not in _APART]
    last_item: Draft | None = None  # the last numbered paragraph
    for place, index in enumerate(running):
        draft = drafts[index]
        before = drafts[running[place - 1]] if place else None
        after = drafts[running[place + 1]] if place + 1 < len(running) else None
        if _is_candidate(draft):
            if before is not None and _are_siblings(before, draft):
                listed.update((running[place - 1], index))
            elif last_item is not None and _carries_on(last_item, draft) and not _has_text(after):
                listed.add(index)
        if draft.block.number is not None and (index in listed or draft.block.kind == "paragraph"):
            last_item = draft
    return listed


def _is_candidate(draft: Draft) -> bool:
    return draft.block.kind == "heading" and draft.shape is not None and is_weak(draft.shape)


def _has_text(draft: Draft | None) -> bool:
    """Whether it is text that a heading before it would title."""
    return draft is not None and draft.block.kind != "heading" and draft.block.number is None


def _are_siblings(first: Draft, second: Draft) -> bool:
    if (
        first.block.kind != "heading"
        or first.shape is None
        or not is_weak(first.shape)
        or abs(first.x0 - second.x0) > 3
    ):
        return False
    return form_of(first.block.number or "") == form_of(second.block.number or "")


def _carries_on(item: Draft, draft: Draft) -> bool:
    return abs(item.x0 - draft.x0) < 3 and is_next(item.block.number or "", draft.block.number or "")


class _HeadingLevels:
    """Levels by number, else by size; a heading that is only bold stands under the last of those."""

    def __init__(self, sizes: Sequence[float]) -> None:
        self._sizes = sizes
        self._outline = NumberOutline()
        self._depth = 0

    def level_of(self, shape: Shape) -> int:
        if shape.number is not None:
            self._depth = self._outline.level_of(shape.number)
            return self._depth
        rank = next((rank for rank, size in enumerate(self._sizes, start=1) if shape.scale > 0.97 * size), None)
        if rank is None:
            return min(self._depth + 1, 6)
        self._depth = min(rank, 3)
        return self._depth


def _item_level(x0: float, edges: list[float]) -> int:
    """Nesting from 1, by how far the marker is set in against those of the same list."""
    while edges and x0 < edges[-1] - 4:
        edges.pop()
    if not edges or x0 > edges[-1] + 4:
        edges.append(x0)
    return len(edges)
