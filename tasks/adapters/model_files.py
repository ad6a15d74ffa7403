"""The trained component's weights and card on disk; the same models always give the same bytes."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from models.document import Language
from tasks.extract.trained.scorer import Scorer

SHIPPED = Path(__file__).parents[1] / "extract" / "trained"
"""Where the product reads its weights from."""

_LEAST_WEIGHT = 1e-3  # smaller ones change no probability by a thousandth


def write_weights(scorer: Scorer, language: Language, folder: Path) -> Path:
    """The weights stand in ``weights-<language>.npz``: half precision, those near zero left out."""
    numbers = np.flatnonzero(np.abs(scorer.weights) >= _LEAST_WEIGHT)
    arrays: dict[str, NDArray[np.generic]] = {
        "numbers": numbers.astype(np.uint32),
        "weights": scorer.weights[numbers].astype(np.float16),
        "curve": np.array([scorer.bias, scorer.slope, scorer.shift]),
    }
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"weights-{language}.npz"
    with zipfile.ZipFile(path, "w") as archive:
        for name, array in arrays.items():
            content = io.BytesIO()
            np.save(content, array, allow_pickle=False)
            # a fixed date: the file is a function of the model alone
            archive.writestr(
                zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0)), content.getvalue(), zipfile.ZIP_DEFLATED
            )
    return path
