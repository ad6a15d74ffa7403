"""One module a command (or family of commands); each returns the exit code."""
