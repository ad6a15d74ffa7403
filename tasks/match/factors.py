"""The twelve scored factors: measured where the tender or the profile says enough, else unknown with a question."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from models.match import Factor, LedgerRow
from models.provenance import Source
from tasks.match.gates import Case, room_below_ceiling
from tasks.match.profile import FactorId, FactorRule

_PAYMENT = re.compile(
    r"(?:pay(?:ment|able|s|)?|invoices?|paid)[^.;]{0,80}?within\s(?:\w{3,12} \()?(?P<a>\d{1,3})\)?\s"
    r"(?:calendar |working |business )?days"
    r"|(?P<b>\d{1,3})\s?(?:个)?(?:工作日|日历日|日|天)内[^。；;]{0,20}?(?:支付|付款|结算)",
    re.IGNORECASE,
)
_UNCAPPED = re.compile(
    r"unlimited liability|liability (?:shall|will) be unlimited|uncapped"
    r"|(?:indemnif|liab)[^.;]{0,80}?\bwithout (?:limit|(?:any )?cap)\b|无限责任|赔偿[^。；]{0,12}不设上限",
    re.IGNORECASE,
)
_RE_LET = re.compile(
    r"incumbent|(?:current|existing|outgoing) (?:supplier|provider|contractor)|TUPE"
    r"|原服务商|现服务商|原供应商|上一服务商",
    re.IGNORECASE,
)
_IN_HOUSE = re.compile(
    r"in-house (?:contact|call) cent|currently (?:run|operated|provided) in-house|自建(?:呼叫中心|坐席|座席|客服)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found about one factor: a score, or a value for the rule's bands."""

    reason: str
    score: int | None = None
    value: Decimal | None = None
    source: Source | None = None


def score_factors(case: Case) -> tuple[Factor, ...]:
    """Every factor of the rules, in their order; unknown ones carry their question as the reason."""
    return tuple(_scored(rule, case) for rule in case.rules.factors)


def _scored(rule: FactorRule, case: Case) -> Factor:
    name = rule.name.of(case.language)
    if rule.score is not None:
        reason = case.say("Set in the bid rules.", "由投标规则设定。")
        return Factor(id=rule.id, name=name, weight=rule.weight, score=rule.score, reason=reason)
    find = _FINDERS.get(rule.id)
    finding = find(case) if find else None
    if finding is None:
        question = rule.question.of(case.language)
        reason = case.say(f"Not in the tender. Ask: {question}", f"招标文件未说明。待了解：{question}")
        return Factor(id=rule.id, name=name, weight=rule.weight, reason=reason)
    score = rule.score_of(finding.value) if finding.value is not None else finding.score
    return Factor(id=rule.id, name=name, weight=rule.weight, score=score, reason=finding.reason, source=finding.source)


def _first_row(case: Case, pattern: re.Pattern[str]) -> LedgerRow | None:
    return next((row for row in case.match.ledger if pattern.search(row.requirement.text)), None)


def _own_centre(case: Case) -> Finding | None:
    in_house, re_let = _first_row(case, _IN_HOUSE), _first_row(case, _RE_LET)
    if in_house is not None:
        reason = case.say("The buyer runs a centre of its own.", "客户有自建中心。")
        return Finding(reason, score=2, source=in_house.requirement.where)
    if re_let is not None:
        reason = case.say("The service is outsourced today: a re-let.", "该服务目前已外包，本次为续招。")
        return Finding(reason, score=4, source=re_let.requirement.where)
    return None


def _outsourcing_intent(case: Case) -> Finding | None:
    if not case.match.is_contact_centre:
        return Finding(case.say("It does not outsource contact-centre work.", "并非呼叫中心业务外包。"), score=0)
    budget = case.facts.budget
    if budget is None:
        return Finding(case.say("A published tender; no budget stated.", "已公开招标，未公布预算。"), score=4)
    reason = case.say(
        f"A published tender with a stated budget ({budget.value}).", f"已公开招标并公布预算（{budget.value}）。"
    )
    return Finding(reason, score=5, source=budget.where)


