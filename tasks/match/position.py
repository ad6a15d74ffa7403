"""Our position on one requirement, by rule: comply only with concept, evidence and no open comparison."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from models.answer import Compliance
from models.capability import Capability, Certificate, CompanyProfile, Reference
from models.match import Evidence
from tasks.match.comparison import Check
from tasks.match.concepts import Hit, readable
from tasks.match.constraints import check
from tasks.match.coverage import covered_share, has_unspoken_clause, left_open
from tasks.match.evidence import Proof, answers, proofs_of, proofs_of_limits
from tasks.match.quantities import Figure, dates, figures, value_of
from tasks.match.wording import clipped, listed, say

ENOUGH_COVERED = 0.6
ENOUGH_BESIDE_A_COMPARISON = 0.3  # a measured target that is met is itself most of the answer
ENOUGH_BESIDE_A_MEASURE = 0.7  # a time limit that is met says little about the duty it limits
MOST_OPEN, OPEN_LENGTH = 2, 48  # stretches that a gap quotes, and characters of each
MOST_ANSWERS = 2  # approved answers in one row; more than that needs an editor
_FORBIDS = re.compile(
    r"\b(?:shall|must|may|will|can) not\b(?! (?:exceed|be (?:less|fewer|more|later|lower|higher)|fall))"
    r"|\bprohibited\b|\bforbidden\b|\bno \w+ (?:shall|may|is allowed|are allowed)\b"
    r"|不得(?!少于|低于|超过|高于|大于|小于|多于|晚于|迟于|早于)|严禁|禁止|不允许|不接受",
    re.IGNORECASE,
)
_ASKS_CERTIFICATE = re.compile(
    r"\bcertificates?\b|\bcertified\b|\bcertification\b|\baccredit(?:ed|ation)\b"
    r"|\blicen[cs]ed?\b(?! (?:to use|agreement))"
    r"|许可证|资质证书|认证证书|资格证|体系认证|资质",
    re.IGNORECASE,
)
_CERTIFICATE_NUMBER = re.compile(r"(?<![A-Za-z])(?:ISO|IEC|SOC|CMMI|ITSS)[ /-]?(?:IEC )?\d{1,5}")
_CERTIFICATE_END = re.compile(r"(?<![，,、。；;：:（(且该其])(?<!上述)(?:许可证|资质证书|认证证书|资格证书?)")
_CERTIFICATE_NAME = re.compile(
    r"(?:[A-Z][\w.&-]{1,20} ){1,4}(?:[Cc]ertificat(?:e|ion)s?|[Aa]ccreditation|[Ll]icen[cs]e)\b"
    r"|(?:(?![或和及与的]|[具持拥]有|(?<=[具持拥])有|提供|(?<=提)供|取得|(?<=取)得)[\u4e00-\u9fff]){2,12}?(?:许可证|资质证书|认证证书|资格证书?)"
)
_CELL = re.compile(r"(?<=\|)[^|]+")
# what a miss costs, in the last cells of a service-level table
_CONSEQUENCE = re.compile(
    r"charge|credit|deduct|\bbelow\b|invoice|penalt|\bfees?\b|damages|^\s*(?:none|n/?a|nil|not applicable|[-–—/])\s*$"
    r"|扣|服务费|违约金|^\s*无\s*$",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"\s*(?:calendar |rolling )?(?:three |six |twelve )?"
    r"(?:months?|monthly|quarters?|quarterly|years?|weeks?|月|季度|年|周|日)\s*",
    re.IGNORECASE,
)
_A_PERSON = re.compile(
    r"manager|personnel|leader|supervisor|individual|candidate|trainer|coach|planner|analyst|specialist"
    r"|经理|负责人|班长|班组长|主管|组长|培训师|质检员|专员|座席员|坐席员|技术支持",
    re.IGNORECASE,
)
_ROLE_ROW = re.compile(
    r"^[^|]{0,40}(?:manager|leader|supervisor|trainer|coach|planner|analyst|specialist|agents?|advis[eo]rs?"
    r"|经理|负责人|主管|组长|班长|培训师|员|技术支持)\s*\|\s*\d{1,4}(?: for each \d{1,4} [a-z]{2,20})?\s*\|",
    re.IGNORECASE,
)
_CURRENCY = re.compile(r"(?:US\$|HK\$|[$£€¥￥]|\b(?:GBP|USD|EUR|CNY|RMB) ?|人民币)$")
_BARE_FIGURE = re.compile(r"[\d.,]+")
_COUNTED = re.compile(r"(?: [A-Za-z][\w'’-]{1,20}){1,2}|[\u4e00-\u9fff]{1,4}")
_BARE_NUMBER = re.compile(r"\s*\d{1,4}(?:\.\d)?\s*")
_A_SCORE = re.compile(r"得\s?\d{1,3}(?:\.\d)?\s?分|\bpoints\b|\bmarks\b")
_YEARS_OF_A_PERSON = re.compile(r"[\d一二三四五六七八九十]\s?年|years?\b", re.IGNORECASE)
_HALF = r"\s?[ap]\.?m\b\.?"
_CLOCK_TIMES = re.compile(
    rf"\d{{1,2}}[:：]\d{{2}}(?:{_HALF})?\s?(?:to|until|and|[-–—至到])\s?(?:次日)?\d{{1,2}}[:：]\d{{2}}(?:{_HALF})?"
    rf"|\d{{1,2}}{_HALF}\s?(?:to|until|and|[-–—])\s?\d{{1,2}}{_HALF}",
    re.IGNORECASE,
)
_THROUGHOUT = re.compile(
    r"throughout|for the duration|during the (?:contract|term)|at all times"
    r"|服务期内|合同期内|服务期间|合同期间|有效期.{0,4}覆盖"
)


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for every row of one tender."""

    profile: CompanyProfile
    language: str
    today: dt.date
    valid_on: dt.date
    term_end: dt.date
    is_contact_centre: bool

    def say(self, en: str, zh: str) -> str:
        """The sentence in the tender's language."""
        return say(self.language, en, zh)

    def joined(self, parts: Sequence[str]) -> str:
        """The sentences as one, each once, punctuated as the language does."""
        return ("；" if self.language == "zh" else "; ").join(dict.fromkeys(parts))


