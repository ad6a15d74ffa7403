"""What an amending document says for itself: answers without their questions, announcements, rows of changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from models.document import Block, Cell, Language, ParsedDocument, Table
from tasks.extract.amendments.pieces import cell_block, joined, part_of
from tasks.extract.passages import passages

_UNSAID = frozenset({"header", "footer", "toc", "figure", "watermark"})
_COUNT = r"\s?(?:#|no\.?|nr\.?|number)?\s?[0-9一二三四五六七八九十]{0,4}"
_QUESTION = re.compile(
    rf"\s?(?:Q|Question|Query|Vendor question|Bidder question){_COUNT}\s?[:：.)]|\s?(?:Question|Query) ?#? ?\d{{1,4}}\b"
    rf"|\s?(?:问题|提问|疑问|质疑|问){_COUNT}\s?[:：、.]",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    r"\s?(?:A\s?\d{1,4}\s?[:：.)]|A\s?[:：]"
    rf"|(?:Answer|Ans\.?|Response|Reply|Government response|Agency response|Buyer response){_COUNT}\s?[:：.)]"
    rf"|(?:答|答复|回复|解答|澄清|回答){_COUNT}\s?[:：])",
    re.IGNORECASE,
)
_ANSWER_INLINE = re.compile(
    r"(?<=[?？.。”\"])\s{0,3}(?:A\d{1,4}\s?[:：]|A[:：]|(?:Answer|Response|Reply)\s?\d{0,4}\s?[:：]|(?:答|答复|回复|解答)\s?[:：])"
)
_ASKS = re.compile(r"[?？]\s?[”\")）]?\s?$")
_TAIL_OF_QUESTION = re.compile(r"[?？]\s{1,3}(?=[A-Z0-9\u3400-\u9fff])")
_QUESTION_COLUMN = re.compile(r"question|quer(?:y|ies)\b|问题|疑问|提问|质疑", re.IGNORECASE)
_ANSWER_COLUMN = re.compile(r"answer|response|repl(?:y|ies)\b|答复|回复|解答|答疑|澄清", re.IGNORECASE)
_BEFORE_COLUMN = re.compile(
    r"(?:更正|变更|修改|澄清|调整|修订)前|^原(?:来)?的?(?:文|内容|条款|公告|招标文件|采购文件|表述|信息)?|"
    r"\b(?:original|existing|current|previous|old)\b|^(?:was|from|delete)\b|\bas issued\b",
    re.IGNORECASE,
)
_AFTER_COLUMN = re.compile(
    r"(?:更正|变更|修改|澄清|调整|修订)(?:后|为|成)|^现(?:在)?的?(?:文|内容|条款|为|改为)?|"
    r"\b(?:revised|amended|corrected|new|replacement)\b|^(?:now|to|insert|replace with)\b|\bas amended\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\s?(?:(?:更正|变更|修改|澄清|调整|修订)前|原(?:文|内容|条款)?)(?:内容|文)?(?:为)?\s?[:：]\s?"
    r"|\s?(?:\d{1,2}[、.．]\s?)?原(?:招标|采购|磋商|谈判|询价)?(?:文件|公告)[^：:。；]{0,60}[:：]\s?"
    r"|\s?(?:was|original(?: text| wording)?|(?:existing|current) (?:text|wording))\s?:\s?",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s?(?:(?:更正|变更|修改|澄清|调整|修订)(?:后|为)|现(?:文|内容|条款)?)(?:内容|文)?(?:为|改为)?\s?[:：]\s?"
    r"|\s?现(?:更正|变更|修改|澄清|调整|修订|更改)(?:为|如下)\s?[:：]\s?"
    r"|\s?(?:now|(?:new|revised|amended)(?: text| wording)?)\s?:\s?",
    re.IGNORECASE,
)
_LONGEST_ABOUT = 120  # characters
_HEADING_ROWS = 3
_MOST_JOINED = 6  # blocks; an opening quote without an end is a slip of the pen


@dataclass(frozen=True, slots=True)
class Saying:
    """One piece of an amending document.

    Attributes:
        block: A paragraph, list item, heading or table with its place; the marker of an answer cut off.
        question: The question it answers; empty where the buyer speaks unasked.
        about: What the question's columns, or the changed row's item, name as its subject.
        before: In a table of changes: the text to be replaced; ``block`` holds the new one.
    """

    block: Block
    question: str = ""
    about: str = ""
    before: str = ""


def sayings_of(document: ParsedDocument) -> tuple[Saying, ...]:
    """The pieces in reading order; questions, headers and footers left out."""
    blocks = _whole_quotes(_sentences_joined(document.blocks, document.language))
    answers = [block.table is None and bool(_ANSWER.match(block.text)) for block in blocks]
    reader = _Reader(any(answers))
    found: list[Saying] = []
    at = 0
    while at < len(blocks):
        pair = _before_and_after(blocks[at : at + 2], blocks[at - 1] if at else None)
        if pair is not None:
            found.append(pair)
            at += 2
            continue
        found.extend(reader.read(blocks[at], is_answered=at + 1 < len(blocks) and answers[at + 1]))
        at += 1
    return tuple(found)


def _before_and_after(blocks: Sequence[Block], above: Block | None) -> Saying | None:
    """The change that one paragraph with the old text and one with the new make up; ``above`` may name the place."""
    if len(blocks) < 2 or any(block.table is not None for block in blocks):
        return None
    old, new = _BEFORE.match(blocks[0].text), _AFTER.match(blocks[1].text)
    if old is None or new is None:
        return None
    title = above.text if above is not None and len(above.text) <= _LONGEST_ABOUT else ""
    return Saying(
        block=part_of(blocks[1], new.end()),
        about=f"{title} {old.group()}".strip() if any(sign.isdigit() for sign in old.group()) else title,
        before=blocks[0].text[old.end() :].strip(),
    )


def _sentences_joined(blocks: Sequence[Block], language: Language) -> list[Block]:
    spoken = [block for block in blocks if block.kind not in _UNSAID]
    return [
        passage.block.model_copy(update={"text": passage.text, "lines": passage.lines, "boxes": passage.boxes})
        for passage in passages(spoken, language)
    ]


def _whole_quotes(blocks: Sequence[Block]) -> list[Block]:
    """Blocks in which no quotation breaks off: a number inside one was taken for a clause's."""
    found: list[Block] = []
    budget = 0
    for block in blocks:
        last = found[-1] if found else None
        if last is not None and budget and last.table is None and block.table is None and _is_open(last.text):
            found[-1] = joined(last, block)
            budget -= 1
        else:
            found.append(block)
            budget = _MOST_JOINED
    return found


