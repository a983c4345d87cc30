from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from omarm.activity.models import Activity
from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.people.commands import change_conversation, change_profile
from omarm.people.queries import forget_organisation
from omarm.stream.commands import Draft, Place, announce_due_posts, reschedule_post
from omarm.stream.composer import PostForm
from omarm.stream.models import KeptDraft, Post
from omarm.stream.tests.writing import StreamTestCase, write
from omarm.topics.commands import TopicText, add_topic
from omarm.topics.models import Topic
from omarm.updates.commands import publish_update


class ComposerTestCase(StreamTestCase):
    def setUp(self):
        super().setUp()
        self.browser = self.as_person(self.ada)
        self.htmx = signed_in(HtmxClient(), self.ada)

    def send(self, **told):
        return self.browser.post("/posts/", {"body": "Hallo", "place": "everyone", "submission": str(uuid4())} | told)

    def topic(self, name="Bodem"):
        return add_topic(actor=self.mo, text=TopicText(name=name))


class WordsTests(ComposerTestCase):
    def test_plain_words_are_escaped_and_rich_words_are_cleaned(self):
        self.send(body="<b>let op</b> & zo")
        self.assertEqual(Post.objects.latest("pk").body, "<p>&lt;b&gt;let op&lt;/b&gt; &amp; zo</p>")
        self.send(body="<p onclick=x>Een <strong>zin</strong><script>alert(1)</script></p>", is_rich="on")
        self.assertEqual(Post.objects.latest("pk").body, "<p>Een <strong>zin</strong></p>")

    def test_an_empty_editor_is_an_empty_post(self):
        for body in ("<p></p>", "<p><br></p>", "<p> </p>"):
            self.assertEqual(self.send(body=body, is_rich="on").status_code, 422)
        self.assertEqual(Post.objects.count(), 0)

    def test_what_was_refused_comes_back_with_its_formatting(self):
        answer = self.send(body="<p>Een <em>zin</em></p>", is_rich="on", place="nergens")
        self.assertContains(answer, "&lt;p&gt;Een &lt;em&gt;zin&lt;/em&gt;&lt;/p&gt;", status_code=422)
        self.assertContains(answer, 'name="is_rich" value="on"', status_code=422)

    def test_a_mention_from_the_editor_names_a_colleague_and_only_one_who_is_there(self):
        link = f'<p><a href="x" data-person="{self.bo.pk}">@wie dan ook</a> <a data-person="999999">@niemand</a></p>'
        self.send(body=link, is_rich="on")
        post = Post.objects.get()
        self.assertEqual([mention.person for mention in post.mentions.all()], [self.bo])
        self.assertEqual(post.text, f"@{self.bo.name} @niemand")

    def test_ten_thousand_mentions_are_refused_and_nothing_is_lost(self):
        body = " ".join(f"@persoon{number}" for number in range(6_000))
        self.assertContains(self.send(body=body), "@persoon5999", status_code=422)
        rich = "".join(f'<a data-person="{number}">@x</a>' for number in range(1, 3_000))
        self.assertIn(self.send(body=f"<p>{rich}</p>", is_rich="on").status_code, {302, 422})

    def test_the_language_of_a_post_follows_its_words(self):
        self.send(body="The soil report is done and we have sent it to the team for a check.")
        self.assertEqual(Post.objects.get().lang, "en")


class PlaceTests(ComposerTestCase):
    def test_the_composer_says_who_will_read_it(self):
        closed = self.browser.get(f"/posts/new/?place=group-{self.closed.pk}")
        self.assertContains(closed, self.closed.name)
        self.assertEqual(closed.context["around"].audience.size, 2)
        self.assertEqual(self.browser.get("/posts/new/").context["around"].audience.size, 4)

    def test_who_names_a_colleague_chooses_who_reads_it(self):
        """From a profile no place is chosen beforehand: words meant for one colleague do not go to all by themselves."""
        page = self.browser.get("/posts/new/?words=@bo%20&place=")
        self.assertContains(page, '<option value="" selected>')
        self.assertIsNone(page.context["around"].audience)
        answer = self.send(body="@bo hoe is het met je?", place="")
        self.assertContains(answer, "field__error", status_code=422)
        self.assertContains(answer, '<option value="" selected>', status_code=422)
        self.assertFalse(Post.objects.exists())
        self.assertNotContains(self.browser.get("/posts/new/"), '<option value=""')

    def test_another_place_is_said_at_once(self):
        answer = self.htmx.get(f"/posts/new/audience/?place=group-{self.closed.pk}")
        self.assertContains(answer, self.closed.name)
        self.assertNotContains(answer, "<html")

    def test_outsider_does_not_learn_of_a_group(self):
        for group in (self.closed, self.hidden):
            answer = self.as_person(self.cy).get(f"/posts/new/audience/?place=group-{group.pk}")
            self.assertNotContains(answer, group.name)


