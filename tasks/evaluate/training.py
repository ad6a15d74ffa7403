"""Fits the trained component: logistic regression over hashed features, and its calibration.

The loss is convex and nothing is drawn by chance: the same documents give the same weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.special import expit, logit

from models.document import Language
from tasks.extract.trained.features import BITS, Numbers
from tasks.extract.trained.scorer import Scorer

_PENALTY = 0.3  # inverse strength of the L2 penalty; chosen by leave-one-document-out
_STEPS = 150
_FOLDS = 5
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Lesson:
    """One annotated document as training sees it.

    Attributes:
        name: Orders the folds.
        language: Each language has a model of its own.
        features: One set for each unit that was judged.
        asks: What the annotators said about it, same order.
    """

    name: str
    language: Language
    features: tuple[Numbers, ...]
    asks: tuple[bool, ...]


def lesson_of(name: str, language: Language, features: Sequence[Numbers], asks: Sequence[bool | None]) -> Lesson:
    """A lesson without the units that the annotators left open."""
    kept = [(numbers, bool(said)) for numbers, said in zip(features, asks, strict=True) if said is not None]
    return Lesson(name, language, tuple(numbers for numbers, _ in kept), tuple(said for _, said in kept))


def fit(lessons: Sequence[Lesson], start: Scorer | None = None) -> Scorer:
    """The model that explains the lessons best, not calibrated.

    Each document counts with the square root of its length, so that no long one speaks for all.

    Args:
        lessons: All of one language, in any order.
        start: A model to begin from; it changes the time, not the result.
    """
    ordered = sorted(lessons, key=lambda lesson: lesson.name)
    matrix = _matrix([numbers for lesson in ordered for numbers in lesson.features])
    asked = np.array([said for lesson in ordered for said in lesson.asks], dtype=np.float64)
    counts = np.array([len(lesson.asks) ** -0.5 for lesson in ordered for _ in lesson.asks])
    counts /= counts.mean()
    used = np.unique(matrix.indices)
    columns = csr_matrix(matrix[:, used])
    rows = csr_matrix(columns.T)

    def loss(point: Floats) -> tuple[float, Floats]:
        weights, bias = point[:-1], point[-1]
        sums = columns @ weights + bias
        value = float((counts * (np.logaddexp(0, sums) - asked * sums)).sum() + weights @ weights / (2 * _PENALTY))
        slope = counts * (expit(sums) - asked)
        return value, np.append(rows @ slope + weights / _PENALTY, slope.sum())

    begin = np.zeros(used.size + 1) if start is None else np.append(start.weights[used].astype(np.float64), start.bias)
    best = minimize(loss, begin, jac=True, method="L-BFGS-B", options={"maxiter": _STEPS}).x
    weights = np.zeros(2**BITS, dtype=np.float32)
    weights[used] = best[:-1]
    return Scorer(weights, float(best[-1]))


def calibrated(scorer: Scorer, lessons: Sequence[Lesson]) -> Scorer:
    """The model with the curve that makes its probabilities honest on documents it has not seen.

    The curve (Platt: slope and shift of the logit) is fitted on the lessons of each fold as scored by a model trained
    without them.

    Source: Platt 1999, "Probabilistic outputs for support vector machines".
    """
    ordered = sorted(lessons, key=lambda lesson: lesson.name)
    sums: list[float] = []
    asked: list[bool] = []
    for fold in range(min(_FOLDS, len(ordered))):
        held_out = ordered[fold::_FOLDS]
        without = fit([lesson for lesson in ordered if lesson not in held_out], scorer)
        for lesson in held_out:
            sums.extend(float(logit(np.clip(p, 1e-9, 1 - 1e-9))) for p in without.probabilities(lesson.features))
            asked.extend(lesson.asks)
    if len(set(asked)) < 2:
        return scorer
    values, said = np.array(sums), np.array(asked)
    yes, no = int(said.sum()), int((~said).sum())
    # Platt's targets: no finite number of documents makes anything certain
    said = np.where(said, (yes + 1) / (yes + 2), 1 / (no + 2))

    def loss(point: Floats) -> float:
        curve = point[0] * values + point[1]
        return float((np.logaddexp(0, curve) - said * curve).sum())

    slope, shift = minimize(loss, np.array([1.0, 0.0]), method="Nelder-Mead").x
    return replace(scorer, slope=float(slope), shift=float(shift))


def _matrix(features: Sequence[Numbers]) -> csr_matrix:
    ends = np.cumsum([0, *(numbers.size for numbers in features)])
    columns = np.concatenate(features) if features else np.zeros(0, dtype=np.int64)
    return csr_matrix((np.ones(columns.size), columns, ends), shape=(len(features), 2**BITS))
