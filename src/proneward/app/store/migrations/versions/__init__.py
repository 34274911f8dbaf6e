"""The revisions, the oldest first. A published one is never edited."""