class TopicTests(ComposerTestCase):
    def test_topics_are_chosen_by_chip_and_by_name(self):
        soil, water = self.topic(), self.topic("Water")
        self.send(topics=[soil.pk], **{"topics-words": "water"})
        self.assertEqual(set(Topic.objects.filter(post_topics__post=Post.objects.get())), {soil, water})

    def test_an_unknown_topic_is_said_and_kept(self):
        answer = self.send(**{"topics-words": "vliegtuigen"})
        self.assertContains(answer, 'value="vliegtuigen"', status_code=422)

    def test_more_than_five_are_refused(self):
        topics = [self.topic(f"Onderwerp {number}") for number in range(6)]
        self.assertEqual(self.send(topics=[topic.pk for topic in topics]).status_code, 422)

    def test_nonsense_for_an_id_is_no_topic(self):
        for value in ("9" * 40, "²", "-1"):
            self.assertIn(self.send(topics=[value]).status_code, {302, 422})


class PickTests(ComposerTestCase):
    def test_colleagues_and_topics_are_offered_as_options(self):
        self.topic()
        people = self.htmx.get("/pick/people/?q=bak")
        self.assertContains(people, f'data-id="{self.bo.pk}"')
        self.assertContains(people, 'role="option"')
        self.assertContains(self.htmx.get("/pick/topics/?q=bod"), 'data-name="Bodem"')

    def test_a_guest_is_offered_nobody_they_may_not_see(self):
        self.assertNotContains(self.as_person(self.gus).get("/pick/people/?q=cock"), "data-id")

    def test_odd_words_find_nothing_and_break_nothing(self):
        for text in ("%25", "\\", "'", "x" * 500, "@"):
            self.assertEqual(self.browser.get("/pick/people/", {"q": text}).status_code, 200)
            self.assertEqual(self.browser.get("/pick/topics/", {"q": text}).status_code, 200)


class WritingTests(ComposerTestCase):
    def test_another_writing_keeps_all_that_was_typed(self):
        typed = {
            "title": "Kop",
            "body": "<p>Romp</p>",
            "is_rich": "on",
            "writing": "update",
            "place": f"group-{self.open.pk}",
        }
        for browser in (self.browser, self.htmx):
            answer = browser.post("/posts/new/?writing=story", typed)
            self.assertContains(answer, 'value="Kop"')
            self.assertContains(answer, "&lt;p&gt;Romp&lt;/p&gt;")
            self.assertContains(answer, 'name="writing" value="story"')
            self.assertContains(answer, f'<option value="group-{self.open.pk}" selected>')
            self.assertNotContains(answer, "field__error")

    def test_an_unknown_writing_or_attachment_does_not_exist(self):
        for address in (
            "/posts/new/?writing=x",
            "/posts/new/?attach=x",
            "/posts/new/attachment/x/",
            "/posts/new/attachment/joining/",
        ):
            self.assertEqual(self.browser.get(address).status_code, 404, address)
        self.assertEqual(self.send(attach="x").status_code, 404)

    def test_every_attachment_can_be_chosen_with_and_without_script(self):
        form = PostForm(person=self.ada)
        self.assertTrue(form.unused_attachments)
        for attachment in form.unused_attachments:
            mark = f'name="attach" value="{attachment.code}"'
            self.assertContains(self.htmx.get(f"/posts/new/attachment/{attachment.code}/"), mark)
            answer = self.browser.post(f"/posts/new/?attach={attachment.code}", {"body": "Blijft"})
            self.assertContains(answer, mark)
            self.assertContains(answer, "Blijft")
            without = self.browser.post(
                f"/posts/new/?without={attachment.code}", {"body": "Blijft", "attach": attachment.code}
            )
            self.assertNotContains(without, mark)

    def test_what_is_attached_wrongly_stops_the_whole_post(self):
        for attachment in PostForm(person=self.ada).unused_attachments:
            if not attachment.form({}, person=self.ada, prefix=attachment.code).is_valid():
                self.assertContains(self.send(attach=attachment.code, body="Bewaar mij"), "Bewaar mij", status_code=422)
        self.assertEqual(Post.objects.count(), 0)


class PreviewTests(ComposerTestCase):
    def test_a_preview_shows_the_card_and_stores_nothing(self):
        before = Activity.objects.count()
        answer = self.htmx.post(
            "/posts/preview/", {"body": "Zo ziet het eruit", "place": "everyone", "submission": str(uuid4())}
        )
        self.assertContains(answer, "Zo ziet het eruit")
        self.assertContains(answer, "post-card")
        self.assertNotContains(answer, "<html")
        self.assertEqual((Post.objects.count(), Activity.objects.count()), (0, before))

    def test_a_preview_says_what_is_wrong(self):
        self.assertContains(self.browser.post("/posts/preview/", {"body": "", "place": "everyone"}), "field__error")

    def test_the_draft_outlives_its_preview(self):
        key = str(uuid4())
        self.browser.post(f"/drafts/{key}/", {"body": "Nog niet af"})
        self.browser.post("/posts/preview/", {"body": "Nog niet af", "place": "everyone", "submission": key})
        self.assertTrue(KeptDraft.objects.filter(key=key).exists())


