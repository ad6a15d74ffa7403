"""Compare numbers that a requirement states with numbers that the profile proves; silent where it is not certain."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from models.capability import CompanyProfile
from tasks.match.comparison import Check, Limits, Outcome
from tasks.match.due_dates import add_months
from tasks.match.measures import compare_measures
from tasks.match.places import compare_places
from tasks.match.quantities import NUMBER, number
from tasks.match.wording import say

_AT_LEAST = (
    r"(?:at least|a minimum of|minimum|no fewer than|not fewer than|no less than|not less than|≥|>="
    r"|不(?:得)?少于|不(?:得)?低于|至少|最少)"
)
_SEAT_WORDS = r"(?:专属|专用|独立|人工)?(?:坐席|座席|席位|工位)"
_SEATS = re.compile(
    rf"(?:{_AT_LEAST}|\b(?:provide|supply|operate|equip|staff))\s{{0,2}}(?P<a>{NUMBER})\s?个?\s?"
    r"(?:dedicated |concurrent |trained |agent |operator |equipped )?"
    rf"(?:seats?|workstations?|agent positions?|{_SEAT_WORDS})"
    rf"|{_SEAT_WORDS}(?:数量?|规模|总数)?\s?{_AT_LEAST}\s?(?P<b>{NUMBER})"
    rf"|(?:合计|共计|总计)为?\s?(?P<c>{NUMBER})\s?个?(?:{_SEAT_WORDS}|席)",
    re.IGNORECASE,
)
_OWN_SIZE = re.compile(r"bidder|tenderer|offeror|投标人|申请人|响应人", re.IGNORECASE)
_WITHIN = re.compile(
    r"(?P<p>\d{2,3}(?:\.\d{1,2})?)\s?(?:%|％|per ?cent)[^.;。；%]{0,60}?(?:within|in under|in less than|in)\s?"
    r"(?:\w{2,10} \()?(?P<s>\d{1,3})\)?\s?(?:seconds?|secs?|s\b)"
    r"|(?P<s2>\d{1,3})\s?秒钟?(?:之?内)?的?[^。；;，,、%\d|()（）]{0,16}(?P<p2>\d{2,3}(?:\.\d{1,2})?)\s?[%％]"
    r"|(?P<s3>\d{1,3})\s?秒(?:内)?(?:人工)?(?:(?:接通|接起|应答)率|服务水平)\|(?:[^|\d]{0,30}(?P=s3)?[^|\d]{0,60}\|)?\s?(?:≥|>=|不低于)?\s?(?P<p3>\d{2,3}(?:\.\d{1,2})?)\s?[%％]"
    r"|within (?P<s4>\d{1,3}) ?(?:seconds?|secs?|s)\b[^|%]{0,40}\|\s?(?:at least|minimum|≥|>=)?\s?"
    r"(?P<p4>\d{2,3}(?:\.\d{1,2})?)\s?(?:%|per ?cent)",
    re.IGNORECASE,
)
_PARTS = re.compile(r"其中[^。；;]{0,60}")
_PART = re.compile(rf"(?P<n>{NUMBER})\s?个")
_SEAT_PART = re.compile(rf"(?P<n>{NUMBER})\s?个?席")
_OTHER_SITE = re.compile(r"(?:backup|back-up|alternate|second|recovery) site|备用(?:场地|职场)|异地", re.IGNORECASE)
_TEAM = re.compile(
    rf"{_AT_LEAST}\s{{0,2}}(?P<a>{NUMBER})\s?(?:full-time equivalent |full-time |FTE |trained )?"
    r"(?:advis[eo]rs?|agents|operators|FTEs?)\b"
    rf"|(?:坐席员|座席员|坐席人员|座席人员|客服人员)[^。；;，,\d]{{0,6}}{_AT_LEAST}\s?(?P<b>{NUMBER})\s?[人名]",
    re.IGNORECASE,
)
_OF_EXPERIENCE = re.compile(r"in charge of|experience|track record|经验|业绩|管理过|承担过", re.IGNORECASE)
_TRACK_RECORD = re.compile(r"\breferences?\b|\bcontracts?\b[^.;]{0,40}\bseats\b|业绩|案例", re.IGNORECASE)
_CHAT = re.compile(r"\bchats?\b|在线|会话", re.IGNORECASE)
_OTHER_CHANNEL = re.compile(r"e-?mail|messag|邮件|短信|视频", re.IGNORECASE)
_EMAIL = re.compile(r"e-?mail|邮件", re.IGNORECASE)
_EMAIL_WITHIN = re.compile(
    r"(?P<p>\d{2,3}(?:\.\d{1,2})?)\s?(?:%|％|per ?cent)[^.;%]{0,40}?within "
    rf"(?P<n>{NUMBER}) (?P<u>hours?|(?:working |business )?days?)"
    rf"|(?P<n2>{NUMBER})\s?(?P<u2>小时|个?工作日)内[^。；|]{{0,12}}?(?P<p2>\d{{2,3}}(?:\.\d{{1,2}})?)\s?[%％]",
    re.IGNORECASE,
)
_YEARS = re.compile(
    rf"(?P<a>{NUMBER})\s?(?:\(\d{{1,2}}\) )?(?:\+ )?years?[’']?\s(?:of )?(?:\w{{3,12}} ){{0,3}}"
    r"(?:experience|operation|trading|business)"
    rf"|(?P<b>{NUMBER})\s?年(?!内)(?:\(含\)|（含）)?(?:及)?(?:以上)?(?:的)?[^。；;,，]{{0,14}}?(?:经验|运营|从业|经营)",
    re.IGNORECASE,
)
_A_PERSON = re.compile(
    r"manager|personnel|staff|agents?\b|advis[eo]rs?\b|leader|supervisor|individual|candidate|trainer|coach|planner"
    r"|analyst|specialist"
    r"|经理|负责人|人员|坐席代表|坐席员|座席员|座席工作|坐席工作|班长|主管|组长|培训师|质检员|专员|员工",
    re.IGNORECASE,
)
_CONTRACTS = re.compile(
    rf"(?:{_AT_LEAST}\s{{0,2}}|provide |submit |提供)(?P<a>{NUMBER})(?: \(\d{{1,2}}\))?\s?(?:个|项|份)?\s?(?:及以上)?"
    r"(?:\w{3,12} ){0,2}?"
    r"(?:references?\b|similar contracts?|comparable contracts?|relevant contracts?|类似|同类|相似|业绩|合同业绩)",
    re.IGNORECASE,
)
_WINDOW = re.compile(
    rf"(?:last|past|previous|preceding) (?P<a>{NUMBER})(?: \(\d{{1,2}}\))? years?|近\s?(?P<b>{NUMBER})\s?年"
    r"|(?P<since>20\d{2})\s?年(?:\s?1\s?月\s?1\s?日)?(?:以来|至今|起)",
    re.IGNORECASE,
)
_RETENTION = re.compile(
    r"(?:retain|retained|retention|kept|keep|store|stored|held|archiv\w{1,3}|保存|保留|留存|存储)[^.;。；]{0,50}?"
    rf"(?P<a>{NUMBER})\s?(?:\(\d{{1,3}}\) )?(?P<unit>calendar months?|months?|years?|days?|个月|年|天|日)",
    re.IGNORECASE,
)
_RECORDINGS = re.compile(r"recording|recorded|录音", re.IGNORECASE)
_MONTHS_PER = {"y": Decimal(12), "年": Decimal(12), "d": Decimal(1) / 30, "天": Decimal(1) / 30, "日": Decimal(1) / 30}


@dataclass(frozen=True, slots=True)
class _Rate:
    """A percentage with a direction, in a sentence or as name and target cells of a table row."""

    limit: str
    sentence: re.Pattern[str]
    row: re.Pattern[str]
    is_floor: bool

    def stated(self, text: str) -> re.Match[str] | None:
        """Where the text states this rate with a number."""
        return self.row.search(text) or self.sentence.search(text)

    def settles(self, match: re.Match[str]) -> tuple[int, int]:
        """What a comparison settles: a sentence's phrase, but only the target of a row, never its definition cell."""
        return (match.start("p") if "|" in match[0] else match.start()), match.end()


