"""Alembic's environment: how an older database becomes today's."""
