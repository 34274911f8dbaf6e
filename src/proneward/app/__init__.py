"""The rim: the one room with a clock, files, a terminal and a user."""