def _rate(limit: str, words: str, *, is_floor: bool) -> _Rate:
    percent = r"(?P<p>\d{1,3}(?:\.\d{1,2})?)\s?(?:[%％]|per ?cent)"
    bound = (
        r"\s?(?:at least|no more than|not more than|up to|maximum|minimum|≥|≤|>=|<=|不低于|不少于|不高于|不超过)?\s?"
    )
    return _Rate(
        limit,
        re.compile(rf"(?:{words})[^.;。；，,、%\d|()（）]{{0,40}}?{percent}", re.IGNORECASE),
        re.compile(rf"(?:{words})[^|]{{0,12}}\|(?:[^|]{{0,80}}\|)??{bound}{percent}", re.IGNORECASE),
        is_floor,
    )


_RATES = (
    _rate("answer_rate_percent", r"(?:call )?answer rate|接通率|接起率|接听率", is_floor=True),
    _rate("abandonment_percent", r"abandon(?:ment|ed calls)?(?: rate)?|呼损率|放弃率|弃呼率", is_floor=False),
    _rate(
        "satisfaction_percent", r"customer satisfaction|CSAT|satisfaction (?:score|rate)|满意度|满意率", is_floor=True
    ),
    _rate("fcr_percent", r"first[- ](?:contact|call) resolution|FCR|一次解决率|首次解决率|一次性解决率", is_floor=True),
    _rate("quality_percent", r"quality (?:score|assurance score)|质检合格率|质检得分", is_floor=True),
    _rate("ticket_on_time_percent", r"工单及时(?:生成|办结|处理)率|tickets? (?:raised|closed) on time", is_floor=True),
    _rate("follow_up_percent", r"回访率|follow-up rate", is_floor=True),
    _rate("attrition_percent", r"attrition|staff turnover|turnover rate|流失率|离职率|更换率", is_floor=False),
)


