"""Pages made to break whoever reads them: each a function of a size, so that growth can be measured.

`PAGES` maps a name to a `Hostile`; `make(n)` gives the document. `full` is the size the promise is about, 100,000
levels or 50 MB; most tests are made smaller. `bait` gives a page with one long value, `BYTES` has documents as bytes.
"""

from hostile import addresses, data, elements, little, nesting, products, text  # noqa: F401  (each adds its pages)
from hostile.baits import BAITS, PLACES, bait
from hostile.base import PAGES, Hostile, page
from hostile.wire import BYTES

__all__ = ["BAITS", "BYTES", "PAGES", "PLACES", "Hostile", "bait", "page"]
