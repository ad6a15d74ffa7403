"""When tenders and questions must be in: each printed date judged by the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.facts import Fact
from tasks.extract.fact_finders.choosing import Candidate, choose
from tasks.extract.fact_finders.dates import FoundDate, day_order, find_dates
from tasks.extract.fact_finders.passages import Passage

_QUESTIONS = re.compile(
    r"question|enquir|inquir|clarification|\bqueries\b|\bquery\b|答疑|澄清|疑问|提问|提出问题|咨询截止|质询", re.IGNORECASE
)
_SUBMISSION = re.compile(
    r"(?:submi(?:t|ssion)|\bdue\b|deadline|clos(?:e|es|ing)|receipt|receiv|return(?:ed)? (?:of|by)|deliver(?:ed|y) (?:of|to|by)"
    r"|lodge|reply by|respon(?:se|d)|upload|no later than|not later than|before)"
    r"|截止|递交|提交|送达|截标|开标时间",
    re.IGNORECASE,
)
_BID = re.compile(
    r"\b(?:tenders?|bids?|proposals?|quot(?:e|es|ations?)|offers?|responses?|submissions?|reply|ITT|RFP|RFQ)\b"
    r"|投标|响应文件|报价文件|磋商文件|应答文件|申请文件|开标|截标",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"(?:tenders?|bids?|proposals?|quot(?:e|ation)s?|offers?|responses?|submissions?)\s*(?:submission|return|receipt|response)?"
    r"\s*(?:is |are |must be |shall be )?(?:deadline|due|closing)|closing (?:date|time)|deadline for (?:the )?(?:submission|receipt|return|tender|bid|proposal)"
    r"|(?:submission|return) (?:deadline|date|of tenders?|of bids?|of proposals?)|response due|reply by|bid due|due date"
    r"|(?:投标|响应|报价|递交|提交)[^。;\n]{0,14}截止(?:时间|日期|期)|截止时间|截标时间|投标截止期",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"issue|publi(?:sh|c notice)|releas|site visit|award|start date|commenc|notif(?:y|ication) of|performance|standstill|interview"
    r"|intent(?:ion)? to|briefing|conference|presentation|expir|valid(?:ity)?|contract (?:start|date|sign)|go[- ]live|effective"
    r"|evaluat|opening date|demonstration|dated|transition|mobili[sz]ation|phase (?:ii|2|two)\b"
    r"|获取|报名|购买|发布|发售|下载|公示|签订|服务期|合同|成立|起算|颁布|施行|以来|至今|近[一二三两]年|缴纳|保证金|到账|踏勘|样品|标书售价",
    re.IGNORECASE,
)


def find_deadlines(passages: Sequence[Passage]) -> tuple[Fact[str] | None, Fact[str] | None]:
    """The submission deadline and the questions deadline, ISO, zone only where stated; None where not said."""
    order = day_order(passage.text for passage in passages)
    submissions: list[Candidate[str]] = []
    questions: list[Candidate[str]] = []
    for position, passage in enumerate(passages):
        if passage.kind in {"row", "margin"}:
            continue
        for found in find_dates(passage.text, order):
            before, after = _context(passages, position, found)
            kind, weight = _judge(before, after, found)
            if kind is None:
                continue
            target = submissions if kind == "submission" else questions
            target.append(_candidate(passage, found, weight))
    return choose(list(_later_than(submissions))), choose(questions)


def _candidate(passage: Passage, found: FoundDate, weight: float) -> Candidate[str]:
    if found.ambiguous:
        return Candidate(
            found.iso, passage, found.start, found.end, weight - 1, "assumed",
            "Day and month could be exchanged; read as day first",
        )  # fmt: skip
    start, end = _quote_bounds(passage, found)
    return Candidate(found.iso, passage, start, end, weight)


def _quote_bounds(passage: Passage, found: FoundDate) -> tuple[int, int]:
    left, right = passage.sentence(found.start, found.end)
    return (left, right) if right - left <= 200 else (found.start, found.end)


def _context(passages: Sequence[Passage], position: int, found: FoundDate) -> tuple[str, str]:
    passage = passages[position]
    left, right = passage.sentence(found.start, found.end)
    before = passage.text[max(left, found.start - 160) : found.start]
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
    return before, passage.text[found.end : min(right, found.end + 60)]


def _judge(before: str, after: str, found: FoundDate) -> tuple[str | None, float]:
    words = f"{before} # {after}"
    ask, send, other = _last(_QUESTIONS, before), _last(_SUBMISSION, before), _last(_OTHER, before)
    if ask < 0 and send < 0:
        # "by 12:00 on 5 May for submission of tenders": the cue follows
        if _QUESTIONS.search(after):
            return "questions", 0.8 + bool(found.time) * 0.4
        if not (_SUBMISSION.search(after) and _BID.search(words)):
            return None, 0
        send = 0
    if other > max(ask, send) or (other >= 0 and ask < 0 and not _STRONG.search(before)):
        return None, 0
    timed = 0.4 if found.time else 0.0
    if ask >= 0:
        return "questions", 1.0 + timed + (0.4 if re.search(r"deadline|due|截止|no later|by\b", words, re.IGNORECASE) else 0)
    strong = _STRONG.search(before)
    if not strong and not _BID.search(words):
        return None, 0
    return "submission", (1.3 if strong else 0.8) + timed


def _last(pattern: re.Pattern[str], text: str) -> int:
    last = -1
    for hit in pattern.finditer(text):
        last = hit.start()
    return last


def _later_than(candidates: Sequence[Candidate[str]]) -> Iterator[Candidate[str]]:
    """A dated deadline repeats without its time elsewhere: the timed form of the same day stands for both."""
    timed = {one.value[:10] for one in candidates if "T" in one.value}
    for one in candidates:
        if "T" in one.value or one.value not in timed:
            yield one
