"""The award criteria as a tree: groups with their sub-criteria and points, from tables and from running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.document import Cell
from models.facts import Criterion, Fact
from tasks.extract.fact_finders.award_lists import PRICE, weighted_lists
from tasks.extract.fact_finders.award_tables import (
    AWARD,
    IN_BRACKETS,
    CriteriaSet,
    is_award_table,
    is_total,
    name_columns,
    points_of,
    table_criteria,
    weight_columns,
)
from tasks.extract.fact_finders.folding import fold, tidy
from tasks.extract.fact_finders.listing import listed
from tasks.extract.fact_finders.passages import Passage
from tasks.extract.fact_finders.tables import Grid

_TOLERANCE = 0.51
_LONGEST_NAME = 60
_LONGEST_LINE = 140
_RULE = re.compile(r"。|得\s?\d|得(?:标准)?分|[优良]得|\b(?:shall|will|must)\b|\.\s[A-Z]")
_SAYS = re.compile(r"[^\W\d_]{2}")
_ORDINAL = re.compile(r"^\W*(?:[一二三四五六七八九十]{1,3}|\d{1,2}(?:\.\d{1,2})*|[A-Z])\W*(?=[\s、.)])\W*")
_CAPTION_GROUP = re.compile(
    r"(?P<name>商务|技术|价格|报价|服务|资信|商务技术|综合实力)\s?(?:部分|标)?\s?(?:评分|评审|评标|评价|打分)[^/]{0,12}$"
    r"|(?P<en>technical|commercial|price|quality|financial)\s(?:evaluation|criteria|scoring)[^/]{0,12}$",
    re.IGNORECASE,
)
_NAMED_GROUP = re.compile(
    r"(?P<name>[^\n:;,.。()]{2,40}?)\s?\((?:满分|共|max(?:imum)?\.?)?\s?(?P<w>\d{1,3}(?:\.\d{1,2})?)\s?(?:points?|marks?|%|分)\)\s?[:：]\s?"
    r"(?P<list>[^\n]{6,400})",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"\)\s?[:：]")
_MEMBER = re.compile(
    r"\s*(?:and\s|以及|和)?(?P<name>[^\d,;、。()]{2,50}?)\s?[-(:：]?\s?(?P<w>\d{1,3}(?:\.\d{1,2})?)\s?(?:points?|marks?|%|分)?\s?\)?"
    r"\s?(?=[,;、。.]|\sand\s|以及|$)[,;、。.]?",
    re.IGNORECASE,
)
_LINE = re.compile(
    r"\s*(?P<name>[^\n。;]{2,70}?)\s?[-:：(\[]{0,2}\s?(?:满分|共|max(?:imum)?\.?)?\s?(?P<w>\d{1,3}(?:\.\d{1,2})?)\s?"
    r"(?:points?|marks?|%|分)\s?[)\]]?\s?[:：.]?\s*",
    re.IGNORECASE,
)


def find_award_tree(
    passages: Sequence[Passage], grids: Sequence[Grid], criteria: Fact[tuple[Criterion, ...]] | None
) -> Fact[tuple[Criterion, ...]] | None:
    """Every group followed by its parts, in the tender's order; the flat list of ``criteria`` where there are no parts.

    Only trees whose top adds up to 100 and whose parts add up to their group count.
    """
    candidates = [
        tree for tree in (_from_tables(passages, grids), _from_lines(passages), _from_sentences(passages)) if tree
    ]
    nested = [tree for tree in candidates if any(node.parent for node in tree)]
    if nested:
        return listed(max(nested, key=len), 0.8, "the parts add up to their groups, the groups to 100")
    weighed = criteria is not None and all(item.weight is not None for item in criteria.value)
    return criteria if weighed else None


def stated_groups(passages: Sequence[Passage], grids: Sequence[Grid]) -> Iterator[CriteriaSet]:
    """The top of each tree whose groups stand on rows or lines of their own, where they add up to 100."""
    for grid in grids:
        if not grid.in_form and is_award_table(grid):
            found = CriteriaSet(tuple(node for node in _nodes(grid) if node.parent is None), 3.6)
            if found.complete and any(_is_group_row(grid, row) for row in range(grid.body, len(grid.rows))):
                yield found
    for tree in (_from_lines(passages), _from_sentences(passages)):
        if any(node.parent for node in tree):
            yield CriteriaSet(tuple(node for node in tree if node.parent is None), 2.4)


def _from_tables(passages: Sequence[Passage], grids: Sequence[Grid]) -> tuple[Criterion, ...]:
    parts = [(grid, nodes) for grid in grids if not grid.in_form and is_award_table(grid) and (nodes := _nodes(grid))]
    for _, nodes in parts:
        if _adds_up(nodes) and any(PRICE.search(node.name) for node in nodes if node.parent is None):
            return nodes
    roots = _roots(passages, grids) if parts else ()
    if roots:
        return _under_roots(roots, parts)
    grouped = [node for grid, nodes in parts for node in _under_caption(grid, nodes)]
    return tuple(grouped) if _adds_up(grouped) else ()


def _adds_up(nodes: Sequence[Criterion]) -> bool:
    top = [node.weight or 0 for node in nodes if node.parent is None]
    return len(top) >= 2 and abs(sum(top) - 100) <= _TOLERANCE


def _roots(passages: Sequence[Passage], grids: Sequence[Grid]) -> tuple[Criterion, ...]:
    """The few groups with shares that the tender states apart from its tables of points."""
    sets = [*table_criteria(grids), *weighted_lists(passages)]
    few = [
        one
        for one in sets
        if one.complete and len(one.items) <= 5 and any(PRICE.search(item.name) for item in one.items)
    ]
    return max(few, key=lambda one: one.strength).items if few else ()


def _under_roots(
    roots: Sequence[Criterion], parts: Sequence[tuple[Grid, Sequence[Criterion]]]
) -> tuple[Criterion, ...]:
    tree: list[Criterion] = []
    for root in roots:
        tree.append(root)
        for grid, nodes in parts:
            caption = _caption_name(grid)
            total = sum(node.weight or 0 for node in nodes if node.parent is None)
            fits = abs(total - (root.weight or 0)) <= _TOLERANCE or abs(total - 100) <= _TOLERANCE
            own = len(nodes) == 1 and nodes[0].weight == root.weight
            if caption and caption[:2] in root.name and fits and not own and root.weight:
                tree += [node if node.parent else node.model_copy(update={"parent": root.name}) for node in nodes]
                break
    return tuple(tree)


def _caption_name(grid: Grid) -> str:
    tail = IN_BRACKETS.sub("", re.sub(r"\([^()]{0,12}法\)|\s", "", grid.caption)).rstrip(" :/()")
    hit = _CAPTION_GROUP.search(tail[-40:])
    return (hit["name"] or hit["en"]) if hit else ""


def _under_caption(grid: Grid, nodes: Sequence[Criterion]) -> Iterator[Criterion]:
    """The nodes under a group that the table's caption names: "商务评分细则表(45分)"."""
    name = _caption_name(grid)
    top = [node for node in nodes if node.parent is None]
    if not name or (len(top) == 1 and name[:2] in top[0].name):
        yield from nodes
        return
    total = round(sum(node.weight or 0 for node in top), 2)
    first = nodes[0]
    yield Criterion(
        name=name,
        weight=total,
        text="; ".join(node.text for node in top)[:300],
        document=first.document,
        page=first.page,
        boxes=first.boxes,
    )
    for node in nodes:
        yield node if node.parent else node.model_copy(update={"parent": name})


