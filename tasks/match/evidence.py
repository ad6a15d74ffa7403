"""Which entries of the profile prove a concept; an entry without a valid document proves nothing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from models.capability import Capability, Certificate, CompanyProfile, Reference
from models.match import Evidence
from tasks.match.claims import implausible_claim
from tasks.match.wording import say

_FOLD = re.compile(r"(?<=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]) +(?=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])")


@dataclass(frozen=True, slots=True)
class Proof:
    """What the profile has for one concept.

    Attributes:
        entry: The profile's entry, for its approved wording.
        evidence: As shown in the ledger; None when the entry proves nothing.
        gap: Why it proves nothing; None when it does.
        runs_out: That it ends before the contract does, as a sentence; empty when it does not.
    """

    entry: Capability | Certificate | Reference
    evidence: Evidence | None
    gap: str | None = None
    runs_out: str = ""


def proofs_of(
    concept: str, profile: CompanyProfile, language: str, valid_on: dt.date, term_end: dt.date
) -> tuple[Proof, ...]:
    """Entries that answer the concept: valid ones first, then certificates, capabilities, references.

    Args:
        concept: Id from the vocabulary.
        profile: The bidder.
        language: Of titles and gaps.
        valid_on: First day on which the proof must hold (the deadline, or today when later or unknown).
        term_end: Last day of the contract, as far as known; what ends earlier proves, and says so.
    """
    found = [_certificate(one, language, valid_on, term_end) for one in profile.certificates if concept in one.concepts]
    found += [_capability(one, profile, language, valid_on) for one in profile.capabilities if concept in one.concepts]
    found += [_reference(one, language) for one in profile.references if concept in one.concepts]
    return tuple(sorted(found, key=_proves_nothing))


def proofs_of_limits(
    limits: Sequence[str], profile: CompanyProfile, language: str, valid_on: dt.date
) -> tuple[Proof, ...]:
    """The capabilities whose records prove these limits, in the profile's order; expired ones prove nothing."""
    found = (
        _capability(one, profile, language, valid_on)
        for one in profile.capabilities
        if any(name in one.limits for name in limits)
    )
    return tuple(one for one in found if one.evidence)


def _proves_nothing(proof: Proof) -> bool:
    return proof.evidence is None


def _certificate(one: Certificate, language: str, valid_on: dt.date, term_end: dt.date) -> Proof:
    name, until = one.name.of(language), one.valid_until
    if until < valid_on or one.valid_from > valid_on:
        gap = say(
            language, f"{name} is not valid on {valid_on} (ends {until})", f"{name}在{valid_on}无效（有效期至{until}）"
        )
        return Proof(one, None, gap)
    runs_out = say(
        language,
        f"{name} ends {until}, before the contract does: renew",
        f"{name}有效期至{until}，早于服务期满：须办理续期",
    )
    evidence = Evidence(id=one.id, kind="certificate", title=name, document=one.document, valid_until=until)
    return Proof(one, evidence, runs_out=runs_out if until < term_end else "")


def _capability(one: Capability, profile: CompanyProfile, language: str, valid_on: dt.date) -> Proof:
    name, claim, until = one.name.of(language), implausible_claim(one, profile), one.evidence_valid_until
    if one.evidence is None:
        return Proof(one, None, say(language, f"no evidence on file for: {name}", f"缺少证明材料：{name}"))
    if until is not None and until < valid_on:
        return Proof(one, None, say(language, f"evidence for {name} ended {until}", f"{name}的证明材料已于{until}到期"))
    if claim is not None:
        gap = say(
            language,
            f"the approved answer on {name} claims “{claim}”, which our headcount cannot have handled: correct it",
            f"“{name}”的批准答复中“{claim}”与我方人数不符：请更正",
        )
        return Proof(one, None, gap)
    return Proof(one, Evidence(id=one.id, kind="capability", title=name, document=one.evidence, valid_until=until))


def _reference(one: Reference, language: str) -> Proof:
    title = _client_and_service(one, language)
    return Proof(one, Evidence(id=one.id, kind="reference", title=title, document=one.document, valid_until=None))


def _without_folds(text: str) -> str:
    """The wording without the blanks that a folded line of the profile leaves between Chinese characters."""
    return _FOLD.sub("", text)


def _client_and_service(one: Reference, language: str) -> str:
    return f"{one.client.of(language)}{say(language, ': ', '：')}{one.service.of(language)}"


def answers(proofs: Sequence[Proof], language: str) -> str:
    """The approved wording behind these proofs, each entry once, in their order; nothing of our own invention."""
    return "\n\n".join(dict.fromkeys(_answer(proof.entry, language) for proof in proofs if proof.evidence))


def _answer(entry: Capability | Certificate | Reference, language: str) -> str:
    if isinstance(entry, Capability):
        return _without_folds(entry.answer.of(language))
    if isinstance(entry, Reference):
        between = say(language, " ", "")
        return f"{_client_and_service(entry, language)}{between}{entry.results.of(language)}"
    return say(
        language,
        f"We hold {entry.name.en} ({entry.scope.en}), issued by {entry.issuer.en}, valid from {entry.valid_from} "
        f"until {entry.valid_until}; a copy is enclosed.",
        f"我方持有{entry.name.zh}（{entry.scope.zh}），发证机构：{entry.issuer.zh}，有效期{entry.valid_from}至{entry.valid_until}，"
        "复印件附后。",
    )
