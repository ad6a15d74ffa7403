"""What the flows need from the outside world, as protocols; adapters and fakes implement them."""

from __future__ import annotations

import datetime as dt
from typing import Protocol


class Clock(Protocol):
    """Tells the time; injected, so that a run can be repeated."""

    def now(self) -> dt.datetime:
        """The current instant, aware, UTC."""
        ...


class Blobs(Protocol):
    """Keeps bytes under their sha256."""

    def put(self, content: bytes) -> str:
        """Keep the bytes durably and return their sha256; a second call changes nothing."""
        ...

    def get(self, sha256: str) -> bytes:
        """Return the bytes; raise ``DocumentError`` when they are missing or altered."""
        ...
