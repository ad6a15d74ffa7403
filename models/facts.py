"""What a tender says about itself: key data, each value with the words it was read from."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from pydantic import Field

from models.frozen import Frozen
from models.money import Money
from models.provenance import Box, Source, Status

T = TypeVar("T")


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
    """

    value: T
    text: str
    document: str
    page: int | None = None
    boxes: tuple[Box, ...] = ()
    status: Status = "extracted"
    confidence: float = Field(default=1.0, ge=0, le=1)
    why: str = ""

    @property
    def where(self) -> Source:
        """The place it was read from."""
        return Source(document=self.document, page=self.page, boxes=self.boxes, text=self.text)


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
    """An award criterion; ``weight`` in points or per cent, None when the tender gives none."""

    name: str
    weight: float | None = None


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
    """

    metric: str
    target: str
    percent: float | None = None
    seconds: float | None = None


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

    def rows(self) -> dict[str, Any]:
        """The published JSON object: every name, null where the tender does not say; amounts as numbers."""
        rows: dict[str, Any] = {}
        for name in type(self).model_fields:
            fact = getattr(self, name)
            if fact is None:
                rows[name] = None
                continue
            row = fact.model_dump(mode="json", exclude={"why"})
            if isinstance(fact.value, Money):
                amount = fact.value.amount
                row["value"]["amount"] = int(amount) if amount == amount.to_integral_value() else float(amount)
            rows[name] = row
        return rows
