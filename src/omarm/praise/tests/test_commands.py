from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import override

from omarm.activity.deliverer import deliver_batch
from omarm.activity.models import Activity
from omarm.audit.models import AuditEvent
from omarm.core.errors import DomainError
from omarm.people.commands import deactivate_person
from omarm.praise.commands import (
    ValueText,
    add_value,
    allow_naming,
    change_praise,
    change_value,
    decline_naming,
    publish_praise,
)
from omarm.praise.models import Praise, PraisedPerson, Value
from omarm.praise.queries import compliments_on
from omarm.stream.commands import Draft, Place, announce_due_posts, delete_post
from omarm.stream.models import Post
from omarm.stream.tests.writing import StreamTestCase


class PraiseTestCase(StreamTestCase):
    def give(self, people=None, *, actor=None, value=None, **told):
        draft = Draft(**({"body": "<p>Wat een mooie avond.</p>"} | told))
        people = [self.bo] if people is None else people
        return publish_praise(actor=actor or self.ada, draft=draft, people=people, value=value or Value.objects.first())

    def refuses(self, code, act, **told):
        before = Post.objects.count(), PraisedPerson.objects.count()
        with self.records(), self.assertRaises(DomainError) as raised:
            act(**told)
        self.assertEqual(raised.exception.code, code)
        self.assertEqual((Post.objects.count(), PraisedPerson.objects.count()), before)

    def named(self, post, person=None):
        return [one.username for one in compliments_on(person or self.ada, [post.pk])[post.pk].people]


class GivingTests(PraiseTestCase):
    def test_it_is_a_post_for_some_about_a_value(self):
        with self.records("post.published") as facts:
            post = self.give([self.bo, self.cy])
        told = {"kind": "praise", "people": [self.bo.pk, self.cy.pk], "because": "praise"}
        self.assertEqual(facts[0].data, told)
        self.assertEqual((post.praise.value, self.named(post)), (Value.objects.first(), ["bo", "cy"]))
        self.assertEqual(Post.objects.get().attached, ["praise"])

    def test_to_oneself_to_nobody_or_to_a_crowd_it_is_not(self):
        self.refuses("praise_self", self.give, people=[self.bo, self.ada])
        self.refuses("praise_nobody", self.give, people=[])
        self.refuses("praise_many", self.give, people=[self.bo] * 11)
        unused = Value.objects.last()
        Value.objects.filter(pk=unused.pk).update(is_used=False)
        self.refuses("value_not_used", self.give, value=Value.objects.get(pk=unused.pk))
        self.refuses("post_empty", self.give, body=" ")

    def test_whom_it_is_for_can_read_it_where_it_stands(self):
        self.refuses("praise_unseen", self.give, people=[self.bo, self.cy], place=Place(group=self.closed))
        self.refuses("praise_unseen", self.give, people=[self.cy], place=Place(department=self.team))
        self.give([self.bo], place=Place(group=self.closed))
        self.give([self.cy], place=Place(group=self.open))

    def test_a_guest_is_in_it_only_in_a_group_that_is_shared(self):
        self.refuses("praise_unseen", self.give, people=[self.gus])
        self.refuses("praise_unseen", self.give, people=[self.gus], place=Place(group=self.closed))
        self.give([self.gus], place=Place(group=self.open))
        self.give([self.bo], actor=self.gus, place=Place(group=self.open))
        with self.assertRaises(PermissionDenied):
            self.give([self.cy], actor=self.gus, place=Place(group=self.open))
        with self.assertRaises(PermissionDenied):
            self.give([self.bo], actor=self.gus)

    def test_who_left_is_not_praised(self):
        deactivate_person(actor=self.mo, person=self.bo)
        with self.assertRaises(PermissionDenied):
            self.give([self.bo])
        with self.assertRaises(PermissionDenied):
            self.give([self.cy], place=Place(group=self.open), actor=self.mo)

    def test_at_a_set_time_they_are_told_then(self):
        post = self.give([self.bo, self.cy], published_at=timezone.now() + timedelta(hours=1))
        self.assertEqual(Activity.objects.filter(verb__in=["post.published", "praise.given"]).count(), 0)
        Post.objects.update(published_at=timezone.now() - timedelta(minutes=1))
        announce_due_posts()
        while deliver_batch():
            pass
        fact = Activity.objects.get(verb="praise.given")
        self.assertEqual((fact.subject_id, fact.data), (post.pk, {"people": [self.bo.pk, self.cy.pk]}))

    def test_published_at_once_they_are_told_once(self):
        self.give()
        while deliver_batch():
            pass
        self.assertFalse(Activity.objects.filter(verb="praise.given").exists())


