"""How a contact centre is run: after-call work, occupancy, recordings, where data stays, who brings the systems."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from models.facts import Fact, PlatformOwner, Retention
from tasks.extract.fact_finders.channels import channel_of
from tasks.extract.fact_finders.choosing import Candidate, choose
from tasks.extract.fact_finders.durations import find_lengths
from tasks.extract.fact_finders.folding import tidy
from tasks.extract.fact_finders.handling_times import stated_seconds
from tasks.extract.fact_finders.listing import listed
from tasks.extract.fact_finders.passages import Passage
from tasks.extract.fact_finders.tables import Grid
from tasks.extract.fact_finders.words import any_of, pattern

_ACW = pattern(
    r"\bACW\b | after[- ](?:call|contact)[- ]work(?: time)? | (?:call )?wrap[- ]up(?: time)? | post[- ]call work",
    r"(?:话后|事后|通话后|案后|会话后)\s?(?:处理|整理|小结)?(?:工作)?(?:时长|时间)? | 后处理(?:时长|时间)",
)
_OCCUPANCY = re.compile(
    r"\b(?:agent |adviser |advisor |maximum |target |average )?(?:occupancy|utili[sz]ation)(?: rate| level"
    r"| target)?\b[^.;%]{0,40}?"
    r"(?P<n>\d{2,3}(?:\.\d{1,2})?)\s?(?:%|per ?cent)"
    r"|(?:工时|坐席|座席|人员|话务员)?(?:利用率|占用率|工时效率)[^。;%\d]{0,16}(?P<n2>\d{2,3}(?:\.\d{1,2})?)\s?%",
    re.IGNORECASE,
)
_PEOPLE = pattern(r"agent | advis[eo]r | call | contact cent(?:re|er) | 坐席 | 座席 | 话务 | 客服")
_RECORDING = pattern(
    r"(?:call|voice|screen|contact|telephone|audio) recordings? | \brecordings\b | record(?:ed)? calls | 录音",
    r"录屏 | 通话记录",
)
_KEEP = pattern(
    r"\bretain | \bkept\b | \bkeep\b | \bstore[ds]? | \bretention | preserv | \bheld\b | archiv | 保存",
    r"保留 | 留存 | 存储",
)
_DUTY = pattern(
    r"\b(?:shall|must|will|is to|are to|required|only)\b | 应 | 须 | 必须 | 不得 | 需 | 要求 | 仅 | 确保 | 保证",
    r"不少于 | 不低于",
)
_PLACE = (
    r"(?:the )?(?:United Kingdom|UK|European (?:Union|Economic Area)|EU|EEA|United States(?: of America)?|USA?"
    r"|U\.S\.|continental United States"
    r"|CONUS|Canada|Australia|New Zealand|India|Ireland|Germany|France|Singapore|Hong Kong|South Africa|Switzerland"
    r"|Kenya)"
)
_EN_RESIDENCE = re.compile(
    r"\b(?:data|information|recordings?|records|backups?)\b[^.;]{0,100}?\b(?:stored|hosted|held|processed|kept"
    r"|located|maintained|reside[s]?|remain|stay)\b"
    rf"[^.;]{{0,50}}?\b(?:within|in|inside|outside(?: of)?)\s(?P<place>{_PLACE}(?:(?:,| or| and"
    rf"|/)\s?{_PLACE}){{0,2}})(?![\w-])",
)
_OUTSIDE = re.compile(r"\boutside(?: of)?\s$")
_REFUSED = re.compile(r"\b(?:not|no|never|nor)\b", re.IGNORECASE)
_ZH_RESIDENCE = re.compile(
    r"(?:数据|信息|录音|资料)[^。;\n]{0,40}?(?:存储|存放|保存|留存|部署|储存|处理)[^。;\n,]{0,8}?(?:在|于)\s?"
    r"(?P<place>(?:中华人民共和国|中国大陆|中国|大陆|本市|本省|香港|澳门|台湾|[\u4e00-\u9fff]{2,3}[省市])境?内)"
)
_SYSTEMS: tuple[tuple[Literal["telephony", "crm"], str], ...] = (
    (
        "telephony",
        any_of(
            r"telephony(?: (?:platform|system|infrastructure))? | ACD",
            r"contact[- ]cent(?:re|er) (?:platform|technology|system)s?",
            r"call[- ]cent(?:re|er) (?:platform|technology|system)s? | phone system | telephone system",
            r"呼叫中心(?:系统|平台|软硬件) | 话务(?:系统|平台) | 电话系统 | 呼叫系统 | 客服(?:系统|平台)",
        ),
    ),
    (
        "crm",
        any_of(
            r"CRM(?: (?:system|platform))? | case management system | customer relationship management system "
            r"| 客户关系管理系统 | CRM系统 | 工单系统"
        ),
    ),
)
_BUYER = any_of(
    r"(?:the )?(?:authority|buyer|agency|government|client|customer|council|court|department|purchaser|ministry)",
    r"甲方 | 采购人 | 招标人 | 采购单位",
)
_SUPPLIER = any_of(
    r"(?:the )?(?:supplier|contractor|service provider|provider|vendor|bidder) | 乙方 | 中标人",
    r"供应商 | 投标人 | 服务商 | 成交供应商",
)
_PROVIDE = any_of(
    r"(?:shall|will|must|is to) (?:provide|supply|own|host|furnish|procure|bring|be responsible for providing)"
    r"|provides|supplies|owns",
    r"(?:应|须|需|负责|应当|必须|自行|自备|统一|免费|已|将){0,3}(?:提供|建设|搭建|自备|配备|部署)",
)
_EITHER = pattern(
    r"\bor\b.{0,20}(?:authority|supplier|contractor) | \bmay\b | \bif\b | 或 | 可(?:以)?提供",
    r"如(?!下) | optional | access to | 接口 | 对接",
)
_ANY_SYSTEM = re.compile("|".join(name for _, name in _SYSTEMS), re.IGNORECASE)
_LONGEST = 300
_LEAST_OCCUPANCY, _MOST_OCCUPANCY = 30.0, 100.0


def find_after_call_work(passages: Sequence[Passage], grids: Sequence[Grid]) -> Fact[float] | None:
    """Seconds of work after a call: from the column of a table (the row of calls first), else from a sentence."""
    rows = [one for grid in grids if not grid.in_form for one in _acw_rows(grid)]
    if rows:
        return next((fact for channel, fact in rows if channel == "voice"), rows[0][1])
    return choose([one for passage in passages for one in _acw_sentences(passage)])


def _acw_rows(grid: Grid) -> Iterator[tuple[str | None, Fact[float]]]:
    column = grid.column(_ACW)
    if column is None:
        return
    for row in range(grid.body, len(grid.rows)):
        seconds = stated_seconds(grid.rows[row][column], grid.heads[column])
        if seconds:
            yield channel_of(grid.rows[row][0]), Fact(value=seconds, confidence=0.85, **grid.quote(row))


def _acw_sentences(passage: Passage) -> Iterator[Candidate[float]]:
    if passage.kind in {"row", "margin", "heading"} or passage.rank == "form":
        return
    label = passage.label.rpartition(" | ")[2]
    if passage.kind == "cell" and len(label) <= 40 and _ACW.search(label):
        seconds = stated_seconds(
            passage.text, label, needs_unit=not re.search(r"秒|sec|min|分钟", label, re.IGNORECASE)
        )
        if seconds:
            yield Candidate(seconds, passage, 0, len(passage.text), 1.5)
        return
    for hit in _ACW.finditer(passage.text):
        start, end = passage.sentence(hit.start(), hit.end())
        seconds = stated_seconds(passage.text[hit.end() : min(end, hit.end() + 40)], "", needs_unit=True)
        if seconds:
            yield Candidate(seconds, passage, start, end, 1.0)


def find_occupancy(passages: Sequence[Passage]) -> Fact[float] | None:
    """The occupancy of agents in per cent that the tender states."""
    found: list[Candidate[float]] = []
    for passage in _running(passages):
        for hit in _OCCUPANCY.finditer(passage.text):
            start, end = passage.sentence(hit.start(), hit.end())
            value = float(hit["n"] or hit["n2"])
            if _LEAST_OCCUPANCY <= value <= _MOST_OCCUPANCY and _PEOPLE.search(
                passage.text[start:end] + passage.section
            ):
                found.append(Candidate(value, passage, start, end))
    return choose(found)


def find_recording_retention(passages: Sequence[Passage]) -> Fact[Retention] | None:
    """How long recordings of contacts are kept."""
    found: list[Candidate[Retention]] = []
    for passage in _running(passages):
        for start, end in passage.sentences():
            sentence = passage.text[start:end]
            cue = _RECORDING.search(sentence)
            if cue is None or not _KEEP.search(sentence) or not _DUTY.search(sentence):
                continue
            for length in find_lengths(sentence):
                clause = sentence[max(0, min(cue.start(), length.start) - 12) : max(cue.end(), length.end)]
                if length.unit in {"day", "week", "month", "year"} and _KEEP.search(
                    clause + sentence[length.end : length.end + 12]
                ):
                    kept = Retention(number=length.number, unit=length.unit)
                    found.append(Candidate(kept, passage, start, end))
                    break
    return choose(found)


def find_data_residence(passages: Sequence[Passage]) -> Fact[str] | None:
    """Where data must stay, in the tender's words."""
    found: list[Candidate[str]] = []
    for passage in _running(passages):
        words = _ZH_RESIDENCE if passage.language == "zh" else _EN_RESIDENCE
        for hit in words.finditer(passage.text):
            start, end = passage.sentence(hit.start(), hit.end())
            sentence = passage.text[start:end]
            outside = bool(_OUTSIDE.search(passage.text[: hit.start("place")]))
            if _DUTY.search(sentence) and outside == bool(_REFUSED.search(passage.text[start : hit.start("place")])):
                place = tidy(passage.raw[hit.start("place") : hit.end("place")])
                found.append(Candidate(re.sub(r"^the ", "", place), passage, start, end))
    return choose(found)


