"""When the service is to be open, verbatim."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.facts import Fact
from tasks.extract.fact_finders.choosing import Candidate, choose
from tasks.extract.fact_finders.folding import fold, squash
from tasks.extract.fact_finders.mentions import has_digit, mentions
from tasks.extract.fact_finders.passages import Passage
from tasks.extract.fact_finders.words import any_of, pattern

_CLOCK = r"\d{1,2}(?:[:.]\d{2})?\s?(?:[ap]\.?m\b\.?)?"
_HOURS = re.compile(
    any_of(
        r"\b7\s?[x*]\s?24 | \b24\s?[x*/]\s?7 | \b24 hours (?:a|per) day | 全天候 | 全年无休 | 24\s?小时",
        rf"(?<![\d-]){_CLOCK}\s?(?:-|to|until|and|~|至|到)\s?\d{{1,2}}[:.]\d{{2}}\s?(?:[ap]\.?m\b\.?)?(?![\d-])",
        r"(?<![\d-])\d{1,2}(?::\d{2})?\s?[ap]\.?m\b\.?\s?(?:-|to|until|and)\s?\d{1,2}(?::\d{2})?\s?[ap]\.?m\b",
        r"(?<![\d-])[0-2]\d[0-5]\d\s?(?:-|to|and)\s?[0-2]\d[0-5]\d\b(?![-\d])",
        r"\b\d{1,2}\s?(?:core )?hours? \d days? a week",
        r"\d{1,2}[时点:]\d{0,2}[^。;\n\d]{0,6}[-~至到][^。;\n\d]{0,6}\d{1,2}[时点:]\d{0,2}",
    ),
    re.IGNORECASE,
)
_CUE = pattern(
    r"(?:opening|operating|operational|core|service|business|working|duty|support|coverage|work)\s?hours",
    r"hours of (?:operation|opening|service|work|coverage) | help ?desk | service desk | contact cent(?:re|er)",
    r"call cent(?:re|er) | customer service | open(?:ing)?\b | staffed | \boperate | \bguard | \bsecurity | 365 days",
    r"Monday | \bMon\b | weekdays | 7 days a week",
    r"服务时间 | 工作时间 | 营业时间 | 运营时间 | 值班 | 热线 | 受理时间 | 人工服务 | 人工呼入 | 上班时间",
    r"在线时间 | 接听",
)
_EXPLICIT = pattern(
    r"hours of | (?:opening|operating|operational|core|service) hours | 365 days | 7 days a week",
    r"服务时间 | 工作时间 | 运营时间 | 营业时间 | 人工服务 | 全年无休",
)
_NOT_HOURS = pattern(
    r"deadline | \bdue\b | submi | bid opening | proposal | \bquote | interview | within 24 hours | \bposts? \d",
    r"获取 | 报名 | 递交 | 截止 | 开标 | 招标文件 | 申领 | 领取 | 响应时间 | 到场 | 修复 | 联系 | 投标 | 故障",
    r"夜间 | 值守 | 通讯畅通",
    r"回访时间 | 售卖 | 午休 | not (?:be )?(?:expected|required|necessary)",
    # how long a system is up is no time when people serve
    r"on-?line ordering | ordering process | \bweb ?site | \bportal\b | system (?:is|shall be|must be) available",
)
_LONGEST = 400
_OF_GROUP = re.compile(r"(?:服务|人员|岗|班)\s?(?:的)?\s?:?\s?(?:工作|服务|值班)时间\s?(?:为|:)")
_LONGEST_OF_GROUP = 60
_FEWEST_GROUPS = 2
_NEW_SENTENCE = re.compile(r"\.\s+(?=[A-Z][a-z])")
_DAYS = re.compile(r"\b(?:Mon|Fri|Sun)(?:day)?s?\b|weekday|days a week|周[一五日]|星期|每天|工作日|全年", re.IGNORECASE)
_DATED = re.compile(r"\d{4}\s?年|\b(?:19|20)\d\d\b(?!\s?(?:-|to|hours|EST|ET))")

_CONTACT_DATA = re.compile(r"https?:|\b0\d{2,3}-\d{7,8}")


def find_opening_hours(passages: Sequence[Passage]) -> Fact[str] | None:
    """When the service is to be open, verbatim."""
    found: list[Candidate[str]] = []
    for passage in passages:
        if passage.kind in {"row", "margin"} or passage.rank == "form":
            continue
        for start, end, weight in _hours_in(passage):
            found.append(Candidate(squash(passage.raw[start:end]), passage, start, end, weight))
    return _with_other_services(choose(found), found)


def _with_other_services(chosen: Fact[str] | None, found: Sequence[Candidate[str]]) -> Fact[str] | None:
    """The chosen hours together with those that the same chapter states of other groups of staff, in its order."""
    own = next((one for one in found if chosen and one.value == chosen.value and one.passage.kind == "text"), None)
    if chosen is None or own is None or not _OF_GROUP.search(fold(own.value)):
        return chosen
    place = own.passage.document, own.passage.section, own.passage.amendment
    beside = {
        one.value: one
        for one in found
        if (one.passage.document, one.passage.section, one.passage.amendment) == place
        and one.passage.kind == "text"
        and len(one.value) <= _LONGEST_OF_GROUP
        and (_OF_GROUP.search(fold(one.value)) or "全年" in one.passage.text)
    }
    if len(beside) < _FEWEST_GROUPS:
        return chosen
    quotes = [one.passage.quote(one.start, one.end) for one in beside.values()]
    value = "; ".join(value.rstrip("。; ") for value in beside)
    text, boxes = "; ".join(quote["text"] for quote in quotes), tuple(box for quote in quotes for box in quote["boxes"])
    return chosen.model_copy(update={"value": value, "text": text, "page": quotes[0]["page"], "boxes": boxes})


def _hours_in(passage: Passage) -> Iterator[tuple[int, int, float]]:
    if not has_digit(passage.text) and not mentions(passage.text, "全天候", "全年无休"):
        return
    label = (passage.label if passage.kind == "cell" else passage.section).rpartition(" | ")[2].rpartition(" / ")[2]
    label = label if len(label) < 60 else ""
    for hit in _HOURS.finditer(passage.text):
        start, end = passage.sentence(hit.start(), hit.end())
        # "… Washington, D.C. The hours are …": a short form's stop may end a sentence too
        lead = max((stop.end() for stop in _NEW_SENTENCE.finditer(passage.text, start, hit.start())), default=start)
        if _CUE.search(passage.text, lead, end):
            start = lead
        words = passage.text[start:end]
        near = passage.text[max(start, hit.start() - 40) : min(end, hit.end() + 40)]
        if (
            _NOT_HOURS.search(near + label)
            or len(words) > _LONGEST
            or words.rstrip().endswith("?")
            or _DATED.search(words)
            or _CONTACT_DATA.search(words)
            or len(_HOURS.findall(words)) > 4
        ):
            continue
        labelled = bool(re.search(r"hours|时间", label, re.IGNORECASE))
        cues = bool(_CUE.search(words)) + 1.2 * labelled
        if cues:
            # a key-data cell that speaks of something else mentions hours in passing
            passing = 0.8 if passage.kind == "cell" and not labelled else 0.0
            days = 0.2 * bool(_DAYS.search(words))
            yield start, end, 0.3 + 0.3 * cues + 0.5 * bool(_EXPLICIT.search(words)) + days - passing
