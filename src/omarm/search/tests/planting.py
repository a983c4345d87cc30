"""A word in everything that somebody may not read, each in one kind of thing, and people in every position towards it."""

from datetime import timedelta
from uuid import uuid4

from django.core.files.base import ContentFile
from django.utils import timezone

from omarm.core.testing.cast import CastTestCase, bring_in, make_person
from omarm.core.testing.settling import settle
from omarm.files.commands import add_document, add_version, delete_document
from omarm.groups.commands import NewGroup, change_group, leave_group, start_group
from omarm.groups.models import Group
from omarm.media.commands import receive_file
from omarm.media.tests.documents import docx
from omarm.people.commands import renew_found
from omarm.people.models import Person
from omarm.profiles.models import Audience, Field, Narrowing
from omarm.questions.commands import ask, mark_solution
from omarm.search.commands import learn_words
from omarm.search.queries import forget_known
from omarm.search.queries.candidates import forget_size
from omarm.stream.commands import (
    EVERYONE,
    Draft,
    Place,
    add_comment,
    delete_comment,
    delete_post,
    hide_comment,
    hide_post,
    keep_draft,
    place_post,
    unplace_post,
)
from omarm.stream.models import Placement
from omarm.updates.commands import publish_update

INSIDE = {"ada", "bo"}
NOBODY = frozenset()
# Which word stands where, and who finds it. They are no words of any language, and no two are like each other.
PLANTED = {
    "kwerbasto": ("a post in a closed group", INSIDE),
    "vlomnirut": ("a post in a group on request", INSIDE),
    "drispekoa": ("a post in a hidden group", INSIDE),
    "zurmevalp": ("a post in a closed part of an open group", {"ada", "pia"}),
    "groltifen": ("a post for a team", INSIDE),
    "plinsdovu": ("a comment in a closed group", INSIDE),
    "snebrakil": ("the words in a file of a closed group", INSIDE),
    "twofjurma": ("the name of a file of a hidden group", INSIDE),
    "hepvlisko": ("the words in a file with a post in a closed group", INSIDE),
    "brugnespa": ("the name of a hidden group", INSIDE),
    "jimportel": ("a post that was withdrawn from everyone into a closed group", INSIDE),
    "fokslanum": ("a post in a group that closed", INSIDE),
    "tjebrunko": ("a question in a closed group", INSIDE),
    "ypsolgant": ("what solved a question in a hidden group", INSIDE),
    "wadrinsop": ("a hidden comment", NOBODY),
    "mulbrekas": ("a deleted comment", NOBODY),
    "lispdorna": ("a hidden post", NOBODY),
    "rentukvip": ("a post that is held", NOBODY),
    "cobralite": ("a post for tomorrow", NOBODY),
    "nifgaldus": ("a draft", NOBODY),
    "yuprentas": ("a deleted post", NOBODY),
    "stalmikro": ("a file in the bin", NOBODY),
    "dwegpoula": ("an earlier version of a file", NOBODY),
    "humvertix": ("a place that somebody shows to nobody else", NOBODY),
}


