"""What the decision card shows, ready for a template: every entry a claim with its basis."""

from __future__ import annotations

from typing import Literal

from models.document import Language
from models.frozen import Frozen
from tasks.draft.claims import Claim

Tone = Literal["", "good", "warn", "bad", "accent"]


class Chip(Frozen):
    """A word with a colour that carries meaning."""

    text: str
    tone: Tone = ""


class Item(Claim):
    """One entry of a list.

    Attributes:
        full: The whole text when ``text`` is cut; else empty.
        lead: Shown before the text: a date, an owner.
        was: What an amendment took the place of, shown struck before the text.
    """

    full: str = ""
    lead: str = ""
    was: str = ""
    chip: Chip | None = None


class Listing(Frozen):
    """The most important entries and what is left out, counted; nothing is dropped in silence."""

    items: tuple[Item, ...] = ()
    more: str = ""
    empty: str = ""


class Line(Frozen):
    """A labelled value; no claims means that the tender does not state it."""

    label: str
    claims: tuple[Claim, ...] = ()


class CriterionBar(Frozen):
    """An award criterion; ``share`` of the sum of all stated weights, 0..100."""

    claim: Claim
    weight: str
    share: int


class FactorDots(Frozen):
    """A scored factor of the decision; ``score`` None is unknown."""

    name: str
    weight: int
    score: int | None
    reason: str


class DecisionView(Frozen):
    """The recommendation; ``low`` and ``high`` are whole per cent positions for the meter."""

    text: str
    tone: Tone
    score: str
    known: str
    low: int
    high: int


class PriceView(Frozen):
    """The monthly price between floor and stretch; ``target_share`` is its place between them, 0..100.

    Attributes:
        notes: What the price rests on that nobody has confirmed, the most doubtful first.
    """

    target: Claim
    floor: str
    stretch: str
    target_share: int
    total: str
    staffing: Claim
    ceiling: Item
    chips: tuple[Chip, ...]
    inputs: str
    notes: Listing
    options: tuple[tuple[str, str], ...]


class SourceLine(Frozen):
    """A document that was read: its mark in citations, its name, what it is for and why we think so."""

    mark: str
    name: str
    role: str = ""
    reason: str = ""


class CardView(Frozen):
    """The whole card, top to bottom."""

    language: Language
    tender_id: str
    title: str
    title_stated: bool
    over_title: tuple[str, ...]
    closes: Item
    chips: tuple[Item, ...]
    banners: tuple[Item, ...]
    decision: DecisionView
    price: PriceView
    eligibility: Listing
    scope: tuple[Line, ...]
    knockout_count: int
    knockouts: Listing
    criteria: tuple[CriterionBar, ...]
    criteria_more: str
    scoring: tuple[Line, ...]
    contract: tuple[Line, ...]
    submission: tuple[Line, ...]
    documents: Listing
    risks: Listing
    reasons: Listing
    factors: tuple[FactorDots, ...]
    questions: Listing
    unread: Listing
    steps: Listing
    amended: Listing
    sources: tuple[SourceLine, ...]
