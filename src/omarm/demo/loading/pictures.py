"""Portraits, the photos of posts and those above groups: drawn in threads while the rest is stored, kept as the media app keeps photos."""

import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass

from django.core.files.storage import default_storage

from omarm.demo.drawing.portraits import portrait
from omarm.demo.drawing.scenes import scene
from omarm.groups.models import Group
from omarm.media.commands import in_sizes, store_sizes
from omarm.media.commands.images import FOLDER
from omarm.media.models import SIZES
from omarm.people.models import Person
from omarm.stream.models import Photo

PORTRAIT_SIDE = 256
MOST_THREADS = 4  # each holds one large drawing


@dataclass(frozen=True)
class Drawing:
    """A picture to draw: the portrait of a person (by key), or a scene for a post (by key) or above a group (by address)."""

    of: str
    look: dict | None = None
    is_cover: bool = False
    scene: str = ""
    alt: str = ""
    rank: int = 0

    def draw(self):
        """Return the picture in the sizes that pages use."""
        if self.look:
            return in_sizes(portrait(self.of, size=PORTRAIT_SIDE, **self.look))
        return in_sizes(scene(self.scene, self.of))


def drawings(plan):
    """Return what there is to draw."""
    portraits = [Drawing(colleague.key, look=colleague.look) for colleague in plan.colleagues if colleague.look]
    covers = [
        Drawing(group["slug"], is_cover=True, scene=group["cover"], alt=group["cover_alt"])
        for group in plan.content.groups
        if "cover" in group
    ]
    return (
        portraits
        + covers
        + [
            Drawing(talk.key, scene=name, alt=alt, rank=rank)
            for talk in plan.talks
            for rank, (name, alt) in enumerate(talk.photos)
        ]
    )


@contextmanager
def drawn(wanted):
    """Begin to draw. Gives pairs of a Drawing and its Sizes, in order; what nobody waits for any more is left."""
    threads = ThreadPoolExecutor(min(MOST_THREADS, os.cpu_count() or 1), thread_name_prefix="draw")
    try:
        yield zip(wanted, threads.map(Drawing.draw, wanted), strict=True)
    finally:
        threads.shutdown(cancel_futures=True)


def store_pictures(pictures, house, *, tell):
    """Store every picture with its owner; after a failure none of the files stays. `tell` hears of each picture."""
    before = _folders()
    try:
        for drawing, sizes in pictures:
            _store(drawing, sizes, house)
            tell(1)
        Person.objects.bulk_update([person for person in house.people.values() if person.photo_id], ["photo"])
        Group.objects.bulk_update([group for group in house.groups.values() if group.cover_id], ["cover"])
    except BaseException:
        # An interrupt can fall between a file and its row, so look at what is there, not at what was counted.
        for folder in _folders() - before:
            _remove(folder)
        raise


def _store(drawing, sizes, house):
    if drawing.look:
        person = house.people[drawing.of]
        person.photo = store_sizes(actor=person, sizes=sizes, alt=drawing.alt)
    elif drawing.is_cover:
        house.groups[drawing.of].cover = store_sizes(actor=None, sizes=sizes, alt=drawing.alt)
    else:
        post = house.posts[drawing.of]
        image = store_sizes(actor=post.author, sizes=sizes, alt=drawing.alt)
        Photo.objects.create(post=post, image=image, rank=drawing.rank)


def _folders():
    """Return the folders of images in the storage."""
    try:
        return set(default_storage.listdir(FOLDER)[0])
    except FileNotFoundError:
        return set()


def _remove(folder):
    for size in SIZES:
        default_storage.delete(f"{FOLDER}/{folder}/{size}.webp")
    default_storage.delete(f"{FOLDER}/{folder}")
