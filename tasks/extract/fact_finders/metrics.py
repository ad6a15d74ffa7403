"""What a performance standard measures, and its target in numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tasks.extract.fact_finders.durations import find_lengths
from tasks.extract.fact_finders.folding import squash
from tasks.extract.fact_finders.words import any_of, pattern

_METRICS = (
    ("abandonment", pattern(r"abandon | 放弃率 | 呼损 | 挂断率")),
    ("asa", pattern(r"average speed (?:of|to) answer | \bASA\b | 平均应答 | 平均等待")),
    (
        "first_contact_resolution",
        pattern(r"first[- ](?:contact|call|time) (?:resolution|fix) | \bFCR\b | 一次解决率 | 首次解决率 | 一次性解决"),
    ),
    (
        "customer_satisfaction",
        pattern(
            r"(?:customer|citizen|caller|user|client|resident) satisfaction | \bC-?SAT\b",
            r"satisfaction (?:score|rate|survey)",
            r"满意[度率]",
        ),
    ),
    ("net_promoter_score", pattern(r"net promoter | \bNPS\b")),
    (
        "quality_score",
        pattern(
            r"quality (?:score|monitoring|assurance score|assessment) | \bQA score",
            r"质检(?:合格|得分|分|平均) | 服务质量评分 | 录音质检",
        ),
    ),
    ("availability", pattern(r"\bavailab | uptime | up-time | 可用[性率] | 在线率")),
    ("accuracy", pattern(r"accura | error rate | \d errors? | 差错率 | 准确率 | 合格率 | 完好率 | 正常率")),
    (
        "service_level",
        pattern(
            r"service level | answered (?:in|within) | calls? (?:shall be |are |to be |must be )?answered",
            r"接通率 | 接听率 | 应答率 | 接起率 | 服务水平 | \d\s?秒.{0,6}(?:接|应答)",
        ),
    ),
    ("complaint_handling", pattern(r"complaint | 投诉")),
    ("response_time", pattern(r"respon(?:d|se) | \breply | acknowledg | 响应 | 回复 | 到场 | 到达现场 | 赶到")),
    ("resolution_time", pattern(r"resol(?:ve|ution) | \brepair | \brestor | 解决 | 修复 | 抢修 | 排除 | 办结")),
    ("turnover", pattern(r"attrition | staff turnover | 离职 | 流失率 | 更换率 | 替换率")),
    ("timeliness", pattern(r"on[- ]time | timel | 及时率 | 按时")),
)
_ANSWER_RATE = pattern(
    r"接通率 | 接听率 | 应答率 | 接起率",
    r"answer(?:ed)? rate",
    r"of (?:all )?calls (?:are |shall be |must be )?answered",
)
_ANSWER = pattern(r"\banswer | \bpick(?:ed)? up | 接听 | 接起 | 应答")
_LEVEL = pattern(r"service level | 服务水平 | grade of service")
_WRITTEN = pattern(
    r"e-?mails? | letters? | correspondence | tickets? | messages? on social | 邮件 | 工单 | 信函", r"留言"
)
_WINDOW = re.compile(
    r"\b(?:measured|calculated|averaged|assessed|reported|determined|taken)\s(?:[\w%-]+\s){0,4}?"
    r"(?P<a>daily|weekly|monthly|quarterly|annually|(?:over|per|each|every|for each|on a)\s(?:an?\s|each\s"
    r"|any\s)?(?:rolling |calendar )?"
    r"(?:day|week|month|quarter|year|interval|hour|half[- ]hour|daily|weekly|monthly|quarterly)(?:\sbasis)?)"
    r"|\b(?P<b>in (?:any|each|every)(?: one)? (?:calendar )?(?:day|week|month|quarter|year|interval|half[- ]hour))\b"
    r"|(?P<c>按(?:日|周|月|季度|年)(?:度)?|每(?:日|周|月|季度)|月度|季度|年度|当月|单月)(?=[^。;]{0,10}(?:统计|考核"
    r"|计算|平均|测评|接通|服务水平|满意|放弃))",
    re.IGNORECASE,
)
_METHOD = re.compile(
    r"\b(?:measured|verified|assessed|monitored|evidenced)\s(?:by|using|from|through|via|with)\s(?P<a>[^.;,()]{3,70})"
    r"|以(?P<b>[^,。;]{2,24}(?:数据|报表|系统|记录|报告|结果))为准|(?P<c>通过[^,。;]{2,20}(?:调查|抽检|抽查|质检"
    r"|测评|监测))",
    re.IGNORECASE,
)
_PENALTY = re.compile(
    r"(?P<a>(?:service credits?|a credit|deductions?|liquidated damages|penalt(?:y|ies))\b[^.;]{0,30}\d[^.;]{0,60})"
    r"|(?P<b>(?:每(?:低|降低|超|高|少|差)|未达(?:到|标)?|(?<!不)低于|否则)[^。;]{0,40}(?:扣|罚"
    r"|违约金)[^。;]{0,40}\d[^。;,]{0,20})",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"(?P<n>\d{1,3}(?:\.\d{1,3})?)\s?(?:%|per ?cent\b|个百分点)", re.IGNORECASE)
_BOUND = re.compile(
    any_of(
        r"[<>≤≥]=? | 不(?:得)?低于 | 不高于 | 不(?:得|应)?超过 | 达到 | at least | minimum of | less than | below",
        r"no more than | not exceed(?:ing)?",
    )
    + r"\s?$",
    re.IGNORECASE,
)
_PAIR = re.compile(r"(?<![\d/])(?P<p>[5-9]\d|100)\s?/\s?(?P<s>\d{1,3})(?![\d/])")
_COUNTED = re.compile(r"[<>≤≥]\s?\d|\d\s?(?:分|次|件|errors?\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Target:
    """The numbers of a target, None where it states none of the kind."""

    percent: float | None
    seconds: float | None


def metric_of(words: str) -> str | None:
    """The standard metric that folded ``words`` name (``abandonment``, ``availability`` ...), or None."""
    return next((name for name, known in _METRICS if known.search(words)), None)


def percent_span(words: str) -> tuple[int, int] | None:
    """Bounds of the first percentage with the bound in front of it ("at least 95%"), or None."""
    hit = _PERCENT.search(words)
    if hit is None:
        return None
    bound = _BOUND.search(words[max(0, hit.start() - 16) : hit.start()])
    return hit.start() - (len(bound[0]) if bound else 0), hit.end()


def is_measured(words: str) -> bool:
    """Whether folded ``words`` state a number that can be measured: a share, a length of time, a count, 80/20."""
    found = _PERCENT.search(words) or _PAIR.search(words) or _COUNTED.search(words)
    return bool(found) or any(True for _ in find_lengths(words))


def target_of(target: str, words: str) -> Target:
    """The numbers of the ``target``; where it has none, those of all the standard's ``words``."""
    pair, percent = _PAIR.search(target) or _PAIR.search(words), _PERCENT.search(target) or _PERCENT.search(words)
    if pair and not percent:
        return Target(float(pair["p"]), float(pair["s"]))
    lengths = (one.seconds for stated in (target, words) for one in find_lengths(stated))
    seconds = next((length for length in lengths if length), None)
    return Target(float(percent["n"]) if percent else None, seconds)


