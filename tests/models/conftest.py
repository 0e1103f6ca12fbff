"""Lets the tests import what they share (`strategies`)."""

import sys
from pathlib import Path

if (SHARED := str(Path(__file__).parents[1])) not in sys.path:
    sys.path.append(SHARED)