def _is_open(text: str) -> bool:
    return text.count("“") > text.count("”") and "”" not in text[text.rfind("“") :]


class _Reader:
    """Goes through the blocks and knows whether a question or its answer is being read."""

    def __init__(self, has_answers: bool) -> None:
        self._has_answers = has_answers
        self._question = ""
        self._asking = False
        self._columns: tuple[int, int, int] | None = None

    def read(self, block: Block, *, is_answered: bool) -> Iterator[Saying]:
        """What one block says; ``is_answered`` when the next one begins an answer, so that this is its question."""
        if block.table is not None:
            yield from self._table(block, block.table)
        elif answer := _ANSWER.match(block.text):
            self._asking = False
            yield from self._said(part_of(block, answer.end()))
        elif question := _QUESTION.match(block.text):
            yield from self._asked(part_of(block, question.end()))
        elif self._has_answers and self._is_question(block, is_answered) and not self._is_item_of_question(block):
            yield from self._asked(block)
        elif self._asking:
            yield from self._answered_item(block)
        elif block.kind == "heading":
            self._question = ""
            yield Saying(block)
        else:
            yield from self._said(block)

    def _is_question(self, block: Block, is_answered: bool) -> bool:
        return is_answered or bool(_ASKS.search(block.text)) or _inline_answer(block.text) is not None

    def _is_item_of_question(self, block: Block) -> bool:
        return self._asking and block.kind == "list_item"

    def _asked(self, block: Block) -> Iterator[Saying]:
        inline = _inline_answer(block.text)
        self._question = block.text[: inline.start()] if inline else block.text
        self._asking = inline is None and self._has_answers
        if inline:
            yield from self._said(part_of(block, inline.end()))

    def _answered_item(self, block: Block) -> Iterator[Saying]:
        """An item of a question with its answer behind the question mark; more of the question otherwise."""
        tail = _TAIL_OF_QUESTION.search(block.text) if block.kind == "list_item" else None
        if tail is None:
            self._question = f"{self._question} {block.text}"
            return
        yield Saying(part_of(block, tail.end()), f"{self._question} {block.text[: tail.start() + 1]}")

    def _said(self, block: Block) -> Iterator[Saying]:
        if block.text:
            yield Saying(block, self._question)

    def _table(self, block: Block, table: Table) -> Iterator[Saying]:
        for first, pattern, other in ((0, _QUESTION_COLUMN, _ANSWER_COLUMN), (1, _BEFORE_COLUMN, _AFTER_COLUMN)):
            columns = _columns(table, pattern, other)
            if columns is not None:
                self._columns = (first, *columns[1:])
                yield from self._rows(block, table, columns[0], self._columns)
                return
        if self._columns is not None and table.cols > max(self._columns[1:]):
            yield from self._rows(block, table, 0, self._columns)
            return
        yield from self._said(block)

    def _rows(self, block: Block, table: Table, first: int, columns: tuple[int, int, int]) -> Iterator[Saying]:
        kind, one, other = columns
        for row in range(first, table.rows):
            cells: dict[int, Cell] = {cell.col: cell for cell in table.row_cells(row)}
            said = cells.get(other)
            if said is None or not said.text.strip():
                continue
            first_text = cells[one].text.strip() if one in cells else ""
            about = " ".join(cell.text.strip() for col, cell in sorted(cells.items()) if col not in {one, other})
            saying = Saying(cell_block(block, said), about=about)
            yield replace(saying, before=first_text) if kind else replace(saying, question=first_text or "?")


def _inline_answer(text: str) -> re.Match[str] | None:
    """Where the answer begins that a question's own paragraph gives."""
    return _ANSWER_INLINE.search(text)


def _columns(table: Table, pattern: re.Pattern[str], other: re.Pattern[str]) -> tuple[int, int, int] | None:
    """(first row of content, column of the first kind, column of the other), or None."""
    for row in range(min(_HEADING_ROWS, table.rows)):
        cells = [cell for cell in table.row_cells(row) if len(cell.text) <= 60]
        ones = [cell.col for cell in cells if pattern.search(cell.text.strip())]
        others = [cell.col for cell in cells if other.search(cell.text.strip()) and cell.col not in ones[:1]]
        if ones and others:
            return row + 1, ones[0], others[-1]
    return None
