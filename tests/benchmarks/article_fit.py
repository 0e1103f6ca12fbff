"""Fits the trees of `copydesk.extraction.article.trees` and reports what they reach on sites they have not seen.

    python tests/benchmarks/article_fit.py --check     # five folds by site: the honest figures
    python tests/benchmarks/article_fit.py --write     # fit on all pages and write trees.py

Needs lightgbm and numpy, and the pages with ground truth in ../shared/bench; copydesk itself needs neither.
A piece is labelled by the share of its 4-token shingles that the truth of its page holds; its weight is its share of
that truth, so that every page counts the same, and news sets count more than general ones. The figures, and what was
tried without gain, are in README.md beside this file.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import math
import re
import sys
from bisect import bisect
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import lightgbm
import numpy as np

from copydesk.extraction.article.evidence import evidence_of
from copydesk.extraction.article.judge import THRESHOLD
from copydesk.extraction.article.page import outlined
from copydesk.extraction.article.signals import BITS, FLOATS, NAMES, candidates, expanded, measure, reach
from copydesk.extraction.article.walk import whole_text
from copydesk.extraction.article.weigh import Weights
from copydesk.fetch.page import make_page

BENCH = Path(__file__).parents[3] / "shared" / "bench"
TREES, LEAVES, RATE, LEAST = 80, 20, 0.12, 200
PARTS, TURNED = (6, 12, 24, 48), 0.003
"""Trees after which a plain case is closed, and the share of pieces that the trees after them may turn."""
SET_WEIGHTS = {"scrapinghub": 2.0, "publishers": 2.5, "sites": 3.0, "newspaper4k": 2.0}
TOKEN = re.compile(r"\w+")


def labels(texts: list[str], truth: str) -> list[tuple[float, int]]:
    """Give for each piece the share of it that is in the truth, each shingle of the truth used once, and its tokens."""
    tokens = TOKEN.findall(truth)
    grams = {n: Counter(tuple(tokens[i : i + n]) for i in range(len(tokens) - n + 1)) for n in (1, 2, 3, 4)}
    left = grams[4].copy()
    pieces = [TOKEN.findall(text) for text in texts]
    shares: list[float | None] = []
    for piece in pieces:
        if len(piece) < 4:
            shares.append(None)
            continue
        own = Counter(tuple(piece[i : i + 4]) for i in range(len(piece) - 3))
        hit = own & left
        share = hit.total() / own.total()
        if share > 0.5:
            left -= hit
        shares.append(share)
    long = [i for i, share in enumerate(shares) if share is not None]
    result = []
    for index, (piece, known) in enumerate(zip(pieces, shares, strict=True)):
        share = known or 0.0
        if known is None:  # too short for a shingle: it belongs where it continues a neighbour that does
            spot, n = bisect(long, index), len(piece)
            if n and spot and (shares[long[spot - 1]] or 0) > 0.5:
                share = float(grams[4][(*pieces[long[spot - 1]][n - 4 :], *piece)] > 0)
            if n and not share and spot < len(long) and (shares[long[spot]] or 0) > 0.5:
                share = float(grams[4][(*piece, *pieces[long[spot]][: 4 - n])] > 0)
        result.append((share, len(piece)))
    return result


def site_of(name: str, row: dict[str, Any]) -> str:
    """Name the site a page is from: its pages stay in one fold."""
    if name == "publishers":
        return str(row["id"]).split("_")[0]
    host = urlsplit(row["url"] or "").netloc
    if not host or "fakehost" in host:
        return f"{name}:{row['id']}"
    parts = host.split(".")
    return ".".join(parts[-2:] if len(parts) < 3 or len(parts[-2]) > 3 else parts[-3:])


def read_pages() -> list[dict[str, Any]]:
    """Read all pages with a truth, measured and labelled."""
    pages = []
    for path in sorted((BENCH / "dev").glob("*.jsonl.xz")):
        name = path.name.split(".")[0]
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                outline = outlined(page := make_page(row["html"], url=row["url"])) if row["gt"]["body"] else None
                if outline is None or not outline.pieces:
                    continue
                weights = Weights(outline, evidence_of(page))
                near = reach(weights)
                chosen = candidates(weights, near)
                marks = labels([whole_text(piece) for piece in outline.pieces], row["gt"]["body"])
                pages.append({
                    "set": name, "site": site_of(name, row), "truth": row["gt"]["body"],
                    "x": np.array([expanded(signals) for signals in measure(outline, weights, near, chosen)], dtype=np.float32),
                    "share": np.array([marks[i][0] for i in chosen]), "tokens": np.array([marks[i][1] for i in chosen]),
                    "texts": [whole_text(outline.pieces[i]) for i in chosen],
                })  # fmt: skip
    return pages


def fit(pages: list[dict[str, Any]]) -> lightgbm.Booster:
    """Fit the trees on the given pages."""
    weights = []
    for page in pages:
        tokens = page["tokens"].astype(float)
        truth = max(50.0, float((tokens * (page["share"] > 0.5)).sum()))
        weights.append((np.minimum(tokens, 400) / truth * 100 + 0.02) * SET_WEIGHTS.get(page["set"], 1.0))
    data = lightgbm.Dataset(
        np.concatenate([page["x"] for page in pages]),
        np.concatenate([page["share"] for page in pages]) > 0.5,
        weight=np.concatenate(weights),
    )
    settings = {
        "objective": "binary", "num_leaves": LEAVES, "learning_rate": RATE, "min_data_in_leaf": LEAST, "lambda_l2": 5,
        "feature_fraction": 0.6, "bagging_fraction": 0.8, "bagging_freq": 1, "seed": 1, "verbose": -1, "num_threads": 2,
        "deterministic": True,
    }  # fmt: skip
    return lightgbm.train(settings, data, TREES)


def check(pages: list[dict[str, Any]]) -> None:
    """Print precision, recall and F1 of each set, every site judged by trees that never saw it."""
    sys.path.insert(0, str(BENCH))
    import score

    folds = [int(hashlib.md5(page["site"].encode(), usedforsecurity=False).hexdigest(), 16) % 5 for page in pages]
    counts: dict[str, list[tuple[int, int, int]]] = {}
    for fold in range(5):
        known = [page for page, other in zip(pages, folds, strict=True) if other != fold]
        booster = fit(known)
        ends = stops(booster, known)
        for page, other in zip(pages, folds, strict=True):
            if other == fold:
                scores = summed(booster, ends, page["x"])
                least = min(THRESHOLD, float(scores.max()))
                text = "\n\n".join(t for t, s in zip(page["texts"], scores, strict=True) if s >= least)
                counts.setdefault(page["set"], []).append(score.body_counts(page["truth"], text))
    for name, rows in sorted(counts.items()):
        print(name, {key: round(value, 3) for key, value in score.body_figures(rows).items()})


def stops(booster: lightgbm.Booster, pages: list[dict[str, Any]]) -> list[tuple[int, float]]:
    """Give, for each part of the trees, the sum beyond which the trees after it turn TURNED of the pieces at most."""
    rows = np.concatenate([page["x"] for page in pages])
    final = booster.predict(rows, raw_score=True) >= THRESHOLD
    found = []
    for end in PARTS:
        sums = booster.predict(rows, raw_score=True, num_iteration=end)
        wrong = np.sort(np.abs(sums[(sums >= THRESHOLD) != final]))[::-1]
        found.append((end, float(wrong[min(len(wrong) - 1, int(TURNED * len(rows)))]) if len(wrong) else 0.0))
    return found


def summed(booster: lightgbm.Booster, ends: list[tuple[int, float]], rows: Any) -> Any:
    """Give the sums as `trees.score` does, which stops where a case is plain."""
    sums = booster.predict(rows, raw_score=True)
    for end, plain in reversed(ends):
        first = booster.predict(rows, raw_score=True, num_iteration=end)
        sums = np.where(np.abs(first) >= plain, first, sums)
    return sums


def write(booster: lightgbm.Booster, pages: list[dict[str, Any]], path: Path) -> None:
    """Write the trees as one Python expression each, summed part by part."""
    trees = [expression(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]
    ends = stops(booster, pages)
    signature = ", ".join(f"{name}: {'float' if name in FLOATS else 'int'}" for name in NAMES)
    lines = [
        '"""The fitted trees; written by tests/benchmarks/article_fit.py --write, not by hand."""',
        "",
        "# ruff: noqa",
        "# fmt: off",
        "from __future__ import annotations",
        "",
        f"def score({signature}) -> float:",
        '    """Sum the trees for one piece\'s signals, as far as it takes to be sure; above 0 speaks for article text."""',
        "    odds = 0.0",
    ]
    start = 0
    for end, plain in [*ends, (len(trees), 0.0)]:
        lines += [
            "    odds += (",
            *(f"        {'+ ' if n else ''}({tree})" for n, tree in enumerate(trees[start:end])),
            "    )",
        ]
        if end < len(trees):
            lines.append(f"    if not -{plain:.3g} < odds < {plain:.3g}:")
            lines.append("        return odds")
        start = end
    path.write_text("\n".join([*lines, "    return odds", ""]), encoding="utf-8")


def expression(node: dict[str, Any]) -> str:
    """Give one tree as a nested conditional expression."""
    if "leaf_value" in node:
        return f"{node['leaf_value']:.3g}"
    left, right = expression(node["left_child"]), expression(node["right_child"])
    name = [*NAMES[:-2], *BITS][node["split_feature"]]
    if isinstance(name, tuple):
        return f"({right} if {name[0]} & {name[1]} else {left})"
    bound = f"{node['threshold']:.4g}" if name in FLOATS else str(math.floor(node["threshold"]))
    return f"({left} if {name} <= {bound} else {right})"


def main() -> None:
    """Check or write, as asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    pages = read_pages()
    if options.check:
        check(pages)
    if options.write:
        import copydesk.extraction.article.signals as home

        write(fit(pages), pages, Path(home.__file__).with_name("trees.py"))


if __name__ == "__main__":
    main()