def _nodes(grid: Grid) -> tuple[Criterion, ...]:
    """Groups and leaves of one table; groups come from spanning rows or merged cells in front of the names."""
    weights = weight_columns(grid)
    if not weights:
        return ()
    column = next(
        (col for col in reversed(weights) if sum(points_of(row[col]) is not None for row in grid.rows) >= 1), weights[0]
    )
    names = [col for col in name_columns(grid) if col not in weights]
    tree: dict[tuple[str, ...], tuple[list[Cell], float]] = {}
    stated: dict[tuple[str, ...], float] = {}
    divider: tuple[str, ...] = ()
    for row in range(grid.body, len(grid.rows)):
        if _is_group_row(grid, row):
            text = grid.rows[row][0]
            hit = IN_BRACKETS.search(text)
            divider = (_plain(text),)
            if hit and (cell := grid.cell_at(row, 0)):
                stated[divider] = float(hit["w"])
                tree.setdefault(divider, ([cell], 0.0))
            continue
        value, weight = points_of(grid.rows[row][column]), grid.cell_at(row, column)
        if value is None or weight is None or weight.row != row or any(is_total(text) for text in grid.rows[row][:2]):
            continue
        cells = _path(grid, row, names)
        for depth, cell in enumerate(cells):
            path = (*divider, *(_plain(fold(one.text)) for one in cells[: depth + 1]))
            told = IN_BRACKETS.search(fold(cell.text))
            if told:
                stated[path] = float(told["w"])
            found, total = tree.setdefault(path, ([cell], 0.0))
            leaf = depth == len(cells) - 1
            tree[path] = ([*found, weight] if leaf else found, total + value)
    return _checked(grid, tree, stated)


