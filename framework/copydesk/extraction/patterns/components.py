"""The loops of a graph: its strongly connected components that hold a way back (Tarjan 1972)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def components(follow: Sequence[Iterable[int]]) -> list[frozenset[int]]:
    """Give the loops, each before those that can be come to from it."""
    order: dict[int, int] = {}
    low: dict[int, int] = {}
    on_stack: set[int] = set()
    stack: list[int] = []
    found: list[frozenset[int]] = []
    for root in range(len(follow)):
        if root in order:
            continue
        work = [(root, iter(follow[root]))]
        order[root] = low[root] = len(order)
        stack.append(root)
        on_stack.add(root)
        while work:
            node, following = work[-1]
            for each in following:
                if each not in order:
                    order[each] = low[each] = len(order)
                    stack.append(each)
                    on_stack.add(each)
                    work.append((each, iter(follow[each])))
                    break
                if each in on_stack:
                    low[node] = min(low[node], order[each])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == order[node]:
                    loop = _popped(stack, on_stack, node)
                    if len(loop) > 1 or node in follow[node]:
                        found.append(loop)
    return found[::-1]


def _popped(stack: list[int], on_stack: set[int], node: int) -> frozenset[int]:
    members: set[int] = set()
    while node not in members:
        members.add(stack.pop())
    on_stack -= members
    return frozenset(members)
