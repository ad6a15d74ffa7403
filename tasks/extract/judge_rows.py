"""Is this table row a requirement? Told by the column headings, the chapter and the words of its cells."""

from __future__ import annotations

import re
from dataclasses import replace

from models.document import Language
from models.requirement import Category
from tasks.extract.context import Mode, section_mode
from tasks.extract.criteria import is_checked_for_conformity, is_passed_or_failed
from tasks.extract.judge_en import judge_english
from tasks.extract.judge_zh import judge_chinese
from tasks.extract.judgement import Verdict
from tasks.extract.lead_ins import ends_open
from tasks.extract.questions import answer_in, is_answered_table
from tasks.extract.unit import Unit

# Column headings of tables whose rows ask for something without a modal.
_STANDARD = {
    "en": re.compile(
        r"standard|acceptable quality|\bAQL\b|performance|metric|measure|threshold|target|service level|\bSLA\b|"
        r"\bKPI\b|"
        r"surveillance|deliverable|due date|frequency|requirement|position|role|key personnel|labor category|"
        r"qualification|\btask|format",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"标准|指标|要求|参数|考核|考评|评价|服务内容|工作内容|频次|职责|岗位|条件|审查|数量|规格|内容|周期"
    ),
}
# Columns that a bidder fills in, price lines, and lists of clauses or attachments.
_NOT_ASKING = {
    "en": re.compile(
        r"(?:unit|extended|total) (?:price|cost)|(?:hourly|daily|monthly|labou?r|blended|unit|fixed) rate|"
        r"\bamount\b|\bqty\b|quantity|\bCLIN\b|(?:clause|provision) no|"
        r"clause title|attachment",
        re.IGNORECASE,
    ),
    "zh": re.compile(r"单价|总价|金额|小计|偏离|响应情况|投标响应|自查|页码|预算"),
}
# Columns that say what an article must be: its prices may stand beside them, to be filled in.
_SPECIFIES = {
    "en": re.compile(
        r"specification|technical requirement|make and model|description of (?:goods|items?)", re.IGNORECASE
    ),
    "zh": re.compile(r"规格|型号|参数|技术要求|配置要求|服务要求|质量要求"),
}
# "Technical approach | 3 pages": how long a part of the bid may be.
_PAGE_LIMIT = re.compile(r"\b\d{1,3}(?:-\d{1,3})? ?pages?\b|\bno page limit\b|\bpages? per\b", re.IGNORECASE)
_SCORING = re.compile(r"分值|评分|评审因素|评审标准|评审细则|满分|权重|\bpoints?\b|\bscore\b|\bweight", re.IGNORECASE)
_PERFORMANCE = re.compile(r"考核|考评|服务评价|评价标准|质量评价")
_REVIEW = re.compile(r"审查|评审内容|资格条件|合格条件")
# "The supplier shall deliver these reports:" in front of a table makes each row a duty.
_DUTY_IN_FRONT = {
    "en": re.compile(
        r"^(?!.{0,60}\b(?:government|agency|authority|buyer|customer|client|council|city)\b.{0,20}\b(?:shall|will|must)\b)"
        r".{0,400}\b(?:shall|must|required to)\b[^.]{0,160}[:.]$",
        re.IGNORECASE | re.DOTALL,
    ),
    "zh": re.compile(r"^[^。]{0,40}(?:中标人|供应商|投标人|乙方|服务商)[^。]{0,20}(?:应|须|需)[^。]{0,80}[：:]$"),
}
_PERFORMED_BY = re.compile(r"\b(?:contractor|supplier|vendor|provider)\b|中标人|乙方|服务商", re.IGNORECASE)
_TO_FILL_IN = re.compile(r"\(insert|\.{4,}|…|_{3,}|-{4,}|^[A-Z |]+$")
_LEAST_LETTERS = 8
_TOTAL = re.compile(r"^(?:合 ?计|总 ?计|小 ?计)|^total\b|实际得分|标准分|通过或|不通过", re.IGNORECASE)
_NOTHING_SAID = re.compile(
    r"[|：:] ?[□☐]?(?:详?见[^|。；]{0,30}|无|/|不适用|不组织|不召开|不要求|不需要|不收取|不退还?|否|已落实|"
    r"[☑√✓] ?(?:无|不[^|]{0,6})[^|]{0,40})[。.]?$"
)
_FIGURE = re.compile(r"[£$€¥￥]? ?-?\d[\d,]*(?:\.\d+)?|#[A-Z/0!]{3,8}|-")
_LONGEST_SUBHEAD = 6  # words
_TITLE_ROW = re.compile(r"^(?:[一二三四五六七八九十]{1,2}、[^，。；|]{1,14}|[\d.、 ]{1,6})$")
_MEASURED = re.compile(r"\bwithin [\w()]+(?: [\w()]+){0,2} (?:days?|hours?|minutes?|seconds?)\b|\d ?%", re.IGNORECASE)
_ORDERS = frozenset({"imperative", "gerund", "objective", "bid_shows"})
_WORDS_OF_AN_ORDER = 6
# "Label | value" rows of a notice that set a date, a sum or a paper; other languages may stand beside the English.
_KEY_ROW = re.compile(
    r"\bquestions? (?:are )?due\b|\bhow to submit\b|\bdue date\b(?! for payment)|\bdelivery (?:date|within|period)\b|"
    r"\b(?:bid|tender|offer|proposal|quot\w+)s? (?:offer )?validity\b|\bvalidity of (?:bid|tender|offer|proposal)s?\b|"
    r"\b(?:bid|tender|offer|proposal|submission)s? (?:end|closing|due|submission) date\b|\bclosing (?:date|time)\b|"
    r"\b(?:annual )?turnover of the (?:bidder|tenderer|supplier)\b|\bexperience (?:criteria|required)\b|"
    r"\b(?:EMD|e?PBG|earnest money(?: deposit)?|(?:bid|tender) security|bid bond|"
    r"performance (?:security|bond|guarantee))\b[^|]{0,24}\b(?:amount|percentage|required|months?|validity)\b|"
    r"\bdocuments? required from (?:seller|bidder|supplier)|\bsubmission deadline\b|\bdeadline for\b",
    re.IGNORECASE,
)
_KEY_IS_OFF = re.compile(
    r"\| ?(?:no|n/?a|nil|none|not (?:applicable|required)|-{1,3})\.?$|\b(?:exemption|relaxation)\b", re.IGNORECASE
)
# "Past experience required | Yes", "Statutory compliance | Yes".
_ASKED_FOR = re.compile(r"\b(?:required|mandatory|compliance)\b", re.IGNORECASE)
_YES = re.compile(r"yes\.?", re.IGNORECASE)
_KEY_OF_ELIGIBILITY = re.compile(r"turnover|experience", re.IGNORECASE)
_LEAST_CRITERION = {"en": 20, "zh": 7}  # characters


