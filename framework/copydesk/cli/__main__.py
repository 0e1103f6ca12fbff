"""`python -m copydesk.cli`."""

import sys

from copydesk.cli.program import main

sys.exit(main())
