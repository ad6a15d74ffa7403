"""Rows of tables as units: a standard or a deliverable is one row, long cells are sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from models.document import Cell, Language, Table
from models.provenance import Box
from tasks.extract.bilingual import Beside
from tasks.extract.lead_ins import ends_open
from tasks.extract.marks import marks_used
from tasks.extract.passages import Passage
from tasks.extract.scripts import script_of
from tasks.extract.sentences import sentence_spans
from tasks.extract.traditional import comparable
from tasks.extract.unit import READ_LIMIT, Unit, UnitKind, fold

_LONGEST_ROW = {"en": 900, "zh": 260}  # characters; a longer row is read by the sentence
_LONGEST_LABEL = {"en": 40, "zh": 20}  # characters; a shorter cell in front of others names what they say
_LEAST_PROSE_ZH = 60
_SCORING = re.compile(r"分值|评分|评审因素|评审标准|满分|得分|权重|points?\b|score|weight", re.IGNORECASE)
_INSTRUCTIONS = re.compile(r"须知|前附表")
_HEADING_WORDS = re.compile(
    r"deliverable|standard|due|date|requirement|metric|measure|target|description|frequency|method|task|role|position|"
    r"level|item|qualification|criteri|pass ?/ ?fail|^no\.?$|"
    r"序号|内容|要求|标准|项目|名称|岗位|指标|周期|频次|分值|备注",
    re.IGNORECASE,
)
_VALUE = re.compile(r"[£$€¥￥]? ?\d[\d.,:/ -]{1,20}\b(?!.{12})")
_PRINTED_NUMBER = re.compile(r"([（(]?)\d{1,2}([、）).．])")
_ROW_NUMBER = re.compile(r"^[★▲]?((?:[A-Z]{1,3}-?)?\d{1,3}(?:\.\d{1,3}){0,4})[.、]?$")


@dataclass(frozen=True, slots=True)
class Columns:
    """The column headings of a table, kept for its continuation on the next page.

    Attributes:
        count: Number of columns.
        rows: How many first rows of its own table they fill.
        texts: Left to right; empty when the table has none.
    """

    count: int
    rows: int
    texts: tuple[str, ...]


def columns_of(table: Table, before: Columns | None) -> Columns:
    """The table's headings: marked ones, a first row that reads like headings, else those of the table before.

    Args:
        table: The table.
        before: Headings of the last table in the document, None at its start.
    """
    rows = table.header_rows or int(_opens_with_headings(table))
    if rows == 0 and before is not None and before.count == table.cols:
        return Columns(table.cols, 0, before.texts)
    texts = tuple(fold(cell.text) for row in range(rows) for cell in table.row_cells(row) if cell.text.strip())
    return Columns(table.cols, rows, texts)


def _opens_with_headings(table: Table) -> bool:
    texts = [cell.text.strip() for cell in table.row_cells(0)]
    if table.rows < 2 or len(texts) < 2 or not all(0 < len(text) <= 40 for text in texts):
        return False
    if _VALUE.match(texts[-1]):
        return False  # "Closing date | 12-03-2031" is a line of its own
    return 2 * sum(bool(_HEADING_WORDS.search(comparable(text))) for text in texts) >= len(texts)


def rows_of(
    passage: Passage,
    table: Table,
    columns: Columns,
    before: str,
    language: Language,
    beside: Mapping[int, Beside] | None = None,
) -> Iterator[Unit]:
    """The table's rows in order: short ones whole, rows with long prose as the sentences of their cells.

    Args:
        passage: The table's place.
        table: Its cells.
        columns: Its column headings.
        before: The paragraph in front of it, empty when there is none in its section.
        language: That its rows are judged in.
        beside: What stands beside a row in another language.
    """
    base = _Maker(passage, columns.texts, before, language)
    by_row: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.row >= columns.rows and cell.text.strip():
            by_row.setdefault(cell.row, []).append(cell)
    spanning = [cell for cell in table.cells if cell.row_span > 1 and cell.text.strip()]
    for row in sorted(by_row):
        cells = by_row[row]
        maker = replace(base, above=tuple(cell for cell in spanning if cell.row < row < cell.row + cell.row_span))
        if len(cells) + len(maker.above) == 1 or _is_prose(cells, columns.texts, passage.section, language):
            found = list(_sentences(maker, cells, language))
        else:
            found = [maker.unit("row", [cell.text for cell in cells], cells, cells)]
        yield from _with_translation(found, beside[row]) if beside and row in beside else found


def _with_translation(found: Sequence[Unit], beside: Beside) -> list[Unit]:
    """The units of a row with its other text: sentence by sentence where they are as many, else the whole of it."""
    language: Language = "zh" if script_of(beside.text) == "han" else "en"
    texts = [beside.text[start:end] for start, end in sentence_spans(beside.text, language)]
    if len(texts) != len(found):
        texts = [beside.text] * len(found)
    return [
        replace(unit, translation=text, boxes=unit.boxes + beside.boxes)
        for unit, text in zip(found, texts, strict=True)
    ]


def _is_prose(cells: Sequence[Cell], headings: tuple[str, ...], section: tuple[str, ...], language: Language) -> bool:
    """Whether a row holds text to be answered sentence by sentence."""
    if sum(len(fold(cell.text)) for cell in cells) > _LONGEST_ROW[language]:
        return True
    told = _SCORING.search(comparable(" ".join(headings))) or any(map(_INSTRUCTIONS.search, map(comparable, section)))
    if language == "en" or (not told and (len(cells) > 3 or _ROW_NUMBER.match(cells[0].text.strip()))):
        return False
    return any(
        len(fold(cell.text)) > _LEAST_PROSE_ZH and len(sentence_spans(cell.text, language)) > 1 for cell in cells
    )


def _sentences(maker: _Maker, cells: Sequence[Cell], language: Language) -> Iterator[Unit]:
    """The sentences of a row's cells; cells that are only a label name each sentence behind them."""
    labels: list[Cell] = []
    for cell in cells:
        if cell is not cells[-1] and len(fold(cell.text)) <= _LONGEST_LABEL[language]:
            labels.append(cell)
            continue
        lead_in: str | None = None
        lead_style: str | None = None
        spans = sentence_spans(cell.text, language)
        for position, (start, end) in enumerate(spans):
            unit = maker.unit("cell", [cell.text[start:end]], (*labels, cell), cells)
            part = _boxes_of_part(cell, start, end)
            if part and position:
                unit = replace(unit, boxes=part, page=part[0].page)
            style = _number_style(unit.text)
            if style is not None and style == lead_style:
                lead_in = None  # "11、" behind "10、... the following: 1) ... 2) ..." is no item of it
            unit = replace(unit, lead_in=lead_in, alone=len(spans) == 1 and len(cells) == 1)
            names = " | ".join(fold(label.text) for label in labels)
            if position == 0 and names:
                yield replace(unit, text=f"{names} | {unit.text}")
            else:
                yield replace(unit, label=names)
            sentence = fold(cell.text[start:end])[-READ_LIMIT:]
            if ends_open(sentence):
                lead_in, lead_style = sentence, style
            elif sentence.endswith(("。", ".")):
                lead_in = None  # the last item of a list ends with a full stop
        labels = []


