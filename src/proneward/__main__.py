"""`python -m proneward` is the command line."""

import sys

from proneward.app.cli import main

sys.exit(main())
