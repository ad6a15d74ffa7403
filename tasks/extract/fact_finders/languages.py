"""In which languages a tender may be written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.facts import Fact
from tasks.extract.fact_finders.choosing import Candidate, choose
from tasks.extract.fact_finders.passages import Passage
from tasks.extract.fact_finders.words import any_of, pattern

_NAMES = any_of(
    "English | Chinese | French | German | Spanish | Portuguese | Italian | Dutch | Polish | Welsh | Irish",
    "Arabic | Hindi",
    "Swedish | Norwegian | Danish | Finnish | Greek | Czech | Hungarian | Romanian | Bulgarian | Croatian | Slovak",
    "Slovene | Latvian | Lithuanian | Estonian | Maltese | Russian | Ukrainian | Turkish | Japanese | Korean",
)
_NAME = re.compile(rf"\b{_NAMES}\b")
_LIST = rf"(?P<list>{_NAMES}(?:(?:,| and| or|/)\s?{_NAMES}){{0,4}})"
_IN_LANGUAGE = re.compile(rf"\b(?i:in (?:the )?){_LIST}\b(?i: language)?")
_LANGUAGE_IS = re.compile(rf"\blanguage\b[^.]{{0,60}}?(?:shall be|must be|is|:)\s(?:the )?{_LIST}\b", re.IGNORECASE)
_BID = re.compile(
    r"\b(?:tenders?|bids?|proposals?|offers?|quot(?:es?|ations?)|submissions?|responses?|documents?|correspondence)\b",
    re.IGNORECASE,
)
_NOT_BID = pattern(
    r"\b(?:contacts?|callers?|calls?|citizens?|customers?|voice|agents?|advisers?|speaking|speak|services? in)\b"
)
_ZH_BID = re.compile(r"投标|响应|招标|磋商|往来|来往|函电|文件|资料|语言|文字")
_ZH_LANGUAGE = re.compile(r"(?:使用|采用|以|用|为|均应|是|:)\s?(?:简体)?(?P<list>中文|汉语|汉字|英文|中英文)")
_ZH_NOT_BID = re.compile(r"坐席|座席|来电|客户|热线|普通话")


def find_languages(passages: Sequence[Passage]) -> Fact[tuple[str, ...]] | None:
    """The languages in which a tender may be written, by the names the tender uses."""
    found: list[Candidate[tuple[str, ...]]] = []
    for passage in passages:
        if passage.kind not in {"row", "margin"}:
            found.extend(_chinese(passage) if passage.language == "zh" else _english(passage))
            found.extend(_labelled(passage))
    return choose(found)


def _english(passage: Passage) -> Iterator[Candidate[tuple[str, ...]]]:
    for words in (_IN_LANGUAGE, _LANGUAGE_IS):
        for hit in words.finditer(passage.text):
            start, end = passage.sentence(hit.start(), hit.end())
            about_bid = _BID.search(passage.text[start : hit.start()])
            if about_bid and not _NOT_BID.search(passage.text[start : hit.start()]):
                names = tuple(dict.fromkeys(_NAME.findall(hit["list"])))
                yield Candidate(names, passage, start, min(end, start + 240), 1.0)


def _chinese(passage: Passage) -> Iterator[Candidate[tuple[str, ...]]]:
    for hit in _ZH_LANGUAGE.finditer(passage.text):
        start, end = passage.sentence(hit.start(), hit.end())
        before = passage.text[max(start, hit.start() - 70) : hit.start()]
        if _ZH_BID.search(before) and not _ZH_NOT_BID.search(before):
            yield Candidate(_zh_names(hit["list"]), passage, start, min(end, start + 240), 1.0)


def _labelled(passage: Passage) -> Iterator[Candidate[tuple[str, ...]]]:
    left = passage.label.rpartition(" | ")[2]
    if passage.kind == "cell" and len(left) < 24 and re.search(r"语言|文字|language", left, re.IGNORECASE):
        names = tuple(dict.fromkeys(_NAME.findall(passage.text))) or _zh_names(passage.text)
        if names and len(passage.text) < 120:
            yield Candidate(names, passage, 0, len(passage.text), 1.5)


def _zh_names(words: str) -> tuple[str, ...]:
    named = (("中文", r"中文|汉语|汉字|中英"), ("英文", r"英文|中英"))
    return tuple(name for name, known in named if re.search(known, words))