@dataclass(frozen=True, slots=True)
class Position:
    """Compliance with its reasons, before a person has looked."""

    compliance: Compliance
    evidence: tuple[Evidence, ...] = ()
    why: str = ""
    gap: str | None = None
    response: str = ""
    owner: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Reading:
    """One requirement as the rules see it; ``named`` are the places that belong to a concept's words."""

    plain: str
    hits: Sequence[Hit]
    checks: Sequence[Check]
    proofs: Sequence[Proof]
    terms: Terms
    named: frozenset[int]

    def is_named(self, start: int) -> bool:
        """Whether the character at this place belongs to a concept's words."""
        return start in self.named


def position_on(text: str, hits: Sequence[Hit], terms: Terms) -> Position:
    """Apply the rules in order: no concept, failed comparison, missing proof, open parts, comply.

    Args:
        text: The requirement, verbatim.
        hits: Concepts found in it that need evidence.
        terms: What holds for the tender.
    """
    language, plain = terms.language, readable(text)
    checks = check(plain, terms.profile, language, terms.today, terms.valid_on)
    if not hits and not checks:
        return Position("unknown", why=terms.say("no known concept in the text", "文中未识别到已知概念"))
    by_concept = {
        concept: proofs_of(concept, terms.profile, language, terms.valid_on, terms.term_end)
        for concept in dict.fromkeys(hit.concept for hit in hits)
    }
    compared = tuple(name for one in checks for name in one.limits)
    proofs = _with_limits(_chosen(by_concept), proofs_of_limits(compared, terms.profile, language, terms.valid_on))
    base = Position(
        "unknown",
        evidence=tuple(dict.fromkeys(one.evidence for one in proofs if one.evidence)),
        why=_why(hits, checks, terms),
        owner=next((one.entry.owner.of(language) for one in proofs if isinstance(one.entry, Capability)), ""),
        note=" ".join(dict.fromkeys(one.runs_out for one in proofs if one.runs_out)),
    )
    failed = [one.reason for one in checks if one.outcome == "failed" and one.is_fact]
    if failed:
        return replace(base, compliance="exception", gap=terms.joined(failed))
    forbids = _FORBIDS.search(plain) is not None  # nobody proves by a document what is not to be done
    lacking = [
        _lack(concept, hits, found, terms)
        for concept, found in by_concept.items()
        if not _proven(found) and not (forbids and not found)
    ]
    if not proofs:
        unproven = terms.say("compared, but no evidence is named", "已比对数值，但缺少证明材料")
        doubts = [one.reason for one in checks if one.outcome == "unclear"]
        ban = [_to_refrain_from(terms)] if forbids else []
        return replace(base, gap=terms.joined([*lacking, *ban, *doubts]) or unproven)
    if not terms.is_contact_centre and not any(isinstance(one.entry, Certificate) for one in proofs):
        return replace(base, gap=_other_work(terms))
    named = frozenset(place for hit in hits for place in range(hit.start, hit.end))
    open_parts = [*lacking, *_open_parts(_Reading(plain, hits, checks, proofs, terms, named))]
    response = answers(_quoted(proofs), language)
    if open_parts:
        return replace(base, compliance="partial", gap=terms.joined(open_parts), response=response)
    return replace(base, compliance="comply", response=response)


