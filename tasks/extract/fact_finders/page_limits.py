"""On how many pages a tender may be written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.facts import Fact
from tasks.extract.fact_finders.choosing import Candidate, choose
from tasks.extract.fact_finders.numerals import EN_NUMBER_WORD, whole_number
from tasks.extract.fact_finders.passages import Passage
from tasks.extract.fact_finders.words import any_of

_LIMIT = any_of(
    r"(?:not|no) (?:to )?(?:exceed|more than|longer than|greater than)(?: of)?",
    r"max(?:imum)?(?: page)?(?: length| limit| count)?(?: of)?",
    r"limit(?:ed)?(?: of| to| is)? | up to | shall be | within",
)
_PAGES = re.compile(
    rf"\b{_LIMIT}\s?(?:a (?:total|maximum) of )?:?\s?(?P<n>\d{{1,3}}|{EN_NUMBER_WORD})(?:\s?\(\d{{1,3}}\))?\s?"
    r"(?:(?:(?:single|double)[- ](?:sided|spaced)|typed|printed|numbered|A4|sides of|total) ){0,3}(?:pages?|sides?)\b"
    r"|(?P<n2>\d{1,3})[- ]pages? (?:limit|maximum)|page limit(?:ation)?\s?(?:is|of|:)?\s?(?P<n3>\d{1,3})"
    r"|(?:不超过|不得超过|最多)\s?(?P<n4>\d{1,3})\s?页",
    re.IGNORECASE,
)
_BID = re.compile(
    r"quot(?:e|ation)|proposal|tender|bid|response|submission|offer|volume|method statement|投标|响应|文件",
    re.IGNORECASE,
)
# one of several papers in the bid
_PART = re.compile(
    r"\b(?:r[eé]sum[eé]s?|CVs?|cover letters?|each (?:reference|case study|project))\b|简历", re.IGNORECASE
)
# what the number is said of stands nearest before it: "may include samples of no more than 30 pages"
_PAPER = re.compile(
    r"\b(?P<part>sections?|plans?|artifacts?|samples?|append(?:ix|ices)|annex(?:es)?|attachments?|letters?|summar(?:y|ies)"
    r"|references?|exhibits?|biograph(?:y|ies)|certificates?)\b"
    r"|\b(?:quotes?|quotations?|proposals?|tenders?|bids?|responses?|submissions?|offers?|volumes?)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"(?:quote|proposal|tender|bid|technical|response)s?\b", re.IGNORECASE)


def find_page_limit(passages: Sequence[Passage]) -> Fact[int] | None:
    """The page limit of the tender, the largest where parts have their own."""
    found = [one for passage in passages if passage.kind not in {"row", "margin"} for one in _limits(passage)]
    strong = [one for one in found if one.weight >= 0.9] or found
    largest: dict[int, int] = {}
    for one in strong:
        largest[one.passage.amendment] = max(one.value, largest.get(one.passage.amendment, 0))
    return choose([one for one in strong if one.value == largest[one.passage.amendment]])


def _limits(passage: Passage) -> Iterator[Candidate[int]]:
    for hit in _PAGES.finditer(passage.text):
        start, end = passage.sentence(hit.start(), hit.end())
        context = passage.label if passage.kind == "cell" else passage.section
        count = whole_number(next(group for group in hit.groups() if group))
        part = _PART.search(passage.text, start, hit.start()) or _of_part(passage.text[start : hit.start()])
        if count and count >= 2 and not part and _BID.search(passage.text[start:end] + context):
            strict = 0.0 if hit[0].lower().startswith(("shall be", "within")) else 0.4
            whole = 0.3 if _WHOLE.search(passage.text[start : hit.start()]) else 0.0
            yield Candidate(count, passage, start, end, 0.5 + strict + whole)


def _of_part(before: str) -> bool:
    papers = list(_PAPER.finditer(before))
    return bool(papers and papers[-1]["part"])