def find_platform_owners(passages: Sequence[Passage]) -> Fact[tuple[PlatformOwner, ...]] | None:
    """Who brings telephony and CRM, where one sentence says so of one side only."""
    items: dict[str, list[PlatformOwner]] = {}
    for passage in _running(passages):
        if not _ANY_SYSTEM.search(passage.text):
            continue
        for start, end in passage.sentences():
            sentence = passage.text[start:end]
            if len(sentence) > _LONGEST or not _ANY_SYSTEM.search(sentence) or _EITHER.search(sentence):
                continue
            for system, name in _SYSTEMS:
                owner = _owner(sentence, name)
                if owner:
                    one = PlatformOwner(system=system, owner=owner, **passage.quote(start, end))
                    items.setdefault(system, []).append(one)
    # two sides named in different places: nothing is clear
    clear = [found[0] for found in items.values() if len({one.owner for one in found}) == 1]
    return listed(clear, 0.7)


def _owner(sentence: str, system: str) -> Literal["buyer", "supplier"] | None:
    between = r"[^.;,。]{0,40}?"
    edge = r"\b" if sentence.isascii() else ""
    brought = r"(?:provided|supplied|owned|hosted|furnished)"
    sides: tuple[tuple[Literal["buyer", "supplier"], str], ...] = (("buyer", _BUYER), ("supplier", _SUPPLIER))
    for side, words in sides:
        active = rf"{edge}{words}\s?{_PROVIDE}{edge}{between}{system}"
        passive = rf"{system}\s(?:is|are|will be|shall be)\s{brought}\sby\s{words}\b"
        chinese = rf"{system}由{words}(?:统一|负责)?提供"
        if any(re.search(one, sentence, re.IGNORECASE) for one in (active, passive, chinese)):
            return side
    return None


def _running(passages: Sequence[Passage]) -> Iterator[Passage]:
    for passage in passages:
        if passage.kind not in {"row", "margin", "heading"} and passage.rank != "form":
            yield passage
