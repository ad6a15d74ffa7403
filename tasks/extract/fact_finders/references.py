"""The tender's own number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.facts import Fact
from tasks.extract.fact_finders.choosing import Candidate, choose
from tasks.extract.fact_finders.cover import cover_lines
from tasks.extract.fact_finders.passages import Passage
from tasks.extract.fact_finders.text_values import labelled
from tasks.extract.fact_finders.words import any_of

_KINDS = any_of(
    "solicitation | RF[PQTX] | ITT | IFB | tender | procurement | contract | bid | project | notice | opportunity"
)
_NUMBER_WORD = any_of(r"reference | ref\b\.? | number | no\b\.? | num\b\.? | id\b | #")
_LABEL = re.compile(
    r"(?:项\s?目|招\s?标|采\s?购|磋\s?商|询\s?价|竞\s?价|比\s?选|标\s?书|文\s?件)(?:项目|文件)?\s?(?:编\s?号|编\s?码|代\s?码|号)"
    rf"|\b{_KINDS}\s?{_NUMBER_WORD}(?:\s(?:number|no\.?))?"
    r"|^\s*(?:our )?ref(?:erence)?(?:\s?(?:number|no\.?))?\s*(?=:|$)",
    re.IGNORECASE,
)
_CODE = re.compile(r"[A-Z0-9\[(][A-Z0-9./()\[\]_-]{2,40}", re.IGNORECASE)
_ANNOUNCED = re.compile(
    r"\b(?:solicitation|RF[PQT]|request for (?:quotes?|quotations?|proposals?|tenders?)|ITT|invitation to tender"
    r"|IFB|tender)"
    r"\s?(?:\(RF[PQ]\))?\s?(?:no\.?|number|:)?\s?(?P<code>#\s?\d[\d-]{2,20}|[A-Z0-9][A-Z0-9/-]{5,30})(?![\w])",
    re.IGNORECASE,
)
_YEAR_AND_NUMBER = re.compile(r"(?:19|20)?\d\d[-/](?!(?:19|20)\d\d$)\d{3,5}")
_HEADING_PART = 2000


def find_reference(passages: Sequence[Passage]) -> Fact[str] | None:
    """The tender's own number; None rather than a number of something else."""
    found = [*labelled_codes(passages), *_announced_codes(passages)]
    for line in cover_lines(passages):
        code = line.text.strip()
        if re.fullmatch(r"#?[A-Z0-9][A-Z0-9/-]{7,25}", code) and _is_code(code, digits=4, letters=1):
            found.append(Candidate(code, line.passage, line.start, line.end, 1.0))
    return choose(found, amendable=False)


def labelled_codes(passages: Sequence[Passage]) -> Iterator[Candidate[str]]:
    """Each code that a label such as "tender no." announces."""
    for passage, start, end, weight in labelled(passages, _LABEL, 24):
        hit = _CODE.search(passage.text, start, min(end, start + 60))
        if hit is None or passage.text[start : hit.start()].strip(" #:") or passage.heads_column:
            continue
        code = _balanced(hit[0])
        if _is_code(code, digits=3):
            yield Candidate(code, passage, hit.start(), hit.start() + len(code), weight)


def _announced_codes(passages: Sequence[Passage]) -> Iterator[Candidate[str]]:
    for passage in passages:
        if passage.kind in {"row", "cell"}:
            continue
        for hit in _ANNOUNCED.finditer(passage.text[:_HEADING_PART]):
            code = hit["code"]
            lettered = code.isupper() and _is_code(code, digits=3, letters=1)
            if code.startswith("#") or lettered or _YEAR_AND_NUMBER.fullmatch(code):
                yield Candidate(code, passage, hit.start("code"), hit.end("code"), 1.2)


def _is_code(text: str, digits: int, letters: int = 0) -> bool:
    plain = text.strip("#()[]. ")
    if len(plain) < 4 or re.fullmatch(r"(?:19|20)\d\d[-/.]\d\d?[-/.]\d\d?", plain):
        return False
    return sum(map(str.isdigit, plain)) >= digits and sum(map(str.isalpha, plain)) >= letters


def _balanced(code: str) -> str:
    """The code without a closing bracket that was opened before it, and without a full stop behind."""
    code = code.rstrip("._-/")
    for opened, closed in ("()", "[]"):
        while code.endswith(closed) and code.count(closed) > code.count(opened):
            code = code[:-1].rstrip("._-/")
        if code.startswith(opened) and closed not in code:
            code = code[1:]
    return code
