"""What in a document speaks for a role: its name, its head, its chapters, its tables and its blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from models.document import Block, Cell, ParsedDocument, boxes_of_span
from models.document_set import DocumentRole
from models.provenance import Source
from tasks.parse import roles_words as words
from tasks.parse.outline import title_of

APART = ("header", "footer", "watermark", "toc", "footnote")
_TITLE_BLOCKS = 10
_TITLE_CHARACTERS = 160
_TITLE_CELLS = 6
_RUNNING_HEADS = 30
_COLUMN_CHARACTERS = 60
_WORKBOOKS = ("spreadsheet", "ms-excel", "csv", "tab-separated")
NAME_WEIGHT = 4.0
_TITLE_WEIGHT = 6.0
_WHOLE_TENDER_WEIGHT = 8.0
# a part counts among a tender's parts from this share of its text on
_PART_SHARE = 0.03
# price and response forms are one kind of part: what the bidder fills in
_PART_KINDS: dict[DocumentRole, str] = {
    "instructions": "instructions",
    "specification": "specification",
    "contract_terms": "contract",
    "price_form": "forms",
    "response_form": "forms",
}


class Evidence(NamedTuple):
    """Something that speaks for a role.

    Attributes:
        role: The role.
        weight: How strongly; comparable between kinds of evidence.
        said: A clause of a sentence, the words in quotes.
        source: The words' place; None for the file name and for what is counted over the whole text.
    """

    role: DocumentRole
    weight: float
    said: str
    source: Source | None = None


def body_of(document: ParsedDocument) -> list[Block]:
    """The blocks that are neither running heads, feet, tables of contents nor notes."""
    return [block for block in document.blocks if block.kind not in APART]


def source_of(document: ParsedDocument, block: Block, start: int, end: int, cell: Cell | None = None) -> Source:
    """Where ``text[start:end]`` of the block, or of its cell, stands."""
    text = cell.text if cell else block.text
    boxes = cell.boxes if cell else boxes_of_span(block.lines, start, end) or block.boxes
    page = boxes[0].page if boxes else block.page
    section = (*block.section, *(part for part in (block.sheet, cell.ref if cell else None) if part))
    said = " ".join(text[start:end].split()) or title_of(block)
    return Source(document=document.name, page=page, boxes=boxes, text=said, section=section)


def evidence_of(document: ParsedDocument) -> list[Evidence]:
    """Everything that speaks for a role, in no particular order."""
    body = body_of(document)
    return [
        *_name_evidence(document.name),
        *_title_evidence(document, body),
        *_running_head_evidence(document),
        *_opening_evidence(document, body),
        *_chapter_evidence(document, body),
        *_table_evidence(document, body),
        *_text_evidence(body),
    ]


def spoken_name(name: str) -> str:
    """The file name as words: ``3._AttachmentC_QASP.docx`` becomes ``3 Attachment C QASP``."""
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", name.rsplit("/", 1)[-1])
    spaced = re.sub(r"[_.\-\s]+", " ", stem)
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=[0-9])", " ", spaced)
    return spaced.strip()


def _matches(text: str) -> Iterator[tuple[DocumentRole, re.Match[str], float]]:
    """The roles a title speaks for, each with its share of the title's weight."""
    found = {role: match for role, pattern in words.TITLE_PATTERNS.items() if (match := pattern.search(text))}
    about = [role for role in words.ABOUT_ANOTHER if role in found]
    taken: list[tuple[int, int]] = []
    for role, match in found.items():
        if (about and role not in about) or (role == "invitation" and _is_object(text, match)):
            continue
        # "Price Quote Schedule" is no quote schedule
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        taken.append(match.span())
        yield role, match, 0.5 if role == "invitation" and len(found) > 1 else 1.0


def _is_object(title: str, match: re.Match[str]) -> bool:
    """Whether the title speaks about a request (``Comments on the RFQ``, ``RFI results``) and is not its own."""
    return bool(words.SPEAKS_ABOUT.search(title[: match.start()]) or words.OUTCOME.match(title, match.end()))


def _name_evidence(name: str) -> Iterator[Evidence]:
    for role, match, share in _matches(spoken_name(name)):
        yield Evidence(role, NAME_WEIGHT * share, f"the file name says “{match.group().strip()}”")


