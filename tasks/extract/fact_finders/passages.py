"""The places a fact can stand in: paragraphs, cells with their labels, table rows; each can quote itself."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypedDict

from models.document import Block, Cell, ParsedDocument, Table, boxes_of_span
from models.provenance import Box
from tasks.extract.fact_finders.folding import OTHER_LETTER, fold, squash
from tasks.extract.fact_finders.words import pattern

Kind = Literal["text", "heading", "cell", "row", "margin"]
Rank = Literal["cover", "key_table", "notice", "body", "form"]

_FORM = pattern(
    r"投标文件(?:的)?(?:内容及|组成及)?格式 | 响应文件格式 | 格式附件 | 附件?\s*格式 | 投标函 | 拟签订的?合同",
    r"合同(?:文本|格式|模板|样本|范本|条款) | 报价表 | 一览表 | 偏离表",
    r"contract (?:template|form) | form of tender | tender form | template | sample contract",
    r"forms? to (?:be )?complete",
    r"^\W*(?:annex|appendix|schedule) \w+\W{0,3}(?:form|price|pricing)",
)
_NOTICE = pattern(
    r"公告 | 邀请 | 前附表 | 须知 | 项目概况 | 基本情况 | key (?:dates|information|data) | timetable",
    r"invitation | summary",
    r"at a glance | instructions",
)


class Quote(TypedDict):
    """The words and the place, as ``Fact`` and ``Stated`` take them."""

    text: str
    document: str
    page: int | None
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """One stretch of text of a tender.

    Attributes:
        document: File name inside the tender.
        language: Of the document.
        block: The block it belongs to.
        kind: Running text, heading, table cell, whole table row, or page furniture.
        raw: The text as printed.
        text: ``raw`` folded character by character: offsets are the same.
        label: For a cell: what stands left of it in its row (else the column's heading), folded.
        head: For a cell: its column's heading, folded; empty when there is none.
        cells: The cells the passage consists of; empty for running text.
        order: Position in the tender, from 0.
        rank: Where in the document it stands, for choosing between candidates.
        section: The headings above, folded, outermost first, joined.
        amendment: 0 in a document of its own; else the place of its document among those that amend, from 1.
    """

    document: str
    language: str
    block: Block
    kind: Kind
    raw: str
    text: str
    label: str
    head: str
    cells: tuple[Cell, ...]
    order: int
    rank: Rank
    section: str
    amendment: int = 0

    @property
    def heads_column(self) -> bool:
        """Whether it is a table cell in a row of column headings."""
        table = self.block.table
        return bool(table and self.kind == "cell" and self.cells[0].row < table.header_rows)

    def quote(self, start: int = 0, end: int | None = None) -> Quote:
        """The words ``raw[start:end]`` and where they are printed."""
        stop = len(self.raw) if end is None else end
        words = squash(self.raw[start:stop])
        if self.cells:
            boxes = tuple(box for cell in self.cells for box in cell.boxes)
        elif self.block.lines:
            boxes = boxes_of_span(self.block.lines, start, stop)
        else:
            boxes = self.block.boxes
        page = boxes[0].page if boxes else self.block.page
        return Quote(text=words, document=self.document, page=page, boxes=boxes)

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """The bounds of the sentence (or line of a cell) around ``text[start:end]``; an endless one is cut."""
        firsts, lasts = _sentence_bounds(self.text)
        left = firsts[bisect_right(firsts, start) - 1] if firsts and firsts[0] <= start else 0
        after = bisect_left(lasts, end)
        right = lasts[after] if after < len(lasts) else len(self.text)
        return max(left, start - _FARTHEST), min(right, end + _FARTHEST)

    def sentences(self) -> Iterator[tuple[int, int]]:
        """The bounds of each sentence (or line of a cell), in reading order."""
        yield from zip(*_sentence_bounds(self.text), strict=True)


_FARTHEST = 600
_SHORTEST_QUESTION = 40
_ASKS = pattern(
    r"\b(?:can|could|will|would|is|are|do|does|did|may|should|shall|has|have|what|which|when|where|how|who|why)\b",
    r"please (?:confirm|clarify) | 是否 | 能否 | 可否 | 请问 | 如何 | 哪 | 多少 | 吗\s?\?",
)
_SENTENCE_END = re.compile(
    r"[。;!?](?=\D|$)|(?<!\b[A-Z])(?<!\bNo)(?<!\bSt)(?<!\ba\.m)(?<!\bp\.m)\.(?=\s+[A-Z\"'(]|\s*$)|\n"
    r"|(?<=[a-z]{4})(?<!approx)(?<!para)(?<!annex)\.(?=\s+(?:\d{1,3}(?:\.\d{1,2})?\s?%|\d{1,3}[A-Z]))"
)


@lru_cache(maxsize=32768)
def _sentence_bounds(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """First and last offsets of the sentences of ``text``; the stop belongs to the sentence, a line end does not."""
    firsts: list[int] = []
    lasts: list[int] = []
    first = len(text) - len(text.lstrip())
    for stop in _SENTENCE_END.finditer(text):
        last = stop.start() + (0 if text[stop.start()] == "\n" else 1)
        if last > first:
            firsts.append(first)
            lasts.append(last)
        first = max(first, stop.end())
        while first < len(text) and text[first].isspace():
            first += 1
    if first < len(text):
        firsts.append(first)
        lasts.append(len(text))
    return tuple(firsts), tuple(lasts)


def passages_of(documents: Sequence[ParsedDocument], amending: Sequence[str] = ()) -> tuple[Passage, ...]:
    """Every passage of the tender in reading order; a table gives its cells first, then its rows.

    Args:
        documents: In the tender's order.
        amending: Names of those that amend the others, in the order they apply.
    """
    found: list[Passage] = []
    for document in documents:
        amendment = amending.index(document.name) + 1 if document.name in amending else 0
        found.extend(_passages(document, amendment, len(found)))
    return tuple(found)


def _passages(document: ParsedDocument, amendment: int, first: int) -> Iterator[Passage]:
    order = itertools.count(first)
    for block, rank in ranked_blocks(document):
        if block.kind == "toc":
            continue
        section = fold(" / ".join(block.section))
        for kind, raw, label, head, cells in _pieces(block):
            yield Passage(
                document=document.name,
                language=document.language,
                block=block,
                kind=kind,
                raw=raw,
                text=_without_questions(fold(raw)),
                label=fold(label),
                head=fold(head),
                cells=cells,
                order=next(order),
                rank=rank,
                section=section,
                amendment=amendment,
            )


def _without_questions(text: str) -> str:
    """``text`` with its questions blanked, for a question states nothing; labels such as "EMD required?" stay."""
    if "?" not in text or len(text) < _SHORTEST_QUESTION:
        return text
    for first, last in zip(*_sentence_bounds(text), strict=True):
        if text[last - 1] == "?" and last - first >= _SHORTEST_QUESTION and _ASKS.search(text, first, last):
            text = text[:first] + " " * (last - first - 1) + text[last - 1 :]
    return text


def ranked_blocks(document: ParsedDocument) -> Iterator[tuple[Block, Rank]]:
    """The blocks in reading order, each with the kind of place it stands in."""
    inside_form = False
    for block in document.blocks:
        if block.kind == "heading" and (block.level or 9) <= 1:
            inside_form = bool(_FORM.search(fold(block.text)))
        yield block, _rank(document, block, inside_form)


def _rank(document: ParsedDocument, block: Block, inside_form: bool) -> Rank:
    section = fold(" / ".join(block.section[:2]))
    if inside_form or block.sheet is not None or _is_form(section):  # a workbook is there to be filled in
        return "form"
    early = block.page == 1 if block.page is not None else block.index < 12
    if early and block.kind != "table":
        return "cover"
    title = section + " " + fold(block.text[:40] if block.kind == "heading" else "")
    if block.kind == "table" and (_is_notice(title) or block.index < len(document.blocks) * 0.15):
        return "key_table"
    return "notice" if _is_notice(title) else "body"


@lru_cache(maxsize=4096)
def _is_form(section: str) -> bool:
    return _FORM.search(section) is not None


@lru_cache(maxsize=4096)
def _is_notice(title: str) -> bool:
    return _NOTICE.search(title) is not None


# Hindi, or the letters that a broken font gives, before or behind the English half of a label: "…/Department Name"
_OTHER_BEFORE = re.compile(rf"^.*{OTHER_LETTER}(?:[^/]{{0,80}}/)?\s*", re.DOTALL)
_OTHER_BEHIND = re.compile(rf"\s*/[^/]{{0,12}}?{OTHER_LETTER}.*$", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]{3}")


def legible(label: str) -> str:
    """A label's own words, without a translation in a script that is not read on either side of them."""
    for translation in (_OTHER_BEFORE, _OTHER_BEHIND):
        words = translation.sub("", label)
        if _WORD.search(words) and not re.search(OTHER_LETTER, words):
            return words
    return label


_Piece = tuple[Kind, str, str, str, tuple[Cell, ...]]


def _pieces(block: Block) -> Iterator[_Piece]:
    if block.table is None:
        kinds: dict[str, Kind] = {"header": "margin", "footer": "margin", "heading": "heading"}
        yield kinds.get(block.kind, "text"), block.text, "", "", ()
        return
    rows = _cells_by_row(block.table)
    heads = _column_heads(block.table)
    for cell in block.table.cells:
        if cell.text.strip():
            beside = [legible(other.text) for other in rows[cell.row] if other.col + other.col_span <= cell.col]
            head = heads[cell.col] if cell.row >= block.table.header_rows and cell.col < len(heads) else ""
            yield "cell", cell.text, " | ".join(beside), "" if cell.row == 0 else head, (cell,)
    for row in range(block.table.rows):
        cells = tuple(cell for cell in rows[row] if cell.row == row and cell.text.strip())
        if cells:
            yield "row", " | ".join(cell.text for cell in cells), "", "", cells


def _cells_by_row(table: Table) -> dict[int, list[Cell]]:
    """The cells that cover each row, left to right as far as the table's order says."""
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in table.cells:
        for row in range(cell.row, min(table.rows, cell.row + cell.row_span)):
            rows[row].append(cell)
    return rows


def _column_heads(table: Table) -> list[str]:
    """One heading a column: the texts of the heading rows, or of the first row, each once."""
    rows = table.header_rows or (1 if table.rows > 1 else 0)
    grid = table.grid()[:rows]
    return [" ".join(dict.fromkeys(legible(row[col]) for row in grid if row[col])) for col in range(table.cols)]
