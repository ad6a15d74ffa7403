"""An outcome as the row that lists and tables show, in words a person can use."""

from __future__ import annotations

from decimal import Decimal

from flows.requests import Outcome


def table_row(outcome: Outcome) -> dict[str, str]:
    """One tender as a row of the summary table, in words a person can use."""
    figures = outcome.summary
    return {
        "tender": outcome.title or outcome.name,
        "deadline": _deadline(figures.get("deadline")) if figures else "",
        "requirements": str(figures.get("requirements", "")),
        "knock-outs": str(figures.get("knockouts", "")),
        "decision": str(figures.get("decision", "")).replace("_", "-"),
        "price per month": price_text(outcome),
        "status": outcome.status.replace("_", " "),
        "pack": outcome.decision_card or outcome.detail,
    }


def price_text(outcome: Outcome) -> str:
    """Target price a month, marked when it rests on an assumed scope; empty without a pack."""
    figures = outcome.summary
    if not figures:
        return ""
    note = "" if figures["price_basis"] == "stated" else f" ({figures['price_basis']} scope)"
    amount = Decimal(str(figures["target_monthly"]))
    return f"{figures['currency']} {amount:,.0f}{note}"


def _deadline(iso: str | float | None) -> str:
    """``2027-02-12 12:00 +00:00``: the zone only where the tender states one."""
    if iso is None:
        return "not stated"
    return " ".join(part for part in (str(iso)[:10], str(iso)[11:16], str(iso)[16:]) if part)
