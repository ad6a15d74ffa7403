"""Quantities from running text: contacts with their period, seats, and other things a tender counts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.facts import Volume
from tasks.extract.fact_finders.channels import channel_of, period_of
from tasks.extract.fact_finders.folding import squash
from tasks.extract.fact_finders.handling_times import sentence_seconds
from tasks.extract.fact_finders.numerals import decimal_number, whole_number, zh_number
from tasks.extract.fact_finders.passages import Passage, Quote
from tasks.extract.fact_finders.words import any_of, pattern

_ABOUT = any_of(
    r"approximately | approx\.? | about | around | almost | nearly | over | more than | some | an estimated",
    r"currently",
    r"estimated(?: at)? | average of | averag(?:es|ing) | up to | roughly | handles? | receives? | answers?",
    r"processes?",
    r"shall (?:supply|furnish)",
)
_COUNTED = any_of(
    r"calls? | contacts? | e-?mails? | chats? | webchats? | enquiries | inquiries | letters | tickets | cases",
    r"interactions",
    r"transactions | messages | agents? | users | employees | customers | members | records | applications",
    r"requests",
    r"loans | REOs? | visits | households | sites? | documents | items | practitioners | accounts | vehicles",
    r"devices",
    r"units | meters | orders | claims | licen[cs]es | firearms | uniforms",
)
_EN_NUMBER = re.compile(
    rf"(?:\b(?P<about>{_ABOUT})\s)?(?<![\d.,$£€#:/-])"
    r"(?P<n>\d{1,3}(?:,\d{3}){1,3}|\d{1,3}(?:\.\d{1,2})?\s(?:million|thousand)|\d{2,7})(?![\d%/:-]|\.\d|,\d)"
    rf"\s(?P<unit>(?:[a-z][\w/'-]{{0,24}}\s){{0,3}}?{_COUNTED})\b",
    re.IGNORECASE,
)
_HOURS = re.compile(r"\s*[A-Z][\w ]{2,40}:?\s(?P<n>\d{1,3}(?:,\d{3}){1,2})\s(?P<unit>hours)\s*\.?\s*", re.IGNORECASE)
_EN_SEATS = re.compile(
    r"\b(?:at least|no fewer than|minimum of|for|of|up to|approximately|provide|has|have)\s"
    r"(?P<n>\d{1,5}|\d{1,2},\d{3})\s"
    r"(?P<unit>(?:[a-z][\w-]{0,20}\s){0,2}?(?:workstations?|seats|agent positions|desks))\b",
    re.IGNORECASE,
)
_CONTACT_UNIT = pattern(r"call | contact | mail | chat | enquir | inquir | letter | ticket | interaction | message")
_ZH_NUMBER = re.compile(
    r"(?<![\d.,-])(?P<n>\d{1,3}(?:,\d{3}){1,3}|\d{1,7}(?:\.\d{1,2})?|[一二三四五六七八九十百千万零两]{2,8}(?=通))\s?(?P<wan>万)?\s?(?:余|多)?\s?"
    r"(?P<unit>通(?![讯知过用信道])|人次|次|件|单(?!位|价|项|独)|平方米|㎡|m2|条(?!款|件|规)|封|小时|[人名](?!民|称|次)"
    r"|个(?!月|工作|自然|百分|日历|以上|坐席|座席))"
)
_ZH_LEAD = pattern(
    r"话务量 | 呼入量 | 来电量 | 接听量 | 呼出量 | 外呼量 | 业务量 | 工单量 | 会话量 | 咨询量 | 邮件量",
    r"建筑面积 | 总面积 | 面积 | 岗位 | 采购(?!人) | 总工时 | 总时长",
)
_ZH_SEATS = re.compile(
    r"(?:(?<![\d~-])(?P<n>\d{1,5}|[一二三四五六七八九十百]{2,4})\s?[个席]?(?:专用|专职|全职)?(?P<unit>坐席|座席|席位)(?!员|代表|人员)"
    r"|(?P<unit2>坐席|座席|席位)(?:数量?|规模)?(?:不少于|不低于|至少|为|:|共)?\s?"
    r"(?P<n2>\d{1,5}|[一二三四五六七八九十百]{2,4})\s?(?:个|席)(?!月))"
)
_NOT_WORK = pattern(
    r"turnover | references? | similar | experience | last (?:\w+ ){1,2}years | past (?:\w+ ){1,2}years",
    r"eligib | per cent",
    r"restore | fail-?over | selection criteri | 业绩 | 得\s?\d | 扣 | 处罚 | 罚款 | 备用 | 恢复 | 中断 | 灾备",
)
_PEAK = pattern(r"\bpeak(?:s|ing)?\b | \bbusiest\b | at most | 高峰 | 峰值 | 最高 | 最大")
_SEAT_WORD = pattern(r"workstations? | \bseats?\b | agent positions? | \bdesks?\b | [坐座]席 | 席位 | ^席$")
_ZH_CONTACT_UNITS = {"通", "条", "封"}
_EN_RANGE = re.compile(
    r"(?<![\d.,$£€#:/-])(?P<a>\d{1,3}(?:,\d{3}){0,3}|\d{1,6})\s?(?:-|to|and)\s?(?P<b>\d{1,3}(?:,\d{3}){0,3}|\d{1,6})(?![\d%/:]|\.\d|,\d)"
    r"\s(?P<unit>(?:[a-z][\w'-]{0,24}\s){0,2}?(?:calls?|contacts?|e-?mails?|chats?|enquiries|inquiries|tickets|agents|advis[eo]rs|seats"
    r"|workstations?|agent positions))\b",
    re.IGNORECASE,
)
_ZH_RANGE = re.compile(
    r"(?<![\d.,-])(?P<a>\d{1,7}(?:\.\d{1,2})?)\s?(?:万\s?)?(?:-|~|至|到)\s?(?P<b>\d{1,7}(?:\.\d{1,2})?)\s?(?P<wan>万)?\s?(?P<unit>通|个?[坐座]席|席)"
)
_COUNTS = re.compile(r"[\d一二三四五六七八九十百千万零两]")
_RANGE_END = re.compile(r"\d\s?(?:-|to|and)\s?$")
_ZH_SEAT_PART = re.compile(
    r"(?P<role>[\u4e00-\u9fff]{2,8}?[坐座]席)(?:数量?|规模)?\s?(?:不少于|不低于|至少|为|:|约)?\s?"
    r"(?P<n>\d{1,4}|[一二三四五六七八九十百]{1,4})\s?(?:个|席)(?!月)"
)
_ROLE_LEAD = re.compile(r"^.*(?:设置?|配备|提供|配置|安排|需要?|包括|包含|含|和|及|与)(?=[\u4e00-\u9fff]{2})")
_JOINED = re.compile(r"\s?(?:,|and|, and)\s?")
_PART = re.compile(r"(?:呼入|外呼|在线|其中|每|夜间)[^,。;\d]{0,3}$")


def sentence_volumes(passage: Passage) -> Iterator[Volume]:
    """Quantities that one passage of running text states; nothing from forms, headings and eligibility."""
    if passage.kind in {"row", "margin"} or passage.rank == "form":
        return
    if not _COUNTS.search(passage.text):
        return
    hours = _HOURS.fullmatch(passage.text) if len(passage.text) < 80 else None
    if hours:
        yield Volume(quantity=float(hours["n"].replace(",", "")), unit="hours", **passage.quote())
    if passage.kind == "heading" or _NOT_WORK.search(passage.section[-60:]):
        return
    readers = (_zh_sentences, _zh_seats, _zh_seat_parts) if passage.language == "zh" else (_en_sentences, _en_seats)
    yield from _ranges(passage)
    for reader in readers:
        yield from reader(passage)


def _en_sentences(passage: Passage) -> Iterator[Volume]:
    taken_until = -1
    for hit in _EN_NUMBER.finditer(passage.text):
        start, end = passage.sentence(hit.start("n"), hit.end())
        sentence, unit = passage.text[start:end], squash(hit["unit"])
        contact = bool(_CONTACT_UNIT.search(unit))
        near = passage.text[hit.end() : min(end, hit.end() + 40)]
        period = period_of(near) or (period_of(sentence) if contact else None)
        # "approximately 900 cases and 40 visits": the second number is as vague as the first
        joined = taken_until >= start and _JOINED.fullmatch(passage.text, taken_until, hit.start()) is not None
        if _RANGE_END.search(passage.text[start : hit.start("n")]):
            continue
        value = _scaled(hit["n"])
        if value is None or _NOT_WORK.search(sentence) or not (hit["about"] or joined or (contact and period)):
            continue
        if 1990 <= value <= 2040 and "," not in hit["n"]:
            continue
        if contact and _PEAK.search(passage.text[max(start, hit.start() - 50) : hit.start("n")]):
            continue  # the busiest time is not the usual one
        taken_until = hit.end()
        yield Volume(
            quantity=value,
            unit=unit,
            period=period,
            channel=channel_of(unit) if contact else None,
            aht_s=sentence_seconds(sentence),
            **_short(passage, start, end, hit),
        )


def _ranges(passage: Passage) -> Iterator[Volume]:
    """Quantities stated from one number to another, both ends kept."""
    for hit in (_ZH_RANGE if passage.language == "zh" else _EN_RANGE).finditer(passage.text):
        start, end = passage.sentence(hit.start(), hit.end())
        sentence = passage.text[start:end]
        low, high = (decimal_number(hit[name]) for name in ("a", "b"))
        unit = squash(hit["unit"])
        if low is None or high is None or low >= high or _NOT_WORK.search(sentence):
            continue
        contact = bool(_CONTACT_UNIT.search(unit)) or unit in _ZH_CONTACT_UNITS
        if 1990 <= low <= 2100 and "," not in hit["a"]:
            continue
        channel = channel_of(unit if unit.isascii() else sentence) if contact else None
        period = period_of(passage.text[hit.end() : min(end, hit.end() + 40)]) or (
            period_of(sentence) if contact else None
        )
        if contact and (channel is None or period is None):
            continue
        scale = 10_000 if passage.language == "zh" and hit["wan"] else 1
        yield Volume(
            quantity=float(low * scale),
            quantity_to=float(high * scale),
            unit="seats" if _SEAT_WORD.search(unit) else unit,
            period=period,
            channel=channel,
            label=unit if _SEAT_WORD.search(unit) else "",
            **_short(passage, start, end, hit),
        )


def _zh_seat_parts(passage: Passage) -> Iterator[Volume]:
    """Seats by role in one sentence ("外呼坐席60席，在线客服坐席30席"), their sum first where no total is stated."""
    for start, end in passage.sentences():
        sentence = passage.text[start:end]
        parts = [hit for hit in _ZH_SEAT_PART.finditer(sentence) if (whole_number(hit["n"]) or 0) > 0]
        if len(parts) < 2 or re.search(r"其中|合计|总计|共计?", sentence) or _NOT_WORK.search(sentence):
            continue
        if re.search(r"评分|评审", passage.section) or len({part["role"] for part in parts}) < len(parts):
            continue
        quote = passage.quote(start, end)
        counts = [float(whole_number(part["n"]) or 0) for part in parts]
        yield Volume(
            quantity=sum(counts), unit="seats", label=f"sum of the {len(parts)} stated groups of seats", **quote
        )
        for part, count in zip(parts, counts, strict=True):
            yield Volume(quantity=count, unit="seats", label=_ROLE_LEAD.sub("", part["role"]), **quote)


def _en_seats(passage: Passage) -> Iterator[Volume]:
    for hit in _EN_SEATS.finditer(passage.text):
        start, end = passage.sentence(hit.start("n"), hit.end())
        if not _NOT_WORK.search(passage.text[start:end]):
            count = float(hit["n"].replace(",", ""))
            yield Volume(quantity=count, unit="seats", label=squash(hit["unit"]), **_short(passage, start, end, hit))


def _zh_sentences(passage: Passage) -> Iterator[Volume]:
    for hit in _ZH_NUMBER.finditer(passage.text):
        start, end = passage.sentence(hit.start("n"), hit.end())
        before = passage.text[max(start, hit.start("n") - 20) : hit.start("n")]
        leads = _ZH_LEAD.findall(before)
        near = before + passage.text[hit.start("n") : min(end, hit.end() + 8)]
        if (
            not leads
            or _NOT_WORK.search(near)
            or re.search(r"不少于|分[;。,]|[,。;]", before[before.rfind(leads[-1]) :])
        ):
            continue
        contact = leads[-1].endswith("量")
        if (hit["unit"] == "小时") != (leads[-1] in {"总工时", "总时长"}):
            continue
        channel = channel_of(near) if contact else None
        if contact and _PEAK.search(passage.text[max(start, hit.start("n") - 12) : hit.start("n")]):
            continue
        if re.search(r"\d\s?(?:万\s?)?[-~至到]\s?$", passage.text[start : hit.start("n")]):
            continue  # the upper end of a range
        if not contact and "其中" in passage.text[start : hit.start("n")]:
            continue  # a part of what was stated before
        value = decimal_number(hit["n"]) if hit["n"][0].isdecimal() else zh_number(hit["n"])
        if value is None or (contact and channel is None):
            continue
        yield Volume(
            quantity=float(value * (10_000 if hit["wan"] else 1)),
            unit=hit["unit"],
            period=period_of(near),
            channel=channel,
            aht_s=sentence_seconds(passage.text[start:end]),
            **_short(passage, start, end, hit),
        )


def _zh_seats(passage: Passage) -> Iterator[Volume]:
    for hit in _ZH_SEATS.finditer(passage.text):
        start, end = passage.sentence(hit.start(), hit.end())
        before = passage.text[max(start, hit.start() - 24) : hit.start()]
        if (
            _PART.search(before)
            or not whole_number(hit["n"] or hit["n2"])
            or re.search(r"\d\s?[-~至到]\s?$", before)
            or _NOT_WORK.search(passage.text[start:end])
            or re.search(r"评分|评审", passage.section)
        ):
            continue
        yield Volume(
            quantity=float(whole_number(hit["n"] or hit["n2"]) or 0),
            unit="seats",
            label=hit["unit"] or hit["unit2"],
            **_short(passage, start, end, hit),
        )


def _short(passage: Passage, start: int, end: int, hit: re.Match[str]) -> Quote:
    if end - start > 220:
        start, end = max(start, hit.start() - 80), min(end, hit.end() + 60)
    return passage.quote(start, end)


def _scaled(text: str) -> float | None:
    word = re.search(r"million|thousand", text, re.IGNORECASE)
    value = decimal_number(re.sub(r"\s?(?:million|thousand)", "", text, flags=re.IGNORECASE))
    scale = {"million": 1_000_000, "thousand": 1_000}[word[0].lower()] if word else 1
    return float(value * scale) if value is not None else None
