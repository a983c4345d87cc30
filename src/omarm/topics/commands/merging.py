"""Two topics that are one."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.topics.models import Topic
from omarm.topics.queries import may_curate


@transaction.atomic
def merge_topics(*, actor, source, target):
    """Let `target` take in `source`, for who keeps the list. Returns the target.

    The words move, the source stays as the way to the target, and so do topics that were merged into it before: every
    merged topic points at one that is in use. Posts and followers move after commit, by the fact `topic.merged` (its
    subject the source, `data["target"]` the id of the target), since `stream` stands above topics.
    Raises DomainError when either was merged already, or both are the same.
    """
    if not may_curate(actor):
        raise PermissionDenied
    rows = Topic.objects.select_for_update(no_key=True).order_by("pk").in_bulk({source.pk, target.pk})
    source, target = rows[source.pk], rows[target.pk]
    if source == target:
        raise DomainError(_("Choose another topic to merge this one into."), code="topic_merge_self")
    if source.merged_into_id or target.merged_into_id:
        raise DomainError(_("One of these topics was merged already. Look at the list again."), code="topic_merged")

    source.words.update(topic=target, is_name=False)
    source.merged.update(merged_into=target)
    source.merged_into = target
    source.save(update_fields=["merged_into"])

    log.record("topic.merged", actor=actor, subject=source, target=target.pk)
    return target
