"""Journals: read from files, reviewed, and kept."""