def check(
    text: str, profile: CompanyProfile, language: str, today: dt.date, valid_on: dt.date | None = None
) -> tuple[Check, ...]:
    """Every comparison that the text allows with certainty, in a fixed order.

    Args:
        text: The requirement as ``readable`` returns it.
        profile: Holds what is proven, in the limits of its capabilities.
        language: Of the reasons.
        today: End of "the last n years".
        valid_on: First day on which a limit's evidence must hold; today where it is not given.
    """
    limits = proven_limits(profile, valid_on or today)
    rules: tuple[Callable[[], Iterator[Check]], ...] = (
        lambda: _seats(text, profile, language, today),
        lambda: _team(text, profile, language),
        lambda: _service_level(text, limits, language),
        lambda: _rates(text, limits, language),
        lambda: _years(text, profile, language),
        lambda: _contracts(text, profile, language, today),
        lambda: _retention(text, limits, language),
        lambda: _email(text, limits, language),
        lambda: compare_measures(text, limits, language),
        lambda: compare_places(text, profile, language),
    )
    return tuple(one for rule in rules for one in rule())


def proven_limits(profile: CompanyProfile, valid_on: dt.date) -> Limits:
    """The numeric limits of the capabilities whose evidence holds on this day."""
    return {
        name: value
        for capability in profile.capabilities
        if capability.evidence is not None
        and (capability.evidence_valid_until is None or capability.evidence_valid_until >= valid_on)
        for name, value in capability.limits.items()
    }


def _seats(text: str, profile: CompanyProfile, language: str, today: dt.date) -> Iterator[Check]:
    match = _SEATS.search(text)
    if match is None:
        return
    asked, capacity = number(match["a"] or match["b"] or match["c"]), profile.capacity
    if _TRACK_RECORD.search(text):
        yield from _seats_in_contracts(text, match, asked, profile, language, today)
        return
    about_us = _OWN_SIZE.search(text) is not None
    outcome: Outcome = "unclear"
    if asked > capacity.seats:
        outcome = "failed"
    elif not _OTHER_SITE.search(text) and asked <= (capacity.seats if about_us else capacity.free_seats):
        outcome = "met"
    reason = say(
        language,
        f"{asked} seats asked; we run {capacity.seats}, of which {capacity.free_seats} are free",
        f"要求{asked}席；我方共{capacity.seats}席，其中空闲{capacity.free_seats}席",
    )
    start, end = _start_of_parts(text, match.start(), asked), _end_of_parts(text, match.end(), asked)
    yield Check("seats", outcome, reason, start, end)


