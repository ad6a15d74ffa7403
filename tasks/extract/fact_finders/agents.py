"""The agent that runs the procedure for the buyer (招标代理机构)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.facts import Fact
from tasks.extract.fact_finders.choosing import Candidate, choose
from tasks.extract.fact_finders.folding import tidy
from tasks.extract.fact_finders.passages import Passage
from tasks.extract.fact_finders.text_values import labelled
from tasks.extract.fact_finders.words import pattern

_LABEL = pattern(
    r"(?:采购|招标|政府采购|集中采购)?\s?代理\s?(?:机构|单位|公司)(?:名称|全称|信息)?(?:\s?\((?:盖?章|公章)\))?"
)
_NAME = re.compile(
    r"(?:名\s{0,4}称\s?[:：]\s?)?"
    r"(?P<name>[\u4e00-\u9fffA-Za-z()（）·]{3,36}?(?:公司|中心|交易所|事务所|研究院|集团)(?:[\u4e00-\u9fff]{2,8}分公司)?)"
    r"(?![\u4e00-\u9fff]{0,2}(?:交易平台|网站|系统))"
)
_SHORT_NAME = re.compile(
    r"(?P<name>[\u4e00-\u9fff()（）]{4,36}(?:公司|中心))\s?[(（]\s?以下(?:简)?称[^)）]{0,6}代理(?:机构|人)"
)
_LEAD = re.compile(r"^.*(?:受|委托|和|及|由|与)(?=[\u4e00-\u9fff]{4})")


def find_agent(passages: Sequence[Passage]) -> Fact[str] | None:
    """The agent's name as printed; None where the buyer runs the procedure itself or none is named."""
    found: list[Candidate[str]] = []
    for passage, start, end, weight in labelled(passages, _LABEL, 24):
        if passage.rank == "form":
            continue
        hit = _NAME.match(passage.text[start:end].replace("\n", " ").lstrip())
        if hit:
            first = passage.text.index(hit["name"], start) if hit["name"] in passage.text[start:] else start
            found.append(_named(passage, first, first + len(hit["name"]), weight))
    for passage in passages:
        if passage.kind in {"row", "margin"} or passage.rank == "form":
            continue
        for hit in _SHORT_NAME.finditer(passage.text):
            lead = _LEAD.match(hit["name"])
            first = hit.start("name") + (lead.end() if lead else 0)
            found.append(_named(passage, first, hit.end("name"), 1.0))
    return choose(found)


def _named(passage: Passage, start: int, end: int, weight: float) -> Candidate[str]:
    return Candidate(tidy(passage.raw[start:end]), passage, start, end, weight)
