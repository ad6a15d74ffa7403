"""Performance standards: what is measured and the target, from tables of standards and from sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.facts import Fact, ServiceLevel
from tasks.extract.fact_finders.durations import FoundLength, find_lengths
from tasks.extract.fact_finders.folding import squash, tidy
from tasks.extract.fact_finders.metrics import (
    exact_metric,
    is_measured,
    method_of,
    metric_of,
    penalty_of,
    percent_span,
    target_of,
    window_of,
)
from tasks.extract.fact_finders.passages import Passage, Quote
from tasks.extract.fact_finders.tables import Grid
from tasks.extract.fact_finders.words import pattern

_STRONG_TARGET = pattern(
    r"acceptable quality | \bAQL\b | ^\s*targets? | performance target | threshold | 指标值 | 目标值 | 考核值"
)
_TARGET = pattern(
    r"target | standard | threshold | level | required | acceptable | \bAQL | performance",
    r"目标 | 标准 | 要求 | 考核指标 | 评价标准",
)
_METRIC = pattern(
    r"metric | measure | indicator | \bKPI | service | objective | deliverable | task | description",
    r"指标 | 考核项 | 考核内容 | 项目 | 内容 | 服务项",
)
_TABLE = pattern(
    r"service[- ]level | performance | \bKPI | \bSLA | standard | \bQASP | surveillance | metric",
    r"服务水平 | 服务质量 | 考核 | 指标 | 评价",
)
_NOT_TABLE = pattern(
    r"评分 | 分值 | 满分 | award | criteri | 评审 | 权重分 | definition of terms | due date | 偏离 | 参数 | 规格"
)
_DUTY = pattern(
    r"\b(?:shall|must|will|should|is to|are to|at least|required|minimum|maximum|target)\b",
    r"\b(?:no (?:later|more) than|not to exceed)\b",
    r"应 | 须 | 不得 | 不低于 | 不超过 | 不少于 | 达到 | 确保 | 保证 | 以内 | 内 | [≥≤<>]",
)
_IMPERATIVE = re.compile(
    r"\W{0,3}(?:Provide|Respond|Advise|Perform|Submit|Notify|Report|Deliver|Return|Complete|Maintain|Answer)\b"
)
_LIMIT = re.compile(
    r"\b(?:within|no later than|not later than|not to exceed|not exceed(?:ing)?|no more than)\s(?:[a-z]+\s)?\(?$",
    re.IGNORECASE,
)
_ZH_LIMIT = re.compile(r"\s?(?:以?内|之内)")
_TIMED_ACT = pattern(
    r"\breport | respon[ds] | \binform\b | \bsubmit | \bnotif | \badvise | \bprovide | \bstart | distribut | \breturn",
    r"repair | resolve",
    r"acknowledg | restor | replace | perform | complete | answer | deliver | refund | process",
    r"处理 | 反馈 | 响应 | 回复 | 补岗 | 补员 | 到岗 | 到场 | 到达 | 更换 | 替代 | 修复 | 排除 | 解决 | 通知",
    r"提交 | 完成 | 答复 | 整改 | 更新",
)
_NOT_STANDARD = pattern(
    r"payment | \bpaid\b | invoice | \bprices?\b | \bquot(?:e|ation|er)s? | proposals? | offer(?:or)?s?\b",
    r"\bbids? | \btax (?:return|rate|invoice) | \bVAT",
    r"discount | weight | insurance | \bwage | subcontract | small business | \bpages? | evaluat | protest",
    r"dispute | \bclaim",
    r"\bterminat | \bcure\b | (?<!after )(?<!of )\baward(?!ee) | solicitation | tenderer",
    r"the (?:Government|Authority|Agency|Court) (?:will|shall|may) | modification",
    r"\b(?:agencies|users|citizens|customers|callers|members|clients?|buyers?) (?:[\w-]+ ){0,8}may\b",
    r"Contracting Officer | registr | warrant | expires | Key Personnel | substitut | investigat | kick-?off",
    r"until \d | presentation | interview | attendance at",
    r"years?\b.{0,12}experience | \b(?:were|was)\b | divided by | \bbond\b",
    r"volumes (?:stay|leave)",
    r"付款 | 支付 | 税 | 报价 | 投标 | 保证金 | 评分 | 得\s?\d | 注册资本 | 合同总?金额 | 违约金 | 中小企业",
    r"不可抗力 | 评标 | 确定中标 | 优惠 | 折扣 | 价格 | 利率",
    r"社保 | 质疑 | 投诉受理 | 投诉人 | 中标通知 | 签订合同 | 合同签订 | 公示 | 招标 | 采购代理 | 上述期限",
    r"^\W*(?:if the (?:contractor|supplier|provider)\s(?:fails|does not|is unable)|failure to)\b | \bconvict",
    r"expected to (?:begin|start)",
    r"^\W*if the (?:service level|performance|score)\b.{0,30}(?:falls?|drops?|is below)",
    r"\bA?CORs?\b(?:/\w+)?(?: and [\w ]{2,30})? (?:will|shall)\b",
    r"缴纳 | 仲裁 | 诉讼 | 解除 | 权重分 | 培训 | 甲方应",
)
_WINDOW_HEAD = pattern(
    r"\bwindow | measurement (?:period|interval|frequency) | \bperiod\b | frequency | measured (?:over|per|every)",
    r"周期 | 频次 | 频率 | 统计时段",
)
_METHOD_HEAD = pattern(
    r"method | how (?:it is )?measured | \bmeasurement\b | surveillance | monitoring | inspection | data source",
    r"(?:考核|统计|计算|测量|监督|检查|监测|评估)(?:方式|方法|办法|公式|手段) | 数据来源",
)
_PENALTY_HEAD = pattern(
    r"penalt | service credit | \bcredits?\b | deduct | remed(?:y|ies) | consequence | incentive",
    r"扣罚 | 扣款 | 扣分 | 扣减 | 处罚 | 违约 | 罚则 | 奖惩",
)
_LONGEST_SENTENCE = 420
_LONGEST_DAYS = 45
# a deliverable of a list with its time only: "Agendas no later than two hours before the meeting", "Written: within …"
_BARE_LIMIT = re.compile(
    r"\W{0,3}(?:[\w ]{2,24}:\s)?within\s[^.]{2,80}\W*$"
    r"|[A-Z][^.;]{4,70}\bno(?:t)? later than\s[^.;]{2,60}\W*$",
    re.IGNORECASE,
)
_FREQUENCY = re.compile(
    r"每(?:年|半年|季度?|月|周|日|天)[^。;,]{0,14}?(?:不(?:得|应)?(?:低于|少于)"
    r"|至少)[^。;,\d]{0,6}\d{1,3}\s?次(?:以上)?"
)
_NEAR = 12
_LONGEST_TARGET = 160


def find_service_levels(passages: Sequence[Passage], grids: Sequence[Grid]) -> Fact[tuple[ServiceLevel, ...]] | None:
    """Each performance standard with its target, table rows first, then sentences; repeats once."""
    rows = [level for grid in grids if not grid.in_form for level in _from_grid(grid)]
    sentences = [level for passage in passages for level in _from_passage(passage)]
    items: dict[str, ServiceLevel] = {}
    inside = " ".join(re.sub(r"\W+", "", level.text).lower() for level in rows)
    for level in [*rows, *sentences]:
        key = re.sub(r"\W+", "", level.text).lower()
        if level in rows or key not in inside:
            items.setdefault(key, level)
    if not items:
        return None
    found = tuple(items.values())
    return Fact(
        value=found,
        text="; ".join(item.text for item in found)[:600],
        document=found[0].document,
        page=found[0].page,
        boxes=found[0].boxes,
        confidence=0.8 if rows else 0.6,
    )


def _from_grid(grid: Grid) -> Iterator[ServiceLevel]:
    heads = " ".join(grid.heads)
    if _NOT_TABLE.search(heads) or not _TABLE.search(grid.caption + heads):
        return
    targets = [col for col, head in enumerate(grid.heads) if col and _TARGET.search(head)]
    strong = [col for col in targets if _STRONG_TARGET.search(grid.heads[col])]
    if not targets:
        return
    target = (strong or targets)[0]
    metric = next((col for col, head in enumerate(grid.heads) if col != target and _METRIC.search(head)), 0)
    for row in range(grid.body, len(grid.rows)):
        name, stated = grid.rows[row][metric].strip(), grid.rows[row][target].strip()
        plain = is_measured(stated) and len(stated) <= _LONGEST_TARGET and not _is_lifetime(stated)
        if name and stated and name != stated and len(name) <= 300 and (strong or plain):
            known = metric_of(name) or metric_of(stated)
            level = _level(f"{name} {stated}", known or tidy(name)[:120], stated, grid.quote(row))
            level = level.model_copy(update=_columns(grid, row, {metric, target}))
            # sizes and numbers of parts of a product are no standards of a service
            if strong or known or level.percent is not None or level.seconds is not None:
                yield level


def _columns(grid: Grid, row: int, taken: set[int]) -> dict[str, str]:
    """What the row's other columns say about window, method and penalty, as stated."""
    found: dict[str, str] = {}
    for name, words in (("penalty", _PENALTY_HEAD), ("window", _WINDOW_HEAD), ("method", _METHOD_HEAD)):
        column = next((col for col, head in enumerate(grid.heads) if col not in taken and words.search(head)), None)
        cell = grid.cell_at(row, column) if column is not None else None
        if column is not None and cell and cell.text.strip():
            taken = {*taken, column}
            found[name] = squash(cell.text)
    return found


