"""What a reader with fresh eyes found: doors that stood ajar, words that got lost."""

from datetime import timedelta
from time import process_time
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from omarm.activity import deliverer
from omarm.core import richtext
from omarm.core.differences import differences
from omarm.core.errors import DomainError
from omarm.groups.commands import NewGroup, leave_group, start_group
from omarm.groups.models import Group
from omarm.people.commands import change_roles
from omarm.stream import commands, queries
from omarm.stream.commands import Place, add_comment
from omarm.stream.forms import ReactionKindsForm
from omarm.stream.models import Comment, Post, ReactionKind
from omarm.stream.tests.writing import StreamTestCase, write
from omarm.topics.models import Topic


class DoorTests(StreamTestCase):
    def test_editing_does_not_name_a_hidden_group_that_another_shared_to(self):
        post = write(self.cy)
        commands.place_post(actor=self.bo, post=post, place=Place(group=self.hidden))
        self.assertNotContains(self.as_person(self.cy).get(f"/posts/{post.pk}/edit/"), self.hidden.name)

    def test_sharing_to_ones_own_group_gives_no_say_over_the_conversation(self):
        post = write(self.ada)
        own = start_group(actor=self.cy, new=NewGroup(name="Van Cy"))
        commands.place_post(actor=self.cy, post=post, place=Place(group=own))
        self.assertFalse(queries.looks_after(self.cy, post))
        with self.assertRaises(PermissionDenied):
            commands.close_comments(actor=self.cy, post=post, because="Omdat ik het kan")

    def test_what_waits_is_neither_pinned_nor_shared(self):
        post = write(self.ada, place=Place(group=self.open), published_at=timezone.now() + timedelta(days=1))
        with self.assertRaises(DomainError):
            commands.pin_post(actor=self.ada, placement=post.placements.get())
        with self.assertRaises(DomainError):
            commands.place_post(actor=self.ada, post=post, place=Place(group=self.closed))
        post.placements.update(pinned_at=timezone.now())
        self.assertEqual(queries.group_feed(self.cy, self.open).pinned, ())

    def test_who_left_a_group_publishes_nothing_there_by_the_clock(self):
        post = write(self.bo, place=Place(group=self.closed), published_at=timezone.now() + timedelta(days=1))
        leave_group(actor=self.bo, group=self.closed)
        while deliverer.deliver_batch():
            pass
        post.refresh_from_db()
        self.assertIsNone(post.published_at)
        self.assertIn(post, queries.waiting_posts(self.bo))
        with self.assertRaises(PermissionDenied):
            commands.reschedule_post(actor=self.bo, post=post)
        self.assertContains(self.as_person(self.bo).get("/drafts/"), f"/posts/{post.pk}/")
        self.assertEqual(self.as_person(self.bo).get(f"/posts/{post.pk}/").status_code, 200)

    def test_a_guest_learns_no_topics_and_no_strangers(self):
        Topic.objects.create(name="Bodem", slug="bodem").words.create(word="bodem", shown="Bodem", is_name=True)
        post = write(self.ada, body="Over #bodem", place=Place(group=self.open))
        commands.react(actor=self.cy, post=post, kind="useful")
        guest = self.as_person(self.gus)
        self.assertNotContains(guest.get("/pick/topics/?q=bod"), "Bodem")
        page = guest.get(f"/posts/{post.pk}/reactions/")
        self.assertNotContains(page, self.cy.name)
        self.assertEqual(queries.who_reacted(self.gus, post), ([], None))
        self.assertNotContains(guest.get(f"/posts/{post.pk}/"), "post-card__topic")

    def test_topics_stand_on_the_card_and_lead_to_their_page(self):
        topic = Topic.objects.create(name="Bodem", slug="bodem")
        post = write(self.ada, topics=(topic,))
        self.assertContains(self.as_person(self.cy).get("/"), 'class="post-card__topic" href="/topics/bodem/"')
        commands.set_topics(post, [])
        self.assertNotContains(self.as_person(self.cy).get("/"), "post-card__topic")

    def test_a_topic_that_was_merged_meanwhile_is_the_one_it_went_into(self):
        target = Topic.objects.create(name="Bodem", slug="bodem")
        source = Topic.objects.create(name="Grond", slug="grond", merged_into=target)
        post = write(self.ada, topics=(source,))
        self.assertEqual([row.topic for row in post.post_topics.all()], [target])


class LostWordsTests(StreamTestCase):
    def setUp(self):
        super().setUp()
        self.post, self.browser = write(self.ada), self.as_person(self.bo)

    def say(self, **told):
        return self.browser.post(f"/posts/{self.post.pk}/comments/", {"body": "Een lang antwoord"} | told)

    def test_an_answer_to_what_was_deleted_comes_back(self):
        top = add_comment(actor=self.ada, post=self.post, body="Wie?")
        commands.delete_comment(actor=self.ada, comment=top)
        answer = self.say(parent=top.pk)
        self.assertEqual(answer.status_code, 422)
        self.assertContains(answer, "Een lang antwoord", status_code=422)
        self.assertNotContains(answer, 'name="parent"', status_code=422)
        self.assertEqual(self.say(parent=999999).status_code, 404)

    def test_an_answer_to_a_conversation_that_was_closed_meanwhile_comes_back(self):
        commands.close_comments(actor=self.ada, post=self.post, because="Klaar.")
        answer = self.say()
        self.assertContains(answer, "Een lang antwoord", status_code=422)
        self.assertContains(answer, "Klaar.", status_code=422)
        self.assertEqual(Comment.objects.count(), 0)

    def test_the_same_reaction_twice_is_one_fact(self):
        with self.records("reaction.given"):
            commands.react(actor=self.bo, post=self.post, kind="useful")
            commands.react(actor=self.bo, post=self.post, kind="useful")


