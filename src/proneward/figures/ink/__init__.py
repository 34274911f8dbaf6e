"""Triangles drawn as flat art: seen by a camera, traced, and written as smooth paths."""
