"""What a loaded demonstration has of all that people do with a post. For the test case that loads it, once."""

from collections import Counter

from django.db.models import Count, F, Q
from django.utils import timezone

from omarm.core import richtext
from omarm.demo.loading.telling import MOST_UNREAD
from omarm.demo.queries import demo_accounts
from omarm.groups.models import Membership
from omarm.mustread.models import Confirmation, MustRead
from omarm.notifications.models import Notification, Reason, ToldMention
from omarm.notifications.queries import unread_count
from omarm.people.models import Person
from omarm.polls.commands import count_waiting_votes
from omarm.polls.models import Poll, PollBox, PollOption, Vote
from omarm.praise.models import PraisedPerson
from omarm.previews.models import LinkPreview, PostLink
from omarm.questions.models import Question, Turn
from omarm.stream.commands.placing import Place, check_may_place
from omarm.stream.commands.posts import MOST_TOPICS
from omarm.stream.models import (
    Bookmark,
    Comment,
    Follow,
    KeptDraft,
    Mention,
    Placement,
    Post,
    PostTopic,
    Revision,
    WorthKeeping,
)
from omarm.topics.models import Topic, TopicWord
from omarm.updates.models import Offer, StoryHelper, Update

AS_THE_MODELS_WANT = (
    Topic, TopicWord, PostTopic, Follow, Poll, PollOption, PollBox, MustRead, Confirmation, LinkPreview, PostLink,
    Revision, KeptDraft, Notification, Offer, PraisedPerson,
)  # fmt: skip


