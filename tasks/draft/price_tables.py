"""The price as pandas frames: assumptions, volumes, staffing, cost and options, every value as the engine left it."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from models.estimate import Estimate
from models.money import round_half_up
from models.pack import PackContent
from models.provenance import Source
from tasks.draft.claims import Citer

ASSUMPTION_COLUMNS = (
    "id", "label", "value", "unit", "status", "citation", "quote", "basis", "owner", "question",
)  # fmt: skip
VOLUME_COLUMNS = ("channel", "quantity", "unit", "period", "aht_s", "reading", "citation", "quote")
INTERVAL_VOLUME_COLUMNS = ("channel", "weekday", "start", "minutes", "quantity", "citation", "quote")
SCOPE_COLUMNS = (
    "line_id", "label", "kind", "channel", "contacts_per_month", "aht_s", "service_level_percent",
    "service_level_seconds", "hours_per_week", "heads", "status", "citation", "quote",
)  # fmt: skip
STAFFING_COLUMNS = ("line_id", "label", "model", "seats_peak", "productive_hours", "paid_hours", "fte")
COST_COLUMNS = ("code", "group", "line_id", "label", "monthly", "one_off", "basis", "status")
OPTION_COLUMNS = ("id", "label", "unit", "quantity_per_month", "unit_price")


def assumption_frame(content: PackContent) -> pd.DataFrame:
    """Every assumption and stated input with its origin, in the engine's order; columns ``ASSUMPTION_COLUMNS``."""
    citer = _citer(content)
    return _frame(
        [
            (
                item.id, item.label, item.value, item.unit, item.status, *_place(citer, item.source),
                item.basis or None, item.owner or None, item.question,
            )
            for item in content.estimate.assumptions
        ],
        ASSUMPTION_COLUMNS,
    )  # fmt: skip


def volume_frame(content: PackContent) -> pd.DataFrame:
    """What the tender states about volumes, verbatim with its place; columns ``VOLUME_COLUMNS``."""
    citer, fact = _citer(content), content.reading.facts.volumes
    return _frame(
        [
            (
                item.channel, item.quantity, item.unit, item.period, item.aht_s, item.label or None,
                *_place(citer, _with_document(item.where, fact.document if fact else "")),
            )
            for item in (fact.value if fact else ())
        ],
        VOLUME_COLUMNS,
    )  # fmt: skip


def interval_volume_frame(content: PackContent) -> pd.DataFrame:
    """The tender's interval table, if it has one; columns ``INTERVAL_VOLUME_COLUMNS``."""
    citer, fact = _citer(content), content.reading.facts.interval_volumes
    return _frame(
        [
            (
                item.channel, item.weekday, item.start, item.minutes, item.quantity,
                *_place(citer, _with_document(item.where, fact.document if fact else "")),
            )
            for item in (fact.value if fact else ())
        ],
        INTERVAL_VOLUME_COLUMNS,
    )  # fmt: skip


def scope_frame(content: PackContent) -> pd.DataFrame:
    """The lines that are priced; columns ``SCOPE_COLUMNS``; figures that do not apply to a kind are None."""
    citer = _citer(content)
    rows = []
    for line in content.estimate.scope:
        people = line.kind == "headcount"
        rows.append(
            (
                line.id, line.label, line.kind, line.channel,
                None if people else line.contacts_per_month,
                None if people else line.aht_s,
                line.service_level_percent if line.kind == "queue" else None,
                line.service_level_seconds if line.kind == "queue" else None,
                line.hours_per_week or None,
                line.heads if people else None,
                line.status,
                *_place(citer, line.source),
            )
        )  # fmt: skip
    return _frame(rows, SCOPE_COLUMNS)


def staffing_frame(estimate: Estimate) -> pd.DataFrame:
    """What each line needs, in scope order; columns ``STAFFING_COLUMNS``."""
    labels = _labels(estimate)
    return _frame(
        [
            (
                item.line_id, labels[item.line_id], item.model, item.seats_peak, item.productive_hours_per_month,
                item.paid_hours_per_month, item.fte,
            )
            for item in estimate.staffing
        ],
        STAFFING_COLUMNS,
    )  # fmt: skip


def cost_frame(estimate: Estimate) -> pd.DataFrame:
    """The cost lines in the engine's order; ``line_id`` says whose wages an ``AGENT_WAGE`` line is.

    The engine leaves lines of zero out, so wage lines are handed to the scope lines whose wages are not zero.
    """
    inputs = estimate.inputs
    paid = (line.id for line in estimate.scope if round_half_up(inputs[f"fte_{line.id}"] * inputs[f"wage_{line.id}"]))
    return _frame(
        [
            (
                item.code, item.group, next(paid) if item.code == "AGENT_WAGE" else None, item.label, item.monthly,
                item.one_off, item.basis, item.status,
            )
            for item in estimate.cost_lines
        ],
        COST_COLUMNS,
    )  # fmt: skip


def option_frame(estimate: Estimate) -> pd.DataFrame:
    """The price by billing unit, the quoted unit first; columns ``OPTION_COLUMNS``, amounts as Decimal."""
    return _frame(
        [
            (item.id, item.label, item.unit, item.quantity_per_month, item.unit_price.amount)
            for item in estimate.options
        ],
        OPTION_COLUMNS,
    )


def _frame(rows: Sequence[tuple[object, ...]], columns: Sequence[str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(columns), dtype=object)


def _citer(content: PackContent) -> Citer:
    return Citer(language=content.reading.language, documents=content.reading.documents)


def _labels(estimate: Estimate) -> dict[str, str]:
    return {line.id: line.label for line in estimate.scope}


def _place(citer: Citer, source: Source | None) -> tuple[str | None, str | None]:
    """Where it stands and the words there."""
    if source is None:
        return None, None
    return source.cited(citer.language), source.text or None


def _with_document(source: Source, document: str) -> Source:
    return source if source.document else source.model_copy(update={"document": document})
