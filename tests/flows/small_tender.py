"""A two-page tender of our own, small enough to be prepared many times in a test."""

from __future__ import annotations

from pathlib import Path

import docx


def write_small_tender(target: Path, deadline: str = "14:00 on 15 January 2027") -> Path:
    """A DOCX with the key data, a volume table, service levels and rules of a contact-centre tender."""
    document = docx.Document()
    document.add_heading("Customer Contact Centre Services for Harrowdale Borough Council", 0)
    document.add_paragraph("Tender reference: HBC-2027-014")
    document.add_paragraph("Issued by Harrowdale Borough Council (the Authority)")
    document.add_heading("1 Submission", 1)
    document.add_paragraph(f"1.1 Tenders must be received by {deadline}. Late tenders will be rejected.")
    document.add_paragraph("1.2 The method statement shall not exceed 20 pages.")
    document.add_heading("2 Services", 1)
    document.add_paragraph(
        "2.1 The Supplier shall answer inbound calls and emails Monday to Friday from 08:00 to 18:00."
    )
    document.add_paragraph("2.2 The Supplier shall answer 80% of calls within 20 seconds, measured monthly.")
    document.add_paragraph("2.3 The Supplier must hold ISO 27001 certification for the whole term.")
    document.add_paragraph("2.4 All calls must be recorded and recordings kept for 12 months.")
    table = document.add_table(rows=1, cols=3, style="Table Grid")
    for cell, text in zip(table.rows[0].cells, ("Channel", "Volume per month", "AHT (seconds)"), strict=True):
        cell.text = text
    for row in (("Inbound calls", "18,400", "300"), ("Emails", "2,600", "480")):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.add_heading("3 Award", 1)
    document.add_paragraph("3.1 Tenders are scored on price (40%) and quality (60%).")
    document.add_paragraph("3.2 The contract term is 24 months. The budget is £1,200,000 per year.")
    target.parent.mkdir(parents=True, exist_ok=True)
    document.save(str(target))
    return target