def _with_limits(proofs: tuple[Proof, ...], behind: tuple[Proof, ...]) -> tuple[Proof, ...]:
    """The proofs, and those behind the numbers compared, each entry once."""
    named = {one.entry.id for one in proofs}
    return (*proofs, *(one for one in behind if one.entry.id not in named))


def _proven(found: Sequence[Proof]) -> bool:
    return bool(found) and found[0].evidence is not None


def _chosen(by_concept: dict[str, tuple[Proof, ...]]) -> tuple[Proof, ...]:
    """The best proof of each concept, each entry once; where references are the proof, all of them."""
    chosen: dict[str, Proof] = {}
    for found in by_concept.values():
        if _proven(found):
            all_count = isinstance(found[0].entry, Reference)
            chosen |= {one.entry.id: one for one in (found if all_count else found[:1]) if one.evidence}
    return tuple(chosen.values())


def _quoted(proofs: Sequence[Proof]) -> list[Proof]:
    """The proofs whose wording goes into the answer: the first few, and every reference."""
    own = [one for one in proofs if not isinstance(one.entry, Reference)]
    return [*own[:MOST_ANSWERS], *(one for one in proofs if isinstance(one.entry, Reference))]


def _lack(concept: str, hits: Sequence[Hit], found: Sequence[Proof], terms: Terms) -> str:
    if found and found[0].gap:
        return found[0].gap
    words = next(hit.words for hit in hits if hit.concept == concept)
    return terms.say(f"nothing in the profile proves “{words}”", f"公司资料中无“{words}”的证明")


def _open_parts(reading: _Reading) -> list[str]:
    """What keeps proven concepts from being a full answer, as sentences; empty when nothing does."""
    parts = [part for rule in _OPEN_RULES for part in rule(reading)]
    met = [(one.start, one.end) for one in reading.checks if one.outcome == "met"]
    is_main = any(one.is_main for one in reading.checks if one.outcome == "met")
    enough = ENOUGH_BESIDE_A_COMPARISON if is_main else ENOUGH_BESIDE_A_MEASURE if met else ENOUGH_COVERED
    beside = _cells_beside(reading.plain)
    is_short = covered_share(reading.plain, reading.hits, met, beside) < enough
    if not parts and (is_short or has_unspoken_clause(reading.plain, reading.hits, met)):
        parts.append(_partly(left_open(reading.plain, reading.hits, met, beside), reading.terms))
    return parts


