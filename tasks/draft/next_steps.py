"""What to do next, back-scheduled from the deadline; without a deadline the steps stand in order, undated."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from models.pack import PackContent
from tasks.draft.amendment_notes import change_counts, counts_line, unresolved_changes
from tasks.draft.answered_rows import answers_to_confirm
from tasks.draft.card_view import Item
from tasks.draft.claims import Citer
from tasks.draft.display import date_of, shown_date
from tasks.draft.doubtful_passages import doubtful_passages, doubtful_rows
from tasks.draft.ledger_lists import knockouts, questions
from tasks.draft.standing_of_rows import has_gap, is_to_do, needs_writing
from tasks.draft.words import label

# Reviews at these shares of the way from receipt to deadline (pink 20-30 %, red about 80 %, gold about 95 %).
_REVIEWS = (("step_pink", 0.25), ("step_red", 0.80), ("step_gold", 0.95))
_FRIDAY = 4
_PLACES = 3


def next_steps(content: PackContent, citer: Citer) -> tuple[Item, ...]:
    """The open work first, then the reviews and the hand-in, each dated where the deadline allows.

    After the deadline only one step makes sense: to find out whether it has been moved.
    """
    stated = content.reading.facts.submission_deadline
    day = date_of(stated.value) if stated else None
    if stated and day and day < content.tender.received_on:
        return (Item(text=label("step_closed", citer.language), basis=(citer.tender(stated.where),)),)
    return (*_open_work(content, citer), *_reviews(content, citer))


def _open_work(content: PackContent, citer: Citer) -> Iterator[Item]:
    facts, language = content.reading.facts, citer.language
    yield from _amended(content, citer)
    asked = questions(content, citer)
    if asked:
        by = date_of(facts.questions_deadline.value) if facts.questions_deadline else None
        yield Item(
            text=label("step_questions", language).format(n=len(asked)),
            lead=shown_date(by, language) if by else label("before_deadline", language),
            basis=(
                citer.tender(facts.questions_deadline.where)
                if facts.questions_deadline
                else citer.computed(label("questions_unknown", language)),
            ),
        )
    gaps = [row for row in knockouts(content.match.ledger) if has_gap(row)]
    counts = (
        ("step_answers", len(answers_to_confirm(content)), "compliance-matrix.xlsx"),
        ("step_gaps", len(gaps), "compliance-matrix.xlsx"),
        ("step_to_do", sum(is_to_do(row) for row in content.match.ledger), "compliance-matrix.xlsx"),
        ("step_doubtful", len(doubtful_passages(content)) + len(doubtful_rows(content)), "compliance-matrix.xlsx"),
        ("step_unread", len(content.reading.unread), label("not_read", language)),
        ("step_missing", len(content.reading.document_set.missing), label("not_read", language)),
        ("step_assumptions", sum(one.status == "assumed" for one in content.estimate.assumptions), "pricing.xlsx"),
        (
            "step_write",
            sum(needs_writing(row) for row in content.match.ledger),
            "proposal.docx",
        ),
    )
    for key, count, where in counts:
        if count:
            yield Item(text=label(key, language).format(n=count), basis=(citer.computed(where),))


def _amended(content: PackContent, citer: Citer) -> Iterator[Item]:
    """What the amendments leave to people: the changed rows, and the instructions that nobody has applied."""
    language, counts = citer.language, change_counts(content.reading.amendments)
    comma = "、" if language == "zh" else ", "
    if counts.any_row:
        names = comma.join(one.document for one in content.reading.amendments if one.changes)
        text = label("step_amended", language).format(what=counts_line(counts, language), names=names)
        yield Item(text=text, basis=(citer.computed("compliance-matrix.xlsx"),))
    by_hand = unresolved_changes(content)
    if by_hand:
        places = comma.join(dict.fromkeys(one.said.cited(language) for one in by_hand[:_PLACES]))
        yield Item(
            text=label("step_unresolved", language).format(n=len(by_hand), places=places),
            basis=tuple(citer.tender(one.said) for one in by_hand[:_PLACES]),
        )


def _reviews(content: PackContent, citer: Citer) -> Iterator[Item]:
    received, language = content.tender.received_on, citer.language
    stated = content.reading.facts.submission_deadline
    deadline = date_of(stated.value) if stated else None
    days = (deadline - received).days if deadline else 0
    for key, share in _REVIEWS:
        on = _working_day(received, int(days * share)) if days > 0 else None
        how = f"{share:.0%} × {days}" if on else label("closing_unknown", language)
        yield Item(
            text=label(key, language),
            lead=shown_date(on, language) if on else "",
            basis=(citer.computed(how),),
        )
    if stated and deadline:
        yield Item(
            text=label("step_submit", language),
            lead=shown_date(deadline, language),
            basis=(citer.tender(stated.where),),
        )


def _working_day(start: dt.date, days: int) -> dt.date:
    """So many days after the start; the Friday before where that is a weekend, unless the start is later still."""
    on = start + dt.timedelta(days=days)
    return max(start, on - dt.timedelta(days=max(0, on.weekday() - _FRIDAY)))
