"""The human gate: who may decide what, and the pages people look at."""
