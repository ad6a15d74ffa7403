"""The trained component: how sure it is that a unit asks something, learned from annotated tenders."""
