"""Writing an update in one of its forms, and joining what a report tells of."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.core.functions import check_writing
from omarm.people.models import Person
from omarm.stream import commands as stream
from omarm.stream.models import Post
from omarm.updates.models import Celebration, Offer, Report, Story, StoryHelper, Update, WorkingOn

TOLD = {
    Update.Form.WORKING_ON: WorkingOn,
    Update.Form.STORY: Story,
    Update.Form.REPORT: Report,
    Update.Form.CELEBRATION: Celebration,
}
LONGEST_NOTE = 300
# Our own choice: a year that is mistyped is told, a jubilee that was not looked back on yet can be.
LONG_AGO, FAR_AHEAD = timedelta(days=5 * 366), timedelta(days=2 * 366)
JOINING = "joining"  # what a post carries whose report asks for somebody


@transaction.atomic
def publish_update(*, actor, draft, form=Update.Form.UPDATE, told=None, helpers=()):
    """Publish an everyday post; `told` are the fields of its form, `helpers` the people of a story.

    Returns the Post. Raises what `publish_post` raises, and DomainError for a day of celebrating that nobody can mean.
    """
    check_writing(form, actor)
    check_celebrated_on((told or {}).get("celebrated_on"))

    def store(post):
        update = Update.objects.create(post=post, form=form)
        if told is not None:
            _store_told(update, told, helpers, by=actor)

    return stream.publish_post(actor=actor, kind="update", draft=draft, detail=store)


@transaction.atomic
def change_update(*, actor, post, told, helpers=()):
    """Change the fields of one's own update's form. Returns the Post; the change of its words is what is recorded.

    Helpers of a story whom the actor does not see any more stay: who left has helped all the same. A day of celebrating is
    checked where it changes: what was celebrated then stays so. Raises DomainError.
    """
    if not Post.objects.editable_by(actor).contains(post):
        raise PermissionDenied
    stream.check_is_living(post)
    check_celebrated_on(told.get("celebrated_on"), before=getattr(post.update.told, "celebrated_on", None))

    _store_told(post.update, told, helpers, by=actor)
    stream.renew_texts(posts=[post.pk])
    return post


@transaction.atomic
def offer_to_join(*, actor, post, note=""):
    """Offer to join what a report tells of; a second offer replaces the line. Returns the Offer.

    Raises DomainError when nobody is asked for.
    """
    if not Post.objects.visible_to(actor).contains(post):
        raise PermissionDenied
    stream.check_is_living(post)
    report = Report.objects.filter(update=post.pk).exclude(wanted="").first()
    if report is None or post.author_id == actor.pk:
        raise DomainError(_("Nobody is asked for here."), code="offer_not_asked")

    note = note.replace("\x00", "").strip()[:LONGEST_NOTE]
    offer, is_new = Offer.objects.update_or_create(report=report, person=actor, defaults={"note": note})

    if is_new:
        log.record("offer.made", actor=actor, subject=post)
    return offer


@transaction.atomic
def take_back_offer(*, actor, post):
    """Take one's own offer back; one that is not there is gone already."""
    Offer.objects.filter(report=post.pk, person=actor).delete()


@transaction.atomic
def bring_in_updates(*, posts):
    """Store ForeignPosts as updates. Returns the Post rows, in the same order."""
    return stream.bring_in_posts(kind="update", posts=posts, details=_bring_in_details)


def check_celebrated_on(day, *, before=None):
    """Raise DomainError for a day (None: none) of celebrating longer ago or further ahead than anybody can mean.

    The one that stood there `before` stays right, however long ago it is by now.
    """
    today = timezone.localdate()
    if day and day != before and not today - LONG_AGO <= day <= today + FAR_AHEAD:
        words = _("Choose a day within the last five years or the next two.")
        raise DomainError(words, code="celebrated_on")


def _store_told(update, told, helpers, *, by):
    row, _made = TOLD[update.form].objects.update_or_create(update=update, defaults=told)
    if isinstance(row, Story):
        seen = Person.objects.visible_to(by).active()
        row.helpers.filter(person__in=seen.values("pk")).exclude(person__in=helpers).delete()
        for rank, person in enumerate(helpers):
            StoryHelper.objects.update_or_create(story=row, person=person, defaults={"rank": rank})
    if isinstance(row, Report) and row.wanted:
        stream.mark_attached(post=update.post, code=JOINING)


def _bring_in_details(rows):
    Update.objects.bulk_create((Update(post=row) for row in rows), batch_size=2000)
