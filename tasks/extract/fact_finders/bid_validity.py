"""How many days a tender must stay open for acceptance."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.facts import Fact
from tasks.extract.fact_finders.choosing import Candidate, choose
from tasks.extract.fact_finders.durations import FoundLength, find_lengths
from tasks.extract.fact_finders.passages import Passage
from tasks.extract.fact_finders.words import pattern

_VALID = pattern(
    r"\bvalid | irrevocable | remain (?:open|firm) | acceptance period | period for acceptance | held (?:firm|open)",
    r"hold (?:its|their|the) (?:price|offer|quote|proposal)s? | firm for | \bexpire",
    r"(?:投标|磋商|谈判|响应|报价|询价|应答|竞价)(?:文件)?的?(?:有效期|保持有效) | 有效期",
)
_BID = pattern(
    r"tender | \bbid | proposal | quot(?:e|ation) | offer | submission | response | price",
    r"投标 | 磋商 | 谈判 | 响应 | 报价 | 询价 | 应答 | 竞价 | 开标 | 递交",
)
_NOT_VALID = pattern(
    r"certificate | insurance | licen[cs]e | purchase order | credit | badge",
    r"证书 | 执照 | 合同有效 | 保函 | 许可证 | 授权 | 资质 | 身份证 | 质保",
)
# the security outlives the tender that it secures
_SECURITY = pattern(
    r"(?:bid|tender|proposal)[- ](?:security|bond|guarantee) | \bEMD\b | earnest money | bank guarantee | 保证金 | 保函"
)
_OTHER_LIMIT = pattern(r"\d\s*$ | within | before the | prior")
_REMARKS = {"month": "months counted as 30 days", "year": "a year counted as 365 days"}


def find_bid_validity(passages: Sequence[Passage]) -> Fact[int] | None:
    """Days that a tender must stay open for acceptance; months count 30 days, years 365, and ``why`` says so."""
    found = [
        candidate
        for passage in passages
        if passage.kind not in {"row", "margin"}
        for length in find_lengths(passage.text)
        if (candidate := _validity(passage, length))
    ]
    return choose([one for one in found if 10 <= one.value <= 730])


def _validity(passage: Passage, length: FoundLength) -> Candidate[int] | None:
    left, right = passage.sentence(length.start, length.end)
    window = passage.text[max(left, length.start - 140) : min(right, length.end + 60)]
    label = (passage.label if passage.kind == "cell" else passage.section).rpartition(" | ")[2].rpartition(" / ")[2]
    label = label if len(label) <= 50 else ""
    named = bool(_VALID.search(label) and _BID.search(label))
    said = bool(_VALID.search(window) and _BID.search(window))
    before = passage.text[max(left, length.start - 30) : length.start]
    if length.days is None or not (named or said) or _NOT_VALID.search(before):
        return None
    secured = _SECURITY.search(passage.text, left, length.start) or _SECURITY.search(label)
    if secured or re.match(
        r"\s?\)?\s?(?:days )?(?:beyond|after the (?:bid|tender|expiry))", passage.text[length.end :]
    ):
        return None
    if not named and _OTHER_LIMIT.search(before[-12:]):
        return None
    if re.match(r"\s?(?:以|之)?内", passage.text[length.end : length.end + 3]):
        return None
    weight = (1.2 if named else 0.8) + (0.3 if "投标有效期" in window or "validity" in window.lower() else 0.0)
    return Candidate(length.days, passage, left, right, weight, remark=_REMARKS.get(length.unit, ""))
