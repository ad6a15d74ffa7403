"""Prefect shell around intake: read the source, keep the originals, record the receipt."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Protocol

from prefect import task

from models.ports import Blobs
from models.tender import Receipt, Tender
from tasks.intake.collect import collect
from tasks.intake.unpack import Incoming
from tasks.stage import SHELL


class ReceiptStore(Protocol):
    """The part of the store that intake needs."""

    def receive(self, receipt: Receipt) -> Tender:
        """Record what was received; the same again changes nothing."""
        ...


@task(name="receive", **SHELL)
def receive_tender(
    name: str,
    source_key: str,
    read: Callable[[], Iterable[Incoming]],
    readable: Collection[str],
    blobs: Blobs,
    store: ReceiptStore,
) -> Tender:
    """The tender at this source is recorded; originals are durable before the record is.

    Args:
        name: What people call the source (file or folder name).
        source_key: Where it came from; the same place again is the same tender.
        read: Starts reading the source from its first file, archives unpacked; called anew for each try.
        readable: Media types that a parser reads.
        blobs: Keeps the originals.
        store: Keeps the record.

    Raises:
        TenderError: not_found when the source does not exist; the run ends, nothing is recorded.
        StoreUnavailableError: Retried three times, then raised.
    """
    return store.receive(collect(name, source_key, read(), readable, blobs))