def _title_evidence(document: ParsedDocument, body: Sequence[Block]) -> Iterator[Evidence]:
    """What the first headings and short lines say; the first for each role, earlier ones weigh more."""
    seen: set[DocumentRole] = set()
    long_blocks = 0
    for position, block in enumerate(body[:_TITLE_BLOCKS]):
        weight = (_TITLE_WEIGHT if block.kind == "heading" else _TITLE_WEIGHT - 2) - 0.3 * position
        # behind two long paragraphs or tables a heading is a chapter's, no longer the document's
        is_sentence = block.kind != "heading" and block.text.rstrip().endswith((".", "。", "；", ";"))
        share_here = 0.5 if long_blocks > 1 or is_sentence else 1.0
        long_blocks += len(block.text) > _TITLE_CHARACTERS or block.table is not None
        cells = block.table.cells[:_TITLE_CELLS] if block.table else (None,)
        for cell in cells:
            text = cell.text if cell else block.text
            if not 0 < len(text) <= _TITLE_CHARACTERS:
                continue
            for role, match, share in _matches(text):
                if role not in seen:
                    seen.add(role)
                    source = source_of(document, block, match.start(), match.end(), cell)
                    yield Evidence(role, weight * share * share_here, f"its head says “{source.text}”", source)


def _running_head_evidence(document: ParsedDocument) -> Iterator[Evidence]:
    """What the first running heads say; a request's name there is that of the tender, not of this document."""
    heads = [block for block in document.blocks[:_RUNNING_HEADS] if block.kind == "header"]
    found: dict[DocumentRole, Evidence] = {}
    for block in heads:
        for role, match, _ in _matches(block.text[:_TITLE_CHARACTERS]):
            if role != "invitation" and role not in found:
                source = source_of(document, block, match.start(), match.end())
                found[role] = Evidence(role, _TITLE_WEIGHT - 2, f"its running head says “{source.text}”", source)
    if len(found) == 1:  # heads that change with the chapter are the chapters'
        yield from found.values()


def _opening_evidence(document: ParsedDocument, body: Sequence[Block]) -> Iterator[Evidence]:
    for role, pattern in words.OPENING_PATTERNS.items():
        for block in body[:_TITLE_BLOCKS]:
            if match := pattern.search(block.text, 0, 2000):
                source = source_of(document, block, match.start(), match.end())
                yield Evidence(role, 5.0 if role == "amendment" else 4.0, f"it opens with “{source.text}”", source)
                break


class _Chapter(NamedTuple):
    role: DocumentRole | None
    heading: Block | None
    characters: int


def _chapters(body: Sequence[Block]) -> list[_Chapter]:
    """The text cut at headings that speak for a role; a heading below such a one stays within it."""
    chapters = [_Chapter(None, None, 0)]
    level = 99
    for block in body:
        if block.kind == "heading" and (block.level or 1) <= min(level, 2):
            role = next(iter(_chapter_roles(title_of(block))), None)
            if role is not None or (block.level or 1) < level:
                chapters.append(_Chapter(role, block, 0))
                level = (block.level or 1) if role else 99
        last = chapters[-1]
        chapters[-1] = last._replace(characters=last.characters + len(block.text))
    return chapters


def _chapter_roles(title: str) -> Iterator[DocumentRole]:
    if len(title) <= _TITLE_CHARACTERS:
        yield from (role for role, _, _ in _matches(title) if role in _PART_KINDS)


def parts_of(body: Sequence[Block]) -> dict[DocumentRole, tuple[float, Block]]:
    """The roles of a document's chapters: share of the text and first heading, in the document's order."""
    total = sum(len(block.text) for block in body) or 1
    parts: dict[DocumentRole, tuple[float, Block]] = {}
    for role, heading, characters in _chapters(body):
        if role is not None and heading is not None:
            share, first = parts.get(role, (0.0, heading))
            parts[role] = (share + characters / total, first)
    return {role: part for role, part in parts.items() if part[0] >= _PART_SHARE}


