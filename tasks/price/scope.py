"""What is to be priced: scope lines from the tender's facts, and every gap filled by a named assumption."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from models.capability import Text
from models.estimate import Assumption, PricingRules, ScopeLine
from models.facts import TenderFacts
from models.provenance import Source
from tasks.price.assumptions import Input, Writer, place_of
from tasks.price.contact_lines import add_contacts, line_ids
from tasks.price.demand import find_demand
from tasks.price.headcount import SUPPORT_ROLES, Headcount, Minimum, find_headcount
from tasks.price.opening import Opening, find_opening, hours_input
from tasks.price.scope_draft import ScopeDraft
from tasks.price.wording import clipped, number

_ASK_SCOPE = Text(
    en="Please state contacts by channel and month (or the number of seats), handling time and opening hours.",
    zh="请提供各渠道月业务量（或坐席数量）、平均处理时长及服务时间。",
)
_ASK_DEFINITION = Text(
    en="Is the service level measured on contacts offered or answered, and over which period?",
    zh="服务水平按呼入量还是接通量计算？考核周期是日、周还是月？",
)
_ASK_SHARE = Text(
    en="Is the service level measured on contacts offered or on contacts answered?",
    zh="服务水平按呼入量还是接通量计算？",
)
_OF_WHICH = re.compile(
    r"offered|received|entering|÷|/ ?(?:all )?(?:calls|contacts)|呼入量|接起量|来电总量", re.IGNORECASE
)
_OVER_WHICH = re.compile(r"month|quarter|week|daily|每?月|季度|每?周|每?日", re.IGNORECASE)
_ASK_WORK = Text(
    en="How much work (volumes, hours, service levels) are the people listed meant to do?",
    zh="请明确所列人员须完成的工作量（业务量、工时、服务水平）。",
)
_ASK_ROLES = Text(
    en="Which qualifications, working hours and pay must the people of each role have?",
    zh="请明确各岗位人员的资质、工时及薪酬要求。",
)
_ASK_PLACE = Text(
    en="Who provides workplaces, telephony and systems for the people listed?",
    zh="所列人员的工位、话务平台和系统由谁提供？",
)

_ASK_CONTACTS = Text(
    en="How many contacts a month does each channel bring, at which hours, and how long do they take?",
    zh="请提供各渠道月业务量、时段分布及平均处理时长。",
)
_ASK_SEATS = Text(
    en="Must every seat be staffed through all opening hours, or is the number of seats the peak?",
    zh="所列席位是否须在全部服务时间内同时在岗，还是仅为高峰席位数？",
)
_GUESSES = frozenset({"contacts_unknown", "seats_staffed"})


@dataclass(frozen=True, slots=True)
class Scope:
    """The scope with everything that explains it.

    Attributes:
        inputs: Numbers of the cost model that the scope brings.
        notes: Assumptions that are not numbers of the cost model.
        agents_minimum: Agents that the tender demands at least; a floor for the contact lines.
        seats_minimum: Seats that must be equipped at least.
        is_placeholder: What the price rests on is too uncertain to be compared with a ceiling.
    """

    lines: tuple[ScopeLine, ...]
    basis: Literal["stated", "mixed", "assumed"]
    inputs: tuple[Input, ...]
    notes: tuple[Assumption, ...] = ()
    warnings: tuple[str, ...] = ()
    agents_minimum: Minimum = field(default_factory=Minimum)
    seats_minimum: Minimum = field(default_factory=Minimum)
    is_placeholder: bool = False


def build_scope(facts: TenderFacts, rules: PricingRules, writer: Writer) -> Scope:
    """Contact lines, seats and roles as stated; when none of them is usable, a service that is called assumed."""
    opening = find_opening(facts, rules, writer)
    demand, warnings = find_demand(facts, opening, rules.days_per_year.value, writer)
    heads = find_headcount(facts, rules, opening, writer, has_contacts=bool(demand))
    draft = ScopeDraft(warnings=[*warnings, *heads.warnings])
    for entry, line_id in zip(demand, line_ids(demand), strict=True):
        add_contacts(draft, facts, entry, line_id, opening, rules, writer)
    for line in heads.lines:
        _add_heads(draft, line, opening, writer)
    assumed = not any(line.role not in SUPPORT_ROLES for line in draft.lines)
    if assumed:
        _add_assumed(draft, opening, rules, writer)
    _add_notes(draft, facts, writer)
    if any(line.hours_per_week for line in draft.lines):
        draft.inputs.extend(opening.inputs)
    _ask_about_people(draft, heads, writer)
    _ask_about_contacts(draft, writer)
    doubts = [] if assumed else _doubts(facts, draft.lines, heads, writer)
    draft.warnings[:0] = doubts
    if doubts:
        label = Text(en="Work behind the people listed", zh="所列人员对应的工作量")
        basis = Text(en="the people listed are taken to suffice", zh="假设所列人数足以完成工作")
        value = writer.say("as listed", "按所列人数")
        draft.notes.append(writer.note("amount_of_work", label, value, basis, "bid_manager", _ASK_WORK))
    guessed = [item.row.label for item in draft.inputs if item.row.status == "assumed"]
    guessed += [note.label for note in draft.notes if note.id in _GUESSES]
    if guessed:
        draft.warnings.append(
            writer.say(
                f"Priced with assumed values, to be confirmed: {'; '.join(guessed)}.",
                f"以下按假设计价，须确认：{'；'.join(guessed)}。",
            )
        )
    return Scope(
        lines=tuple(draft.lines),
        basis="assumed" if assumed else "mixed" if guessed or doubts or heads.at_default_wage else "stated",
        inputs=tuple(draft.inputs),
        notes=tuple(draft.notes),
        warnings=tuple(draft.warnings),
        agents_minimum=heads.agents,
        seats_minimum=heads.seats,
        is_placeholder=assumed or bool(doubts or heads.at_default_wage),
    )


def _doubts(facts: TenderFacts, lines: Sequence[ScopeLine], heads: Headcount, writer: Writer) -> list[str]:
    """Why people alone may not be what is bought: roles of other trades, or volumes that are no contacts."""
    if any(line.contacts_per_month or line.heads_unit == "seats" for line in lines):
        return []
    doubts: list[str] = []
    if heads.at_default_wage or not any(line.role == "agent" for line in lines):
        doubts.append(
            writer.say(
                "The tender names people but no contacts, seats or agents: their wages, the overheads and the margin "
                "are ASSUMED from a contact-centre rate card.",
                "招标文件仅列岗位人数，无业务量、席位或坐席要求：工资、管理费与利润均按呼叫中心费率卡【假设】。",
            )
        )
    other = [one for one in (facts.volumes.value if facts.volumes else ()) if one.channel is None and one.quantity > 0]
    if other:
        words = clipped(other[0].text)
        doubts.append(
            writer.say(
                f"The volumes stated are no contacts and are not priced, first: “{words}”. "
                "That the people listed suffice for them is ASSUMED.",
                f"招标文件所载数量并非联络业务量，未计入报价，首项：“{words}”；所列人数足以完成该工作量为【假设】。",
            )
        )
    return doubts


def _ask_about_people(draft: ScopeDraft, heads: Headcount, writer: Writer) -> None:
    """What to ask about roles that the rate card does not know; an assumption like any other."""
    if heads.at_default_wage:
        names = writer.say(", ", "、").join(heads.at_default_wage)
        label = Text(en="Wage of roles on no rate card", zh="费率卡以外岗位的工资")
        basis = Text(
            en="paid as an agent until the role is added to the rate card", zh="暂按坐席工资计价，待费率卡补充"
        )
        draft.notes.append(writer.note("default_wage", label, names, basis, "finance", _ASK_ROLES))
    if heads.within_seats:
        names = writer.say(", ", "、").join(heads.within_seats)
        label = Text(en="People listed beside the seats", zh="席位之外另列的人员")
        basis = Text(en="taken to be among those who fill the seats", zh="视为已含在席位人员内")
        ask = Text(
            en=f"Are the people listed beside the seats ({names}) among those who fill them, or a further crew?",
            zh=f"席位之外另列的人员（{names}）是否包含在席位人员内，还是另行配备？",
        )
        draft.notes.append(writer.note("people_within_seats", label, names, basis, "bid_manager", ask))


def _ask_about_contacts(draft: ScopeDraft, writer: Writer) -> None:
    """Where a stated crew in our centre is priced without contacts: calls cost nothing yet, levels are unchecked."""
    crews = [line for line in draft.lines if line.in_centre and line.role == "agent" and line.status != "assumed"]
    if not crews or any(line.kind != "headcount" for line in crews):
        return
    label = Text(en="Contacts behind the seats or agents", zh="席位或坐席对应的业务量")
    basis = Text(
        en="the crew stated is taken to meet the service levels; call minutes are not in the price",
        zh="假设所列席位或坐席足以达到服务水平；通信费用未计入报价",
    )
    value = writer.say("not stated", "未载明")
    draft.notes.append(writer.note("contacts_unknown", label, value, basis, "bid_manager", _ASK_CONTACTS))
    draft.warnings.append(
        writer.say(
            "No contacts are stated: call minutes are not in the price, and whether the crew meets the service "
            "levels is not checked.",
            "招标文件未载明业务量：报价未含通信费用，所列人员能否达到服务水平未经测算。",
        )
    )
    for line in crews:
        if line.heads_unit == "seats":
            label = Text(en="Seats staffed at the same time", zh="席位同时在岗安排")
            basis = Text(
                en="every seat is staffed whenever the service is open; fewer at night would cost less",
                zh="假设全部席位在全部服务时间内均有人在岗；夜间减员可降低费用",
            )
            value = writer.say("all seats, all opening hours", "全部席位、全部服务时间")
            draft.notes.append(writer.note("seats_staffed", label, value, basis, "bid_manager", _ASK_SEATS))


def _add_heads(draft: ScopeDraft, line: ScopeLine, opening: Opening, writer: Writer) -> None:
    source = line.source or Source(document="")
    if line.heads_unit == "seats":
        draft.inputs.append(hours_input(line.id, line.label, opening, writer))
    else:
        draft.inputs.append(writer.stated(f"fte_{line.id}", line.heads, "FTE", source, line.label))
    draft.lines.append(line)


def _add_assumed(draft: ScopeDraft, opening: Opening, rules: PricingRules, writer: Writer) -> None:
    """Nothing in the tender can be priced as contacts or heads: a placeholder, and it says so."""
    size = writer.assumed("assumed_seats", rules.assumed_seats, _ASK_SCOPE)
    line = ScopeLine(
        id="seats", label=writer.say("Assumed service", "假设服务"), kind="headcount", heads=size.value,
        heads_unit="seats", hours_per_week=opening.hours_per_week, status="assumed",
    )  # fmt: skip
    draft.inputs.extend((size, hours_input(line.id, line.label, opening, writer)))
    draft.lines.append(line)
    draft.warnings.append(
        writer.say(
            f"The tender states no volume or headcount that can be priced: the scope is ASSUMED "
            f"({number(size.value)} seats). The price is a placeholder until the buyer answers.",
            f"招标文件未载明可计价的业务量或人数：服务规模为【假设】（{number(size.value)}席），在招标人澄清前报价仅为占位。",
        )
    )


def _defined_level(facts: TenderFacts) -> Source | None:
    """Where the tender itself says of which contacts and over which period its service level is measured."""
    for level in facts.service_levels.value if facts.service_levels else ():
        is_level = level.metric == "service_level" and _OF_WHICH.search(level.text)
        if is_level and _OVER_WHICH.search(level.text) and facts.service_levels:
            return place_of(level, facts.service_levels)
    return None


def _states_period(facts: TenderFacts) -> bool:
    """Whether the tender says over which period its service levels are measured."""
    levels = facts.service_levels.value if facts.service_levels else ()
    return any(one.metric == "service_level" and _OVER_WHICH.search(one.text) for one in levels)


def _add_notes(draft: ScopeDraft, facts: TenderFacts, writer: Writer) -> None:
    defined = _defined_level(facts)
    if defined and any(line.kind == "queue" for line in draft.lines):
        draft.notes.append(
            Assumption(
                id="service_level_definition", label=writer.say("Service level definition", "服务水平口径"),
                value=writer.say("as the tender defines it", "按招标文件口径"), status="extracted", source=defined,
            )
        )  # fmt: skip
    elif any(line.kind == "queue" for line in draft.lines):
        basis = Text(
            en="Erlang C: contacts wait until answered; measured on all contacts over a month",
            zh="Erlang C模型：来电等待至接通；按月、以全部来电计算",
        )
        label = Text(en="Service level definition", zh="服务水平口径")
        value = writer.say("all contacts, monthly", "全部来电，按月")
        question = _ASK_SHARE if _states_period(facts) else _ASK_DEFINITION
        draft.notes.append(writer.note("service_level_definition", label, value, basis, "bid_manager", question))
    listed = any(line.heads_unit == "people" and line.role not in SUPPORT_ROLES for line in draft.lines)
    if listed and not any(line.in_centre for line in draft.lines):
        basis = Text(
            en="people listed by role work at the buyer's premises: no workplace and no licence is charged",
            zh="按岗位列明的人员在招标人场地工作：未计席位费与平台许可费",
        )
        label = Text(en="Workplaces of the people listed", zh="所列人员工位")
        value = writer.say("provided by the buyer", "由招标人提供")
        draft.notes.append(writer.note("workplace", label, value, basis, "operations", _ASK_PLACE))
        draft.warnings.append(
            writer.say(
                "The people priced are the minimum that the tender lists; check whether the work needs more.",
                "计价人数为招标文件所列最低人数，请核对实际工作是否需要更多人员。",
            )
        )
