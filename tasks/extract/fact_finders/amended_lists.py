"""Lists that a later amendment states anew: its items stand for the older ones that say the same thing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from models.facts import Fact, FactCandidate, ServiceLevel, StaffingMinimum, Stated, Volume
from tasks.extract.fact_finders.channels import channel_of
from tasks.extract.fact_finders.folding import bare, fold
from tasks.extract.fact_finders.passages import Passage
from tasks.extract.fact_finders.tables import Grid

S = TypeVar("S", bound=Stated)
Key = Callable[[S], Hashable]

_FIGURES = re.compile(
    r"\d+|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|sixty|ninety)\b"
    r"|[零一二三四五六七八九十百两]+(?=[个名人次日天秒]|小时|分钟)",
    re.IGNORECASE,
)
# measures that a contract has once: two of these for the same channel are the same standard
_HEADLINE = frozenset(
    [
        "service_level",
        "answer_rate",
        "abandonment",
        "asa",
        "availability",
        "first_contact_resolution",
        "customer_satisfaction",
        "net_promoter_score",
        "quality_score",
    ]
)


@dataclass(frozen=True, slots=True)
class Layer:
    """What the documents of one standing say: those that amend nothing, or one amendment."""

    passages: tuple[Passage, ...]
    grids: tuple[Grid, ...]


def layers_of(passages: Sequence[Passage], grids: Sequence[Grid], amending: Sequence[str]) -> tuple[Layer, ...]:
    """The tender as issued, then each amendment in the order they apply."""
    order = {name: place for place, name in enumerate(amending, start=1)}
    return tuple(
        Layer(
            tuple(one for one in passages if one.amendment == place),
            tuple(one for one in grids if order.get(one.document, 0) == place),
        )
        for place in range(len(amending) + 1)
    )


def later_wins(
    stated: Sequence[Fact[tuple[S, ...]] | None], key: Key[S] | None = None, loosely: Key[S] | None = None
) -> Fact[tuple[S, ...]] | None:
    """One list of what stands in the end; what a later one replaces stays as a candidate.

    Args:
        stated: The list as each layer states it, oldest first; None where it states none.
        key: What tells items apart; an item replaces those with its key. None: a later list replaces the whole.
        loosely: Tells them apart by less; counts only where it picks one item on either side. None results pick none.
    """
    layers = [one for one in stated if one is not None]
    if not layers:
        return None
    standing, *later = layers
    for amendment in later:
        standing = _merged(standing, amendment, key, loosely)
    return standing


def level_words(level: ServiceLevel) -> Hashable:
    """The words of a standard without its figures."""
    return _without_figures(level)


def level_measure(level: ServiceLevel) -> Hashable:
    """What a standard measures and for which channel, for measures that a contract has once."""
    return (level.metric, channel_of(fold(level.text))) if level.metric in _HEADLINE else None


def volume_words(volume: Volume) -> Hashable:
    """The words of a quantity without its figures."""
    return _without_figures(volume)


def volume_kind(volume: Volume) -> Hashable:
    """What is counted over which time, for contacts."""
    return (volume.channel, volume.period) if volume.channel else None


def role_of(one: StaffingMinimum) -> Hashable:
    """The role, however it is spaced."""
    return bare(one.role).removesuffix("s")


def _without_figures(one: Stated) -> str:
    return bare(_FIGURES.sub("", fold(one.text)))


def _merged(
    old: Fact[tuple[S, ...]], new: Fact[tuple[S, ...]], key: Key[S] | None, loosely: Key[S] | None
) -> Fact[tuple[S, ...]]:
    told = {bare(item.text) for item in old.value}
    changed = [item for item in new.value if bare(item.text) not in told]
    if not changed and (key or len(new.value) == len(old.value)):
        return old
    replaced = _replacing(changed, old.value, new.value, [one for one in (key, loosely) if one]) if key else {}
    gone = [item for place, item in enumerate(old.value) if key is None or place in replaced]
    kept = tuple(replaced.get(place, item) for place, item in enumerate(old.value)) if key else ()
    added = tuple(item for item in (changed if key else new.value) if not any(item is one for one in kept))
    found, said = (*kept, *added), changed or list(new.value)
    amends = said[0].document
    return new.model_copy(
        update={
            "value": found,
            "page": said[0].page,
            "boxes": said[0].boxes,
            "text": "; ".join(dict.fromkeys(item.text for item in found))[:600],
            "why": f"from {amends}, which amends what was said before" if gone else f"{amends} adds to it",
            "candidates": (
                *(_candidate(item, "chosen", f"{amends} states it") for item in said),
                *(_candidate(item, "amended", f"{amends} amends it") for item in gone),
                *(one for one in old.candidates if one.standing == "amended"),
            ),
        }
    )


def _replacing(changed: Sequence[S], old: Sequence[S], new: Sequence[S], keys: Sequence[Key[S]]) -> dict[int, S]:
    """By its place in ``old``, the changed item that says the same thing as the one there; the first key decides."""
    replaced: dict[int, S] = {}
    left = list(changed)
    for told in keys:
        before, after = Counter(map(told, old)), Counter(map(told, new))
        places = {told(one): place for place, one in enumerate(old)}
        single = [one for one in left if told(one) is not None and before[told(one)] == after[told(one)] == 1]
        replaced |= {places[told(one)]: one for one in single if places[told(one)] not in replaced}
        left = [one for one in left if not any(one is item for item in replaced.values())]
    return replaced


def _candidate(item: Stated, standing: str, why: str) -> FactCandidate:
    place = {"document": item.document, "page": item.page, "boxes": item.boxes, "text": item.text}
    return FactCandidate.model_validate({"value": item.text, "standing": standing, "why": why, **place})
