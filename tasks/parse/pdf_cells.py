"""The text of one table cell: wrapped lines joined, a line break only where the cell has one."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from tasks.parse.clause_number import split_number
from tasks.parse.pdf_characters import HYPHEN_MARK, Word
from tasks.parse.pdf_joining import join_lines
from tasks.parse.pdf_lines import PrintedLine, lines_of, sideways_lines_of
from tasks.parse.pdf_wrapping import TERMINAL, is_full, opens_bullet, opens_with_number

_FIGURE = re.compile(r"[$￥¥€£*(+-]{0,3}\d(?:[\d.,:%)*–-]{0,20}[\d%)*])?")  # figures below each other are not one
_OPEN_RANGE = re.compile(r"\d[-–~～]$")
_FAR_PT = 20_000.0  # keeps turned places on the page positive
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
    if len(words) == 1 and HYPHEN_MARK not in words[0].text:
        return words[0].text  # most cells of a table of figures
    slanted = [word for word in words if word.turns is None]
    lines = [*lines_of(words, page), *lines_of(_turned(words), page), *sideways_lines_of(slanted, page)]
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


def _turned(words: Sequence[Word]) -> list[Word]:
    """The words that read upwards, downwards or head down, as they stand once the page is turned for them."""
    turned = []
    for word in words:
        if not word.turns:
            continue
        x0, top, x1, bottom = word.x0, word.top, word.x1, word.bottom
        for _ in range(word.turns):
            x0, top, x1, bottom = _FAR_PT - bottom, x0, _FAR_PT - top, x1
        turned.append(word._replace(x0=x0, top=top, x1=x1, bottom=bottom, turns=0))
    return turned


def _starts_paragraph(before: PrintedLine, line: PrintedLine, pitch: float) -> bool:
    if line.top - before.top > 1.4 * max(pitch, line.size):
        return True
    if opens_bullet(split_number(line.text)) or (_FIGURE.fullmatch(before.text) and _FIGURE.fullmatch(line.text)):
        return True
    if _OPEN_RANGE.search(before.text):
        return False
    if not is_full(before, line):
        return not line.text[0].islower()
    return opens_with_number(line) and before.text[-1] in TERMINAL
