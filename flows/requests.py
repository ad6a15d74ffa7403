"""What a person fills in to start a run, and how a run ends; Prefect shows the requests as forms."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from models.errors import Code, TenderError
from models.frozen import Frozen

Status = Literal["ready_for_review", "unchanged", "decided", "duplicate", "needs_attention"]


class PrepareBid(Frozen):
    """Which tender to prepare, and with which rates."""

    # empty rather than null: the form then shows plain boxes to type into

    path: str = Field(
        default="",
        title="File, folder or archive",
        description="One path is one tender. Absolute, or relative to the inbox.",
        examples=["meridale-contact-centre"],
        max_length=4096,
    )
    tender_id: str = Field(
        default="",
        title="Known tender",
        description="Instead of a path: the id of a tender that was received before (see the queue page).",
        max_length=80,
    )
    rate_card: str = Field(
        default="",
        title="Rate card",
        description="Id of a card under config/rate-cards; empty: chosen by the tender's currency and language.",
        max_length=64,
    )

    @model_validator(mode="after")
    def _one_source(self) -> PrepareBid:
        if bool(self.path.strip()) == bool(self.tender_id.strip()):
            raise ValueError("give either a path or a known tender, not both")
        return self

    @property
    def subject(self) -> str:
        """What the run is called after."""
        return self.tender_id.strip() or self.path.strip().rstrip("/").rsplit("/", 1)[-1]


class NightlyScan(Frozen):
    """Which inbox to scan."""

    inbox: str = Field(
        default="",
        title="Inbox",
        description="Folder with one sub-folder, archive or file a tender; empty: the workspace's inbox.",
        max_length=4096,
    )


class Outcome(Frozen):
    """How one tender ended; every tender ends in exactly one status.

    Attributes:
        summary: The pack's figures; empty when there is no pack.
        decision_card: Address of the pack's first page, or None.
        code: Why it needs attention.
        detail: One sentence for people.
    """

    tender_id: str
    name: str
    status: Status
    title: str = ""
    summary: dict[str, str | int | float | None] = Field(default_factory=dict)
    decision_card: str | None = None
    code: Code | None = None
    detail: str = ""

    @classmethod
    def refused(cls, name: str, error: TenderError) -> Outcome:
        """The outcome of a source that no tender in the store speaks for: it was not taken in, or its run broke off."""
        return cls(tender_id="", name=name, status="needs_attention", code=error.code, detail=str(error))

    @property
    def is_new(self) -> bool:
        """Whether this run did something for the tender."""
        return self.status in {"ready_for_review", "needs_attention"}


class ScanReport(Frozen):
    """How a scan ended, by tender, in inbox order."""

    inbox: str
    outcomes: tuple[Outcome, ...]

    @property
    def is_quiet(self) -> bool:
        """Whether there was nothing new."""
        return not any(outcome.is_new for outcome in self.outcomes)
