from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from omarm.activity.models import Activity
from omarm.core.errors import DomainError
from omarm.groups.models import Group
from omarm.stream.commands import (
    EVERYONE,
    Place,
    add_comment,
    delete_comment,
    delete_post,
    edit_comment,
    place_post,
    react,
    restore_comment,
    take_back_reaction,
)
from omarm.stream.commands.conversation import LONGEST_COMMENT
from omarm.stream.models import Comment, Post, Reaction
from omarm.stream.queries import conversation_on, who_reacted
from omarm.stream.tests.writing import StreamTestCase, write


def shape(post):
    """The conversation as (words, [words of the answers])."""
    threads = conversation_on(post).threads
    bodies = dict(post.comments.values_list("pk", "body"))
    return [(bodies[thread.comment.pk], [bodies[row.pk] for row in thread.answers]) for thread in threads]


class ConversationTestCase(StreamTestCase):
    def setUp(self):
        super().setUp()
        self.post = write(self.ada, place=Place(group=self.closed))

    def say(self, actor, body, parent=None, **told):
        return add_comment(actor=actor, post=self.post, body=body, parent=parent, **told)

    def facts(self, verb):
        return list(Activity.objects.filter(verb=verb).values_list("subject_id", flat=True))


class AnswerTests(ConversationTestCase):
    def test_answering_stores_and_records(self):
        comment = self.say(self.bo, "  Ik neem de ladder mee. ")
        self.assertEqual((comment.body, comment.author, comment.post), ("Ik neem de ladder mee.", self.bo, self.post))
        fact = Activity.objects.get(verb="comment.added")
        self.assertEqual(
            (fact.subject_id, fact.actor, fact.data), (comment.pk, self.bo, {"post": self.post.pk, "answered": None})
        )

    def test_outsiders_cannot_answer(self):
        for outsider in (self.cy, self.gus, self.mo):
            with self.subTest(person=outsider), self.assertRaises(PermissionDenied):
                self.say(outsider, "Hallo")
        self.assertEqual(self.facts("comment.added"), [])

    def test_an_answer_to_an_answer_joins_the_same_thread(self):
        top = self.say(self.ada, "Wie komt er?")
        first = self.say(self.bo, "Ik", parent=top)
        second = self.say(self.ada, "Fijn", parent=first)
        third = self.say(self.bo, "Tot dan", parent=second)
        self.assertEqual({first.parent, second.parent, third.parent}, {top})
        self.assertEqual(shape(self.post), [("Wie komt er?", ["Ik", "Fijn", "Tot dan"])])

    def test_an_answer_belongs_to_the_post_of_what_it_answers(self):
        other = write(self.ada)
        elsewhere = add_comment(actor=self.ada, post=other, body="Hier")
        with self.assertRaises(PermissionDenied):
            self.say(self.bo, "Daar", parent=elsewhere)

    def test_the_same_form_twice_is_one_comment(self):
        once = uuid4()
        self.assertEqual(self.say(self.bo, "Eén keer", submission=once), self.say(self.bo, "Eén keer", submission=once))
        self.assertEqual(len(self.facts("comment.added")), 1)
        self.assertEqual(self.say(self.bo, "Iets anders", submission=once).body, "Iets anders")
        self.assertNotEqual(self.say(self.ada, "Van mij", submission=once).author, self.bo)

    def test_nothing_and_too_much_are_refused(self):
        for code, body in (("comment_empty", " \n"), ("comment_long", "x" * (LONGEST_COMMENT + 1))):
            with self.subTest(code=code), self.assertRaises(DomainError) as refused:
                self.say(self.bo, body)
            self.assertEqual(refused.exception.code, code)

    def test_nobody_answers_what_is_not_up(self):
        delete_post(actor=self.ada, post=self.post)
        with self.assertRaises(PermissionDenied):
            self.say(self.ada, "Nog even")
        Post.objects.update(deleted_at=None, published_at=None)
        self.post.refresh_from_db()
        with self.assertRaises(DomainError):
            self.say(self.ada, "Alvast")
        with self.assertRaises(DomainError):
            react(actor=self.ada, post=self.post, kind="useful")