class LivingChecks:
    """Checks of what `load_demo` made beside people, groups, posts, comments and reactions."""

    def assert_all_read(self, rows, person="person", post="post"):
        """Fail unless each person of these rows may read the post of it."""
        for key in set(rows.values_list(person, flat=True)):
            mine = rows.filter(**{person: key})
            posts = set(mine.values_list(post, flat=True))
            readable = Post.objects.visible_to(Person.objects.get(pk=key)).filter(pk__in=posts)
            self.assertEqual(set(readable.values_list("pk", flat=True)), posts, (rows.model, key))

    def test_rows_are_as_the_models_want_them(self):
        for model in AS_THE_MODELS_WANT:
            rows = model.objects.all()[:60]
            self.assertTrue(rows, model)
            for row in rows:
                with self.subTest(model.__name__, pk=row.pk):
                    blank = {field.name for field in model._meta.fields if not getattr(row, field.attname)}
                    row.full_clean(exclude=blank, validate_unique=False, validate_constraints=True)

    def test_topics(self):
        self.assertTrue(20 <= Topic.objects.count() <= 40)
        self.assertFalse(Topic.objects.filter(Q(owner=None) | Q(description="")).exists())
        self.assertEqual(TopicWord.objects.filter(is_name=True).count(), Topic.objects.count())
        used = Counter(PostTopic.objects.values_list("post", flat=True))
        self.assertGreaterEqual(len(used), 70)
        self.assertLessEqual(max(used.values()), MOST_TOPICS)
        self.assertFalse(PostTopic.objects.exclude(live=True, published_at=F("post__published_at")).exists())

    def test_forms_have_their_fields(self):
        for form in ("working_on", "story", "report"):
            told = Update.objects.filter(form=form, **{f"{form}__isnull": False})
            self.assertGreaterEqual(told.count(), 8, form)
        self.assert_all_read(Offer.objects.exclude(report__wanted=""), post="report")
        self.assertEqual(Offer.objects.count(), Offer.objects.exclude(person=F("report__update__post__author")).count())
        self.assert_all_read(StoryHelper.objects.all(), post="story")

    def test_rich_text_is_clean_and_its_words_are_beside_it(self):
        formatted = Post.objects.filter(body__regex="<(table|ul|ol|h2|h3|blockquote)>")
        self.assertGreaterEqual(formatted.count(), 12)
        for post in Post.objects.all():
            self.assertEqual((richtext.clean(post.body), post.text.startswith(post.words)), (post.body, True))

    def test_compliments(self):
        self.assertEqual(Post.objects.filter(kind="praise").count(), 8)
        self.assert_all_read(PraisedPerson.objects.all(), post="praise")
        self.assertFalse(PraisedPerson.objects.filter(person=F("praise__post__author")).exists())
        self.assertGreaterEqual(len(set(PraisedPerson.objects.values_list("person__department", flat=True))), 6)

    def test_posts_note_what_they_carry(self):
        has = {"poll": Poll, "mustread": MustRead, "preview": PostLink, "question": Question}
        for code, model in has.items():
            noted = Post.objects.filter(attached__contains=[code]).values_list("pk", flat=True)
            self.assertEqual(set(noted), set(model.objects.values_list("post", flat=True)), code)
        wanting = Update.objects.exclude(report=None).exclude(report__wanted="").values_list("pk", flat=True)
        joining = Post.objects.filter(attached__contains=["joining"]).values_list("pk", flat=True)
        self.assertEqual(set(joining), set(wanting))

    def test_polls(self):
        named = Poll.objects.filter(is_anonymous=False)
        self.assertEqual(sorted(poll.is_closed for poll in named), [False, False, True])
        self.assert_all_read(Vote.objects.all(), post="option__poll")
        single = Vote.objects.filter(option__poll__is_multiple=False).values("option__poll", "person")
        self.assertFalse(single.annotate(times=Count("pk")).filter(times__gt=1).exists())

    def test_anonymous_polls_are_as_counting_leaves_them(self):
        still, closed = PollBox.objects.order_by("is_final")
        self.assertTrue(closed.is_final and closed.counted >= 30)
        self.assertEqual(sum(closed.tallies), closed.counted)
        self.assertEqual((still.counted, still.tallies), (0, []))
        self.assertEqual((sorted(still.voters), sorted(still.waiting)), (still.voters, still.waiting))
        self.assertEqual(len(still.voters), len(still.waiting))
        self.assertEqual(count_waiting_votes(), 0)

    def test_must_reads(self):
        self.assertEqual(sorted(MustRead.objects.values_list("level", flat=True)), ["must", "nice", "should"])
        must = MustRead.objects.get(level="must")
        self.assertGreater(must.confirmations.count(), 200)
        self.assertFalse(must.confirmations.exclude(person__in=must.people_asked()).exists())
        days = must.confirmations.filter(Q(confirmed_on__lt=must.asked_on) | Q(confirmed_on__gt=timezone.localdate()))
        self.assertFalse(days.exists())
        for account in demo_accounts():
            person = self.person(account.username)
            if person.pk != must.post.author_id:
                self.assertFalse(must.confirmations.filter(person=person).exists())
        self.assertFalse(must.is_late)

    def test_places_beside_their_own(self):
        shared = Placement.objects.exclude(placed_by=None).select_related("group", "placed_by", "post")
        self.assertGreaterEqual(shared.count(), 6)
        inside = Membership.objects.values_list("person", "group", "joined_at")
        since = {(person, group): at for person, group, at in inside}
        for place in shared:
            self.assertLessEqual(since[place.placed_by_id, place.group_id], place.published_at)
            self.assertTrue(Post.objects.visible_to(place.placed_by).contains(place.post))
            self.assertEqual(place.author_id, place.post.author_id)
            self.assertIsNone(check_may_place(place.placed_by, Place(group=place.group)))

    def test_what_stands_on_top(self):
        pinned = Placement.objects.filter(pinned_at__isnull=False)
        self.assertGreaterEqual(pinned.filter(audience=1).count(), 6)
        highlight = pinned.get(audience=0)
        self.assertGreater(highlight.pinned_until, timezone.now())

    def test_conversations(self):
        longest = Post.objects.annotate(said=Count("comments")).order_by("-said").first()
        self.assertGreater(longest.said, 20)
        quoting = Comment.objects.exclude(quotes=None)
        self.assertGreater(quoting.count(), 5)
        self.assertFalse(quoting.exclude(quotes__post=F("post"), quotes__created_at__lt=F("created_at")).exists())
        self.assertGreater(Mention.objects.count(), 10)
        self.assert_all_read(Mention.objects.all())
        self.assertFalse(Comment.objects.filter(body__regex="@[a-z]+-[a-z]").exists())
        closed = Post.objects.get(comments_closed_at__isnull=False)
        self.assertTrue(closed.comments_closed_because)
        self.assertFalse(closed.comments.filter(created_at__gt=closed.comments_closed_at).exists())

    def test_changed_posts_show_their_history(self):
        changed = Post.objects.exclude(edited_at=None).annotate(kept=Count("revisions"))
        self.assertGreaterEqual(changed.count(), 3)
        for post in changed:
            self.assertEqual(post.version, post.kept + 1)
            self.assertFalse(post.revisions.filter(written_at__gte=post.edited_at).exists())
            self.assertFalse(post.revisions.filter(body=post.body, title=post.title).exists())

    def test_worth_keeping(self):
        self.assertGreaterEqual(len(set(WorthKeeping.objects.values_list("post", flat=True))), 10)
        self.assert_all_read(WorthKeeping.objects.all())

    def test_previews_are_of_sites_that_do_not_exist(self):
        for preview in LinkPreview.objects.all():
            self.assertTrue(preview.host.endswith(".example"), preview.url)
        for link in PostLink.objects.select_related("post", "preview"):
            self.assertIn(f'href="{link.preview.url}"', link.post.body)

    def test_each_account_has_a_life_of_its_own(self):
        for account in demo_accounts():
            person = self.person(account.username)
            with self.subTest(account.username):
                follows = Follow.objects.filter(person=person)
                for thing in ("colleague", "topic", "post"):
                    self.assertTrue(follows.exclude(**{thing: None}).exists(), thing)
                self.assertTrue(2 <= Bookmark.objects.filter(person=person).count() <= 4)
                self.assertEqual(KeptDraft.objects.filter(person=person).count(), 1)
                asked = Turn.objects.filter(person=person, outcome=Turn.Outcome.WAITING).count()
                most = MOST_UNREAD + asked + person.notices.filter(is_unread=True).count()
                self.assertTrue(2 < unread_count(person) <= most)
        self.assert_all_read(Bookmark.objects.all())
        self.assert_all_read(Follow.objects.exclude(post=None))

    def test_notifications_say_what_one_finds(self):
        accounts = [account.username for account in demo_accounts()]
        told = Notification.objects.select_related("post", "comment", "person")
        self.assertFalse(told.exclude(person__username__in=accounts).exists())
        self.assert_all_read(told)
        for one in told:
            with self.subTest(person=one.person.username, post=str(one.post), reason=one.reason):
                self.assertNotIn(one.person_id, one.actors)
                self.assertTrue(one.comment is None or one.comment.post_id == one.post_id)
                if one.reason == Reason.ANSWER:
                    self.assertEqual(one.post.author_id, one.person_id)
                if one.reason == Reason.MENTION:
                    self.assertTrue(Mention.objects.filter(post=one.post, person=one.person).exists())
                if one.reason == Reason.PRAISE:
                    self.assertTrue(PraisedPerson.objects.filter(praise=one.post_id, person=one.person).exists())

    def test_no_letter_is_due_and_no_mention_is_told_again(self):
        self.assertFalse(Notification.objects.filter(mail_due=True).exists())
        self.assertFalse(Mention.objects.exclude(pk__in=ToldMention.objects.values("mention")).exists())
        self.assertFalse(Post.objects.live().filter(announced_at=None).exists())
