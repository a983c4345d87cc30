"""Posts as tests write them, and a cast that starts with nothing kept."""

from omarm.core.testing.cast import CastTestCase
from omarm.media.tests.pictures import as_bytes, picture, upload
from omarm.stream import cards
from omarm.stream.commands import Draft
from omarm.updates.commands import publish_update


class StreamTestCase(CastTestCase):
    def setUp(self):
        cards.cards.clear()
        cards.bars.clear()


def write(actor, body="De bladblazer staat weer in de loods.", **told):
    """Publish an update. Returns the Post."""
    return publish_update(actor=actor, draft=Draft(body=body, **told))


def photo(name="foto.jpg"):
    """A small picture, as a browser sends it."""
    return upload(as_bytes(picture(24, 16)), name)
