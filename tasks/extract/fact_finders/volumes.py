"""Stated quantities of work: contacts by channel, seats, and other counted things."""

from __future__ import annotations

from collections.abc import Sequence

from models.facts import Fact, HandlingTime, Volume
from tasks.extract.fact_finders.passages import Passage
from tasks.extract.fact_finders.tables import Grid
from tasks.extract.fact_finders.volume_sentences import sentence_volumes
from tasks.extract.fact_finders.volume_tables import contact_volumes, scheduled_quantities


def find_volumes(
    passages: Sequence[Passage], grids: Sequence[Grid], times: Fact[tuple[HandlingTime, ...]] | None
) -> Fact[tuple[Volume, ...]] | None:
    """Every stated quantity, tables first; a channel only where the words name one.

    Schedules of priced quantities count only where no table states contacts: they repeat those in other units.
    """
    tables = [volume for grid in grids for volume in contact_volumes(grid)]
    if not tables:
        tables = [volume for grid in grids for volume in scheduled_quantities(grid)]
    known = {(one.quantity, one.channel) for one in tables}
    texts = [volume for passage in passages for volume in sentence_volumes(passage)]
    items: dict[tuple[float, str | None, str | None], Volume] = {}
    for volume in [*tables, *(one for one in texts if (one.quantity, one.channel) not in known)]:
        items.setdefault(
            (volume.quantity, volume.channel, volume.period or (volume.unit or "").rpartition(" ")[2]), volume
        )
    if not items:
        return None
    by_channel = {one.channel: one for one in times.value} if times else {}
    found = tuple(_timed(volume, by_channel.get(volume.channel)) for volume in items.values())
    return Fact(
        value=found,
        text="; ".join(item.text for item in found)[:600],
        document=found[0].document,
        page=found[0].page,
        boxes=found[0].boxes,
        confidence=0.85 if tables else 0.65,
    )


def _timed(volume: Volume, time: HandlingTime | None) -> Volume:
    """The volume with its channel's handling time, whose words and place it then carries too."""
    if time is None or volume.aht_s is not None or volume.channel is None:
        return volume
    return volume.model_copy(
        update={
            "aht_s": time.seconds,
            "text": f"{volume.text}; {time.text}",
            "boxes": (*volume.boxes, *(box for box in time.boxes if box not in volume.boxes)),
        }
    )
