"""What was asked and what was answered: a bidder's question obliges nobody, the buyer's answer may."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tasks.extract.phrase import Phrase
from tasks.extract.unit import Unit

# "Q12:", "Question 3.", "问题3：", "问：" open a question; "A12:", "Answer:", "答复：" open its answer.
_OPENS_QUESTION = Phrase(
    'Opens a bidder\'s question: "Q12:", "问题3：".',
    re.compile(
        r"^(?:Q(?:uestion)? ?(?:No\.? ?)?\d{0,3} ?[.:)–-]|"
        r"(?:问题?|提问|疑问|质疑) ?[\d一二三四五六七八九十]{0,3} ?[：:、.])",
        re.IGNORECASE,
    ),
    "Question 3: How many agents?",
    "Quality is measured each month",
)
_OPENS_ANSWER = Phrase(
    'Opens the buyer\'s answer: "A12:", "答复：".',
    re.compile(
        r"^(?:A(?:nswer|\.)? ?\d{0,3} ?[.:)–-]|(?:Response|Reply) ?\d{0,3} ?[.:–-]|"
        r"(?:答复?|回复|解答|澄清) ?[\d一二三四五六七八九十]{0,3} ?[：:、.])",
        re.IGNORECASE,
    ),
    "Answer: Forty agents",
    "Answering calls is the task",
)
_ENDS_AS_QUESTION = Phrase(
    "Ends as a question.",
    re.compile(r"[?？][\"”’）)]?\s*$"),
    "坐席需要几名？",
    "坐席需要五名。",
)
_COLUMN_ASKS = Phrase(
    "The heading of a column of questions.",
    re.compile(r"\bquestion|\bquery|\bqueries|\binquir|\bcomment|提问|问题|疑问|质疑", re.IGNORECASE),
    "Bidder's query",
    "Quantity",
)
_COLUMN_ANSWERS = Phrase(
    "The heading of a column of answers.",
    re.compile(r"\banswer|\bresponse|\breply|\bclarification|答复|回复|解答|澄清", re.IGNORECASE),
    "答复内容",
    "提交内容",
)
_LONGEST_QUESTION = 12  # units; a question whose answer was never found ends after so many


def asked(units: Sequence[Unit]) -> frozenset[int]:
    """Positions of the units that only ask, in a list of questions and answers or standing alone.

    Args:
        units: A document's units in order.
    """
    found: set[int] = set()
    open_since: int | None = None
    for position, unit in enumerate(units):
        if unit.kind in {"row", "cell", "heading"}:
            open_since = None
            continue
        if _OPENS_ANSWER.match(unit.text):
            open_since = None
        elif _OPENS_QUESTION.match(unit.text):
            open_since = position
        if open_since is not None and position - open_since >= _LONGEST_QUESTION:
            open_since = None
        if open_since is not None or _ENDS_AS_QUESTION.search(unit.head):
            found.add(position)
    return frozenset(found)


def is_answered_table(headers: Sequence[str]) -> bool:
    """Whether a table's columns hold questions and their answers."""
    return any(map(_COLUMN_ASKS.search, headers)) and any(map(_COLUMN_ANSWERS.search, headers))


def answer_in(row: str) -> str:
    """What a row of such a table answers: its last cell, or nothing when that asks itself."""
    last = row.rpartition(" | ")[2]
    return "" if _ENDS_AS_QUESTION.search(last) else last
