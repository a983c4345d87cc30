"""The list of topics, and which posts are about them."""

from omarm.core.folding import fold, slug
from omarm.stream.models import PostTopic
from omarm.topics.models import Topic, TopicWord


def store_topics(house):
    """Store the list of topics, each with the words by which it is found. By their addresses."""
    told = house.plan.content.topics
    house.topics = {
        slug(topic["name"]): Topic(
            name=topic["name"], slug=slug(topic["name"]), sort_key=fold(topic["name"]),
            description=topic["description"], owner=house.people[topic["owner"]],
        )
        for topic in told
    }  # fmt: skip
    Topic.objects.bulk_create(house.topics.values())
    TopicWord.objects.bulk_create(
        TopicWord(topic=house.topics[slug(topic["name"])], word=fold(word), shown=word, is_name=word == topic["name"])
        for topic in told
        for word in (topic["name"], *topic["synonyms"])
    )


def store_subjects(house, named):
    """Store what each post is about: the topics of the content, and those that its words name (`named`, by key)."""
    PostTopic.objects.bulk_create(
        PostTopic(post=house.posts[talk.key], topic=topic, published_at=talk.at, live=True)
        for talk in house.plan.talks
        for topic in {*(house.topics[address] for address in talk.topics), *named[talk.key]}
    )