def _partly(words: Sequence[str], terms: Terms) -> str:
    """That the evidence leaves something out, with the words that it leaves out, so that nobody has to search."""
    named = listed(terms.language, (f"“{clipped(one, OPEN_LENGTH)}”" for one in words[:MOST_OPEN]))
    if not named:
        return terms.say("the evidence answers only part of the sentence", "证明材料仅覆盖该条款的一部分")
    return terms.say(
        f"the evidence answers only part of the sentence, not: {named}",
        f"证明材料仅覆盖该条款的一部分，未涉及：{named}",
    )


def _unclear(reading: _Reading) -> Iterator[str]:
    for one in reading.checks:
        if one.outcome == "unclear":
            yield one.reason
        elif one.outcome == "failed":  # a performance target; a fact that fails has made the row an exception
            yield reading.terms.say(
                f"more than our records prove: {one.reason}", f"高于现有记录所能证明的水平：{one.reason}"
            )


def _uncompared(reading: _Reading) -> Iterator[str]:
    settled = [(one.start, one.end) for one in reading.checks]
    known = {value_of(one) for start, end in settled for one in figures(reading.plain[start:end])}
    beside = [*_cells_beside(reading.plain), *_cells_that_count(reading.plain)]
    of_a_person = _A_PERSON.search(reading.plain) is not None  # the CV shows the years
    open_figures = [
        figure
        for figure in figures(reading.plain)
        if not reading.is_named(figure.start)
        and not (of_a_person and _YEARS_OF_A_PERSON.search(figure.words))
        and value_of(figure) not in known
        and not any(start <= figure.start < end for start, end in (*settled, *beside))
    ]
    target = min((one.start for one in reading.checks if not one.is_fact), default=0) if "|" in reading.plain else 0
    demanded = [one for one in open_figures if one.start >= target]
    defining = [one for one in open_figures if one.start < target]
    yield from _named_figures(demanded, reading, "figures", "数值")
    yield from _named_figures(defining, reading, "figures of the definition", "口径中的数值")


def _named_figures(found: Sequence[Figure], reading: _Reading, en: str, zh: str) -> Iterator[str]:
    terms = reading.terms
    if found:
        names = listed(terms.language, dict.fromkeys(_with_unit(figure, reading.plain) for figure in found))
        yield terms.say(f"{en} not compared, a person checks: {names}", f"{zh}尚未比对，须人工核对：{names}")


def _with_unit(figure: Figure, text: str) -> str:
    """The figure with its currency, and the words behind it where it has no unit: a bare number says nothing."""
    currency = _CURRENCY.search(text, max(0, figure.start - 6), figure.start)
    if currency is not None:
        return f"{currency[0]}{figure.words}"
    behind = _COUNTED.match(text, figure.end) if _BARE_FIGURE.fullmatch(figure.words) else None
    return f"{figure.words}{behind[0]}" if behind else figure.words


def _cells_beside(text: str) -> list[tuple[int, int]]:
    """Cells of a table row that ask nothing of us: what a miss costs, and over which period it is counted."""
    cells = _CELL.finditer(text)
    return [cell.span() for cell in cells if _CONSEQUENCE.search(cell[0]) or _PERIOD.fullmatch(cell[0])]


def _cells_that_count(text: str) -> list[tuple[int, int]]:
    """Cells with how many people of a role are wanted, or how many points a criterion brings: nothing to prove."""
    if not _ROLE_ROW.search(text) and not _A_SCORE.search(text):
        return []
    role = _ROLE_ROW.search(text)
    counts = [cell.span() for cell in _CELL.finditer(text) if _BARE_NUMBER.fullmatch(cell[0])]
    return [*counts, role.span()] if role else counts


def _clock_times(reading: _Reading) -> Iterator[str]:
    """Hours that the rosters have to cover; our records show that we work shifts, not these."""
    times = dict.fromkeys(match[0] for match in _CLOCK_TIMES.finditer(reading.plain))
    if times:
        named = listed(reading.terms.language, times)
        yield reading.terms.say(f"hours to be shown in the roster: {named}", f"须以班表说明的时段：{named}")


