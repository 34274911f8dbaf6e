"""What commands found, said in words for people or as one JSON document."""