def _volume(case: Case) -> Finding | None:
    if not case.match.is_contact_centre or case.estimate.basis == "assumed":
        return None
    source = next((line.source for line in case.estimate.scope if line.source), None)
    fte = case.estimate.fte_total
    reason = case.say(f"{fte:,.1f} FTE from the stated scope.", f"按招标文件所述业务量折算为{fte:,.1f}个全职人力。")
    return Finding(reason, value=fte, source=source)


def _outsourcing_experience(case: Case) -> Finding | None:
    facts = case.facts
    lists = (facts.service_levels, facts.volumes, facts.staffing_minimum)
    stated = sum(len(fact.value) for fact in lists if fact)
    if not stated or not case.match.is_contact_centre:
        return None
    reason = case.say(
        f"{stated} service levels, volumes and staffing minimums stated: the more detail, the more experience.",
        f"招标文件列明{stated}项服务指标、业务量与人员要求；要求越细，外包经验越丰富。",
    )
    return Finding(reason, value=Decimal(stated), source=next(fact.where for fact in lists if fact))


def _quality_vs_price(case: Case) -> Finding | None:
    fact = case.facts.price_weight_percent
    if fact is None:
        return None
    weight = Decimal(str(fact.value)).normalize()
    reason = case.say(f"The price weighs {weight:f} %.", f"价格权重为{weight:f}%。")
    return Finding(reason, value=100 - weight, source=fact.where)


def _references(case: Case) -> Finding | None:
    if not case.match.is_contact_centre:
        return Finding(case.say("Our references are contact-centre work.", "我方业绩均为呼叫中心业务。"), score=0)
    asked = {item.id for row in case.match.ledger for item in row.evidence if item.kind == "reference"}
    wanted = {
        concept
        for capability in case.profile.capabilities
        for concept in capability.concepts
        if any(item.id == capability.id for row in case.match.ledger for item in row.evidence)
    }
    fitting = [one for one in case.profile.references if one.id in asked or wanted.intersection(one.concepts)]
    reason = case.say(
        f"{len(fitting)} of {len(case.profile.references)} references on file share work with this tender.",
        f"存档{len(case.profile.references)}个业绩中有{len(fitting)}个与本项目内容相同。",
    )
    return Finding(reason, value=Decimal(len(fitting)))


def _capacity_ramp(case: Case) -> Finding | None:
    if case.estimate.basis == "assumed" or case.estimate.seats <= 0 or not case.match.is_contact_centre:
        return None
    free, needed = case.profile.capacity.free_seats, case.estimate.seats
    reason = case.say(f"{free} seats free, {needed} needed.", f"空闲{free}席，需要{needed}席。")
    return Finding(reason, value=Decimal(free) / needed)


def _price_to_win(case: Case) -> Finding | None:
    room = room_below_ceiling(case)
    if room is None or room.is_doubtful or case.facts.budget is None:
        return None
    reason = case.say(
        f"Our floor leaves {room.percent:.1f} % below the ceiling: {room.words}.",
        f"底价与限价之间的空间为{room.percent:.1f}%：{room.words}。",
    )
    return Finding(reason, value=room.percent, source=case.facts.budget.where)


def _terms(case: Case) -> Finding | None:
    paid = _first_row(case, _PAYMENT)
    match = _PAYMENT.search(paid.requirement.text) if paid else None
    if paid is None or match is None:
        return None
    days, uncapped = int(match["a"] or match["b"]), _first_row(case, _UNCAPPED)
    reason = case.say(f"Payment within {days} days.", f"付款周期{days}天。")
    if uncapped is not None:
        reason += case.say(" Liability without a cap.", "责任无上限。")
    return Finding(reason, value=Decimal(100 - days - (30 if uncapped else 0)), source=paid.requirement.where)


_FINDERS: Mapping[FactorId, Callable[[Case], Finding | None]] = {
    "own_centre": _own_centre,
    "outsourcing_intent": _outsourcing_intent,
    "volume": _volume,
    "outsourcing_experience": _outsourcing_experience,
    "quality_vs_price": _quality_vs_price,
    "references": _references,
    "capacity_ramp": _capacity_ramp,
    "price_to_win": _price_to_win,
    "terms": _terms,
}
