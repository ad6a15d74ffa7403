"""What is to be priced: scope lines from the tender's facts, and every gap filled by a named assumption."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from models.capability import Text
from models.estimate import Assumption, PricingRules, ScopeLine
from models.facts import TenderFacts
from models.provenance import Source
from tasks.price.assumptions import Input, Writer
from tasks.price.contact_lines import add_contacts, line_ids
from tasks.price.demand import find_demand
from tasks.price.headcount import SUPPORT_ROLES, Minimum, find_headcount
from tasks.price.opening import Opening, find_opening, hours_input
from tasks.price.scope_draft import ScopeDraft
from tasks.price.wording import number

_ASK_SCOPE = Text(
    en="Please state contacts by channel and month (or the number of seats), handling time and opening hours.",
    zh="请提供各渠道月业务量（或坐席数量）、平均处理时长及服务时间。",
)
_ASK_DEFINITION = Text(
    en="Is the service level measured on contacts offered or answered, and over which period?",
    zh="服务水平按呼入量还是接通量计算？考核周期是日、周还是月？",
)
_ASK_PLACE = Text(
    en="Who provides workplaces, telephony and systems for the people listed?",
    zh="所列人员的工位、话务平台和系统由谁提供？",
)


@dataclass(frozen=True, slots=True)
class Scope:
    """The scope with everything that explains it.

    Attributes:
        inputs: Numbers of the cost model that the scope brings.
        notes: Assumptions that are not numbers of the cost model.
        agents_minimum: Agents that the tender demands at least; a floor for the contact lines.
        seats_minimum: Seats that must be equipped at least.
    """

    lines: tuple[ScopeLine, ...]
    basis: Literal["stated", "mixed", "assumed"]
    inputs: tuple[Input, ...]
    notes: tuple[Assumption, ...] = ()
    warnings: tuple[str, ...] = ()
    agents_minimum: Minimum = field(default_factory=Minimum)
    seats_minimum: Minimum = field(default_factory=Minimum)


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
    _add_notes(draft, writer)
    if any(line.hours_per_week for line in draft.lines):
        draft.inputs.extend(opening.inputs)
    guessed = [item.row.label for item in draft.inputs if item.row.status == "assumed"]
    if guessed:
        draft.warnings.append(
            writer.say(
                f"Assumed because the tender does not say: {'; '.join(guessed)}.",
                f"招标文件未载明、按假设计价：{'；'.join(guessed)}。",
            )
        )
    return Scope(
        lines=tuple(draft.lines),
        basis="assumed" if assumed else "mixed" if guessed else "stated",
        inputs=tuple(draft.inputs),
        notes=tuple(draft.notes),
        warnings=tuple(draft.warnings),
        agents_minimum=heads.agents,
        seats_minimum=heads.seats,
    )


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


def _add_notes(draft: ScopeDraft, writer: Writer) -> None:
    if any(line.kind == "queue" for line in draft.lines):
        basis = Text(
            en="Erlang C: contacts wait until answered; measured on all contacts over a month",
            zh="Erlang C模型：来电等待至接通；按月、以全部来电计算",
        )
        label = Text(en="Service level definition", zh="服务水平口径")
        value = writer.say("all contacts, monthly", "全部来电，按月")
        draft.notes.append(writer.note("service_level_definition", label, value, basis, "bid_manager", _ASK_DEFINITION))
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
