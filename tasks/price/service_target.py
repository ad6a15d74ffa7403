"""The service level a queue is staffed for: the tender's own, else the rules'."""

from __future__ import annotations

import re
from decimal import Decimal

from models.capability import Text
from models.estimate import PricingRules, Rule
from models.facts import ServiceLevel, TenderFacts
from tasks.price.assumptions import Input, Writer, place_of

_CHANNEL_WORDS = {"chat": re.compile(r"chat|在线|会话|文本", re.IGNORECASE)}
_OTHER_CHANNEL = re.compile(r"e-?mail|letter|ticket|complaint|邮件|工单|投诉", re.IGNORECASE)
_REACHABLE = Decimal(99)
ASK_LEVEL = Text(
    en="Please state the service level as “x % of contacts answered within y seconds”.",
    zh="请明确服务水平指标：多少秒内接通率不低于多少。",
)


def find_target(
    facts: TenderFacts, channel: str, line: str, label: str, rules: PricingRules, writer: Writer
) -> tuple[Input, Input]:
    """Per cent and seconds for a queue, in this order; assumed values carry a question to the buyer.

    A share "answered" without a time is an answer rate, not a service level: it does not replace the rules' target.
    """
    level = _stated(facts, channel)
    names = f"service_level_percent_{line}", f"service_level_seconds_{line}"
    if level is None or level.percent is None or level.seconds is None or facts.service_levels is None:
        ask = Text(en=f"{label}: {ASK_LEVEL.en}", zh=f"{label}：{ASK_LEVEL.zh}")
        return (
            writer.assumed(names[0], rules.service_level_percent, ask, label),
            writer.assumed(names[1], _seconds_rule(channel, rules), None, label),
        )
    source = place_of(level, facts.service_levels)
    percent = Decimal(str(level.percent))
    basis = ""
    if percent > _REACHABLE:
        percent = _REACHABLE
        basis = writer.say(
            "100 % is out of any crew's reach: staffed for 99 %", "100%任何编制均无法保证，按99%配置人力"
        )
    return (
        writer.stated(names[0], percent, "%", source, label, basis),
        writer.stated(names[1], Decimal(str(level.seconds)), "s", source, label),
    )


def _seconds_rule(channel: str, rules: PricingRules) -> Rule:
    return rules.chat_service_level_seconds if channel == "chat" else rules.service_level_seconds


def _stated(facts: TenderFacts, channel: str) -> ServiceLevel | None:
    if facts.service_levels is None:
        return None
    metrics = ("service_level", "response_time") if channel == "chat" else ("service_level",)
    usable = [
        one for one in facts.service_levels.value
        if one.metric in metrics and one.percent and 50 <= one.percent <= 100
        and one.seconds is not None and 0 < one.seconds <= 600
    ]  # fmt: skip
    own = _CHANNEL_WORDS.get(channel)
    if own:
        return next((one for one in usable if own.search(one.text)), None)
    foreign = [*_CHANNEL_WORDS.values(), _OTHER_CHANNEL]
    return next((one for one in usable if not any(words.search(one.text) for words in foreign)), None)
