"""A long conversation: a page of threads at a time, in either order, from any comment."""

from django.utils import timezone

from omarm.core.errors import DomainError
from omarm.media.tests.pictures import as_bytes, make_waiting_sizes, picture, upload
from omarm.stream import commands, queries
from omarm.stream.commands import Beside, Place, add_comment, delete_comment, edit_comment
from omarm.stream.models import Comment, Mention
from omarm.stream.queries.threads import ANSWERS_SHOWN
from omarm.stream.tests.writing import StreamTestCase, write


class ThreadsTestCase(StreamTestCase):
    def setUp(self):
        super().setUp()
        self.post = write(self.ada)

    def say(self, number, parent=None, actor=None):
        return add_comment(actor=actor or self.bo, post=self.post, body=f"Reactie {number}", parent=parent)

    def bodies(self, conversation):
        shown = [thread.comment.pk for thread in conversation.threads]
        bodies = dict(Comment.objects.in_bulk(shown))
        return [bodies[pk].body for pk in shown]


class PagingTests(ThreadsTestCase):
    def setUp(self):
        super().setUp()
        self.said = [self.say(number) for number in range(45)]

    def test_pages_hold_twenty_and_together_everything_once(self):
        first = queries.conversation_on(self.post)
        second = queries.conversation_on(self.post, after=first.after)
        third = queries.conversation_on(self.post, after=second.after)
        self.assertEqual([len(page.threads) for page in (first, second, third)], [20, 20, 5])
        together = self.bodies(first) + self.bodies(second) + self.bodies(third)
        self.assertEqual(together, [comment.body for comment in self.said])
        self.assertEqual((third.after, first.before, first.total), ("", "", 45))

    def test_newest_first_is_the_other_way_round(self):
        page = queries.conversation_on(self.post, newest_first=True)
        self.assertEqual(self.bodies(page), [comment.body for comment in reversed(self.said)][:20])

    def test_the_page_before_leads_back(self):
        for newest_first in (False, True):
            with self.subTest(newest_first=newest_first):
                first = queries.conversation_on(self.post, newest_first=newest_first)
                second = queries.conversation_on(self.post, after=first.after, newest_first=newest_first)
                third = queries.conversation_on(self.post, after=second.after, newest_first=newest_first)
                self.assertEqual(second.before, "start")
                back = queries.conversation_on(self.post, after=third.before, newest_first=newest_first)
                self.assertEqual(self.bodies(back), self.bodies(second))

    def test_the_address_of_a_comment_shows_the_page_it_is_on(self):
        comment = self.said[33]
        page = self.as_person(self.cy).get(comment.get_absolute_url())
        self.assertContains(page, f'id="comment-{comment.pk}"')
        self.assertContains(page, "after=")

    def test_what_came_after_a_comment_is_where_the_page_begins(self):
        page = self.as_person(self.cy).get(f"/posts/{self.post.pk}/?since={self.said[40].pk}")
        self.assertContains(page, "Reactie 41")
        self.assertNotContains(page, "Reactie 40")

    def test_later_comments_come_as_a_fragment(self):
        first = queries.conversation_on(self.post)
        browser = self.as_person(self.cy)
        fragment = browser.get(f"/posts/{self.post.pk}/?after={first.after}", headers={"HX-Request": "true"})
        self.assertContains(fragment, "Reactie 20")
        self.assertNotContains(fragment, "<html")

    def test_nonsense_in_the_address_is_the_first_page(self):
        browser = self.as_person(self.cy)
        for asked in ("after=zz-zz", "order=sideways", "since=-4", "comment=abc"):
            with self.subTest(asked=asked):
                self.assertContains(browser.get(f"/posts/{self.post.pk}/?{asked}"), "Reactie 0")
        self.assertEqual(browser.get(f"/posts/{self.post.pk}/?comment=99999999").status_code, 404)


