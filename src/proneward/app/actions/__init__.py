"""What the program does for somebody, whichever surface asked; safety is checked again here."""
