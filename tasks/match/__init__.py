"""From requirements to evidence, gaps and the bid/no-bid decision."""
