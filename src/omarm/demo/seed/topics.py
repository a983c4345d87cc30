"""Topics, what posts are about, and whom and what people follow, as rows."""

from datetime import UTC, datetime

from omarm.core.folding import fold, slug
from omarm.demo.seed.amounts import COLLEAGUES_FOLLOWED, MANY_FOLLOWED, TOPICS, TOPICS_FOLLOWED, WITH_MANY
from omarm.demo.seed.chance import chance, happens, pick, pick_early, some_of
from omarm.demo.seed.identities import ASPECTS, THEMES
from omarm.stream.models import Follow, PostTopic
from omarm.topics.models import Topic, TopicWord

ABOUT = (0, 1, 2)  # how many topics a post has, all as likely
NUMBERS = range(1, TOPICS + 1)


def tables(posts):
    """Yield (label, expected rows, model, fields, rows) of each table."""
    fields = ("id", "name", "slug", "sort_key", "owner_id", "created_at")
    yield "topics", TOPICS, Topic, fields, _topic_rows(posts)
    yield "words", TOPICS, TopicWord, ("id", "topic_id", "word", "shown", "is_name"), _word_rows()
    fields = ("id", "post_id", "topic_id", "published_at", "live")
    yield "subjects", len(posts.numbers), PostTopic, fields, _subject_rows(posts)
    expected = len(posts.population.people) * (COLLEAGUES_FOLLOWED + TOPICS_FOLLOWED)
    yield "follows", expected, Follow, ("id", "person_id", "colleague_id", "topic_id"), follow_rows(posts.population)


def _topic_rows(posts):
    """Yield (id, name, slug, sort key, owner, created): a topic for each theme and aspect."""
    draw, made_at = chance("topics"), datetime.fromtimestamp(min(posts.moments, default=0), UTC)
    for number in NUMBERS:
        name = _name(number)
        yield number, name, slug(name), fold(name), pick(draw, posts.population.people), made_at


def _word_rows():
    """Yield (id, topic, word, as it is shown, whether it is the name): every topic goes by its name."""
    for number in NUMBERS:
        name = _name(number)
        yield number, number, fold(name), name, True


def _subject_rows(posts):
    """Yield (id, post, topic, published, live); a few topics are about much, most about little."""
    draw, row = chance("subjects"), 0
    for post, moment in zip(posts.numbers, posts.moments, strict=True):
        at = datetime.fromtimestamp(moment, UTC)
        for topic in {pick_early(draw, NUMBERS) for _ in range(pick(draw, ABOUT))}:
            row += 1
            yield row, post, topic, at, True


def follow_rows(population):
    """Yield (id, person, colleague, topic), one of the last two: colleagues first, then topics."""
    draw, row = chance("follows"), 0
    for person in population.people:
        wanted = MANY_FOLLOWED if happens(draw, WITH_MANY) else int(COLLEAGUES_FOLLOWED * (0.5 + draw()))
        some = some_of(draw, population.people, min(wanted, len(population.people)))
        things = [(colleague, None) for colleague in some if colleague != person]
        things += [(None, topic) for topic in {pick_early(draw, NUMBERS) for _ in range(TOPICS_FOLLOWED)}]
        for colleague, topic in things:
            row += 1
            yield row, person, colleague, topic


def _name(number):
    aspect, theme = divmod(number - 1, len(THEMES))
    return f"{THEMES[theme]}: {ASPECTS[aspect]}"
