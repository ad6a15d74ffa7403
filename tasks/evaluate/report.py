"""The figures of an evaluation: one object a document, their means and totals, and the errors with their pages."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tasks.evaluate.facts import FactOutcome
from tasks.evaluate.scoring import Score

LEAST_ANNOTATED = 20
"""Documents with fewer requirements are shown, but stay out of the mean."""


@dataclass(frozen=True, slots=True)
class Evaluated:
    """One document's figures.

    Attributes:
        name: Of the annotation.
        language: Of the document.
        in_sample: Requirements as the product finds them, its model trained on whatever it was trained on.
        left_out: The same with a model trained without this document; None when that was not asked for.
        facts: Each fact of the guide.
    """

    name: str
    language: str
    in_sample: Score
    left_out: Score | None
    facts: tuple[FactOutcome, ...]

    @property
    def score(self) -> Score:
        """The stricter score there is."""
        return self.left_out or self.in_sample


def report_of(documents: Sequence[Evaluated]) -> dict[str, Any]:
    """The whole evaluation as one JSON object: ``documents``, ``requirements``, ``facts``; shares 0..1, 3 digits."""
    counted = [document for document in documents if document.in_sample.annotated >= LEAST_ANNOTATED]
    outcomes = [fact for document in documents for fact in document.facts]
    return {
        "documents": [_document(document) for document in documents],
        "requirements": {
            "documents_in_mean": len(counted),
            "in_sample": _requirements([document.in_sample for document in documents], counted, left_out=False),
            "left_out": _requirements([document.score for document in documents], counted, left_out=True)
            if counted and all(document.left_out for document in counted)
            else None,
        },
        "facts": fact_totals(outcomes) | {"by_name": _by_name(outcomes)},
    }


def _document(document: Evaluated) -> dict[str, Any]:
    return {
        "document": document.name,
        "language": document.language,
        "in_sample": score_row(document.in_sample),
        "left_out": score_row(document.left_out) if document.left_out else None,
        "facts": fact_totals(document.facts),
        "errors": list(errors_of(document)),
    }


def score_row(score: Score) -> dict[str, Any]:
    """One score as shares, with the counts that they rest on."""
    marked = score.knockout_right + score.knockout_wrong
    wanted = score.knockout_right + score.knockout_missed
    return {
        "annotated": score.annotated,
        "found": score.found,
        "right": score.right,
        "wrong": score.wrong,
        "precision": round(score.precision, 3),
        "recall": round(score.recall, 3),
        "f1": round(score.f1, 3),
        "level_accuracy": _share(score.level, score.found),
        "party_accuracy": _share(score.party, score.found),
        "category_accuracy": _share(score.category, score.found),
        "page_accuracy": _share(score.page, score.paged),
        "knockout_precision": _share(score.knockout_right, marked),
        "knockout_recall": _share(score.knockout_right, wanted),
    }


def _requirements(scores: Sequence[Score], counted: Sequence[Evaluated], *, left_out: bool) -> dict[str, Any]:
    by_name = {one.name: (one.score if left_out else one.in_sample).f1 for one in counted}
    lowest = min(by_name, key=lambda name: (by_name[name], name), default=None)
    right = sum(score.knockout_right for score in scores)
    marked = right + sum(score.knockout_wrong for score in scores)
    wanted = right + sum(score.knockout_missed for score in scores)
    found = sum(score.found for score in scores)
    return {
        "mean_f1": round(statistics.mean(by_name.values()), 3) if by_name else None,
        "lowest": {"document": lowest, "f1": round(by_name[lowest], 3)} if lowest else None,
        "level_accuracy": _share(sum(score.level for score in scores), found),
        "party_accuracy": _share(sum(score.party for score in scores), found),
        "category_accuracy": _share(sum(score.category for score in scores), found),
        "page_accuracy": _share(sum(score.page for score in scores), sum(score.paged for score in scores)),
        "knockout_precision": _share(right, marked),
        "knockout_recall": _share(right, wanted),
        "knockout_f1": _share(2 * right, marked + wanted),
    }


def fact_totals(outcomes: Sequence[FactOutcome]) -> dict[str, Any]:
    """How many facts came out how; shares of those that are annotated."""
    counts = {name: sum(fact.outcome == name for fact in outcomes) for name in ("right", "wrong", "missing", "extra")}
    annotated = counts["right"] + counts["wrong"] + counts["missing"]
    return counts | {
        "annotated": annotated,
        "right_share": _share(counts["right"], annotated),
        "wrong_share": _share(counts["wrong"], annotated),
    }


def _by_name(outcomes: Sequence[FactOutcome]) -> dict[str, dict[str, Any]]:
    names = dict.fromkeys(fact.name for fact in outcomes)
    return {name: fact_totals([fact for fact in outcomes if fact.name == name]) for name in names}


def errors_of(document: Evaluated) -> Iterator[Mapping[str, Any]]:
    """Each miss, false alarm and wrong fact of a document, with its page where it has one."""
    for row in document.score.missed:
        yield {"error": "missed", "page": row.get("page"), "text": row["text"]}
    for row in document.score.false_alarms:
        yield {"error": "false_alarm", "page": row.get("page"), "text": row["text"]}
    for fact in document.facts:
        if fact.outcome not in {"right", "absent"}:
            yield {"error": f"fact_{fact.outcome}", "name": fact.name, "expected": fact.expected, "found": fact.found}


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None
