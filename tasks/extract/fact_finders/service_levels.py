"""Performance standards: what is measured and the target, from sentences and rows of standards tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.facts import Fact, ServiceLevel
from tasks.extract.fact_finders.durations import find_lengths
from tasks.extract.fact_finders.folding import squash, tidy
from tasks.extract.fact_finders.passages import Passage
from tasks.extract.fact_finders.tables import Grid

_METRICS = (
    ("abandonment", r"abandon|放弃率|呼损|挂断率"),
    ("asa", r"average speed (?:of|to) answer|\bASA\b|平均应答|平均等待"),
    ("first_contact_resolution", r"first[- ](?:contact|call|time) (?:resolution|fix)|\bFCR\b|一次解决率|首次解决率|一次性解决"),
    ("customer_satisfaction", r"customer satisfaction|\bC-?SAT\b|satisfaction (?:score|rate|survey)|满意[度率]"),
    ("net_promoter_score", r"net promoter|\bNPS\b"),
    ("quality_score", r"quality (?:score|monitoring|assurance score|assessment)|\bQA score|质检(?:合格|得分|分|平均)|服务质量评分|录音质检"),
    ("availability", r"\bavailab|uptime|up-time|可用[性率]|在线率"),
    ("accuracy", r"accura|error rate|差错率|准确率|合格率|完好率|正常率"),
    ("service_level", r"service level|answered (?:in|within)|calls? (?:shall be |are |to be |must be )?answered|接通率|接听率|应答率|服务水平|\d+\s*秒.{0,6}(?:接|应答)"),
    ("complaint_handling", r"complaint|投诉"),
    ("response_time", r"respon(?:d|se)|reply|acknowledg|响应|回复|到场|到达现场|赶到"),
    ("resolution_time", r"resol(?:ve|ution)|\brepair|restor|解决|修复|抢修|排除|办结"),
    ("turnover", r"attrition|staff turnover|离职|流失率|替换率"),
    ("timeliness", r"on[- ]time|timel|及时率|按时"),
)  # fmt: skip
_PATTERNS = tuple((name, re.compile(words, re.IGNORECASE)) for name, words in _METRICS)
_PERCENT = re.compile(r"(?P<sign>[<>≤≥]=?|不低于|不高于|不得低于|不超过|达到|at least|minimum of|less than|no more than|not exceed\w*)?\s*(?P<n>\d{1,3}(?:\.\d+)?)\s*(?:%|per ?cent\b|个百分点)", re.IGNORECASE)
_PAIR = re.compile(r"(?<![\d/])(?P<p>[5-9]\d|100)\s*/\s*(?P<s>\d{1,3})(?![\d/])")
_TARGET_HEAD = re.compile(r"target|standard|threshold|level|required|acceptable|AQL|performance|指标值|目标|标准|要求|考核指标|考核值", re.IGNORECASE)
_METRIC_HEAD = re.compile(r"metric|measure|indicator|KPI|service|objective|deliverable|task|description|指标|考核项|考核内容|项目|内容|服务项", re.IGNORECASE)
_TABLE = re.compile(r"service[- ]level|performance|KPI|\bSLA|standard|QASP|surveillance|metric|服务水平|服务质量|考核|指标|KPI", re.IGNORECASE)
_DUTY = re.compile(r"\b(?:shall|must|will|should|is to|are to|at least|required|minimum|maximum|no (?:later|more) than|target)\b|应|须|不得|不低于|不超过|不少于|达到|确保|保证|以内|内|[≥≤<>]", re.IGNORECASE)
_NOT_STANDARD = re.compile(
    r"payment|paid|invoice|price|quote|proposal|offer(?:or)?s?\b|bid|tax|VAT|discount|weight|insurance|wage|subcontract|small business|page|evaluat"
    r"|付款|支付|税|报价|投标|保证金|评分|得\s*\d+(?:\.\d+)?\s*分|注册资本|合同总?金额|违约金|中小企业|优惠|折扣|价格|利率|社保",
    re.IGNORECASE,
)


def find_service_levels(passages: Sequence[Passage], grids: Sequence[Grid]) -> Fact[tuple[ServiceLevel, ...]] | None:
    """Each performance standard with its target, table rows first, then sentences; repeats once."""
    items: dict[str, ServiceLevel] = {}
    rows = [level for grid in grids for level in _from_grid(grid)]
    sentences = [level for passage in passages for level in _from_passage(passage)]
    for level in [*rows, *sentences]:
        items.setdefault(re.sub(r"\W+", "", level.text).lower(), level)
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
    target = next((c for c, head in enumerate(grid.heads) if c and _TARGET_HEAD.search(head)), None)
    metric = next((c for c, head in enumerate(grid.heads) if c != target and _METRIC_HEAD.search(head)), None)
    if target is None or not (_TABLE.search(grid.caption) or _TABLE.search(" ".join(grid.heads))):
        return
    if metric is None:
        metric = 0
    if re.search(r"评分|分值|award|criteri", grid.caption + " ".join(grid.heads), re.IGNORECASE):
        return
    for row in range(grid.body, len(grid.rows)):
        name, stated = grid.rows[row][metric].strip(), grid.rows[row][target].strip()
        if not name or not stated or name == stated or not _measured(stated) or len(name) > 300:
            continue
        yield _level(f"{name} {stated}", _metric(name) or _metric(stated) or tidy(name)[:120], stated, grid.quote(row))


def _measured(text: str) -> bool:
    return bool(_PERCENT.search(text) or _PAIR.search(text) or any(True for _ in find_lengths(text)) or re.search(r"[<>≤≥]\s*\d|\d+\s*(?:分|次|errors?)", text))


def _from_passage(passage: Passage) -> Iterator[ServiceLevel]:
    if passage.kind in {"row", "margin", "heading"} or passage.rank == "form":
        return
    position = 0
    while position < len(passage.text):
        left, right = passage.sentence(position, position)
        left, right = max(left, position), max(right, position + 1)
        sentence = passage.text[left:right]
        position = right
        if 12 <= len(sentence) <= 420 and _DUTY.search(sentence) and not _NOT_STANDARD.search(sentence):
            name = _metric(sentence)
            percent = _PERCENT.search(sentence)
            lengths = [one for one in find_lengths(sentence) if one.unit in {"second", "minute", "hour", "day"}]
            timed = name in {"response_time", "resolution_time", "asa", "service_level", "complaint_handling"} and lengths
            if name and (percent or timed):
                target = percent[0].strip() if percent and not timed else sentence[lengths[0].start : lengths[0].end] if lengths else ""
                yield _level(sentence, name, target, passage.quote(left, right))


def _metric(words: str) -> str | None:
    return next((name for name, pattern in _PATTERNS if pattern.search(words)), None)


def _level(words: str, metric: str, target: str, quote: dict[str, object]) -> ServiceLevel:
    pair, percent = _PAIR.search(target) or _PAIR.search(words), _PERCENT.search(target) or _PERCENT.search(words)
    seconds = next((one.seconds for one in find_lengths(words) if one.seconds), None)
    if pair and not percent:
        return ServiceLevel(metric=metric, target=squash(target), percent=float(pair["p"]), seconds=float(pair["s"]), **quote)
    return ServiceLevel(metric=metric, target=squash(target), percent=float(percent["n"]) if percent else None, seconds=seconds, **quote)
