"""How likely a unit asks something: a linear model over its features, read from the weights that ship with the code."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from models.document import Language
from tasks.extract.trained.features import BITS, Numbers

_SUREST = 30.0  # logit; beyond it nothing can be told from certainty


@dataclass(frozen=True, slots=True, eq=False)
class Scorer:
    """A trained model of one language.

    Attributes:
        weights: One for each feature number.
        bias: Added to their sum.
        slope: Calibration on documents that were left out of training: the probability is
            the logistic function of ``slope * (bias + sum) + shift``.
        shift: See ``slope``.
    """

    weights: NDArray[np.float32]
    bias: float
    slope: float = 1.0
    shift: float = 0.0

    def probabilities(self, features: Sequence[Numbers]) -> list[float]:
        """How likely each unit is a requirement, 0..1, in the given order."""
        sums = np.array([float(self.weights[numbers].sum(dtype=np.float64)) for numbers in features])
        logits = np.clip(self.slope * (self.bias + sums) + self.shift, -_SUREST, _SUREST)
        return [float(value) for value in 1 / (1 + np.exp(-logits))]


@cache
def shipped(language: Language) -> Scorer:
    """The model that ships with the code: constant data, read once a process."""
    with (resources.files(__package__) / f"weights-{language}.npz").open("rb") as file, np.load(file) as stored:
        weights = np.zeros(2**BITS, dtype=np.float32)
        weights[stored["numbers"]] = stored["weights"]
        bias, slope, shift = (float(value) for value in stored["curve"])
        return Scorer(weights, bias, slope, shift)


@cache
def shipped_mark() -> str:
    """Which weights these are: part of the engine's version, for other weights give other rows."""
    digest = hashlib.sha256()
    for name in ("weights-en.npz", "weights-zh.npz"):
        digest.update((resources.files(__package__) / name).read_bytes())
    return f"weights-{digest.hexdigest()[:8]}"
