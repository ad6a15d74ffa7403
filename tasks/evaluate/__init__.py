"""How well the reading of tenders agrees with what people annotated."""
