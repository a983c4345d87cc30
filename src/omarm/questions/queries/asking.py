"""What the page on which one asks shows: what was asked before, where it can be asked, and who knows about it."""

from dataclasses import dataclass
from uuid import uuid4

from django.db.models import Q
from django.utils.datastructures import MultiValueDict

from omarm.groups.models import Group
from omarm.groups.promises import Kept
from omarm.people.models import Person
from omarm.people.queries import working_day
from omarm.profiles.models import Expertise
from omarm.profiles.queries.narrowing import told_to_colleagues
from omarm.questions.models import Question
from omarm.questions.queries.askers import asked_without_name, is_asker
from omarm.questions.queries.promise import promise_words, urgent_minutes_of
from omarm.questions.queries.routing import ExpertProposal, proposals
from omarm.questions.queries.shelter import shelters, takes_nameless
from omarm.questions.queries.similar import Similar, similar
from omarm.questions.queries.similar.pool import likened
from omarm.stream.commands import EVERYONE, Place
from omarm.stream.composer.fields import place_code
from omarm.stream.models import Post
from omarm.topics.models import Topic


@dataclass(frozen=True, slots=True)
class AskPlace:
    """Where one can ask: why there, and what is promised. `share` and `usual` are empty below the floor of people.

    `urgent` is in how many minutes of working time what is urgent is answered; None: nothing can be.
    """

    place: Place
    why: tuple[str, ...] = ()
    share: Kept | None = None
    usual: str = ""
    promise: str = ""
    urgent: int | None = None
    shelters: bool = True  # for who asks without their name: whether there are people enough
    refuses: bool = False  # likewise: the group takes no such questions

    @property
    def code(self):
        return place_code(self.place)


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found for a question: asked before, where to ask it, whom to ask first; `others` were chosen already.

    `mine` are the ids of posts among the similar ones that the person asked; `to_join` are open groups about a topic of it
    in which they cannot ask before they join.
    """

    similar: tuple[Similar, ...]
    places: tuple[AskPlace, ...]
    experts: tuple[ExpertProposal, ...]
    others: tuple[Person, ...] = ()
    mine: frozenset[int] = frozenset()
    to_join: tuple[Group, ...] = ()

    @property
    def near(self):
        return [one for one in self.similar if one.near]

    @property
    def further(self):
        return [one for one in self.similar if not one.near]


def look_further(person, text, *, chosen=None, topics=(), experts=(), nameless=False):
    """Return Looked for a question that is being written. `chosen` is the Place that the person chose: it stands first.

    `experts` are Persons whom they chose to ask first: they stay in sight, as far as they may be asked. Where nothing
    fits it is the whole organisation, for a guest nothing: they choose one of their groups.
    """
    alike = likened(person, text)
    found = proposals(person, text, topics=topics, found=alike, today=working_day())
    told, named = {one.group.pk: one for one in found.groups}, [one.person for one in found.experts]
    places = [chosen] if chosen else []
    places += [Place(group=one.group) for one in found.groups if not (chosen and chosen.group == one.group)]
    if not places and not person.is_guest:
        places = [EVERYONE]
    like = tuple(similar(person, text, group=chosen.group if chosen else None, found=alike))
    return Looked(
        like,
        tuple(_ask_place(place, told.get(place.group.pk) if place.group else None, nameless) for place in places),
        found.experts,
        tuple(who_may_be_asked(person, [one for one in experts if one not in named])),
        _asked_by(person, [one.post_id for one in like]),
        found.to_join,
    )


def begun_question(person, *, about="", to=""):
    """Return the fields of a question that is begun about a topic (by its address) or for an expert (by username), else None.

    What the person may not see, does not exist or may not be asked is left out. A form takes them as typed.
    """
    topic = Topic.objects.current().filter(slug=about[:70]).first() if about and not person.is_guest else None
    named = Person.objects.visible_to(person).active().filter(username=to[:60].lower()) if to else ()
    experts = who_may_be_asked(person, named)
    if not (topic or experts):
        return None
    told = {"topics": [str(topic.pk)] if topic else [], "experts": [str(one.pk) for one in experts]}
    return MultiValueDict(told | {"submission": [str(uuid4())], "writing": ["question"]})


def who_may_be_asked(person, people):
    """Return those of these Persons who said that colleagues may ask them about something, in the same order.

    None for a guest, and nobody who shows colleagues nothing of what they know.
    """
    ids = [one.pk for one in people if one.pk != person.pk] if not person.is_guest else []
    if not ids:
        return []
    seen = (
        Person.objects.visible_to(person).active().filter(told_to_colleagues("expertise"), pk__in=ids, is_guest=False)
    )
    open_to_all = Expertise.objects.filter(may_be_asked=True, person__in=seen, person__expert_terms__isnull=False)
    named = set(open_to_all.values_list("person", flat=True))
    return [one for one in people if one.pk in named]


def my_questions(person):
    """Return the Questions that the person asked and may read, without their name too, the newest first."""
    mine = Post.objects.visible_to(person).filter(Q(author=person) | Q(pk__in=asked_without_name(person)))
    return Question.objects.filter(post__in=mine).select_related("post").order_by("-post__created_at", "-pk")


def _asked_by(person, post_ids):
    rows = Question.objects.filter(pk__in=post_ids).select_related("post", "sealed_asker")
    return frozenset(row.pk for row in rows if is_asker(person, row))


def _ask_place(place, proposal, nameless):
    return AskPlace(
        place,
        proposal.why if proposal else (),
        proposal.share if proposal else None,
        proposal.usual if proposal else "",
        promise_words(place.group),
        urgent_minutes_of(place.group),
        not nameless or shelters(place),
        nameless and not takes_nameless(place.group),
    )
