"""Which of the stated contact volumes is priced, and what it is a month."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from models.estimate import CHANNELS
from models.facts import TenderFacts, Volume
from models.money import round_half_up
from models.provenance import Source
from tasks.price.assumptions import Writer, place_of
from tasks.price.opening import Opening
from tasks.price.profile import stated_profile
from tasks.price.wording import CHANNEL_NAMES, number

_OFFERED = re.compile(r"offered|inbound|received|呼入|来电|进线", re.IGNORECASE)
_HOURS = re.compile(r"\b(?:hours|hrs)\b|小时|工时", re.IGNORECASE)
_SERIES = re.compile(r"^(?:total|average|sum of|average of)\b")
_NOT_A_QUEUE = re.compile(
    r"\byear\b|\b20\d\d\b|年度|第[一二三四五]年|offered|answered|handled|abandon|peak|接通|接听|放弃|峰值|高峰",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Demand:
    """A stated volume as contacts a month.

    Attributes:
        how: The conversion in words; empty when the tender states it by the month.
        is_one_of_several: The channel has more than one queue; the label must tell them apart.
    """

    channel: str
    volume: Volume
    source: Source
    per_month: Decimal
    how: str
    is_one_of_several: bool = False


def find_demand(
    facts: TenderFacts, opening: Opening, days_per_year: Decimal, writer: Writer
) -> tuple[tuple[Demand, ...], tuple[str, ...]]:
    """One entry for each queue that the tender states, channels in a fixed order, and what was left aside and why."""
    volumes = [(one, place_of(one, facts.volumes)) for one in facts.volumes.value] if facts.volumes else []
    found: list[Demand] = []
    warnings: list[str] = []
    for channel in CHANNELS:
        stated = [(one, place) for one, place in volumes if one.channel == channel and _is_work(one)]
        usable = [demand for one, place in stated if (demand := _monthly(one, place, opening, days_per_year, writer))]
        chosen = _choose(usable) or _from_table(facts, channel, opening, days_per_year, writer)
        found.extend(chosen)
        warnings.extend(_left_aside(chosen, usable, writer))
        if stated and not chosen:
            words, name = stated[0][0].text, CHANNEL_NAMES[channel]
            warnings.append(
                writer.say(
                    f"{name.en}: “{words}” states no period; it is not priced.",
                    f"{name.zh}：“{words}”未载明周期，未计入报价。",
                )
            )
    return tuple(found), tuple(warnings)


def _is_work(volume: Volume) -> bool:
    return volume.quantity > 0 and not _HOURS.search(f"{volume.label} {volume.unit}")


def _from_table(
    facts: TenderFacts, channel: str, opening: Opening, days_per_year: Decimal, writer: Writer
) -> list[Demand]:
    """The interval table alone, its typical day taken for every open day."""
    stated = stated_profile(facts, channel)
    if stated is None:
        return []
    profile, _, source = stated
    day = sum((one.contacts for one in profile), Decimal(0))
    volume = Volume(quantity=float(day), period="day", channel=channel, text=source.text)
    demand = _monthly(volume, source, opening, days_per_year, writer)
    return [demand] if demand else []


def _choose(usable: Sequence[Demand]) -> list[Demand]:
    """Rows of a channel table are separate queues; a monthly series or a sentence is one queue."""
    rows = [one for one in usable if one.volume.label and not _SERIES.match(one.volume.label)]
    series = [one for one in usable if _SERIES.match(one.volume.label)]
    if rows and any(_NOT_A_QUEUE.search(one.volume.unit or "") for one in rows):
        return [next((one for one in rows if _OFFERED.search(one.volume.unit or "")), rows[0])]
    if rows:
        queues: dict[str, Demand] = {}
        for one in rows:
            queues.setdefault((one.volume.unit or "").casefold(), one)
        return [replace(one, is_one_of_several=len(queues) > 1) for one in queues.values()]
    if series:
        offered = [one for one in series if _OFFERED.search(one.volume.unit or "")]
        return [max(offered or series, key=lambda one: one.per_month)]
    return list(usable[:1])


def _left_aside(chosen: Sequence[Demand], usable: Sequence[Demand], writer: Writer) -> list[str]:
    taken = {one.per_month for one in chosen}
    other = [one for one in usable if one.per_month not in taken]
    if not other:
        return []
    used = "; ".join(f"“{one.volume.text}” ({one.source.cited(writer.language)})" for one in chosen)
    rest = "; ".join(f"“{one.volume.text}” ({one.source.cited(writer.language)})" for one in other[:3])
    name = CHANNEL_NAMES[chosen[0].channel]
    return [
        writer.say(
            f"{name.en}: the tender states several volumes; priced: {used}; not added: {rest}. Please check.",
            f"{name.zh}：招标文件载有多个业务量；计价采用：{used}；未计入：{rest}。请核对。",
        )
    ]


def _monthly(volume: Volume, source: Source, opening: Opening, days_per_year: Decimal, writer: Writer) -> Demand | None:
    quantity = Decimal(str(volume.quantity))
    stated = number(quantity)
    weeks = days_per_year / 84
    if volume.period == "month":
        per_month, how = quantity, ""
    elif volume.period == "year":
        per_month, how = quantity / 12, f"{stated} ÷ 12"
    elif volume.period == "quarter":
        per_month, how = quantity / 3, f"{stated} ÷ 3"
    elif volume.period == "week":
        per_month, how = quantity * weeks, f"{stated} × {number(days_per_year)}/84"
    elif volume.period == "day":
        per_month = quantity * opening.days_per_week * weeks
        days = number(opening.days_per_week)
        how = writer.say(
            f"{stated} a day × {days} days a week × {number(days_per_year)}/84",
            f"每日{stated} × 每周{days}天 × {number(days_per_year)}/84",
        )
    elif volume.period == "hour":
        per_month = quantity * opening.hours_per_week * weeks
        hours = number(opening.hours_per_week)
        how = writer.say(
            f"{stated} an hour × {hours} h a week × {number(days_per_year)}/84",
            f"每小时{stated} × 每周{hours}小时 × {number(days_per_year)}/84",
        )
    else:
        return None
    return Demand(volume.channel or "voice", volume, source, round_half_up(per_month), how)
