"""A plain text file as blocks: paragraphs by blank lines, numbers and markers; form feeds end a paragraph."""

from __future__ import annotations

import re

from models.document import Block, ParseNote
from tasks.parse.clause_number import NumberedText, split_number
from tasks.parse.heading_look import heading_level
from tasks.parse.reading_text import join_lines

_BREAK = re.compile(r"\r\n|[\r\n\x0b\x85\u2028\u2029]")
_SENTENCE_END = re.compile(r"[.!?:;。！？：；][\"'”’)）]?$")
_FULL_LINE = 0.7
"""Share of the longest line of a paragraph that a line must reach to run on into the next one."""


def read_plain(text: str) -> tuple[list[Block], list[ParseNote]]:
    """The blocks of a plain text.

    Args:
        text: The whole file, decoded.

    Returns:
        Blocks in reading order (``index`` 0 and ``section`` empty: set by the outline); no notes: all of it is read.
    """
    blocks: list[Block] = []
    for page in text.removeprefix("\ufeff").split("\x0c"):
        group: list[str] = []
        for line in [*_BREAK.split(page), ""]:
            if line.strip():
                group.append(line.rstrip())
            elif group:
                blocks.extend(_block(paragraph) for paragraph in _paragraphs(group))
                group = []
    return blocks, []


def _paragraphs(lines: list[str]) -> list[str]:
    """Lines between two blank ones, cut where a number or marker begins or a short line ends a sentence."""
    longest = max(map(len, lines))
    paragraphs: list[list[str]] = []
    for line in lines:
        found = split_number(line)
        begins = found.number is not None or found.marker is not None
        if paragraphs and not begins and not _ends(paragraphs[-1][-1], longest):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return ["\n".join(line.strip() for line in paragraph) for paragraph in paragraphs]


def _ends(line: str, longest: int) -> bool:
    return bool(_SENTENCE_END.search(line)) and len(line) < _FULL_LINE * longest


def _block(source: str) -> Block:
    found = split_number(source)
    if not found.rest.strip():
        found = NumberedText(None, None, source.strip(), 0)
    text = " ".join(join_lines(found.rest).split())
    if found.marker is not None:
        return Block(index=0, kind="list_item", text=text, marker=found.marker, level=1)
    level = heading_level(found.number, text, 0, is_bold=False)
    if level is not None:
        return Block(index=0, kind="heading", text=text, number=found.number, level=level)
    return Block(index=0, kind="paragraph", text=text, number=found.number)
