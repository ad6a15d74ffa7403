"""Clauses that stand in two languages, found by where and how they stand: never by what they mean.

One requirement, two texts: the text in the document's language is the requirement, the other is its translation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from models.document import Cell, Language, Table
from models.provenance import Box
from tasks.extract.passages import Passage
from tasks.extract.scripts import LEADING, Script, are_as_long, is_prose, may_be_bilingual, script_of
from tasks.extract.sentences import sentence_spans
from tasks.extract.unit import fold

# Where one language may end and the other begin inside a text.
_BORDER = re.compile(
    r"\s{0,4}/\s{0,4}|\s{0,4}\|\s{0,4}|\n+|(?<=[.。;；!！?？:：)）])\s{0,4}|\s{1,4}(?=[\u3400-\u9fff])|"
    r"(?<=[\u3400-\u9fff。；])\s{1,4}(?=[A-Z])"
)
_LONGEST_MIXED = 6000  # characters
_LEAST_PAIRED_ROWS = 2
_PAIRED_SHARE = 0.75

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Halves:
    """A stretch of text in the leading language and the same in another, as offsets."""

    own: Span
    other: Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, with the text in another language that stands for it."""

    start: int
    end: int
    other: Span | None = None


def sentences_in(text: str, language: Language, document: Language) -> list[Sentence]:
    """The sentences of a text; those in the other language of a bilingual text go with the ones they translate.

    Args:
        text: Of a block or cell.
        language: That the text is judged in.
        document: The language that leads.
    """
    both = halves(text, document)
    if not both:
        return [Sentence(start, end) for start, end in sentence_spans(text, language)]
    found: list[Sentence] = []
    for half in both:
        own, other = _spans(text, half.own, document), _spans(text, half.other, document)
        matched = other if len(other) == len(own) else [half.other] * len(own)
        found.extend(Sentence(start, end, span) for (start, end), span in zip(own, matched, strict=True))
    return found


def _spans(text: str, within: Span, document: Language) -> list[Span]:
    start, end = within
    part = text[start:end]
    language: Language = "zh" if script_of(part) == "han" else "en" if script_of(part) == "latin" else document
    return [(start + first, start + last) for first, last in sentence_spans(part, language)]


def halves(text: str, document: Language) -> list[Halves]:
    """A text's stretches in the leading language, each with the one beside it in another; empty when it is not such.

    Args:
        text: Of a block, cell or sentence.
        document: The language that leads.
    """
    leading = LEADING[document]
    if len(text) > _LONGEST_MIXED or not may_be_bilingual(text):
        return []
    runs = _runs(text)
    if len(runs) < 2 or len(runs) % 2:
        return []
    found: list[Halves] = []
    for (one, first), (two, second) in zip(runs[::2], runs[1::2], strict=True):
        if leading not in {one, two} or not _same_clause(text, (one, first), (two, second)):
            return []
        found.append(Halves(first, second) if one == leading else Halves(second, first))
    return found


def _same_clause(text: str, first: tuple[Script, Span], second: tuple[Script, Span]) -> bool:
    """Whether two runs beside each other may be one clause: prose as long, or a label before its Latin name."""
    one, other = text[slice(*first[1])], text[slice(*second[1])]
    if "other" in {first[0], second[0]}:
        return are_as_long(one, other)
    return is_prose(one, first[0]) and is_prose(other, second[0]) and are_as_long(one, other)


def _runs(text: str) -> list[tuple[Script, Span]]:
    """The longest stretches of one script each, in order, white space and borders around them left out."""
    runs: list[tuple[Script, Span]] = []
    for start, end in _parts(text):
        script = script_of(text[start:end])
        if script is None:
            if any(map(str.isalpha, text[start:end])):
                return []
            script = runs[-1][0] if runs else None
        if script is None:
            continue
        if runs and runs[-1][0] == script:
            runs[-1] = (script, (runs[-1][1][0], end))
        else:
            runs.append((script, (start, end)))
    return runs


def _parts(text: str) -> Iterator[Span]:
    start = 0
    for border in _BORDER.finditer(text):
        if text[start : border.start()].strip():
            yield start, border.start()
            start = border.end()
    if text[start:].strip():
        yield start, len(text)


def translations(passages: Sequence[Passage], document: Language) -> tuple[dict[int, Passage], frozenset[int]]:
    """The passages that another one beside them translates, and those that only translate.

    Clause for clause, or a list in one language and then the same numbers in the other.

    Args:
        passages: Of a document, in order.
        document: The language that leads.
    """
    leading = LEADING[document]
    scripts = [_script(passage) for passage in passages]
    if len(set(scripts) - {None}) < 2:
        return {}, frozenset()
    runs = [(script, [at for at, _ in group]) for script, group in groupby(enumerate(scripts), key=lambda one: one[1])]
    translated: dict[int, Passage] = {}
    translating: set[int] = set()
    position = 0
    while position + 1 < len(runs):
        (one, first), (two, second) = runs[position : position + 2]
        if one is None or two is None or leading not in {one, two} or not _run_parallel(passages, first, second):
            position += 1
            continue
        own, other = (first, second) if one == leading else (second, first)
        translated |= {mine: passages[theirs] for mine, theirs in zip(own, other, strict=True)}
        translating |= set(other)
        position += 2
    return translated, frozenset(translating)


