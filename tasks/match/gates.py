"""The knock-out questions of bid/no-bid, each answered pass, fail or ask, with the reason and its place."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from models.capability import Certificate, CompanyProfile
from models.estimate import Estimate
from models.facts import TenderFacts
from models.match import Gate, GateOutcome, LedgerRow, MatchResult, RowType
from models.provenance import Source
from models.tender import Unread
from tasks.match.certificates import held_certificate
from tasks.match.concepts import readable
from tasks.match.due_dates import deadline_on, term_end_on, valid_on
from tasks.match.places import compare_places
from tasks.match.profile import BidRules, GateId
from tasks.match.unit_ceilings import unit_ceilings
from tasks.match.wording import clipped, listed, say

_A_YEAR = re.compile(
    r"(?:each|per|a|every) (?:contract )?(?:year|annum)|annual|yearly|/\s?年|每年|年度(?:预算|限价)", re.IGNORECASE
)
_CEILING_WORDS = re.compile(
    r"\b(?:ceiling|maximum|not[- ]to[- ]exceed) (?:\w+ )?(?:price|rate|budget|amount)s?\b|\bprice ceiling\b"
    r"|最高限价|控制价|拦标价",
    re.IGNORECASE,
)
FEW_REQUIREMENTS = 10  # too little was read to say what the tender is about
NAMED_KNOCKOUTS = 3
NAMED_UNREAD = 4
_NEEDS_PROOF: frozenset[RowType] = frozenset({"evaluation", "scope", "service_level"})


@dataclass(frozen=True, slots=True)
class Case:
    """Everything the decision looks at."""

    match: MatchResult
    facts: TenderFacts
    estimate: Estimate
    unread: tuple[Unread, ...]
    profile: CompanyProfile
    rules: BidRules
    language: str
    today: dt.date

    def say(self, en: str, zh: str) -> str:
        """The sentence in the tender's language."""
        return say(self.language, en, zh)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one gate came out."""

    outcome: GateOutcome
    reason: str
    source: Source | None = None


def answer_gates(case: Case) -> tuple[Gate, ...]:
    """Every gate of the rules, in their order."""
    gates = []
    for rule in case.rules.gates:
        verdict = _ANSWERS[rule.id](case)
        gates.append(
            Gate(
                id=rule.id,
                name=rule.name.of(case.language),
                outcome=verdict.outcome,
                reason=verdict.reason,
                source=verdict.source,
            )
        )
    return tuple(gates)


def worst(outcomes: Sequence[GateOutcome]) -> GateOutcome:
    """``fail`` before ``ask`` before ``pass``."""
    order: tuple[GateOutcome, ...] = ("fail", "ask", "pass")
    return next((one for one in order if one in outcomes), "pass")


def _deadline(case: Case) -> Verdict:
    fact, day = case.facts.submission_deadline, deadline_on(case.facts)
    if fact is None or day is None:
        return Verdict("ask", case.say("No full submission deadline was read.", "未读取到完整的投标截止时间。"))
    left = (day - case.today).days
    if left < 0:
        return Verdict("fail", case.say(f"The deadline {day} has passed.", f"投标截止日{day}已过。"), fact.where)
    if fact.confidence < case.rules.risk.low_confidence:
        reason = case.say(f"The deadline {day} was read with doubt: check it.", f"截止日{day}识别存疑，请核实。")
        return Verdict("ask", reason, fact.where)
    if left < case.rules.risk.deadline_min_days:
        reason = case.say(f"Only {left} days left until {day}.", f"距截止日{day}仅剩{left}天。")
        return Verdict("ask", reason, fact.where)
    return Verdict("pass", case.say(f"{left} days left until {day}.", f"距截止日{day}还有{left}天。"), fact.where)


def _contact_centre(case: Case) -> Verdict:
    shown_by = case.match.contact_centre_evidence
    if case.match.is_contact_centre:
        return Verdict("pass", shown_by)
    if len(case.match.ledger) < FEW_REQUIREMENTS:
        reason = case.say(
            f"Not shown to be contact-centre work, and little was read. {shown_by}.",
            f"无法确认属于呼叫中心业务，且可读内容较少。{shown_by}。",
        )
        return Verdict("ask", reason)
    return Verdict("fail", case.say(f"Not contact-centre work. {shown_by}.", f"非呼叫中心业务。{shown_by}。"))


def _licence(case: Case) -> Verdict:
    wanted = case.rules.risk.licence.get(case.language)
    if wanted is None:
        return Verdict(
            "pass", case.say("No licence is set for this market in the rules.", "规则未设定该市场的许可要求。")
        )
    if not case.match.is_contact_centre:
        return Verdict("pass", case.say("Not contact-centre work: not needed.", "非呼叫中心业务，无需该许可。"))
    held = next((one for one in case.profile.certificates if one.id == wanted), None)
    if held is None:
        reason = case.say(f"The licence {wanted} is missing from the profile.", f"公司资料中缺少许可证（{wanted}）。")
        return Verdict("fail", reason)
    return _validity(held, case)


def _validity(held: Certificate, case: Case, source: Source | None = None) -> Verdict:
    name, until = held.name.of(case.language), held.valid_until
    start, end = valid_on(case.facts, case.today), term_end_on(case.facts, case.today)
    if until < start or held.valid_from > start:
        return Verdict(
            "fail", case.say(f"{name} ends {until}, before {start}.", f"{name}有效期至{until}，早于{start}。"), source
        )
    if until < end:
        reason = case.say(
            f"{name} ends {until}, within the term (to {end}): renewal must be shown.",
            f"{name}有效期至{until}，早于服务期满（{end}），须说明续期安排。",
        )
        return Verdict(case.rules.risk.expiry_within_term, reason, source)
    return Verdict("pass", case.say(f"{name} is valid until {until}.", f"{name}有效期至{until}。"), source)


def _certificates(case: Case) -> Verdict:
    fact = case.facts.mandatory_certificates
    if fact is None or not fact.value:
        return Verdict("pass", case.say("The tender names no mandatory certificate.", "招标文件未列明强制性证书。"))
    verdicts = []
    for name in dict.fromkeys(fact.value):
        held = held_certificate(name, case.profile)
        missing = Verdict(
            "fail", case.say(f"{name}: not in the company profile.", f"{name}：公司资料中没有。"), fact.where
        )
        verdicts.append(missing if held is None else _validity(held, case, fact.where))
    outcome = worst([one.outcome for one in verdicts])
    if outcome == "fail" and fact.confidence < case.rules.risk.low_confidence:
        outcome = "ask"
    telling = dict.fromkeys(one.reason for one in verdicts if one.outcome == worst([v.outcome for v in verdicts]))
    return Verdict(outcome, " ".join(telling), fact.where)


def _knockouts(case: Case) -> Verdict:
    rows = [row for row in case.match.ledger if row.requirement.knockout]
    refused = [row for row in rows if row.compliance == "exception"]
    if refused:
        return Verdict("fail", _named(refused, case, "Cannot be met", "无法满足"), refused[0].requirement.where)
    open_rows = [row for row in rows if row.gap is not None]
    unknown = [row for row in rows if row.compliance == "unknown" and row.type in _NEEDS_PROOF]
    if not open_rows and unknown:
        reason = _named(unknown, case, "To be confirmed by a person", "须人工确认")
        return Verdict("ask", reason, unknown[0].requirement.where)
    if open_rows:
        reason = _named(open_rows, case, "Not fully proven", "尚未完全证明")
        return Verdict("ask", reason, open_rows[0].requirement.where)
    reason = case.say(
        f"{len(rows)} knock-out requirements, none with a gap; those on form and delivery remain to be done.",
        f"共{len(rows)}条否决性条款，均无缺口；其中格式与递交类条款须由人工完成。",
    )
    return Verdict("pass", reason)


def _named(rows: Sequence[LedgerRow], case: Case, en: str, zh: str) -> str:
    names = [clipped(row.requirement.text, 60) for row in rows[:NAMED_KNOCKOUTS]]
    quoted = listed(case.language, (f"“{name}”" for name in names))
    return case.say(f"{en}: {len(rows)} ({quoted}).", f"{zh}：{len(rows)}条（{quoted}）。")


def _conflict(case: Case) -> Verdict:
    buyer = case.facts.buyer
    if buyer is None:
        return Verdict(
            "ask", case.say("The buyer was not read: check for conflicts.", "未识别采购人，请核查利益冲突。")
        )
    hit = next((name for name in case.profile.conflicts if name.lower() in buyer.value.lower()), None)
    if hit is not None:
        reason = case.say(
            f"{buyer.value} is on our list of conflicts ({hit}).", f"{buyer.value}在利益冲突名单中（{hit}）。"
        )
        return Verdict("fail", reason, buyer.where)
    reason = case.say(f"{buyer.value} is not on our list of conflicts.", f"{buyer.value}不在利益冲突名单中。")
    return Verdict("pass", reason, buyer.where)


@dataclass(frozen=True, slots=True)
class Room:
    """Our floor and the tender's ceiling over the whole term, on the same tax basis.

    Attributes:
        words: How both were made comparable, with the figures.
        is_doubtful: The scope is assumed or another trade's, or the ceiling was read with doubt.
    """

    floor: Decimal
    ceiling: Decimal
    words: str
    is_doubtful: bool

    @property
    def percent(self) -> Decimal:
        """What the floor leaves below the ceiling, in per cent of the ceiling."""
        return (self.ceiling - self.floor) / self.ceiling * 100


def room_below_ceiling(case: Case) -> Room | None:
    """Floor against ceiling; None when there is no ceiling in our currency."""
    fact, estimate = case.facts.budget, case.estimate
    if fact is None or fact.value.currency != estimate.currency or fact.value.amount <= 0:
        return None
    is_yearly, with_tax = bool(_A_YEAR.search(fact.text)), _includes_tax(fact.text, case.language)
    ceiling = fact.value.amount * (Decimal(estimate.term_months) / 12 if is_yearly else 1)
    floor = estimate.floor_monthly.amount * estimate.term_months
    if with_tax and estimate.total_ex_vat.amount > 0:
        floor *= estimate.total_inc_vat.amount / estimate.total_ex_vat.amount
    months, currency = estimate.term_months, estimate.currency
    words = case.say(
        f"floor {currency} {floor:,.0f}, ceiling {currency} {ceiling:,.0f} for {months} months, "
        f"{'with' if with_tax else 'without'} tax{', yearly ceiling times the term' if is_yearly else ''}",
        f"{months}个月底价{floor:,.0f}，限价{ceiling:,.0f}（{currency}，{'含税' if with_tax else '不含税'}"
        f"{'，按年度限价乘以服务年限' if is_yearly else ''}）",
    )
    doubtful = (
        estimate.basis == "assumed"
        or not case.match.is_contact_centre
        or fact.confidence < case.rules.risk.low_confidence
    )
    return Room(floor, ceiling, words, doubtful)


def _includes_tax(text: str, language: str) -> bool:
    """Chinese ceilings include tax unless they say otherwise; English ones do when they say so."""
    if language == "zh":
        return not re.search(r"不含税|未税|不含增值税", text)
    return re.search(r"inclu(?:ding|sive of) (?:VAT|tax)", text, re.IGNORECASE) is not None


def _ceiling(case: Case) -> Verdict:
    """The worst of the total and of the limits for a unit, said together."""
    verdicts = [*_unit_ceilings(case), _total_ceiling(case)]
    outcome = worst([one.outcome for one in verdicts])
    telling = [one for one in verdicts if one.outcome == outcome]
    return Verdict(outcome, " ".join(one.reason for one in telling), telling[0].source)


def _unit_ceilings(case: Case) -> Iterator[Verdict]:
    """Limits for a unit that our price for the same unit exceeds; the floor fails, the target asks."""
    estimate = case.estimate
    share = estimate.floor_monthly.amount / estimate.target_monthly.amount if estimate.target_monthly.amount else 1
    for row in case.match.ledger:
        for limit in unit_ceilings(row.requirement):
            price = next((one.unit_price.amount for one in estimate.options if one.id == limit.unit), None)
            if price is None:
                continue
            with_tax = _includes_tax(limit.requirement.text, case.language)
            if with_tax and estimate.total_ex_vat.amount > 0:
                price *= estimate.total_inc_vat.amount / estimate.total_ex_vat.amount
            if price <= limit.amount:
                continue
            tax = case.say("with tax" if with_tax else "without tax", "含税" if with_tax else "不含税")
            reason = case.say(
                f"The unit price is over its limit “{limit.words}”: target {price:,.2f}, floor {price * share:,.2f} "
                f"({estimate.currency}, {tax}).",
                f"单价超过限价“{limit.words}”：目标价{price:,.2f}，底价{price * share:,.2f}"
                f"（{estimate.currency}，{tax}）。",
            )
            is_sure = price * share > limit.amount and estimate.basis != "assumed" and case.match.is_contact_centre
            yield Verdict("fail" if is_sure else "ask", reason, row.requirement.where)


def _total_ceiling(case: Case) -> Verdict:
    fact, room = case.facts.budget, room_below_ceiling(case)
    if fact is None:
        return _ceiling_not_read(case)
    if room is None:
        return Verdict("ask", case.say("The ceiling is in another currency.", "限价币种与报价币种不同。"), fact.where)
    if room.is_doubtful:
        reason = case.say(
            f"Scope or ceiling is uncertain: {room.words}.", f"业务范围或限价存在不确定性：{room.words}。"
        )
        return Verdict("ask", reason, fact.where)
    if room.floor > room.ceiling:
        reason = case.say(f"The ceiling is below our floor: {room.words}.", f"限价低于我方底价：{room.words}。")
        return Verdict("fail", reason, fact.where)
    return Verdict("pass", case.say(f"Covered: {room.words}.", f"可覆盖：{room.words}。"), fact.where)


def _ceiling_not_read(case: Case) -> Verdict:
    """A requirement that speaks of a ceiling is shown: "none was read" alone would sound like "there is none"."""
    named = next((row.requirement for row in case.match.ledger if _CEILING_WORDS.search(row.requirement.text)), None)
    if named is None:
        return Verdict("ask", case.say("No ceiling or budget was read.", "未读取到预算或最高限价。"))
    words = clipped(named.text, 60)
    reason = case.say(
        f"A price limit is named but no total could be read from it, compare by hand: “{words}”.",
        f"招标文件设有价格上限，但未能读取为总价，须人工比对：“{words}”。",
    )
    return Verdict("ask", reason, named.where)


def _based_elsewhere(case: Case) -> Verdict | None:
    """A mandatory demand for a site or people where we have none: free seats elsewhere do not answer it."""
    for row in case.match.ledger:
        if row.requirement.level != "mandatory" or row.requirement.category == "submission":
            continue  # an address to send the bid to is no place of work
        for one in compare_places(readable(row.requirement.text), case.profile, case.language):
            if one.outcome != "met":
                reason = case.say(f"{one.reason[0].upper()}{one.reason[1:]}.", f"{one.reason}。")
                return Verdict("ask", reason, row.requirement.where)
    return None


def _capacity(case: Case) -> Verdict:
    """Seats and hires, and whether they are where the tender wants them."""
    here, elsewhere = _seats_and_hires(case), _based_elsewhere(case) if case.match.is_contact_centre else None
    if elsewhere is None:
        return here
    return Verdict(worst([here.outcome, "ask"]), f"{elsewhere.reason} {here.reason}", elsewhere.source)


def _seats_and_hires(case: Case) -> Verdict:
    capacity, estimate = case.profile.capacity, case.estimate
    hired, fte = capacity.hires_per_month * capacity.pass_rate, f"{estimate.fte_total:,.1f}"
    needs = case.say(
        f"{estimate.seats} seats and {fte} FTE needed; "
        f"{capacity.free_seats} of {capacity.seats} seats free, {hired.normalize():f} people trained a month",
        f"需{estimate.seats}席、{fte}个全职人力；共{capacity.seats}席，空闲{capacity.free_seats}席，"
        f"每月可上岗{hired.normalize():f}人",
    )
    if not case.match.is_contact_centre:
        reason = case.say(
            f"Our seats and hires are for contact-centre work, this work needs others: {needs}.",
            f"我方席位与招聘能力均为呼叫中心业务，本项目需另行落实：{needs}。",
        )
        return Verdict("ask", reason)
    if estimate.basis == "assumed":
        return Verdict("ask", case.say(f"The scope is assumed: {needs}.", f"业务范围为假设值：{needs}。"))
    if estimate.seats > capacity.seats or (hired <= 0 and estimate.fte_total > 0):
        return Verdict("fail", case.say(f"Short, without a ramp: {needs}.", f"产能不足且无法爬坡：{needs}。"))
    too_slow = estimate.fte_total > hired * case.rules.risk.ramp_max_months
    if estimate.seats > capacity.free_seats or too_slow:
        return Verdict("ask", case.say(f"Short today: {needs}.", f"当前产能不足：{needs}。"))
    return Verdict("pass", case.say(f"Enough: {needs}.", f"满足：{needs}。"))


def _reading(case: Case) -> Verdict:
    if not case.unread:
        return Verdict("pass", case.say("Every file and page was read.", "所有文件与页面均已读取。"))
    places = dict.fromkeys(Source(document=one.path, page=one.page).cited(case.language) for one in case.unread)
    named = listed(case.language, list(places)[:NAMED_UNREAD])
    reason = case.say(f"{len(places)} not read: {named}.", f"{len(places)}处未能读取：{named}。")
    return Verdict("ask", reason, Source(document=case.unread[0].path, page=case.unread[0].page))


_ANSWERS: Mapping[GateId, Callable[[Case], Verdict]] = {
    "deadline": _deadline,
    "contact_centre": _contact_centre,
    "licence": _licence,
    "certificates": _certificates,
    "knockouts": _knockouts,
    "conflict": _conflict,
    "ceiling": _ceiling,
    "capacity": _capacity,
    "reading": _reading,
}
