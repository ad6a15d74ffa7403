"""When the bids are opened, and when the tender documents can be had."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.facts import Fact, Window
from tasks.extract.fact_finders.choosing import Candidate, choose
from tasks.extract.fact_finders.dates import FoundDate, Order, day_order, find_dates
from tasks.extract.fact_finders.passages import Passage
from tasks.extract.fact_finders.words import pattern

_OPENING = pattern(
    r"开标(?:评标)?(?:\s?(?:日期|时间))(?:[及和、与](?:开标)?地点|\))* | 开启时间(?:[及和、与]地点)?",
    r"(?:bid|tender|proposal|offer)s? opening(?: date(?: and time|/time)?| time)?",
    r"opening of (?:the )?(?:bids|tenders|proposals|offers)",
    r"(?:bids|tenders|proposals|offers) (?:will|shall) be (?:publicly )?opened",
)
_AS_DEADLINE = re.compile(r"[:：]?\s?(?:同|与|即)[^。;\n]{0,10}(?:截止时间|截止日期)(?:相同|一致|同)?")
_DOCUMENTS = pattern(
    r"(?:招标|采购|磋商|谈判|询价|比选)?\s?文件(?:的)?(?:获取|发售|领取|申领|购买|下载)(?:截止)?(?:时间|期限|日期)",
    r"(?:获取|发售|领取|申领|购买|下载)(?:招标|采购|磋商|谈判|询价|比选)?文件(?:的)?(?:截止)?(?:时间|期限|日期)",
    r"报名时间",
    r"(?:tender|bid(?:ding)?|solicitation|ITT|RFP) documents? (?:(?:are|is|will be) available|may be (?:obtained"
    r"|downloaded|collected)|can be (?:obtained|downloaded|collected))",
)
_TIME_LINE = re.compile(r"\s{0,4}(?:时\s{0,4}间|期限|获取时间)\s?[:：]")
_DOCUMENT_SECTION = pattern(
    r"(?:获取|发售|领取|购买)(?:招标|采购|磋商)?文件 | (?:招标|采购|磋商)文件(?:的)?(?:获取|发售|领取|购买)"
)
_DAILY = re.compile(r"每[天日]|\(法定|上午[^\d]{0,4}\d[^。]{0,20}下午|\bdaily\b|\beach day\b|\bbetween the hours\b")
_UNTIL = re.compile(r"截止|至|到|止|前|\buntil\b|\btill\b|\bto\b|\bbefore\b|\bby\b|\bup to\b|-|~")
_CLOSING_LABEL = re.compile(r"截止")
_FROM = re.compile(r"\bfrom\b|自|从|起")
_REACH = 160


def find_bid_opening(passages: Sequence[Passage], submission: Fact[str] | None) -> Fact[str] | None:
    """When the bids are opened (ISO); the submission deadline where the tender says "at the same time"."""
    order = day_order(passage.text for passage in passages)
    found: list[Candidate[str]] = []
    for passage, first, start, end, weight in _regions(passages, _OPENING):
        region = passage.text[start:end]
        date = next(find_dates(region, order), None)
        if date and not date.ambiguous and not re.search(r"[。\n].*\n", region[: date.start]):
            found.append(Candidate(date.iso, passage, first, start + date.end, weight + (0.3 if date.time else 0.0)))
        elif submission and _AS_DEADLINE.match(region):
            remark = "the tender says that bids are opened at the submission deadline"
            found.append(Candidate(submission.value, passage, first, end, weight, status="computed", remark=remark))
    return choose(found)


def find_document_window(passages: Sequence[Passage]) -> Fact[Window] | None:
    """From when to when the tender documents can be had; None when no date is told."""
    order = day_order(passage.text for passage in passages)
    found: list[Candidate[Window]] = []
    for passage, first, start, end, weight in _regions(passages, _DOCUMENTS):
        read = _window(passage.text[start:end], passage.text[max(0, start - 30) : start], order)
        if read:
            found.append(Candidate(read[0], passage, first, start + read[1], weight))
    for passage in passages:
        section = passage.section.rpartition(" / ")[2]
        line = _TIME_LINE.match(passage.text) if passage.kind == "text" and passage.rank != "form" else None
        if line and _DOCUMENT_SECTION.search(section):
            read = _window(passage.text[line.end() : line.end() + _REACH], "", order)
            if read:
                found.append(Candidate(read[0], passage, 0, line.end() + read[1], 1.4))
    return choose(found)


def _regions(passages: Sequence[Passage], label: re.Pattern[str]) -> Iterator[tuple[Passage, int, int, int, float]]:
    """Where a date may stand that the label announces: behind it, in the cell right of it, in the paragraph under it.

    Each as passage, start of the words to quote, start and end of the place, weight.
    """
    for position, passage in enumerate(passages):
        if passage.kind in {"row", "margin"} or passage.rank == "form":
            continue
        left = passage.label.rpartition(" | ")[2]
        if passage.kind == "cell" and left and len(left) <= 40 and label.search(left):
            yield passage, 0, 0, min(len(passage.text), _REACH), 1.6
            continue
        for hit in label.finditer(passage.text):
            start = hit.end()
            if passage.text[start:].strip(" :)）"):
                yield passage, hit.start(), start, min(len(passage.text), start + _REACH), 1.3
            elif position + 1 < len(passages) and passages[position + 1].kind == "text":
                following = passages[position + 1]
                yield following, 0, 0, min(len(following.text), 80), 1.0


def _window(region: str, before: str, order: Order | None) -> tuple[Window, int] | None:
    daily = _DAILY.search(region)
    words = region[: daily.start()] if daily else region
    stop = re.search(r"。|\n\s{0,3}\S{2,8}[:：]", words)
    words = words[: stop.start()] if stop else words
    dates = [date for date in find_dates(words, order) if not date.ambiguous][:2]
    if len(dates) == 2 and _joins(words, dates[0], dates[1]):
        return Window(opens=dates[0].iso, closes=dates[1].iso), dates[1].end
    if len(dates) != 1:
        return None
    date = dates[0]
    lead = before[-6:] + words[: date.start]
    if _FROM.search(lead) and not _UNTIL.search(words[date.end :][:4]) and not re.search(r"即日起", lead):
        return Window(opens=date.iso), date.end
    if _UNTIL.search(lead) or _CLOSING_LABEL.search(before) or re.match(r"\s?(?:止|前|截止)", words[date.end :]):
        return Window(closes=date.iso), date.end
    return None


def _joins(words: str, first: FoundDate, second: FoundDate) -> bool:
    return second.start - first.end <= 24 and bool(_UNTIL.search(words[first.end : second.start]))
