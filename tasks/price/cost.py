"""The cost of the service from named inputs, as a spreadsheet would: every line rounded half-up to the cent.

With ``L`` the scope lines and ``r`` the support roles::

    AGENT_WAGE (one a line)  = fte_L * wage_L                         agent_wages = their sum
    BONUS                    = agent_wages * bonus_share
    SHIFT_ALLOWANCE          = agent_wages * night_share * night_premium
    SOCIAL_INS, HOUSING_FUND = (agent_wages + BONUS + SHIFT_ALLOWANCE) * social_insurance, * housing_fund
    heads_r                  = max(0, ceiling(base_r / span_r, support_step) - stated_r)
                               base_r = fte_agents for supervisor and manager, else fte_operated
    SUPERVISOR ...           = heads_r * wage_r                       support_wages = their sum
    SOCIAL_INS, HOUSING_FUND = support_wages * social_insurance, * housing_fund
    hire_cost                = recruit_cost + training_months * agent_wages / fte_total
                               * (1 + social_insurance + housing_fund)
    ATTRITION                = fte_total * attrition_month * hire_cost
    licences                 = production_seats + roundup(production_seats * spare_share)
    workplaces               = licences + roundup(sum of heads_r)
    SEAT_RENT                = workplaces * seat_month
    PLATFORM_LICENCE         = licences * licence_month
    TELEPHONY_MIN            = telephony_minutes * telephony_minute
    direct                   = sum of all lines above
    HQ_OVERHEAD, CONTINGENCY = direct * overhead, direct * contingency
    RECRUIT (once)           = fte_total * recruit_cost
    TRAIN_INITIAL (once)     = fte_total * (hire_cost - recruit_cost)
    INTEGRATION (once)       = setup_fixed

In contract year y every line of the groups agents, support and attrition is multiplied by
``(1 + labour_index) ** (y - 1)`` and rounded again. The total is months of each year times
(direct + overhead + contingency) of that year, plus what is paid once; the levelised monthly cost is
the total by ``term_months``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from models.estimate import CostGroup, CostLine, SupportRole, YearCost
from models.money import round_half_up
from tasks.price.wording import COST_LABELS, GROUP_NAMES, UNITS, number

Inputs = Mapping[str, Decimal]

SUPPORT: tuple[tuple[SupportRole, str, str], ...] = (
    ("supervisor", "SUPERVISOR", "fte_agents"),
    ("qa", "QA", "fte_operated"),
    ("trainer", "TRAINER", "fte_operated"),
    ("wfm", "WFM", "fte_operated"),
    ("manager", "ACCOUNT_MGR", "fte_agents"),
)
_INDEXED: tuple[CostGroup, ...] = ("agents", "support", "attrition")
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class CostSheet:
    """What the service costs.

    Attributes:
        lines: Monthly lines of the first year, then what is paid once; lines of zero left out.
        monthly: Levelised over the term.
    """

    lines: tuple[CostLine, ...]
    support_heads: dict[str, Decimal]
    hire_cost: Decimal
    workplaces: int
    licences: int
    years: tuple[YearCost, ...]
    setup: Decimal
    total: Decimal
    monthly: Decimal

    def subtotal(self, group: CostGroup) -> Decimal:
        """Monthly cost of a group in the first year, plus what it costs once."""
        return sum((line.monthly + line.one_off for line in self.lines if line.group == group), _ZERO)


def build_cost(inputs: Inputs, lines: Sequence[tuple[str, str]], language: str) -> CostSheet:
    """The cost sheet of these inputs.

    Args:
        inputs: By the names above.
        lines: Id and label of each scope line, in order.
        language: Of the labels, ``en`` or ``zh``.
    """
    agents = _agent_lines(inputs, lines, language)
    wages = sum((line.monthly for line in agents if line.code == "AGENT_WAGE"), _ZERO)
    heads = support_heads(inputs)
    support = _support_lines(inputs, heads, language)
    hire_cost = _hire_cost(inputs, wages)
    licences = int(inputs["production_seats"] + _up(inputs["production_seats"] * inputs["spare_share"]))
    workplaces = licences + int(_up(sum(heads.values(), _ZERO)))
    running = [
        *agents,
        *support,
        *_other_lines(inputs, hire_cost, workplaces, licences, language),
    ]
    once = _one_off_lines(inputs, hire_cost, language)
    years = _years(inputs, running)
    setup = sum((line.one_off for line in once), _ZERO)
    total = sum((year.months * year.total_per_month for year in years), _ZERO) + setup
    on_top = _on_top_lines(inputs, years[0], language)
    return CostSheet(
        lines=tuple(line for line in (*running, *on_top, *once) if line.monthly or line.one_off),
        support_heads=heads,
        hire_cost=hire_cost,
        workplaces=workplaces,
        licences=licences,
        years=years,
        setup=setup,
        total=total,
        monthly=round_half_up(total / inputs["term_months"]),
    )


def support_heads(inputs: Inputs) -> dict[str, Decimal]:
    """Heads of each support role beyond those that the tender lists, in steps of ``support_step``."""
    step = inputs["support_step"]
    heads: dict[str, Decimal] = {}
    for role, _, base in SUPPORT:
        needed = _up(inputs[base] / inputs[f"span_{role}"] / step) * step
        heads[role] = max(_ZERO, needed - inputs[f"stated_{role}"])
    return heads


def _agent_lines(inputs: Inputs, lines: Sequence[tuple[str, str]], language: str) -> list[CostLine]:
    fte = UNITS["FTE"].of(language)
    wages = [
        _monthly("AGENT_WAGE", "agents", inputs[f"fte_{line}"] * inputs[f"wage_{line}"], language,
                 f"{number(inputs[f'fte_{line}'])} {fte} × {number(inputs[f'wage_{line}'])}", label)
        for line, label in lines
    ]  # fmt: skip
    paid = sum((line.monthly for line in wages), _ZERO)
    bonus = _monthly(
        "BONUS", "agents", paid * inputs["bonus_share"], language, f"{number(paid)} × {percent(inputs['bonus_share'])}"
    )
    night = _monthly(
        "SHIFT_ALLOWANCE", "agents", paid * inputs["night_share"] * inputs["night_premium"], language,
        f"{number(paid)} × {percent(inputs['night_share'])} × {percent(inputs['night_premium'])}",
    )  # fmt: skip
    base = paid + bonus.monthly + night.monthly
    return [*wages, bonus, night, *_burden(inputs, base, "agents", language)]


def _burden(inputs: Inputs, base: Decimal, group: CostGroup, language: str) -> list[CostLine]:
    return [
        _monthly(code, group, base * inputs[rate], language, f"{number(base)} × {percent(inputs[rate])}",
                 GROUP_NAMES[group].of(language))
        for code, rate in (("SOCIAL_INS", "social_insurance"), ("HOUSING_FUND", "housing_fund"))
    ]  # fmt: skip


def _support_lines(inputs: Inputs, heads: Mapping[str, Decimal], language: str) -> list[CostLine]:
    wages = [
        _monthly(code, "support", heads[role] * inputs[f"wage_{role}"], language,
                 f"{number(heads[role])} × {number(inputs[f'wage_{role}'])}")
        for role, code, _ in SUPPORT
    ]  # fmt: skip
    base = sum((line.monthly for line in wages), _ZERO)
    return [*wages, *_burden(inputs, base, "support", language)]


def _hire_cost(inputs: Inputs, agent_wages: Decimal) -> Decimal:
    average_wage = agent_wages / inputs["fte_total"] if inputs["fte_total"] else _ZERO
    loaded = average_wage * (1 + inputs["social_insurance"] + inputs["housing_fund"])
    return round_half_up(inputs["recruit_cost"] + inputs["training_months"] * loaded)


def _other_lines(
    inputs: Inputs, hire_cost: Decimal, workplaces: int, licences: int, language: str
) -> tuple[CostLine, ...]:
    rows: tuple[tuple[str, CostGroup, tuple[Decimal, ...]], ...] = (
        ("ATTRITION", "attrition", (inputs["fte_total"], inputs["attrition_month"], hire_cost)),
        ("SEAT_RENT", "seats", (Decimal(workplaces), inputs["seat_month"])),
        ("PLATFORM_LICENCE", "licences", (Decimal(licences), inputs["licence_month"])),
        ("TELEPHONY_MIN", "telephony", (inputs["telephony_minutes"], inputs["telephony_minute"])),
    )
    return tuple(
        _monthly(code, group, _product(factors), language, " × ".join(number(factor) for factor in factors))
        for code, group, factors in rows
    )


def _on_top_lines(inputs: Inputs, first: YearCost, language: str) -> tuple[CostLine, ...]:
    direct = number(first.direct)
    return (
        _monthly("HQ_OVERHEAD", "overhead", first.overhead, language, f"{direct} × {percent(inputs['overhead'])}"),
        _monthly(
            "CONTINGENCY", "contingency", first.contingency, language, f"{direct} × {percent(inputs['contingency'])}"
        ),
    )


def _one_off_lines(inputs: Inputs, hire_cost: Decimal, language: str) -> tuple[CostLine, ...]:
    fte, training = inputs["fte_total"], hire_cost - inputs["recruit_cost"]
    return (
        _once("RECRUIT", fte * inputs["recruit_cost"], language, f"{number(fte)} × {number(inputs['recruit_cost'])}"),
        _once("TRAIN_INITIAL", fte * training, language, f"{number(fte)} × {number(training)}"),
        _once("INTEGRATION", inputs["setup_fixed"], language, number(inputs["setup_fixed"])),
    )


def _years(inputs: Inputs, lines: Sequence[CostLine]) -> tuple[YearCost, ...]:
    term = int(inputs["term_months"])
    years = []
    for year in range(1, -(-term // 12) + 1):
        factor = (1 + inputs["labour_index"]) ** (year - 1)
        direct = sum(
            (round_half_up(line.monthly * factor) if line.group in _INDEXED else line.monthly for line in lines), _ZERO
        )
        overhead = round_half_up(direct * inputs["overhead"])
        contingency = round_half_up(direct * inputs["contingency"])
        years.append(
            YearCost(
                year=year, months=min(12, term - 12 * (year - 1)), direct=direct, overhead=overhead,
                contingency=contingency, total_per_month=direct + overhead + contingency,
            )
        )  # fmt: skip
    return tuple(years)


def _monthly(code: str, group: CostGroup, amount: Decimal, language: str, basis: str, detail: str = "") -> CostLine:
    label = _labelled(code, language, detail)
    return CostLine(code=code, label=label, group=group, monthly=round_half_up(amount), basis=basis)


def _once(code: str, amount: Decimal, language: str, basis: str) -> CostLine:
    label = _labelled(code, language, "")
    return CostLine(code=code, label=label, group="setup", one_off=round_half_up(amount), basis=basis)


def _labelled(code: str, language: str, detail: str) -> str:
    label = COST_LABELS[code].of(language)
    if not detail:
        return label
    return f"{label}：{detail}" if language == "zh" else f"{label}: {detail}"


def percent(share: Decimal) -> str:
    """``31.7 %`` for 0.317."""
    return f"{number(share * 100)} %"


def _product(factors: Sequence[Decimal]) -> Decimal:
    result = Decimal(1)
    for factor in factors:
        result *= factor
    return result


def _up(value: Decimal) -> Decimal:
    return value.to_integral_value(rounding=ROUND_CEILING)
