"""Performance standards said in sentences: time limits, shares, measured times, frequencies, round-the-clock duty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from models.facts import ServiceLevel
from tasks.extract.fact_finders.durations import FoundLength, find_lengths
from tasks.extract.fact_finders.folding import squash, tidy
from tasks.extract.fact_finders.metrics import (
    exact_metric,
    method_of,
    metric_of,
    penalty_of,
    percent_span,
    target_of,
    window_of,
)
from tasks.extract.fact_finders.passages import Passage, Quote
from tasks.extract.fact_finders.words import any_of, pattern

_DUTY = pattern(
    r"\b(?:shall|must|will|should|is to|are to|at least|required|minimum|maximum|target)\b",
    r"\b(?:no (?:later|more) than|not to exceed)\b",
    r"应 | 须 | 不得 | 不低于 | 不超过 | 不少于 | 不多于 | 不高于 | 不长于 | 达到 | 确保 | 保证 | 以内 | 内 | [≥≤<>]",
)
_IMPERATIVE = re.compile(
    r"\W{0,3}(?:Promptly\s)?(?:Provide|Respond|Advise|Perform|Submit|Notify|Report|Deliver|Return|Complete|Maintain"
    r"|Answer|Conduct)\b",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"\b(?:within|no later than|not later than|not to exceed|not exceed(?:ing)?|no more than)\s(?:[a-z]+\s)?\(?$",
    re.IGNORECASE,
)
_ZH_LIMIT = re.compile(r"\s?(?:以?内|之内|到达|到场|抵达|赶到|响应)")
_TIMED_ACT = pattern(
    r"\breport | respon[ds] | \breply | \binform\b | \bsubmit | \bnotif | \badvise | \bprovide | \bstart | distribut",
    r"\breturn | repair | resolve",
    r"acknowledg | restor | replace | perform | complete | answer | deliver | refund | process",
    r"处理 | 反馈 | 响应 | 回复 | 补岗 | 补员 | 到岗 | 到场 | 到达 | 更换 | 替代 | 修复 | 排除 | 解决 | 通知",
    r"提交 | 完成 | 答复 | 整改 | 更新 | 赶到 | 抵达 | 抢修 | 维修 | 派人 | 补充",
)
_NOT_STANDARD = pattern(
    r"payment | \bpaid\b | invoice | \bprices?\b | \bquot(?:e|ation|er)s? | proposals? | offer(?:or)?s?\b",
    r"\bbids? | \btax (?:return|rate|invoice) | \bVAT",
    r"discount | weight | insurance | \bwage | subcontract | small business | \bpages? | evaluat | protest",
    r"dispute | \bclaim",
    r"\bterminate[sd]?\b | \bterminating | \btermination (?:for|notice|clause) | (?:notice|right) of termination",
    r"\bcure\b | (?<!after )(?<!of )\baward(?!ee) | solicitation | tenderer",
    r"the (?:Government|Authority|Agency|Court) (?:will|shall|may) | modification",
    r"\b(?:agencies|users|citizens|customers|callers|members|clients?|buyers?) (?:[\w-]+ ){0,8}may\b",
    r"Contracting Officer | registr | warrant | expires | Key Personnel | substitut | investigat | kick-?off",
    r"until \d | presentation | interview | attendance at",
    r"years?\b.{0,12}experience | \b(?:were|was)\b | divided by | \bbond\b",
    r"volumes (?:stay|leave) | (?:prior to|before) (?:their |the )?(?:start of )?employment",
    r"付款 | 支付 | 税 | 报价 | 投标 | 保证金 | 评分 | 得\s?\d | 注册资本 | 合同总?金额 | 违约金 | 中小企业",
    r"不可抗力 | 评标 | 确定中标 | 优惠 | 折扣 | 价格 | 利率",
    r"社保 | 质疑 | 投诉受理 | 投诉人 | 中标通知 | 签订合同 | 合同签订 | 公示 | 招标 | 采购代理 | 上述期限",
    r"^\W*(?:if the (?:contractor|supplier|provider)\s(?:fails|does not|is unable)|failure to)\b | \bconvict",
    r"expected to (?:begin|start)",
    r"^\W*if the (?:service level|performance|score)\b.{0,30}(?:falls?|drops?|is below)",
    r"\bA?CORs?\b(?:/\w+)?(?: and [\w ]{2,30})? (?:will|shall)\b",
    r"缴纳 | 仲裁 | 诉讼 | 解除 | 权重分 | 培训 | 甲方应",
)
# said anywhere in a sentence, these speak of the bid, the award or a guarantee and not of the service
_NEVER = pattern(r"权重分 | 得\s?\d | 公告 | 公示 | 保函 | 评标 | 中标通知 | 质疑 | 仲裁")
_WORKING_TIME = re.compile(r"工作时间|加班|休息|工时|上班")
# a deliverable of a list with its time only: "Agendas no later than two hours before the meeting", "Written: within …"
_BARE_LIMIT = re.compile(
    r"\W{0,3}(?:[\w ]{2,24}:\s)?within\s[^.]{2,80}\W*$"
    r"|[A-Z][^.;]{4,70}\bno(?:t)? later than\s[^.;]{2,60}\W*$",
    re.IGNORECASE,
)
_CHECK = any_of(
    r"audits? | scans? | inspections? | checks? | tests? | testing | cleaning | maintenance | backups? | patrols?",
    r"drills? | exercises? | surveys?",
)
_PERIODIC = any_of(
    "daily | weekly | bi-?weekly | fortnightly | monthly | quarterly | semi-?annual(?:ly)? | annual(?:ly)?"
)
_OFTEN = re.compile(
    r"每(?:年|半年|季度?|月|周|日|天)[^。;,]{0,14}?(?:不(?:得|应)?(?:低于|少于|多于|超过|高于)"
    r"|至少)[^。;,\d]{0,6}\d{1,3}\s?次(?:以上)?"
    rf"|\b(?:perform|conduct|carry out|undertake|run)\s(?:[\w-]+\s){{0,2}}?(?P<a>{_PERIODIC})"
    rf"\s(?:[\w-]+\s){{0,3}}?{_CHECK}\b"
    rf"|\b{_CHECK}\s(?:shall|must|should|will)\sbe\s(?:performed|conducted|carried out|undertaken|run)\s"
    rf"(?:at least\s)?(?P<b>{_PERIODIC}|once (?:a|per|every|each) \w{{3,9}})\b",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"\b(?:shall|must|will|should)\b[^.;]{0,80}?\b(?P<n>(?:at least|(?:no|not) (?:less|fewer|lower) than|a minimum of)"
    r"\s\d{1,3}(?:\.\d{1,2})?\s?(?:%|per ?cent))\sof\s(?:all|the|its|their|each)\s\w",
    re.IGNORECASE,
)
_WATCHED = pattern(r"\bsurveillance\b | \bQAE\b | \bQAP\b | \bGovernment\b | \bevaluator | \binspector")
_BOUND = (
    r"(?:(?:原则上)?(?:应当?|须|必须)?(?:不(?:得|应|能)?|≤|<=?)\s?(?:超过|长于|大于|高于|多于|超出)?"
    r"|(?:应|须)?(?:小于|低于|少于|短于|控制在|为))"
)
# what lasts is named: 响应时间为30分钟, RTO时间小于30秒, "downtime shall not exceed two hours", "a sprint will last …"
_MEASURED_TIME = re.compile(
    rf"(?:^|(?<=[^\w])|(?<=[\u4e00-\u9fff]))(?P<zh>(?:[A-Z]{{2,5}}\s?|[\u4e00-\u9fff]{{2,10}})"
    rf"(?:时间|时长|时限|空档期|间隔)){_BOUND}\s?$"
    r"|\b(?P<en>(?:response|resolution|repair|restoration|recovery|wait(?:ing)?|hold|handling|turnaround|down|outage"
    r"|processing|transition|cycle|sprint|lead|delivery)(?:[ -]?times?|[ -]period)?)\b[^.;,]{0,30}?"
    r"\b(?:exceed|more than|less than|under|below|last(?: (?:between|up to|at most))?|at most)"
    r"\s(?:\d{1,3}\s(?:to|and|-)\s)?$",
    re.IGNORECASE,
)
_ALWAYS = re.compile(
    r"\b24\s?(?:hours?|hrs?)(?: (?:a|per) day)?[\s,/]{1,3}(?:and )?(?:7|seven) days (?:a|per|each) week"
    r"|\b24\s?[/x]\s?7\b(?!\d)(?:\s?x\s?365)?|\b7\s?x\s?24\s?(?:小时)?"
    r"|\b(?:at least )?\d{1,2} (?:[a-z]+ )?hours?(?: (?:a|per) day)?[,/]? (?:and )?[5-7] days (?:a|per) week"
    r"|24\s?小\s?时(?!\s?以?内)",
    re.IGNORECASE,
)
_REACHED = pattern(
    r"\bavailab(?:le|ility) | \baccessible | \bon-call | \breachable | help ?desk",
    r"畅通 | 待命 | 随叫随到 | 响应服务",
)
_SCORED = re.compile(
    r"(?:考核|考评|评价|评分|测评|得分|评估)(?:标准|结果|方案|成绩|总分)?[^。;\d]{0,12}\d{2,3}\s?分", re.IGNORECASE
)
_BELOW = re.compile(r"(?:<|小于|低于|不足|未达到?|少于)\s?(?P<n>\d{2,3})\s?分")
_ABOVE = re.compile(
    r"(?:≥|大于或?等于|不低于|不少于|达到)\s?(?P<a>\d{2,3})\s?分|(?P<b>\d{2,3})\s?分\s?(?:\(含\))?(?:及|或)?以上"
)
_LOSS = re.compile(r"扣|解除|终止|不合格|整改|淘汰|减少")
_GAIN = re.compile(r"全额|合格|转正|达标|100\s?%")
_AWARD = re.compile(r"投标|评标|评审|报价|响应文件|磋商|供应商得|得\s?\d+\s?分")
_NEXT_ITEM = re.compile(r"(?:and|or)?\s?\(\w{1,3}\)\s|(?:and|or)\s", re.IGNORECASE)
_LONGEST_LEAD = 200
_LONGEST_SENTENCE = 420
_LONGEST_DAYS = 45
_NEAR = 12
_FULL_SCORE = 100


@dataclass(frozen=True, slots=True)
class _Reading:
    """A standard read from a sentence: what is measured, and the bounds of the target in it."""

    metric: str
    start: int
    end: int


def sentence_standards(passage: Passage) -> Iterator[ServiceLevel]:
    """The standards that a passage's sentences state, in reading order; at most one a sentence."""
    if passage.kind in {"row", "margin", "heading"}:
        return
    for left, right in passage.sentences():
        sentence = passage.text[left:right]
        if not 8 <= len(sentence) <= _LONGEST_SENTENCE or not _MAY_STATE.search(sentence):
            continue
        # "deliver (1) all badges; and (2) all keys within two days": the act stands before the first item
        lead = passage.text[max(0, left - _LONGEST_LEAD) : left] if _NEXT_ITEM.match(sentence) else ""
        reading = _read(sentence, lead)
        if reading and not _NEVER.search(sentence) and not _NOT_STANDARD.search(lead + _ruling_part(sentence, reading)):
            yield standard(sentence, reading.metric, sentence[reading.start : reading.end], passage.quote(left, right))


