"""How many people of a role the tender demands; seats and workstations are no people and stand with the volumes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.facts import Fact, StaffingMinimum
from tasks.extract.fact_finders.folding import squash, tidy
from tasks.extract.fact_finders.numerals import EN_NUMBER_WORD, ZH_NUMERAL, whole_number
from tasks.extract.fact_finders.passages import Passage
from tasks.extract.fact_finders.tables import Grid
from tasks.extract.fact_finders.words import any_of, pattern

_ROLE_NOUN = any_of(
    r"agents? | advis[eo]rs? | managers? | supervisors? | leaders? | leads? | operators? | analysts? | engineers?",
    r"developers? | officers? | specialists? | coordinators? | architects? | trainers? | clerks? | representatives?",
    r"consultants? | guards? | technicians? | staff | personnel | administrators? | assistants? | nurses? | drivers?",
    r"(?:seamstress/)?tailors? | planners? | coach(?:es)?",
)
_QUANTIFIED = re.compile(
    r"\b(?:at least|minimum of|no (?:fewer|less) than|not (?:fewer|less) than"
    r"|(?:shall|must|to|requires) (?:provide|assign|designate|employ|have|include)|providing)"
    r"\s(?:an? |the )?(?:total of |minimum of )?"
    rf"(?P<n>\d{{1,4}}|{EN_NUMBER_WORD}|(?<=providing )a)(?:\s?\(\d{{1,4}}\))?"
    rf"\s(?P<role>(?:[A-Za-z][\w/'-]{{0,30}}\s){{0,5}}?{_ROLE_NOUN})\b",
    re.IGNORECASE,
)
_STATIONED = re.compile(
    rf"\brequires?\s(?P<n>\d{{1,3}}|{EN_NUMBER_WORD})\s"
    rf"(?P<role>{_ROLE_NOUN}\sto be (?:stationed|posted|on duty)(?:\s(?:at|in) the(?: [A-Z]\w{{1,20}}){{1,3}})?)",
    re.IGNORECASE,
)
_NOT_IN_ROLE = pattern(
    r"\b(?:of|each|per|contacts?|for|years?|days?|copies|references|hours?|months?|the|who|with|by)\b"
)
_WORTHLESS = re.compile(
    r"\b(?:full[- ]time|equivalent|dedicated|FTE|qualified|trained|experienced|named)\s", re.IGNORECASE
)
_EXPERIENCE = pattern(
    r"in charge of | managing | managed | experience | supervis\w+ | references? | contracts? (?:of|with)"
)
_HELD = pattern(
    r"\b(?:have|has|having|had)\s(?:\w{2,14}ed|had|run)\b | \bcurrently (?:has|have|employ)",
)
_ELAPSED = re.compile(r"[^.;]{0,40}\b(?:in|over|during|for) the (?:past|last|previous)\b", re.IGNORECASE)
_KEY = re.compile(r"key (?:personnel|positions?|staff|roles?)", re.IGNORECASE)
_KEY_DUTY = re.compile(
    r"\b(?:must|shall|will)\s(?:\w+\s)?(?:designate|assign|provide|identify|name)\b"
    r"|\bare (?:necessary|required|as follows)",
    re.IGNORECASE,
)
_KEY_ROLE = re.compile(
    r"\b((?:[A-Z][a-z]+ ){1,3}(?:Manager|Lead|Leader|Engineer|Architect|Developer|Analyst|Supervisor|Director))\b"
)
_ZH_ROLE = any_of(
    r"项目经理 | 项目负责人 | 管理人员 | 班组?长 | 组长 | 主管 | [坐座]席(?:人员|员|代表)",
    r"客服(?:人员|代表|专员|坐席|座席)",
    r"话务员 | 质检(?:员|人员|专员) | 培训(?:师|讲师|专员) | 客户经理 | 运营经理 | 技术(?:支持|人员|工程师) | 现场经理",
    r"保安员? | 保洁员? | 驻场人员 | 服务人员 | 工作人员 | 服务经理 | 司机 | 驾驶员 | 厨师 | 服务岗 | 专员 | 工程师",
)
_ZH_COUNT = rf"(?P<{{0}}>\d{{{{1,4}}}}|{ZH_NUMERAL}{{{{1,3}}}})\s?"
_ZH_BEHIND = re.compile(
    rf"(?P<role>[\u4e00-\u9fff]{{0,8}}{_ZH_ROLE})(?:人数|数量|总数)?\s?"
    rf"(?P<least>不(?:得)?少于|不(?:得)?低于|至少|最少|≥|>=|须?配备|共|:)?\s?{_ZH_COUNT.format('n')}(?:人|名|位)(?![次/])"
)
_ZH_BEFORE = re.compile(
    rf"(?:不(?:得)?少于|不(?:得)?低于|至少|应?配备|派驻|安排|指定|设置?|提供)[^。;,\n\d]{{0,4}}?{_ZH_COUNT.format('n')}(?:人|名|位|个)"
    rf"(?:的|以上)?\s?(?P<role>[\u4e00-\u9fff]{{0,10}}{_ZH_ROLE})"
)
_ZH_WANTED = pattern(r"采购 | 需求 | 需要 | 招聘 | 派驻 | 配备 | 安排")
_ZH_NOT = pattern(
    r"评委 | 评审 | 专家 | 评标 | 监督 | 得\s?\d | 分[;。,] | 采购人代表 | 扣 | 委员会 | 开标 | 法定 | 同一人",
    r"业绩 | 联系人",
    r"甲方 | 采购人(?:应|指定|安排) | 夜间 | 夜班 | 每班 | 每个班次 | 恢复 | 备用 | 每\d | 以下",
)
_ZH_ADJECTIVE = re.compile(r"^.*(?:在岗|专职|全职|专业|合格的?|采购|需要|配备|安排|之日|一名|提供|其中|包括|的|和)")
_ZH_POSTS = re.compile(r"人员(?:配[置备]|要求|安排)|岗位(?:配置|设置|要求)|定员|编制")
_ZH_LISTED = re.compile(
    rf"(?P<role>[\u4e00-\u9fff]{{2,8}}人员|总人数)\s?(?P<least>不(?:得)?少于|不(?:得)?低于|至少|共|:)?\s?{_ZH_COUNT.format('n')}(?:人|名)(?![次/])"
)
_ROLE_HEAD = pattern(
    r"岗位 | 职务 | 职位 | 人员类别 | 工种 | 角色 | \brole | position | labou?r category | job title | post\b",
    r"staff type",
)
_COUNT_HEAD = pattern(
    r"人数 | 数量 | 配置 | 需求数 | 编制 | headcount | \bnumber | \bFTE | quantity | minimum | \bcount | required"
)
_NOT_COUNT_HEAD = pattern(r"年限 | years | score | 分 | experience")
# what earlier work took is no demand
_HISTORY = pattern(
    r"\bhistorical(?:ly)?\b | \bin the past\b | \bincumbent | for information only | current(?:ly)? (?:staff|employ)",
    r"历史数据 | 现有人员 | 以往 | 仅供参考",
)
_CELL_COUNT = re.compile(r"\s*(?:≥|>=|min\.?|minimum|不少于|至少)?\s?(\d{1,4})\s?(?:人|名|个|FTE)?\s*", re.IGNORECASE)


def find_staffing(passages: Sequence[Passage], grids: Sequence[Grid]) -> Fact[tuple[StaffingMinimum, ...]] | None:
    """People of a role that the tender demands: staffing tables first, then sentences; one entry a role."""
    tables = [one for grid in grids if not grid.in_form for one in _from_table(grid)]
    sentences = [one for passage in passages for one in _from_passage(passage)]
    items: dict[str, StaffingMinimum] = {}
    for one in [*tables, *sentences]:
        items.setdefault(re.sub(r"[\s()]+|s$", "", one.role.lower()), one)
    if not items:
        return None
    found = tuple(items.values())
    return Fact(
        value=found,
        text="; ".join(one.text for one in found)[:600],
        document=found[0].document,
        page=found[0].page,
        boxes=found[0].boxes,
        confidence=0.8 if tables else 0.65,
    )


def _from_table(grid: Grid) -> Iterator[StaffingMinimum]:
    role = grid.column(_ROLE_HEAD)
    if role is None or _HISTORY.search(grid.caption):
        return
    counts = [
        col
        for col, head in enumerate(grid.heads)
        if col != role and _COUNT_HEAD.search(head) and not _NOT_COUNT_HEAD.search(head)
    ]
    named_once = not counts and _KEY.search(grid.caption)
    for row in range(grid.body, len(grid.rows)):
        name = tidy(grid.rows[row][role])
        if not 2 <= len(name) <= 60 or re.match(r"合计|总计|小计|total", name, re.IGNORECASE):
            continue
        hit = _CELL_COUNT.fullmatch(grid.rows[row][counts[0]]) if counts else None
        if hit and int(hit[1]) > 0:
            yield StaffingMinimum(role=name, count=int(hit[1]), **grid.quote(row))
        elif named_once and re.search(_ROLE_NOUN, name, re.IGNORECASE):
            yield StaffingMinimum(role=name, count=1, **grid.quote(row))


def _from_passage(passage: Passage) -> Iterator[StaffingMinimum]:
    if passage.kind in {"row", "margin", "heading"} or passage.rank == "form":
        return
    yield from _chinese(passage) if passage.language == "zh" else _english(passage)


def _chinese(passage: Passage) -> Iterator[StaffingMinimum]:
    if re.search(r"评分|评审|评标", passage.section + passage.head):
        return
    posts = bool(_ZH_POSTS.search(passage.section.rpartition(" / ")[2][-16:]))
    for words in (_ZH_BEHIND, _ZH_BEFORE, *([_ZH_LISTED] if posts else [])):
        for hit in words.finditer(passage.text):
            if posts and _in_brackets(passage.text, hit.start()):
                continue  # the parts of a role
            start, end = passage.sentence(hit.start(), hit.end())
            count = whole_number(hit["n"])
            near = passage.text[max(start, hit.start() - 16) : hit.end() + 8]
            stated = words in {_ZH_BEFORE, _ZH_LISTED} or hit["least"] or _ZH_WANTED.search(near)
            if (
                count
                and stated
                and not _ZH_NOT.search(near)
                and not re.search(r"[同任每何第]$", passage.text[: hit.start("n")])
            ):
                role = tidy(_ZH_ADJECTIVE.sub("", hit["role"]) or hit["role"])
                yield StaffingMinimum(role=role, count=count, **passage.quote(start, min(end, start + 240)))


def _in_brackets(text: str, offset: int) -> bool:
    before = text[:offset]
    return before.count("(") > before.count(")")


def _english(passage: Passage) -> Iterator[StaffingMinimum]:
    for words in (_QUANTIFIED, _STATIONED):
        for hit in words.finditer(passage.text):
            start, end = passage.sentence(hit.start(), hit.end())
            count = 1 if hit["n"].lower() == "a" else whole_number(hit["n"])
            role = squash(_WORTHLESS.sub("", hit["role"] + " "))
            before = passage.text[max(start, hit.start() - 40) : hit.start()]
            clean = words is _STATIONED or not _NOT_IN_ROLE.search(role)
            past = _HELD.search(before) or _ELAPSED.match(passage.text, hit.end(), end)
            if count and role and clean and not past and not _EXPERIENCE.search(before):
                yield StaffingMinimum(role=role, count=count, **passage.quote(start, min(end, start + 300)))
    yield from _key_people(passage)


def _key_people(passage: Passage) -> Iterator[StaffingMinimum]:
    """Roles named as key personnel without a number: one of each."""
    for key in _KEY.finditer(passage.text):
        start, end = passage.sentence(key.start(), key.end())
        sentence = passage.text[start : min(end, start + 400)]
        if _KEY_DUTY.search(sentence):
            for hit in _KEY_ROLE.finditer(sentence):
                yield StaffingMinimum(role=hit[1], count=1, **passage.quote(start, min(end, start + 300)))
    if _KEY.search(passage.section.rpartition(" / ")[2]) and len(passage.text) < 90:
        blank = re.match(r"\s*((?:[A-Z][a-z]+ ){1,3}[A-Z]?[a-z]*)\s?_{3}", passage.text)
        if blank and re.search(_ROLE_NOUN, blank[1], re.IGNORECASE):
            yield StaffingMinimum(role=tidy(blank[1]), count=1, **passage.quote())
