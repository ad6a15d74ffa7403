"""Tests: intake."""
