"""The photo over a group's pages, for who may know of the group."""

from omarm.groups.models import Group
from omarm.media.models import Image


def cover_of(person, slug, image_id):
    """Return the Image of a group's cover photo. Raises Group.DoesNotExist or Image.DoesNotExist."""
    group = Group.objects.listed_for(person).get(slug=slug)
    return Image.objects.get(pk=image_id if group.cover_id == image_id else None)
