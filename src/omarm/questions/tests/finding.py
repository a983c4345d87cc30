"""Questions that were asked before, as tests of finding need them: stored and in the index, without their clock."""

from django.utils import translation

from omarm.core.testing.cast import CastTestCase
from omarm.demo.bench.questions.corpus import store_questions
from omarm.questions.queries.words import forget_reader
from omarm.search.queries import forget_known
from omarm.search.queries.candidates import forget_size


class FindingTestCase(CastTestCase):
    """Ada asked in each of the groups, and everybody once. `self.asked` is {where: the post's id}."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        for forget in (forget_known, forget_reader, forget_size):
            forget()
            cls.addClassCleanup(forget)
        texts = {
            None: "Hoe lang is een paspoort geldig?",
            cls.open: "Waar kan ik mijn fiets stallen bij het stadhuis?",
            cls.closed: "Wanneer begint de geheime reorganisatie van Groen?",
            cls.hidden: "Wie krijgt de nieuwe dienstauto?",
        }
        found = store_questions(cls.ada, [(text, group) for group, text in texts.items()])
        cls.asked = {group and group.access: found[text] for group, text in texts.items()}

    def setUp(self):
        super().setUp()
        self.enterContext(translation.override("en"))