class PlantedTestCase(CastTestCase):
    """Exa left every group, Pia is in a part, Bo in the whole and not in the part; Ada wrote nearly all of it."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.exa, cls.pia = make_person("exa"), make_person("pia")
        cls.part = start_group(
            actor=cls.ada, new=NewGroup(name="Een deel", access=Group.Access.CLOSED, parent=cls.open)
        )
        bring_in(cls.part, cls.pia, by=cls.ada)
        for group in (cls.request, cls.closed, cls.hidden):
            bring_in(group, cls.exa, by=cls.ada)
        cls.people = [cls.ada, cls.bo, cls.cy, cls.gus, cls.mo, cls.exa, cls.pia]
        cls._plant()
        for group in (cls.request, cls.closed, cls.hidden):
            leave_group(actor=cls.exa, group=group)
        settle()
        learn_words()

    def setUp(self):
        forget_known()
        forget_size()

    @classmethod
    def write(cls, word, place=EVERYONE, *, by=None, **told):
        """Publish it twice, so that it is no rare word. Returns both posts."""
        drafts = [
            Draft(title=f"Over {word}", body=f"Hier staat {word}, {number} maal.", place=place, **told)
            for number in (1, 2)
        ]
        return [publish_update(actor=by or cls.ada, draft=draft) for draft in drafts]

    @classmethod
    def _plant(cls):
        cls.write("zichtbaar")
        closed = Place(group=cls.closed)
        cls.in_closed, _second = cls.write("kwerbasto", closed)
        cls.write("vlomnirut", Place(group=cls.request))
        cls.in_hidden, _second = cls.write("drispekoa", Place(group=cls.hidden))
        cls.write("zurmevalp", Place(group=cls.part))
        cls.write("groltifen", Place(department=cls.team))
        for _time in range(2):
            add_comment(actor=cls.bo, post=cls.in_closed, body="Hier staat plinsdovu.")
        cls._plant_questions(closed)
        cls._plant_files(closed)
        cls._plant_what_changed(closed)
        cls._plant_what_nobody_finds(closed)

    @classmethod
    def _plant_questions(cls, closed):
        for number in (1, 2):
            ask(actor=cls.ada, draft=Draft(title=f"Over tjebrunko, {number} maal?", body="", place=closed))
            draft = Draft(title=f"Wat staat hier, {number} maal?", body="", place=Place(group=cls.hidden))
            question = ask(actor=cls.ada, draft=draft).question
            answer = add_comment(actor=cls.bo, post=question.post, body="Hier staat ypsolgant.")
            mark_solution(actor=cls.ada, question=question, comment=answer)

    @classmethod
    def _plant_files(cls, closed):
        for number in (1, 2):
            cls.keep(f"nota {number}.docx", "Hier staat snebrakil.")
            cls.keep(f"twofjurma {number}.docx", "Iets anders.", cls.hidden)
            file = receive_file(actor=cls.ada, file=ContentFile(docx("Hier staat hepvlisko."), f"bij {number}.docx"))
            publish_update(actor=cls.ada, draft=Draft(body="Zie het bestand.", place=closed, files=(file,)))
        binned = cls.keep("weg.docx", "Hier staat stalmikro.")
        changed = cls.keep("plan.docx", "Hier staat dwegpoula.")
        settle()
        delete_document(actor=cls.ada, document=binned)
        add_version(actor=cls.ada, document=changed, file=ContentFile(docx("Nu niet meer."), "plan.docx"))

    @classmethod
    def keep(cls, name, words, group=None):
        return add_document(actor=cls.ada, group=group or cls.closed, file=ContentFile(docx(words), name))

    @classmethod
    def _plant_what_changed(cls, closed):
        for number in (1, 2):
            start_group(actor=cls.ada, new=NewGroup(name=f"Brugnespa {number}", access=Group.Access.HIDDEN))
            bring_in(Group.objects.get(name=f"Brugnespa {number}"), cls.bo, by=cls.ada)
        for post in cls.write("jimportel", closed):
            place_post(actor=cls.ada, post=post, place=EVERYONE)
            settle()
            everyone = post.placements.get(audience=Placement.Audience.EVERYONE)
            unplace_post(actor=cls.ada, placement=everyone)
        closing = start_group(actor=cls.ada, new=NewGroup(name="Eerst open", access=Group.Access.OPEN))
        bring_in(closing, cls.bo, by=cls.ada)
        cls.write("fokslanum", Place(group=closing))
        settle()
        change_group(actor=cls.ada, group=closing, new=NewGroup(name="Eerst open", access=Group.Access.CLOSED))

    @classmethod
    def _plant_what_nobody_finds(cls, closed):
        everyone = publish_update(actor=cls.ada, draft=Draft(body="Voor iedereen.", place=Place(group=cls.open)))
        for _time in range(2):
            hide_comment(actor=cls.ada, comment=add_comment(actor=cls.bo, post=everyone, body="Hier staat wadrinsop."))
            delete_comment(actor=cls.bo, comment=add_comment(actor=cls.bo, post=everyone, body="Hier staat mulbrekas."))
        for post in cls.write("lispdorna", Place(group=cls.open), by=cls.bo):
            hide_post(actor=cls.ada, post=post)
        later = timezone.now() + timedelta(days=1)
        cls.write("rentukvip", closed, by=cls.exa, published_at=later)
        cls.write("cobralite", closed, published_at=later)
        keep_draft(actor=cls.ada, key=uuid4(), form="update", values={"body": ["Hier staat nifgaldus."]})
        for post in cls.write("yuprentas"):
            delete_post(actor=cls.ada, post=post)
        Person.objects.filter(pk__in=[cls.bo.pk, cls.pia.pk]).update(place="Humvertix")
        for person in (cls.bo, cls.pia):
            Narrowing.objects.create(person=person, field=Field.objects.get(code="place"), audience=Audience.MYSELF)
        renew_found(people=[cls.bo.pk, cls.pia.pk])
