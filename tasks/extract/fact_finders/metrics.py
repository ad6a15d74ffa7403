"""What a performance standard measures, and its target in numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tasks.extract.fact_finders.durations import find_lengths
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
            r"(?:customer|citizen|caller|user) satisfaction | \bC-?SAT\b | satisfaction (?:score|rate|survey)",
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
            r"接通率 | 接听率 | 应答率 | 服务水平 | \d\s?秒.{0,6}(?:接|应答)",
        ),
    ),
    ("complaint_handling", pattern(r"complaint | 投诉")),
    ("response_time", pattern(r"respon(?:d|se) | \breply | acknowledg | 响应 | 回复 | 到场 | 到达现场 | 赶到")),
    ("resolution_time", pattern(r"resol(?:ve|ution) | \brepair | \brestor | 解决 | 修复 | 抢修 | 排除 | 办结")),
    ("turnover", pattern(r"attrition | staff turnover | 离职 | 流失率 | 更换率 | 替换率")),
    ("timeliness", pattern(r"on[- ]time | timel | 及时率 | 按时")),
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
