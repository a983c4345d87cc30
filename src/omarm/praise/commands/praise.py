"""Giving a compliment, and being named with one."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.people.models import Person
from omarm.praise.models import Praise, PraisedPerson
from omarm.praise.queries import others_praised
from omarm.stream import commands as stream
from omarm.stream.models import Post

CODE = "praise"  # of the kind, of its writing, of what the post carries, and why people are told
MOST_PRAISED = 10


@transaction.atomic
def publish_praise(*, actor, draft, people, value):
    """Publish a compliment to colleagues who can read it where it stands. Returns the Post.

    Who is meant goes along in the fact `post.published`. Raises what `publish_post` raises, PermissionDenied for
    somebody whom the actor cannot see, DomainError for oneself, nobody, too many, who cannot read it there, and for a
    value that is not in use.
    """
    _check_people(actor, people)
    if not value.is_used:
        raise DomainError(_("Choose a value from the list."), code="value_not_used")

    def store(post):
        _check_can_read(post, people)
        praise = Praise.objects.create(post=post, value=value)
        PraisedPerson.objects.bulk_create(PraisedPerson(praise=praise, person=person) for person in people)
        stream.mark_attached(post=post, code=CODE)

    told = {"people": [person.pk for person in people], "because": CODE}
    return stream.publish_post(actor=actor, kind="praise", draft=draft, detail=store, told=told)


@transaction.atomic
def change_praise(*, actor, post, people, value):
    """Have one's own compliment be for these people and about this value. Returns the Post.

    Who is new to it is told; who declined stays unnamed, whom the actor does not see any more stays with it. The words
    are changed by `edit_post`.
    """
    if not Post.objects.editable_by(actor).contains(post):
        raise PermissionDenied
    stream.check_is_living(post)
    praise = Praise.objects.select_for_update(no_key=True).get(post=post)
    others = others_praised(actor, praise)
    _check_people(actor, people, others=others.count())
    if not value.is_used and value.pk != praise.value_id:
        raise DomainError(_("Choose a value from the list."), code="value_not_used")
    known = {row.person_id: row for row in praise.praised.all()}
    declined = [person.name for person in people if person.pk in known and known[person.pk].has_declined]
    if declined:
        raise DomainError(
            _("%(names)s would rather not be named here.") % {"names": ", ".join(declined)}, code="praise_declined"
        )
    added = [person for person in people if person.pk not in known]
    _check_can_read(post, added)

    Praise.objects.filter(pk=praise.pk).update(value=value)
    praise.praised.exclude(pk__in=others.values("pk")).exclude(person__in=people).delete()
    PraisedPerson.objects.bulk_create(PraisedPerson(praise=praise, person=person) for person in added)

    stream.renew_texts(posts=[post.pk])

    if added and post.announced_at:
        log.record("praise.given", actor=actor, subject=post, people=[person.pk for person in added])
    return post


@transaction.atomic
def decline_naming(*, actor, post):
    """Take one's own name off a compliment. Returns the PraisedPerson; nobody is told of it."""
    return _set_declined(actor, post, declined=True)


@transaction.atomic
def allow_naming(*, actor, post):
    """Be named with a compliment again. Returns the PraisedPerson."""
    return _set_declined(actor, post, declined=False)


@transaction.atomic
def tell_of_praise(*, post):
    """Record for whom a compliment is that waited for its time: the fact of its publishing does not say it.

    Returns the ids of who is told. It follows the clock, not a person. Recorded twice, the same people hear of the same
    post once.
    """
    people = list(PraisedPerson.objects.filter(praise=post.pk, has_declined=False).values_list("person_id", flat=True))
    if people:
        log.record("praise.given", actor=post.author, subject=post, people=people)
    return people


def _check_people(actor, people, *, others=0):
    """Judge whom the actor names; `others` are with it already, out of the actor's hands."""
    if not people and not others:
        raise DomainError(_("Choose who the compliment is for."), code="praise_nobody")
    if len(people) > MOST_PRAISED:
        raise DomainError(
            _("A compliment is for at most %(most)d people.") % {"most": MOST_PRAISED}, code="praise_many"
        )
    if actor in people:
        raise DomainError(_("A compliment is for somebody else."), code="praise_self")
    seen = Person.objects.visible_to(actor).active().filter(pk__in=[person.pk for person in people])
    if seen.count() != len(people):
        raise PermissionDenied


def _check_can_read(post, people):
    """Raise DomainError unless each can read the post where it stands: a compliment behind one's back is none."""
    outside = [person.name for person in people if not post.placements.in_reach_of(person).exists()]
    if outside:
        raise DomainError(
            _("%(names)s cannot read it there. Choose another place.") % {"names": ", ".join(outside)},
            code="praise_unseen",
        )


def _set_declined(actor, post, *, declined):
    mine = PraisedPerson.objects.filter(person=actor, praise=post.pk).first()
    if mine is None or not Post.objects.visible_to(actor).contains(post):
        raise PermissionDenied

    mine.has_declined = declined
    mine.save(update_fields=["has_declined"])
    return mine