def _chapter_evidence(document: ParsedDocument, body: Sequence[Block]) -> Iterator[Evidence]:
    parts = parts_of(body)
    if "instructions" in parts and len({_PART_KINDS[role] for role in parts}) > 2:  # three make a tender
        held = "; ".join(f"{words.ROLE_WORDS[role]} (“{title_of(heading)}”)" for role, (_, heading) in parts.items())
        first = next(iter(parts.values()))[1]
        source = source_of(document, first, 0, len(first.text))
        yield Evidence("invitation", _WHOLE_TENDER_WEIGHT, f"one file holds the tender's parts: {held}", source)
        return
    for role, (share, heading) in parts.items():
        source = source_of(document, heading, 0, len(heading.text))
        said = f"{share:.0%} of its text stands under “{title_of(heading)}”"
        yield Evidence(role, 5.0 * min(share, 1.0), said, source)


def _table_evidence(document: ParsedDocument, body: Sequence[Block]) -> Iterator[Evidence]:
    tables = [block for block in body if block.table]
    total = sum(len(block.text) for block in body) or 1
    share = sum(len(block.text) for block in tables) / total
    if any(kind in document.media_type for kind in _WORKBOOKS):
        share = 1.0
    if share < 0.5:  # a document of tables: at least half of its text
        return
    seen: set[DocumentRole] = set()
    for block in tables:
        for role, weight, said, cell in _columns(block):
            if role not in seen:
                seen.add(role)
                source = source_of(document, block, 0, len(cell.text), cell)
                yield Evidence(role, weight * share, said, source)


def _columns(block: Block) -> Iterator[tuple[DocumentRole, float, str, Cell]]:
    """What a table's column headings speak for."""
    cells = [
        cell
        for cell in (block.table.cells if block.table else ())
        if cell.text and len(cell.text) <= _COLUMN_CHARACTERS
    ]
    top = [cell for cell in cells if cell.row < max(3, block.table.header_rows if block.table else 0)]
    questions = [cell for cell in top if words.QUESTION_COLUMN.search(cell.text)]
    answers = [cell for cell in top if words.ANSWER_COLUMN.search(cell.text) and cell not in questions]
    if pairs := [(asked, said) for asked in questions for said in answers if asked.row == said.row]:
        asked, answered = pairs[0]
        yield "qa", 8.0, f"its columns are “{_flat(asked)}” and “{_flat(answered)}”", asked
    prices: dict[str, Cell] = {}
    for cell in cells:
        if match := words.PRICE_COLUMN.search(cell.text):
            prices.setdefault(match.group().lower(), cell)
    if len(prices) > 1:
        named = list(prices.values())[:3]
        said = "its columns are " + ", ".join(f"“{_flat(cell)}”" for cell in named)
        yield "price_form", 6.0, said, named[0]
    if compliance := next((cell for cell in top if words.COMPLIANCE_COLUMN.search(cell.text)), None):
        yield "response_form", 5.0, f"it has a column “{_flat(compliance)}”", compliance


def _flat(cell: Cell) -> str:
    return " ".join(cell.text.split())


def _text_evidence(body: Sequence[Block]) -> Iterator[Evidence]:
    """What is counted over the whole text: answers, blanks, clauses, parties."""
    count = len(body) or 1
    characters = sum(len(block.text) for block in body) or 1
    answers = sum(bool(words.ANSWER_START.match(title_of(block))) for block in body)
    if answers > 2:  # from the third on it is a habit
        yield Evidence("qa", 3 + 4 * min(1.0, 2 * answers / count), f"{answers} of its paragraphs begin with an answer")
    blanks = sum(len(words.BLANK.findall(block.text)) for block in body)
    if blanks > 2 and (blanks / count > 0.1 or blanks * 400 > characters):  # one a 400 characters
        yield Evidence("response_form", 4.0, f"it leaves {blanks} blanks to fill in or tick")
    clauses = sum(len(words.FEDERAL_CLAUSE.findall(block.text)) for block in body)
    if clauses > 9 and clauses * 3000 > characters:  # one a page
        yield Evidence("contract_terms", 3.0, f"it cites {clauses} acquisition clauses")
    parties = sum(len(words.CONTRACT_PARTY.findall(block.text)) for block in body)
    if parties > 9 and parties * 400 > characters:  # one in 400 characters
        yield Evidence("contract_terms", 4.0, f"it names the parties “甲方” and “乙方” {parties} times")
