"""The rim: the one room with a clock, files, a terminal and a user."""

import os

# Arrays here are small: more threads than one only get in each other's way (a still then takes five
# times as long). It must be said before numpy is loaded, and whoever has said otherwise is heeded.
os.environ.setdefault("OMP_NUM_THREADS", "1")
