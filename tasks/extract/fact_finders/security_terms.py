"""Rules about the bid security: when it must be there, in which forms, when it is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.facts import Fact, SecurityTerm
from tasks.extract.fact_finders.dates import find_dates
from tasks.extract.fact_finders.folding import squash
from tasks.extract.fact_finders.listing import listed
from tasks.extract.fact_finders.mentions import mentions
from tasks.extract.fact_finders.passages import Passage
from tasks.extract.fact_finders.ticks import chosen, has_boxes, has_ticks
from tasks.extract.fact_finders.words import pattern

_SECURITY = pattern(
    r"(?:投标|磋商|谈判|响应|询价|报价|比选|参选)保证金",
    r"(?:bid|tender|proposal|offer)[- ](?:security|bond|guarantee|deposit)s? | earnest money | \bEMD\b",
)
_DUE = re.compile(
    r"(?:缴纳|交纳|递交|提交|到账|到帐|转账|汇入)[^。;\n]{0,24}?(?:截止(?:时间|日期)?|时间|期限|前|之前)"
    r"|于[^。;\n]{0,40}前[^。;\n]{0,10}(?:缴纳|交纳|到账|提交|递交)"
    r"|(?:must|shall|should)\sbe\s(?:received|lodged|submitted|furnished|deposited)[^.;]{0,30}?\b(?:by|before"
    r"|no later than|on or before)\b",
    re.IGNORECASE,
)
_FORM_CUE = re.compile(r"形式|方式|\bform of\b|\bin the form\b|\bby way of\b|\bby means of\b", re.IGNORECASE)
_FORMS = re.compile(
    r"银行转账|转账|电汇|网银|支票|汇票|本票|银行保函|电子保函|投标保函|保函|保证保险|担保函|现金"
    r"|bank guarantees?|insurance (?:guarantee|bond)s?|certified che(?:que|ck)s?|cashier'?s che(?:que|ck)s?"
    r"|bank drafts?|demand drafts?"
    r"|fixed deposit receipts?|wire transfers?|bank transfers?|letters? of credit|surety bonds?|banker'?s che(?:que"
    r"|ck)s?",
    re.IGNORECASE,
)
_LOST = re.compile(r"没收|不予退还|不予退回|不退还|\bforfeit", re.IGNORECASE)
_LISTS = re.compile(
    r"(?:下列|以下|如下)[^。]{0,30}[:：]?\s*$|\b(?:if|where|when|following)\b[^.]{0,80}:\s*$|[:：]\s*$", re.IGNORECASE
)
_NOT_FORM = re.compile(r"不得|不用|不接受|退还|退回|鉴于|不能|\bnot\b|\breturn", re.IGNORECASE)
_NO_GROUND = re.compile(
    r"^\W*(?:除|其他)|第\s?[\d.]+\s?[条款]的?\s?(?:所)?规定|\bin accordance with (?:clause|section)\b", re.IGNORECASE
)
_GROUND = re.compile(r"的\W*$|[;；]\W*$|或者?\W*$|^[\x00-\x7f]+$")
_MOST_ITEMS = 10
_LONGEST = 300


def find_security_terms(passages: Sequence[Passage]) -> Fact[tuple[SecurityTerm, ...]] | None:
    """Deadline, forms and grounds of forfeiture that the tender states, each value once."""
    items: dict[tuple[str, str], SecurityTerm] = {}
    for position, passage in enumerate(passages):
        if passage.kind in {"row", "margin", "heading"} or passage.rank == "form":
            continue
        for term in _terms(passages, position):
            items.setdefault((term.kind, re.sub(r"\W+", "", term.value.lower())), term)
    return listed(tuple(items.values()), 0.7)


def _terms(passages: Sequence[Passage], position: int) -> Iterator[SecurityTerm]:
    passage = passages[position]
    left = passage.label.rpartition(" | ")[2]
    if not mentions(passage.text + left, "保证金", "securit", "bond", "guarantee", "deposit", "earnest", "emd"):
        return
    if has_boxes(passage.text) and not has_ticks(passage.text):
        return
    about = passage.kind == "cell" and len(left) <= 30 and bool(_SECURITY.search(left))
    for start, end in passage.sentences():
        sentence = passage.text[start:end]
        if not (about or _SECURITY.search(sentence)):
            continue
        yield from _deadline(passage, start, end)
        yield from _forms(passage, start, end)
        if _LOST.search(sentence) and _SECURITY.search(sentence) and end - start <= _LONGEST:
            yield from _grounds(passages, position, start, end)


def _deadline(passage: Passage, start: int, end: int) -> Iterator[SecurityTerm]:
    sentence = passage.text[start:end]
    cue = _DUE.search(sentence)
    if cue is None:
        return
    date = next((one for one in find_dates(sentence, None) if not one.ambiguous), None)
    if date and date.start >= cue.start() - 2 and date.start - cue.end() <= 40:
        yield SecurityTerm(kind="deadline", value=date.iso, **passage.quote(start, end))


def _forms(passage: Passage, start: int, end: int) -> Iterator[SecurityTerm]:
    sentence = passage.text[start:end]
    told = chosen(sentence)
    cue = _FORM_CUE.search(told)
    if cue is None or _LOST.search(told) or _NOT_FORM.search(told):
        return
    for hit in _FORMS.finditer(told, 0 if "采用" in told or "以" in told else cue.start()):
        yield SecurityTerm(kind="form", value=squash(hit[0]), **passage.quote(start, min(end, start + _LONGEST)))


def _grounds(passages: Sequence[Passage], position: int, start: int, end: int) -> Iterator[SecurityTerm]:
    """The sentence that says when it is lost; where it opens a list, each item."""
    passage = passages[position]
    sentence = passage.text[start:end]
    items = list(_items(passages, position)) if _LISTS.search(sentence) and end >= len(passage.text.rstrip()) else []
    for item in items:
        yield SecurityTerm(kind="forfeiture", value=squash(item.raw)[:_LONGEST], **item.quote())
    if not items and not _LISTS.search(sentence) and not _NO_GROUND.search(sentence):
        yield SecurityTerm(kind="forfeiture", value=squash(passage.raw[start:end]), **passage.quote(start, end))


def _items(passages: Sequence[Passage], position: int) -> Iterator[Passage]:
    for passage in passages[position + 1 : position + 1 + _MOST_ITEMS]:
        if passage.kind == "margin":
            continue
        item = passage.block.kind == "list_item" or passage.block.marker or passage.block.number
        numbered = re.match(r"\s*[(（]?(?:\d{1,2}|[a-z]|[一二三四五六七八九十]{1,2})[)）.、]", passage.text)
        if passage.kind != "text" or not (item or numbered) or len(passage.text) > _LONGEST:
            return
        if _GROUND.search(passage.text):
            yield passage
