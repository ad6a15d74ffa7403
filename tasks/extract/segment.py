"""Blocks as answerable units: sentences, list items with their lead-in, table rows with their headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.document import Block, Language, boxes_of_span
from tasks.extract.bilingual import in_one_language, sentences_in, translations
from tasks.extract.chapters import is_measured
from tasks.extract.lead_ins import LeadIns, ends_open, marker_style
from tasks.extract.lists import settle
from tasks.extract.marked_titles import MarkedTitles
from tasks.extract.marks import marks_used
from tasks.extract.passages import Passage, passages
from tasks.extract.scripts import language_in
from tasks.extract.sentences import sentence_spans
from tasks.extract.table_rows import Columns, columns_of, rows_of
from tasks.extract.unit import READ_LIMIT, Unit, UnitKind, fold

_MARK_STANDS_WITHIN = 12  # characters; a ★ in front of a clause speaks for all its sentences
_LONGEST_HEADING = {"en": 20, "zh": 40}  # words, characters


def units(blocks: Sequence[Block], language: Language) -> list[Unit]:
    """Every unit of a document in reading order, lists settled.

    Args:
        blocks: Of a document, in reading order.
        language: Of the document; a part that is plainly prose in the other one is judged in that.
    """
    return settle(list(_all_units(blocks, language)))


def _all_units(blocks: Sequence[Block], language: Language) -> Iterator[Unit]:
    waiting = LeadIns()
    number: str | None = None
    section: tuple[str, ...] = ()
    columns: Columns | None = None
    before: Passage | None = None
    titles = MarkedTitles()
    read = passages(blocks, language)
    translated, translating = translations(read, language)
    for position, passage in enumerate(read):
        if position in translating:
            continue
        if passage.section != section:
            number, columns, section = None, None, passage.section
        above = titles.above(passage)
        beside = translated.get(position)
        number = passage.block.number or (beside.block.number if beside else None) or number
        if passage.block.table is not None:
            table, texts = in_one_language(passage.block.table, language)
            columns = columns_of(table, columns)
            lead = before.text if before and passage.section[: len(before.section)] == before.section else ""
            own = language_in(" ".join(cell.text for cell in table.cells)[:READ_LIMIT], language)
            yield from _marked(rows_of(passage, table, columns, lead[-READ_LIMIT:], own, texts), above)
        elif _is_heading(passage.block, language):
            waiting.clear()
            yield from _sentences(passage, "heading", number, None, language)
        else:
            before = passage
            found = _running_text(passage, number, waiting, language)
            if beside is not None:
                found = iter(_with_translation(list(found), beside))
            yield from _marked(found, above)


def _with_translation(found: list[Unit], beside: Passage) -> list[Unit]:
    """The units of a passage with the sentences of the one that translates it; with all of it where they differ."""
    spans = sentence_spans(beside.text, language_in(beside.text, beside.block.language))
    if len(spans) != len(found):
        spans = [(0, len(beside.text))] * len(found)
    return [
        replace(
            unit,
            translation=fold(beside.text[start:end]),
            boxes=unit.boxes + (boxes_of_span(beside.lines, start, end) or beside.boxes),
            marks=unit.marks | marks_used(beside.text[:_MARK_STANDS_WITHIN]),
        )
        for unit, (start, end) in zip(found, spans, strict=True)
    ]


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
    own = language_in(passage.text, language)
    spans = sentences_in(passage.text, own, language)
    marks = marks_used((passage.block.marker or "") + passage.text[:_MARK_STANDS_WITHIN])
    for position, sentence in enumerate(spans):
        start, end = sentence.start, sentence.end
        boxes = boxes_of_span(passage.lines, start, end) or passage.boxes
        beside = boxes_of_span(passage.lines, *sentence.other) if sentence.other else ()
        yield Unit(
            text=fold(passage.text[start:end]),
            kind="sentence" if kind == "item" and position else kind,
            number=number,
            section=passage.section + passage.block.cells_named(),
            page=boxes[0].page if boxes else passage.block.page,
            boxes=boxes + beside,
            ocr=passage.block.source == "ocr",
            lead_in=lead_in,
            marks=marks,
            alone=len(spans) == 1,
            language=language if sentence.other else own,
            translation=fold(passage.text[slice(*sentence.other)]) if sentence.other else None,
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
