"""Where packs are found: their addresses, and the queue page that is rewritten after each run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from urllib.parse import quote

from flows.settings import Settings
from flows.wiring import Office
from models.money import Money
from models.pack import PackRecord, QueueRow
from tasks.adapters.blobs import write_atomically
from tasks.adapters.render import render_queue
from tasks.adapters.store import Store
from tasks.adapters.turns import turn
from tasks.draft.display import shown_money
from tasks.draft.words import label

QUEUE_PAGE = "index.html"


def address_of(tender_id: str, file_name: str, office: Office) -> str:
    """Where a person opens this file of the pack: on the pack pages when they are served, else on disk."""
    if office.settings.packs_url:
        return f"{office.settings.packs_url.rstrip('/')}/{quote(tender_id)}/{quote(file_name)}"
    return str(office.shelf.folder_of(tender_id) / file_name)


def publish_queue(store: Store, settings: Settings, today: dt.date) -> None:
    """The queue page shows every pack as it stands now; of two that write it at once the later one knows both."""
    with turn(settings.locks_dir / "queue"):
        rows = queue_rows(store.packs(), settings, today)
        write_atomically(settings.packs_dir / QUEUE_PAGE, render_queue(rows))


def queue_rows(records: Sequence[PackRecord], settings: Settings, today: dt.date) -> tuple[QueueRow, ...]:
    """One row a pack, next deadline first, packs without a stated deadline last."""
    rows = [_row(record, settings, today) for record in records]
    return tuple(sorted(rows, key=lambda row: (row.deadline is None, row.deadline or "", row.tender_id)))


def _row(record: PackRecord, settings: Settings, today: dt.date) -> QueueRow:
    manifest = record.manifest
    if manifest is None:
        return QueueRow(
            tender_id=record.tender_id, title=record.name, state=record.state, attention=record.attention or ""
        )
    figures: dict[str, Any] = manifest.summary
    folder = settings.packs_dir / record.tender_id
    return QueueRow(
        tender_id=record.tender_id,
        title=manifest.title,
        state=record.state,
        language=figures["language"],
        buyer=figures["buyer"] or "",
        deadline=figures["deadline"],
        days_left=_days_left(figures["deadline"], today),
        decision=figures["decision"],
        score_low=figures["score_low"],
        score_high=figures["score_high"],
        price=_price(figures),
        price_basis=figures["price_basis"],
        requirements=figures["requirements"],
        knockouts=figures["knockouts"],
        gaps=figures["gaps"],
        unread=figures["unread"],
        files=tuple(sorted(file.name for file in manifest.files if (folder / file.name).exists())),
        attention=record.attention or "",
    )


def _price(figures: dict[str, Any]) -> str:
    """The monthly price as the pack's own language shows it."""
    money = Money(amount=Decimal(figures["target_monthly"]), currency=figures["currency"])
    return f"{shown_money(money, whole=True)} {label('per_month', figures['language'])}"


def _days_left(deadline: str | None, today: dt.date) -> int | None:
    if deadline is None:
        return None
    try:
        return (dt.date.fromisoformat(deadline[:10]) - today).days
    except ValueError:
        return None
