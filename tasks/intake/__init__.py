"""May this file in, under what name, as part of which tender."""
