"""What is printed on every page and belongs to none of the text: running heads, feet, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal

from tasks.parse.pdf_lines import PrintedLine

Margin = Literal["header", "footer"]

_BAND = 0.13  # of the page's height
_MAX_BAND_LINES = 5
_PART_LETTERS = 9
_PART_SHARE = 0.4  # of the pages: a running head whose end changes from chapter to chapter
_PAGE_NUMBER = re.compile(
    r"(?i)[\W_]{0,6}(?:page|p\.?|页码)?[\W_]{0,3}(?:\d{1,4}|[ivxl]{1,6}|[A-Z]-\d{1,3})(?:\s{0,2}(?:of|/)\s{0,2}\d{1,4})?[\W_]{0,6}"
    r"|[\W_]{0,4}第\s?\d{1,4}\s?页[\s,，/]{0,3}(?:共\s?\d{1,4}\s?页)?[\W_]{0,4}"
)
_FOOTNOTE = re.compile(r"(?:\d{1,3}|[*†‡§]{1,3}|[①-⑳])\s?(?=[^\W\d_]|[\"“(《“])")
_FOOTNOTE_SCALE = 0.88
_DIGITS = re.compile(r"\d+")


def margins_of(pages: Sequence[tuple[float, Sequence[PrintedLine]]]) -> list[dict[int, Margin]]:
    """For every page: which of its lines are running heads or feet.

    Args:
        pages: Height in points and lines (any order) of every page.

    Returns:
        One mapping a page, from a line's position in the page's lines to where it is printed.
    """
    bands = [_band_lines(height, lines) for height, lines in pages]
    seen = Counter(
        key
        for (_, lines), band in zip(pages, bands, strict=True)
        for key in {key for index, margin in band.items() for key in _keys(lines[index], margin)}
    )
    everywhere = Counter(masked(line.text) for _, lines in pages for line in lines)
    in_bands = Counter(masked(lines[i].text) for (_, lines), band in zip(pages, bands, strict=True) for i in band)
    alike, alike_in_part = (2 if len(pages) <= 6 else 3), max(3, _PART_SHARE * len(pages))

    def is_furniture(line: PrintedLine, margin: Margin) -> bool:
        whole, *part = _keys(line, margin)
        text = masked(line.text)
        if 2 * in_bands[text] < everywhere[text]:  # it recurs in the text itself
            return False
        return (
            (len(pages) > 1 and seen[whole] >= alike)
            or any(seen[key] >= alike_in_part for key in part)
            or bool(_PAGE_NUMBER.fullmatch(line.text))
        )

    return [
        _from_the_edge(lines, {index: margin for index, margin in band.items() if is_furniture(lines[index], margin)})
        for (_, lines), band in zip(pages, bands, strict=True)
    ]


def _band_lines(height: float, lines: Sequence[PrintedLine]) -> dict[int, Margin]:
    order = sorted(range(len(lines)), key=lambda index: lines[index].top)
    band: dict[int, Margin] = {}
    for index in order[:_MAX_BAND_LINES]:
        if lines[index].bottom < _BAND * height:
            band[index] = "header"
    for index in order[-_MAX_BAND_LINES:]:
        if lines[index].top > (1 - _BAND) * height:
            band[index] = "footer"
    return band


def _keys(line: PrintedLine, margin: Margin) -> list[tuple[str, str, int]]:
    """What the line shares with its like on other pages: its text, or how it begins and where it stands."""
    text = masked(line.text)
    part = (margin, text[:_PART_LETTERS], round(line.top / 3) + 1)
    return [(margin, text, 0), part] if len(text) >= _PART_LETTERS else [(margin, text, 0)]


def footnote_lines(flow: Sequence[object], body: float) -> list[PrintedLine]:
    """The last lines of a page when they are footnotes: set smaller than the body and opened by a sign or figure.

    Args:
        flow: What stands on the page in reading order, lines among it.
        body: Size of the document's body text in points.
    """
    count = opened = 0
    for item in reversed(flow):
        if not isinstance(item, PrintedLine) or item.size > _FOOTNOTE_SCALE * body:
            break
        count += 1
        if opens_footnote(item):
            opened = count
    if count == len(flow):
        return []
    return [item for item in flow[len(flow) - opened :] if isinstance(item, PrintedLine)]


def opens_footnote(line: PrintedLine) -> bool:
    """Whether the line begins as footnotes do."""
    return bool(_FOOTNOTE.match(line.text))


def masked(text: str) -> str:
    """The text with every number the same, white space and case aside: equal for the feet of two pages."""
    return _DIGITS.sub("#", "".join(text.split())).lower()


def in_band(top: float, bottom: float, height: float) -> bool:
    """Whether something stands wholly in the upper or lower margin of a page, all in points."""
    return bottom < _BAND * height or top > (1 - _BAND) * height


def _from_the_edge(lines: Sequence[PrintedLine], found: dict[int, Margin]) -> dict[int, Margin]:
    """Only lines with nothing but other such lines between them and the page's edge."""
    order = sorted(range(len(lines)), key=lambda index: lines[index].top)
    kept: dict[int, Margin] = {}
    for margin, sequence in (("header", order), ("footer", order[::-1])):
        misses = 0
        for index in sequence:
            if found.get(index) == margin:
                kept[index] = found[index]
            elif (misses := misses + 1) > 1:  # one line that changes (a chapter's name) may stand among them
                break
    return kept
