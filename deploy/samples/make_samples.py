"""Writes the sample tenders into the bundled inbox; every run writes the same bytes."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import chinese_tender  # noqa: E402 - the modules beside this one are found only now
import docx_layout  # noqa: E402
import english_rfp  # noqa: E402
import pdf_layout  # noqa: E402

INBOX = HERE / "inbox"


def sample_files() -> dict[str, bytes]:
    """Path below the inbox and content of every sample file."""
    return {
        english_rfp.TENDER.path: pdf_layout.pdf_bytes(english_rfp.TENDER),
        chinese_tender.TENDER.path: docx_layout.docx_bytes(chinese_tender.TENDER),
    }


def main() -> None:
    for path, content in sample_files().items():
        target = INBOX / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        print(f"{len(content):>9,} bytes  {target.relative_to(HERE)}")


if __name__ == "__main__":
    main()
