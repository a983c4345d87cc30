"""What pages ask about updates."""

from omarm.stream.models import Post
from omarm.updates.models import Offer, Report, Story, Update

TOLD = {
    Update.Form.WORKING_ON: ("goal", "state", "question", "next"),
    Update.Form.STORY: ("situation", "action", "result", "benefit"),
    Update.Form.REPORT: ("about", "results", "wanted"),
    Update.Form.CELEBRATION: ("success", "team", "reason", "thanks"),
}


def words_of(post_ids):
    """Return {post_id: what the forms of these updates add to their words}, as text; who helped comes last."""
    updates = Update.objects.filter(pk__in=post_ids, form__in=TOLD)
    return {update.pk: "\n".join(filter(None, _lines(update))) for update in updates if update.told}


def helpers_in(post_ids):
    """Return {post_id: who helped, as the last line of `words_of` names them}."""
    stories = Story.objects.filter(update__in=post_ids).prefetch_related("helpers__person")
    return {story.update_id: _helpers(story) for story in stories}


def reports_among(post_ids):
    """Return the Reports of these posts that ask for somebody, each with its author's id, for who may read them."""
    return Report.objects.filter(update__in=post_ids).exclude(wanted="").select_related("update__post")


def offers_on(post_ids):
    """Return the Offers on the reports of these posts, each with its person, in the order in which they came."""
    return Offer.objects.filter(report__in=post_ids).select_related("person")


def report_for(person, post_id):
    """Return the Report of a post that the person may read. Raises Report.DoesNotExist."""
    readable = Post.objects.visible_to(person).filter(pk=post_id).values("pk")
    return Report.objects.exclude(wanted="").select_related("update__post").get(update__in=readable)


def own_offer(person, report):
    """Return the person's own Offer on a report, or None."""
    return Offer.objects.filter(report=report, person=person).first()


def _lines(update):
    yield from (getattr(update.told, name) for name in TOLD[update.form])
    if update.form == Update.Form.STORY:
        yield _helpers(update.told)


def _helpers(story):
    return ", ".join(helper.person.name for helper in story.helpers.all())
