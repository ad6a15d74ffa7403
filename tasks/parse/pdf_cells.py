"""The text of one table cell: wrapped lines joined, a line break only where the cell has one."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence
from dataclasses import replace

from tasks.parse.clause_number import split_number
from tasks.parse.pdf_characters import Word
from tasks.parse.pdf_joining import join_lines
from tasks.parse.pdf_lines import PrintedLine, lines_of, sideways_lines_of
from tasks.parse.pdf_wrapping import TERMINAL, is_full, opens_bullet, opens_with_number

_PADDING_PT = 5.4  # the usual cell padding of word processors


def cell_text(
    words: Sequence[Word], page: int, rect: tuple[float, float, float, float], vocabulary: Collection[str]
) -> str:
    r"""The cell's paragraphs, joined by ``\n``.

    Args:
        words: Those printed in the cell.
        page: Page number, from 1.
        rect: ``(x0, top, x1, bottom)`` of the cell.
        vocabulary: Words of the document in lower case, for line-end hyphens.
    """
    lines = [*lines_of(words, page), *sideways_lines_of(words, page)]
    if not lines:
        return ""
    inner_right = max(rect[2] - _PADDING_PT, max(line.x1 for line in lines) - 1.0)
    lines = [replace(line, left=rect[0], right=inner_right) for line in lines]
    pitch = min(
        (line.top - before.top for before, line in itertools.pairwise(lines) if line.top > before.top),
        default=0.0,
    )
    paragraphs: list[list[PrintedLine]] = [[lines[0]]]
    for before, line in itertools.pairwise(lines):
        if _starts_paragraph(before, line, pitch):
            paragraphs.append([line])
        else:
            paragraphs[-1].append(line)
    return "\n".join(join_lines(paragraph, vocabulary).text for paragraph in paragraphs)


def _starts_paragraph(before: PrintedLine, line: PrintedLine, pitch: float) -> bool:
    if line.top - before.top > 1.4 * max(pitch, line.size):
        return True
    if opens_bullet(split_number(line.text)):
        return True
    if not is_full(before, line):
        return not line.text[0].islower()
    return opens_with_number(line) and before.text[-1] in TERMINAL
