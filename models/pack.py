"""The bid pack: everything the draft stage writes about, and the manifest of what it wrote."""

from __future__ import annotations

import datetime as dt
import json

from models.capability import CompanyProfile
from models.document import Language
from models.errors import Code
from models.estimate import Estimate
from models.frozen import Frozen
from models.lifecycle import PackState
from models.match import Decision, DecisionOutcome, MatchResult
from models.tender import Reading, Tender


class PackFile(Frozen):
    """One file of the pack with the hash of its bytes."""

    name: str
    sha256: str
    size: int


class PackContent(Frozen):
    """All that the drafts are made of; the same content gives the same bytes."""

    tender: Tender
    reading: Reading
    match: MatchResult
    estimate: Estimate
    decision: Decision
    profile: CompanyProfile


class PackManifest(Frozen):
    """``pack.json``: what is in the pack, from which input, by which engines.

    Attributes:
        engines: Stage name to engine version.
        inputs: Path of each source file to its sha256.
        answers: Digest of the people's answers that it holds; empty when there are none.
    """

    tender_id: str
    title: str
    content_hash: str
    engines: dict[str, str]
    inputs: dict[str, str]
    files: tuple[PackFile, ...]
    summary: dict[str, str | int | float | None]
    answers: str = ""

    def same_work_as(self, other: PackManifest | None) -> bool:
        """Whether both were made from the same files by the same engines: only people's answers differ."""
        return (
            other is not None
            and (self.content_hash, self.engines) == (other.content_hash, other.engines)
            and self.answers != other.answers
        )

    def file_bytes(self) -> bytes:
        """The content of ``pack.json``, as people and programs read it."""
        return (json.dumps(self.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n").encode()


class PackRecord(Frozen):
    """A pack as it stands in the store.

    Attributes:
        fingerprint: Of everything it was made from (files, engines, configuration).
        manifest: None while the tender needs attention and nothing was drafted.
        attention_code: Set only in state ``needs_attention``.
        attention: One line: file, code, what to do.
    """

    tender_id: str
    name: str
    state: PackState
    fingerprint: str
    content_hash: str
    manifest: PackManifest | None = None
    attention_code: Code | None = None
    attention: str | None = None
    updated_at: dt.datetime


class AuditEntry(Frozen):
    """One step of a pack's history; entries are only ever added."""

    at: dt.datetime
    actor: str
    tender_id: str
    action: str
    detail: str


class QueueRow(Frozen):
    """One pack in the queue of drafts, as a bid manager scans it.

    Attributes:
        deadline: ISO date (and time, zone only when stated) as the tender says it; None when it does not.
        days_left: Whole days from today to the deadline; negative once it is past.
        decision: None while nothing was drafted.
        price: Ready to show (``GBP 214,900 / month``); empty while there is none.
        files: Names of the files that stand in the pack's folder, sorted.
        unread: How many files or pages could not be read.
        attention: Why a person must look, one line; empty when nobody must.
    """

    tender_id: str
    title: str
    state: PackState
    language: Language = "en"
    buyer: str = ""
    deadline: str | None = None
    days_left: int | None = None
    decision: DecisionOutcome | None = None
    score_low: float | None = None
    score_high: float | None = None
    price: str = ""
    price_basis: str = ""
    requirements: int = 0
    knockouts: int = 0
    gaps: int = 0
    unread: int = 0
    files: tuple[str, ...] = ()
    attention: str = ""
