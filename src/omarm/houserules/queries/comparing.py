"""What changed between two editions, rule by rule, for people to read."""

from dataclasses import dataclass

from omarm.core.differences import Piece, differences


@dataclass(frozen=True)
class RuleChange:
    """One rule in two editions. `how` is "new", "gone", "changed" or "moved"; goal, text and example in Pieces."""

    how: str
    goal: list[Piece]
    text: list[Piece]
    example: list[Piece]


def changes_between(earlier, later):
    """Return a RuleChange for each rule that differs, in the language of the page.

    In the order of the later edition; what went comes last. A rule that only moved counts as changed when others that
    stand in both editions came before it and now stand after it.
    """
    before = {rule.origin: rule for rule in earlier.rules.all()}
    after = {rule.origin: rule for rule in later.rules.all()}
    moved = _moved([key for key in before if key in after], [key for key in after if key in before])
    changes = [_change(before.get(key), rule, moved=key in moved) for key, rule in after.items()]
    changes += [_change(rule, None) for key, rule in before.items() if key not in after]
    return [change for change in changes if change]


def _change(before, after, *, moved=False):
    told = {
        name: differences(getattr(before, name, ""), getattr(after, name, "")) for name in ("goal", "text", "example")
    }
    if before is None or after is None:
        return RuleChange("gone" if after is None else "new", **told)
    if any(piece.how for pieces in told.values() for piece in pieces):
        return RuleChange("changed", **told)
    return RuleChange("moved", **told) if moved else None


def _moved(before, after):
    """Return the fewest keys that have to be taken out for both orders to be the same, largest order kept."""
    place = {key: number for number, key in enumerate(before)}
    kept = []  # for each key the longest row of rising places that ends in it
    for key in after:
        longest = max((row for row in kept if place[row[-1]] < place[key]), key=len, default=[])
        kept.append([*longest, key])
    return set(after) - set(max(kept, key=len, default=[]))
