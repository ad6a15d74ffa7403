"""How much of a sentence's own matter the found concepts speak of; what they leave out must not pass as answered."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from spacy.lang.en.stop_words import STOP_WORDS

from tasks.match.concepts import CJK, Hit

_REACH = 16  # characters of everyday words between two words of one stretch
_BREAK = re.compile(r"[,;:.|()，；：。、（）|]")
_SHORTEST, _SHORTEST_ZH = 4, 2
_CLAUSE_END = re.compile(
    r"[;；，。]|, (?:and|but|so that|which|who|including)\b|\band (?=(?:shall|must|will|to)\b)", re.IGNORECASE
)
_CLAUSE, _CLAUSE_ZH = 3, 4  # matter words or characters that make a demand of its own
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]{1,40}")
# Words that stand in almost every requirement, whatever it asks for.
_TENDER_WORDS = frozenset(
    word
    for line in (
        "shall must contractor supplier bidder bidders tenderer offeror vendor provider company operator authority",
        "council buyer client customer customers agency government department public organisation",
        "provide provides provided providing ensure ensures service services maintain maintains support supports",
        "include includes including operate operates operating deliver delivered achieve achieved",
        "requirement requirements required require requires contract tender bid proposal offer response",
        "minimum maximum least per cent percent day days week weeks month months year years hour hours minute minutes",
        "second seconds date time times period term daily weekly monthly quarterly annual average target measured",
        "valid hold holds available ability able demonstrate evidence copy full fully appropriate relevant",
        "accordance line necessary current certificate certification certified certificates",
        "channel channels call calls caller callers contact contacts",
        "agent agents adviser advisers advisor advisors answer answered",
        "answering offered received handle handled handling accepted entering queue mean",
    )
    for word in line.split()
)
_ZH_COMMON = re.compile(
    r"投标人|供应商|中标人|乙方|甲方|采购人|招标人|服务商|承包商|承接方|响应人|申请人|本项目|项目|服务|工作|期间|应当|必须"
    r"|不得|不少于|不低于|不超过|不高于|至少|以上|以下|以内|提供|具有|具备|确保|保证|负责|按照|根据|进行|相关|有关|要求|及其"
    r"|以及|并且|有效|认证|证书|复印件|扫描件|加盖|公章|人工|坐席|座席|客服|来电|所有|全部|通过|每月|每日|每周|月度|年度"
    r"|建立|签订|支持|完成|开展|实现|满足|符合|达到|包括|员工|能够|具体|良好|时间|范围"
    r"|[并须应需的和与及或等在对为按由其于将可内每个人年月日天时分秒含]"
)


def covered_share(
    text: str, hits: Sequence[Hit], settled: Sequence[tuple[int, int]], beside: Sequence[tuple[int, int]] = ()
) -> float:
    """Share (0..1) of the matter words that lie in a concept's words or in a settled comparison.

    Args:
        text: As ``readable`` returns it.
        hits: Concepts found, with their places in ``text``.
        settled: Character ranges that a numeric comparison has answered.
        beside: Character ranges that ask nothing of us: periods and deductions of a service-level table.

    Returns:
        1.0 for a text without any matter words.
    """
    spans = [(hit.start, hit.end) for hit in hits] + list(settled)
    spoken_of = {place for span in spans for place in range(*span)}
    left_out = {place for span in beside for place in range(*span)}
    matter = [one for one in (_characters(text) if CJK.search(text) else _words(text)) if one not in left_out]
    if not matter:
        return 1.0
    return sum(place in spoken_of for place in matter) / len(matter)


def has_unspoken_clause(text: str, hits: Sequence[Hit], settled: Sequence[tuple[int, int]]) -> bool:
    """Whether a whole clause of the sentence has matter of its own of which nothing found speaks.

    A long answered clause must not carry a short one that asks for something else. Cells of a table row are no clauses.

    Args:
        text: As ``readable`` returns it.
        hits: As for ``covered_share``.
        settled: Ranges that a comparison has answered.
    """
    if "|" in text:
        return False
    spans = [(hit.start, hit.end) for hit in hits] + list(settled)
    closed = {place for span in spans for place in range(*span)}
    is_chinese = CJK.search(text) is not None
    matter, enough = (_characters(text), _CLAUSE_ZH) if is_chinese else (_words(text), _CLAUSE)
    cuts = [0, *(match.end() for match in _CLAUSE_END.finditer(text)), len(text)]
    for start, end in itertools.pairwise(cuts):
        own = [place for place in matter if start <= place < end]
        if len(own) >= enough and not closed.intersection(range(start, end)):
            return True
    return False


def left_open(
    text: str, hits: Sequence[Hit], settled: Sequence[tuple[int, int]], beside: Sequence[tuple[int, int]] = ()
) -> tuple[str, ...]:
    """The stretches of the sentence's own matter that nothing found speaks of, longest first, as printed.

    Args:
        text: As ``readable`` returns it.
        hits: As for ``covered_share``; so are ``settled`` and ``beside``.
        settled: Ranges that a comparison has answered.
        beside: Ranges that ask nothing of us.
    """
    spans = [(hit.start, hit.end) for hit in hits] + list(settled) + list(beside)
    closed = {place for span in spans for place in range(*span)}
    is_chinese = CJK.search(text) is not None
    units = [(at, at + 1) for at in _characters(text)] if is_chinese else _word_spans(text)
    runs: list[list[int]] = []
    for start, end in units:
        if start in closed:
            continue
        between = range(runs[-1][1], start) if runs else range(0)
        is_near = runs and len(between) <= _REACH and not closed.intersection(between)
        if is_near and not _BREAK.search(text, runs[-1][1], start):
            runs[-1][1] = end
        else:
            runs.append([start, end])
    if is_chinese:
        runs = [_widened(text, run, closed) for run in runs]
    shortest = _SHORTEST_ZH if is_chinese else _SHORTEST
    found = [text[start:end] for start, end in sorted(runs, key=_length) if end - start >= shortest]
    return tuple(dict.fromkeys(found))


def _widened(text: str, run: Sequence[int], closed: set[int]) -> list[int]:
    """The run with the everyday characters around it, up to a mark or to what something speaks of."""
    start, end = run
    while start > 0 and start - 1 not in closed and not _BREAK.match(text, start - 1):
        start -= 1
    while end < len(text) and end not in closed and not _BREAK.match(text, end):
        end += 1
    return [start, end]


def _length(run: Sequence[int]) -> int:
    return run[0] - run[1]


def _word_spans(text: str) -> list[tuple[int, int]]:
    ends = {match.start(): match.end() for match in _WORD.finditer(text)}
    return [(start, ends[start]) for start in _words(text)]


def _words(text: str) -> list[int]:
    return [
        match.start()
        for match in _WORD.finditer(text)
        if match[0].lower() not in STOP_WORDS and match[0].lower() not in _TENDER_WORDS
    ]


def _characters(text: str) -> list[int]:
    common = {place for match in _ZH_COMMON.finditer(text) for place in range(*match.span())}
    return [place for place, sign in enumerate(text) if sign.isalpha() and place not in common]
