"""Polls as tests ask them."""

from datetime import timedelta

from django.utils import timezone

from omarm.core.testing.cast import make_person
from omarm.polls.commands import PollDraft, attach_poll
from omarm.stream.tests.writing import StreamTestCase, write


def ask(actor, *options, post=None, **told):
    """Publish a post with a poll under it. Returns the Poll."""
    if told.get("is_anonymous"):
        told.setdefault("closes_at", timezone.now() + timedelta(days=7))
    draft = PollDraft(options=options or ("Fiets", "Bus", "Lopen"), **told)
    return attach_poll(actor=actor, post=post or write(actor), draft=draft)


def end(poll):
    """Have the closing time of a poll be past. Returns it as it is now stored."""
    type(poll).objects.filter(pk=poll.pk).update(closes_at=timezone.now() - timedelta(seconds=1))
    poll.refresh_from_db()
    return poll


class PollTestCase(StreamTestCase):
    def crowd(self, how_many, **told):
        """Make that many colleagues."""
        return [make_person(f"stem{number}", **told) for number in range(how_many)]
