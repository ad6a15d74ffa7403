"""Certificates, licences and registrations that the tender makes a condition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from models.facts import Fact
from tasks.extract.fact_finders.folding import tidy
from tasks.extract.fact_finders.mentions import mentions
from tasks.extract.fact_finders.passages import Passage
from tasks.extract.fact_finders.words import any_of, pattern

_SCHEMES = any_of(
    r"ISO(?:/IEC)?\s?(?:9001|14001|45001|18001|270\d\d|20000|22301|18295|10002|50001|13485)(?:[-:]\d{1,4}){0,2}",
    r"PCI[- ]?DSS | Cyber Essentials(?: Plus)?",
    r"SOC\s?[12]\b(?: Type (?:II?|[12]))?",
    r"FedRAMP(?: (?:Moderate|High|Low))? | CMMI(?:[- ](?:DEV|SVC))?(?: (?:Maturity )?Level \d)? | \bCOPC\b | HITRUST",
    r"8\s?\(a\)(?: program)? | (?:security guard|weapons|firearms?|business) (?:permit|licen[cs]e)",
    r"first aid certificate",
    r"certificates? of firearms training | cardio?\w{0,3} ?pulmonary resuscitation(?: \(CPR\))?",
    r"driver'?s? licen[cs]e",
)
_ZH_SCHEMES = any_of(
    r"增值电信业务经营许可证 | 呼叫中心业务(?:经营)?许可证 | 劳务派遣(?:经营)?许可证 | 人力资源服务许可证",
    r"安全生产许可证",
    r"(?:网络安全|信息(?:系统)?安全)?等级保护(?:第)?[二三四]级 | 等保[二三四]级 | [二三四]级等保",
    r"(?:质量|环境|职业健康安全|信息安全|信息技术服务)管理体系认证(?:证书)? | (?:企业法人|法人)?营业执照 | 健康证",
    r"[\u4e00-\u9fff]{2,8}(?:经营许可证|服务许可证|驾驶证|操作证)",
)
_CERTIFICATE = re.compile(f"{_SCHEMES}|{_ZH_SCHEMES}", re.IGNORECASE)
# one of these stands in whatever that pattern finds
_SCHEME_WORDS = (
    *("iso", "pci", "cyber essentials", "soc", "fedramp", "cmmi", "copc", "hitrust", "8", "permit", "licen"),
    *("first aid", "firearms", "cardi", "证", "保护", "等保", "营业执照"),
)
_HELD = pattern(
    r"\b(?:hold|holds|holding|certifi\w+|accredit\w+|attestation|valid|licen[cs]\w+|permit\w* | registered",
    r"obtain\w*)",
    r"set-? ?aside | eligible | limited to | 具有 | 具备 | 持有 | 持 | 提供 | 取得 | 有效 | 通过 | 办理",
)
_DEMAND = pattern(
    r"\b(?:must|shall|required?|requires|mandatory|pass/fail|minimum|need to|condition|criteri\w+)\b",
    r"\bset-? ?aside | \blimited to\b",
    r"须 | 应 | 必须 | 需 | 具有 | 具备 | 持有 | 提供 | 取得",
)
_NOT_DEMAND = pattern(
    r"desirable | preferred | advantage | if applicable | optional | \bagency's | court's | \bcontrolled by",
    r"wholly or partially | \bwhether | \bthis code | have been .{0,20}set-? ?aside",
    r"优先 | 加分 | 得\s?\d | 得分 | 评分 | 每(?:提供|具有|有)一 | 满分 | 分值 | 如有 | 若有 | 如涉及",
    r"分公司 | 注册时 | 会计师事务所",
)
# a programme that many clauses mention; only a tender reserved for its members asks for it
_RESERVED_8A = re.compile(
    r"(?:set-? ?aside (?:\w+ )?(?:for|under|to)|reserved for|limited to|must be|open to)\b[^.;]{0,40}8\s?\(a\)"
    r"|8\s?\(a\)[^.;]{0,30}(?:set-? ?aside|certifi|eligible)",
    re.IGNORECASE,
)
_PROOFS = re.compile(r"资格证明|资质证明|资格审查(?:文件|资料|材料)|资格性(?:文件|证明)")
_CONTRACT = re.compile(r"合同|协议")
_PLAIN_DUTY = re.compile(r"(?:须|必须|应|应当|需|需要)(?:具有|具备|持有?|提供|取得|办理)")
_LONGEST_ITEM = 40
_SCORED = pattern(r"评分 | 评标 | 评审 | scoring | award criteri | evaluation")
_PARTICLE = re.compile(r"^.*(?:有效|共和国|[的有具备须应持供和及或等按得发])")


def find_certificates(passages: Sequence[Passage]) -> Fact[tuple[str, ...]] | None:
    """Certificates that a bidder or its people must hold; not those that only earn points."""
    names: dict[str, tuple[str, Passage, int, int]] = {}
    for passage in passages:
        if passage.kind in {"row", "margin"} or passage.heads_column:
            continue
        if _is_scored(passage.section + passage.head):
            continue
        for name, start, end in (*_proofs(passage), *(_drafted if passage.rank == "form" else _demanded)(passage)):
            names.setdefault(re.sub(r"\W+", "", name).lower(), (name, passage, start, end))
    if not names:
        return None
    found = list(_without_shorter_names(names))
    _, passage, start, end = found[0]
    quote = passage.quote(start, min(end, start + 300))
    texts = [place.quote(first, min(last, first + 300))["text"] for _, place, first, last in found]
    quote["text"] = "; ".join(dict.fromkeys(texts))[:600]
    quote["boxes"] = tuple(box for _, place, first, last in found for box in place.quote(first, last)["boxes"])
    return Fact(value=tuple(name for name, *_ in found), confidence=0.65, **quote)


@lru_cache(maxsize=4096)
def _is_scored(heading: str) -> bool:
    return _SCORED.search(heading) is not None


def _demanded(passage: Passage) -> Iterator[tuple[str, int, int]]:
    for hit in _CERTIFICATE.finditer(passage.text) if mentions(passage.text, *_SCHEME_WORDS) else ():
        start, end = passage.sentence(hit.start(), hit.end())
        words = passage.text[start:end]
        context = f"{words} {passage.label[-60:]} {passage.head} {passage.section[-80:]}"
        name = _name(passage, hit) if hit[0].endswith("证") else tidy(passage.raw[hit.start() : hit.end()])
        if name.startswith("8") and not _RESERVED_8A.search(words):
            continue
        if len(name) >= 3 and _HELD.search(words) and _DEMAND.search(context) and not _NOT_DEMAND.search(words):
            yield name, start, end


def _name(passage: Passage, hit: re.Match[str]) -> str:
    """The certificate's name as printed, without the words that ask for it."""
    lead = _PARTICLE.match(hit[0])
    return tidy(passage.raw[hit.start() + (lead.end() if lead else 0) : hit.end()])


def _proofs(passage: Passage) -> Iterator[tuple[str, int, int]]:
    """An item of the list of proofs that a Chinese tender wants attached."""
    listed = _PROOFS.search(passage.section.rpartition(" / ")[2]) and len(passage.text) <= _LONGEST_ITEM
    if listed and passage.kind == "text" and "_" not in passage.text:
        for hit in _CERTIFICATE.finditer(passage.text):
            yield _name(passage, hit), 0, len(passage.text)


def _drafted(passage: Passage) -> Iterator[tuple[str, int, int]]:
    """What a contract draft, outside its blanks, asks of the supplier's people."""
    if passage.kind != "cell" and "_" not in passage.text and _CONTRACT.search(passage.section):
        for name, start, end in _demanded(passage):
            if _PLAIN_DUTY.search(passage.text[start:end]):
                yield name, start, end


def _without_shorter_names(
    names: dict[str, tuple[str, Passage, int, int]],
) -> Iterator[tuple[str, Passage, int, int]]:
    """``ISO 27001`` goes where ``ISO/IEC 27001`` stands too: the same number named twice counts once."""
    for key, found in names.items():
        if not any(key != other and key in other for other in names):
            yield found