def _script(passage: Passage) -> Script | None:
    """The script of a piece of prose; None for tables, headings and what is no prose."""
    if passage.block.table is not None or passage.block.kind == "heading":
        return None
    script = script_of(passage.text)
    return script if script is not None and is_prose(passage.text, script) else None


def _run_parallel(passages: Sequence[Passage], first: Sequence[int], second: Sequence[int]) -> bool:
    """Whether two runs of passages go side by side: one and one, or the same clause numbers in the same order."""
    if len(first) != len(second):
        return False
    pairs = [(passages[one], passages[two]) for one, two in zip(first, second, strict=True)]
    if not all(are_as_long(one.text, two.text) for one, two in pairs):
        return False
    signs = [(_sign(one), _sign(two)) for one, two in pairs]
    if len(pairs) == 1:
        return signs[0][1] is None or signs[0][0] == signs[0][1]
    return all(one is not None and one == two for one, two in signs)


def _sign(passage: Passage) -> str | None:
    return passage.block.number or passage.block.marker


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands in another language beside a row of a table."""

    text: str
    boxes: tuple[Box, ...]


def in_one_language(table: Table, document: Language) -> tuple[Table, dict[int, Beside]]:
    """The table in the leading language, and what its rows say in another: in columns, rows or cells beside.

    Args:
        table: Any table; one of a single language comes back as it is.
        document: The language that leads.
    """
    if not may_be_bilingual("\n".join(cell.text for cell in table.cells)):
        return table, {}
    columns = _columns(table, LEADING[document])
    rows = {} if columns else _rows(table, LEADING[document])
    kept: list[Cell] = []
    beside: dict[int, list[tuple[str, tuple[Box, ...]]]] = {}
    for cell in table.cells:
        heads = cell.row < table.header_rows
        if cell.col in columns or cell.row in rows:
            if not heads and cell.text.strip():
                beside.setdefault(rows.get(cell.row, cell.row), []).append((cell.text, cell.boxes))
            continue
        both = halves(cell.text, document)
        if both and not heads:
            beside.setdefault(cell.row, []).append((" ".join(cell.text[slice(*half.other)] for half in both), ()))
        own = " ".join(cell.text[slice(*half.own)] for half in both)
        kept.append(cell.model_copy(update={"text": own}) if both else cell)
    if len(kept) == len(table.cells) and not beside:
        return table, {}
    return table.model_copy(update={"cells": tuple(kept)}), {
        row: Beside(fold(" | ".join(text for text, _ in found)), tuple(box for _, boxes in found for box in boxes))
        for row, found in beside.items()
    }


def _columns(table: Table, leading: Script) -> frozenset[int]:
    """The columns that only translate the one beside them, row for row."""
    texts = {(cell.row, cell.col): cell.text for cell in table.cells if cell.row >= table.header_rows}
    found: set[int] = set()
    for col in range(table.cols - 1):
        pairs = [
            (texts[row, col], texts[row, col + 1])
            for row in range(table.header_rows, table.rows)
            if texts.get((row, col), "").strip() and texts.get((row, col + 1), "").strip()
        ]
        if len(pairs) < _LEAST_PAIRED_ROWS or col in found:
            continue
        if _translates([(own, other) for own, other in pairs], leading):
            found.add(col + 1)
        elif _translates([(own, other) for other, own in pairs], leading):
            found.add(col)
    return frozenset(found)


def _translates(pairs: Sequence[tuple[str, str]], leading: Script) -> bool:
    """Whether most of a column's cells have one as long in another script beside them, and half of them are prose."""
    told = [
        (own, other, script)
        for own, other in pairs
        if script_of(own) == leading and (script := script_of(other)) not in {leading, None} and are_as_long(own, other)
    ]
    prose = sum(is_prose(own, leading) and is_prose(other, script) for own, other, script in told if script)
    return len(told) >= _PAIRED_SHARE * len(pairs) and 2 * prose >= len(pairs)


def _rows(table: Table, leading: Script) -> dict[int, int]:
    """The rows that only translate the row in front of them or behind them, each with that row."""
    texts = {
        row: [cell.text for cell in table.row_cells(row) if any(map(str.isalpha, cell.text))]
        for row in range(table.header_rows, table.rows)
    }
    scripts = {row: _only_script(cells) for row, cells in texts.items()}
    found: dict[int, int] = {}
    row = table.header_rows
    while row + 1 < table.rows:
        first, second = scripts[row], scripts[row + 1]
        if leading not in {first, second} or not _same_row(texts[row], first, texts[row + 1], second):
            row += 1
            continue
        found |= {row + 1: row} if first == leading else {row: row + 1}
        row += 2
    return found


def _same_row(one: Sequence[str], first: Script | None, two: Sequence[str], second: Script | None) -> bool:
    if first is None or second is None or first == second or len(one) != len(two):
        return False
    above, below = " ".join(one), " ".join(two)
    return is_prose(above, first) and is_prose(below, second) and are_as_long(above, below)


def _only_script(texts: Sequence[str]) -> Script | None:
    scripts = {script_of(text) for text in texts}
    return scripts.pop() if len(scripts) == 1 else None
