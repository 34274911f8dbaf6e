"""Things beside a body, as triangles where the body or the movement puts them."""
