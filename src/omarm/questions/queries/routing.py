"""Where to ask: the groups in which somebody may post, and the experts who said that they may be asked."""

from collections import namedtuple
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from operator import or_
from zlib import crc32

from django.db.models import Case, Q, When
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from omarm.core.floor import FLOOR
from omarm.core.folding import fold
from omarm.groups.models import Group
from omarm.groups.promises import Kept, kept_in
from omarm.people.models import Person
from omarm.profiles.models import Expert
from omarm.profiles.queries.experts import experts_in_turn
from omarm.questions.queries.pace import usual_times
from omarm.questions.queries.similar.places import OF_A_GROUP, group_ids_of, leanings
from omarm.questions.queries.similar.pool import likened
from omarm.questions.queries.words import reader
from omarm.topics.models import Topic

MOST = 3
LIKE = 0.3  # from here on a question is told to be like this one
LEAST = 0.04  # of all leaning: a group with less is not proposed
MOST_TOPICS = 3
MOST_TO_JOIN = 2
LOOKED_AT = 100  # of the most like questions
REASONS, MOST_SHARED = 2, 3  # say enough; words that are named

_Described = namedtuple("_Described", OF_A_GROUP)


@dataclass(frozen=True, slots=True)
class GroupProposal:
    """A group to ask in. `why` are reasons in words; `share` and `usual` are None and empty below the floor of people."""

    group: Group
    why: tuple[str, ...]
    share: Kept | None = None
    usual: str = ""


@dataclass(frozen=True, slots=True)
class ExpertProposal:
    """Somebody who may be asked about a topic of the question, at the pace that they state themselves."""

    person: Person
    topic: Topic
    terms: Expert
    why: tuple[str, ...]
    can_be_asked: bool

    @property
    def pace(self):
        return self.terms.get_pace_display()


@dataclass(frozen=True, slots=True)
class Proposals:
    """Where to ask, best first. Experts are not ranked: each day has another order.

    `to_join` are open groups about a topic of the question in which the asker cannot post, because they are no member yet.
    """

    groups: tuple[GroupProposal, ...] = ()
    experts: tuple[ExpertProposal, ...] = ()
    to_join: tuple[Group, ...] = ()


def proposals(person, text, *, topics=(), limit=MOST, today=None, found=None):
    """Return Proposals for a question: at most so many groups and experts, none when nothing fits.

    `topics` are Topics that the asker chose; others are recognised in the words. Never raises on what was typed. `found` is
    what `likened` gave for the same person and text, where it was asked already.
    """
    recognised = list(dict.fromkeys([*topics, *topics_in(text)]))[:MOST_TOPICS]
    groups = _groups(person, text, recognised, limit, found or likened(person, text), _named_by(topics))
    return Proposals(groups, _experts(person, recognised, limit, today), _to_join(person, recognised))


def topics_in(text):
    """Return the Topics in use of which the text has a word or an expression, those in more words first."""
    ids = reader().topics_named(text)
    rows = Topic.objects.current().in_bulk(ids)
    return [rows[pk] for pk in ids if pk in rows]


def _to_join(person, topics):
    """Return the open groups that name one of the topics, the nearest in name first, in which the person may not post yet."""
    if person.is_guest or not topics:
        return ()
    named = [Q(name__icontains=topic.name) | Q(purpose__icontains=topic.name) for topic in topics]
    rows = Group.objects.listed_for(person).filter(reduce(or_, named), access=Group.Access.OPEN, archived_at=None)
    rows = rows.exclude(pk__in=Group.objects.writable_by(person).values("pk"))
    in_name = Case(When(reduce(or_, [Q(name__icontains=topic.name) for topic in topics]), then=0), default=1)
    return tuple(rows.order_by(in_name, "name", "pk")[:MOST_TO_JOIN])


def _named_by(topics):
    """Return whether a group names one of the topics that the asker chose, in its name or purpose: a function of one."""
    names = [fold(topic.name) for topic in topics]
    return lambda group: any(name in fold(f"{group.name} {group.purpose}") for name in names)


def _groups(person, text, topics, limit, found, is_named):
    read, asked = found
    rows = Group.objects.writable_by(person).values_list(*OF_A_GROUP) if read.units else []
    groups = [_Described(*row) for row in rows]  # a thousand of them, of which three are shown
    if not groups:
        return ()
    asked = asked[:LOOKED_AT]
    known = {group.pk: group for group in groups}
    stands = group_ids_of(person, [one.post_id for one in asked])
    where = {post: known[group] for post, group in stands.items() if group in known}
    found = [(one, is_named(one.group)) for one in leanings(text, read, asked, groups, where)]
    found = [(one, named) for one, named in found if named or one.share >= LEAST]
    best = [
        one for one, _named in sorted(found, key=lambda pair: (not pair[1], -pair[0].share, pair[0].group.pk))[:limit]
    ]
    whole = Group.objects.in_bulk([one.group.pk for one in best])
    best = [replace(one, group=whole[one.group.pk]) for one in best if one.group.pk in whole]
    scores, usual = {one.post_id: one.score for one in asked}, usual_times([one.group for one in best])
    return tuple(
        GroupProposal(one.group, _why(one, read, scores, topics), _share(one.group), usual.get(one.group.pk, ""))
        for one in best
    )


def _why(leaning, read, scores, topics):
    """Return the reasons for a group: questions like this one, words of its own, a topic that it names."""
    like = sum(scores[post] >= LIKE for post in leaning.neighbours)
    reasons = []
    if like:
        reasons.append(ngettext("%(n)d question like this one", "%(n)d questions like this one", like) % {"n": like})
    named = set(reader().topics_named(f"{leaning.group.name} {leaning.group.purpose}"))
    reasons += [_("topic: %(name)s") % {"name": topic.name} for topic in topics if topic.pk in named]
    words = read.telling(leaning.held)[:MOST_SHARED]
    if words and len(reasons) < REASONS:
        reasons.append(_("is about: %(words)s") % {"words": ", ".join(words)})
    return tuple(reasons) or (_("perhaps: it fits the kind of work"),)


def _share(group):
    """Return how well a group keeps its promise, where it is about so many questions that it tells of no one."""
    kept = kept_in(group)
    return kept if kept is not None and kept.n >= FLOOR else None


def _experts(person, topics, limit, today):
    today = today or timezone.localdate()
    if person.is_guest or not topics:
        return ()
    found = experts_in_turn(person, topics, turn=lambda pk: _turn(pk, today), most=limit, today=today)
    return tuple(
        ExpertProposal(
            one.person, topic, one.terms, (_("knows about: %(name)s") % {"name": topic.name},), one.can_be_asked
        )
        for one, topic in found
    )


def _turn(person_id, day: date):
    """Return the place of somebody on a day: another one each day, so that nobody is always asked first."""
    return crc32(f"{day:%Y%m%d} {person_id}".encode())
