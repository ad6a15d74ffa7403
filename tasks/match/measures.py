"""Time limits and counts that the company commits to in every contract, compared with what its records prove."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from models.capability import Text
from tasks.match.comparison import Check, Limits, Outcome
from tasks.match.quantities import NUMBER, number
from tasks.match.wording import say

_N = rf"(?P<n>{NUMBER})"
_FLOOR = r"(?:at least|a minimum of|no fewer than|not fewer than|no less than|not less than)"
_CAP = r"(?:no more than|not more than|within|under|at most|≤|<=)"
_FLOOR_ZH = r"(?:不(?:得)?少于|不(?:得)?低于|至少|≥)"
_CAP_ZH = r"(?:不(?:得)?超过|不(?:得)?高于|不大于|≤)"
_U = r"(?:\s\(\d{1,3}\))?\s(?P<u>(?:calendar |working |business )?(?:days?|hours?|minutes?|seconds?)|weeks?|months?)\b"
_U_ZH = r"\s?(?P<u>秒|分钟|小时|个?工作日|日|天|周|个月)"
_WITHIN = rf"within {_N}{_U}"
_WITHIN_ZH = rf"{_N}{_U_ZH}(?:之?内)"
# A working day counts as one calendar day: the tender's "two working days" is at least that long.
_HOURS: tuple[tuple[str, Decimal], ...] = (
    ("second", Decimal(1) / 3600), ("秒", Decimal(1) / 3600), ("minute", Decimal(1) / 60), ("分钟", Decimal(1) / 60),
    ("hour", Decimal(1)), ("小时", Decimal(1)), ("week", Decimal(168)), ("周", Decimal(168)),
    ("month", Decimal(720)), ("个月", Decimal(720)), ("day", Decimal(24)), ("工作日", Decimal(24)), ("日", Decimal(24)),
    ("天", Decimal(24)),
)  # fmt: skip
_UNIT_WORDS = {
    "seconds": Text(en="s", zh="秒"),
    "hours": Text(en="hours", zh="小时"),
    "days": Text(en="days", zh="天"),
    "count": Text(en="", zh=""),
}


@dataclass(frozen=True, slots=True)
class Measure:
    """A number that tenders ask for and a limit of the profile proves.

    Attributes:
        limit: Name in the profile's limits; its last part is the unit: hours, days, seconds or count.
        is_floor: The tender's number is a minimum for us; else it is the longest or most that it allows.
        patterns: Of waiting times in seconds, which are what their sentence is about, and of all others, which are
            conditions of a duty. Each with the group ``n`` and, where the tender chooses the unit, ``u``.
    """

    limit: str
    name: Text
    is_floor: bool
    patterns: tuple[re.Pattern[str], ...]

    @property
    def unit(self) -> str:
        """In which the profile states it."""
        return self.limit.rpartition("_")[2]

    def compare(self, text: str, limits: Limits, language: str) -> Iterator[Check]:
        """The comparison with the first place that states the number; nothing when text or profile is silent."""
        proven = limits.get(self.limit)
        match = next((found for one in self.patterns if (found := one.search(text))), None)
        if proven is None or match is None:
            return
        asked = number(match["n"])
        stated = match.groupdict().get("u")
        if stated:
            asked *= _hours_in(stated) / _hours_in(self.unit)
        is_met = asked <= proven if self.is_floor else asked >= proven
        words, name, unit = (
            match[0].rpartition("|")[2].strip(),
            self.name.of(language),
            _UNIT_WORDS[self.unit].of(language),
        )
        reason = say(
            language,
            f"{name}: “{words}” asked; {proven.normalize():f} {unit}".rstrip() + " proven",
            f"{name}：要求“{words}”；已有证明为{proven.normalize():f}{unit}",
        )
        outcome: Outcome = "met" if is_met else "failed"
        identity, is_main = self.limit.removesuffix(f"_{self.unit}"), self.unit == "seconds"
        yield Check(
            identity, outcome, reason, *match.span(), is_fact=False, limits=(self.limit,), is_main=is_main
        )  # fmt: skip


def compare_measures(text: str, limits: Limits, language: str) -> Iterator[Check]:
    """Every measure that the text states and the profile proves, in a fixed order."""
    for measure in _MEASURES:
        yield from measure.compare(text, limits, language)


def _hours_in(unit: str) -> Decimal:
    """Hours of a unit as tenders write it; units that are no time count as one."""
    return next((hours for words, hours in _HOURS if words in unit.lower()), Decimal(1))


def _measure(limit: str, en: str, zh: str, *patterns: str, is_floor: bool = False) -> Measure:
    return Measure(limit, Text(en=en, zh=zh), is_floor, tuple(re.compile(one, re.IGNORECASE) for one in patterns))


_MEASURES = (
    _measure(
        "asa_seconds", "average speed of answer", "平均应答时长",
        rf"(?:average|mean) (?:speed of answer|wait)[^.;]{{0,70}}?{_CAP}\s?{_N}\s?(?:seconds|secs|s)\b",
        rf"平均(?:应答|等待|接听)(?:时长|时间|速度)[^。；]{{0,30}}?{_CAP_ZH}\s?{_N}\s?秒",
    ),
    _measure(
        "chat_response_seconds", "first response in chat", "在线会话首次响应",
        rf"chat[^.;]{{0,40}}?first (?:response|reply)[^.;]{{0,30}}?{_CAP}\s?{_N}\s?(?:seconds|secs|s)\b",
        rf"首次响应[^。；]{{0,12}}?{_CAP_ZH}\s?{_N}\s?秒",
    ),
    _measure(
        "chat_concurrency_count", "chats at a time", "同时接待会话数",
        rf"no more than {_N} (?:chats|conversations|chat sessions)\b",
        rf"同时接待[^。；]{{0,6}}?{_CAP_ZH}\s?{_N}\s?个?(?:会话|客户)",
    ),
    _measure(
        "incident_notice_hours", "notice of a data breach", "数据安全事件报告时限",
        rf"(?:report|notify|inform)[^.;]{{0,60}}?(?:breach|incident)[^.;]{{0,90}}?{_WITHIN}",
        rf"(?:数据泄露|信息泄露|安全事件)[^。；]{{0,12}}?{_WITHIN_ZH}(?:报告|通知|告知|书面报告)",
    ),
    _measure(
        "knowledge_update_hours", "knowledge base update", "知识库更新时限",
        rf"(?:knowledge|articles?|scripts?)[^.;]{{0,60}}?(?:updated?|amended)[^.;]{{0,40}}?{_WITHIN}",
        rf"知识库[^。；]{{0,24}}?{_WITHIN_ZH}(?:完成)?更新",
    ),
    _measure(
        "policy_briefing_hours", "briefing on changed rules", "政策口径宣贯时限",
        rf"(?:brief|train)[^.;]{{0,50}}?(?:change|policy|rule)[^.;]{{0,40}}?{_WITHIN}",
        rf"{_WITHIN_ZH}完成宣贯",
    ),
    _measure(
        "outbound_start_hours", "first outbound round", "首轮外呼时限",
        rf"outbound[^.;]{{0,50}}?{_WITHIN} of (?:the )?(?:request|order|instruction)",
        rf"任务后?{_WITHIN_ZH}完成首轮外呼",
    ),
    _measure(
        "initial_training_days", "initial training", "岗前培训天数",
        rf"train(?:ing)? [^.;]{{0,30}}?(?:new|induction|initial)[^.;]{{0,40}}?{_FLOOR} {_N}"
        r" (?P<u>(?:working |business )?days)",
        rf"(?:岗前|入职)培训[^。；]{{0,8}}?{_FLOOR_ZH}\s?{_N}\s?个?(?P<u>工作日|天|日)",
        is_floor=True,
    ),
    _measure(
        "refresher_training_days", "refresher training a year", "年度复训天数",
        rf"{_FLOOR} {_N} days of (?:refresher|ongoing|continuation|further) training[^.;]{{0,20}}? "
        r"(?:each|every|per|a) (?:contract )?year",
        is_floor=True,
    ),
    _measure(
        "monthly_training_hours", "training a month", "每月培训课时",
        rf"每月[^。；]{{0,10}}?培训[^。；]{{0,4}}?{_FLOOR_ZH}\s?{_N}\s?(?:个)?(?:课时|学时|小时)",
        is_floor=True,
    ),
    _measure(
        "monitored_contacts_count", "contacts marked for each agent and month", "每名坐席每月质检数量",
        rf"(?:monitor|mark|evaluate|score)[^.;]{{0,24}}?{_FLOOR} {_N} (?:contacts|calls) (?:of|for|from|per) each"
        r"[^.;]{0,20}? (?:every|each|per|a) month",
        rf"每名[^。；]{{0,6}}?每月(?:抽检|质检|监听)[^。；]{{0,4}}?{_FLOOR_ZH}\s?{_N}\s?(?:通|条|个)",
        is_floor=True,
    ),
    _measure(
        "quality_feedback_days", "feedback of quality results", "质检结果反馈时限",
        rf"(?:quality|monitoring|calibration) results?[^.;]{{0,40}}?{_WITHIN}",
        rf"质检结果[^。；]{{0,4}}?{_WITHIN_ZH}反馈",
    ),
    _measure(
        "ups_hours", "uninterruptible power", "不间断电源支持时间",
        rf"(?:uninterruptible power|\bUPS\b)[^.;]{{0,40}}?{_FLOOR} {_N} hours",
        rf"(?:不间断电源|UPS)[^。；]{{0,10}}?{_FLOOR_ZH}\s?{_N}\s?小时",
        is_floor=True,
    ),
    _measure(
        "recovery_hours", "recovery at the other site", "异地恢复时限",
        rf"中断后{_WITHIN_ZH}恢复",
    ),
    _measure(
        "cctv_retention_days", "CCTV recordings kept", "监控录像保存期",
        rf"CCTV[^.;]{{0,40}}?(?:kept|retained|stored)[^.;]{{0,20}}?{_FLOOR} {_N}{_U}",
        rf"监控录像[^。；]{{0,4}}?保存[^。；]{{0,4}}?{_FLOOR_ZH}\s?{_N}\s?(?P<u>日|天|个月)",
        is_floor=True,
    ),
    _measure(
        "exit_support_days", "support at exit", "退出交接支持期",
        r"co-?operate with the (?:next|new|incoming) (?:provider|supplier|contractor) for (?:up to |at least )?"
        rf"{_N}{_U}",
        rf"{_FLOOR_ZH}\s?{_N}\s?(?P<u>日|天|个月)的?(?:交接|移交)",
        is_floor=True,
    ),
    _measure(
        "parallel_run_days", "parallel running", "并行运行天数",
        rf"parallel[^.;]{{0,40}}?{_FLOOR} {_N}{_U}",
        rf"并行运行[^。；]{{0,2}}?{_FLOOR_ZH}\s?{_N}\s?(?P<u>日|天)",
        is_floor=True,
    ),
    _measure(
        "integration_days", "integration of the client's systems", "系统对接时限",
        rf"{_WITHIN_ZH}完成[^。；，、和及并]{{0,16}}?(?:接口对接|系统对接|联调)(?![、和及与并])",
    ),
    _measure(
        "data_deletion_days", "deletion of personal data", "个人信息删除时限",
        rf"(?:delete|return|destroy)[^.;]{{0,30}}? data {_WITHIN}",
        rf"{_WITHIN_ZH}(?:应当)?(?:删除|销毁)",
    ),
    _measure(
        "plan_delivery_days", "plans on paper", "方案提交时限",
        rf"(?:submit|deliver|provide) (?:a|an|the|its) (?:[\w-]{{2,20}} ){{0,3}}plan {_WITHIN}",
        rf"{_WITHIN_ZH}(?:提交|提供|报送)[^。；，]{{0,6}}?(?:方案|计划)",
    ),
    _measure(
        "client_accounts_count", "client's monitoring accounts", "监控账号数",
        rf"{_FLOOR_ZH}\s?{_N}\s?个(?:监控|查询|只读)账号",
        is_floor=True,
    ),
)  # fmt: skip
