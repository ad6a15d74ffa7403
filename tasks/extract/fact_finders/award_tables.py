"""Award criteria from tables: a column of weights, or weights in brackets behind the names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.document import Cell
from models.facts import Criterion
from tasks.extract.fact_finders.folding import fold, tidy
from tasks.extract.fact_finders.tables import Grid
from tasks.extract.fact_finders.words import pattern

AWARD = pattern(
    r"award criteri | evaluation (?:criteri|factor) | basis (?:of|for) award | selection criteri | scoring",
    r"weighting",
    r"evaluation of (?:tenders|proposals|bids|quotes|offers) | factors? for award | \bevaluation",
    r"评分 | 评标 | 评审 | 打分 | 综合评估 | 分值",
)
_NOT_AWARD = pattern(
    r"考核 | 考评 | 服务质量 | 服务商 | 甲方对乙方 | 自查 | 索引 | service credit | contractor performance"
)
_WEIGHT_HEAD = pattern(
    r"分值 | 权重 | 标准分 | 满分 | 分数 | 得分上限 | 总分 | weight | points?\b | marks?\b",
    r"max(?:imum)? score | \bscore | % | available",
)
_NAME_HEAD = pattern(
    r"评分项 | [评审][审分价查](?:因素|要素|指标|项目|内容|项|点) | 项目 | 因素 | 要素 | 指标",
    r"内容 | 类别 | 名称",
    r"criteri | factor | element | area | section | question",
)
_RULE_HEAD = pattern(r"(?<!分)标准(?!分) | 细则 | 规则 | 说明 | 办法 | description | guidance | \bsub | how")
IN_BRACKETS = re.compile(
    r"[(]\s?(?:满分|最高|权重|共|总分|分值|占)?\s?:?\s?(?P<w>\d{1,3}(?:\.\d{1,2})?)\s?(?:分|%|points?|marks?)\s?[)]",
    re.IGNORECASE,
)
_AT_END = re.compile(r"(?P<w>\d{1,3}(?:\.\d{1,2})?)\s?(?:%|分)\s*$")
_TOTAL = re.compile(r"\s*(?:总\s?分|合\s{0,4}计|总\s{0,4}计|小\s?计|total|sum|满分)", re.IGNORECASE)
_LONGEST_NAME = 60
_SAYS = re.compile(r"[^\W\d_]{2}")  # an ordinal in the first column is no name
_NUMBER = re.compile(r"\s*(?:0\s?[-~]\s?)?(\d{1,3}(?:\.\d{1,2})?)\s?(?:分|%|points?|marks?)?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CriteriaSet:
    """Criteria that belong together, and how strongly their place says that they are award criteria."""

    items: tuple[Criterion, ...]
    strength: float

    @property
    def total(self) -> float:
        """The sum of the weights."""
        return sum(item.weight or 0 for item in self.items)

    @property
    def complete(self) -> bool:
        """Whether each criterion has a weight and they add up to 100."""
        return (
            len(self.items) >= 2 and abs(self.total - 100) <= 0.51 and all(one.weight is not None for one in self.items)
        )


def table_criteria(grids: Sequence[Grid]) -> list[CriteriaSet]:
    """Every reading of every table that may hold award criteria, and tables of one scheme taken together."""
    sets: list[CriteriaSet] = []
    parts: list[CriteriaSet] = []
    for grid in grids:
        readings = [one for one in _readings(grid) if one.items] if not grid.in_form else []
        if readings:
            sets.extend(readings)
            parts.append(max(readings, key=lambda one: (one.strength, len(one.items))))
    merged = tuple(item for part in parts if part.strength >= 3.5 and part.total < 100 for item in part.items)
    return [*sets, CriteriaSet(merged, 3.3)]


def is_award_table(grid: Grid) -> bool:
    """Whether a table may hold award criteria: it says so, and is none that scores the supplier later."""
    heads = " ".join(grid.heads)
    if _NOT_AWARD.search(grid.caption[-90:] + heads):
        return False
    return _says_award(grid) or any(
        re.search(r"评分|评审|criteri", text, re.IGNORECASE) for row in grid.rows[:2] for text in row
    )


def weight_columns(grid: Grid) -> list[int]:
    """The columns that hold points or shares, left to right."""
    return [col for col, head in enumerate(grid.heads) if _WEIGHT_HEAD.search(head) and not _RULE_HEAD.search(head)]


def name_columns(grid: Grid) -> list[int]:
    """The columns that name criteria, left to right."""
    return [col for col, head in enumerate(grid.heads) if _NAME_HEAD.search(head) and not _RULE_HEAD.search(head)]


def is_total(text: str) -> bool:
    """Whether a folded cell heads a row of sums."""
    return _TOTAL.match(text) is not None


def points_of(text: str) -> float | None:
    """The number of a cell that holds points only (``0-15`` is 15), or None."""
    return _number(text)


def _says_award(grid: Grid) -> bool:
    return bool(AWARD.search(grid.caption) or AWARD.search(" ".join(grid.heads)))


def _readings(grid: Grid) -> Iterator[CriteriaSet]:
    if not is_award_table(grid):
        return
    strength = 3.0 if _says_award(grid) else 2.0
    weights = weight_columns(grid)
    if weights:
        others = [col for col in range(len(grid.heads)) if col != weights[0]]
        names = [col for col in name_columns(grid) if col != weights[0]]
        for name in names or others:
            items = tuple(_column_items(grid, name, weights[0]))
            if all(len(item.name) <= _LONGEST_NAME and _SAYS.search(item.name) for item in items):
                yield CriteriaSet(items, strength + 0.5)
    yield CriteriaSet(tuple(_header_items(grid)), strength + 0.2)
    for column in range(min(4, len(grid.heads))):
        yield CriteriaSet(tuple(_bracket_items(grid, column)), strength)


def _column_items(grid: Grid, name_col: int, weight_col: int) -> Iterator[Criterion]:
    """One criterion a name; a name that spans several weights gets their sum."""
    groups: dict[int, tuple[Cell, list[Cell], float]] = {}
    before: Cell | None = None
    for row in range(grid.body, len(grid.rows)):
        name, weight = grid.cell_at(row, name_col), grid.cell_at(row, weight_col)
        if name is None or weight is None or name is weight or weight.row != row or not name.text.strip():
            continue
        value = _number(grid.rows[row][weight_col])
        if value is None or _TOTAL.match(fold(name.text)) or any(_TOTAL.match(text) for text in grid.rows[row][:2]):
            continue
        if before is not None and before.text == name.text:
            name = before  # a group printed again on each of its rows
        before = name
        _, cells, total = groups.get(name.row, (name, [], 0.0))
        groups[name.row] = (name, [*cells, weight], total + value)
    for name, cells, total in groups.values():
        shown = tidy(IN_BRACKETS.sub("", fold(name.text))) or tidy(name.text)
        yield Criterion(name=shown, weight=round(total, 2), **grid.quote_cells([name, *cells]))


def _header_items(grid: Grid) -> Iterator[Criterion]:
    """Names across, weights below: 技术 | 商务 | 价格 over 权重 | 40 | 45 | 15."""
    for row in range(1, len(grid.rows)):
        if not _WEIGHT_HEAD.search(grid.rows[row][0]):
            continue
        for col in range(1, len(grid.rows[row])):
            name, weight = grid.cell_at(row - 1, col), grid.cell_at(row, col)
            value = _number(grid.rows[row][col])
            if name and weight and value is not None and name.text.strip() and _number(name.text) is None:
                yield Criterion(name=tidy(name.text), weight=value, **grid.quote_cells([name, weight]))
        return


def _bracket_items(grid: Grid, col: int) -> Iterator[Criterion]:
    seen: set[int] = set()
    for row in range(len(grid.rows)):
        cell = grid.cell_at(row, col)
        if cell is None or cell.row in seen or len(cell.text) > 60:
            continue
        text = grid.rows[row][col]
        hit = IN_BRACKETS.search(text) or _AT_END.search(text)
        name = tidy(text[: hit.start()] + text[hit.end() :]) if hit else ""
        if hit and not _TOTAL.match(text) and re.search(r"[^\W\d_]{2}", name):
            seen.add(cell.row)
            yield Criterion(name=name, weight=float(hit["w"]), **grid.quote_cells([cell]))


def _number(text: str) -> float | None:
    hit = _NUMBER.fullmatch(text)
    return float(hit[1]) if hit else None