def unit_mode(unit: Unit, language: Language) -> Mode:
    """The kind of chapter; a table's own column headings tell more than the headings above it."""
    mode = section_mode(unit.section, language)
    if unit.kind in {"row", "cell"} and mode != "work":
        heads = " ".join(unit.headers)
        if _SCORING.search(heads) and not _PERFORMANCE.search(heads + " ".join(unit.section)):
            return "evaluation"
    return mode


def says_nothing(unit: Unit) -> bool:
    """Whether a row only sums up, or says that its point does not apply or stands elsewhere."""
    return bool(_TOTAL.search(unit.head) or _NOTHING_SAID.search(unit.head))


def judge_row(unit: Unit, mode: Mode, language: Language, buyers: frozenset[str]) -> Verdict | None:
    """The verdict on a whole row, or on a sentence of a row with long cells."""
    heads = " ".join(unit.headers)
    if is_answered_table(unit.headers):
        answer = answer_in(unit.text)
        return _by_words(replace(unit, text=answer, label=""), mode, language, buyers) if answer else None
    if mode in {"definitions", "clauses"}:
        return None
    if unit.kind == "row" and _NOT_ASKING[language].search(heads):
        return _specified(unit, heads, mode, language)
    if says_nothing(unit):
        return None
    verdict = (
        _by_words(unit, mode, language, buyers)
        or _by_headings(unit, heads, mode, language)
        or (_key_row(unit, mode) if language == "en" else None)
    )
    return _as_criterion(unit, verdict, mode, language)


