"""Who can read what, who reacts to it, and what everybody has seen already."""

from dataclasses import replace

from django.utils import timezone

from omarm.demo.drawing.chance import chance_for

AMONG_MEMBERS = 4  # how much likelier somebody of the group reacts than another reader
NEW_TO_EVERYONE = (2, 6)


class Readers:
    """Knows from the places of posts who can read them; people, groups and departments by their keys."""

    def __init__(self, content, colleagues, members):
        self._colleagues = {colleague.key: colleague for colleague in colleagues}
        self._access = {group["slug"]: group["access"] for group in content.groups}
        self._parents = {department["key"]: department["parent"] for department in content.departments}
        self._members = {slug: {belonging.person for belonging in group} for slug, group in members.items()}
        self._lively = {key: 0.1 + chance_for("lively", key).random() ** 2 for key in self._colleagues}

    def may_read(self, key, talk):
        """Return whether somebody can read a post, at one of its places."""
        return self._reads(self._colleagues[key], talk) or any(
            self._reads(self._colleagues[key], replace(talk, group=shared.group, department=None))
            for shared in talk.shared
        )

    def eager(self, talk, purpose):
        """Return those who can read a post where its author put it and worked here by then, but for its author.

        The likeliest to take part in something come first, in an order of its own for each purpose.
        """
        return self._eager(talk, chance_for(purpose, talk.key))

    def reactions_to(self, talk):
        """Return (person, kind) of everybody who reacts; as many as the content says, as far as there are readers."""
        chance = chance_for("reactions", talk.key)
        eager = self._eager(talk, chance)
        kinds = [kind for kind, count in talk.reactions.items() for _ in range(count)]
        chance.shuffle(kinds)
        return list(zip(eager, kinds, strict=False))

    def seen_by(self, key, told):
        """Return the newest Talk that somebody has seen (at home) and all Talks in their home, newest first.

        Some are newer: everybody finds something new.
        """
        mine = [talk for talk in reversed(told) if self._is_at_home(self._colleagues[key], talk)]
        new = chance_for("seen", key).randint(*NEW_TO_EVERYONE)
        return (mine[min(new, len(mine) - 1)] if mine else None), mine

    def _eager(self, talk, chance):
        day = timezone.localdate(talk.at)
        readers = [
            key
            for key, colleague in self._colleagues.items()
            if key != talk.author and self._reads(colleague, talk) and colleague.employed_since <= day
        ]
        weights = {key: self._lively[key] * (AMONG_MEMBERS if self._is_in(key, talk) else 1) for key in readers}
        return sorted(readers, key=lambda key: chance.random() ** (1 / weights[key]), reverse=True)

    def _reads(self, colleague, talk):
        if talk.group and not colleague.is_guest and self._access[talk.group] == "open":
            return True
        return self._is_at_home(colleague, talk)

    def _is_at_home(self, colleague, talk):
        if talk.group:
            return colleague.key in self._members[talk.group]
        if colleague.is_guest:
            return False
        return talk.department is None or talk.department in self._above(colleague.department)

    def _is_in(self, key, talk):
        return talk.group is not None and key in self._members[talk.group]

    def _above(self, department):
        while department:
            yield department
            department = self._parents[department]
