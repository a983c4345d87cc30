"""Sources of the desk in tests: what they find, and what of it somebody sees."""

from django.utils import timezone

from omarm.core.prepared import source_of
from omarm.desk.tests.desking import DAY, DeskTestCase
from omarm.questions.models import Question
from omarm.questions.tests.turning import ask
from omarm.stream.models import Post


class SourceTestCase(DeskTestCase):
    def found(self, code, most=10):
        return source_of(code).find(timezone.now(), most)

    def seen(self, code, person=None):
        return source_of(code).seen_by(person or self.coco, self.found(code))

    def asked(self, days_ago, *, group=None, **told):
        """Have Bo ask a question in a group so many days ago, of which the promise ended or not. Returns the Question."""
        question = ask(self.bo, timezone.now(), group=group or self.open)
        at = timezone.now() - days_ago * DAY
        Post.objects.filter(pk=question.pk).update(published_at=at)
        Question.objects.filter(pk=question.pk).update(**{"due_at": None} | told)
        return question
