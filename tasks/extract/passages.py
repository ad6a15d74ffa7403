"""Blocks that were cut in the middle of a sentence, by a line, column or page end, joined again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from models.document import Block, Language, Line
from models.provenance import Box
from tasks.extract.chapters import sections_of

_SKIPPED = frozenset({"header", "footer", "toc", "figure"})
_FINISHED = re.compile(r"[.。;；:：!！?？)）”\"]\s*$")
_LEAST_CUT_ZH = 20  # characters; a shorter line before a page end is a title, not half a sentence


@dataclass(frozen=True, slots=True)
class Passage:
    """One text from one or more blocks.

    Attributes:
        block: The first block: kind, number, marker, table.
        section: Heading path, outermost first.
        text: The blocks' texts, joined.
        lines: Printed lines with offsets into ``text``.
        boxes: Of all its blocks.
    """

    block: Block
    section: tuple[str, ...]
    text: str
    lines: tuple[Line, ...]
    boxes: tuple[Box, ...]


def passages(blocks: Sequence[Block], language: Language) -> list[Passage]:
    """The readable blocks in order, halves of one sentence as one passage."""
    blocks = [_unframed(block) for block in blocks]
    groups: list[list[Block]] = []
    sections: list[tuple[str, ...]] = []
    for block, section in zip(blocks, sections_of(blocks), strict=True):
        if block.kind in _SKIPPED or not block.text.strip():
            continue
        if groups and _runs_on(groups[-1][-1], block, language):
            groups[-1].append(block)
        else:
            groups.append([block])
            sections.append(section)
    return [_joined(group, section, language) for group, section in zip(groups, sections, strict=True)]


def _unframed(block: Block) -> Block:
    """A paragraph that its writer set in a frame, a table of one cell, as a paragraph."""
    if block.table is None or len(block.table.cells) != 1 or "\n" in block.table.cells[0].text.strip():
        return block
    (cell,) = block.table.cells
    framed = {"kind": "paragraph", "text": cell.text, "table": None, "boxes": cell.boxes or block.boxes}
    return block.model_copy(update=framed)


def _runs_on(before: Block, after: Block, language: Language) -> bool:
    if before.kind not in {"paragraph", "list_item"} or after.kind != "paragraph" or after.number or after.marker:
        return False
    if _FINISHED.search(before.text):
        return False
    if language == "zh":
        return before.page is not None and before.page != after.page and len(before.text) >= _LEAST_CUT_ZH
    return after.text[:1].islower()


def _joined(blocks: list[Block], section: tuple[str, ...], language: Language) -> Passage:
    glue = "" if language == "zh" else " "
    lines: list[Line] = []
    start = 0
    for block in blocks:
        lines.extend(_moved(line, start) for line in block.lines)
        start += len(block.text) + len(glue)
    boxes = tuple(box for block in blocks for box in block.boxes)
    return Passage(blocks[0], section, glue.join(block.text for block in blocks), tuple(lines), boxes)


def _moved(line: Line, shift: int) -> Line:
    return line.model_copy(update={"start": line.start + shift, "end": line.end + shift}) if shift else line