class ScheduleTests(ComposerTestCase):
    def waiting(self):
        return publish_update(
            actor=self.ada, draft=Draft(body="Morgen", published_at=timezone.now() + timedelta(days=1))
        )

    def test_a_set_moment_waits_and_only_the_author_sees_it(self):
        moment = timezone.localtime() + timedelta(days=2)
        self.send(publish_at=moment.strftime("%Y-%m-%dT%H:%M"))
        post = Post.objects.get()
        self.assertGreater(post.published_at, timezone.now() + timedelta(days=1))
        self.assertEqual(self.browser.get(f"/posts/{post.pk}/").status_code, 200)
        self.assertEqual(self.as_person(self.bo).get(f"/posts/{post.pk}/").status_code, 404)
        self.assertContains(self.browser.get("/drafts/"), f"/posts/{post.pk}/")
        self.assertFalse(Activity.objects.filter(verb="post.published").exists())

    def test_it_is_announced_once_when_its_time_has_come(self):
        post = self.waiting()
        Post.objects.filter(pk=post.pk).update(published_at=timezone.now() - timedelta(seconds=1))
        self.assertEqual((announce_due_posts(), announce_due_posts()), (1, 0))
        self.assertEqual(Activity.objects.filter(verb="post.published").count(), 1)

    def test_the_author_can_publish_it_now_or_at_another_moment(self):
        post = self.waiting()
        later = timezone.localtime() + timedelta(days=30)
        self.assertRedirects(
            self.browser.post(f"/posts/{post.pk}/schedule/", {"publish_at": later.strftime("%Y-%m-%dT%H:%M")}),
            f"/posts/{post.pk}/",
        )
        self.assertEqual(
            self.browser.post(f"/posts/{post.pk}/schedule/", {"publish_at": "2020-01-01T10:00"}).status_code, 422
        )
        with self.records("post.published"):
            self.browser.post(f"/posts/{post.pk}/schedule/")
        self.assertContains(self.as_person(self.bo).get("/"), "Morgen")

    def test_nobody_else_and_not_twice(self):
        post = self.waiting()
        self.assertEqual(self.as_person(self.bo).post(f"/posts/{post.pk}/schedule/").status_code, 404)
        reschedule_post(actor=self.ada, post=post)
        self.assertEqual(self.browser.post(f"/posts/{post.pk}/schedule/").status_code, 404)


class HouseTests(ComposerTestCase):
    TOLD = {"functions_in_bylines": True, "reaction_counts_in_streams": False, "allows_nameless": False}

    def setUp(self):
        super().setUp()
        forget_organisation()
        self.addCleanup(forget_organisation)

    def test_our_own_rules_stand_there_until_the_house_writes_its_own(self):
        self.assertEqual(len(self.browser.get("/posts/new/").context["around"].house_rules), 5)

    def test_functions_stand_beside_names_only_when_the_house_wants_that(self):
        change_profile(actor=self.ada, person=self.ada, function="Bodemkundige", phone="", place="", about="")
        write(self.ada)
        self.assertNotContains(self.browser.get("/"), "post-card__function")
        with self.captureOnCommitCallbacks(execute=True):
            change_conversation(actor=self.mo, told=self.TOLD)
        self.assertContains(self.browser.get("/"), "Bodemkundige</span>")

    def test_streams_leave_counts_out_and_the_page_of_a_post_does_not(self):
        post = write(self.ada)
        self.as_person(self.bo).post(f"/posts/{post.pk}/reaction/", {"kind": "useful"})
        with self.captureOnCommitCallbacks(execute=True):
            change_conversation(actor=self.mo, told=self.TOLD)
        self.assertNotContains(self.browser.get("/"), f"/posts/{post.pk}/reactions/")
        self.assertContains(self.browser.get(f"/posts/{post.pk}/"), f"/posts/{post.pk}/reactions/")

    def test_administrators_change_it_and_nobody_else(self):
        mo = self.as_person(self.mo)
        self.assertRedirects(mo.post("/admin/conversation/", {"functions_in_bylines": "on"}), "/admin/conversation/")
        self.assertTrue(mo.get("/admin/conversation/").context["form"].initial["functions_in_bylines"])
        self.assertEqual(self.as_person(self.bo).post("/admin/conversation/").status_code, 403)

    def test_a_group_can_do_without_the_coach(self):
        self.assertContains(self.browser.get(f"/posts/new/?place=group-{self.open.pk}"), "<writing-coach")
        type(self.open).objects.filter(pk=self.open.pk).update(coaches_writers=False)
        self.assertNotContains(self.browser.get(f"/posts/new/?place=group-{self.open.pk}"), "<writing-coach")


class GroupPlaceTests(ComposerTestCase):
    def test_a_guest_writes_where_they_are(self):
        self.assertContains(self.as_person(self.gus).get("/posts/new/"), f"group-{self.open.pk}")
        post = write(self.gus, place=Place(group=self.open))
        self.assertTrue(post.pk)