def _unknown_certificates(reading: _Reading) -> Iterator[str]:
    """A certificate that no concept names, or one asked for where only our own word stands against it."""
    numbers = [match[0] for match in _CERTIFICATE_NUMBER.finditer(reading.plain) if not reading.is_named(match.start())]
    ends = [match for match in _CERTIFICATE_END.finditer(reading.plain) if not reading.is_named(match.start())]
    unnamed = bool(ends) and not any(reading.is_named(match.start() - 1) for match in ends)
    has_certificate = any(isinstance(one.entry, Certificate) for one in reading.proofs)
    if numbers or unnamed or (_ASKS_CERTIFICATE.search(reading.plain) and not has_certificate):
        asked = numbers or list(dict.fromkeys(match[0] for match in _CERTIFICATE_NAME.finditer(reading.plain)))
        names = listed(reading.terms.language, asked[:MOST_OPEN]) or reading.terms.say(
            "the one asked for", "所要求的证书"
        )
        yield reading.terms.say(f"not in the certificate list: {names}", f"证书清单中没有：{names}")


def _expiring_too_soon(reading: _Reading) -> Iterator[str]:
    """A stated date after which a certificate of ours no longer holds."""
    for proof in reading.proofs:
        ends = [one for one in dates(reading.plain) if proof.evidence and proof.evidence.valid_until]
        if any(proof.evidence and proof.evidence.valid_until and one > proof.evidence.valid_until for one in ends):
            yield reading.terms.say(
                f"{proof.evidence.title if proof.evidence else ''} ends before {max(ends)}",
                f"{proof.evidence.title if proof.evidence else ''}有效期早于{max(ends)}届满",
            )


def _running_out(reading: _Reading) -> Iterator[str]:
    if _THROUGHOUT.search(reading.plain):
        yield from (one.runs_out for one in reading.proofs if one.runs_out)


def _forbidden(reading: _Reading) -> Iterator[str]:
    if _FORBIDS.search(reading.plain):
        yield _to_refrain_from(reading.terms)


def _to_refrain_from(terms: Terms) -> str:
    return terms.say("the sentence forbids something: a person confirms", "该条款为禁止性要求，须人工确认")


def _personal(reading: _Reading) -> Iterator[str]:
    """What is asked of a person is not proven by what the company did."""
    asks_years = any(hit.concept == "experience_years" for hit in reading.hits) or _YEARS_OF_A_PERSON.search(
        reading.plain
    )
    is_role_row = _ROLE_ROW.search(reading.plain) is not None and not any(not one.is_fact for one in reading.checks)
    if is_role_row or (asks_years and _A_PERSON.search(reading.plain)):
        yield reading.terms.say("asked of named people: attach the CVs", "针对具体人员的要求：须附简历及证明")


def _beside_the_work(reading: _Reading) -> Iterator[str]:
    if not reading.terms.is_contact_centre and not all(isinstance(one.entry, Certificate) for one in reading.proofs):
        yield _other_work(reading.terms)


def _other_work(terms: Terms) -> str:
    return terms.say("our evidence is from contact-centre work", "我方证明材料来自呼叫中心业务，与本项目性质不同")


_OPEN_RULES = (
    _unclear,
    _uncompared,
    _clock_times,
    _unknown_certificates,
    _expiring_too_soon,
    _running_out,
    _forbidden,
    _personal,
    _beside_the_work,
)


def _why(hits: Sequence[Hit], checks: Sequence[Check], terms: Terms) -> str:
    found = dict.fromkeys(f"{hit.concept} (“{hit.words}”)" for hit in hits)
    parts = [terms.say("concepts: ", "概念：") + listed(terms.language, found)] if found else []
    words = {
        "met": terms.say("met", "满足"),
        "failed": terms.say("failed", "不满足"),
        "unclear": terms.say("open", "待定"),
    }
    parts += [f"{one.id}: {words[one.outcome]} ({one.reason})" for one in checks]
    return terms.joined(parts)