def _team(text: str, profile: CompanyProfile, language: str) -> Iterator[Check]:
    """People that must be there at least: how fast we could train them; whether that is in time a person decides."""
    match = _TEAM.search(text)
    a_month = profile.capacity.hires_per_month * profile.capacity.pass_rate
    if match is None or a_month <= 0 or _OF_EXPERIENCE.search(text):
        return
    asked = number(match["a"] or match["b"])
    months = (asked / a_month).to_integral_value(rounding=ROUND_CEILING)
    reason = say(
        language,
        f"{asked} people asked; newly hired, they are trained in {months} month{'' if months == 1 else 's'}",
        f"要求{asked}人；如全部新招，{months}个月内可完成培训上岗",
    )
    yield Check("team", "unclear", reason, *match.span(), is_main=False)


def _end_of_parts(text: str, end: int, total: Decimal) -> int:
    """Behind the parts that the text names after the total, when they add up to it; else ``end``."""
    parts = _PARTS.search(text, end)
    if parts is None or sum(number(one["n"]) for one in _PART.finditer(parts[0])) != total:
        return end
    return parts.end()


def _start_of_parts(text: str, start: int, total: Decimal) -> int:
    """Before the parts that the text names ahead of the total, when they add up to it; else ``start``."""
    parts = list(_SEAT_PART.finditer(text, 0, start))
    return parts[0].start() if parts and sum(number(one["n"]) for one in parts) == total else start


def _seats_in_contracts(
    text: str, match: re.Match[str], asked: Decimal, profile: CompanyProfile, language: str, today: dt.date
) -> Iterator[Check]:
    """Seats that a past contract must have had: how many of our references reach them."""
    since = _since(_WINDOW.search(text), today)
    fitting = [
        one
        for one in profile.references
        if one.seats >= asked and (since is None or one.until_on is None or one.until_on >= since)
    ]
    reason = say(
        language,
        f"contracts with at least {asked} seats{f' since {since}' if since else ''}: {len(fitting)} references on file",
        f"不少于{asked}席的业绩{f'（{since}以来）' if since else ''}：存档{len(fitting)}个",
    )
    yield Check("reference_seats", "met" if fitting else "failed", reason, *match.span())


def _share_within(asked: Decimal, allowed: Decimal, proven: Decimal, needed: Decimal) -> Outcome:
    """A share within a time: met when ours is as large within as short a time, unclear when each leads in one."""
    if asked <= proven and allowed >= needed:
        return "met"
    return "failed" if asked >= proven and allowed <= needed else "unclear"


def _service_level(text: str, limits: Limits, language: str) -> Iterator[Check]:
    match = _WITHIN.search(text)
    channel = "chat_" if _CHAT.search(text) else ""
    names = (f"{channel}service_level_percent", f"{channel}service_level_seconds")
    percent, seconds = limits.get(names[0]), limits.get(names[1])
    if match is None or percent is None or seconds is None or _OTHER_CHANNEL.search(text):
        return
    asked = Decimal(match["p"] or match["p2"] or match["p3"] or match["p4"])
    threshold = Decimal(match["s"] or match["s2"] or match["s3"] or match["s4"])
    outcome = _share_within(asked, threshold, percent, seconds)
    reason = say(
        language,
        f"{asked} % in {threshold} s asked; {percent} % in {seconds} s proven",
        f"要求{threshold}秒内{asked}%；已有证明为{seconds}秒内{percent}%",
    )
    yield Check(f"{channel}service_level", outcome, reason, *match.span(), is_fact=False, limits=names)


def _email(text: str, limits: Limits, language: str) -> Iterator[Check]:
    """A share of emails answered within hours or working days, which count as one calendar day each."""
    match = _EMAIL_WITHIN.search(text)
    names = ("email_response_percent", "email_response_hours")
    percent, hours = limits.get(names[0]), limits.get(names[1])
    if match is None or percent is None or hours is None or not _EMAIL.search(text) or _CHAT.search(text):
        return
    unit = (match["u"] or match["u2"]).lower()
    asked = Decimal(match["p"] or match["p2"])
    allowed = number(match["n"] or match["n2"]) * (1 if "hour" in unit or "小时" in unit else 24)
    outcome = _share_within(asked, allowed, percent, hours)
    reason = say(
        language,
        f"{match[0]} asked; {percent} % in {hours} hours proven",
        f"要求{match[0]}；已有证明为{hours}小时内{percent}%",
    )
    yield Check("email_response", outcome, reason, *match.span(), is_fact=False, limits=names)