def _checked(
    grid: Grid, tree: dict[tuple[str, ...], tuple[list[Cell], float]], stated: dict[tuple[str, ...], float]
) -> tuple[Criterion, ...]:
    """The nodes in order; a group whose stated points are not the sum of its parts is given without them."""
    nodes: list[Criterion] = []
    for path, (cells, total) in tree.items():
        parts = sum(
            weight for other, (_, weight) in tree.items() if len(other) == len(path) + 1 and other[: len(path)] == path
        )
        weight = stated.get(path, total or parts)
        parent = path[:-1]
        if parent in stated and abs(stated[parent] - _sum_under(tree, parent)) > _TOLERANCE:
            continue
        name = parent[-1] if parent else None
        nodes.append(Criterion(name=path[-1], weight=round(weight, 2), parent=name, **grid.quote_cells(cells)))
    names = [node.name for node in nodes]
    # a leaf that repeats its only group says nothing new
    return tuple(
        node for node in nodes if node.parent is None or node.name != node.parent or names.count(node.name) > 2
    )


def _sum_under(tree: dict[tuple[str, ...], tuple[list[Cell], float]], path: tuple[str, ...]) -> float:
    return sum(
        weight for other, (_, weight) in tree.items() if len(other) == len(path) + 1 and other[: len(path)] == path
    )


def _path(grid: Grid, row: int, names: Sequence[int]) -> list[Cell]:
    """The name cells of a row, outermost first; ordinals, long texts and repeats left out."""
    cells: list[Cell] = []
    for col in names:
        cell = grid.cell_at(row, col)
        if cell is None or any(cell is one for one in cells):
            continue
        text = _plain(fold(cell.text))
        if (
            _SAYS.search(text)
            and len(text) <= _LONGEST_NAME
            and not _RULE.search(text)
            and text not in {_plain(fold(one.text)) for one in cells}
        ):
            cells.append(cell)
    return cells


def _plain(text: str) -> str:
    name = IN_BRACKETS.sub("", text)
    return tidy(_ORDINAL.sub("", name, count=1)) or tidy(name) or tidy(text)


def _is_group_row(grid: Grid, row: int) -> bool:
    cell = grid.cell_at(row, 0)
    filled = [text for text in grid.rows[row] if text.strip()]
    if cell is None or len(set(filled)) != 1 or is_total(grid.rows[row][0]) or len(filled[0]) > _LONGEST_NAME:
        return False
    wide = cell.col_span >= len(grid.heads) - 1 or IN_BRACKETS.search(grid.rows[row][0])
    return bool(wide) and points_of(grid.rows[row][0]) is None


