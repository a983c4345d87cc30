"""What a post is found by because of its poll."""

from omarm.polls.models import Poll


def words_of(post_ids):
    """Return {post id: the question of its poll and the options that stand}: whoever reads the post reads those."""
    polls = Poll.objects.filter(pk__in=post_ids).prefetch_related("options")
    return {poll.pk: "\n".join(filter(None, [poll.question, *_options(poll)])) for poll in polls}


def _options(poll):
    return [option.text for option in poll.options.all() if not option.is_gone]
