"""Telling what one knows about."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.people.models import Person
from omarm.profiles.models import Expert, Expertise, Thanks
from omarm.topics.models import Topic

MOST_TOPICS = 20  # of one person: who knows about everything is found for nothing
LONGEST_NOTE = 160


@transaction.atomic
def tell_expertise(*, actor, topic, note="", may_be_asked=False):
    """Tell that one knows about a topic, or change what one told of it. Returns the Expertise.

    Who wants to be asked about it gets terms (Expert) to change. Raises DomainError for a topic that was merged, and
    for too many.
    """
    if actor.is_guest:
        raise PermissionDenied
    if topic.merged_into_id:
        raise DomainError(_("This topic was merged with another. Choose that one."), code="topic_merged")
    Person.objects.select_for_update(no_key=True).get(pk=actor.pk)  # two at once would each see one topic less
    known = Expertise.objects.filter(person=actor)
    if not known.filter(topic=topic).exists() and known.count() >= MOST_TOPICS:
        raise DomainError(
            _("You can name at most %(most)d topics. Take one off first.") % {"most": MOST_TOPICS},
            code="expertise_many",
        )

    told = {"note": " ".join(note.split())[:LONGEST_NOTE], "may_be_asked": may_be_asked}
    expertise, _is_new = Expertise.objects.update_or_create(person=actor, topic=topic, defaults=told)
    if may_be_asked:
        Expert.objects.get_or_create(person=actor)

    log.record("profile.changed", actor=actor, subject=actor)
    return expertise


@transaction.atomic
def drop_expertise(*, actor, topic):
    """Take a topic off one's own profile. Returns whether it was there."""
    gone = bool(Expertise.objects.filter(person=actor, topic=topic).delete()[0])

    if gone:
        log.record("profile.changed", actor=actor, subject=actor)
    return gone


@transaction.atomic
def move_expertise(*, source, target):
    """Have expertise and thanks for a topic that was merged (ids) go on with the other. Returns the ids of whom it was of.

    Who had both keeps what they told of the one that stays; who asks to be asked about either still does; who kept the
    thanks for either to themselves keeps all of them so. It follows what was decided about topics, not a person.
    """
    topic = Topic.objects.get(pk=target)
    people = list(Expertise.objects.filter(topic=source).values_list("person", flat=True))
    asked = Expertise.objects.filter(topic=source, may_be_asked=True).values("person")
    Expertise.objects.filter(topic=topic, person__in=list(asked.values_list("person", flat=True))).update(
        may_be_asked=True
    )
    both = Expertise.objects.filter(topic=topic).values("person")
    Expertise.objects.filter(topic=source).exclude(person__in=both).update(topic=topic)
    Expertise.objects.filter(topic=source).delete()
    for thanks in Thanks.objects.filter(topic=source):
        Thanks.objects.get_or_create(
            giver_id=thanks.giver_id, receiver_id=thanks.receiver_id, topic=topic,
            defaults={"is_hidden": thanks.is_hidden},
        )  # fmt: skip
    Thanks.objects.filter(topic=source).delete()
    kept = Thanks.objects.filter(topic=topic, is_hidden=True).values("receiver")
    Thanks.objects.filter(topic=topic, receiver__in=list(kept.values_list("receiver", flat=True))).update(
        is_hidden=True
    )
    return people
