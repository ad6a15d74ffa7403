"""The bid pack: everything the draft stage writes about, and the manifest of what it wrote."""

from __future__ import annotations

from models.capability import CompanyProfile
from models.estimate import Estimate
from models.frozen import Frozen
from models.match import Decision, MatchResult
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
    """

    tender_id: str
    title: str
    content_hash: str
    engines: dict[str, str]
    inputs: dict[str, str]
    files: tuple[PackFile, ...]
    summary: dict[str, str | int | float | None]
