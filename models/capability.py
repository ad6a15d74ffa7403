"""Who we are: what the company can do, prove and staff (config/company-profile.yaml)."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from pydantic import Field

from models.frozen import Frozen


class Text(Frozen):
    """The same words in both languages of the house."""

    en: str
    zh: str

    def of(self, language: str) -> str:
        """The words in this language; English for anything that is not Chinese."""
        return self.zh if language == "zh" else self.en


class Certificate(Frozen):
    """A certificate or licence with its validity."""

    id: str
    name: Text
    issuer: str
    scope: Text
    valid_from: dt.date
    valid_until: dt.date
    document: str
    aliases: tuple[str, ...] = ()


class Capability(Frozen):
    """One thing the company can do, with the concepts that find it and its evidence.

    Attributes:
        concepts: Ids from the concept vocabulary that this capability answers.
        evidence: File or record that proves it; None makes every claim on it a gap.
        answer: Approved wording for proposals.
        limits: Numeric limits by constraint id, e.g. ``{"seats": 350, "service_level_percent": 90}``.
    """

    id: str
    name: Text
    concepts: tuple[str, ...]
    answer: Text
    evidence: str | None = None
    owner: str = ""
    reviewed_on: dt.date | None = None
    limits: dict[str, Decimal] = Field(default_factory=dict)


class Reference(Frozen):
    """A past or running contract that may be quoted."""

    id: str
    client: Text
    sector: str
    service: Text
    seats: int
    from_on: dt.date
    until_on: dt.date | None = None
    results: Text
    may_contact: bool
    document: str


class Capacity(Frozen):
    """What can be staffed, and how fast."""

    seats: int
    seats_used: int
    staff: int
    hires_per_month: int
    pass_rate: Decimal

    @property
    def free_seats(self) -> int:
        """Seats not in use today."""
        return self.seats - self.seats_used


class CompanyProfile(Frozen):
    """The bidder: everything the matcher may claim, each claim with its evidence."""

    name: Text
    short_name: str
    registered_in: str
    years_in_operation: int
    languages: tuple[str, ...]
    sites: tuple[Text, ...]
    enterprise_size: str = "unknown"
    capacity: Capacity
    capabilities: tuple[Capability, ...]
    certificates: tuple[Certificate, ...]
    references: tuple[Reference, ...]
    win_themes: dict[str, Text] = Field(default_factory=dict)
