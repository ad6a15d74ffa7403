"""What a tender says about itself: key data, each value with the words it was read from."""

from __future__ import annotations

from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import Field, PlainSerializer

from models.frozen import Frozen
from models.money import Money
from models.provenance import Box, Source, Status

T = TypeVar("T")


Standing = Literal["chosen", "repeated", "rival", "weaker", "amended"]


class FactCandidate(Frozen):
    """One place that states a value for a fact.

    Attributes:
        value: As shown: ``2031-03-04T12:00``, ``GBP 214,900.00``, ``24``.
        text: The words it rests on, verbatim, white space folded.
        document: File name inside the tender.
        page: From 1; None where the format has no pages.
        boxes: Where it is printed.
        label: What announces it in a table: the cell beside it, else the column's heading; empty in running text.
        standing: ``chosen``; ``repeated``: the same value elsewhere; ``rival``: another value said as plainly outside
            forms; ``weaker``: another value in vaguer words or in a form; ``amended``: said before an amendment that
            says otherwise.
        why: The reason for its standing, one sentence.
    """

    value: str
    text: str
    document: str
    page: int | None = None
    boxes: tuple[Box, ...] = ()
    label: str = ""
    standing: Standing
    why: str

    @property
    def where(self) -> Source:
        """The place it was read from."""
        return Source(document=self.document, page=self.page, boxes=self.boxes, text=self.text)


class Fact(Frozen, Generic[T]):
    """One stated value.

    Attributes:
        value: Normalised: ISO dates (zone only when stated), money, months, percentages as numbers.
        text: The words it rests on, verbatim, white space folded.
        document: File name inside the tender.
        page: From 1; None where the format has no pages.
        boxes: Where it is printed.
        status: How it came about.
        confidence: 0..1.
        why: Why this candidate was chosen among several; empty when there was one.
        candidates: Every place that states it, the chosen one first, then by rank; empty when there was one.
    """

    value: T
    text: str
    document: str
    page: int | None = None
    boxes: tuple[Box, ...] = ()
    status: Status = "extracted"
    confidence: float = Field(default=1.0, ge=0, le=1)
    why: str = ""
    candidates: tuple[FactCandidate, ...] = ()

    @property
    def where(self) -> Source:
        """The place it was read from."""
        return Source(document=self.document, page=self.page, boxes=self.boxes, text=self.text)


class Contradiction(Frozen):
    """One thing that the tender says in two ways which cannot both hold: a question for the buyer.

    Attributes:
        fact: Name of the fact.
        kind: ``values``: two values for the same fact; ``words_and_figures``: an amount in words and another in
            figures; ``sum``: weights that do not add up to 100; ``targets``: two targets for the same standard;
            ``order``: a moment that lies on the wrong side of another.
        values: The contradicting values as shown, in the order of ``places``.
        places: Where each is said.
    """

    fact: str
    kind: Literal["values", "words_and_figures", "sum", "targets", "order"]
    values: tuple[str, ...]
    places: tuple[Source, ...]


class Stated(Frozen):
    """What every item of a list-valued fact carries: its words and its place."""

    text: str
    document: str = ""
    page: int | None = None
    boxes: tuple[Box, ...] = ()

    @property
    def where(self) -> Source:
        """The place it was read from."""
        return Source(document=self.document, page=self.page, boxes=self.boxes, text=self.text)


class Criterion(Stated):
    """An award criterion; ``weight`` in points or per cent, None when the tender gives none.

    Attributes:
        name: As printed.
        weight: Points or per cent.
        parent: Name of the criterion that it is a part of; None at the top.
    """

    name: str
    weight: float | None = None
    parent: str | None = None


class StaffingMinimum(Stated):
    """So many people of a role that the tender demands."""

    role: str
    count: int


class Volume(Stated):
    """A stated quantity: ``38,400 calls / month``.

    Attributes:
        unit: As the tender says it (``calls``, ``通``, ``seats``).
        period: ``interval``, ``hour``, ``day``, ``week``, ``month``, ``year``, ... or None.
        channel: ``voice``, ``outbound``, ``email``, ``chat``, ``back_office``, ``sms``, ``social`` when
            the unit or row tells, else None (then it is not a contact volume).
        aht_s: Average handling time in seconds when the same row or sentence states it, or the tender's table
            of handling times for the channel (then ``text`` and ``boxes`` hold that row too).
        label: Which reading it is when the table has several: its column, ``total``, ``average``, or how many
            stated months were summed or averaged (then the text lists all their cells).
    """

    quantity: float
    unit: str | None = None
    period: str | None = None
    channel: str | None = None
    aht_s: float | None = None
    label: str = ""
    quantity_to: float | None = None


class HandlingTime(Stated):
    """Average handling time of one contact in seconds; ``channel`` None where the tender names none."""

    channel: str | None = None
    seconds: float = Field(gt=0)


