"""Lets a programme out of the house: on paper now, in other forms beside it."""