class AnswersTests(ThreadsTestCase):
    def test_a_thread_shows_ten_answers_and_the_way_to_the_rest(self):
        top = self.say("boven")
        answers = [self.say(number, parent=top) for number in range(ANSWERS_SHOWN + 5)]
        [thread] = queries.conversation_on(self.post).threads
        ids = [answer.pk for answer in answers]
        self.assertEqual(([row.pk for row in thread.answers], thread.more), (ids[:ANSWERS_SHOWN], 5))
        self.assertEqual([row.pk for row in queries.thread_of(answers[-1]).answers], ids)
        page = self.as_person(self.cy).get(f"/posts/{self.post.pk}/thread/{top.pk}/")
        self.assertContains(page, f"Reactie {ANSWERS_SHOWN + 4}")

    def test_a_thread_is_shown_whole_also_when_what_it_answers_is_deleted_or_hidden(self):
        tops = {"deleted_at": self.say("weg"), "hidden_at": self.say("verborgen")}
        for gone, top in tops.items():
            with self.subTest(gone):
                answers = [self.say(number, parent=top) for number in range(ANSWERS_SHOWN + 2)]
                Comment.objects.filter(pk=top.pk).update(**{gone: timezone.now()})
                address = f"/posts/{self.post.pk}/thread/{top.pk}/"
                self.assertContains(self.as_person(self.cy).get(f"/posts/{self.post.pk}/"), address)
                page = self.as_person(self.cy).get(address)
                self.assertContains(page, f"Reactie {ANSWERS_SHOWN + 1}")
                self.assertNotContains(page, str(top))
                Comment.objects.filter(pk__in=[answer.pk for answer in answers]).update(deleted_at=timezone.now())
                self.assertEqual(self.as_person(self.cy).get(address).status_code, 404)

    def test_a_thread_is_for_who_reads_the_post(self):
        inside = write(self.ada, place=Place(group=self.closed))
        top = add_comment(actor=self.bo, post=inside, body="Onder ons")
        for person, status in ((self.ada, 200), (self.cy, 404)):
            answer = self.as_person(person).get(f"/posts/{inside.pk}/thread/{top.pk}/")
            self.assertEqual(answer.status_code, status)

    def test_the_address_of_a_late_answer_shows_its_whole_thread(self):
        top = self.say("boven")
        answers = [self.say(number, parent=top) for number in range(ANSWERS_SHOWN + 5)]
        page = self.as_person(self.cy).get(answers[-1].get_absolute_url())
        self.assertContains(page, f'id="comment-{answers[-1].pk}"')

    def test_five_hundred_comments_cost_a_page_of_them(self):
        for number in range(3):
            self.say(number)
        browser = self.as_person(self.cy)
        with self.assertNumQueries(self.cost(browser)):
            browser.get(f"/posts/{self.post.pk}/")
        top = self.say("boven")
        Comment.objects.bulk_create(
            Comment(post=self.post, author=self.bo, body=f"Nog {number}", parent=top if number % 2 else None)
            for number in range(500)
        )
        first = self.cost(browser)
        with self.assertNumQueries(first):
            page = browser.get(f"/posts/{self.post.pk}/")
        self.assertLess(page.content.count(b'class="comment"'), 60)
        self.assertLess(len(page.content), 150_000)

    def cost(self, browser):
        from django.db import connection  # noqa: PLC0415
        from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

        browser.get(f"/posts/{self.post.pk}/")
        with CaptureQueriesContext(connection) as queries_made:
            browser.get(f"/posts/{self.post.pk}/")
        return len(queries_made)


class WithWordsTests(ThreadsTestCase):
    def test_a_quote_shows_whose_words_they_are(self):
        first = self.say("van Bo")
        add_comment(actor=self.cy, post=self.post, body="Precies dit.", beside=Beside(quotes=first))
        page = self.as_person(self.ada).get(f"/posts/{self.post.pk}/")
        self.assertContains(page, "comment__quote")
        delete_comment(actor=self.bo, comment=first)
        self.assertNotContains(self.as_person(self.ada).get(f"/posts/{self.post.pk}/"), "Reactie van Bo")

    def test_a_quote_is_of_the_same_conversation(self):
        inside = write(self.ada, place=Place(group=self.closed))
        secret = add_comment(actor=self.ada, post=inside, body="Onder ons")
        browser = self.as_person(self.cy)
        answer = browser.post(f"/posts/{self.post.pk}/comments/", {"body": "Kijk", "quotes": secret.pk})
        self.assertEqual(answer.status_code, 404)
        self.assertEqual(browser.get(f"/posts/{self.post.pk}/?quote={secret.pk}").status_code, 404)

    def test_a_comment_may_be_only_photos(self):
        image = upload(as_bytes(picture(24, 16)), "a.jpg")
        comment = add_comment(actor=self.bo, post=self.post, body="", beside=Beside(photos=((image, "Een schep"),)))
        self.assertEqual(comment.photos.get().image.alt, "Een schep")
        make_waiting_sizes()
        page = self.as_person(self.cy).get(f"/posts/{self.post.pk}/")
        self.assertContains(page, 'alt="Een schep"')
        with self.assertRaises(DomainError):
            add_comment(actor=self.bo, post=self.post, body=" ")

    def test_names_become_links_and_mentions(self):
        comment = add_comment(actor=self.ada, post=self.post, body="Vraag het @cy of @niemand, niet a@cy.nl")
        self.assertIn(f'data-person="{self.cy.pk}">@{self.cy.name}</a>', comment.rich)
        self.assertIn("@niemand", comment.rich)
        self.assertEqual(list(Mention.objects.values_list("person", "comment")), [(self.cy.pk, comment.pk)])
        edit_comment(actor=self.ada, comment=comment, body="Toch niet")
        self.assertFalse(Mention.objects.exists())

    def test_ten_thousand_names_are_too_many(self):
        people = " ".join(["@ada @bo @cy"] * 3333)
        self.assertEqual(len(commands.add_comment(actor=self.ada, post=self.post, body=people[:9000]).rich) > 0, True)
        self.assertEqual(Mention.objects.count(), 3)