class IntervalVolume(Stated):
    """Contacts of one interval of the day, as an interval table states them."""

    start: str = Field(pattern=r"^\d{2}:\d{2}$")
    minutes: int
    weekday: str | None = None
    quantity: float
    channel: str | None = None


class ServiceLevel(Stated):
    """A performance standard: what is measured and the target.

    Attributes:
        metric: ``service_level``, ``abandonment`` ... or the tender's own words.
        target: As stated.
        percent: Number where the target is a percentage.
        seconds: Threshold in seconds where one is stated (80 % in 20 s).
        window: Over which time it is measured, as stated ("monthly").
        method: How it is measured, as stated.
        penalty: What missing it costs, as stated.
    """

    metric: str
    target: str
    percent: float | None = None
    seconds: float | None = None
    window: str | None = None
    method: str | None = None
    penalty: str | None = None


def _as_number(money: Money | None) -> dict[str, Any] | None:
    """The published form of an amount inside a value."""
    if money is None:
        return None
    whole = money.amount == money.amount.to_integral_value()
    return {"amount": int(money.amount) if whole else float(money.amount), "currency": money.currency}


Amount = Annotated[Money | None, PlainSerializer(_as_number, when_used="json")]

PriceFormulaType = Literal[
    "CN_87_LOWEST",
    "WB_QCBS",
    "UK_LOWEST_RATIO",
    "MEAN_DEVIATION",
    "EU_LINEAR_BAND",
    "UK_PRICE_PER_QUALITY_POINT",
    "FIXED_BUDGET",
    "LOWEST_PRICE",
    "US_LPTA",
    "US_TRADEOFF",
]
"""How the price counts.

``CN_87_LOWEST``: benchmark = lowest conforming price, points = benchmark / price x points (低价优先法).
``WB_QCBS``: the same ratio in quality- and cost-based selection. ``UK_LOWEST_RATIO``: the same ratio elsewhere.
``MEAN_DEVIATION``: the benchmark is an average of the bids, deviation costs points.
``EU_LINEAR_BAND``: points fall in a straight line between two prices.
``UK_PRICE_PER_QUALITY_POINT``: price divided by quality score. ``FIXED_BUDGET``: the price is given, quality decides.
``LOWEST_PRICE``: the lowest evaluated price wins (最低评标价法). ``US_LPTA``: lowest price technically acceptable.
``US_TRADEOFF``: best value without a formula.
"""

Permission = Literal["allowed", "conditional", "forbidden"]


class Charge(Frozen):
    """A sum that the bidder lodges or pays: a security, a fee.

    Attributes:
        required: False where the tender says that none is taken.
        amount: Where it is stated as a sum.
        percent: Where it is stated as a share.
        basis: What the share is of, as stated; empty when not told.
        payer: Who pays it, where stated.
    """

    required: bool = True
    amount: Amount = None
    percent: float | None = None
    basis: str = ""
    payer: Literal["awardee", "buyer"] | None = None


class SiteVisit(Frozen):
    """Whether bidders see the site before they bid, and when it starts (ISO) where a date is stated."""

    kind: Literal["none", "own", "optional", "mandatory"]
    starts_on: str | None = None


class Window(Frozen):
    """From when to when, ISO as printed; None for an end that is not stated."""

    opens: str | None = None
    closes: str | None = None


class SecurityTerm(Stated):
    """A rule about the bid security: by when it must be there, in which form, when it is lost."""

    kind: Literal["deadline", "form", "forfeiture"]
    value: str


class Contact(Stated):
    """Somebody to turn to.

    Attributes:
        role: ``buyer``, ``agent``, ``project``, ``technical``, ``complaints``, the title as printed, or empty.
        name: As printed; None where only a number is given.
        phone: As printed.
        email: Lower case.
    """

    role: str = ""
    name: str | None = None
    phone: str | None = None
    email: str | None = None


class FormatRule(Stated):
    """How the bid is to be made up.

    Attributes:
        kind: What is ruled.
        value: The words of the rule.
        number: Points of a font, number of copies, where stated.
    """

    kind: Literal["font", "font_size", "paper", "margin", "spacing", "originals", "copies", "electronic", "binding"]
    value: str
    number: float | None = None


class ProfilePoint(Stated):
    """One point of a stated profile of work.

    Attributes:
        by: What the profile runs over.
        label: ``2030-03`` or ``03`` for a month, ``Mon`` .. ``Sun``, ``09:00`` for an interval.
        channel: As for ``Volume``.
        quantity: Contacts, where stated.
        share_percent: Share of the whole, where stated.
    """

    by: Literal["month", "weekday", "interval"]
    label: str
    channel: str | None = None
    quantity: float | None = None
    share_percent: float | None = None


class Growth(Stated):
    """Expected change of the volume a year in per cent; negative when it falls. ``channel`` where one is named."""

    percent: float
    channel: str | None = None


