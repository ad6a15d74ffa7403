"""From blocks to requirements and facts."""
