"""Lets the tests import what they share (`cldr`)."""

import sys
from pathlib import Path

if (HERE := str(Path(__file__).parent)) not in sys.path:
    sys.path.append(HERE)
