"""Performance standards from tables: a column that names what is measured, one that states the target."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.facts import ServiceLevel
from tasks.extract.fact_finders.durations import find_lengths
from tasks.extract.fact_finders.folding import squash, tidy
from tasks.extract.fact_finders.metrics import is_measured, metric_of, percent_span
from tasks.extract.fact_finders.standard_sentences import standard
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
    r"服务水平 | 服务质量 | 考核 | 指标 | 评价 | 目标值",
)
_NOT_TABLE = pattern(
    r"评分 | 分值 | 满分 | award | criteri | 评审 | 权重分 | definition of terms | due date | 偏离 | 参数 | 规格"
)
_NOT_ROW = pattern(r"规格 | 参数 | 配置")
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
_QUALITY_HEAD = pattern(r"standard | quality | performance | metric | target | 标准 | 目标 | 指标")
_LONGEST_TARGET = 160
# a cell with several standards is divided at line ends, bullets, numbers and stops
_PART = re.compile(r"[\n;。◆•●▪]|(?:^|\s)\(?\d{1,2}[.)]\s|(?<=\d%)\s?[、,]|(?<=[\u4e00-\u9fff])[、,](?=[^\d,]{2,12}\d)")
_LASTS = re.compile(r"\b(?:last|take|exceed|be completed (?:in|within)|no (?:more|later) than|within)\b", re.IGNORECASE)


def table_standards(grid: Grid) -> Iterator[ServiceLevel]:
    """The standards that a table's rows state; nothing from tables of something else."""
    heads = " ".join(grid.heads)
    targets = [col for col, head in enumerate(grid.heads) if col and _TARGET.search(head)]
    if not targets or _NOT_TABLE.search(heads) or not _TABLE.search(grid.caption + heads):
        return
    strong = [col for col in targets if _STRONG_TARGET.search(grid.heads[col])]
    target = (strong or targets)[0]
    metric = next((col for col, head in enumerate(grid.heads) if col != target and _METRIC.search(head)), 0)
    for row in range(grid.body, len(grid.rows)):
        name, stated = grid.rows[row][metric].strip(), grid.rows[row][target].strip()
        if not name or not stated or name == stated or len(name) > 300 or _NOT_ROW.search(name):
            continue
        quality = bool(_QUALITY_HEAD.search(grid.heads[target]))
        for part in _parts(
            stated, whole=bool(strong) and grid.language != "zh", quality=quality, language=grid.language
        ):
            level = _standard(grid, row, name, part, strong=bool(strong))
            if level:
                columns = _columns(grid, row, {metric, target})
                yield level.model_copy(update=columns)


def _parts(stated: str, language: str, *, whole: bool, quality: bool) -> list[str]:
    """The standards of one cell: the cell as it is, or its measured parts where it lists several.

    Args:
        stated: The folded cell.
        language: Of the document.
        whole: Whether the column holds one target a row.
        quality: Whether the column is headed as one of standards.
    """
    if whole or (language != "zh" and len(stated) <= _LONGEST_TARGET):
        return [stated]
    parts = [part.strip() for part in _PART.split(stated)]
    measured = [part for part in parts if len(part) <= _LONGEST_TARGET and (percent_span(part) or _LASTS.search(part))]
    measured = [part for part in measured if is_measured(part)]
    if len(stated) > _LONGEST_TARGET:
        return measured if quality else []
    return measured if len(measured) > 1 else [stated]


def _standard(grid: Grid, row: int, name: str, stated: str, *, strong: bool) -> ServiceLevel | None:
    plain = is_measured(stated) and len(stated) <= _LONGEST_TARGET and not _is_lifetime(stated)
    if not strong and not plain:
        return None
    known = metric_of(name) or metric_of(stated)
    level = standard(f"{name} {stated}", known or tidy(name)[:120], stated, grid.quote(row))
    # sizes and numbers of parts of a product are no standards of a service
    named = strong or known or level.percent is not None or level.seconds is not None
    return level if named else None


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
