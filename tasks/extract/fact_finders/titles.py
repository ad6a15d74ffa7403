"""What the tender is called: the labelled title, else the telling line of the first page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.facts import Fact
from tasks.extract.fact_finders.choosing import Candidate, choose
from tasks.extract.fact_finders.cover import CoverLine, cover_lines
from tasks.extract.fact_finders.folding import OTHER_LETTER, bare, tidy
from tasks.extract.fact_finders.organisations import is_chinese_organisation, organisation_line
from tasks.extract.fact_finders.passages import Passage
from tasks.extract.fact_finders.text_values import labelled
from tasks.extract.fact_finders.words import any_of, pattern, word_set

_LABEL = pattern(
    r"(?:采购|招标)?项\s*目\s*名\s*称 | 标段名称 | 工程名称 | 采购标的名称",
    r"\b(?:project|contract|tender|procurement|solicitation|opportunity|requirement|bid|RF[PQT]|ITT)\s+(?:title|name)\b",
    r"\btitle of (?:the )?(?:contract|project|tender|procurement|services?)\b",
    r"\bname of (?:the )?(?:contract|project|work|tender)\b | ^\s*title\s*$ | ^\s*title\s*: | ^\s*subject\s*:",
    r"^\s*(?:item category|BOQ title)\s*$",
)
_NO_TITLE = pattern(
    r"^\W*$ | ^.{0,3}$ | 详见 | 见.{0,8}公告 | 填写 | 盖章 | 此处 | 略\) | _{2} | …{2}",
    r"^(?:date|name|title|signature|price|total|position|number|description|items?|page)s?\b.{0,12}$",
    r"^\W?(?:see|please|insert)\b | \bitem no\b | unit price",
    r"^(?=\S*\d)[A-Z\d][A-Za-z\d_./-]{3,30}$ | \b\d{1,2}[a-z]\.\s?[A-Z]{3} | solicitation/contract/order",
    r"\b\d{1,2}\s?\.\s?(?-i:[A-Z]{3}).{0,60}\b\d{1,2}\s?\.\s?(?-i:[A-Z]{3})",
    r"\b(?:telephone number|offer due date|solicitation issue date|requisition number|(?:women|veteran)-owned)\b",
    r"^small business\b | ^scope of (?:the )?(?:services?|work)\b(?!.* for )",
    r"^(?:甲方|乙方|双方).{0,6}(?:职责|义务|责任|权利)",
    r"^(?:投标总价|报价|金额|数量|单位|单价|委托单位|备注|日期|简要|规格|序号|内容|服务期|合同).{0,10}$",
)
_DOCUMENT_WORDS = word_set(
    "attachment appendix annex enclosure exhibit volume part section draft final version sample document the and for of"
    " a to an in request proposal proposals quote quotes quotation quotations tender tenders bid bids offer offers"
    " invitation solicitation specification rfp rfq rft rfx rfi itt ifb pws sow soo qasp statement work objectives"
    " performance based background quality assurance surveillance plan terms reference conditions instructions table"
    " contents page confidential amendment order task contract purpose introduction general scope date release response"
    " due by no number addendum corrigendum open procedure"
    " restricted single lot january february march april may june july august september october"
    " november december"
)
_KIND_OF_DOCUMENT = pattern(r"statement | plan\b | request | invitation | 招标")
_ACTIVITY = pattern(
    r"services?\b | support | system | program(?:me)?\b | project | supply | provision | management | maintenance",
    r"cent(?:re|er)\b | operation | framework | interface | moderni[sz]ation | migration | outsourc | development",
    r"construction | works\b | implementation | contact | help ?desk | call\b | delivery | solution",
    r"software | platform",
    r"training | consult | cleaning | guard | staffing | hotline | 项目 | 服务 | 采购 | 工程 | 外包",
)
_ADDRESS = pattern(
    r"@ | https?: | www\. | \b\d{5}(?:-\d{4})?\b | \b(?:street|avenue|ave\.|road|suite|floor|tel|phone|fax)\b",
    r"^\s*(?:date|version|page|issued|published|conducted|pursuant)\b | \b(?:19|20)\d\d\s*$",
    r"^\s*(?:招\s*标\s*文\s*件|目\s*录|第.章|温馨提示)",
)
_LEAD = re.compile(
    r"\s*(?:(?:addendum|amendment|corrigendum)\s(?:no\.?\s?)?\d{1,2}\s(?:[:-]\s)?(?:to\s)?)?"
    r"(?:(?:project|title|subject)\s?:"
    r"|(?:request for (?:proposals?|quotes?|quotations?|tenders?|bids?|offers?)|invitation to (?:tender|bid|quote)"
    r"|RF[PQT]|ITT|tender)"
    r"(?:\s?\([A-Z]{2,4}\))?(?:\s(?:no\.?\s?)?[A-Z]{0,4}\d[\w/-]{2,20})?"
    r"\s?(?::|-|for|to)\s(?:the )?(?:provision of )?)?",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s(?:in support of\s?:.{0,80}|(?:in support of|for|prepared (?:by|for))\s?:?)\s*$", re.IGNORECASE)
# letters of other scripts in numbers are what a broken font gives
_FOREIGN = re.compile(OTHER_LETTER)
_WORD = re.compile(r"[^\W\d_]+")
# "Buyer: ...", "Closing date: ...", 文件编号：... on a first page say something else than the title
_OTHER_LABEL = re.compile(
    r"\s*(?!项\s?目\s?(?:名\s?称)?\s?:|标\s?题|名\s?称)[\u4e00-\u9fff][\u4e00-\u9fff ]{1,11}(?:\([^()]{1,8}\))?\s?:"
    r"|\s*(?:issued by|date|(?:closing|issue|release|due) date|deadline|ref(?:erence)?|version|contact|buyer|client"
    r"|customer|address|e-?mail|tel(?:ephone)?|procedure|prepared by)\b[^:]{0,20}:",
    re.IGNORECASE,
)
_INVITED = re.compile(
    r"\b(?:invit(?:es?|ing)|seek(?:s|ing)?|solicit(?:s|ing)?|request(?:s|ing)) (?:sealed |competitive |electronic )?"
    r"(?:bids?|proposals?|tenders?|quotations?|quotes|offers)(?: from [^.;:]{3,80}?)? for (?:the )?(?:provision of )?"
    r"(?P<for>[A-Z][^.;:\n]{8,120}?)(?=\s(?:as per|in accordance|as described|as specified|from)\b|[.;:,]|$)"
    r"|(?:就|对|组织)\s?[\"《]?(?P<zh>[\u4e00-\u9fff\w()-]{4,60}?(?:项目|服务|采购|工程))[\"》]?\s?(?:\([^()]{0,40}\))?"
    r"\s?(?:进行|组织|实施|采用)\s?(?:国内)?(?:公开|邀请|竞争性)?(?:招标|磋商|谈判|询价|比选|采购)"
)
_SHORTEST_INVITED = {"for": 10, "zh": 6}
_INVITES = pattern(
    r"request for (?:proposals?|quot(?:e|ation)s?|tenders?|bids?|offers?) | invitation (?:to|for) | solicitation",
    r"\b(?:RFP|RFQ|ITT|IFB)\b | 招\s?标 | 采\s?购 | 磋\s?商 | 询\s?价 | 比\s?选",
)
_ANNEX = 0.4  # where other documents invite tenders, the name of one that does not is an annex's
_GENERIC = -0.8  # a document's kind is better than no title
_LONGEST_IN_CELL = 160
_LEAST_TELLING = -0.9  # what says less is the print of a form
_LABELLED_PARTS = re.compile(any_of(r"\n | (?:招标|采购|项目)编号 | \s{2,}(?=[\u4e00-\u9fff]{2,6}:)"))


def find_title(passages: Sequence[Passage], buyer: str | None) -> Fact[str] | None:
    """The project's title: labelled, else the telling line of the first page, else the document's kind."""
    prose = [passage for passage in passages if passage.block.sheet is None] or passages  # "Title" heads a column there
    found = [*_labelled_titles(prose), *_cover_titles(prose, buyer)]
    titles = [one for one in found if bare(one.value) != bare(buyer or "") and not _NO_TITLE.search(one.value)]
    return choose(titles, amendable=False) or choose(list(_invited_titles(prose)), amendable=False)


def _invited_titles(passages: Sequence[Passage]) -> Iterator[Candidate[str]]:
    """What the sentence that invites tenders says they are for, where nothing else names the project."""
    for passage in passages:
        if passage.kind != "text" or passage.rank == "form":
            continue
        for hit in _INVITED.finditer(passage.text):
            group = "for" if hit["for"] else "zh"
            value = tidy(passage.raw[hit.start(group) : hit.end(group)])
            if len(value) >= _SHORTEST_INVITED[group] and not _NO_TITLE.search(value):
                remark = "from the sentence that invites tenders"
                yield Candidate(value, passage, *hit.span(group), 0.2, remark=remark)


def _labelled_titles(passages: Sequence[Passage]) -> Iterator[Candidate[str]]:
    for passage, start, end, weight in labelled(passages, _LABEL, 16):
        if passage.heads_column:
            continue
        trusted = weight > 1.3 or passage.rank in {"cover", "notice"}
        yield from _named(passage, start, end, weight if trusted else 0.2)
    for passage in passages:
        if (
            passage.kind == "cell"
            and re.fullmatch(r"\s*(?:采购|招标)?项目名称\s*", passage.head)
            and len(passage.text) < 90
        ):
            yield from _named(passage, 0, len(passage.text), 0.9)


def _named(passage: Passage, start: int, end: int, weight: float) -> Iterator[Candidate[str]]:
    lead = re.match(r"\s*(?:名\s?称\s?:)?\s*", passage.text[start:end])
    first = start + (lead.end() if lead else 0)
    if passage.kind != "cell":
        stop = _LABELLED_PARTS.search(passage.text[first:end])
        end = first + stop.start() if stop else end
    value = tidy(passage.raw[first:end])
    if 4 <= len(value) <= (_LONGEST_IN_CELL if passage.kind == "cell" else 120):
        yield Candidate(value, passage, first, end, weight)


def _cover_titles(passages: Sequence[Passage], buyer: str | None) -> Iterator[Candidate[str]]:
    lines = list(cover_lines(passages))
    inviting = {line.document for line in lines if _INVITES.search(line.text)}
    for line in lines:
        first, last = _core(line)
        text = line.passage.text[first:last]
        if not 6 <= len(text) <= 160 or _ADDRESS.search(text) or text.endswith((".", "。", ";", ":", ",")):
            continue
        if _OTHER_LABEL.match(line.text):
            continue
        weight = _telling(line, text) - (_ANNEX if inviting and line.document not in inviting else 0.0)
        candidate = Candidate(tidy(line.passage.raw[first:last]), line.passage, first, last, weight)
        if _is_generic(text):
            if _KIND_OF_DOCUMENT.search(text):
                yield replace(candidate, weight=_GENERIC - 0.01 * line.position)
        elif candidate.weight > _LEAST_TELLING and not _is_organisation(text, buyer):
            yield candidate


def _core(line: CoverLine) -> tuple[int, int]:
    """Bounds of the line without "Invitation to Tender for" in front or "in support of:" behind."""
    text = line.text
    lead, tail = _LEAD.match(text), _TAIL.search(text)
    first, last = lead.end() if lead else 0, tail.start() if tail else len(text)
    if not text[first:last].strip():
        first, last = 0, len(text)
    first += len(text[first:last]) - len(text[first:last].lstrip(" {["))
    last -= len(text[first:last]) - len(text[first:last].rstrip(" }]"))
    return line.start + first, line.start + last


def _is_generic(text: str) -> bool:
    words = [word.lower() for word in _WORD.findall(text)]
    if _FOREIGN.search(text):
        return True
    return not any(len(word) > 2 or not word.isascii() for word in words) or all(
        word in _DOCUMENT_WORDS for word in words
    )


def _is_organisation(text: str, buyer: str | None) -> bool:
    named = organisation_line(text) or is_chinese_organisation(text) or (buyer and bare(text) == bare(buyer))
    return bool(named) and not re.search(r"\b(?:program|project|support|services)\b|项目|服务", text, re.IGNORECASE)


def _telling(line: CoverLine, text: str) -> float:
    """How much a line of the first page looks like a title: it names an activity, is large and stands high."""
    code = sum(sign.isdigit() for sign in text) > len(text) / 3
    weight = 0.5 if _ACTIVITY.search(text) and not code else -0.6
    weight += 0.3 if line.passage.kind == "heading" else -0.2 if line.passage.kind == "margin" else 0.0
    weight += 0.3 if line.prominence >= 0.9 else 0.0
    weight -= 0.5 if len(text) > 110 or code else 0.0
    weight -= 0.8 if line.passage.block.number else 0.0
    return weight - 0.05 * line.position
