"""Where the work is done, as the tender says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.facts import Fact
from tasks.extract.fact_finders.choosing import Candidate, choose
from tasks.extract.fact_finders.folding import tidy
from tasks.extract.fact_finders.passages import Passage, Quote
from tasks.extract.fact_finders.text_values import labelled
from tasks.extract.fact_finders.words import any_of, pattern

_LABEL = re.compile(
    any_of(
        r"place (?:of|for) (?:performance|delivery|service)",
        r"(?:location|place) of (?:the )?(?:work|services?|delivery)\b",
        r"(?:service|work|performance|delivery) location\b | place of work\b",
    )
    + r"|(?:服\s?务|履\s?约|项\s?目|实\s?施|交\s?货|交\s?付|工\s?作|合同履行|用工)(?:实施)?\s?(?:地\s?点|场\s?所)"
    r"|服务地址",
    re.IGNORECASE,
)
_SAID = pattern(
    r"\bplace of performance\b[^.]{0,40}\b(?:is|are|will|shall|must|may)\b",
    r"\bwork (?:location|site)s? (?:is|are|will be|shall be)\b(?! (?:determined|decided|agreed|approved|specified))",
    r"\blocation of (?:the )?(?:work|services)\b",
    r"\b(?:work|services?) (?:shall|will|must|may|(?:is|are) to) be (?:performed|provided|delivered|administered)"
    r" (?:at|in|both|on|primarily|remotely|from)\b(?! (?:comparison|accordance|an?|time|compliance|line|full)\b)",
    r"\bperform the (?:work|services) (?:both )?(?:at|in)\b(?! (?:comparison|accordance|a\b|an\b))",
    r"\bservices? (?:to|for|at) the \w+ (?:\w+ )?(?:campus|building|site)\b",
)
_NO_PLACE = re.compile(
    any_of(
        r"[\W_]+ | (?:\w+ ?: ?)?none | 详见.* | 见.{0,12} | .{0,14}(?:期限|时间|方式|要求|标准) | n/?a | tbd | if .*",
        r".*\((?:street|city|address)\b.* | (?:[\w.]+ )?(?:[\w ]{0,40}- )?place of.{0,30}",
        r".*_ ?_.* | .*\[[^\]]{2,40}\].*",
        r"(?:\d[\w.]* )place of (?:performance|delivery|service).*",
        r"项目所在地 | 本?项目(?:现场|地点) | 合同约定地点 | 双方约定地点",
        # another label with its value, or the names of the parts of an address
        r"(?:(?-i:[A-Z]\w{0,12}[a-z][A-Z]\w{0,12}|[A-Z]{2,4}[a-z]\w{0,12}|[A-Z]{2,6}/[A-Z]{2,6})"
        r"|definition|answer|note|name|derivation|instruction|usage|length|type|period|term|date|time|price"
        r"|[\u4e00-\u9fff]{0,6}(?:期限?|时间|日期|价格|方式|数量|名称|要求))\s?:.*",
        r".*\b(?:if|and|or|of|the|for|to|an?|in)",
        r"(?:name|address)\b.{0,20}\b(?:address|owner|operator)\b.*",
        r"(?:[\w ]{2,20}[,/] ?){1,6}(?:state|county|zip code|postcode|country)\)?",
        r".*\b(?:to|will|shall) be (?:determined|defined|decided|agreed|specified|announced)\b.*",
    ),
    re.IGNORECASE,
)
_SOMEWHERE = pattern(
    r"\b(?:at|in|near|from)\b | on-?site | off-?site | remote | premises | facilit | \boffice | building | campus",
    r"location | \b\d{5}\b",
)
_SEAT = re.compile(
    r"(?:座落|坐落|地处|位于)[于在]?\s?(?P<address>[\u4e00-\u9fff\w ]{3,40}?号)(?![\u4e00-\u9fff]{0,2}文)"
)
_OPENS = re.compile(r"\W*(?:the )?(?:primary |principal |main )?(?:place|location|work|services?)\b", re.IGNORECASE)
_DESCRIPTION = re.compile("概况|简介|项目情况|服务范围|基本情况")
_PERFORMED = re.compile(
    r"(?:work|services?) (?:\w+ ){1,2}be (?:performed|provided|delivered|administered) (?:at )?", re.IGNORECASE
)
_WHEN = re.compile(
    r",?\s(?:and )?(?:(?:is|are|will) )?(?:scheduled|commenc\w{1,4}|beginning|starting)\b", re.IGNORECASE
)
_SHORTEST = 8
_LONGEST = 500
_MOST_SECTIONS = 4


def find_place(passages: Sequence[Passage]) -> Fact[str] | None:
    """Where the work is done, as the tender says it."""
    sections = {passage.section for passage in passages if _LABEL.search(passage.section.rpartition(" / ")[2])}
    # headings that repeat it describe fields of a form or of a data base
    fields = len(sections) > _MOST_SECTIONS
    found = [] if fields else list(_labelled_places(passages))
    for passage in passages:
        if passage.kind not in {"row", "margin", "heading"} and passage.rank != "form":
            found.extend(_said_places(passage, strictly=fields))
            if not fields:
                found.extend(_place_under_heading(passage))
    return choose([one for one in found if not _NO_PLACE.fullmatch(one.value)]) or _seats(passages)


def _labelled_places(passages: Sequence[Passage]) -> Iterator[Candidate[str]]:
    for passage, start, end, weight in labelled(passages, _LABEL, 24):
        if passage.heads_column:
            continue
        stop = re.search(r"\n", passage.text[start:end])
        last = start + stop.start() if stop and passage.kind != "cell" else end
        if passage.kind == "text" and start == 0:  # the paragraph under a label that stands alone
            last = _sentence(passage, 0, 1)[1]
        value = tidy(passage.raw[start:last])
        if 2 <= len(value) <= _LONGEST:
            yield Candidate(value, passage, start, last, weight)


def _said_places(passage: Passage, *, strictly: bool) -> Iterator[Candidate[str]]:
    """Sentences that say it; ``strictly`` only those that open with it."""
    for hit in _SAID.finditer(passage.text):
        start, end = _sentence(passage, hit.start(), hit.end())
        if strictly and not _OPENS.match(passage.text, start):
            continue
        if end - start <= _LONGEST and not re.search(r"\b[Ii]f\b", passage.text[start : hit.start()]):
            yield Candidate(_place_said(passage, hit, start, end), passage, start, end, 0.8)


def _seats(passages: Sequence[Passage]) -> Fact[str] | None:
    """The addresses of the houses that a Chinese tender describes, where it names no place otherwise."""
    addresses: dict[str, Quote] = {}
    for passage in passages:
        if passage.language == "zh" and passage.kind == "text" and _DESCRIPTION.search(passage.section):
            for hit in _SEAT.finditer(passage.text):
                address = tidy(passage.raw[hit.start("address") : hit.end("address")])
                addresses.setdefault(address, passage.quote(hit.start("address"), hit.end("address")))
    if not addresses:
        return None
    quotes = list(addresses.values())
    quotes[0]["text"] = "；".join(quote["text"] for quote in quotes)
    quotes[0]["boxes"] = tuple(box for quote in quotes for box in quote["boxes"])
    return Fact(value="；".join(addresses)[:_LONGEST], confidence=0.6, **quotes[0])


def _place_said(passage: Passage, hit: re.Match[str], start: int, end: int) -> str:
    """The place without "the services are to be performed at" before it and "and will start on ..." behind it."""
    lead = _PERFORMED.match(passage.text, hit.start())
    tail = _WHEN.search(passage.text, hit.end(), end)
    place = tidy(passage.raw[lead.end() : tail.start() if tail else end]) if lead else ""
    return place if len(place) > _SHORTEST else tidy(passage.raw[start:end])


def _place_under_heading(passage: Passage) -> Iterator[Candidate[str]]:
    """The first sentence under a heading such as "Place of performance"."""
    section = passage.section.rpartition(" / ")[2]
    # a heading that names several things says not which of them the text below it is about
    if len(section) < 60 and _LABEL.search(section) and not re.search(r"[、和与及,;]|\band\b", section):
        start, end = _sentence(passage, 0, 1)
        words = tidy(passage.raw[start:end])
        where = passage.language == "zh" or _SOMEWHERE.search(words)
        if 10 < end - start <= _LONGEST and "价格" not in words and where:
            yield Candidate(words, passage, start, end, 0.9)


def _sentence(passage: Passage, start: int, end: int) -> tuple[int, int]:
    """The sentence around ``text[start:end]``, over the semicolons of an English list of places."""
    first, last = passage.sentence(start, end)
    for following, stop in passage.sentences():
        if following >= last and passage.language != "zh" and passage.text[last - 1] == ";":
            last = stop
    return first, last
