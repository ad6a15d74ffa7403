"""Who we are: what the company can do, prove and staff (config/company-profile.yaml)."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from pydantic import Field, model_validator

from models.frozen import Frozen


class Text(Frozen):
    """The same words in both languages of the house; plain words stand for both."""

    en: str
    zh: str

    @model_validator(mode="before")
    @classmethod
    def _plain_words(cls, value: Any) -> Any:
        return {"en": value, "zh": value} if isinstance(value, str) else value

    def of(self, language: str) -> str:
        """The words in this language; English for anything that is not Chinese."""
        return self.zh if language == "zh" else self.en


class Certificate(Frozen):
    """A certificate or licence with its validity.

    Attributes:
        aliases: Other names under which tenders ask for it.
        concepts: Ids from the concept vocabulary that this certificate answers.
    """

    id: str
    name: Text
    issuer: Text
    scope: Text
    valid_from: dt.date
    valid_until: dt.date
    document: str
    aliases: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()


class Capability(Frozen):
    """One thing the company can do, with the concepts that find it and its evidence.

    Attributes:
        concepts: Ids from the concept vocabulary that this capability answers.
        evidence: File or record that proves it; None makes every claim on it a gap.
        evidence_valid_until: Last day on which that record proves anything; None when it does not expire.
        answer: Approved wording for proposals.
        limits: Numeric limits by constraint id, e.g. ``{"seats": 350, "service_level_percent": 90}``.
    """

    id: str
    name: Text
    concepts: tuple[str, ...]
    answer: Text
    evidence: str | None = None
    evidence_valid_until: dt.date | None = None
    owner: Text = Text(en="", zh="")
    reviewed_on: dt.date | None = None
    limits: dict[str, Decimal] = Field(default_factory=dict)


class Reference(Frozen):
    """A past or running contract that may be quoted.

    Attributes:
        concepts: Ids from the concept vocabulary that this contract shows in practice.
    """

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
    concepts: tuple[str, ...] = ()


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


class ContactVolume(Frozen):
    """Contacts of a year, never without what the figure includes.

    Attributes:
        total: All contacts, automated ones included.
        agent_handled: Those that a person handled; None when it is not measured.
        qualifier: The words that must stand beside ``total`` wherever it is quoted.
    """

    total: int
    agent_handled: int | None = None
    qualifier: Text


class CompanyProfile(Frozen):
    """The bidder: everything the matcher may claim, each claim with its evidence.

    Attributes:
        owners: Role that answers a requirement, by requirement category.
        answer_days_before_deadline: Working days before the deadline by which an answer must stand, by row type;
            ``knockout`` holds for knock-out rows with a gap.
        conflicts: Buyers (or parts of their names) with which a conflict of interest is known.
    """

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
    contacts_per_year: ContactVolume | None = None
    owners: dict[str, Text] = Field(default_factory=dict)
    answer_days_before_deadline: dict[str, int] = Field(default_factory=dict)
    conflicts: tuple[str, ...] = ()
    notice: Text | None = None
