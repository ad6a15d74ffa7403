"""What blocks of an amending document ask for, read like any tender text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.document import Block, ParsedDocument
from models.requirement import Requirement
from tasks.extract.amendments.answers import asks_anew, asks_nothing
from tasks.extract.amendments.pieces import part_of
from tasks.extract.amendments.sayings import Saying
from tasks.extract.requirements import extract_requirements
from tasks.extract.unit import fold

_OWN_NUMBER = re.compile(r"\s?((?:[A-Z]\.)?\d{1,3}(?:\.\d{1,3}){1,5})[.)）]?\s{1,4}(?=\S)")
_ASKS = re.compile(r"[?？]\W{0,3}$")
_LEAST_QUESTION = 8  # characters
_LONGEST_QUESTION = 600


def requirements_in(
    document: ParsedDocument, blocks: Sequence[Block], section: tuple[str, ...] | None = None
) -> tuple[Requirement, ...]:
    """What blocks of the amendment ask for.

    Args:
        document: The amending document.
        blocks: Blocks of it, or parts of them.
        section: The chapter to read them in; None for their own.
    """
    placed = [
        _numbered(block).model_copy(update={"index": index, **({} if section is None else {"section": section})})
        for index, block in enumerate(blocks)
        if block.text
    ]
    return extract_requirements(document.model_copy(update={"blocks": tuple(placed)}))


def stated(document: ParsedDocument, rest: Sequence[tuple[int, Saying]]) -> list[tuple[int, Requirement]]:
    """What the amendment asks for by itself: of answers, only what is no reference, plan or relief.

    Args:
        document: The amending document.
        rest: What is no instruction, with the position of each saying.

    Returns:
        Requirements with the position of the saying that states them, in order.
    """
    found: list[tuple[int, Requirement]] = []
    at = 0
    texts = [fold(saying.block.text) for _, saying in rest]
    for row in requirements_in(document, [saying.block for _, saying in rest]):
        at = next((home for home in range(at, len(rest)) if row.text.rsplit(" | ", 1)[-1] in texts[home]), at)
        position, saying = rest[at]
        asks = asks_anew(row) if saying.question else not asks_nothing(row.text)
        if asks and not _ASKS.search(row.text):
            found.append((position, _in_answer_to(saying.question, row)))
    return found


def _in_answer_to(question: str, row: Requirement) -> Requirement:
    """The requirement with the question as its context, for "Both are required" says little by itself."""
    if row.lead_in is not None or len(question) < _LEAST_QUESTION:
        return row
    return row.model_copy(update={"lead_in": fold(question)[:_LONGEST_QUESTION]})


def unnumbered(text: str) -> str:
    """A quoted clause without its own number."""
    match = _OWN_NUMBER.match(text)
    return text[match.end() :] if match else text


def _numbered(block: Block) -> Block:
    """The block with the clause number of a quoted text as its own, not as words."""
    match = _OWN_NUMBER.match(block.text) if block.number is None and block.table is None else None
    return block if match is None else part_of(block, match.end()).model_copy(update={"number": match.group(1)})
