"""What pages and commands ask about link previews."""

from omarm.previews.models import LinkPreview, PostLink, PreviewDomain
from omarm.stream.models import Post


def allowed_domains():
    """Return the sites that the server may look at, by name, each with who allowed it."""
    return PreviewDomain.objects.select_related("allowed_by")


def allowed_domain(domain_id):
    """Return one of them. Raises PreviewDomain.DoesNotExist."""
    return PreviewDomain.objects.get(pk=domain_id)


def may_visit(host):
    """Return whether the server may look at a host: it or something that it is part of was allowed."""
    parts = host.split(".")
    above = [".".join(parts[start:]) for start in range(len(parts))]
    return PreviewDomain.objects.filter(domain__in=above).exists()


def shown_on(post_ids):
    """Return the PostLinks whose preview is ready and on, of these posts, each with its preview, image and post."""
    links = PostLink.objects.filter(post__in=post_ids, is_off=False, preview__state=LinkPreview.State.READY)
    return links.select_related("preview__image", "post")


def image_of(person, preview_id):
    """Return the Image of a preview on a post that the person may read. Raises LinkPreview.DoesNotExist."""
    links = PostLink.objects.filter(is_off=False, post__in=Post.objects.visible_to(person).values("pk"))
    found = LinkPreview.objects.filter(image__isnull=False, pk__in=links.values("preview"))
    return found.select_related("image").get(pk=preview_id).image


def own_link(person, post_id, preview_id):
    """Return a PostLink on one's own post. Raises PostLink.DoesNotExist."""
    own = Post.objects.editable_by(person).values("pk")
    return PostLink.objects.select_related("post").get(post=post_id, preview=preview_id, post__in=own)