def assessed_score(passage: Passage) -> ServiceLevel | None:
    """The score that an assessment of the service asks for before it costs something, if the passage states one."""
    if passage.language != "zh" or passage.kind in {"row", "margin", "heading"} or "分" not in passage.text:
        return None
    for left, right in passage.sentences():
        sentence = passage.text[left:right]
        if len(sentence) > _LONGEST_SENTENCE or not _SCORED.search(sentence) or _AWARD.search(sentence):
            continue
        below, above = _BELOW.search(sentence), _ABOVE.search(sentence)
        score = (below["n"] if below and _LOSS.search(sentence) else None) or (
            (above["a"] or above["b"]) if above and _GAIN.search(sentence) else None
        )
        if score and int(score) < _FULL_SCORE:
            return standard(sentence, "assessment_score", f"≥ {score} 分", passage.quote(left, right))
    return None


def standard(words: str, metric: str, target: str, quote: Quote) -> ServiceLevel:
    """A standard with the numbers, window, method and penalty that its folded ``words`` state.

    Args:
        words: All that is said of it, folded.
        metric: What is measured.
        target: The words of the target.
        quote: Its words as printed and their place.
    """
    numbers = target_of(target, words)
    return ServiceLevel(
        metric=exact_metric(metric, words, numbers),
        target=squash(target),
        percent=numbers.percent,
        seconds=numbers.seconds,
        window=window_of(words),
        method=method_of(words),
        penalty=penalty_of(words),
        **quote,
    )


