"""Making a post of one kind one of another, where it turned out to be that all along."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.stream.commands.placing import check_is_living
from omarm.stream.commands.wording import renew_texts
from omarm.stream.kinds import writing_of
from omarm.stream.models import Post
from omarm.stream.queries import looks_after


@transaction.atomic
def become(*, actor, post, kind, detail):
    """Have an everyday post be one of another kind, whose detail is made by `detail(post)`. Returns the Post.

    For its author, who looks after a group where it stands, and who looks after the whole. Raises DomainError for a post
    that tells more than words: that would be lost.
    """
    if not looks_after(actor, post):
        raise PermissionDenied
    check_is_living(post)
    now = Post.objects.select_for_update(of=("self",), no_key=True).get(pk=post.pk)
    if not now.is_live or not writing_of(now).everyday:
        raise DomainError(_("This post is something else already."), code="post_kind")

    now.detail.delete()
    now.kind = kind
    now.save(update_fields=["kind"])
    detail(now)
    renew_texts(posts=[now.pk])

    log.record("post.became", actor=actor, subject=now, kind=kind)
    return now
