"""A body in a pose with what it wears, as triangles in the room."""