def _boxes_of_part(cell: Cell, start: int, end: int) -> tuple[Box, ...]:
    """Where a part of a cell that runs over a page stands, by its share of the text; empty for a cell on one page."""
    if len({box.page for box in cell.boxes}) < 2:
        return ()
    height = sum(box.bottom - box.top for box in cell.boxes)
    first, last = (height * offset / max(1, len(cell.text)) for offset in (start, end))
    found: list[Box] = []
    above = 0.0
    for box in cell.boxes:
        below = above + box.bottom - box.top
        if above <= first < below or first <= above < last:
            found.append(box)
        above = below
    return tuple(found)


def _number_style(text: str) -> str | None:
    """The signs around a printed number in front of a text: "、" for 11、, "()" for (2)."""
    number = _PRINTED_NUMBER.match(text)
    return None if number is None else f"{number.group(1)}{number.group(2)}".replace("（", "(").replace("）", ")")


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the units of one table; ``above`` are cells of earlier rows that reach down to this one."""

    passage: Passage
    headings: tuple[str, ...]
    before: str
    language: Language
    above: tuple[Cell, ...] = ()

    def unit(self, kind: UnitKind, texts: Sequence[str], cells: Sequence[Cell], row: Sequence[Cell]) -> Unit:
        """A unit from these texts, printed where these cells of a row are."""
        block = self.passage.block
        boxes: tuple[Box, ...] = tuple(box for cell in cells for box in cell.boxes) or block.boxes
        number = _ROW_NUMBER.match(row[0].text.strip())
        return Unit(
            text=" | ".join(map(fold, texts)),
            kind=kind,
            number=number.group(1) if number else block.number,
            section=self.passage.section + block.cells_named([cell.ref for cell in row if cell.ref]),
            page=boxes[0].page if boxes else block.page,
            boxes=boxes,
            ocr=block.source == "ocr",
            headers=self.headings,
            before=self.before,
            language=self.language,
            marks=frozenset(mark for cell in (*row, *self.above) for mark in marks_used(cell.text[:READ_LIMIT])),
        )
