"""Average handling time: by channel where a table states it, else the one a sentence states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.facts import Fact, HandlingTime
from tasks.extract.fact_finders.channels import channel_of
from tasks.extract.fact_finders.passages import Passage
from tasks.extract.fact_finders.tables import Grid
from tasks.extract.fact_finders.words import pattern

_AHT = pattern(r"\bAHT\b | average handl(?:e|ing) time | 平均处理时长 | 平均处理时间 | \bATT\b.{0,3}ACW")
_WIDER = pattern(r"handl(?:e|ing) time | 平均通话时长 | 处理时长 | 均时")
_PART_ONLY = pattern(r"after | wrap | hold | talk | typing | 事后 | 整理 | 保持 | 通话 | 会话时")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2}):([0-5]\d)(?!\d)")
_LENGTH = re.compile(
    r"(\d{1,5}(?:\.\d{1,3})?)\s?(seconds?|secs?|s\b|minutes?|mins?|秒|分钟)?(?:\s?(\d{1,2})\s?(?:seconds?|secs?|s\b|秒))?",
    re.IGNORECASE,
)
_TALK = re.compile(
    r"(?:average )?talk(?:ing)? time\b[^.;]{0,24}?(?P<t>\d{1,4})\s?(?:seconds?|secs?|s)\b[^.;]{0,40}?"
    r"(?:after[- ](?:call|contact)[- ]work|\bACW\b|wrap[- ]up)\b[^.;\d]{0,24}(?P<w>\d{1,4})\s?(?:seconds?|secs?|s)\b"
    r"|(?:平均)?通话(?:时长|时间)[^。;\d]{0,8}(?P<zt>\d{1,4})\s?秒[^。;\d]{0,12}(?:话后|事后|后)(?:处理|整理)?(?:工作)?(?:时长|时间)?[^。;\d]{0,8}"
    r"(?P<zw>\d{1,4})\s?秒",
    re.IGNORECASE,
)
_TALK_HEAD = pattern(r"talk(?:ing)? time | \bATT\b | 通话(?:时长|时间)")
_WORK_HEAD = pattern(r"\bACW\b | after[- ](?:call|contact)[- ]work | wrap[- ]up | 话后 | 事后 | 后处理")
SUMMED = "talk time plus after-call work"
_SHORTEST_S = 5
_LONGEST_S = 4 * 3600


def find_handling_times(passages: Sequence[Passage], grids: Sequence[Grid]) -> Fact[tuple[HandlingTime, ...]] | None:
    """Each stated average handling time, table rows first; one entry a channel."""
    items: dict[str | None, HandlingTime] = {}
    for one in (one for grid in grids for one in _from_grid(grid)):
        items.setdefault(one.channel, one)
    for one in (one for passage in passages for one in _from_passage(passage)):
        if not items or one.channel not in {*items, None}:
            items[one.channel] = one
    summed = not items
    for one in _summed(passages, grids) if summed else ():
        items.setdefault(one.channel, one)
    found = tuple(items.values())
    if not found:
        return None
    return Fact(
        value=found,
        status="computed" if summed else "extracted",
        why=SUMMED if summed else "",
        text="; ".join(one.text for one in found)[:600],
        document=found[0].document,
        page=found[0].page,
        boxes=tuple(box for one in found for box in one.boxes),
        confidence=0.85,
    )


def main_handling_time(times: Fact[tuple[HandlingTime, ...]] | None) -> Fact[float] | None:
    """The handling time of calls in seconds, else of the channel named first."""
    if times is None:
        return None
    one = next((one for one in times.value if one.channel == "voice"), times.value[0])
    return Fact(
        value=one.seconds,
        status=times.status,
        why=times.why,
        text=one.text,
        document=one.document,
        page=one.page,
        boxes=one.boxes,
        confidence=0.85 if one.channel == "voice" else 0.7,
    )


def _from_grid(grid: Grid) -> Iterator[HandlingTime]:
    column = _column(grid)
    for row in range(grid.body, len(grid.rows)):
        name = grid.rows[row][0]
        if column:
            seconds = stated_seconds(grid.rows[row][column], grid.heads[column])
        elif _AHT.search(name) and len(grid.rows[row]) > 1:
            seconds = stated_seconds(grid.rows[row][-1], name)
        else:
            continue
        if seconds:
            yield HandlingTime(channel=channel_of(name), seconds=seconds, **grid.quote(row))


def _summed(passages: Sequence[Passage], grids: Sequence[Grid]) -> Iterator[HandlingTime]:
    """Talk time and after-call work added up, where only the two are stated."""
    for grid in grids:
        talk, work = grid.column(_TALK_HEAD), grid.column(_WORK_HEAD)
        if talk is None or work is None or talk == work or grid.in_form:
            continue
        for row in range(grid.body, len(grid.rows)):
            parts = [stated_seconds(grid.rows[row][col], grid.heads[col]) for col in (talk, work)]
            if parts[0] and parts[1]:
                yield HandlingTime(
                    channel=channel_of(grid.rows[row][0]), seconds=parts[0] + parts[1], **grid.quote(row)
                )
    for passage in passages:
        if passage.kind in {"row", "margin"} or passage.rank == "form":
            continue
        for hit in _TALK.finditer(passage.text):
            start, end = passage.sentence(hit.start(), hit.end())
            seconds = float(hit["t"] or hit["zt"]) + float(hit["w"] or hit["zw"])
            yield HandlingTime(
                channel=channel_of(passage.text[start:end]), seconds=seconds, **passage.quote(start, end)
            )


def _column(grid: Grid) -> int | None:
    """The column of the whole handling time, not of one of its parts."""
    for words in (_AHT, _WIDER):
        for col in range(len(grid.heads) - 1, 0, -1):
            head = grid.heads[col]
            if words is _WIDER and grid.column(_WORK_HEAD) not in {None, col}:
                continue  # only talk time: the work after the call stands beside it
            if words.search(head) and not (_PART_ONLY.search(head) and "平均通话时长" not in head):
                return col
    return None


def _from_passage(passage: Passage) -> Iterator[HandlingTime]:
    if passage.kind in {"row", "margin", "cell"} or passage.rank == "form":
        return
    for label in _AHT.finditer(passage.text):
        start, end = passage.sentence(label.start(), label.end())
        seconds = stated_seconds(passage.text[label.end() : min(end, label.end() + 60)], "", needs_unit=True)
        if seconds:
            channel = channel_of(passage.text[start : label.end()])
            yield HandlingTime(channel=channel, seconds=seconds, **passage.quote(start, end))


def sentence_seconds(sentence: str) -> float | None:
    """The handling time in seconds that a folded sentence states, or None."""
    label = _AHT.search(sentence)
    return stated_seconds(sentence[label.end() : label.end() + 60], "", needs_unit=True) if label else None


def stated_seconds(text: str, head: str, *, needs_unit: bool = False) -> float | None:
    """Seconds of a length such as ``5:12``, ``312``, ``5 minutes 12 seconds``; the unit may stand in the ``head``."""
    clock = _CLOCK.search(text)
    if clock:
        return float(int(clock[1]) * 60 + int(clock[2]))
    hit = _LENGTH.search(text)
    if hit is None:
        return None
    unit, number = (hit[2] or head).lower(), float(hit[1])
    if re.search(r"min|分钟", unit):
        seconds = number * 60 + float(hit[3] or 0)
    elif re.search(r"sec|\bs\b|秒", unit) or (not needs_unit and number >= 60):
        seconds = number
    else:
        return None
    return seconds if _SHORTEST_S <= seconds <= _LONGEST_S else None