def _rates(text: str, limits: Limits, language: str) -> Iterator[Check]:
    within = _WITHIN.search(text)  # a share within seconds is a service level, not an answer rate
    for rate in _RATES:
        match, proven = rate.stated(text), limits.get(rate.limit)
        if match is None or proven is None or (within and within.start() < match.end() <= within.end()):
            continue
        asked = Decimal(match["p"])
        outcome: Outcome = "met" if (asked <= proven if rate.is_floor else asked >= proven) else "failed"
        if rate.limit == "attrition_percent":
            outcome = _attrition(asked, proven, text[max(0, match.start() - 24) : match.end()])
        unit = say(language, " %", "%")
        phrase = f"{match[0].split('|')[0].strip()} {asked}{unit}" if "|" in match[0] else match[0]
        a_year = ("", "") if rate.limit != "attrition_percent" else (" a year", "（年）")
        reason = say(
            language, f"{phrase} asked; {proven} %{a_year[0]} proven", f"要求{phrase}；已有证明为{proven}%{a_year[1]}"
        )
        identity = rate.limit.removesuffix("_percent")
        yield Check(identity, outcome, reason, *rate.settles(match), is_fact=False, limits=(rate.limit,))


def _attrition(asked: Decimal, proven_a_year: Decimal, words: str) -> Outcome:
    """Attrition is proven by the year; a monthly figure counts twelvefold, one without a period decides nothing."""
    if re.search(r"month|月", words, re.IGNORECASE):
        asked *= 12
    elif not re.search(r"annual|year|年", words, re.IGNORECASE):
        return "unclear"
    return "met" if asked >= proven_a_year else "failed"


def _years(text: str, profile: CompanyProfile, language: str) -> Iterator[Check]:
    match = _YEARS.search(text)
    if match is None or _A_PERSON.search(text):
        return
    asked, years = number(match["a"] or match["b"]), profile.years_in_operation
    reason = say(language, f"{asked} years asked; {years} in operation", f"要求{asked}年；我方已运营{years}年")
    yield Check("years", "met" if asked <= years else "failed", reason, *match.span())


def _contracts(text: str, profile: CompanyProfile, language: str, today: dt.date) -> Iterator[Check]:
    match = _CONTRACTS.search(text)
    if match is None or _A_PERSON.search(text):
        return
    asked, window = number(match["a"]), _WINDOW.search(text)
    since = _since(window, today)
    count = sum(1 for one in profile.references if since is None or one.until_on is None or one.until_on >= since)
    reason = say(
        language,
        f"{asked} contracts asked{f' since {since}' if since else ''}; {count} references on file",
        f"要求{asked}个业绩{f'（{since}以来）' if since else ''}；存档{count}个",
    )
    start = min(match.start(), window.start()) if window else match.start()
    end = max(match.end(), window.end()) if window else match.end()
    yield Check("references", "met" if asked <= count else "failed", reason, start, end)


def _since(window: re.Match[str] | None, today: dt.date) -> dt.date | None:
    if window is None:
        return None
    if window["since"]:
        return dt.date(int(window["since"]), 1, 1)
    return add_months(today, -12 * int(number(window["a"] or window["b"])))


def _retention(text: str, limits: Limits, language: str) -> Iterator[Check]:
    match, proven = _RETENTION.search(text), limits.get("recording_retention_months")
    if match is None or proven is None or not _RECORDINGS.search(text):
        return
    asked = (number(match["a"]) * _MONTHS_PER.get(match["unit"][0].lower(), Decimal(1))).quantize(Decimal("0.1"))
    reason = say(
        language,
        f"recordings kept {asked.normalize():f} months asked; {proven} months possible",
        f"要求录音保存{asked.normalize():f}个月；我方可保存{proven}个月",
    )
    yield Check(
        "recording_retention", "met" if asked <= proven else "failed", reason, *match.span(),
        limits=("recording_retention_months",),
    )  # fmt: skip


def states_service_level(text: str) -> bool:
    """Whether the text states a share of contacts within a number of seconds."""
    return _WITHIN.search(text) is not None
