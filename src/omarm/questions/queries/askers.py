"""Who asked a question."""


def is_asker(person, question):
    """Return whether the person asked it under their name. Of a question without a name nobody did."""
    return question.post.author_id == person.pk
