"""One finished step of one tender: what it was made from, by which engine, under which key."""

from __future__ import annotations

import hashlib
from typing import Literal

from models.frozen import Frozen

StageName = Literal["parse", "extract", "match", "price", "decide", "draft"]


class StageKey(Frozen):
    """What makes a step unique: the same key is never computed into the store twice."""

    tender_id: str
    stage: StageName
    input_hash: str
    engine_version: str


class StageRef(Frozen):
    """A finished step, small enough to hand from task to task; the output stays in the store.

    Attributes:
        output_hash: sha256 of the output; the next step's input hash is made of it.
        fresh: False when the step was found finished.
    """

    key: StageKey
    output_hash: str
    fresh: bool


def hash_of(*parts: str) -> str:
    """One sha256 over several texts, order kept, boundaries unambiguous."""
    digest = hashlib.sha256()
    for part in parts:
        encoded = part.encode()
        digest.update(len(encoded).to_bytes(8, "big"))
        digest.update(encoded)
    return digest.hexdigest()
