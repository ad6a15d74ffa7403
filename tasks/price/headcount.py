"""Scope that a tender states as people or seats instead of contacts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from models.estimate import PricingRules, ScopeLine
from models.facts import StaffingMinimum, TenderFacts, Volume
from models.provenance import Source
from tasks.price.assumptions import Writer, place_of
from tasks.price.opening import Opening
from tasks.price.wording import number

SUPPORT_ROLES = frozenset({"supervisor", "qa", "trainer", "wfm", "manager"})
_TOTAL = re.compile(r"^\s*(?:总人数|总计|合计|人员总数|total\b.{0,20}|headcount)\s*$", re.IGNORECASE)
_SEATS = re.compile(r"\bseats?\b|workstations?|agent positions?|席位|工位", re.IGNORECASE)
# words between a number and "seats" that leave it a number of seats: "forty (40) dedicated agent seats"
_BEFORE_SEATS = r"(?:(?:dedicated|concurrent|trained|staffed|live|full|agent|operator|advis[eo]r|production)\s){0,3}"
_NOT_STAFF = re.compile(r"单位负责人|法定代表人|载明的项目管理成员")  # who signs or owns the bidder, not who serves
_SEAT_UNIT = re.compile(r"^\s*个?(?:seats?|workstations?|agent positions?|坐席|座席|席位?)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Minimum:
    """A number that the tender sets as a floor, and where; 0 without a place when it sets none."""

    count: Decimal = Decimal(0)
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Headcount:
    """What the tender states as heads.

    Attributes:
        lines: Seats first, then one for each role.
        agents: People that must be agents; where contacts are priced, a floor and not a line.
        seats: Seats that must be equipped; a floor for places and licences.
        at_default_wage: Roles that are priced although no rate card knows them.
        within_seats: Agents, with their number, that are taken to be among those who fill the seats.
    """

    lines: tuple[ScopeLine, ...]
    agents: Minimum
    seats: Minimum
    warnings: tuple[str, ...]
    at_default_wage: tuple[str, ...] = ()
    within_seats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Stated:
    item: StaffingMinimum
    source: Source
    role: str | None
    index: int

    @property
    def is_row(self) -> bool:
        """Read from a table of roles, whose rows add up; sentences often repeat each other."""
        return " | " in self.item.text


def find_headcount(
    facts: TenderFacts, rules: PricingRules, opening: Opening, writer: Writer, *, has_contacts: bool
) -> Headcount:
    """Lines for stated roles, or for stated seats where no agents are listed to fill them.

    With contact volumes priced (``has_contacts``), stated seats and agents are floors and never added on top,
    and a role that no rule knows is named but not priced: it may be the same people again. Fewer agents than seats
    cannot keep the seats staffed: then the seats are priced, and the agents are taken to be among them.
    """
    stated = _stated_roles(facts, rules)
    counted = [one for role in dict.fromkeys(one.role for one in stated) for one in _counted(stated, role)]
    agents = [one for one in counted if one.role == "agent"]
    seats = _seats(facts)
    lines: list[ScopeLine] = []
    warnings: list[str] = []
    listed = sum((Decimal(one.item.count) for one in agents), Decimal(0))
    by_seats = bool(seats.count) and not has_contacts and listed < seats.count
    if by_seats:
        lines.append(_seats_line(seats, opening, writer))
        warnings += _among_the_seats(agents, seats, writer)
    for one in stated:
        if one not in counted or (one.role == "agent" and (has_contacts or by_seats)):
            continue
        if one.role is None:
            warnings.append(_unknown_role(one, writer, is_priced=not has_contacts))
            if has_contacts:
                continue
        lines.append(_role_line(one, opening))
    floor = Minimum(listed, agents[0].source if agents else None)
    unknown = [] if has_contacts else dict.fromkeys(one.item.role for one in counted if one.role is None)
    within = [writer.say(f"{one.item.count} × {one.item.role}", f"{one.item.role}{one.item.count}人") for one in agents]
    return Headcount(tuple(lines), floor, seats, tuple(warnings), tuple(unknown), tuple(within) if by_seats else ())


def role_of(name: str, rules: PricingRules) -> str | None:
    """The role whose words occur in ``name``; None when no rule knows it."""
    for rule in rules.roles:
        for word in rule.words:
            if re.search(rf"(?<![a-z]){re.escape(word)}", name, re.IGNORECASE):
                return rule.role
    return None


def _stated_roles(facts: TenderFacts, rules: PricingRules) -> list[_Stated]:
    """Each stated role of people, in order; a total row only where nothing else is stated."""
    if facts.staffing_minimum is None:
        return []
    people = [
        one
        for one in facts.staffing_minimum.value
        if one.count > 0 and not _is_of_seats(one) and not _NOT_STAFF.search(one.text)
    ]
    single = [one for one in people if not _TOTAL.match(one.role)] or people
    return [
        _Stated(one, place_of(one, facts.staffing_minimum), role_of(one.role, rules), index)
        for index, one in enumerate(single, start=1)
    ]


def _counted(stated: Sequence[_Stated], role: str | None) -> list[_Stated]:
    """The statements that make the number of a role: table rows add up, of sentences the largest counts.

    Roles that no rule knows are different people each.
    """
    same = [one for one in stated if one.role == role]
    if role is None:
        return same
    rows = [one for one in same if one.is_row]
    largest = max((one for one in same if not one.is_row), key=lambda one: one.item.count, default=None)
    if largest is None or largest.item.count <= sum(one.item.count for one in rows):
        return rows
    return [largest]


def _seats(facts: TenderFacts) -> Minimum:
    """The largest number of seats that volumes or staffing rows name."""
    found: list[Minimum] = []
    if facts.volumes:
        found += [
            Minimum(Decimal(str(one.quantity)), place_of(one, facts.volumes))
            for one in facts.volumes.value
            if one.channel is None and one.quantity > 0 and _counts_seats(one)
        ]
    if facts.staffing_minimum:
        found += [
            Minimum(Decimal(one.count), place_of(one, facts.staffing_minimum))
            for one in facts.staffing_minimum.value
            if one.count > 0 and _is_of_seats(one)
        ]
    return max(found, key=lambda one: one.count, default=Minimum())


def _is_of_seats(stated: StaffingMinimum) -> bool:
    """Whether the number counts seats that are kept staffed, by its role or by the words behind it, not people."""
    if _SEATS.search(stated.role):
        return True
    counted = rf"(?<!\d){stated.count}\)?(?:\s{_BEFORE_SEATS}(?:seats|workstations)\b|\s?个?(?:席位?|工位))"
    return re.search(counted, stated.text, re.IGNORECASE) is not None


def _counts_seats(volume: Volume) -> bool:
    if _SEAT_UNIT.match(volume.unit or ""):
        return True
    quantity = re.escape(f"{volume.quantity:g}")
    return re.search(rf"(?:坐席|座席|席位)[^\d]{{0,4}}{quantity}(?!\d)\s?个", volume.text) is not None


def _seats_line(seats: Minimum, opening: Opening, writer: Writer) -> ScopeLine:
    return ScopeLine(
        id="seats", label=writer.say("Staffed seats", "运营席位"), kind="headcount", heads=seats.count,
        heads_unit="seats", hours_per_week=opening.hours_per_week, source=seats.source,
    )  # fmt: skip


def _role_line(stated: _Stated, opening: Opening) -> ScopeLine:
    in_centre = stated.role == "agent"
    return ScopeLine(
        id=f"headcount_{stated.index}", label=stated.item.role, kind="headcount", channel="people",
        heads=Decimal(stated.item.count), role=stated.role or "agent", in_centre=in_centre,
        hours_per_week=opening.hours_per_week if in_centre else Decimal(0), source=stated.source,
    )  # fmt: skip


def _among_the_seats(agents: Sequence[_Stated], seats: Minimum, writer: Writer) -> list[str]:
    """That a smaller number of agents is not priced beside the seats, for a person to check."""
    count = number(seats.count)
    return [
        writer.say(
            f"{one.item.count} × {one.item.role} ({one.source.cited('en')}) are taken to be among those who fill the "
            f"{count} seats and are not priced on top; please check.",
            f"{one.item.role}{one.item.count}人（{one.source.cited('zh')}）视为已含在{count}席内，未另行计价，请核对。",
        )
        for one in agents
    ]


def _unknown_role(stated: _Stated, writer: Writer, *, is_priced: bool) -> str:
    name, count, place = stated.item.role, number(Decimal(stated.item.count)), stated.source.cited(writer.language)
    if is_priced:
        return writer.say(
            f"Role “{name}” ({count}, {place}) is on no rate card; it is priced at an agent's wage.",
            f"岗位“{name}”（{count}人，{place}）费率卡无对应工资，暂按坐席工资计价。",
        )
    return writer.say(
        f"Role “{name}” ({count}, {place}) is on no rate card and not priced on top of the contacts; please check.",
        f"岗位“{name}”（{count}人，{place}）费率卡无对应工资，未在业务量之外另行计价，请核对。",
    )