# a standard has a number, in figures or words, or a period: one cheap look before the dear ones
_MAY_STATE = re.compile(
    rf"\d|[一二两三四五六七八九十]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty"
    rf"|sixty|ninety)\b|\b{_PERIODIC}\b",
    re.IGNORECASE,
)


def _read(sentence: str, lead: str) -> _Reading | None:
    limit = _time_limit(sentence)
    if limit and (_TIMED_ACT.search(sentence) or _TIMED_ACT.search(lead) or _BARE_LIMIT.match(sentence)):
        return _Reading(metric_of(sentence) or "timeliness", limit.start, limit.end)
    demanded = _DUTY.search(sentence) or _IMPERATIVE.match(sentence)
    return _measured_time(sentence) or (_demanded(sentence) if demanded else None) or _always(sentence)


def _demanded(sentence: str) -> _Reading | None:
    """The share or the frequency that a sentence of duty states."""
    percent = percent_span(sentence)
    name = metric_of(sentence) if percent else None
    if name and percent:
        # of several metrics in a sentence the one right before the number is meant
        nearest = metric_of(sentence[max(0, percent[0] - _NEAR) : percent[0]]) or name
        return _Reading(nearest, *percent)
    share = _SHARE.search(sentence)
    if share:
        return _Reading("share", *share.span("n"))
    often = _OFTEN.search(sentence)
    if often and not _WATCHED.search(sentence):
        group = next((name for name in ("a", "b") if often[name]), 0)
        return _Reading("frequency", *often.span(group))
    return None