def _is_lifetime(target: str) -> bool:
    """Whether it counts years or months only: how long a product is kept up, not how well a service is done."""
    units = {length.unit for length in find_lengths(target)}
    return bool(units) and units <= {"month", "year"} and "%" not in target


def _from_passage(passage: Passage) -> Iterator[ServiceLevel]:
    if passage.kind in {"row", "margin", "heading"} or passage.rank == "form":
        return
    for left, right in passage.sentences():
        sentence = passage.text[left:right]
        if 12 <= len(sentence) <= _LONGEST_SENTENCE and _is_duty(sentence) and not _NOT_STANDARD.search(sentence):
            yield from _standard(sentence, passage.quote(left, right))


def _is_duty(sentence: str) -> bool:
    """A sentence with a word of duty, or a fragment that says what is to be done ("distribute minutes within ...")."""
    if _DUTY.search(sentence) or _IMPERATIVE.match(sentence):
        return True
    return bool(_TIMED_ACT.search(sentence) and _time_limit(sentence))


def _standard(sentence: str, quote: Quote) -> Iterator[ServiceLevel]:
    name = metric_of(sentence)
    percent = percent_span(sentence)
    limit = _time_limit(sentence)
    often = _FREQUENCY.search(sentence)
    if limit and (_TIMED_ACT.search(sentence) or _BARE_LIMIT.match(sentence)):
        yield _level(sentence, name or "timeliness", sentence[limit.start : limit.end], quote)
    elif name and percent:
        # of several metrics in a sentence the one right before the number is meant
        nearest = metric_of(sentence[max(0, percent[0] - _NEAR) : percent[0]]) or name
        yield _level(sentence, nearest, sentence[percent[0] : percent[1]], quote)
    elif often:
        yield _level(sentence, "frequency", often[0], quote)


def _time_limit(sentence: str) -> FoundLength | None:
    """The first length of time that limits the act: "within 24 hours", "2小时内"."""
    for length in find_lengths(sentence):
        if length.unit in {"month", "year"} or (length.days or 0) > _LONGEST_DAYS:
            continue
        before = sentence[max(0, length.start - 40) : length.start]
        if _LIMIT.search(before) or _ZH_LIMIT.match(sentence, length.end) or "超过" in before[-4:]:
            return length
    return None


def _level(words: str, metric: str, target: str, quote: Quote) -> ServiceLevel:
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
