"""One finder per kind of key data; each reads passages and returns what the tender states."""
