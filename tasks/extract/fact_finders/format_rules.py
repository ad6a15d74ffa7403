"""How the bid is to be made up: type, paper, copies, electronic form, binding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from models.facts import Fact, FormatRule
from tasks.extract.fact_finders.folding import squash
from tasks.extract.fact_finders.listing import listed
from tasks.extract.fact_finders.mentions import mentions
from tasks.extract.fact_finders.numerals import EN_NUMBER_WORD, ZH_NUMERAL, whole_number
from tasks.extract.fact_finders.passages import Passage
from tasks.extract.fact_finders.words import pattern

_FONT = re.compile(
    r"\b(?:Times New Roman|Arial(?: Narrow)?|Calibri|Helvetica|Verdana|Garamond|Cambria|Georgia|Courier(?: New)?"
    r"|Tahoma)\b"
    r"|(?:仿宋|宋体|黑体|楷体)(?:_?GB2312)?"
)
_SIZE = re.compile(
    rf"\b(?:(?P<n>\d{{1,2}})|(?P<w>{EN_NUMBER_WORD})(?:\s?\(\d{{1,2}}\))?)[- ]?(?:point|pt\.?)\b(?!\s?(?:scale|star"
    rf"|system|range))"
    r"|\bfont size (?:of |is )?(?:at least |no (?:smaller|less) than )?(?P<n2>\d{1,2})\b"
    r"|(?P<zh>小?[初一二三四五六]号)(?=字|[^\u4e00-\u9fff]|$|宋|仿|黑)",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"\bA4\b(?!:)|\bletter[- ]siz(?:e|ed)\b|8\s?(?:\.5|1/2|½)\s?(?:\"|''|inch(?:es)?)?\s?x\s?11", re.IGNORECASE
)
_MARGIN = re.compile(
    r"(?P<n>\d(?:\.\d{1,2})?|\d/\d|one|¾|½)[- ]?(?:\"|''|inch(?:es)?|cm|mm)[^.;]{0,40}?\bmargins?\b"
    r"|\bmargins?\b[^.;]{0,30}?(?P<n2>\d(?:\.\d{1,2})?|\d/\d|one)[- ]?(?:\"|''|inch(?:es)?|cm|mm)"
    r"|页边距[^。;,]{0,20}\d",
    re.IGNORECASE,
)
_SPACING = re.compile(r"\b(?:single|double|1\.5)[- ](?:line[- ])?spac(?:ed|ing)\b|[\d.]{1,3}倍行距", re.IGNORECASE)
_COUNT = rf"(?:\d{{1,2}}|{ZH_NUMERAL}{{1,2}})"
_ZH_ORIGINALS = re.compile(rf"正本\s?(?:\(?纸质\)?)?[:：为]?\s?(?P<n>{_COUNT})\s?[份套本]")
_ZH_COPIES = re.compile(rf"副本\s?(?:\(?纸质\)?)?[:：为]?\s?(?P<n>{_COUNT})\s?[份套本]")
_ZH_ELECTRONIC = re.compile(
    rf"(?:电子文档|电子版(?:投标文件)?|电子投标文件|U盘"
    rf"|光盘)[^。;\n,并]{{0,10}}?(?P<n>{_COUNT})\s?[份套个张](?:\s?\([^()]{{1,20}}\))?"
)
_EN_COUNT = rf"(?:(?P<n>\d{{1,2}})|(?P<w>{EN_NUMBER_WORD})(?:\s?\(\d{{1,2}}\))?)"
_EN_ORIGINALS = re.compile(
    rf"\b{_EN_COUNT}\s(?:signed\s|hard\s|paper\s)?originals?\b(?!\s(?:of|documents? of title))", re.IGNORECASE
)
_EN_COPIES = re.compile(
    rf"\b{_EN_COUNT}\s(?:additional\s|hard\s|paper\s|printed\s|electronic\s|bound\s|complete\s){{0,2}}cop(?:y|ies)\b",
    re.IGNORECASE,
)
_EN_ELECTRONIC = re.compile(
    r"\b(?:submitted|submit|uploaded|upload|delivered|sent|submissions?|responses?|quotes?|proposals?"
    r"|tenders?)\b[^.;]{0,60}?"
    r"\b(?:electronically|via e-?mail|by e-?mail|through the [\w -]{2,40}?portal|via the [\w -]{2,40}?portal"
    r"|in (?:searchable )?PDF(?: format)?)",
    re.IGNORECASE,
)
_BINDING = re.compile(
    r"装订成册|胶装|(?:双面|单面)打印|\b(?:spiral|ring|comb)[- ]bound\b|\bloose[- ]leaf\b", re.IGNORECASE
)
_ABOUT_BID = pattern(
    r"\bproposals? | \bquot(?:e|ation)s? | \btenders? | \bbids? | \bsubmissions? | \bresponses? | \boffers?",
    r"\bvolumes? | staffing plans?",
    r"投标 | 响应文件 | 报价文件 | 应答文件 | 递交",
)
# one of these stands in whatever the patterns above find
_RULED = (
    *("font", "point", "pt", "a4", "letter", "11", "margin", "spac", "bound", "leaf", "original", "cop", "electronic"),
    *("mail", "portal", "pdf", "号", "页边距", "行距", "正本", "副本", "电子", "u盘", "光盘", "装订", "胶装", "打印"),
    *("体",),
)
_NOT_BID = pattern(
    r"invoice | \breports? shall | deliverable | report formats? | \binsurance",
    r"contractor shall (?:provide|submit|deliver|furnish)",
    r"营业执照 | 复印件 | 保函 | 合同(?:一式|正本|副本) | 一式 | 质疑函 | 授权书 | 身份证 | 授权的?下列 | \s份",
)
_TYPE_WORDS = pattern(r"\bfont | \btype(?:face|d)?\b | character | \btext\b | \bpages? | margin | 字体 | 字号 | 正文")
_DEMANDS = re.compile(r"\b(?:must|shall|should|are to|required|only)\b", re.IGNORECASE)
_QUESTION = re.compile(r"\b(?:question|inquir|enquir|clarification|request for information|how to)", re.IGNORECASE)
_LONGEST = 400
_Kind = Literal["font", "font_size", "paper", "margin", "spacing", "originals", "copies", "electronic", "binding"]


def find_format_rules(passages: Sequence[Passage]) -> Fact[tuple[FormatRule, ...]] | None:
    """Each rule about the make-up of the bid, in the tender's order, each value once."""
    items: dict[tuple[str, str, float | None], FormatRule] = {}
    for passage in passages:
        if passage.kind in {"row", "margin", "heading"} or passage.rank == "form":
            continue
        for rule in _rules(passage):
            items.setdefault((rule.kind, rule.value.lower(), rule.number), rule)
    return listed(tuple(items.values()), 0.7)


