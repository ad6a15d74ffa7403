"""Scope lines for contacts: handling time, service level and shape of the day, stated or assumed aloud."""

from __future__ import annotations

from decimal import Decimal

from models.capability import Text
from models.estimate import Interval, PricingRules, ScopeLine
from models.facts import TenderFacts
from tasks.price.assumptions import Input, Writer
from tasks.price.demand import Demand
from tasks.price.opening import Opening, hours_input
from tasks.price.profile import fill_day, spread_day, stated_profile
from tasks.price.scope_draft import ScopeDraft
from tasks.price.service_target import find_target
from tasks.price.wording import CHANNEL_NAMES, number

_QUEUES = frozenset({"voice", "chat"})
_ROUND_THE_CLOCK_MINUTES = 16 * 60
_USUAL_AHT_S = (Decimal(90), Decimal(2400))
_ASK_AHT = Text(en="Please state the average handling time of each channel.", zh="请提供各渠道平均处理时长。")
_ASK_PROFILE = Text(
    en="Please provide contacts by half hour for a typical week.", zh="请提供典型周的每半小时业务量分布。"
)


def line_ids(demand: tuple[Demand, ...]) -> list[str]:
    """The channel's name for its first queue, then numbered: ``voice``, ``voice_2``."""
    ids: list[str] = []
    for entry in demand:
        same = sum(1 for other in ids if other == entry.channel or other.startswith(f"{entry.channel}_"))
        ids.append(f"{entry.channel}_{same + 1}" if same else entry.channel)
    return ids


def add_contacts(
    draft: ScopeDraft,
    facts: TenderFacts,
    entry: Demand,
    line_id: str,
    opening: Opening,
    rules: PricingRules,
    writer: Writer,
) -> None:
    """The queue or deferred work of one stated volume joins the draft, with all that it needs to be staffed."""
    label = _contact_label(entry, writer)
    line = ScopeLine(
        id=line_id, label=label, kind="queue" if entry.channel in _QUEUES else "deferred", channel=entry.channel,
        contacts_per_month=entry.per_month, hours_per_week=opening.hours_per_week, source=entry.source,
        status="computed" if entry.how else "extracted",
    )  # fmt: skip
    draft.inputs.append(_contacts_input(entry, line_id, label, writer))
    aht = _handling_time(facts, entry, line_id, label, rules, writer)
    draft.inputs.extend((aht, hours_input(line_id, label, opening, writer)))
    if not _USUAL_AHT_S[0] <= aht.value <= _USUAL_AHT_S[1]:
        draft.warnings.append(
            writer.say(
                f"{label}: a handling time of {number(aht.value)} s is unusual; please check.",
                f"{label}：平均处理时长{number(aht.value)}秒不常见，请核对。",
            )
        )
    line = line.model_copy(update={"aht_s": aht.value})
    if line.kind == "queue":
        line = _with_queue_terms(draft, facts, line, opening, rules, writer)
    draft.lines.append(line)


def _with_queue_terms(
    draft: ScopeDraft, facts: TenderFacts, line: ScopeLine, opening: Opening, rules: PricingRules, writer: Writer
) -> ScopeLine:
    percent, seconds = find_target(facts, line.channel, line.id, line.label, rules, writer)
    draft.inputs.extend((percent, seconds))
    profile, minutes = _profile(draft, facts, line, opening, rules, writer)
    concurrency = Decimal(1)
    if line.channel == "chat":
        at_once = writer.assumed(f"concurrency_{line.id}", rules.chat_concurrency, line=line.label)
        draft.inputs.append(at_once)
        concurrency = at_once.value
    return line.model_copy(
        update={
            "service_level_percent": percent.value,
            "service_level_seconds": seconds.value,
            "interval_minutes": minutes,
            "profile": profile,
            "concurrency": concurrency,
            "min_on_shift": int(rules.min_on_shift.value),
        }
    )


def _contact_label(entry: Demand, writer: Writer) -> str:
    name = writer.of(CHANNEL_NAMES[entry.channel])
    unit = (entry.volume.unit or "").strip()
    if not entry.is_one_of_several or not unit or unit.casefold() == name.casefold():
        return name
    return writer.say(f"{name} – {unit}", f"{name}（{unit}）")


def _contacts_input(entry: Demand, line_id: str, label: str, writer: Writer) -> Input:
    name = f"contacts_{line_id}"
    if entry.how:
        return writer.computed(name, entry.per_month, "contacts/month", entry.how, label, entry.source)
    return writer.stated(name, entry.per_month, "contacts/month", entry.source, label)


def _handling_time(
    facts: TenderFacts, entry: Demand, line_id: str, label: str, rules: PricingRules, writer: Writer
) -> Input:
    name = f"aht_s_{line_id}"
    if entry.volume.aht_s and entry.volume.aht_s > 0:
        return writer.stated(name, Decimal(str(entry.volume.aht_s)), "s", entry.source, label)
    if entry.channel == "voice" and facts.aht_seconds and facts.aht_seconds.value > 0:
        return writer.stated(name, Decimal(str(facts.aht_seconds.value)), "s", facts.aht_seconds.where, label)
    return writer.assumed(name, rules.aht_s[entry.channel], _ASK_AHT, label)


def _profile(
    draft: ScopeDraft, facts: TenderFacts, line: ScopeLine, opening: Opening, rules: PricingRules, writer: Writer
) -> tuple[tuple[Interval, ...], int]:
    """The stated interval table for the channel's first line, else the month spread by the rules' shape."""
    days_per_month = line.hours_per_week * rules.days_per_year.value / 84 / (Decimal(opening.day_minutes) / 60)
    per_day = line.contacts_per_month / days_per_month
    stated = stated_profile(facts, line.channel) if line.id == line.channel else None
    if stated:
        profile, minutes, _ = stated
        _compare(draft, line, sum((one.contacts for one in profile), Decimal(0)), per_day, writer)
        return fill_day(profile, opening.start_minute, opening.day_minutes, minutes), minutes
    whole_day = opening.day_minutes > _ROUND_THE_CLOCK_MINUTES
    shape = rules.round_the_clock_shape if whole_day else rules.day_shape
    minutes = int(rules.interval_minutes.value)
    if not any(note.id == "day_shape" for note in draft.notes):
        label = Text(en="Contacts over the day", zh="日内业务量分布")
        value = writer.say(f"{len(shape.weights)} slices", f"{len(shape.weights)}段")
        draft.notes.append(writer.note("day_shape", label, value, shape.basis, shape.owner, _ASK_PROFILE))
    return spread_day(per_day, opening.start_minute, opening.day_minutes, minutes, shape), minutes


def _compare(draft: ScopeDraft, line: ScopeLine, table: Decimal, per_day: Decimal, writer: Writer) -> None:
    """Two statements of the same work should agree; a person must know when they do not."""
    if per_day and abs(table - per_day) / per_day > Decimal("0.10"):
        shown = f"{table:.0f}", f"{per_day:.0f}"
        draft.warnings.append(
            writer.say(
                f"{line.label}: the interval table gives {shown[0]} contacts a day, the monthly volume {shown[1]}; "
                "staffed by the table, billed by the month. Please check.",
                f"{line.label}：分时段表合计每日{shown[0]}件，按月业务量折算为{shown[1]}件；人力按分时段表、计费按月量。请核对。",
            )
        )
