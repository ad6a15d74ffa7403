"""What every parser is: the media types it reads, and a function from bytes to pages, blocks and notes.

A format is one module of ``tasks/parse/formats``: it is found by being there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from models.document import Block, Page, ParseNote
from models.recognition import RecognisedPage


class Reading(NamedTuple):
    """What a parser delivers.

    Attributes:
        pages: In order; empty where the format has no pages.
        blocks: In reading order; ``index``, ``section``, ``language`` and offsets are set afterwards.
        notes: What could not be read, page by page.
    """

    pages: Sequence[Page]
    blocks: Sequence[Block]
    notes: Sequence[ParseNote]


class Parser(Protocol):
    """Reads files of some media types; a module under ``formats`` is one."""

    @property
    def MEDIA_TYPES(self) -> tuple[str, ...]:  # noqa: N802 - a module's constant
        """The media types it reads."""
        ...

    def read(self, content: bytes, name: str, recognised: Sequence[RecognisedPage]) -> Reading:
        """Everything that can be read; a pure function of its arguments.

        Args:
            content: The file's bytes; hostile.
            name: File name, for error messages.
            recognised: Pages whose text was recognised from their picture, by page; empty on the first reading.

        Raises:
            DocumentError: With a code; the tender goes on without this file.
        """
        ...
