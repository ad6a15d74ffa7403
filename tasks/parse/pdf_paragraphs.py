"""Printed lines gathered into paragraphs, also over column and page breaks."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from tasks.parse.clause_number import NumberedText
from tasks.parse.language import is_cjk
from tasks.parse.pdf_headings import is_next
from tasks.parse.pdf_lines import PrintedLine
from tasks.parse.pdf_wrapping import (
    ends_sentence,
    is_contents_line,
    is_full,
    is_wrapped,
    numbered,
    opens_bullet,
    opens_with_number,
)

_REFERENCES = re.compile(
    r"(?i)\b(?:(?:sub)?sections?|paragraphs?|para|clauses?|articles?|parts?|far|appendix|attachments?|exhibits?|items?"
    r"|sec|in|to|of|see|per|under|by|through|tables?|figures?|than|least)\)?$"
)
_LAST_COUNTER = re.compile(r"(?:\d+|[A-Za-z])(?=\W*$)")
_DEFAULT_PITCH = 1.2  # times the size, where a page tells none


def usual_pitch(lines: Sequence[PrintedLine]) -> float:
    """Distance from line to line inside paragraphs, in points: the 30th percentile; 0 when unknown."""
    pitches = sorted(
        line.top - before.top
        for before, line in itertools.pairwise(lines)
        if before.column == line.column
        and before.page == line.page
        and 0.6 * line.size < line.top - before.top < 3 * line.size
        and abs(before.size - line.size) < 0.15 * line.size
    )
    return pitches[int(0.3 * len(pitches))] if len(pitches) >= 4 else 0.0


def starts_paragraph(lines: Sequence[PrintedLine], line: PrintedLine, pitch: float) -> bool:
    """Whether the line begins a new paragraph.

    Args:
        lines: Those of the paragraph so far; never empty.
        line: The next one in reading order.
        pitch: The page's usual distance from line to line in points; 0 when unknown.
    """
    before = lines[-1]
    if is_contents_line(before) or is_contents_line(line):
        return True
    full, ended = is_full(before, line), ends_sentence(before.text, line.text)
    if before.page != line.page or before.column != line.column:
        return not _goes_on(lines, line, full=full, ended=ended)
    unfinished = full and not ended
    small = line.text[0].islower()
    reads_on = unfinished and (small or is_cjk(line.text[0])) and line.top - before.bottom < 1.5 * line.size
    return (
        line.top < before.top - 0.5 * line.size
        or _differs_in_size(before, line, 0.35 if unfinished else 0.2)
        or (_is_apart(lines, line, pitch) and not reads_on)
        or (before.is_bold != line.is_bold and not unfinished)
        or _opens_item(lines, line, full=full, ended=ended)
        or _repeats_opening(lines, line)
        or _leaves_hanging(lines, line)
        or (not full and (ended or not small) and not _is_rest_of_title(lines, line))
        or (ended and _is_indented(lines, line))
    )


def _differs_in_size(before: PrintedLine, line: PrintedLine, share: float) -> bool:
    return abs(line.size - before.size) > share * max(line.size, before.size)


def _repeats_opening(lines: Sequence[PrintedLine], line: PrintedLine) -> bool:
    """Whether the line opens like the single line before it, as the items of a plain list or rows of a register do."""
    opening, before = line.text.split(maxsplit=2)[:2], lines[0].text.split(maxsplit=2)[:2]
    if len(lines) > 1 or len(opening) < 2 or abs(line.x0 - lines[0].x0) > 3:
        return False
    is_register = sum(map(str.isdigit, opening[0])) >= 4 and _shape_of(opening[0]) == _shape_of(before[0])
    return is_register or (opening[0][0].isupper() and opening == before)


def _shape_of(word: str) -> str:
    return re.sub(r"\d+", "#", word)


def _is_rest_of_title(lines: Sequence[PrintedLine], line: PrintedLine) -> bool:
    """Whether a bold line hangs under the words of a bold numbered line, or is centred under a bold centred one."""
    first, before = lines[0], lines[-1]
    if not (line.is_bold and before.is_bold) or len(lines) > 2:
        return False
    if opens_with_number(first) and len(first.words) > 1:
        return abs(line.x0 - first.words[1].x0) < 3
    is_centred = min(before.x0, line.x0) - line.left > 3 * line.size and before.x0 != line.x0
    return is_centred and abs(before.x0 + before.x1 - line.x0 - line.x1) < 8 and not before.text[-1].isdigit()


def _leaves_hanging(lines: Sequence[PrintedLine], line: PrintedLine) -> bool:
    """Whether the line stands left of an item whose further lines were set in."""
    if len(lines) < 2 or lines[1].page != line.page or lines[-1].column != line.column:
        return False
    return lines[1].x0 > lines[0].x0 + 0.4 * line.size and line.x0 < lines[0].x0 - 0.4 * line.size


def _goes_on(lines: Sequence[PrintedLine], line: PrintedLine, *, full: bool, ended: bool) -> bool:
    """Whether the text goes on over a column or page break."""
    before = lines[-1]
    if ended or before.is_bold != line.is_bold or _differs_in_size(before, line, 0.2):
        return False
    return (full or line.text[0].islower()) and not _opens_item(lines, line, full=full, ended=ended)


def _is_apart(lines: Sequence[PrintedLine], line: PrintedLine, pitch: float) -> bool:
    """Whether more white stands above the line than between the lines before it."""
    before = lines[-1]
    distance = line.top - before.top
    own = [
        second.top - first.top
        for first, second in itertools.pairwise(lines[-3:])
        if first.page == second.page and first.column == second.column
    ]
    if own:
        return distance > 1.3 * max(own[-1], 0.8 * line.size)
    usual = pitch or _DEFAULT_PITCH * line.size
    return distance > 1.35 * max(usual, 0.9 * line.size) and line.top - before.bottom > 0.25 * line.size


def _opens_item(lines: Sequence[PrintedLine], line: PrintedLine, *, full: bool, ended: bool) -> bool:
    """Whether a number or marker in front really numbers, and is not a figure inside a sentence."""
    found = numbered(line)
    if found.marker is None and found.number is None:
        return False
    before = lines[-1]
    if opens_bullet(found) or _carries_on(lines[0], line, found):
        return True
    if found.number is not None and (is_cjk(found.number[-1]) or line.text.startswith(f"{found.number}、")):
        return True  # 一、 （一） 第三章 2、
    rest = found.rest.lstrip()
    titled = bool(rest) and (rest[0].isupper() or is_cjk(rest[0]))
    if full and _REFERENCES.search(before.text):
        return False
    return (
        not full
        or ended
        or before.text.endswith((" and", " or", ",", "，", "、", ")", "）"))
        or (titled and not is_wrapped(before, line))
        or abs(line.x0 - before.x0) > 0.8 * line.size
        or (found.number is not None and titled and len(found.number) > 1)
    )


def _carries_on(first: PrintedLine, line: PrintedLine, found: NumberedText) -> bool:
    """Whether the line's number or marker is the one that follows the paragraph's own."""
    own = numbered(first)
    before, after = own.marker or own.number, found.marker or found.number
    if before is None or after is None or abs(first.x0 - line.x0) > 3:
        return False
    last, next_last = _LAST_COUNTER.search(before), _LAST_COUNTER.search(after)
    if last is None or next_last is None or before[: last.start()] != after[: next_last.start()]:
        return False
    return is_next(last[0], next_last[0])


def _is_indented(lines: Sequence[PrintedLine], line: PrintedLine) -> bool:
    """Whether the line is set in or out against a paragraph that had settled on its left edge."""
    before = lines[-1]
    step = line.x0 - before.x0
    if len(lines) == 1:
        return step > 1.2 * line.size and numbered(before).rest == before.text
    return abs(step) > 1.2 * line.size