def _always(sentence: str) -> _Reading | None:
    hit = _ALWAYS.search(sentence)
    return _Reading("availability", *hit.span()) if hit and _REACHED.search(sentence) else None


def _measured_time(sentence: str) -> _Reading | None:
    for length in _short_lengths(sentence):
        hit = _MEASURED_TIME.search(sentence[max(0, length.start - 60) : length.start])
        name = (hit["zh"] or hit["en"]) if hit else ""
        if name and not _WORKING_TIME.search(name):
            return _Reading(metric_of(name) or tidy(name), length.start, length.end)
    return None


def _ruling_part(sentence: str, reading: _Reading) -> str:
    """The sentence up to the end of the target's clause: what follows is a consequence.

    All of it where nothing stands before the target that could rule it ("Within ten days, the Authority …").
    """
    before = sentence[: reading.start]
    if not (_DUTY.search(before) or _TIMED_ACT.search(before) or "率" in before):
        return sentence
    stop = re.compile(r"[,;]").search(sentence, reading.end)
    return sentence[: stop.start()] if stop else sentence


def _short_lengths(sentence: str) -> Iterator[FoundLength]:
    for length in find_lengths(sentence):
        if length.unit not in {"month", "year"} and (length.days or 0) <= 2 * _LONGEST_DAYS:
            yield length


def _time_limit(sentence: str) -> FoundLength | None:
    """The first length of time that limits the act: "within 24 hours", "2小时内"."""
    for length in _short_lengths(sentence):
        if (length.days or 0) > _LONGEST_DAYS:
            continue
        before = sentence[max(0, length.start - 40) : length.start]
        if _LIMIT.search(before) or _ZH_LIMIT.match(sentence, length.end) or "超过" in before[-4:]:
            return length
    return None
