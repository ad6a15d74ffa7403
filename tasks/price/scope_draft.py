"""The scope while it is being written: lines, inputs, notes and warnings in the order they arise."""

from __future__ import annotations

from dataclasses import dataclass, field

from models.estimate import Assumption, ScopeLine
from tasks.price.assumptions import Input


@dataclass(slots=True)
class ScopeDraft:
    """What has been found so far."""

    lines: list[ScopeLine] = field(default_factory=list)
    inputs: list[Input] = field(default_factory=list)
    notes: list[Assumption] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
