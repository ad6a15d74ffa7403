"""The storage an Outlook message (MSG) is kept in: what breaks its libraries, and what must not reach them."""

from __future__ import annotations

import struct

from olefile import OleFileIO

from models.errors import Code, DocumentError

# what python-oxmsg and olefile raise on broken files: neither documents it, and neither is hardened
FAULTS = (
    OSError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    OverflowError,
    RecursionError,
    struct.error,
)


def refuse_circles(ole: OleFileIO, content: bytes, name: str) -> None:
    """No stream claims to be larger than its file: those that run in circles would fill the memory.

    Raises:
        DocumentError: damaged.
    """
    if any(entry is not None and entry.size > len(content) for entry in ole.direntries):
        raise DocumentError(name, Code.DAMAGED)
