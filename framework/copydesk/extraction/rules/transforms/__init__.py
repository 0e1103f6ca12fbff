"""Transforms: named functions that a rule in a source.toml sends what it found through.

A transform is a plain function. Its first parameter takes what was found: one value, called once for each, or, where
it is annotated as a list, all of them at once. Further parameters are its arguments, written in the file; the
keyword-only parameters `page`, `source` and `issues` are handed over where they are asked for. It gives a value, a list
of values, or None where it can make nothing of it. Annotations say what an argument may be, to the reader and in the
JSON Schema.
"""

from copydesk.extraction.rules.transforms.registry import Transform, known, register
from copydesk.extraction.rules.transforms.steps import Piece, Step, TransformsShape

__all__ = ["Piece", "Step", "Transform", "TransformsShape", "known", "register"]
