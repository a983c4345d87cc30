"""An organisation with departments large enough to tell of, and what was written in months that are over.

Rows are made at once: what is tested is how many hundreds of them are counted, not how each came to be.
"""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from omarm.adoption.models import Figure, Scope
from omarm.adoption.queries.periods import Period, months_after
from omarm.adoption.queries.scopes import ORGANISATION, department_key
from omarm.care.tests.caring import always_open
from omarm.consent.commands import Agreement, record_consent
from omarm.core.testing.cast import CastTestCase, make_person
from omarm.people.commands import add_department, change_roles
from omarm.people.models import Person
from omarm.questions.models import Answer, Helped, Question
from omarm.stream.models import Comment, Placement, Post
from omarm.updates.models import Story, Update

MEANT = "Dat is een hele zin."


class AdoptionTestCase(CastTestCase):
    """Coco is community manager, Otto of the works council, Lea a leader. `today` is the third: the month before was settled.

    The department of the cast has Ada, Bo and Cy; north and south are empty until somebody joins.
    """

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        always_open()
        cls.coco, cls.otto, cls.lea = (make_person(name) for name in ("coco", "otto", "lea"))
        for person, role in ((cls.coco, "community_manager"), (cls.otto, "works_council"), (cls.lea, "leader")):
            change_roles(actor=None, person=person, codes=[role])
        cls.north, cls.south = (add_department(actor=None, name=name) for name in ("Noord", "Zuid"))
        cls.month = Period(months_after(timezone.localdate(), -1))
        cls.today = cls.month.next + timedelta(days=2)

    @classmethod
    def crowd(cls, department, number, *, place=""):
        """Have so many colleagues work in a department. Returns them."""
        first = Person.objects.count()
        return Person.objects.bulk_create(
            Person(username=f"p{n}", name=f"P {n}", sort_key=f"p {n}", department=department, place=place)
            for n in range(first, first + number)
        )

    @classmethod
    def began(cls, department=None):
        """Have eight colleagues have posted three months before the last one."""
        for person in cls.crowd(department, 8):
            cls.post(person, cls.day(back=3))

    @classmethod
    def day(cls, number=10, *, back=0):
        """Return noon of a day of the last month that is over, or of a month before it."""
        first = months_after(cls.month.first, -back)
        return noon(first + timedelta(days=number - 1))

    @classmethod
    def post(cls, author, at, *, kind="update", group=None, **told):
        """Have somebody have posted at a moment, to everybody or in a group. Returns the Post."""
        post = Post.objects.create(
            kind=kind, author=author, body="Dag.", created_at=at, published_at=at, announced_at=at, **told
        )
        audience = Placement.Audience.GROUP if group else Placement.Audience.EVERYONE
        Placement.objects.create(post=post, audience=audience, group=group, author=author, published_at=at, live=True)
        if kind == "update":
            Update.objects.create(post=post)
        return post

    @classmethod
    def comment(cls, author, post, at, *, body=MEANT, parent=None):
        return Comment.objects.create(post=post, author=author, body=body, created_at=at, parent=parent)

    @classmethod
    def ask(cls, author, at, *, due_days=2, answered=None, by=None):
        """Have somebody ask something, answered after so many hours by somebody. Returns the Question."""
        post = cls.post(author, at, kind="question", title="Wie weet dit")
        question = Question.objects.create(post=post, due_at=at + timedelta(days=due_days))
        if answered is not None:
            said = cls.comment(by or cls.mo, post, at + timedelta(hours=answered))
            Answer.objects.create(comment=said, question=question)
            question.answered_at = said.created_at
            question.save()
        return question

    @classmethod
    def helped(cls, question, person):
        Helped.objects.create(answer=question.answers.get(), person=person)

    @classmethod
    def tell(cls, author, at, **told):
        """Have somebody tell a success story. Returns the Story."""
        post = cls.post(author, at)
        Update.objects.filter(post=post).update(form=Update.Form.STORY)
        return Story.objects.create(update_id=post.pk, **told)

    def agree(self, code, *, given_on=None):
        agreement = Agreement(
            given_by="OR", given_on=given_on or timezone.localdate(), scope="Sommen.", document="Map 3"
        )
        return record_consent(actor=self.mo, measurement=code, agreement=agreement)

    def figure(self, code, department=None, *, month=None):
        """Return (part, whole) as it is stored of a scope in the last month, or None where it is hidden."""
        key = department_key(department.pk) if department else ORGANISATION
        row = Figure.objects.get(indicator=code, scope__key=key, month=(month or self.month).first)
        return (row.part, row.whole) if row.is_shown else None

    def whole(self):
        return Scope.objects.get(key=ORGANISATION)


def noon(day: date):
    """Return noon of a day, as the clock of the organisation has it."""
    return timezone.make_aware(datetime.combine(day, time(12)))