class ReactionKindsTests(StreamTestCase):
    def lines(self, **changed):
        page = self.as_person(self.mo).get("/admin/reactions/")
        forms = page.context["forms"]
        data = {f"form-{name}": forms.management_form[name].value() for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
        for form in forms:
            for field in form:
                value = field.value()
                data |= {field.html_name: "" if value is None else value} if value not in (False,) else {}
        return data | changed

    def test_what_nobody_changed_can_be_saved(self):
        self.assertEqual(len(ReactionKindsForm(initial=[]).forms), 1)
        answer = self.as_person(self.mo).post("/admin/reactions/", self.lines())
        self.assertEqual(answer.status_code, 302)
        self.assertEqual(ReactionKind.objects.filter(is_offered=True).count(), 5)

    def test_a_new_reaction_is_offered_and_an_old_one_stays_where_it_was_given(self):
        post = write(self.ada)
        commands.react(actor=self.bo, post=post, kind="support")
        browser, lines = self.as_person(self.mo), self.lines()
        new = {
            "form-5-label_nl": "Slim",
            "form-5-label_en": "Smart",
            "form-5-icon": "lightbulb",
            "form-5-is_offered": "on",
        }
        lines.pop("form-4-is_offered")
        self.assertEqual(browser.post("/admin/reactions/", lines | new).status_code, 302)
        queries.forget_reaction_kinds()
        page = self.as_person(self.cy).get(f"/posts/{post.pk}/")
        self.assertContains(page, "Slim")
        self.assertContains(page, "Sterkte")
        with self.assertRaises(DomainError):
            commands.react(actor=self.cy, post=post, kind="support")
        commands.react(actor=self.cy, post=post, kind="smart")

    def test_at_least_one_and_only_by_the_administrator(self):
        lines = {name: value for name, value in self.lines().items() if not name.endswith("is_offered")}
        self.assertEqual(self.as_person(self.mo).post("/admin/reactions/", lines).status_code, 422)
        change_roles(actor=None, person=self.bo, codes=["community_manager"])
        for person in (self.ada, self.bo, self.gus):
            self.assertEqual(self.as_person(person).get("/admin/reactions/").status_code, 403)
        self.assertEqual(Post.objects.count(), 0)


class HeldUpTests(StreamTestCase):
    """Nobody can keep the house busy with one request: work grows with the length of a text, not with its square."""

    def test_empty_paragraphs_and_deep_nests_are_cleaned_at_once(self):
        for text in ("<p></p>" * 12_000 + "<p>x</p>", "<p>x</p>" + "<p> <br></p>" * 12_000, "<ul><li>" * 9_000 + "x"):
            started = process_time()
            self.assertIn("x", richtext.clean(text))
            self.assertLess(process_time() - started, 5)

    def test_a_text_that_changed_everywhere_is_compared_as_a_whole(self):
        before, after = ("!".join(chr(0x4E00 + (number * step) % 110) for number in range(9_900)) for step in (7, 31))
        started = process_time()
        self.assertEqual([piece.how for piece in differences(before, after)], ["del", "ins"])
        self.assertLess(process_time() - started, 5)

    def test_a_draft_of_another_keeps_no_upload_and_stops_no_cleaning(self):
        for one in ("9" * 5000, "1"):
            commands.keep_draft(actor=self.cy, key=uuid4(), form="update", values={"body": ["x"], "image": [one]})
        self.assertEqual(commands.forget_unused_uploads(), 0)

    def test_what_waits_is_held_when_its_author_may_no_longer_post_there(self):
        post = write(self.bo, place=Place(group=self.closed), published_at=timezone.now() + timedelta(days=1))
        Group.objects.filter(pk=self.closed.pk).update(archived_at=timezone.now())
        Post.objects.filter(pk=post.pk).update(published_at=timezone.now())
        with self.records("post.held"):
            commands.announce_due_posts()
        post.refresh_from_db()
        self.assertIsNone(post.published_at)

    def test_a_preview_of_what_is_up_leaves_the_card_alone(self):
        browser, key = self.as_person(self.ada), str(uuid4())
        form = {"body": "Oude woorden", "place": "everyone", "submission": key, "writing": "update"}
        address = browser.post("/posts/", form).url
        browser.post("/posts/preview/", form | {"attach": "poll", "poll-options": "a\nb", "poll-results": "now"})
        browser.post(f"{address}edit/", {"body": "Nieuwe woorden", "version": 1})
        self.assertContains(self.as_person(self.bo).get(address), "Nieuwe woorden")

    def test_the_same_form_under_another_post_is_another_comment(self):
        first, second, key = write(self.ada), write(self.ada), uuid4()
        for post in (first, second):
            add_comment(actor=self.bo, post=post, body="ja", submission=key)
        self.assertEqual([post.comments.count() for post in (first, second)], [1, 1])