class ChangingTests(PraiseTestCase):
    def test_for_whom_and_what_can_change_and_who_is_new_is_told(self):
        post, other = self.give([self.bo]), Value.objects.last()
        with self.records("praise.given") as facts:
            change_praise(actor=self.ada, post=post, people=[self.bo, self.cy], value=other)
        self.assertEqual(facts[0].data, {"people": [self.cy.pk]})
        with self.records():
            change_praise(actor=self.ada, post=post, people=[self.cy], value=other)
        self.assertEqual((self.named(post), Praise.objects.get().value), (["cy"], other))

    def test_only_by_its_author_and_by_the_same_rules(self):
        post, value = self.give(place=Place(group=self.closed)), Value.objects.first()
        for person in (self.bo, self.cy, self.mo):
            with self.assertRaises(PermissionDenied):
                change_praise(actor=person, post=post, people=[self.ada], value=value)
        self.refuses("praise_self", change_praise, actor=self.ada, post=post, people=[self.ada], value=value)
        self.refuses("praise_unseen", change_praise, actor=self.ada, post=post, people=[self.cy], value=value)
        self.assertEqual(self.named(post), ["bo"])

    def test_a_value_out_of_use_may_stay(self):
        post = self.give()
        Value.objects.update(is_used=False)
        value, other = Value.objects.first(), Value.objects.last()
        change_praise(actor=self.ada, post=post, people=[self.bo], value=value)
        self.refuses("value_not_used", change_praise, actor=self.ada, post=post, people=[self.bo], value=other)


class NamingTests(PraiseTestCase):
    def test_who_declines_is_named_to_nobody_and_stays_so(self):
        post = self.give([self.bo, self.cy])
        with self.records():
            decline_naming(actor=self.bo, post=post)
        for person in (self.ada, self.bo, self.cy, self.mo):
            self.assertEqual(self.named(post, person), ["cy"])
        value = Value.objects.first()
        self.refuses("praise_declined", change_praise, actor=self.ada, post=post, people=[self.bo], value=value)
        change_praise(actor=self.ada, post=post, people=[self.cy], value=value)
        self.assertTrue(PraisedPerson.objects.get(person=self.bo).has_declined)
        allow_naming(actor=self.bo, post=post)
        self.assertEqual(self.named(post), ["bo", "cy"])

    def test_only_for_oneself_and_where_one_may_read(self):
        post = self.give([self.bo], place=Place(group=self.closed))
        for person in (self.ada, self.cy, self.mo):
            for command in (decline_naming, allow_naming):
                with self.assertRaises(PermissionDenied):
                    command(actor=person, post=post)
        delete_post(actor=self.ada, post=post)
        with self.assertRaises(PermissionDenied):
            decline_naming(actor=self.bo, post=post)

    def test_a_guest_sees_no_names_of_strangers(self):
        post = self.give([self.bo, self.cy], place=Place(group=self.open))
        self.assertEqual((self.named(post, self.gus), self.named(post)), (["bo"], ["bo", "cy"]))


class ValueTests(PraiseTestCase):
    def test_there_are_five_to_begin_with_in_both_languages(self):
        for language, name in (("nl", "Samen"), ("en", "Together")):
            with override(language):
                self.assertEqual(str(Value.objects.first()), name)
        self.assertEqual(Value.objects.in_use().count(), 5)

    def test_seven_are_in_use_and_no_more(self):
        for number in (6, 7):
            last = add_value(actor=self.mo, text=ValueText(name_nl=f" W{number} ", name_en="V"))
        self.assertEqual((last.name_nl, last.rank), ("W7", 7))
        self.refuses("values_many", add_value, actor=self.mo, text=ValueText(name_nl="W8", name_en="V8"))
        spare = add_value(actor=self.mo, text=ValueText(name_nl="W8", name_en="V8", is_used=False))
        self.refuses("values_many", change_value, actor=self.mo, value=spare, text=ValueText(name_nl="W", name_en="V"))
        change_value(actor=self.mo, value=last, text=ValueText(name_nl="W7", name_en="V7", is_used=False, rank=0))
        change_value(actor=self.mo, value=spare, text=ValueText(name_nl="W8", name_en="V8"))
        self.assertEqual(Value.objects.in_use().count(), 7)
        self.assertEqual(AuditEvent.objects.filter(act="values.changed").count(), 5)

    def test_only_by_an_administrator_and_with_both_names(self):
        value = Value.objects.first()
        for person in (self.ada, self.gus):
            with self.assertRaises(PermissionDenied):
                add_value(actor=person, text=ValueText(name_nl="W", name_en="V"))
            with self.assertRaises(PermissionDenied):
                change_value(actor=person, value=value, text=ValueText(name_nl="W", name_en="V"))
        self.refuses("value_name", add_value, actor=self.mo, text=ValueText(name_nl="W", name_en=" "))
        self.refuses("value_name", change_value, actor=self.mo, value=value, text=ValueText(name_nl="", name_en="V"))
