"""Who is told of what happens in conversations, and of what was reported."""

from omarm.activity.log import on
from omarm.notifications import commands
from omarm.notifications.models import Reason
from omarm.stream.models import Comment

# What a post says of the people it names in its fact (`told` of publish_post).
BECAUSE = {"praise": Reason.PRAISE}
ASKED = {"must": Reason.MUST_READ, "should": Reason.SHOULD_READ}


@on("post.published")
def tell_of_a_new_post(fact):
    """Tell who is named, who follows its author, topics or groups, and whom it is for."""
    reason = BECAUSE.get(fact.data.get("because"))
    people = fact.data.get("people", []) if reason else []
    commands.tell_of_post(
        actor=fact.actor_id, post_id=fact.subject_id, at=fact.recorded_at, people=people, reason=reason or 0
    )


@on("post.placed")
def tell_of_a_shared_post(fact):
    """Tell who follows the place where it stands now too, unless they know it already."""
    commands.tell_of_place(
        actor=fact.actor_id, post_id=fact.subject_id, placement_id=fact.data["placement"], at=fact.recorded_at
    )


@on("post.edited")
def tell_who_is_newly_named_in_a_post(fact):
    """Tell who was not named before."""
    commands.tell_of_mentions(actor=fact.actor_id, post_id=fact.subject_id, at=fact.recorded_at)


@on("comment.added")
def tell_of_a_comment(fact):
    """Tell whom it answers, who is named and who takes part."""
    comment = _comment(fact)
    if comment:
        commands.tell_of_comment(
            actor=fact.actor_id, comment=comment, at=fact.recorded_at, answered=fact.data.get("answered")
        )


@on("comment.edited")
def tell_who_is_newly_named_in_a_comment(fact):
    """Tell who was not named before."""
    comment = _comment(fact)
    if comment:
        commands.tell_of_mentions(
            actor=fact.actor_id, post_id=comment.post_id, comment_id=comment.pk, at=fact.recorded_at
        )


@on("post.deleted")
@on("post.hidden")
def quiet_a_post(fact):
    """Have it ring no bell any more."""
    commands.settle_post(post_id=fact.subject_id)


@on("comment.deleted")
@on("comment.hidden")
def quiet_a_comment(fact):
    """Have it ring no bell any more, unless it was brought back meanwhile."""
    comment = _comment(fact)
    if comment and (comment.deleted_at or comment.hidden_at):
        commands.settle_comment(comment_id=comment.pk)


@on("mustread.asked_of")
def tell_who_is_asked(fact):
    """Tell the people whom the fact names that they are asked to read it: what must be read, whatever they muted."""
    _tell_those_named(fact, ASKED[fact.data["level"]])


@on("mustread.reminded")
def remind(fact):
    """Remind the people whom the fact names, whatever they muted."""
    _tell_those_named(fact, Reason.MUST_READ)


@on("group.messaged")
def tell_all_members(fact):
    """Tell everybody in the group of a post that is for all of them."""
    commands.tell_of_message(
        actor=fact.actor_id, post_id=fact.data["post"], group_id=fact.subject_id, at=fact.recorded_at,
        by_mail=fact.data.get("by_mail", True),
    )  # fmt: skip


@on("praise.given")
def tell_of_praise(fact):
    """Tell whom a compliment is for."""
    _tell_those_named(fact, Reason.PRAISE)


@on("offer.made")
def tell_of_an_offer(fact):
    """Tell the author that somebody wants to join in."""
    commands.tell_author(actor=fact.actor_id, post_id=_post_id(fact), reason=Reason.OFFER, at=fact.recorded_at)


@on("case.opened")
@on("case.passed_on")
@on("case.decided")
@on("appeal.made")
@on("appeal.answered")
def tell_of_what_was_reported(fact):
    """Tell each whom the fact names what it names for them; what waited at its address waits no longer."""
    if "settled" in fact.data:
        commands.settle_notices(url=fact.data["settled"])
    for told in fact.data["told"]:
        commands.notice(people=told["people"], what=told["what"], url=told["url"], at=fact.recorded_at)


def _tell_those_named(fact, reason):
    people = fact.data.get("people", [])
    commands.tell(actor=fact.actor_id, post_id=_post_id(fact), people=people, reason=reason, at=fact.recorded_at)


def _post_id(fact):
    return fact.data.get("post", fact.subject_id)


def _comment(fact):
    return Comment.objects.filter(pk=fact.subject_id).first()