class OpenTime(Stated):
    """When the service is open on some weekdays.

    Attributes:
        days: ``Mon`` .. ``Sun`` in order.
        opens: ``08:00``.
        closes: ``18:00``; ``24:00`` for the end of the day.
        zone: As stated, or empty.
        holidays: ``included`` or ``excluded`` where stated.
        channel: As for ``Volume``, where the hours are said of one.
    """

    days: tuple[str, ...]
    opens: str = Field(pattern=r"^\d{2}:\d{2}$")
    closes: str = Field(pattern=r"^\d{2}:\d{2}$")
    zone: str = ""
    holidays: Literal["included", "excluded"] | None = None
    channel: str | None = None


class Retention(Frozen):
    """How long something is kept."""

    number: float
    unit: Literal["day", "week", "month", "year"]


class PlatformOwner(Stated):
    """Who brings a system that the service runs on."""

    system: Literal["telephony", "crm"]
    owner: Literal["buyer", "supplier"]


class Penalty(Stated):
    """What a failing costs: a share of ``basis``, a sum, or both as stated."""

    percent: float | None = None
    amount: Amount = None
    basis: str = ""


class TenderFacts(Frozen):
    """The key data of a tender; None or empty where the documents do not say.

    Field names are those of the annotation guide, plus contact-centre data
    (``aht_seconds``, ``interval_volumes``, ``price_formula``, ``channels``).
    """

    title: Fact[str] | None = None
    buyer: Fact[str] | None = None
    reference: Fact[str] | None = None
    procedure: Fact[str] | None = None
    submission_deadline: Fact[str] | None = None
    questions_deadline: Fact[str] | None = None
    budget: Fact[Money] | None = None
    contract_term: Fact[int] | None = None
    place_of_performance: Fact[str] | None = None
    bid_security: Fact[Money] | None = None
    bid_validity_days: Fact[int] | None = None
    price_weight_percent: Fact[float] | None = None
    evaluation_criteria: Fact[tuple[Criterion, ...]] | None = None
    contact_email: Fact[str] | None = None
    languages_of_bid: Fact[tuple[str, ...]] | None = None
    lots: Fact[int] | None = None
    staffing_minimum: Fact[tuple[StaffingMinimum, ...]] | None = None
    volumes: Fact[tuple[Volume, ...]] | None = None
    service_levels: Fact[tuple[ServiceLevel, ...]] | None = None
    opening_hours: Fact[str] | None = None
    mandatory_certificates: Fact[tuple[str, ...]] | None = None
    aht_seconds: Fact[float] | None = None
    interval_volumes: Fact[tuple[IntervalVolume, ...]] | None = None
    channels: Fact[tuple[str, ...]] | None = None
    price_formula: Fact[str] | None = None
    page_limit: Fact[int] | None = None
    handling_times: Fact[tuple[HandlingTime, ...]] | None = None
    award_criteria_tree: Fact[tuple[Criterion, ...]] | None = None
    price_formula_type: Fact[PriceFormulaType] | None = None
    performance_security: Fact[Charge] | None = None
    bid_security_terms: Fact[tuple[SecurityTerm, ...]] | None = None
    agency_fee: Fact[Charge] | None = None
    procurement_agent: Fact[str] | None = None
    site_visit: Fact[SiteVisit] | None = None
    bid_opening: Fact[str] | None = None
    documents_available: Fact[Window] | None = None
    consortium: Fact[Permission] | None = None
    subcontracting: Fact[Permission] | None = None
    contacts: Fact[tuple[Contact, ...]] | None = None
    format_rules: Fact[tuple[FormatRule, ...]] | None = None
    opening_times: Fact[tuple[OpenTime, ...]] | None = None
    volume_profile: Fact[tuple[ProfilePoint, ...]] | None = None
    volume_peaks: Fact[tuple[Volume, ...]] | None = None
    volume_growth: Fact[tuple[Growth, ...]] | None = None
    acw_seconds: Fact[float] | None = None
    occupancy_percent: Fact[float] | None = None
    recording_retention: Fact[Retention] | None = None
    data_residence: Fact[str] | None = None
    platform_owners: Fact[tuple[PlatformOwner, ...]] | None = None
    penalties: Fact[tuple[Penalty, ...]] | None = None

    def rows(self) -> dict[str, Any]:
        """The published JSON object: every name, null where the tender does not say; amounts as numbers."""
        rows: dict[str, Any] = {}
        for name in type(self).model_fields:
            fact = getattr(self, name)
            if fact is None:
                rows[name] = None
                continue
            row = fact.model_dump(mode="json", exclude={"why", "candidates"})
            if isinstance(fact.value, Money):
                amount = fact.value.amount
                row["value"]["amount"] = int(amount) if amount == amount.to_integral_value() else float(amount)
            rows[name] = row
        return rows
