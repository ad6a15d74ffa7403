"""When tenders and questions must be in: each printed date judged by the words around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from models.facts import Fact
from tasks.extract.fact_finders.choosing import Candidate, choose
from tasks.extract.fact_finders.dates import FoundDate, day_order, find_dates
from tasks.extract.fact_finders.passages import Passage
from tasks.extract.fact_finders.words import any_of, pattern

_QUESTIONS = pattern(
    r"question | enquir | inquir | clarification | \bqueries\b | \bquery\b",
    r"答疑 | 澄清 | 疑问 | 提问 | 提出问题 | 咨询截止 | 质询",
)
_SUBMISSION = pattern(
    r"submi(?:t|ssion) | \bdue\b | deadline | clos(?:e|es|ing) | receipt | receiv | return(?:ed)? (?:of|by)",
    r"deliver(?:ed|y) (?:of|to|by) | lodge | reply by | respon(?:se|d) | upload | no later than",
    r"not later than | before | \b(?:bid|tender) end date",
    r"截止 | 递交 | 提交 | 送达 | 截标 | 开标时间",
)
_BID = pattern(
    r"\b(?:tenders?|bids?|proposals?|quot(?:e|es|ations?)|offers?|responses?|submissions?|reply|ITT|RFP|RFQ)\b",
    r"投标 | 响应文件 | 报价文件 | 磋商文件 | 应答文件 | 申请文件 | 开标 | 截标",
)
_STRONG = re.compile(
    any_of(
        r"(?:tenders?|bids?|proposals?|quot(?:e|ation)s?|offers?|responses?|submissions?)"
        r"(?: (?:submission|return|receipt|response))?(?: (?:is|are|must be|shall be))? (?:deadline|due|closing)",
        r"closing (?:date|time) | deadline for (?:the )?(?:submission|receipt|return|tender|bid|proposal)",
        r"(?:submission|return) (?:deadline|date|of tenders?|of bids?|of proposals?) | response due",
        r"reply by | due date | (?:bid|tender) end (?:date|time)",
        r"(?:投标|响应|报价|递交|提交)[^。;\n]{0,14}截止(?:时间|日期|期) | 截止时间 | 截标时间 | 投标截止期",
    ),
    re.IGNORECASE,
)
_OTHER = pattern(
    r"issue | publi(?:sh|c notice) | releas | site visit | \baward | start date | commenc",
    r"notif(?:y|ication) of | performance",
    r"standstill | interview | intent(?:ion)? to | briefing | conference | presentation | expir | valid(?:ity)?",
    r"contract (?:start|date|sign) | go[- ]live | effective | evaluat | opening date | demonstration | dated",
    r"transition",
    r"mobili[sz]ation | phase (?:ii|2|two)\b",
    r"获取 | 报名 | 购买 | 发布 | 发售 | 下载 | 公示 | 签订 | 服务期 | 合同 | 成立 | 起算 | 颁布 | 施行 | 以来 | 至今",
    r"近[一二三两]年 | 开始时间 | 起始 | 缴纳 | 保证金 | 到账 | 踏勘 | 样品 | 标书售价",
)
_OTHER_DEADLINE = re.compile(
    r"(?:到账|缴纳|保证金|报名|获取|领取|购买|发售|踏勘|质疑|公示|security|payment|registration)[^。;\n]{0,12}(?:截止|deadline)",
    re.IGNORECASE,
)
# the money that is lodged with a bid is no bid: "the bid security must be received by ..."
_LODGED = re.compile(
    any_of(
        r"(?:bids?|tenders?|proposals?|offers?|quotations?)[- ](?:securit(?:y|ies)|bonds?|guarantees?|deposits?"
        r"|declarations?|securing declarations?|fees?)",
        r"earnest[- ]money(?:[- ]deposits?)? | \bEMD\b | (?:cost|price) of (?:the )?(?:tender|bid) (?:documents?|form)",
        r"(?:投标|磋商|谈判|询价|响应|报价)保证金",
    ),
    re.IGNORECASE,
)
_BID_PAPERS = pattern(
    r"\b(?:tenders?|bids?|proposals?|quot(?:e|ation)s?|offers?)\b | 投标文件 | 响应文件 | 报价文件 | 投标截止 | 开标"
)
_BY = re.compile(r"deadline|due|截止|no later|by\b", re.IGNORECASE)

Kind = Literal["submission", "questions"]


def find_deadlines(passages: Sequence[Passage]) -> tuple[Fact[str] | None, Fact[str] | None]:
    """The submission deadline and the questions deadline, ISO, zone only where stated; None where not said."""
    found = _judged_dates(passages)
    questions = choose(_fullest_forms(found["questions"]))
    submission = _fullest_forms(found["submission"])
    return choose(_not_before(submission, questions) if questions else submission), questions


def submission_dates(passages: Sequence[Passage]) -> list[Candidate[str]]:
    """Each date by which some tender must be in."""
    return _judged_dates(passages)["submission"]


def _judged_dates(passages: Sequence[Passage]) -> dict[Kind, list[Candidate[str]]]:
    order = day_order(passage.text for passage in passages)
    found: dict[Kind, list[Candidate[str]]] = {"submission": [], "questions": []}
    for position, passage in enumerate(passages):
        if passage.kind in {"row", "margin"}:
            continue
        for date in find_dates(passage.text, order):
            judged = _judge(*_context(passages, position, date), date)
            if judged:
                found[judged[0]].append(_candidate(passage, date, judged[1]))
    return found


def _not_before(candidates: Sequence[Candidate[str]], questions: Fact[str]) -> Sequence[Candidate[str]]:
    """Tenders are due after the questions: of contradicting dates those before the questions' day are slips."""
    later = [one for one in candidates if one.value[:10] >= questions.value[:10]]
    if not later or len(later) == len(candidates):
        return candidates
    slip = next(one.value for one in candidates if one not in later)
    remark = f"{slip} is also read, but lies before the deadline for questions"
    return [replace(one, remark=one.remark or remark) for one in later]


