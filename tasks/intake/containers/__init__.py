"""What is opened to get at files inside, one module a container; a new one is found by being here.

A container's module has ``MEDIA_TYPES`` and ``open_files``; one that is a document of its own also has ``may_carry``.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from models.errors import DocumentError
from tasks.intake.admission import is_litter
from tasks.intake.unpacking.budget import MAX_ENTRIES, MAX_TOTAL_BYTES, Budget

__all__ = [
    "CARRIERS",
    "CONTAINERS",
    "MAX_ENTRIES",
    "MAX_TOTAL_BYTES",
    "Budget",
    "Member",
    "may_carry_files",
    "open_container",
]

Member = tuple[str, bytes | DocumentError]
"""A safe relative path, and the file's bytes or why they could not be had."""

_MODULES: dict[str, ModuleType] = {
    media_type: module
    for found in iter_modules(__path__)
    for module in [import_module(f"{__name__}.{found.name}")]
    for media_type in getattr(module, "MEDIA_TYPES", ())
}
CARRIERS = frozenset(media_type for media_type, module in _MODULES.items() if hasattr(module, "may_carry"))
"""Documents that may have files in them: mail, PDF."""
CONTAINERS = frozenset(_MODULES) - CARRIERS
"""Pure containers, without a text of their own."""


def open_container(content: bytes, name: str, media_type: str, budget: Budget | None = None) -> Iterator[Member]:
    """Yield (safe relative path, bytes or why it cannot be read) of each file, in the container's order.

    Litter is left out. Nothing is written anywhere.

    Args:
        content: The container's bytes; hostile.
        name: For error messages.
        media_type: One of ``CONTAINERS`` or ``CARRIERS``.
        budget: What may still be unpacked, shared by nested containers; lessened by what is yielded. A fresh one
            where None.

    Raises:
        DocumentError: unsafe_archive (paths that climb out, links, devices, overlapping entries, too many, too large or
            too dense), encrypted or damaged: the container as a whole. What was yielded before stays good.
    """
    members: Iterator[Member] = _MODULES[media_type].open_files(content, name, budget or Budget())
    return (member for member in members if not is_litter(member[0]))


def may_carry_files(content: bytes, media_type: str) -> bool:
    """Whether a document of ``CARRIERS`` should be opened for files inside: a cheap look, never a wrong no."""
    return media_type in CARRIERS and bool(_MODULES[media_type].may_carry(content))
