"""What happens after a post is up: open pages hear that there is something new, never what."""

from omarm.activity.log import on
from omarm.core.live.announce import announce
from omarm.search.commands import index
from omarm.stream.commands import hold_waiting_posts, move_topic, show_ready_photo
from omarm.stream.models import Placement, Post
from omarm.stream.queries.found import comments_of, posts_with
from omarm.stream.tasks import renew_what_is_found_about


@on("post.published")
@on("post.placed")
def tell_open_pages(fact):
    """Announce the post on the channel of each of its places; whoever may read there fetches it by the read rule."""
    placements = _live_placements(fact.subject_id)
    if "placement" in fact.data:
        placements = placements.filter(pk=fact.data["placement"])
    _tell("post", fact.subject_id, placements, by=fact.actor_id)


@on("comment.added")
def tell_open_conversation(fact):
    """Announce the comment to who has its conversation open."""
    _tell_conversation("comment", fact.subject_id, fact)


@on("comment.edited")
def tell_of_changed_comment(fact):
    """Have the comment made anew where it is being read."""
    _tell_conversation("comment-changed", fact.subject_id, fact)


@on("comment.deleted")
@on("comment.hidden")
def tell_of_deleted_comment(fact):
    """Have the comment go where it is being read, and offered no longer where it was not read yet; also a hidden one."""
    _tell_conversation("comment-gone", fact.subject_id, fact)


@on("comment.restored")
@on("comment.unhidden")
def tell_of_restored_comment(fact):
    """Have the comment come back where it was being read."""
    _tell_conversation("comment-back", fact.subject_id, fact)


@on("reaction.given")
def tell_of_reaction(fact):
    """Have the bar made anew where the post is open."""
    _tell_conversation("reaction", fact.data["post"], fact)


@on("image.ready")
def show_photo_where_it_stands(fact):
    """Have the card of the photo's post made anew, and tell open pages of it."""
    post_id = show_ready_photo(image_id=fact.subject_id)
    if post_id:
        _tell("image", post_id, _live_placements(post_id))


@on("membership.ended")
def hold_what_waits_in_the_group(fact):
    """Have what somebody set ready for a group that they left, and its parts, go nowhere by itself."""
    for group in (fact.subject_id, *fact.data.get("parts", ())):
        hold_waiting_posts(author=fact.data["person"], group=group)


@on("group.rules_applied")
def hold_what_waits_of_who_went_by_a_rule(fact):
    """Have what is set ready in a group, by who a rule keeps in it no more, go nowhere by itself."""
    for group in (fact.subject_id, *fact.data["parts"]) if fact.data["went"] else ():
        hold_waiting_posts(group=group)


@on("group.archived")
def hold_what_waits_in_a_group_that_ended(fact):
    """Have what was set ready for a group that has been archived, and its parts, go nowhere by itself."""
    for group in (fact.subject_id, *fact.data.get("parts", ())):
        hold_waiting_posts(group=group)


@on("person.deactivated")
@on("profile.changed")
@on("person.rules_applied")
def hold_what_waits(fact):
    """Have what somebody set ready who left the organisation, or a department, go nowhere by itself."""
    hold_waiting_posts(author=fact.subject_id)


@on("topic.merged")
def move_to_the_topic_that_stays(fact):
    """Have posts and followers of a topic that was merged go on with the one that took it in."""
    move_topic(source=fact.subject_id, target=fact.data["target"])
    renew_what_is_found_about.enqueue(fact.data["target"])


@on("post.published")
@on("post.edited")
@on("post.became")
@on("praise.given")
def find_post(fact):
    """Have a post be found by what it says now."""
    index(source="posts", ids=[fact.subject_id])


@on("post.placed")
@on("post.unplaced")
@on("post.deleted")
@on("post.restored")
@on("post.hidden")
@on("post.unhidden")
@on("post.held")
def find_post_and_conversation(fact):
    """Have a post, and all that was said to it, be found by who may read it now; or no more."""
    index(source="posts", ids=[fact.subject_id])
    index(source="comments", ids=comments_of([fact.subject_id]))


@on("comment.added")
@on("comment.edited")
@on("comment.deleted")
@on("comment.hidden")
@on("comment.restored")
@on("comment.unhidden")
def find_comment(fact):
    """Have a comment be found by what it says now, or no more."""
    index(source="comments", ids=[fact.subject_id])


@on("file.read")
def find_by_a_file(fact):
    """Have posts be found by the text of the files that they carry."""
    index(source="posts", ids=posts_with(fact.subject_id))


def _live_placements(post_id):
    return Placement.objects.filter(post__in=Post.objects.live().filter(pk=post_id)).select_related("group")


def _tell(kind, post_id, placements, *, by=None):
    channels = sorted({channel for placement in placements for channel in _channels(placement)})
    if channels:
        announce(channels, kind, post_id, by=by)


def _tell_conversation(kind, number, fact):
    post_id = fact.data["post"]
    if Post.objects.live().filter(pk=post_id).exists():
        announce([f"c{post_id}"], kind, number, by=fact.actor_id)


def _channels(placement):
    """Return where a place is heard: at home of who has it there; a group also on its own page.

    An open group also by every employee: who follows its author or a topic has the post in a stream of theirs.
    """
    if placement.group_id:
        places = (f"g{placement.group_id}", f"s{placement.group_id}")
        return (*places, "open") if placement.group.is_open else places
    return (f"d{placement.department_id}",) if placement.department_id else ("all",)
