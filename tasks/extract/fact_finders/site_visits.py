"""Whether bidders see the site before they bid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.facts import Fact, SiteVisit
from tasks.extract.fact_finders.choosing import Candidate, choose
from tasks.extract.fact_finders.dates import find_dates
from tasks.extract.fact_finders.passages import Passage
from tasks.extract.fact_finders.ticks import chosen, has_boxes, has_ticks
from tasks.extract.fact_finders.words import pattern

_ZH = pattern(r"(?:现场)?踏勘(?:现场)? | 现场考察 | 勘察现场 | 现场勘察 | 现场勘查")
_EN = pattern(
    r"site (?:visit|tour|inspection|walk)s? | pre-bid site meeting", r"(?:visit|inspect)(?:ing)? the sites?\b"
)
_NONE = pattern(
    r"^\W*(?:否|无|不(?:统一|集中)?组织|不安排) | [:：]\s?(?:否|不|无)",
    r"不(?:统一|集中)?组织(?:现场)?(?:踏勘|考察) | 不组织 | 不安排",
    r"\bno (?:formal |organi[sz]ed )?site (?:visit|tour|inspection)s?\b | site visits? (?:is|are|will) not\b",
    r"there (?:will be|is|are) no\b.{0,20}site (?:visit|tour)s?",
)
_OWN = pattern(r"自行(?:踏勘|考察|前往|勘察|勘查) | own (?:cost|arrangement)s?.{0,20}visit")
_MANDATORY = pattern(
    r"必须(?:参加|到|进行)?.{0,6}(?:踏勘|考察|勘) | 未(?:参加|按时).{0,12}(?:踏勘|考察).{0,20}(?:无效|拒绝|否决)",
    r"mandatory | compulsory | must attend | (?:is|are) required to attend | attendance is required",
)
_OFFERED = pattern(
    r"统一组织 | 集中组织 | ^\W*(?:是|组织) | 踏勘时间\s?[:：]\s?\d | (?:时间|集合)\s?[:：]\s?\d",
    r"will be (?:held|conducted|arranged|organi[sz]ed|offered) | is scheduled | may (?:attend|visit) | are invited",
    r"optional",
    r"encouraged to",
)
_OPEN = pattern(
    r"如(?:组织|果|有) | 若 | 规定(?:组织|的) | 按.{0,12}(?:前附表|规定).{0,8}(?:组织|参加) | \bif (?:a|any|the)\b",
    r"during performance",
)
_LONGEST_LABEL = 60
_PAST = pattern(
    r"surveillance | \bCOR\b | contractor(?:'s)? (?:personnel|staff|shall) | recipient | 费用 | 伤亡 | 责任"
)


def find_site_visit(passages: Sequence[Passage]) -> Fact[SiteVisit] | None:
    """What the tender says about seeing the site, with the date where it states one; None when it does not say."""
    return choose([one for passage in passages for one in _candidates(passage)])


def _candidates(passage: Passage) -> Iterator[Candidate[SiteVisit]]:
    if passage.kind in {"row", "margin", "heading"} or passage.rank == "form":
        return
    name = _ZH if passage.language == "zh" else _EN
    left = passage.label.rpartition(" | ")[2]
    if passage.kind == "cell" and len(left) <= _LONGEST_LABEL and name.search(left):
        if has_boxes(passage.text) and not has_ticks(passage.text):
            return
        told = chosen(passage.text)
        # of several questions in one cell only the line about the visit
        own = [line for line in told.split("\n") if name.search(line) and ":" in line]
        visit = _read(own[0] if own else told) or (_read(f"{left} {told}") if next(find_dates(told), None) else None)
        if visit:
            yield Candidate(visit, passage, 0, min(len(passage.text), 200), 1.6)
        return
    if (
        passage.kind == "cell"
        and name.search(passage.text)
        and len(passage.text) <= _LONGEST_LABEL
        and ":" not in passage.text
    ):
        dated = next(find_dates(left), None)  # the row of a timetable: its date stands left of the event
        visit = _read(f"{passage.text} {left}") if dated else None
        if visit:
            yield Candidate(visit, passage, 0, len(passage.text), 1.4)
        return
    if has_boxes(passage.text) and not has_ticks(passage.text):
        return
    for hit in name.finditer(passage.text):
        start, end = passage.sentence(hit.start(), hit.end())
        sentence = passage.text[start:end]
        if _OPEN.search(sentence) or (_PAST.search(sentence) and not _MANDATORY.search(sentence)):
            continue
        visit = _read(chosen(sentence[max(0, hit.start() - start - 120) :]))
        if visit:
            yield Candidate(visit, passage, start, min(end, start + 300), 1.0)
            return


def _read(text: str) -> SiteVisit | None:
    starts_on = next((date.iso for date in find_dates(text) if not date.ambiguous), None)
    if _MANDATORY.search(text):
        return SiteVisit(kind="mandatory", starts_on=starts_on)
    if _OWN.search(text):
        return SiteVisit(kind="own")
    if _NONE.search(text):
        return SiteVisit(kind="none")
    if starts_on or _OFFERED.search(text):
        return SiteVisit(kind="optional", starts_on=starts_on)
    return None
