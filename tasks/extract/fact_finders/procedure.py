"""How the contract is awarded, and the address to write to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.facts import Fact
from tasks.extract.fact_finders.choosing import Candidate, choose
from tasks.extract.fact_finders.folding import tidy
from tasks.extract.fact_finders.passages import Passage
from tasks.extract.fact_finders.text_values import labelled
from tasks.extract.fact_finders.words import pattern

_PROCEDURE = pattern(
    r"公开招标 | 邀请招标 | 邀约招标 | 竞争性磋商 | 竞争性谈判 | 单一来源(?:采购)? | 询价(?:采购)? | 公开比选",
    r"竞争性比选 | 比选 | 公开竞价 | 竞价 | 框架协议采购 | 公开询比 | 询比采购",
    r"\b(?:open|restricted|negotiated|competitive(?: flexible)?) procedure\b(?: with (?:prior )?negotiation)?",
    r"competitive dialogue | innovation partnership | open tender\b | mini-competition | further competition",
)
_DOCUMENT = pattern(
    r"request for (?:proposals?|quot(?:e|ation)s?|tenders?|bids?|offers?|qualifications)\b(?: \(RF[PQTBO]\))?",
    r"invitation (?:to (?:tender|bid|quote)|for bids?)\b(?: \((?:ITT|ITB|IFB)\))?",
)
_ANY_DOCUMENT = pattern(r"(?:request|invitation) (?:for|to) (?:[a-z]{3,12})")
_VEHICLE = pattern(
    r"(?:agile )?blanket purchase agreement(?: \(a?BPA\))?",
    r"(?:task|delivery|call) order(?=\s(?:\(\w{2,4}\)\s)?(?:issued |awarded |placed )?(?:under|against|off)\b)",
)
_ZH_DOCUMENT = re.compile(r"招\s?标(?=\s?(?:文\s?件|公\s?告|邀\s?请))")
_LABEL = pattern(
    r"(?:采购|招标|磋商)(?:方式|方法|形式) | procedure type | type of procedure | ^\s*procedure\s*:?\s*$",
    r"procurement (?:method|route|procedure) | tender(?:ing)? procedure | contract vehicle",
)
_AWARDED = re.compile(r"\b(?:this|award\w*|establish\w*|issued?|result\w*|under (?:the|an?))\b", re.IGNORECASE)
_ORDERED = re.compile(r"\b(?:this|award of an?|(?:award|issue|place|result in) an?|for an?)\s$", re.IGNORECASE)
_MAIL = re.compile(r"(?<![\w.+-])[A-Za-z0-9][\w.+-]{0,64}@(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,12}(?![\w-])")
_ONE_LIST = 120  # characters
_LEAST_WEIGHT = 0.25  # an address of another office is worse than none
_FOR_TENDER = pattern(
    r"question | enquir | inquir | clarif | submi | quotes?\b | tenders?\b | contact | contracting officer | procure",
    r"联系 | 邮箱 | 电子邮件 | 投标 | 递交",
)
_NOT_FOR_TENDER = pattern(
    r"privacy | incident | \bsecurity\b | badge | clearance",
    r"invoice | fraud | complaint | ombuds | webmaster | 投诉 | 质疑 | 监督 | 举报 | 发票",
)


def find_procedure(passages: Sequence[Passage]) -> Fact[str] | None:
    """How the contract is awarded, in the tender's own words; else the kind of invitation that it is."""
    found: list[Candidate[str]] = []
    for passage, start, end, weight in labelled(passages, _LABEL, 20):
        ticked = re.search(r"[☑√■✓☒]\s?", passage.text[start:end])
        hit = _PROCEDURE.search(passage.text, start + ticked.end() if ticked else start, end)
        if hit:
            found.append(
                Candidate(_name(passage.raw[hit.start() : hit.end()]), passage, hit.start(), hit.end(), weight)
            )
    for words in (_PROCEDURE, _DOCUMENT, _VEHICLE, _ZH_DOCUMENT):
        # the procedure itself says more than the kind of document, that more than the vehicle
        if not found:
            found = [one for passage in passages for one in _mentions(passage, words)]
    return choose(found, amendable=False)


def _mentions(passage: Passage, words: re.Pattern[str]) -> Iterator[Candidate[str]]:
    if passage.kind in {"row", "cell"} or passage.rank == "form":
        return
    prominent = passage.rank == "cover" or passage.kind == "heading"
    for hit in words.finditer(passage.text):
        if not prominent and words is not _PROCEDURE and not _is_this_one(passage.text, hit):
            continue
        yield Candidate(
            _name(passage.raw[hit.start() : hit.end()]), passage, hit.start(), hit.end(), 0.9 if prominent else 0.5
        )
        return


def _is_this_one(text: str, hit: re.Match[str]) -> bool:
    """Whether a kind of document named in running text is the tender's own: printed as a name, or called "this"."""
    before = text[max(0, hit.start() - 60) : hit.start()]
    if hit.re is _VEHICLE:
        return bool((_ORDERED if "order" in hit[0].lower() else _AWARDED).search(before))
    if hit.re is _ZH_DOCUMENT:
        return False  # every chapter speaks of 招标文件; only the first page and the headings name the tender
    start, end = max(0, hit.start() - _ONE_LIST), hit.end() + _ONE_LIST
    kinds = {other[0].lower()[:14] for other in _ANY_DOCUMENT.finditer(text[start:end])}
    if len(kinds) > 1:  # "supports the drafting of requests for quotations, requests for proposals, ..."
        return False
    return hit[0][0].isupper() or bool(re.search(r"\bthis\s(?:\w{1,12}\s)?$", before, re.IGNORECASE))


def _name(words: str) -> str:
    plain = tidy(words)
    if not plain.isascii():
        return plain
    name = re.sub(r"\s?\([A-Za-z]+\)$", "", plain)
    return name[:1].upper() + name[1:].lower()


def find_email(passages: Sequence[Passage]) -> Fact[str] | None:
    """The address for this tender: where questions or tenders go, else the first one printed."""
    found: list[Candidate[str]] = []
    for passage in passages:
        if passage.kind == "row" or passage.rank == "form":
            continue
        for hit in _MAIL.finditer(passage.text):
            around = passage.text[max(0, hit.start() - 160) : hit.end()]
            near = f"{passage.label[-80:]} {around} {passage.section[-60:]}"
            weight = 0.4 + (0.6 if _FOR_TENDER.search(near) else 0.0) - (0.8 if _NOT_FOR_TENDER.search(near) else 0.0)
            if weight > _LEAST_WEIGHT:
                found.append(Candidate(hit[0].lower(), passage, hit.start(), hit.end(), weight))
    return choose(found)
