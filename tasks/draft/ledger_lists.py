"""The rows of the ledger that decide: knock-outs, documents to hand in, questions; worst first, the rest counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from models.answer import Compliance
from models.match import LedgerRow
from models.pack import PackContent
from tasks.draft.card_view import Chip, Item, Listing, Tone
from tasks.draft.claims import Citer
from tasks.draft.display import clipped
from tasks.draft.standing_of_rows import rank_as_void, standing_word
from tasks.draft.words import label

COMPLIANCE_TONE: dict[Compliance, Tone] = {
    "exception": "bad",
    "unknown": "warn",
    "partial": "warn",
    "comply": "good",
    "not_applicable": "",
}
_WORST_FIRST: tuple[Compliance, ...] = ("exception", "partial", "unknown", "comply", "not_applicable")
_HANDED_IN = re.compile(
    r"\b(?:submit|provide|complete|include|sign|attach|enclose|upload|furnish|append)"
    r"|提交|提供|递交|填写|附上|附有|附件|签字|盖章|加盖|密封",
    re.IGNORECASE,
)
_OF_A_LEVEL = re.compile(r"of calls offered or of calls answered|以呼入量还是接起量为分母")
_TEXT_LIMIT = 118
_TEXT_LIMIT_ZH = 62
_NARROW, _NARROW_ZH = 74, 38  # a quarter of the card


def knockouts(rows: Iterable[LedgerRow]) -> tuple[LedgerRow, ...]:
    """The rows whose failure voids the bid, in tender order."""
    return tuple(row for row in rows if row.requirement.knockout)


def worst_first(rows: Iterable[LedgerRow]) -> list[LedgerRow]:
    """The rows, gaps before partial before unchecked before covered; tender order within each."""
    return sorted(rows, key=lambda row: _WORST_FIRST.index(row.compliance))


def void_first(rows: Iterable[LedgerRow]) -> list[LedgerRow]:
    """Knock-outs: what cannot be met, then rules that reject a bid and pass/fail criteria, worst first in each."""
    return sorted(worst_first(rows), key=lambda row: (row.compliance != "exception", rank_as_void(row)))


def listing(rows: Sequence[LedgerRow], citer: Citer, shown: int, *, narrow: bool = False) -> Listing:
    """The first ``shown`` of the rows, in order, and a count of the others by standing; ``narrow`` cuts sooner."""
    return Listing(
        items=tuple(ledger_item(row, citer, narrow=narrow) for row in rows[:shown]),
        more=rest_counted(rows[shown:], citer),
        empty=label("none_found", citer.language),
    )


def ledger_item(row: LedgerRow, citer: Citer, *, narrow: bool = False) -> Item:
    """One row as a card entry: the requirement's words, its standing, its place."""
    text, number = row.requirement.text, row.requirement.number
    wide, tight = (_TEXT_LIMIT_ZH, _NARROW_ZH) if citer.language == "zh" else (_TEXT_LIMIT, _NARROW)
    short = clipped(text, tight if narrow else wide)
    if row.superseded:
        return _superseded(row, row.superseded, citer)
    return Item(
        text=short,
        full="" if short == text else text,
        lead=number if number and not text.startswith(number) else "",
        chip=Chip(text=standing_word(row, citer.language), tone=COMPLIANCE_TONE[row.compliance]),
        basis=(citer.tender(row.requirement.where),),
    )


def _superseded(row: LedgerRow, note: str, citer: Citer) -> Item:
    """A row whose value an amendment has set anew: the row's words stand struck, what holds now in full."""
    limit = _NARROW_ZH if citer.language == "zh" else _NARROW
    return Item(
        text=note,
        full=row.requirement.text,
        was=clipped(row.requirement.text, limit),
        chip=Chip(text=label("superseded", citer.language), tone="warn"),
        basis=(citer.tender(row.requirement.where),),
    )


def documents_to_submit(rows: Iterable[LedgerRow]) -> tuple[LedgerRow, ...]:
    """The rows that ask for something to be handed in with the bid: forms first, then tender order."""
    asked = [row for row in rows if row.requirement.party == "bidder"]
    forms = [row for row in asked if row.type == "form"]
    others = [
        row
        for row in asked
        if row.type != "form" and row.requirement.category == "submission" and _HANDED_IN.search(row.requirement.text)
    ]
    return (*forms, *others)


def questions(content: PackContent, citer: Citer) -> tuple[Item, ...]:
    """What to ask the buyer, each question once: where the tender contradicts itself, ledger rows, price inputs."""
    found: dict[str, Item] = {
        one.text: Item(text=one.text, basis=tuple(citer.tender(place) for place in one.places))
        for one in content.match.questions
    }
    for row in content.match.ledger:
        if row.clarification_question:
            basis = (citer.clause(row.requirement.where, row.requirement.number),)
            found.setdefault(row.clarification_question, Item(text=row.clarification_question, basis=basis))
    asked_by_clause = any(_OF_A_LEVEL.search(question) for question in found)
    for assumption in content.estimate.assumptions:
        if assumption.question and not (asked_by_clause and assumption.id == "service_level_definition"):
            basis = (citer.assumed(f"{assumption.label}: {assumption.value} {assumption.unit}".strip()),)
            chip = Chip(text=label(assumption.status, citer.language), tone="accent")
            found.setdefault(assumption.question, Item(text=assumption.question, basis=basis, chip=chip))
    return tuple(found.values())


def rest_counted(rows: Sequence[LedgerRow], citer: Citer) -> str:
    """``8 more in the matrix: 2 gap, 6 covered``; empty when no row is left."""
    if not rows:
        return ""
    counted = Counter(standing_word(row, citer.language) for row in worst_first(rows))
    parts = [label("counts", citer.language).format(n=count, what=word) for word, count in counted.items()]
    separator, colon = ("、", "：") if citer.language == "zh" else (", ", ": ")
    return f"{label('more_in_matrix', citer.language).format(n=len(rows))}{colon}{separator.join(parts)}"
