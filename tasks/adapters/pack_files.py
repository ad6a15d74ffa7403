"""The files of a bid pack that people read, made from one content: the same content gives the same bytes."""

from __future__ import annotations

from models.pack import PackContent
from tasks.adapters.proposal_docx import render_proposal
from tasks.adapters.render import render_decision_card
from tasks.adapters.workbooks.compliance_matrix import render_compliance_matrix
from tasks.adapters.workbooks.pricing import render_pricing


def render_pack(content: PackContent) -> dict[str, bytes]:
    """Name to bytes of each file that people open."""
    return {
        "decision-card.html": render_decision_card(content),
        "compliance-matrix.xlsx": render_compliance_matrix(content),
        "pricing.xlsx": render_pricing(content),
        "proposal.docx": render_proposal(content),
    }
