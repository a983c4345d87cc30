"""Zita asks without her name; she is told apart from everything else in the database."""

from uuid import uuid4

from django.db import connection

from omarm.activity.deliverer import deliver_batch
from omarm.core.errors import DomainError
from omarm.core.testing.cast import CastTestCase, bring_in, make_person
from omarm.groups.commands import join_group
from omarm.people.commands import change_conversation
from omarm.people.commands.organisation import CONVERSATION
from omarm.people.models import Person
from omarm.people.queries import forget_organisation
from omarm.questions.commands import ask
from omarm.questions.models import Question
from omarm.stream.commands import Draft, Place

TEXT = "Hoe meld ik een zwaveldrakendooier?"
FAR = 987_654_321  # an id that is no other number in the database
TELLS = (str(FAR), "zita", "Zwaluwstaart")  # what would tell of Zita: her id, username and mail address, name


class NamelessTestCase(CastTestCase):
    """Zita asks. Nine people are in the open group, and the organisation allows to ask without a name."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        former = cls.mo.pk
        number_people_from(FAR)
        cls.zita = make_person("zita", department=cls.team)
        number_people_from(former + 1)
        Person.objects.filter(pk=cls.zita.pk).update(name="Zita Zwaluwstaart")
        cls.zita.refresh_from_db()
        cls.others = [make_person(f"p{number}") for number in range(5)]
        for person in (cls.zita, *cls.others):
            join_group(actor=person, group=cls.open)
        bring_in(cls.closed, cls.zita, by=cls.ada)
        change_conversation(actor=cls.mo, told=dict.fromkeys(CONVERSATION, True))
        forget_organisation()
        deliver_batch()

    def draft(self, **told):
        return Draft(**{"title": TEXT, "body": "", "place": Place(group=self.open), "submission": uuid4()} | told)

    def ask(self, actor=None, **told):
        more = {name: told.pop(name) for name in ("urgent", "experts") if name in told}
        return ask(actor=actor or self.zita, draft=self.draft(**told), anonymous=True, **more)

    def assert_refused(self, code, **told):
        with self.assertRaises(DomainError) as refused:
            self.ask(**told)
        self.assertEqual(refused.exception.code, code)
        self.assertFalse(Question.objects.exists())


def number_people_from(number):
    """Have the next person that is made get this id."""
    with connection.cursor() as cursor:
        cursor.execute("select setval(pg_get_serial_sequence('people_person', 'id'), %s, false)", [number])