def exact_metric(metric: str, words: str, numbers: Target) -> str:
    """The metric told apart by its numbers: a share answered without a time is no service level.

    Args:
        metric: As the words name it.
        words: The folded words of the standard.
        numbers: Its target.
    """
    answered = metric == "timeliness" and _ANSWER.search(words) and numbers.percent and numbers.seconds
    if metric != "service_level" and not answered:
        return metric
    metric = "service_level"
    if numbers.seconds is None and numbers.percent is None:
        return "timeliness"
    if numbers.seconds is None and _ANSWER_RATE.search(words) and not _LEVEL.search(words):
        return "answer_rate"
    if (
        numbers.seconds is not None
        and _WRITTEN.search(words)
        and not re.search(r"\bcalls?\b|电话|来电", words, re.IGNORECASE)
    ):
        return "response_time"
    return metric


def window_of(words: str) -> str | None:
    """Over which time a standard is measured, as its folded words state it, or None."""
    return _first(_WINDOW.search(words))


def method_of(words: str) -> str | None:
    """How a standard is measured, as its folded words state it, or None."""
    return _first(_METHOD.search(words))


def penalty_of(words: str) -> str | None:
    """What missing a standard costs, as its folded words state it, or None."""
    return _first(_PENALTY.search(words))


def _first(hit: re.Match[str] | None) -> str | None:
    found = next((group for group in hit.groups() if group), None) if hit else None
    return squash(found) if found else None
