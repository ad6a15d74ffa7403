"""What could get the bid rejected, as far as the pack itself can tell; each risk counted and traced."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from models.answer import Compliance
from models.match import Evidence, LedgerRow
from models.pack import PackContent
from tasks.draft.card_view import Chip, Item
from tasks.draft.claims import Citer
from tasks.draft.display import date_of, shown_date
from tasks.draft.doubtful_passages import doubtful_passages, doubtful_rows
from tasks.draft.ledger_lists import COMPLIANCE_TONE, knockouts
from tasks.draft.standing_of_rows import has_gap, is_to_do, needs_writing
from tasks.draft.words import label

_DAYS_A_MONTH = 31  # the longest month: an expiry is rather flagged once too often


def reject_risks(content: PackContent, citer: Citer) -> tuple[Item, ...]:
    """The risks in the order in which they would hurt; doubts about the price stand beside the price."""
    return (
        *_knockout_risks(content, citer),
        *_price_risk(content, citer),
        *_expiry_risks(content, citer),
        *_reading_risks(content, citer),
    )


def _knockout_risks(content: PackContent, citer: Citer) -> Iterator[Item]:
    rows = knockouts(content.match.ledger)
    gaps = [row for row in rows if has_gap(row)]
    to_do = [row for row in rows if is_to_do(row) and row not in gaps]
    wanted: tuple[tuple[str, Compliance, str, list[LedgerRow]], ...] = (
        ("risk_gaps", "exception", "exception", gaps),
        (
            "risk_unknown",
            "unknown",
            "unknown",
            [row for row in rows if row.compliance == "unknown" and row not in (*to_do, *gaps)],
        ),
        ("risk_to_do", "unknown", "to_do", to_do),
    )
    for key, standing, word, found in wanted:
        if found:
            yield Item(
                text=label(key, citer.language).format(n=len(found)),
                chip=Chip(text=label(word, citer.language), tone=COMPLIANCE_TONE[standing]),
                basis=tuple(citer.clause(row.requirement.where, row.requirement.number) for row in found[:3]),
            )


def _price_risk(content: PackContent, citer: Citer) -> Iterator[Item]:
    if content.estimate.ceiling_check == "over":
        budget = content.reading.facts.budget
        basis = citer.tender(budget.where) if budget else citer.computed(content.estimate.ceiling_note)
        yield Item(
            text=label("risk_over", citer.language),
            chip=Chip(text=label("over", citer.language), tone="bad"),
            basis=(basis,),
        )


def _expiry_risks(content: PackContent, citer: Citer) -> Iterator[Item]:
    """Certificates that answers rely on and that run out before the bid closes or within the term after it."""
    facts = content.reading.facts
    deadline = date_of(facts.submission_deadline.value) if facts.submission_deadline else None
    reference = deadline or content.tender.received_on
    months = facts.contract_term.value if facts.contract_term else 0
    term_end = reference + dt.timedelta(days=months * _DAYS_A_MONTH)
    used: dict[str, Evidence] = {proof.id: proof for row in content.match.ledger for proof in row.evidence}
    for proof in used.values():
        if proof.valid_until is None or proof.valid_until > term_end:
            continue
        early = proof.valid_until <= reference
        yield Item(
            text=label("risk_expiry" if early else "risk_expiry_term", citer.language).format(
                name=proof.title, date=shown_date(proof.valid_until, citer.language)
            ),
            chip=Chip(text=label("exception" if early else "unknown", citer.language), tone="bad" if early else "warn"),
            basis=(citer.profile(proof),),
        )


def _reading_risks(content: PackContent, citer: Citer) -> Iterator[Item]:
    unread = content.reading.unread
    if unread:
        yield Item(
            text=label("risk_unread", citer.language).format(n=len(unread)),
            basis=(citer.computed("; ".join(sorted({one.path for one in unread}))),),
        )
    doubtful = doubtful_rows(content)
    if doubtful:
        yield Item(
            text=label("risk_confidence", citer.language).format(n=len(doubtful)),
            basis=tuple(citer.clause(one.where, one.number) for one in doubtful[:3]),
        )
    passages = doubtful_passages(content)
    if passages:
        yield Item(
            text=label("risk_doubtful", citer.language).format(n=len(passages)),
            basis=tuple(citer.clause(one.where, one.number) for one in passages[:3]),
        )
    unwritten = sum(needs_writing(row) for row in content.match.ledger)
    if unwritten:
        yield Item(
            text=label("risk_placeholders", citer.language).format(n=unwritten),
            basis=(citer.computed("compliance-matrix.xlsx"),),
        )