def _as_criterion(unit: Unit, verdict: Verdict | None, mode: Mode, language: Language) -> Verdict | None:
    """The verdict on a row of a table of criteria: each excludes a bidder, whatever its words."""
    says_something = len(unit.text) >= _LEAST_CRITERION[language] and not _TITLE_ROW.match(unit.text)
    filled_in = not _TO_FILL_IN.search(unit.head)
    if mode == "forms" or (verdict is None and not (unit.kind == "row" and says_something and filled_in)):
        return verdict
    if is_passed_or_failed(unit, language):
        return Verdict("criterion_row", 0.85, voids=True, party="bidder", category="eligibility")
    if language == "zh" and is_checked_for_conformity(unit):
        return Verdict("review_row", 0.75, voids=True, party="bidder")
    return verdict


def _specified(unit: Unit, heads: str, mode: Mode, language: Language) -> Verdict | None:
    """A line of a price list that says what the article must be, in a chapter on what is bought."""
    says_something = not (_TOTAL.search(unit.head) or _TO_FILL_IN.search(unit.head)) and unit.text.count(" | ") >= 2
    wanted = mode == "work" and says_something and _SPECIFIES[language].search(heads)
    return Verdict("specified_row", 0.6, party="supplier") if wanted else None


def _key_row(unit: Unit, mode: Mode) -> Verdict | None:
    """A line of a notice's table that names what a bid must keep to, and its value."""
    label, bar, value = unit.text.rpartition(" | ")
    if unit.kind == "cell":
        label, bar, value = unit.text.partition(": ")
    if not bar or not value.strip() or mode in {"forms", "background"}:
        return None
    if mode == "instructions" and unit.kind == "row" and _PAGE_LIMIT.fullmatch(value.strip(" *.").lower()):
        return Verdict("page_limit_row", 0.7, party="bidder", category="submission")
    if unit.kind == "row" and _ASKED_FOR.search(label) and _YES.fullmatch(value.strip()):
        return Verdict("key_row", 0.65, party="bidder")
    if not _KEY_ROW.search(label) or _KEY_IS_OFF.search(unit.text):
        return None
    category: Category | None = "eligibility" if _KEY_OF_ELIGIBILITY.search(label) else None
    return Verdict("key_row", 0.7, party="bidder", category=category)


def _by_words(unit: Unit, mode: Mode, language: Language, buyers: frozenset[str]) -> Verdict | None:
    prose = replace(unit, kind="sentence")
    if language == "zh":
        return judge_chinese(prose, mode)
    verdict = judge_english(prose, mode, buyers)
    if verdict is not None and verdict.rule in _ORDERS:
        longest = max(len(cell.split()) for cell in unit.text.split(" | "))
        whole = any(cell.endswith(".") for cell in unit.text.split(" | "))
        return verdict if whole or longest >= _WORDS_OF_AN_ORDER else None  # "State Code" is no order
    return verdict


def _continues_duty(unit: Unit, language: Language) -> bool:
    """Whether the paragraph in front of the table waits for its rows: "... shall deliver these reports:"."""
    filled_in = sum(map(str.isalpha, unit.text)) >= _LEAST_LETTERS and not _TO_FILL_IN.search(unit.text)
    return filled_in and ends_open(unit.before) and bool(_DUTY_IN_FRONT[language].search(unit.before[-500:]))


def _only_names(unit: Unit) -> bool:
    """Whether a row names something and asks nothing: a subhead, or a price line of a label and bare figures."""
    cells = unit.text.split(" | ")
    figures = sum(bool(_FIGURE.fullmatch(cell)) for cell in cells)
    if len(cells) == 1:
        return len(cells[0].split()) <= _LONGEST_SUBHEAD
    return figures >= 1 and 2 * figures >= len(cells)


def _by_headings(unit: Unit, heads: str, mode: Mode, language: Language) -> Verdict | None:
    is_named_only = _TITLE_ROW.match(unit.text) or (language == "en" and unit.kind == "row" and _only_names(unit))
    if mode == "forms" or (unit.kind == "cell" and not unit.alone) or is_named_only:
        return None
    if language == "en" and mode in {"work", "other"} and _MEASURED.search(unit.head):
        return Verdict("measured_row", 0.6)
    if _REVIEW.search(heads + " ".join(unit.section[-1:])) and len(unit.text) > 6:
        return Verdict("review_row", 0.75)
    if unit.kind == "row" and mode in {"work", "contract", "other"} and _continues_duty(unit, language):
        performed = _PERFORMED_BY.search(unit.before)
        return Verdict("listed_row", 0.7, party="supplier" if performed else None)
    if _STANDARD[language].search(heads) and mode not in {"evaluation", "instructions"}:
        return Verdict("standard_row", 0.8)
    return None
