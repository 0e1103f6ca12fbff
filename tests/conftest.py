"""Settings of every test."""

from hypothesis import settings

# The same examples each run: a change that breaks a property is told by the run it is made in, not by a later one.
# `pytest --hypothesis-profile=search` looks for new ones.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.register_profile("search", deadline=None, max_examples=1000)
settings.load_profile("repeatable")
