"""Where a service must be based, compared with the sites of the profile."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.capability import CompanyProfile
from tasks.match.comparison import Check, Outcome
from tasks.match.wording import say

_WORD = r"[A-Z][\w.'’-]{1,30}"
_NAME = rf"(?:(?:continental|contiguous|mainland|greater|the) ){{0,2}}{_WORD}(?:,? (?:of |and )?{_WORD}){{0,4}}"
_BASED = re.compile(
    r"\b(?:[Ll]ocated|[Bb]ased|[Ss]ituated|[Hh]oused|[Rr]eside|[Pp]erformed|[Dd]elivered|[Oo]perated)"
    r"(?: (?:exclusively|only|solely|wholly|entirely|physically)){0,2}"
    rf" (?:within|in|at|from) (?P<place>{_NAME})"
)
_NO_PLACE = re.compile(
    r"^(?!(?:US|USA|UK|EU|EEA|PRC|UAE)\b)[A-Z]{2,5}$|\b(?:Sections?|Annex|Appendix|Attachments?|Exhibit|Schedule|Table|Part|Clause|Microsoft|English|Word|Excel|PDF"
    r"|January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_BASED_ZH = re.compile(
    r"(?:场地|场所|职场|坐席|座席|机房|中心|网点|机构|人员)[^。；，]{0,12}?(?:设(?:置|立)?[在于]|位于|坐落于)"
    r"(?P<a>[\u4e00-\u9fff]{2,12}?)(?:行政区域|辖区|市区|城区|境内|范围)?(?:之?内|[，,。；;|]|$)"
    r"|在(?P<b>[\u4e00-\u9fff]{2,10}?)(?:行政区域|辖区|市区|境内|范围)?内?(?:设有|具有|拥有|具备)"
    r"[^。；，]{0,10}?(?:场地|场所|职场|机构|办公地点|办事处)"
)
_BUYERS_OWN = re.compile(r"采购人|招标人|甲方|指定|用户|业主|本单位|合同")
_SEATS_BEHIND = re.compile(r"\s?[(（][^()（）]{1,20}[)）]\s?$")
# other names of countries, as the profile's sites write them
_COUNTRIES = {
    "中国大陆": "china", "中国": "china", "中华人民共和国": "china", "mainland china": "china", "prc": "china",
    "uk": "united kingdom", "u.k": "united kingdom", "great britain": "united kingdom", "英国": "united kingdom",
}  # fmt: skip
_OFFICE_WORD = re.compile(r"[省市区县]$")


def compare_places(text: str, profile: CompanyProfile, language: str) -> Iterator[Check]:
    """Whether a site of ours has the name of the place asked for; any other place is for a person to decide.

    Args:
        text: The requirement as ``readable`` returns it.
        profile: Its sites are named in the reason.
        language: Of the reason.
    """
    match = _BASED_ZH.search(text) or _BASED.search(text)
    stated = next((found for found in match.groups() if found), "") if match else ""
    place = stated.removeprefix("the ").rstrip(".,")
    if match is None or not place or _NO_PLACE.search(place) or _BUYERS_OWN.search(place):
        return
    named = _COUNTRIES.get(place.casefold(), _OFFICE_WORD.sub("", place).casefold())
    outcome: Outcome = "met" if any(named in f"{one.en} {one.zh}".casefold() for one in profile.sites) else "unclear"
    sites = [_SEATS_BEHIND.sub("", site.of(language)) for site in profile.sites]
    reason = say(
        language,
        f"to be based in “{place}”; our sites: {' and '.join(sites)}",
        f"要求设在“{place}”；我方职场：{'、'.join(sites)}",
    )
    yield Check("place", outcome, reason, *match.span(), is_main=False)
