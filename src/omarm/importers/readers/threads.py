"""Conversations of any depth, brought back to two levels: an answer, and an answer to that answer."""

from collections.abc import Mapping


def place(key: str, parents: Mapping[str, str]) -> tuple[str, str | None] | None:
    """Return the post that a message answers, and the answer under which it belongs (None: directly under the post).

    `parents` says what each answer answered. None is returned for one that answers itself by a detour.
    """
    path = [key]
    while (parent := parents.get(path[-1])) is not None:
        if parent in path:
            return None
        path.append(parent)
    first_answer = path[-2] if len(path) > 1 else key
    return path[-1], (first_answer if first_answer != key else None)
