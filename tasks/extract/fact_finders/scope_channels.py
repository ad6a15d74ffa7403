"""The contact channels that are in scope; None for tenders about something else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.facts import Fact, IntervalVolume, Volume
from tasks.extract.fact_finders.channels import channels_in
from tasks.extract.fact_finders.mentions import mentions
from tasks.extract.fact_finders.passages import Passage, Quote
from tasks.extract.fact_finders.words import pattern

_CONTACT_SERVICE = pattern(
    r"contact cent(?:re|er) | call cent(?:re|er) | customer contact | help ?desk | hotline | helpline | enquiry line",
    r"呼叫中心 | 客服中心 | 热线 | 话务 | 客户联络中心",
)
_CHANNEL_SECTION = pattern(r"\bchannels?\b | 服务渠道 | 渠道")
_SCOPE_SECTION = pattern(r"服务内容 | 服务范围")
_SCOPE_LABEL = pattern(r"采购需求 | 服务内容 | 服务范围 | 采购内容 | scope of (?:the )?services? | channels?")
_SAID = pattern(
    r"(?:following|contact|all) channels | channels? (?:include|are|shall|will|:) | by telephone[, ]",
    r"渠道(?:包括|为|:)",
)
_NOT_SCOPE = pattern(
    r"\b(?:should|may|optional|in future|must not|shall not|market) | 可选 | 不得 | 不包括 | score | 评分",
    r"service levels? in",
)
_ORDER = ("voice", "outbound", "email", "chat", "sms", "social", "back_office")
_FEWEST_MENTIONS = 3


def find_channels(
    passages: Sequence[Passage],
    volumes: Fact[tuple[Volume, ...]] | None,
    intervals: Fact[tuple[IntervalVolume, ...]] | None,
) -> Fact[tuple[str, ...]] | None:
    """Channels with stated volumes, and those that the scope of a contact service names."""
    places: dict[str, Quote] = {}
    with_channel: list[Volume | IntervalVolume] = [*(volumes.value if volumes else ())]
    with_channel += intervals.value if intervals else ()
    for stated in with_channel:
        if stated.channel:
            place = Quote(text=stated.text, document=stated.document, page=stated.page, boxes=stated.boxes)
            places.setdefault(stated.channel, place)
    mentions = sum(1 for one in passages if one.kind != "row" and _CONTACT_SERVICE.search(one.text))
    telling = len(places) >= 2 or intervals is not None
    if not telling and mentions < (1 if places else _FEWEST_MENTIONS):
        return None
    for passage in passages:
        for name, place in _scope(passage):
            places.setdefault(name, place)
    names = tuple(name for name in _ORDER if name in places)
    if not names:
        return None
    first = places[names[0]]
    return Fact(
        value=names,
        text="; ".join(dict.fromkeys(places[name]["text"] for name in names))[:600],
        document=first["document"],
        page=first["page"],
        boxes=tuple(dict.fromkeys(box for name in names for box in places[name]["boxes"])),
        confidence=0.8,
    )


def _scope(passage: Passage) -> Iterator[tuple[str, Quote]]:
    """Channels of a line of the scope: an item under "Channels", a heading under 服务内容, a key-data cell."""
    if passage.kind in {"row", "margin"} or passage.rank == "form":
        return
    section = passage.section.rpartition(" / ")[2]
    left = passage.label.rpartition(" | ")[2]
    item = passage.block.kind == "list_item" and _CHANNEL_SECTION.search(section[-60:])
    heading = passage.kind == "heading" and _SCOPE_SECTION.search(section)
    cell = passage.kind == "cell" and len(left) < 24 and _SCOPE_LABEL.search(left)
    said = mentions(passage.text, "channel", "by telephone", "渠道") and _SAID.search(passage.text)
    if not (item or heading or cell or said) or _NOT_SCOPE.search(passage.text):
        return
    words = passage.text.partition(":")[0] if item else passage.text
    for name in channels_in(words):
        if name != "voice" or not (item or heading) or len(channels_in(words)) == 1 or "呼入" in words:
            yield name, passage.quote(0, min(len(passage.text), 300))
