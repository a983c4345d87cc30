"""A house to measure in: many people, a hundred thousand questions in words of work, experts, and other posts beside them."""

from bisect import bisect
from collections import Counter
from datetime import timedelta
from functools import lru_cache
from itertools import accumulate

from django.db import connection
from django.utils import timezone

from omarm.core.folding import fold
from omarm.core.language import analyse
from omarm.core.language.stems import dutch
from omarm.core.language.synonyms import fields_of_work
from omarm.core.language.tokens import tokens
from omarm.demo.bench.search import documents
from omarm.demo.seed.chance import chance, pick, some_of
from omarm.demo.seed.copying import copy_rows, set_counters, without_indexes
from omarm.groups.models import Group
from omarm.people.models import Person
from omarm.profiles.models import Expert, Expertise
from omarm.questions.models import Question
from omarm.questions.queries.similar.candidates import LEARNED_FROM
from omarm.search.commands.indexing import row_of
from omarm.search.models import Document, SpelledWord
from omarm.search.queries import forget_known
from omarm.search.queries.candidates import forget_size
from omarm.search.queries.known import known
from omarm.search.sources import Words
from omarm.stream.models import Placement, Post
from omarm.stream.queries.found import rights_of
from omarm.topics.models import Topic, TopicWord

OPENINGS = ("Hoe regel ik", "Waar vind ik", "Wie weet meer van", "Mag je", "Wanneer komt", "Wat kost", "Hoe lang duurt")
SKEW = 0.8  # of Zipf's law, by which a few words are in many questions
DISTINCT = 20_000  # texts, that questions take turns with
STEP_SECONDS = 900
FIRST = 1_000_000_000  # the number of the first post: far from those of real ones
AT_A_TIME = 20_000
POST_FIELDS = (
    "id", "kind", "title", "body", "text", "author_id", "created_at", "published_at", "announced_at",
)  # fmt: skip
PLACE_FIELDS = ("post_id", "audience", "group_id", "author_id", "published_at", "live")


def texts(number=DISTINCT):
    """Return so many questions in words of work, the same ones every time: common words in many, others in few."""
    draw, words = chance("questions"), [word for group in fields_of_work().groups for word in group if " " not in word]
    weights = list(accumulate(1 / (rank + 1) ** SKEW for rank in range(len(words))))
    order = list(some_of(draw, words, len(words)))
    return [
        f"{pick(draw, OPENINGS)} " + " ".join(order[bisect(weights, draw() * weights[-1])] for _ in range(4 + int(draw() * 9)))
        + "?"
        for _ in range(number)
    ]  # fmt: skip


def fill(questions, posts, experts, progress):
    """Make so many questions, documents of other posts until there are `posts`, and topics that experts know about."""
    stood_for = documents.posts_to_stand_for()
    documents.register(stood_for)
    others = documents.Stock(stood_for, posts)
    with without_indexes([Document], progress=progress):
        with progress(length=posts - questions, label="documents") as bar:
            copy_rows(Document, documents.FIELDS, others.rows(0, posts - questions), tell=bar.update)
        _questions(questions, progress)
    _experts(experts)
    with connection.cursor() as cursor:
        for model in (Document, Post, Placement, Question, Expertise, SpelledWord):
            cursor.execute(f"analyze {model._meta.db_table}")
    forget_size()
    forget_known()


def _questions(number, progress):
    stock, draw = texts(), chance("where questions stand")
    people = list(Person.objects.active().order_by("pk").values_list("pk", flat=True)[:5_000])
    groups = list(Group.objects.order_by("pk").values_list("pk", flat=True))
    now = timezone.now()
    rows = [
        (FIRST + at, stock[at % len(stock)], pick(draw, people), pick(draw, groups) if at % 10 else None,
         now - timedelta(seconds=STEP_SECONDS * (number - at)))
        for at in range(number)
    ]  # fmt: skip
    posts = ((pk, "question", text[:200], "", "", author, at, at, at) for pk, text, author, _group, at in rows)
    copy_rows(Post, POST_FIELDS, posts, tell=lambda _n: None)
    copy_rows(Question, ("post_id",), ((pk,) for pk, *_rest in rows), tell=lambda _n: None)
    places = ((pk, 1 if group else 0, group, author, at, True) for pk, _text, author, group, at in rows)
    copy_rows(Placement, PLACE_FIELDS, places, tell=lambda _n: None)
    with progress(length=number, label="questions") as bar:
        for start in range(0, number, AT_A_TIME):
            copy_rows(Document, documents.FIELDS, _documents(rows[start : start + AT_A_TIME]), tell=bar.update)
    _vocabulary(rows)


def _documents(rows):
    """Return the rows of the index for questions, as a list: nothing may be asked while a table is being filled.

    A text that was met before is not read again.
    """
    now, made = known(), []
    rights, groups = rights_of([pk for pk, *_rest in rows])
    for pk, text, author, _group, at in rows:
        words = Words(
            pk, text, at=at, kind="question", more_groups=groups[pk], author_id=author, rights=rights[pk], thread=pk
        )
        row = row_of("posts", words, now, _analysed)
        made.append((FIRST * 2 + pk, "posts", pk, at, pk, "nl", now.made, row[-1]))
    return made


@lru_cache(DISTINCT)
def _analysed(text, lang, **how):
    return list(analyse(text, lang, **how))


def _vocabulary(rows):
    """Learn how common words are, as search does at night from its newest documents."""
    counted = Counter()
    for _pk, text, *_rest in rows[-LEARNED_FROM:]:
        counted.update({token.word for token in tokens(text)})
    SpelledWord.objects.bulk_create(
        [SpelledWord(word=word, shown=word, stem=dutch(word), documents=number) for word, number in counted.items()],
        ignore_conflicts=True,
        batch_size=5_000,
    )


def _experts(number):
    """Have so many topics known about: forty topics from the fields of work, each with its share of the people."""
    topics = []
    for at, group in enumerate(fields_of_work().groups):
        name = group[0]
        topic = Topic.objects.create(name=name, slug=f"bench-{at}", sort_key=fold(name))
        TopicWord.objects.bulk_create(
            [TopicWord(topic=topic, word=fold(word), shown=word, is_name=word == name) for word in group[:6]],
            ignore_conflicts=True,
        )
        topics.append(topic.pk)
    people = list(Person.objects.active().filter(is_guest=False).order_by("-pk").values_list("pk", flat=True)[:number])
    Expert.objects.bulk_create([Expert(person_id=pk) for pk in people], batch_size=5_000, ignore_conflicts=True)
    Expertise.objects.bulk_create(
        [Expertise(person_id=pk, topic_id=topics[at % len(topics)], may_be_asked=True) for at, pk in enumerate(people)],
        batch_size=5_000,
        ignore_conflicts=True,
    )
    set_counters([Expertise])
