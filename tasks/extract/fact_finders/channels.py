"""Contact channels and units of work by the words that name them; the first match in a fixed order wins."""

from __future__ import annotations

import re

_CHANNELS = (
    ("outbound", r"outbound|out-?going call|call-?backs?\b|外呼|呼出|回访|外拨"),
    ("email", r"e-?mails?\b|邮件|电邮"),
    ("chat", r"web ?chats?\b|live chats?\b|\bchats?\b|chatbot|instant messag|在线客服|在线咨询|在线会话|在线文字|文字会话|文字客服|网络客服|会话量|在线文本"),
    ("sms", r"\bSMS\b|text messages?\b|短信"),
    ("social", r"social media|social channel|facebook|twitter|whatsapp|微信|微博|公众号"),
    ("back_office", r"back[- ]?office|\bletters?\b|white ?mail|correspondence|\bpost(?:al)?\b(?! code)|case ?work|工单|单据|信件|后台"),
    ("voice", r"\bcalls?\b|telephon|\bphone|\bvoice\b|inbound|话务|来电|呼入|接听|进线|电话|热线|通话"),
)
_PATTERNS = tuple((name, re.compile(words, re.IGNORECASE)) for name, words in _CHANNELS)
_PERIODS = {
    "half-hour": "interval", "half hour": "interval", "interval": "interval", "hour": "hour", "day": "day", "week": "week",
    "month": "month", "quarter": "quarter", "year": "year", "annum": "year", "hourly": "hour", "daily": "day",
    "weekly": "week", "monthly": "month", "quarterly": "quarter", "annual": "year", "annually": "year", "yearly": "year",
    "半小时": "interval", "小时": "hour", "天": "day", "日": "day", "周": "week", "月": "month", "季度": "quarter", "年": "year",
}  # fmt: skip
_ZH_PERIOD = re.compile(r"每(半小时|小时|天|日|周|月|季度|年)|/\s*(半小时|小时|天|日|周|月|季度|年)|(日|月|年|周)均|全(年)|(年|月|日)(?:话务|呼入|来电|接听|业务|处理)量?")
_EN_PERIOD = re.compile(
    r"(?:\b(?:per|each|every|an?)|/)\s*(?:calendar |working |operating |typical )?(half[- ]hour|interval|hour|day|week|month|quarter|year|annum)\b"
    r"|\b(hourly|daily|weekly|monthly|quarterly|annual(?:ly)?|yearly)\b",
    re.IGNORECASE,
)


def channel_of(words: str) -> str | None:
    """The contact channel that folded ``words`` name, or None."""
    return next((name for name, pattern in _PATTERNS if pattern.search(words)), None)


def channels_in(words: str) -> tuple[str, ...]:
    """Every channel that folded ``words`` name, in a fixed order."""
    return tuple(name for name, pattern in _PATTERNS if pattern.search(words))


def period_of(words: str) -> str | None:
    """The period that folded ``words`` name (``month`` for "per month", "monthly", "每月", "月均"), or None."""
    hit = _EN_PERIOD.search(words) or _ZH_PERIOD.search(words)
    if hit is None:
        return None
    return _PERIODS[next(group for group in hit.groups() if group).lower()]
