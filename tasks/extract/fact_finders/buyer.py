"""Who buys: the labelled organisation, the one that acts as buyer, or the one named most."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.facts import Fact
from tasks.extract.fact_finders.choosing import Candidate, choose
from tasks.extract.fact_finders.cover import cover_lines
from tasks.extract.fact_finders.folding import bare, tidy
from tasks.extract.fact_finders.implied_buyers import NOT_PARTY, implied_buyers
from tasks.extract.fact_finders.organisations import find_organisations, is_chinese_organisation, organisation_line
from tasks.extract.fact_finders.passages import Passage
from tasks.extract.fact_finders.text_values import Region, labelled
from tasks.extract.fact_finders.words import any_of, pattern

_LABEL = re.compile(
    any_of(
        r"采\s*购\s*人 | 采购机构 | 招\s*标\s*人 | 采\s*购\s*单\s*位 | 招\s*标\s*单\s*位 | 采购方 | 比选人",
        r"询价人 | 谈判人 | 磋商人",
        r"业主单位 | 委托单位 | 需求单位",
    )
    + r"(?:名称|\(盖?章\)|信息)?|\b"
    + any_of(
        r"buyer | contracting (?:authority|body|entity) | purchas(?:er|ing (?:authority|entity|organi[sz]ation))",
        r"procuring (?:entity|authority|agency) | issuing (?:agency|office|organi[sz]ation) | issued by",
        r"(?:ordering|requiring) (?:agency|activity) | client | customer | the authority | employer",
        r"(?:organi[sz]ation|agency|department) name",
        r"name of (?:the )?(?:organi[sz]ation|department|purchaser|employer)",
        r"(?:tender(?:ing)?|bid|notice)? ?inviting (?:authority|agency|entity)",
    )
    + r"\b",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(r"organi[sz]ation name", re.IGNORECASE)
_PLAIN_NAME = re.compile(r"[A-Z][\w'&.-]*(?:\s(?:(?:of|and|for|the|de|in|&)\s)*[A-Z(][\w'&.()-]*){1,9}")
_NOT_BUYER = pattern(
    r"^certificat | ^affidavit | ^registration | ^notice | ^policy | ^statement | ^annex | ^list of",
    r"^(?:(?:executive|chief|superintending|deputy|assistant|joint|senior) )?(?:engineer|manager|officer|director"
    r"|secretary|registrar|superintendent|commissioner)\b",
    r"^(?:the )?(?:u\.?s\.? |united states |federal |state |local )?governments?$",
    r"contractor | supplier | offeror | tenderer | bidder | vendor | subcontract | business administration",
    r"代理 | 供应商 | 投标人 | 中标 | 平台",
)
_ACTS = re.compile(
    r"(?:,?\s\(?[A-Z][\w.&-]{0,24}\)?){0,14}"
    r"\s?,?\s?(?:intends?|anticipates|seeks?|invites?|wishes|requires|has an? (?:requirement|need)|plans to|hereby"
    r"|is (?:seeking|inviting|looking|issuing|soliciting|requesting|procuring|tendering|conducting)"
    r"|is (?:an|the) (?:agency|organi|contracting))\b"
)
_DEFINED = re.compile(
    r"\bhere(?:in)?after\b|the \"?(?:Authority|Council|Buyer|Client|Customer|Court|Agency|Purchaser|Company|Employer)\b"
)
_ACRONYM_ACTS = re.compile(
    r"(?<![\w-])(?:The )?(?P<name>[A-Z][A-Z&]{1,8}) "
    r"(?:intends to|seeks|invites|is seeking|is (?:issuing|soliciting|procuring)|requires|has a (?:need|requirement))\b"
)
_ZH_DEFINED = re.compile(
    r"[\"「]?\s?(?:采购人|招标人|采购单位|招标单位|比选人|询价人)\s?[\"」]?\s?(?:系指|是指|即指|即|指|为)\s?:?\s?"
    r"[\"「]?(?P<name>[\u4e00-\u9fff()]{4,40}?)[\"」]?\s?(?=[。;,\n]|$)"
)
_EN_DEFINED = re.compile(
    r"\"(?:the )?(?:Buyer|Purchaser|Client|Customer|Authority|Employer|Council|Agency|Contracting Authority)\""
    r"\s(?:means|shall mean|refers to)\s(?:the\s)?",
    re.IGNORECASE,
)
_LEAST_LEFT = 0.6  # of a name's characters
_PART_OF_ONE = re.compile(r"^(?:office|division|branch|bureau) |acquisition|procurement|contract", re.IGNORECASE)
_ON_BEHALF = re.compile(r"受\s?([^,，。;受\n]{4,40})\s?委\s?托")
_NAME_LEAD = re.compile(r"\s*(?:(?:单位)?名\s?称\s?:)?\s*")
_NAME_END = re.compile(r"\n|地\s?址|联\s?系|电\s?话|\s{2,}|[,;。]|采购代理|\(盖章")
_NONE = re.compile(r"(?:n/?a|none|nil|tbd|tbc|to be .*)$", re.IGNORECASE)
_ACTING_PART = 1500
_MOST_NAMES = 40


def find_buyer(passages: Sequence[Passage]) -> Fact[str] | None:
    """The organisation that buys, as it is named first in the most telling place."""
    found = [one for region in labelled(passages, _LABEL, 24) for one in _labelled_organisation(region)]
    for passage in passages:
        if passage.kind not in {"row", "margin"} and passage.rank != "form":
            found.extend(_chinese_buyers(passage) if passage.language == "zh" else _acting_buyers(passage))
    found.extend(_cover_buyers(passages))
    found = [one for one in found if len(one.value) >= 3 and not _NOT_BUYER.search(one.value)]
    found = found or [one for one in implied_buyers(passages) if not _NOT_BUYER.search(one.value)]
    whole = _without_damaged_spellings(_one_spelling(found))
    return choose(_weighed_by_mentions(whole, passages), amendable=False)


def _labelled_organisation(region: Region) -> Iterator[Candidate[str]]:
    passage, start, end, weight = region
    if _NOT_BUYER.search(passage.label) or _NOT_BUYER.search(passage.text[max(0, start - 14) : start]):
        return
    lead = _NAME_LEAD.match(passage.text, start, end)
    first = lead.end() if lead else start
    stop = _NAME_END.search(passage.text, first, end)
    last = stop.start() if stop else end
    value = tidy(passage.raw[first:last])
    if passage.language == "zh":
        if is_chinese_organisation(passage.text[first:last]):
            yield Candidate(value, passage, first, last, weight)
        return
    part = passage.text[first : min(end, first + 300)]
    weight += 0.2 if _ORGANISATION.search(passage.label) else 0.0
    if passage.kind == "cell" and _PLAIN_NAME.fullmatch(value) and any(find_organisations(value)):
        yield Candidate(value, passage, first, last, weight)
        return
    named = next(find_organisations(part), None)
    if named and part[: named.start].strip().lower() in {"", "the"}:
        name = tidy(part[named.start : named.long_end])
        yield Candidate(name, passage, first + named.start, first + named.long_end, weight)
    elif (
        passage.kind == "cell"
        and 3 <= len(value) <= 60
        and value[:1].isupper()
        and len(value.split()) <= 8
        and not _NONE.match(value)
    ):
        yield Candidate(value, passage, first, last, weight - 0.3)


def _chinese_buyers(passage: Passage) -> Iterator[Candidate[str]]:
    for hit in _ZH_DEFINED.finditer(passage.text):
        if is_chinese_organisation(hit["name"]):
            name = tidy(passage.raw[hit.start("name") : hit.end("name")])
            yield Candidate(name, passage, hit.start("name"), hit.end("name"), 1.3)
    for hit in _ON_BEHALF.finditer(passage.text):
        name = tidy(passage.raw[hit.start(1) : hit.end(1)]).removesuffix("的")
        if is_chinese_organisation(tidy(hit[1]).removesuffix("的")):
            yield Candidate(name, passage, hit.start(1), hit.end(1), 0.9)
    section = passage.section.rpartition(" / ")[2]
    named = re.match(r"\s*名\s?称\s?:\s?([^\n\s]{4,50})", passage.text)
    if named and re.search(r"采购人|招标人|采购单位", section):
        name = tidy(passage.raw[named.start(1) : named.end(1)])
        yield Candidate(name, passage, named.start(1), named.end(1), 1.4)


def _acting_buyers(passage: Passage) -> Iterator[Candidate[str]]:
    text = passage.text[:_ACTING_PART]
    for named in find_organisations(text):
        bracket = text[named.end : named.end + 90].lstrip()
        defined = bracket.startswith("(") and _DEFINED.search(bracket.partition(")")[0])
        behind = named.end + text[named.end : named.end + 92].find(")") + 1 if defined else named.long_end
        if defined or _ACTS.match(text, behind):
            weight = 0.9 if defined else 0.7
            name = tidy(text[named.start : named.long_end])
            yield Candidate(name, passage, named.start, named.long_end, weight)
    for hit in _EN_DEFINED.finditer(text):
        named_as = next(find_organisations(text[hit.end() : hit.end() + 200]), None)
        if named_as and named_as.start == 0:
            start, end = hit.end(), hit.end() + named_as.long_end
            yield Candidate(tidy(text[start:end]), passage, start, end, 1.2)
    for hit in _ACRONYM_ACTS.finditer(text):
        if hit["name"] in NOT_PARTY:
            continue
        yield Candidate(hit["name"], passage, hit.start("name"), hit.end("name"), 0.2)


def _cover_buyers(passages: Sequence[Passage]) -> Iterator[Candidate[str]]:
    for line in cover_lines(passages):
        bounds = organisation_line(line.text) if len(line.text) <= 160 else None
        if bounds is None:
            continue
        start, end = line.start + bounds[0], line.start + bounds[1]
        led = 0.5 if re.match(r"\s*(?:for|issued by|prepared)\b", line.text, re.IGNORECASE) else 0.0
        yield Candidate(tidy(line.passage.raw[start:end]), line.passage, start, end, 0.4 + led)


def _one_spelling(candidates: Sequence[Candidate[str]]) -> list[Candidate[str]]:
    """The same organisation printed with other spaces or case counts as one name: the first spelling."""
    first: dict[str, str] = {}
    for one in candidates:
        first.setdefault(bare(one.value), one.value)
    return [replace(one, value=first[bare(one.value)]) for one in candidates]


def _without_damaged_spellings(candidates: Sequence[Candidate[str]]) -> list[Candidate[str]]:
    """Without Chinese names that are another candidate's name with characters lost in its middle."""
    names = {one.value for one in candidates if one.passage.language == "zh"}
    damaged = {name for name in names for other in names if _is_damaged(name, other)}
    return [one for one in candidates if one.value not in damaged]


def _is_damaged(name: str, whole: str) -> bool:
    if not _LEAST_LEFT * len(whole) <= len(name) < len(whole) or name[0] != whole[0] or name[-1] != whole[-1]:
        return False
    signs = iter(whole)
    return name not in whole and all(sign in signs for sign in name)


def _weighed_by_mentions(candidates: Sequence[Candidate[str]], passages: Sequence[Passage]) -> list[Candidate[str]]:
    """Names that the tender keeps using weigh more; an office inside an organisation weighs less."""
    text = "\n".join(passage.text for passage in passages if passage.kind != "row")
    bonuses: dict[str, float] = {}
    weighed: list[Candidate[str]] = []
    for one in candidates:
        if one.value not in bonuses and len(bonuses) < _MOST_NAMES:
            short = re.search(r"\(([A-Z&]{2,10})\)", one.value)
            most = 4 if one.value.isupper() and " " not in one.value else 12
            mentions = min(text.count(short[1] if short else one.value), most)
            bonuses[one.value] = 0.05 * mentions - (0.4 if _PART_OF_ONE.search(one.value) else 0.0)
        weighed.append(replace(one, weight=one.weight + bonuses.get(one.value, 0.0)))
    return weighed
