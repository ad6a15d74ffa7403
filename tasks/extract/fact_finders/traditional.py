"""What the fact finders compare, in simplified signs; what they quote stays as printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tasks.extract.fact_finders.passages import Passage
from tasks.extract.fact_finders.tables import Grid
from tasks.extract.traditional import simplified


def simplified_passages(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages with their comparable texts in simplified signs; what they quote stays as printed."""
    return tuple(
        replace(
            passage,
            text=simplified(passage.text),
            label=simplified(passage.label),
            head=simplified(passage.head),
            section=simplified(passage.section),
        )
        if passage.language == "zh"
        else passage
        for passage in passages
    )


def simplified_grids(grids: Sequence[Grid]) -> tuple[Grid, ...]:
    """The grids with their comparable texts in simplified signs; what they quote stays as printed."""
    return tuple(
        replace(
            grid,
            rows=tuple(tuple(simplified(text) for text in row) for row in grid.rows),
            heads=tuple(simplified(head) for head in grid.heads),
            caption=simplified(grid.caption),
        )
        if grid.language == "zh"
        else grid
        for grid in grids
    )
