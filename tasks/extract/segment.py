"""Blocks as answerable units: sentences, list items with their lead-in, table rows with their headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.document import Block, Language, boxes_of_span
from tasks.extract.chapters import is_measured
from tasks.extract.lead_ins import LeadIns, ends_open, marker_style
from tasks.extract.lists import settle
from tasks.extract.marked_titles import MarkedTitles
from tasks.extract.marks import marks_used
from tasks.extract.passages import Passage, passages
from tasks.extract.sentences import sentence_spans
from tasks.extract.table_rows import Columns, columns_of, rows_of
from tasks.extract.unit import READ_LIMIT, Unit, UnitKind, fold

_MARK_STANDS_WITHIN = 12  # characters; a ★ in front of a clause speaks for all its sentences
_LONGEST_HEADING = {"en": 20, "zh": 40}  # words, characters


def units(blocks: Sequence[Block], language: Language) -> list[Unit]:
    """Every unit of a document in reading order, lists settled."""
    return settle(list(_all_units(blocks, language)), language)


def _all_units(blocks: Sequence[Block], language: Language) -> Iterator[Unit]:
    waiting = LeadIns()
    number: str | None = None
    section: tuple[str, ...] = ()
    columns: Columns | None = None
    before: Passage | None = None
    titles = MarkedTitles()
    for passage in passages(blocks, language):
        if passage.section != section:
            number, columns, section = None, None, passage.section
        above = titles.above(passage)
        number = passage.block.number or number
        if passage.block.table is not None:
            columns = columns_of(passage.block.table, columns)
            lead = before.text if before and passage.section[: len(before.section)] == before.section else ""
            yield from _marked(rows_of(passage, passage.block.table, columns, lead[-READ_LIMIT:], language), above)
        elif _is_heading(passage.block, language):
            waiting.clear()
            yield from _sentences(passage, "heading", number, None, language)
        else:
            before = passage
            yield from _marked(_running_text(passage, number, waiting, language), above)


def _marked(found: Iterator[Unit], marks: frozenset[str]) -> Iterator[Unit]:
    """The units, with the marks of the title above them."""
    return (replace(unit, marks=unit.marks | marks) if marks else unit for unit in found)


def _running_text(passage: Passage, number: str | None, waiting: LeadIns, language: Language) -> Iterator[Unit]:
    style = marker_style(passage.block)
    lead_in = waiting.of(style, passage.block, passage.text)
    kind: UnitKind = "item" if style or lead_in else "sentence"
    last = ""
    for unit in _sentences(passage, kind, number, lead_in, language):
        yield unit
        last = unit.text[-READ_LIMIT:]
    if ends_open(last):
        waiting.open(last, style)


def _sentences(
    passage: Passage, kind: UnitKind, number: str | None, lead_in: str | None, language: Language
) -> Iterator[Unit]:
    spans = sentence_spans(passage.text, language)
    marks = marks_used((passage.block.marker or "") + passage.text[:_MARK_STANDS_WITHIN])
    for position, (start, end) in enumerate(spans):
        boxes = boxes_of_span(passage.lines, start, end) or passage.boxes
        yield Unit(
            text=fold(passage.text[start:end]),
            kind="sentence" if kind == "item" and position else kind,
            number=number,
            section=passage.section + passage.block.cells_named(),
            page=boxes[0].page if boxes else passage.block.page,
            boxes=boxes,
            ocr=passage.block.source == "ocr",
            lead_in=lead_in,
            marks=marks,
            alone=len(spans) == 1,
        )


def _is_heading(block: Block, language: Language) -> bool:
    """Whether a block is a heading and not a sentence or lead-in that a parser took for one."""
    if block.kind != "heading":
        return False
    text = block.text.strip()
    if is_measured(text):
        return False
    if language == "zh":
        return text[-1:] not in "。；：:" and len(text) <= _LONGEST_HEADING["zh"]
    words = len(text.split())
    return text[-1:] not in ":;" and not (text[-1:] == "." and words > 8) and words <= _LONGEST_HEADING["en"]
