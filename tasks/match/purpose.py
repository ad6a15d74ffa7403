"""Is this contact-centre work? Said with the words that show it, or with their absence."""

from __future__ import annotations

from collections.abc import Sequence

from models.facts import TenderFacts
from models.requirement import Requirement
from tasks.match.concepts import ConceptFinder, Hit
from tasks.match.profile import Concepts
from tasks.match.wording import clipped, say

FEWEST_ROWS = 3
SMALLEST_SHARE = 0.05
SHARE_THAT_SUFFICES = 0.5


def contact_centre_work(
    requirements: Sequence[Requirement],
    hits: Sequence[Sequence[Hit]],
    facts: TenderFacts,
    concepts: Concepts,
    finder: ConceptFinder,
    language: str,
) -> tuple[bool, str]:
    """Whether the tender buys contact-centre work, and the sentence that shows it.

    Args:
        requirements: n requirements in tender order.
        hits: The concepts of each, n entries.
        facts: The title decides when it says so itself.
        concepts: Which concepts are signals.
        finder: Compiled from ``concepts``.
        language: Of the sentence.
    """
    signals = {concept.id for concept in concepts.concepts if concept.signal}
    title = facts.title
    if title is not None and any(hit.concept in signals for hit in finder.find(title.value)):
        return True, say(language, f"The title says so: {title.value}", f"项目名称表明：{title.value}")
    telling = [
        one for one, found in zip(requirements, hits, strict=True) if any(hit.concept in signals for hit in found)
    ]
    count, total = len(telling), len(requirements)
    if total and _is_enough(count, total):
        words, place = clipped(telling[0].text), telling[0].where.cited(language)
        return True, say(
            language,
            f"{count} of {total} requirements speak of contact-centre work, first: “{words}” ({place})",
            f"{total}条要求中有{count}条涉及呼叫中心业务，首条：“{words}”（{place}）",
        )
    few = f"Only {count}" if count else "None"
    fragment = f"仅有{count}条涉及呼叫中心业务" if count else "没有涉及呼叫中心业务的内容"
    english, chinese = f"{few} of {total} requirements speak of contact-centre work", f"{total}条要求中{fragment}"
    if title is None:
        return False, say(language, english, chinese)
    named = clipped(title.value, 80)
    return False, say(language, f"{english} ({named})", f"{chinese}（{named}）")


def _is_enough(count: int, total: int) -> bool:
    share = count / total
    return share >= SHARE_THAT_SUFFICES or (count >= FEWEST_ROWS and share >= SMALLEST_SHARE)
