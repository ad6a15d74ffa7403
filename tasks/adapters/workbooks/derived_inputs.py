"""Which inputs follow from others, as formulas: change shrinkage, and hours, people, cost and price follow.

A sum is written as a formula only where it gives the engine's own figure, so that a line which the engine
counts in another way stays a constant instead of becoming wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from models.estimate import Estimate, ScopeLine
from models.money import round_half_up
from tasks.adapters.workbooks.price_book import defined_name

_PHONE = frozenset({"voice", "outbound"})


def derived_inputs(estimate: Estimate, interval_cells: Mapping[str, str]) -> dict[str, str]:
    """Input name to formula, without the equals sign.

    Args:
        estimate: Whose inputs they are.
        interval_cells: Queue line id to the range of its agents per interval.
    """
    formulas: dict[str, str] = {}
    for line in estimate.scope:
        formulas |= _of_line(line, estimate, interval_cells.get(line.id))
    for name, stem, lines in _sums(estimate):
        members = [f"{stem}_{line.id}" for line in lines if f"{stem}_{line.id}" in estimate.inputs]
        if members and _total(estimate, members) == estimate.inputs.get(name):
            formulas[name] = "+".join(defined_name(member) for member in members)
    for name, lines in (("telephony_minutes", _phone(estimate)), ("handling_minutes", estimate.scope)):
        formulas |= _minutes(name, lines, estimate)
    return formulas


def agent_seconds(line: ScopeLine, estimate: Estimate) -> str:
    """An agent's seconds per contact as a formula: chats that run side by side share the agent."""
    seconds, at_once = defined_name(f"aht_s_{line.id}"), f"concurrency_{line.id}"
    return f"{seconds}/{defined_name(at_once)}" if at_once in estimate.inputs else seconds


def _of_line(line: ScopeLine, estimate: Estimate, agents: str | None) -> dict[str, str]:
    fte, seats, hours = (defined_name(f"{stem}_{line.id}") for stem in ("fte", "seats", "productive_hours"))
    open_hours = f"{defined_name(f'hours_per_week_{line.id}')}*days_per_year/84"
    paid_month = "paid_hours_per_week*days_per_year/84"
    people = f"ROUND(ROUND({hours}/(1-shrinkage),2)/({paid_month}),4)"
    if line.kind == "queue" and agents:
        return {
            f"seats_{line.id}": f"MAX({agents})",
            f"productive_hours_{line.id}": f"ROUND(SUM({agents})*{open_hours}/COUNT({agents}),2)",
            f"fte_{line.id}": people,
        }
    if line.kind == "deferred":
        contacts, aht = defined_name(f"contacts_{line.id}"), agent_seconds(line, estimate)
        return {
            f"seats_{line.id}": f"MAX(ROUNDUP(ROUND({hours}/({open_hours}),9),0),{line.min_on_shift})",
            f"productive_hours_{line.id}": f"ROUND({contacts}*{aht}/3600/occupancy_deferred,2)",
            f"fte_{line.id}": people,
        }
    if line.kind == "headcount" and line.heads_unit == "people":
        return {f"productive_hours_{line.id}": f"ROUND(ROUND({fte}*{paid_month},2)*(1-shrinkage),2)"}
    if line.kind == "headcount" and line.heads == estimate.inputs[f"seats_{line.id}"]:
        return {f"productive_hours_{line.id}": f"ROUND({seats}*{open_hours},2)", f"fte_{line.id}": people}
    return {f"fte_{line.id}": people}


def _sums(estimate: Estimate) -> tuple[tuple[str, str, tuple[ScopeLine, ...]], ...]:
    scope = estimate.scope
    in_centre = tuple(line for line in scope if line.in_centre)
    not_support = tuple(line for line in scope if line.role not in {"supervisor", "qa", "trainer", "wfm", "manager"})
    return (
        ("fte_total", "fte", scope),
        ("fte_operated", "fte", in_centre),
        ("fte_agents", "fte", not_support),
        ("production_seats", "seats", scope),
        ("productive_hours", "productive_hours", scope),
        ("contacts", "contacts", scope),
    )


def _phone(estimate: Estimate) -> tuple[ScopeLine, ...]:
    return tuple(line for line in estimate.scope if line.channel in _PHONE)


def _minutes(name: str, lines: Iterable[ScopeLine], estimate: Estimate) -> dict[str, str]:
    """Minutes a month of these lines, where ``contacts x seconds / 60`` gives the engine's figure."""
    counted = [line for line in lines if f"contacts_{line.id}" in estimate.inputs]
    exact = sum(
        (estimate.inputs[f"contacts_{line.id}"] * estimate.inputs[f"aht_s_{line.id}"] for line in counted), Decimal(0)
    )
    if not counted or round_half_up(exact / 60) != estimate.inputs.get(name):
        return {}
    products = (f"{defined_name(f'contacts_{line.id}')}*{defined_name(f'aht_s_{line.id}')}" for line in counted)
    return {name: f"ROUND(({'+'.join(products)})/60,2)"}


def _total(estimate: Estimate, names: Iterable[str]) -> Decimal:
    return sum((estimate.inputs[name] for name in names), Decimal(0))
