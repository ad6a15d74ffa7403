"""Parts of a block that keep their printed place."""

from __future__ import annotations

from models.document import Block, Cell, Line, boxes_of_span


def part_of(block: Block, start: int, end: int | None = None) -> Block:
    """The block cut down to ``text[start:end]``, with the lines and boxes of that part."""
    stop = len(block.text) if end is None else end
    raw = block.text[start:stop]
    first = start + len(raw) - len(raw.lstrip())
    text = raw.strip()
    lines = tuple(
        Line(start=max(line.start, first) - first, end=min(line.end, first + len(text)) - first, box=line.box)
        for line in block.lines
        if max(line.start, first) < min(line.end, first + len(text))
    )
    boxes = boxes_of_span(block.lines, first, first + len(text)) or block.boxes
    return block.model_copy(
        update={
            "text": text,
            "lines": lines,
            "boxes": boxes,
            "page": boxes[0].page if boxes else block.page,
            "number": block.number if start == 0 else None,
            "marker": block.marker if start == 0 else None,
        }
    )


def joined(one: Block, other: Block, glue: str = " ") -> Block:
    """Both blocks as one paragraph, the second with its number or marker, which was part of the sentence."""
    head = other.number or other.marker or ""
    shift = len(one.text) + len(glue) + (len(head) + 1 if head else 0)
    return one.model_copy(
        update={
            "text": one.text + glue + (f"{head} " if head else "") + other.text,
            "lines": one.lines
            + tuple(
                line.model_copy(update={"start": line.start + shift, "end": line.end + shift}) for line in other.lines
            ),
            "boxes": one.boxes + other.boxes,
            "page_end": other.page_end,
        }
    )


def cell_block(block: Block, cell: Cell) -> Block:
    """A table cell as a paragraph."""
    return block.model_copy(
        update={
            "kind": "paragraph",
            "text": cell.text.strip(),
            "table": None,
            "number": None,
            "marker": None,
            "lines": (),
            "boxes": cell.boxes or block.boxes,
            "page": cell.boxes[0].page if cell.boxes else block.page,
        }
    )
