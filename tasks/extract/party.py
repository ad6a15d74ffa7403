"""Who must act: the bidder before award or the supplier after it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from models.document import Language
from models.requirement import Party
from tasks.extract.context import Mode, without_reference
from tasks.extract.unit import Unit

_AWARDED = {
    "en": re.compile(
        r"\b(?:successful (?:offeror|bidder|quoter|vendor|proposer|contractor)|awardees?|invoices?|invoicing|"
        r"billing|payment requests?|after (?:contract )?award|at time of award|substitut\w+)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"中标人|乙方|成交供应商|(?<![预拟约定])中标供应商|中标单位|中标方|成交人|外包人员|一经中标|承包人|甲乙双方|得标厂商|得标人|立约厂商"
    ),
}
# The bidding side by name, and the papers it hands in.
_BIDDER = {
    "en": re.compile(
        r"\b(?:offerors?|quoters?|bidders?|respondents|proposers?|tenderers?|proponents?|"
        r"prospective contractors?|eligible to (?:bid|tender|quote|participate)|"
        r"prime contractor|(?:shall|must|should) propose|"
        r"(?:quotes?|quotations?|proposals?|offers?|bids?|tenders?) (?:shall|must|should)|"
        r"(?:bids?|tenders?|proposals?|quotes?) (?:that|which|whose|with|without|received))\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(r"投标人|投标厂商|投标者|承投人|响应人|磋商|潜在供应商|报价人|异议人|质疑"),
}
_BID = {
    "en": re.compile(
        r"\b(?:proposals?|quotes?|quotations?|(?:initial|your) offer|offers must|resumes?|page limit\w*|"
        r"RFQ|RFP|solicitation|offering prices?)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"投标文件|响应文件|(?:在|逾期的?|递交的?)标书|标书(?:须|应|未|将|有效期)|投标报价|投标保证金|开标|递交|本项目不|招标文件|资格|投标|异议|商业信誉|社会保障资金|联合体|承诺函格式|方案应|"
        r"质量管理体系认证|供应商的[^，。]{0,12}方案"
    ),
}
_PERFORMING = {
    "en": re.compile(
        r"\b(?:contractors?|vendors?|suppliers?|servicers?|providers?|consultants?|system (?:will|must|shall))\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(r"服务商|承办商|派驻|甲方|服务人员"),
}
_BIDDER_MODES = frozenset({"instructions", "evaluation", "forms"})
_BID_HEADING = re.compile(r"方案要求|投标|资格|报价")


_PERFORMING_MODES = frozenset({"work", "definitions", "other"})
_SELDOM = 0.25
# What is done, measured and paid for once the contract runs.
_PERFORMANCE = {
    "en": re.compile(
        r"\b(?:service levels?|SLAs?|penalt(?:y|ies)|uptime|downtime|help ?desk|go-?live|violations?|"
        r"(?:monthly|quarterly) (?:basis|payments?|reports?)|exit management|handover)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(r"服务水平|违约金|运维期|质保期内|中标后|合同签订后|每月|每季度|月度|季度考核"),
}
# What a bidder must be, have or hand in, also in a chapter about the work.
_QUALIFIED = {
    "en": re.compile(
        r"\b(?:eligib\w+|experience|turnover|registered|licen[cs]ed|certifi\w+|quali(?:fied|fications?)|"
        r"(?:with|in|of) (?:its|the|their) (?:bid|offer|quote|proposal)s?)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(r"资格|资质|业绩|证书|认证|报价|承诺|响应|证明|复印件|投标文件"),
}


def _is_performed(unit: Unit) -> bool:
    """Whether it speaks of performing the contract, by its words or the heading above it."""
    language = unit.language
    spoken = any(map(_PERFORMANCE[language].search, (unit.head, *unit.section[-1:])))
    return spoken and not _QUALIFIED[language].search(unit.head)


class Parties:
    """The parties of one document: words decide, then the lead-in, the chapter, and whom its neighbours name."""

    def __init__(self, units: Iterable[tuple[Unit, Mode]]) -> None:
        """Count in every chapter whom its sentences name."""
        self._named: dict[tuple[str, ...], Counter[Party]] = {}
        for unit, _ in units:
            party: Party | None = "supplier" if _PERFORMING[unit.language].search(unit.head) else None
            if _BIDDER[unit.language].search(unit.head) and not _AWARDED[unit.language].search(unit.head):
                party = "bidder"
            if party is not None:
                for depth in range(len(unit.section) + 1):
                    self._named.setdefault(unit.section[:depth], Counter())[party] += 1
        everywhere = self._named.get((), Counter())
        self._asks_bidders = everywhere["bidder"] > 0
        # some tenders say "the bidder" also of the one who has won
        self._bidder_performs = everywhere["supplier"] < _SELDOM * everywhere["bidder"]

    def of(self, unit: Unit, mode: Mode) -> Party:
        """The party that must answer this unit."""
        if mode == "contract":
            return "supplier"
        if self._bidder_performs and mode in _PERFORMING_MODES and _is_performed(unit):
            return "supplier"
        named = self._by_words(unit.head, mode, unit.language)
        if named is None and unit.lead_in is not None:
            named = self._by_words(unit.lead_in, mode, unit.language)
        if named is not None:
            return named
        if mode in _BIDDER_MODES:
            return "bidder"
        if unit.language == "zh":
            return "bidder" if unit.section and _BID_HEADING.search(without_reference(unit.section[-1])) else "supplier"
        return self._by_neighbours(unit.section)

    def _by_words(self, text: str, mode: Mode, language: Language) -> Party | None:
        if _AWARDED[language].search(text):
            return "supplier"
        if _BIDDER[language].search(text):
            return "bidder"
        if _PERFORMING[language].search(text) and mode not in _BIDDER_MODES:
            return "supplier"
        if _BID[language].search(text) and (self._asks_bidders or language == "zh"):
            return "bidder"
        return None

    def _by_neighbours(self, section: tuple[str, ...]) -> Party:
        for depth in range(len(section), 0, -1):
            named = self._named.get(section[:depth])
            if named is not None and named["bidder"] != named["supplier"]:
                return "bidder" if named["bidder"] > named["supplier"] else "supplier"
        document = self._named.get((), Counter())
        return "bidder" if document["bidder"] > 3 * document["supplier"] else "supplier"