class ChangeTests(ConversationTestCase):
    def test_one_changes_and_deletes_only_ones_own(self):
        comment = self.say(self.bo, "Zo")
        for other in (self.ada, self.cy, self.mo):
            for act in (delete_comment, restore_comment):
                with self.subTest(person=other, act=act), self.assertRaises(PermissionDenied):
                    act(actor=other, comment=comment)
            with self.assertRaises(PermissionDenied):
                edit_comment(actor=other, comment=comment, body="Anders")
        edit_comment(actor=self.bo, comment=comment, body=" Beter ")
        comment.refresh_from_db()
        self.assertEqual(comment.body, "Beter")
        self.assertIsNotNone(comment.edited_at)
        self.assertEqual(self.facts("comment.edited"), [comment.pk])

    def test_a_deleted_comment_stays_while_it_has_answers(self):
        top, alone = self.say(self.bo, "Vraag"), self.say(self.bo, "Los")
        answer = self.say(self.ada, "Antwoord", parent=top)
        for comment in (top, alone):
            delete_comment(actor=self.bo, comment=comment)
        self.assertEqual([thread.comment.pk for thread in conversation_on(self.post).threads], [top.pk])
        delete_comment(actor=self.ada, comment=answer)
        self.assertEqual(conversation_on(self.post).threads, [])

    def test_a_deleted_comment_comes_back(self):
        comment = self.say(self.bo, "Toch wel")
        delete_comment(actor=self.bo, comment=comment)
        self.assertEqual(shape(self.post), [])
        restore_comment(actor=self.bo, comment=comment)
        self.assertEqual(shape(self.post), [("Toch wel", [])])
        self.assertEqual((self.facts("comment.deleted"), self.facts("comment.restored")), ([comment.pk], [comment.pk]))

    def test_a_hidden_comment_is_gone_also_for_its_author(self):
        comment = self.say(self.bo, "Onaardig")
        Comment.objects.update(hidden_at=timezone.now())
        comment.refresh_from_db()
        self.assertEqual(shape(self.post), [])
        for act in (delete_comment, restore_comment):
            with self.assertRaises(PermissionDenied):
                act(actor=self.bo, comment=comment)

    def test_a_comment_is_answered_in_order_of_time(self):
        words = [f"Nummer {number}" for number in range(6)]
        for word in words:
            self.say(self.bo, word)
        self.assertEqual([body for body, _ in shape(self.post)], words)


class ReactionTests(ConversationTestCase):
    def test_one_reaction_each_and_another_replaces_it(self):
        react(actor=self.bo, post=self.post, kind="useful")
        react(actor=self.bo, post=self.post, kind="thanks")
        react(actor=self.ada, post=self.post, kind="thanks")
        self.assertEqual(
            sorted(Reaction.objects.values_list("person__username", "kind")), [("ada", "thanks"), ("bo", "thanks")]
        )
        self.assertEqual(len(self.facts("reaction.given")), 3)
        self.assertEqual([reaction.person for reaction in who_reacted(self.ada, self.post)[0]], [self.bo, self.ada])

    def test_taking_it_back_is_told_to_nobody(self):
        react(actor=self.bo, post=self.post, kind="useful")
        before = Activity.objects.count()
        self.assertTrue(take_back_reaction(actor=self.bo, post=self.post))
        self.assertFalse(take_back_reaction(actor=self.bo, post=self.post))
        self.assertEqual(Activity.objects.count(), before)

    def test_outsiders_and_unknown_reactions_are_refused(self):
        for outsider in (self.cy, self.gus):
            with self.assertRaises(PermissionDenied):
                react(actor=outsider, post=self.post, kind="useful")
            with self.assertRaises(PermissionDenied):
                take_back_reaction(actor=outsider, post=self.post)
        with self.assertRaises(DomainError):
            react(actor=self.bo, post=self.post, kind="duim-omlaag")


class ArchivedGroupTests(StreamTestCase):
    def test_in_an_archived_group_one_reads_and_no_more(self):
        post = write(self.ada, place=Place(group=self.closed))
        comment = add_comment(actor=self.bo, post=post, body="Nog net op tijd.")
        Group.objects.filter(pk=self.closed.pk).update(archived_at=timezone.now())
        for act in (
            lambda: add_comment(actor=self.bo, post=post, body="Te laat."),
            lambda: edit_comment(actor=self.bo, comment=comment, body="Anders."),
            lambda: react(actor=self.bo, post=post, kind="useful"),
        ):
            with self.assertRaises(DomainError) as refused:
                act()
            self.assertEqual(refused.exception.code, "group_archived")
        place_post(actor=self.ada, post=post, place=EVERYONE)
        self.assertEqual(add_comment(actor=self.bo, post=post, body="Elders nog wel.").post, post)