def _rules(passage: Passage) -> Iterator[FormatRule]:
    context = passage.label[-60:] + passage.section[-80:]
    if not mentions(passage.text, *_RULED):
        return
    for start, end in passage.sentences():
        sentence = passage.text[start:end]
        if len(sentence) > _LONGEST or not _ABOUT_BID.search(sentence + context) or _NOT_BID.search(sentence):
            continue
        for kind, hit in _hits(sentence, passage.language):
            value = squash(passage.raw[start + hit.start() : start + hit.end()])
            yield FormatRule(kind=kind, value=value, number=_number(hit), **passage.quote(start, end))


def _hits(sentence: str, language: str) -> Iterator[tuple[_Kind, re.Match[str]]]:
    typed = _TYPE_WORDS.search(sentence)
    readers: list[tuple[_Kind, re.Pattern[str]]] = [
        ("paper", _PAPER),
        ("margin", _MARGIN),
        ("spacing", _SPACING),
        ("binding", _BINDING),
    ]
    if typed:
        readers = [("font", _FONT), ("font_size", _SIZE), *readers]
    if language == "zh":
        readers += [("originals", _ZH_ORIGINALS), ("copies", _ZH_COPIES), ("electronic", _ZH_ELECTRONIC)]
    else:
        readers += [("originals", _EN_ORIGINALS), ("copies", _EN_COPIES), ("electronic", _EN_ELECTRONIC)]
    for kind, words in readers:
        hit = words.search(sentence)
        if hit and (kind != "electronic" or language == "zh" or _demands_electronic(sentence)):
            yield kind, hit


def _demands_electronic(sentence: str) -> bool:
    return bool(_DEMANDS.search(sentence)) and not _QUESTION.search(sentence)


def _number(hit: re.Match[str]) -> float | None:
    groups = hit.groupdict()
    printed = groups.get("n") or groups.get("w") or groups.get("n2")
    value = whole_number(printed) if printed else None
    return float(value) if value is not None else None
