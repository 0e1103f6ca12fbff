"""For people who write sources: saved pages with the record each must give.

    cases       finds saved pages and reads what is expected of them
    reading     reads them, by a desk with everything installed
    comparing   a record against what is expected, field by field
    showing     what is wrong, for people
    writing     makes and changes what is expected
    coverage    which rule finds something on which page, and what that says of a site's redesign
    plugin      the pytest plugin; the only module that imports pytest, which pytest alone imports

`copydesk test`, `copydesk savepage`, `copydesk drift` and pytest share all of it. pytest imports this package at its
start, in every repository: nothing heavy is imported here.
"""

EXPECTED = "expected.json"
PAGES = "pages"
"""Default name of a folder of saved pages."""
