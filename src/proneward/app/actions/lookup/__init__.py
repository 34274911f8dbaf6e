"""Looking up positions and exercises by what people call them."""
