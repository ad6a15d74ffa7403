"""The cost model as formulas over named inputs, one a line; the engine computes the same in exact decimals."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from models.document import Language
from models.estimate import CostGroup, Estimate
from tasks.adapters.workbooks.price_book import defined_name
from tasks.draft.price_tables import cost_frame
from tasks.price.wording import COST_LABELS, GROUP_NAMES

INDEXED_GROUPS = frozenset({"agents", "support", "attrition"})
_SUPPORT_CODES = (
    ("SUPERVISOR", "supervisor"),
    ("QA", "qa"),
    ("TRAINER", "trainer"),
    ("WFM", "wfm"),
    ("ACCOUNT_MGR", "manager"),
)


@dataclass(frozen=True, slots=True)
class CostFormula:
    """One cost line.

    Attributes:
        name: Under which other formulas refer to it.
        formula: Monthly amount of the first year, or the one-off amount; without the equals sign.
        engine: The engine's amount; zero where it left the line out.
        basis: The engine's own explanation with the figures as drafted.
    """

    name: str
    code: str
    group: CostGroup
    label: str
    formula: str
    engine: Decimal
    basis: str


def monthly_formulas(estimate: Estimate, language: Language) -> tuple[CostFormula, ...]:
    """The direct cost lines of a month in year 1, in the engine's order; lines of zero included."""
    loaded = "(agent_wages+cost_bonus+cost_shift_allowance)"
    rows: list[tuple[str, CostGroup, str | None, str]] = [
        ("AGENT_WAGE", "agents", line.id, f"{defined_name(f'fte_{line.id}')}*{defined_name(f'wage_{line.id}')}")
        for line in estimate.scope
    ]
    rows += [
        ("BONUS", "agents", None, "agent_wages*bonus_share"),
        ("SHIFT_ALLOWANCE", "agents", None, "agent_wages*night_share*night_premium"),
        ("SOCIAL_INS", "agents", None, f"{loaded}*social_insurance"),
        ("HOUSING_FUND", "agents", None, f"{loaded}*housing_fund"),
        *((code, "support", None, f"heads_{role}*wage_{role}") for code, role in _SUPPORT_CODES),
        ("SOCIAL_INS", "support", None, "support_wages*social_insurance"),
        ("HOUSING_FUND", "support", None, "support_wages*housing_fund"),
        ("ATTRITION", "attrition", None, "fte_total*attrition_month*hire_cost"),
        ("SEAT_RENT", "seats", None, "workplaces*seat_month"),
        ("PLATFORM_LICENCE", "licences", None, "licences*licence_month"),
        ("TELEPHONY_MIN", "telephony", None, "telephony_minutes*telephony_minute"),
    ]
    return _with_engine(rows, estimate, language, "monthly")


def one_off_formulas(estimate: Estimate, language: Language) -> tuple[CostFormula, ...]:
    """What is paid once, at the start."""
    rows: list[tuple[str, CostGroup, str | None, str]] = [
        ("RECRUIT", "setup", None, "fte_total*recruit_cost"),
        ("TRAIN_INITIAL", "setup", None, "fte_total*(hire_cost-recruit_cost)"),
        ("INTEGRATION", "setup", None, "setup_fixed"),
    ]
    return _with_engine(rows, estimate, language, "one_off")


def quantity_formulas(estimate: Estimate) -> tuple[tuple[str, str, Decimal | None], ...]:
    """(name, formula, engine value or None) of what several cost lines share, in order of use."""
    wages = "+".join(_name("AGENT_WAGE", "agents", line.id) for line in estimate.scope) or "0"
    support = "+".join(_name(code, "support", None) for code, _ in _SUPPORT_CODES)
    hired = "recruit_cost+training_months*IF(fte_total=0,0,agent_wages/fte_total)*(1+social_insurance+housing_fund)"
    return (
        ("agent_wages", wages, None),
        ("support_wages", support, None),
        ("hire_cost", f"ROUND({hired},2)", estimate.hire_cost),
        ("heads_sum", "+".join(f"heads_{role}" for _, role in _SUPPORT_CODES), None),
        (
            "licences",
            "production_seats+ROUNDUP(ROUND(production_seats*spare_share,9),0)",
            Decimal(estimate.licences),
        ),
        ("workplaces", "licences+ROUNDUP(heads_sum,0)", Decimal(estimate.workplaces)),
    )


def _with_engine(
    rows: list[tuple[str, CostGroup, str | None, str]], estimate: Estimate, language: Language, amount: str
) -> tuple[CostFormula, ...]:
    engine = {(item["code"], item["group"], item["line_id"]): item for item in cost_frame(estimate).to_dict("records")}
    lines = {line.id: line.label for line in estimate.scope}
    found = []
    for code, group, line_id, formula in rows:
        known = engine.get((code, group, line_id))
        label = COST_LABELS[code].of(language)
        detail = lines[line_id] if line_id else GROUP_NAMES[group].of(language) if code in _SHARED else ""
        colon = "：" if language == "zh" else ": "
        found.append(
            CostFormula(
                name=_name(code, group, line_id),
                code=code,
                group=group,
                label=f"{label}{colon}{detail}" if detail else label,
                formula=f"ROUND({formula},2)",
                engine=known[amount] if known else Decimal(0),
                basis=str(known["basis"]) if known else "",
            )
        )
    return tuple(found)


_SHARED = frozenset({"SOCIAL_INS", "HOUSING_FUND"})


def _name(code: str, group: str, line_id: str | None) -> str:
    parts = ["cost", code.lower()]
    if line_id:
        parts.append(line_id)
    elif group == "support" and code in _SHARED:
        parts.append(group)
    return defined_name("_".join(parts))
