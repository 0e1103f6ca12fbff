"""Learns what a source.toml may say from a handful of saved pages of one site, without a language model.

Each page is read without rules; what one page's reading gets wrong the others correct: the place of the paragraphs is
the same on all of them, what is said word for word on two is no page's article (`samples`, `container`, `places`,
`junk`, `standfirst`; `body` puts them together and checks page against page). `fields`, `dates`, `urls` and `related`
look at the rest, `learner` does all of it, `writing` writes the file.
"""

from copydesk.learning.learner import Learned, learn
from copydesk.learning.writing import source_toml

__all__ = ["Learned", "learn", "source_toml"]
