"""Lists of questions, for their tests: topics, what is late, and what a page costs."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from omarm.questions.models import Question
from omarm.questions.tests.answering import AnsweringTestCase
from omarm.search.queries import forget_known
from omarm.stream.models import PostTopic
from omarm.topics.models import Topic, TopicWord

FOR_ME, MINE, OVERDUE, ANSWERED = "/questions/", "/questions/mine/", "/questions/overdue/", "/questions/answered/"
HTMX = {"HX-Request": "true"}


def make_topic(name):
    """Put a topic on the list. Returns the Topic."""
    topic = Topic.objects.create(name=name, slug=name.lower(), sort_key=name.lower())
    TopicWord.objects.create(topic=topic, word=name.lower(), shown=name, is_name=True)
    forget_known()  # remembered for some seconds
    return topic


def about(question, topic):
    PostTopic.objects.create(post=question.post, topic=topic, published_at=question.post.published_at, live=True)


def make_late(question, hours=1):
    Question.objects.filter(pk=question.pk).update(due_at=timezone.now() - timedelta(hours=hours))


class ListTestCase(AnsweringTestCase):
    """Bo asked in the open group, which Ada owns; who Mo is, sees Mo by their role."""

    def setUp(self):
        super().setUp()
        self.enterContext(override("en"))

    def titles(self, page):
        return [str(row.question.post) for row in page.rows]

    def assert_flat(self, address, person, more):
        """Check that a page asks as much for what is there now as after `more()`. Returns the page after it."""
        browser = self.as_person(person)
        browser.get(address)
        few, _page = self.cost(browser, address)
        more()
        many, page = self.cost(browser, address)
        self.assertEqual(many, few)
        return page

    def cost(self, browser, address):
        """Return (how many statements, the page): the cheaper of two, for what is remembered for some seconds is no cost."""
        found = []
        for _time in range(2):
            with CaptureQueriesContext(connection) as captured:
                page = browser.get(address)
                found.append(len(captured.captured_queries))
            self.assertEqual(page.status_code, 200)
        return min(found), page
