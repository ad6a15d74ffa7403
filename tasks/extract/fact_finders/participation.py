"""Whether groups may bid and whether work may be passed on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from models.facts import Fact, Permission
from tasks.extract.fact_finders.choosing import Candidate, choose
from tasks.extract.fact_finders.passages import Passage
from tasks.extract.fact_finders.ticks import chosen, has_boxes, has_ticks
from tasks.extract.fact_finders.words import any_of, pattern

_GROUP = any_of(
    r"consorti(?:um|a|ums) | joint ventures? | teaming arrangements? | groups of (?:suppliers|bidders|firms)"
)
_PASSING_ON = any_of(r"sub-?contract(?:ing|ors?|s|ed)?")
_VERDICT = (
    r"(?P<verb>(?:is|are|will be|shall be|may be|being)\s(?P<not>not\s|neither\s)?(?:be\s)?"
    r"(?P<how>permitted|allowed|accepted|acceptable|prohibited|excluded|forbidden))\b"
)
_CONDITION = pattern(
    r"\bwith(?:out)?\b.{0,30}\b(?:consent|approval|permission|agreement)\b | subject to | \bonly\b | provided that",
    r"unless",
    r"except (?:with|where) | prior (?:written )?(?:consent|approval) | up to \d | 未经 | 经.{0,12}(?:同意|批准|许可)",
    r"除外 | 主体",
    r"非主体 | 非关键",
)
_OPEN_QUESTION = pattern(
    r"\bif\b | \bwhere\b | \bwhether\b | \bwhen\b | limitations? on subcontract | 如(?!下) | 若 | 是否 | 通常",
    r"原则上 | 视同",
)
_EN_GROUP = re.compile(rf"\b{_GROUP}\b[^.;]{{0,60}}?\s{_VERDICT}", re.IGNORECASE)
_EN_GROUP_MAY = re.compile(
    rf"\b(?:bidders|tenderers|suppliers|offerors|firms|you)\s(?P<may>may not|may|must not|cannot|can)\s"
    rf"(?:bid|tender|submit|respond|participate|apply|form)\b[^.;]{{0,40}}\b{_GROUP}",
    re.IGNORECASE,
)
_EN_PASS_VERDICT = re.compile(rf"\b{_PASSING_ON}\b[^.;]{{0,60}}?\s{_VERDICT}", re.IGNORECASE)
_EN_PASS_DUTY = re.compile(
    r"\b(?:contractor|supplier|provider|bidder|tenderer|successful \w+)\s"
    r"(?P<may>may not|may|must not|shall not|will not|cannot)\s(?:assign(?:,| or) )?(?:sub-?contract)\b",
    re.IGNORECASE,
)
_ZH_GROUP_LABEL = re.compile(r"联合体(?:投标|磋商|响应|参与|参加)?(?:人|要求)?\s*$|(?:接受|允许)\s?联合\s?体")
_ZH_PASS_LABEL = re.compile(r"分\s?包\s*$|允许[^,。]{0,6}分包")
_ZH_NO = re.compile(r"^\W*(?:否|不接受|不允许|不得|不可|禁止)|[:：]\s?(?:否|不接受|不允许)")
_ZH_YES = re.compile(r"^\W*(?:是(?!否)|接受(?!联合体投标的)|允许|可以)|[:：]\s?(?:是(?!否)|接受|允许)")
_ZH_GROUP = re.compile(
    r"(?P<no>(?:不|拒绝)[(（]?(?:接受|允许)\s?[)）]?[^。;,]{0,4}联合体|联合体(?:投标人?|磋商|参加)?\s?(?:[:：]|为)?\s?(?:不接受|不允许))"
    r"|(?:本项目|本次(?:招标|采购|磋商)|本(?:标段|包|采购包))\s?[(（]?(?P<yes>接受|允许)\s?[)）]?\s?联合体(?!投标的)"
)
_ZH_PASS = re.compile(
    r"(?P<no>不(?:得|允许|接受|可以?)(?:将|以)?[^。;,]{0,24}?(?<!违法)(?<!违规)(?<!变相)(?<!非法)分包(?!件|号)|(?:禁止|严禁)[^。;,]{0,6}(?<!违法)分包(?!件)|不允许转包、分包)"
    r"|(?:本项目|本次(?:招标|采购)|中标人|成交供应商|乙方)\s?(?P<yes>允许|可以|可)[^。;,]{0,12}分包"
)

Reading = tuple[Permission, int, int, float]


def find_consortium(passages: Sequence[Passage]) -> Fact[Permission] | None:
    """Whether several firms may bid together; None when the tender does not say."""
    return choose([one for passage in passages for one in _candidates(passage, _group)])


def find_subcontracting(passages: Sequence[Passage]) -> Fact[Permission] | None:
    """Whether the supplier may pass work on; None when the tender does not say."""
    return choose([one for passage in passages for one in _candidates(passage, _passing_on)])


def _candidates(passage: Passage, read: Callable[[Passage], Iterator[Reading]]) -> Iterator[Candidate[Permission]]:
    # a contract template rules on passing work on, forms of a bid speak of groups only in case
    if passage.kind in {"row", "margin"} or (passage.rank == "form" and read is _group):
        return
    for value, start, end, weight in read(passage):
        yield Candidate(value, passage, start, end, weight)


def _group(passage: Passage) -> Iterator[Reading]:
    if passage.language == "zh":
        yield from _chinese(passage, _ZH_GROUP_LABEL, _ZH_GROUP)
        return
    yield from _english(passage, _EN_GROUP, _EN_GROUP_MAY)


def _passing_on(passage: Passage) -> Iterator[Reading]:
    if passage.language == "zh":
        yield from _chinese(passage, _ZH_PASS_LABEL, _ZH_PASS)
        return
    yield from _english(passage, _EN_PASS_VERDICT, _EN_PASS_DUTY)


def _english(passage: Passage, verdict: re.Pattern[str], duty: re.Pattern[str]) -> Iterator[Reading]:
    for words in (verdict, duty):
        for hit in words.finditer(passage.text):
            start, end = passage.sentence(hit.start(), hit.end())
            sentence = passage.text[start:end]
            if _OPEN_QUESTION.search(sentence[: hit.start() - start]) or sentence.rstrip().endswith("?"):
                continue
            if words is verdict:
                refused = bool(hit["not"]) != (hit["how"].lower() in {"prohibited", "excluded", "forbidden"})
            else:
                refused = hit["may"].lower() not in {"may", "can"}
            yield _permission(sentence, refused=refused), start, end, 1.0


def _chinese(passage: Passage, label: re.Pattern[str], words: re.Pattern[str]) -> Iterator[Reading]:
    left = passage.label.rpartition(" | ")[2].replace(" ", "").strip()
    if passage.kind == "cell" and len(left) <= 24 and label.search(left):
        value = _answered(passage.text, left)
        if value:
            yield value, 0, min(len(passage.text), 120), 1.6
        return
    if has_boxes(passage.text):
        return
    for hit in words.finditer(passage.text):
        start, end = passage.sentence(hit.start(), hit.end())
        sentence = passage.text[start:end]
        # "如不接受联合体…" asks, "…，如有违反" threatens
        if not _OPEN_QUESTION.search(sentence[: hit.start() - start]):
            yield _permission(sentence, refused=bool(hit["no"])), start, end, 1.0


def _answered(text: str, left: str) -> Permission | None:
    """What a cell beside the question says: the ticked box, else its first words; of two answers that of the label."""
    if has_boxes(text) and not has_ticks(text):
        return None
    told = chosen(text)
    if "转包" in left or "转包" in told:
        named = re.search(r"分\s?包\s?[:：]\s?(\S{1,3})", told)
        told = named[1] if named else told
    if _ZH_NO.search(told):
        return "forbidden"
    if _ZH_YES.search(told):
        return "conditional" if _CONDITION.search(told) else "allowed"
    return None


def _permission(sentence: str, *, refused: bool) -> Permission:
    conditional = bool(_CONDITION.search(sentence))
    if refused:
        return "conditional" if conditional else "forbidden"
    return "conditional" if conditional else "allowed"
