"""Contact channels and periods by the words that name them; the first match in a fixed order wins."""

from __future__ import annotations

import re

from tasks.extract.fact_finders.words import pattern

_CHANNELS = (
    ("outbound", pattern(r"outbound | out-?going call | call-?backs?\b | 外呼 | 呼出 | 回访 | 外拨")),
    ("email", pattern(r"e-?mails?\b | 邮件 | 电邮")),
    (
        "chat",
        pattern(
            r"web ?chats?\b | live chats?\b | \bchats?\b | chatbot | instant messag",
            r"在线客服 | 在线咨询 | 在线会话 | 在线文字 | 文字会话 | 文字客服 | 网络客服 | 会话量 | 在线文本",
        ),
    ),
    ("sms", pattern(r"\bSMS\b | text messages?\b | 短信")),
    ("social", pattern(r"social media | social channel | facebook | twitter | whatsapp | 微信 | 微博 | 公众号")),
    (
        "back_office",
        pattern(
            r"back[- ]?office | \bletters?\b | white ?mail | correspondence",
            r"\bpost(?:al)?\b(?!\s?(?:code|office|orders?|\d)) | case ?work",
            r"工单 | 单据 | 信件 | 后台",
        ),
    ),
    (
        "voice",
        pattern(
            r"\bcalls?\b | telephon | \bphone | \bvoice\b | inbound",
            r"话务 | 来电 | 呼入 | 接听 | 进线 | 电话 | 热线 | 通话",
        ),
    ),
)
_PERIODS = {
    "half-hour": "interval",
    "half hour": "interval",
    "interval": "interval",
    "annum": "year",
    "daily": "day",
    "annual": "year",
    "annually": "year",
    "半小时": "interval",
    "小时": "hour",
    "天": "day",
    "日": "day",
    "周": "week",
    "月": "month",
    "季度": "quarter",
    "年": "year",
}
_ZH_PERIOD = re.compile(
    r"(?:每|/\s?)(半小时|小时|天|日|周|月|季度|年)|(日|月|年|周)均|全(年)|(年|月|日)(?:话务|呼入|来电|接听|业务|处理|工作)"
)
_EN_PERIOD = re.compile(
    r"(?:\b(?:per|each|every|an?)|/)\s?(?:calendar |working |operating |typical )?"
    r"(half[- ]hour|interval|hour|day|week|month|quarter|year|annum)\b"
    r"|\b(hourly|daily|weekly|monthly|quarterly|annual(?:ly)?|yearly)\b",
    re.IGNORECASE,
)


def channel_of(words: str) -> str | None:
    """The contact channel that folded ``words`` name, or None."""
    return next((name for name, known in _CHANNELS if known.search(words)), None)


def channels_in(words: str) -> tuple[str, ...]:
    """Every channel that folded ``words`` name, in a fixed order."""
    return tuple(name for name, known in _CHANNELS if known.search(words))


def period_of(words: str) -> str | None:
    """The period that folded ``words`` name (``month`` for "per month", "monthly", "每月", "月均"), or None."""
    hit = _EN_PERIOD.search(words) or _ZH_PERIOD.search(words)
    if hit is None:
        return None
    name = next(group for group in hit.groups() if group).lower()
    return _PERIODS.get(name, name.removesuffix("ly"))