def _from_sentences(passages: Sequence[Passage]) -> tuple[Criterion, ...]:
    """Groups with their parts behind a colon: "Technical (60 points): Methodology 25, Team 20, Plan 15"."""
    nodes: list[Criterion] = []
    for passage in passages:
        if passage.kind in {"row", "margin"} or passage.rank == "form" or not _CLOSES.search(passage.text):
            continue
        if not (AWARD.search(passage.section) or AWARD.search(passage.text) or AWARD.search(passage.head)):
            continue
        for hit in _NAMED_GROUP.finditer(passage.text):
            members = _members(passage, hit)
            if not members:
                continue
            group = _plain(hit["name"])
            nodes.append(Criterion(name=group, weight=float(hit["w"]), **passage.quote(hit.start(), hit.start("list"))))
            nodes += [member.model_copy(update={"parent": group}) for member in members]
    named = {node.name for node in nodes}
    if nodes and sum(node.weight or 0 for node in nodes if node.parent is None) < 100 - _TOLERANCE:
        flat = [item for one in weighted_lists(passages) for item in one.items if item.name not in named]
        rest = 100 - sum(node.weight or 0 for node in nodes if node.parent is None)
        nodes += [item for item in flat if item.weight is not None and abs(item.weight - rest) <= _TOLERANCE][:1]
    return tuple(nodes) if _adds_up(nodes) else ()


def _members(passage: Passage, group: re.Match[str]) -> list[Criterion]:
    found: list[Criterion] = []
    offset, wanted, total = group.start("list"), float(group["w"]), 0.0
    while total < wanted - _TOLERANCE:
        hit = _MEMBER.match(passage.text, offset, group.end("list"))
        if hit is None:
            break
        total += float(hit["w"])
        found.append(
            Criterion(name=_plain(hit["name"]), weight=float(hit["w"]), **passage.quote(hit.start("name"), hit.end()))
        )
        offset = hit.end()
    return found if len(found) >= 2 and abs(total - wanted) <= _TOLERANCE else []


def _from_lines(passages: Sequence[Passage]) -> tuple[Criterion, ...]:
    """Lines with points under headings about the award, where the lines behind a group add up to it."""
    runs: list[list[Criterion]] = [[]]
    for passage in passages:
        if passage.kind not in {"text", "heading"} or passage.rank == "form" or len(passage.text) > _LONGEST_LINE:
            continue
        hit = _LINE.fullmatch(passage.text)
        if not hit and not (passage.kind == "heading" and runs[-1]):
            continue
        award = AWARD.search(passage.section) or AWARD.search(passage.text)
        hit = hit if award or runs[-1] else None
        if hit and _SAYS.search(hit["name"]):
            runs[-1].append(Criterion(name=_plain(hit["name"]), weight=float(hit["w"]), **passage.quote()))
        elif passage.kind == "heading" and not award and runs[-1]:
            runs.append([])
    return max((_nested(run) for run in runs), key=len)


def _nested(run: Sequence[Criterion]) -> tuple[Criterion, ...]:
    nodes: list[Criterion] = []
    position = 0
    while position < len(run):
        head, total, parts = run[position], 0.0, 0
        for part in run[position + 1 :]:
            total, parts = total + (part.weight or 0), parts + 1
            if total >= (head.weight or 0) - _TOLERANCE:
                break
        nodes.append(head)
        if parts >= 2 and abs(total - (head.weight or 0)) <= _TOLERANCE:
            nodes += [one.model_copy(update={"parent": head.name}) for one in run[position + 1 : position + 1 + parts]]
            position += parts
        position += 1
    return tuple(nodes) if _adds_up(nodes) else ()
