"""One post, for who may read, change or bring it back."""

from omarm.stream.models import Photo, Post


def readable_post(person, post_id):
    """Return the post if it is for this person. Raises Post.DoesNotExist."""
    return Post.objects.visible_to(person).select_related("author").get(pk=post_id)


def editable_post(person, post_id):
    """Return the person's own post that can be changed. Raises Post.DoesNotExist."""
    return Post.objects.editable_by(person).select_related("author").get(pk=post_id)


def binned_post(person, post_id):
    """Return the post that the person deleted and can bring back. Raises Post.DoesNotExist."""
    return Post.objects.binned_by(person).get(pk=post_id)


def photo_in(person, image_id):
    """Return the Image of a photo in a post that the person may read. Raises Photo.DoesNotExist."""
    readable = Post.objects.visible_to(person).values("pk")
    return Photo.objects.select_related("image").get(image=image_id, post__in=readable).image
