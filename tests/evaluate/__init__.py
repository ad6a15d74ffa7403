"""Requirements and facts from parsed documents."""
