"""Photos and files: for who may read what they stand in, and for who sent them and has not used them yet.

The question is asked of the one row, not as one OR over all posts: that would have the database list every post that
the person may read.
"""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from omarm.core.pagination import number
from omarm.media.models import RECEIVED, File, Image
from omarm.stream.models import Comment, KeptDraft, Post, PostFile

KEPT_UNUSED = timedelta(days=7)


def photo_in(person, image_id):
    """Return the Image of a photo that the person may see: in a post, in a comment, or sent and not used yet.

    Raises Image.DoesNotExist.
    """
    image = Image.objects.select_related("photo", "comment_photo").get(pk=image_id)
    if not _may_see_photo(person, image):
        raise Image.DoesNotExist
    return image


def file_in(person, file_id):
    """Return the File that the person may fetch: with a post, or sent and not used yet. Raises File.DoesNotExist."""
    file = File.objects.select_related("post_file").get(pk=file_id)
    if not _may_fetch(person, file):
        raise File.DoesNotExist
    return file


def own_photo(person, image_id):
    """Return the Image that the person sent, where it can be changed still. Raises Image.DoesNotExist."""
    image = photo_in(person, image_id)
    if image.uploaded_by_id != person.pk:
        raise Image.DoesNotExist
    return image


def own_video(person, file_id):
    """Return the video that the person sent. Raises File.DoesNotExist."""
    file = file_in(person, file_id)
    if file.uploaded_by_id != person.pk or not file.is_video:
        raise File.DoesNotExist
    return file


def files_of(post):
    """Return the Files of a post in their order. Only for who may read the post: ask that first."""
    return [row.file for row in PostFile.objects.filter(post=post).select_related("file")]


def upload_on(post, kind, pk):
    """Return the Image ("photos") or File ("files") with a post. Only for who may read the post.

    Raises KeyError or its DoesNotExist.
    """
    places = {"photos": (Image, "photo__post"), "files": (File, "post_file__post")}
    model, standing = places[kind]
    return model.objects.get(pk=pk, **{standing: post})


def photo_with(comment, pk):
    """Return the Image with a comment. Only for who may read the comment. Raises Image.DoesNotExist."""
    return Image.objects.get(pk=pk, comment_photo__comment=comment)


def unused_images(person=None):
    """Return the Images that were sent to be published and stand nowhere yet, of one person or of all."""
    return _of(person, Image).filter(folder__startswith=f"{RECEIVED}/", photo=None, comment_photo=None)


def unused_files(person=None):
    """Return the Files that were sent to be published and stand nowhere yet, of one person or of all."""
    return _of(person, File).filter(folder__startswith=f"{RECEIVED}/", post_file=None)


def unused_upload(person, kind, pk):
    """Return one's own Image ("photos") or File ("files") that stands nowhere yet. Raises KeyError or its DoesNotExist."""
    return {"photos": unused_images, "files": unused_files}[kind](person).get(pk=pk)


def usable_images(person, ids, *, submission=None):
    """Return {id: Image} of those that the person may publish: unused ones, and those that this same form published."""
    again = Q(photo__post__submission=submission) | Q(comment_photo__comment__submission=submission)
    free = Q(photo=None, comment_photo=None, folder__startswith=f"{RECEIVED}/")
    return Image.objects.filter(free | again if submission else free, uploaded_by=person).in_bulk(ids)


def usable_files(person, ids, *, submission=None):
    """Return {id: File} of those that the person may publish: unused ones, and those that this same form published."""
    free = Q(post_file=None, folder__startswith=f"{RECEIVED}/")
    again = Q(post_file__post__submission=submission)
    return File.objects.filter(free | again if submission else free, uploaded_by=person).in_bulk(ids)


def forgotten_uploads(*, limit=500):
    """Return (Images, Files) that have waited longer than a week and that no kept draft names; `limit` of each at most."""
    before = timezone.now() - KEPT_UNUSED
    kept = {"image": set(), "file": set()}  # (whose draft, which upload): nobody keeps another's
    for person, values in KeptDraft.objects.values_list("person", "values").iterator():
        for name, pairs in kept.items():
            pairs |= {(person, pk) for one in _as_list(values.get(name)) if (pk := number(str(one))) is not None}
    images = unused_images().filter(added_at__lt=before).exclude(pk__in=_own(Image, kept["image"]))
    files = unused_files().filter(added_at__lt=before).exclude(pk__in=_own(File, kept["file"]))
    return list(images[:limit]), list(files[:limit])


def _own(model, pairs):
    """Return the ids of those of these (person, id) that the person did send."""
    sent = model.objects.filter(pk__in={pk for _person, pk in pairs}).values_list("uploaded_by", "pk")
    return [pk for person, pk in sent if (person, pk) in pairs]


def _may_see_photo(person, image):
    if hasattr(image, "photo"):
        return _can_read_post(person, image.photo.post_id)
    if hasattr(image, "comment_photo"):
        standing = Comment.objects.visible_to(person).standing()
        return standing.filter(pk=image.comment_photo.comment_id).exists()
    return image.uploaded_by_id == person.pk and image.folder.startswith(f"{RECEIVED}/")


def _may_fetch(person, file):
    if hasattr(file, "post_file"):
        return _can_read_post(person, file.post_file.post_id)
    return file.uploaded_by_id == person.pk and file.folder.startswith(f"{RECEIVED}/")


def _can_read_post(person, post_id):
    return Post.objects.visible_to(person).filter(pk=post_id).exists()


def _of(person, model):
    return model.objects.filter(uploaded_by=person) if person else model.objects.all()


def _as_list(value):
    return value if isinstance(value, list) else [value]
