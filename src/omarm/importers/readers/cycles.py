"""Circles in what should be a tree."""

from collections.abc import Iterable, Mapping


def cycles_in(parents: Mapping[str, str | None]) -> list[list[str]]:
    """Return every circle in the relation from a key to its parent, each as the keys in it."""
    found, seen = [], set()
    for start in parents:
        path: dict[str, None] = {}
        key: str | None = start
        while key is not None and key not in seen and key not in path:
            path[key] = None
            key = parents.get(key)
        if key in path:
            walked = list(path)
            found.append(walked[walked.index(key) :])
        seen.update(path)
    return found


def parents_first(parents: Mapping[str, str | None]) -> Iterable[str]:
    """Give the keys so that each comes after its parent. The relation must be free of circles."""
    children: dict[str | None, list[str]] = {}
    for key, parent in parents.items():
        children.setdefault(parent, []).append(key)
    waiting = list(reversed(children.get(None, [])))
    while waiting:
        key = waiting.pop()
        yield key
        waiting.extend(reversed(children.get(key, [])))