def _candidate(passage: Passage, date: FoundDate, weight: float) -> Candidate[str]:
    left, right = passage.sentence(date.start, date.end)
    if date.ambiguous or right - left > 200:
        left, right = date.start, date.end
    one = Candidate(date.iso, passage, left, right, weight)
    if not date.ambiguous:
        return one
    remark = "Day and month could be exchanged; read as day first"
    return replace(one, weight=weight - 1, status="assumed", remark=remark)


def _context(passages: Sequence[Passage], position: int, date: FoundDate) -> tuple[str, str]:
    """The words before the date, with the label or heading they hang on, and the words after it."""
    passage = passages[position]
    left, right = passage.sentence(date.start, date.end)
    before = passage.text[max(left, date.start - 160) : date.start]
    if passage.kind == "cell":
        label = passage.label or passage.head
        before = f"{label} : {before}" if len(label) < 120 else before
    elif len(before.strip()) < 12 and position:
        previous = passages[position - 1]
        if len(previous.text) <= 80 and previous.kind != "cell":
            before = f"{previous.text} : {before}"
        elif passage.block.section and len(passage.block.section[-1]) <= 80:
            before = f"{passage.block.section[-1]} : {before}"
    if not _BID.search(before):
        before = f"{passage.section.rpartition(' / ')[2][:60]} / {before}"
    return before, passage.text[date.end : min(right, date.end + 60)]


def _judge(before: str, after: str, date: FoundDate) -> tuple[Kind, float] | None:
    timed = 0.4 if date.time else 0.0
    before, lodged = _LODGED.subn(" ", before)
    if lodged and not _QUESTIONS.search(before) and not _BID_PAPERS.search(before):
        return None
    ask, send, other = (_last(words, before) for words in (_QUESTIONS, _SUBMISSION, _OTHER))
    if ask < 0 and send < 0:
        return _judge_after(before, after, timed)
    strong = bool(_STRONG.search(before))
    if other > max(ask, send) or (other >= 0 and ask < 0 and not strong):
        return None
    if ask >= 0:
        return "questions", 1.0 + timed + (0.4 if _BY.search(f"{before} # {after}") else 0.0)
    if _OTHER_DEADLINE.search(before) or not (strong or _BID.search(f"{before} # {after}")):
        return None
    return "submission", (1.3 if strong else 0.8) + timed


def _judge_after(before: str, after: str, timed: float) -> tuple[Kind, float] | None:
    """The cue follows: "by 12:00 on 5 May for submission of tenders"."""
    asked = _QUESTIONS.search(after)
    if asked:
        # "from ... to ... download the documents, clarifications and answers"
        return None if _OTHER.search(after, 0, asked.start()) else ("questions", 0.8 + timed)
    known = _SUBMISSION.search(after) and _BID.search(f"{before} # {after}") and not _OTHER.search(before)
    return ("submission", 0.8 + timed) if known else None


def _last(words: re.Pattern[str], text: str) -> int:
    return max((hit.start() for hit in words.finditer(text)), default=-1)


def _fullest_forms(candidates: Sequence[Candidate[str]]) -> list[Candidate[str]]:
    """A deadline repeats without its time or zone elsewhere: the fullest form of the same moment stands for all."""
    values = {one.value for one in candidates}
    return [
        one for one in candidates if not any(other != one.value and other.startswith(one.value) for other in values)
    ]
