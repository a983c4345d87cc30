"""Texts that name somebody: @kees-bakker in the content becomes the link that people get when they type a name."""

import re

from omarm.core import richtext
from omarm.stream.commands.mentioning import Words, linked
from omarm.stream.models import Mention

NAMED = re.compile(r"(?<![\w@/.])@([a-z]+(?:-[a-z]+)+)")


def as_typed(text, people):
    """Return a text with the username of everybody whom it names by key."""
    return NAMED.sub(lambda at: f"@{people[at[1]].username}" if at[1] in people else at[0], text)


def linked_words(house, author, body):
    """Return rich text as Words, with a link for everybody and every topic that it names."""
    if "@" not in body and "#" not in body:
        return Words(body, richtext.to_text(body))
    return linked(house.people[author], as_typed(body, house.people))


def store_mentions(house):
    """Store who is named where: `house.named` has the people by (key of the post, number of the comment or None)."""
    Mention.objects.bulk_create(
        Mention(post=house.posts[key], comment=house.comments.get((key, number)), person=person)
        for (key, number), people in house.named.items()
        for person in people
    )
