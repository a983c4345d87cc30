"""The judged set as an organisation: its groups, everything that was asked there, the words filed with its topics."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.text import slugify

from omarm.core.folding import fold
from omarm.groups.models import Group, Membership
from omarm.people.commands import NewPerson, create_person, found_organisation
from omarm.people.models import Organisation, Person
from omarm.people.naming import Name
from omarm.questions.models import Question
from omarm.search.commands.indexing import row_of
from omarm.search.models import Document
from omarm.search.queries import forget_known
from omarm.search.queries.known import known
from omarm.search.sources import Words
from omarm.stream.models import Placement, Post
from omarm.stream.queries.found import rights_of
from omarm.topics.models import Topic, TopicWord

LONGEST_TITLE = 200
STEP = timedelta(hours=7)  # between one question and the next


@dataclass(frozen=True)
class Corpus:
    """Who asks, the groups by their code, and the posts by their text."""

    reader: Person
    groups: dict
    posts: dict

    @property
    def codes(self):
        return {group.pk: code for code, group in self.groups.items()}


def load(judged):
    """Store a judged set (a dict as its file has it) in a database without an organisation. Returns the Corpus."""
    found_organisation(name="Gemeente Proefstad", origin=Organisation.Origin.SEED)
    reader = create_person(actor=None, new=NewPerson(name=Name.split("Vrager Proef"), username="vrager"))
    _topics(judged.get("synonyms", ()))
    groups = {one["code"]: _group(one, reader) for one in judged["group"]}
    return Corpus(reader, groups, store_questions(reader, list(_archive(judged, groups))))


def store_questions(author, asked):
    """Store questions as (text, group or None), found by search. Returns {text: the post's id}."""
    first = timezone.now() - STEP * len(asked)
    posts = Post.objects.bulk_create(
        [_post(author, text, first + STEP * number) for number, (text, _group) in enumerate(asked)], batch_size=2_000
    )
    Question.objects.bulk_create([Question(post=post) for post in posts], batch_size=5_000)
    Placement.objects.bulk_create(
        [_placement(post, group) for post, (_text, group) in zip(posts, asked, strict=True)], batch_size=5_000
    )
    _index(posts)
    return {text: post.pk for post, (text, _group) in zip(posts, asked, strict=True)}


def _archive(judged, groups):
    for one in judged["group"]:
        yield from ((text, groups[one["code"]]) for text in one["asked"])
    yield from ((one["asked"], groups[one["group"]]) for one in judged["pair"])
    yield from ((one["text"], groups[one["group"]]) for one in judged["other"])


def _group(told, reader):
    """Return a group as it is described; the topics that an owner would file are said in its own words."""
    about = ", ".join(told.get("topics", ()))
    group = Group.objects.create(
        name=told["name"], slug=slugify(told["code"]), purpose=told["purpose"][:200], about=about,
        created_at=timezone.now(),
    )  # fmt: skip
    Membership.objects.create(group=group, person=reader, joined_at=timezone.now())
    return group


def _topics(filed):
    taken = set()
    for one in filed:
        topic = Topic.objects.create(name=one["topic"], slug=slugify(one["topic"]), sort_key=fold(one["topic"]))
        for shown in dict.fromkeys((one["topic"], *one["words"])):
            if fold(shown) not in taken:
                TopicWord.objects.create(topic=topic, word=fold(shown), shown=shown, is_name=shown == one["topic"])
            taken.add(fold(shown))
    forget_known()


def _post(author, text, at):
    title, rest = (text, "") if len(text) <= LONGEST_TITLE else ("", text)
    return Post(
        kind="question", title=title, body=rest, text=rest, author=author, created_at=at, published_at=at,
        announced_at=at,
    )  # fmt: skip


def _placement(post, group):
    audience = Placement.Audience.GROUP if group else Placement.Audience.EVERYONE
    return Placement(
        post=post, audience=audience, group=group, author_id=post.author_id, published_at=post.published_at, live=True
    )


def _index(posts):
    """Put questions into the index as their kind would."""
    rights, groups = rights_of([post.pk for post in posts])
    now = known()
    rows = []
    for post in posts:
        words = Words(
            post.pk, post.title, text=post.text, at=post.published_at, kind="question", more_groups=groups[post.pk],
            author_id=post.author_id, rights=rights[post.pk], thread=post.pk,
        )  # fmt: skip
        pk, at, thread, lang, text = row_of("posts", words, now)
        rows.append(
            Document(source="posts", object_id=pk, published_at=at, thread=thread, lang=lang, made=now.made, words=text)
        )
    Document.objects.bulk_create(rows, batch_size=2_000)
