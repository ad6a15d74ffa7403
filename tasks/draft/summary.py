"""The few figures of a pack that lists and run pages show."""

from __future__ import annotations

from models.pack import PackContent
from tasks.draft.price_doubts import price_basis

Summary = dict[str, str | int | float | None]


def summary_of(content: PackContent) -> Summary:
    """The pack in one row: deadline as stated, counts, decision, price; None where the tender does not say.

    Money stands as text ("214900.00"), so that no float ever holds it.
    """
    facts, match, estimate, decision = content.reading.facts, content.match, content.estimate, content.decision
    rows = match.ledger
    return {
        "language": content.reading.language,
        "buyer": facts.buyer.value if facts.buyer else None,
        "reference": facts.reference.value if facts.reference else None,
        "deadline": facts.submission_deadline.value if facts.submission_deadline else None,
        "pages": content.reading.page_count,
        "requirements": len(content.reading.requirements),
        "knockouts": sum(requirement.knockout for requirement in content.reading.requirements),
        "gaps": sum(row.gap is not None for row in rows),
        "unread": len(content.reading.unread),
        "decision": decision.outcome,
        "score_low": decision.score_low,
        "score_high": decision.score_high,
        "currency": estimate.currency,
        "floor_monthly": f"{estimate.floor_monthly.amount:.2f}",
        "target_monthly": f"{estimate.target_monthly.amount:.2f}",
        "price_basis": price_basis(content),
    }
