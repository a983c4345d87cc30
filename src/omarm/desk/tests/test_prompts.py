import re
from datetime import datetime, time
from html import unescape

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from omarm.core.errors import DomainError
from omarm.core.testing.cast import make_person
from omarm.core.testing.settling import settle
from omarm.desk import commands
from omarm.desk.models import Prompt, PromptRefusal
from omarm.desk.prompts import PROMPTS, SORTS
from omarm.desk.queries.prompting import Balance, library, own_balance
from omarm.desk.tests.desking import DAY, DESK, DeskTestCase
from omarm.notifications.models import Channel, Notice, Reason, Silence
from omarm.stream.commands import Place
from omarm.stream.kinds import all_writings
from omarm.stream.models import Placement, Post
from omarm.stream.tests.writing import write

NEW = f"{DESK}prompts/new/"


class PromptTestCase(DeskTestCase):
    def send(self, to=None, **told):
        return commands.send_prompt(actor=self.coco, to=to or self.bo, **told or {"code": "how"})

    def bells(self, person):
        settle()
        return list(
            Notice.objects.filter(person=person, what="desk.prompt", is_unread=True).values_list("url", flat=True)
        )


class SendingTests(PromptTestCase):
    def test_one_colleague_is_told_and_nobody_else(self):
        with self.records("prompt.sent"):
            prompt = self.send()
        self.assertEqual(self.bells(self.bo), [prompt.get_absolute_url()])
        self.assertEqual(Notice.objects.filter(what="desk.prompt").count(), 1)

    def test_who_has_no_desk_asks_nobody_and_a_guest_is_not_asked(self):
        for actor, to in ((self.cy, self.bo), (self.lea, self.bo), (self.coco, self.gus), (self.coco, self.coco)):
            with self.assertRaises(PermissionDenied):
                commands.send_prompt(actor=actor, to=to, code="how")

    def test_two_a_week_and_a_refusal_sound_the_same_to_who_asks(self):
        said = []
        self.send()
        self.send(code="lunch")
        for prepare in (
            lambda: None,
            lambda: (Prompt.objects.all().delete(), commands.refuse_prompts(actor=self.bo)),
            lambda: (
                commands.allow_prompts(actor=self.bo),
                Silence.objects.create(person=self.bo, reason=Reason.PROGRAMME, channel=Channel.APP),
            ),
        ):
            prepare()
            with self.assertRaises(DomainError) as refused:
                self.send(code="tool")
            said.append((refused.exception.code, refused.exception.message))
        self.assertEqual(len(set(said)), 1)

    def test_the_same_words_sent_twice_are_one_prompt(self):
        with self.records("prompt.sent"):
            self.assertEqual(self.send(), self.send())
        self.send(code="lunch")
        with self.assertRaises(DomainError):
            self.send(code="tool")

    def test_after_a_week_there_is_room_again(self):
        self.send()
        self.send(code="lunch")
        Prompt.objects.update(sent_on=self.today - 7 * DAY)
        self.send()

    def test_twenty_a_day_and_then_it_is_a_campaign(self):
        for number in range(20):
            self.send(make_person(f"many{number}"))
        with self.assertRaises(DomainError) as refused:
            self.send()
        self.assertEqual(refused.exception.code, "many_prompts")

    def test_who_wants_none_hears_no_more_and_can_come_back(self):
        self.send()
        self.assertEqual(len(self.bells(self.bo)), 1)
        commands.refuse_prompts(actor=self.bo)
        self.assertEqual(self.bells(self.bo), [])
        commands.allow_prompts(actor=self.bo)
        self.assertFalse(PromptRefusal.objects.exists())
        self.send()

    def test_a_refusal_that_comes_before_the_telling_is_heeded(self):
        self.send()
        commands.refuse_prompts(actor=self.bo)
        self.assertEqual(self.bells(self.bo), [])

    def test_after_twelve_weeks_it_is_forgotten(self):
        self.send()
        self.bells(self.bo)
        Prompt.objects.update(sent_on=self.today - 84 * DAY)
        commands.forget_desk()
        self.assertEqual((Prompt.objects.count(), self.bells(self.bo)), (0, []))


class PromptPageTests(PromptTestCase):
    def test_the_form_keeps_what_was_typed_and_says_what_is_lacking(self):
        browser = self.as_person(self.coco)
        self.assertContains(browser.get(f"{NEW}?code=how"), '<option value="how" selected>', html=False)
        answer = browser.post(NEW, {"to": "bo", "words": ""})
        self.assertEqual((answer.status_code, list(answer.context["form"].errors)), (422, ["words"]))
        self.assertEqual(browser.post(NEW, {"to": "", "code": "how"}).status_code, 422)
        self.assertEqual(browser.post(NEW, {"to": "gus", "code": "how"}).status_code, 422)
        self.assertRedirects(
            browser.post(NEW, {"to": "bo", "code": "how", "words": "Vertel eens"}), f"{DESK}stimulate/"
        )
        self.assertEqual((Prompt.objects.get().code, Prompt.objects.get().words), ("", "Vertel eens"))
        self.send()
        answer = browser.post(NEW, {"to": "bo", "words": "Nog een keer"})
        self.assertContains(answer, "Nog een keer", status_code=422)

    def test_only_the_two_of_them_read_it(self):
        url = self.send(words="Vertel eens").get_absolute_url()
        for person, status in ((self.bo, 200), (self.coco, 200), (self.mo, 404), (self.cy, 404), (self.gus, 404)):
            self.assertEqual(self.as_person(person).get(url).status_code, status)
        self.assertContains(self.as_person(self.bo).get(url), "/prompts/decline/")
        self.assertNotContains(self.as_person(self.coco).get(url), "/prompts/decline/")

    def test_who_is_asked_declines_for_good_in_one_tap_and_finds_it_back_among_settings(self):
        browser = self.as_person(self.bo)
        self.assertEqual(browser.post("/prompts/decline/").status_code, 302)
        self.assertContains(browser.get("/settings/"), "/prompts/allow/")
        self.assertEqual(browser.post("/prompts/allow/").status_code, 302)
        self.assertNotContains(browser.get("/settings/"), "/prompts/allow/")

    def test_others_have_no_form(self):
        self.assertEqual(self.as_person(self.cy).get(NEW).status_code, 403)
        self.assertEqual(self.as_person(self.lea).get(f"{DESK}stimulate/").status_code, 403)

    def test_every_ready_prompt_has_a_sort_and_a_way_to_write_that_is_there(self):
        writings = {one.code for one in all_writings()}
        for one in PROMPTS.values():
            self.assertIn(one.sort, SORTS)
            self.assertIn(one.writing, writings | {""})

    def test_the_tab_costs_the_same_for_two_as_for_seventeen(self):
        browser = self.as_person(self.coco)

        def cost():
            browser.get(f"{DESK}stimulate/")
            with CaptureQueriesContext(connection) as queries:
                browser.get(f"{DESK}stimulate/")
            return len(queries)

        for number in range(2):
            self.send(make_person(f"few{number}"))
        two = cost()
        for number in range(15):
            self.send(make_person(f"more{number}"))
        self.assertEqual(cost(), two)


class LibraryTests(PromptTestCase):
    def test_each_prompt_for_everybody_stands_in_the_composer_as_it_is(self):
        browser = self.as_person(self.coco)
        page = browser.get(f"{DESK}stimulate/").content.decode()
        links = [unescape(link) for link in re.findall(rf'href="({reverse("stream:new")}\?words=[^"]+)"', page)]
        prompts = [one for _sort, ready in library() for one in ready]
        self.assertEqual(len(links), len(prompts))
        for link, prompt in zip(links, prompts, strict=True):
            self.assertContains(browser.get(link, follow=True), escape(str(prompt.words)))


class BalanceTests(PromptTestCase):
    def test_own_posts_against_those_of_colleagues_who_were_asked(self):
        write(self.coco, place=Place())
        self.assertTrue(own_balance(self.coco).is_uneven)
        write(self.cy, place=Place())
        self.send(self.bo)
        Prompt.objects.update(sent_on=self.today - DAY)
        for _number in range(3):
            write(self.bo, place=Place())
        balance = own_balance(self.coco)
        self.assertEqual((balance.own, balance.others, balance.is_uneven), (1, 3, False))
        self.assertFalse(balance.tells_others)
        self.assertTrue(Balance(own=1, others=3, asked=8).tells_others)
        write(self.coco, place=Place())
        self.assertEqual((own_balance(self.coco).wanted, own_balance(self.coco).is_uneven), (6, True))

    def test_what_was_written_before_the_prompt_or_long_after_does_not_count(self):
        before, after = write(self.bo, place=Place()), write(self.bo, place=Place())
        for post, days in ((before, 12), (after, -5)):
            at = self.hours_ago(24 * days) if days > 0 else self.hours_ago(1)
            Post.objects.filter(pk=post.pk).update(published_at=at)
            Placement.objects.filter(post=post).update(published_at=at)
        self.send(self.bo)
        Prompt.objects.update(sent_on=self.today - 10 * DAY)
        self.assertEqual(own_balance(self.coco).others, 1)
        Prompt.objects.update(sent_on=self.today - 20 * DAY)
        self.assertEqual(own_balance(self.coco).others, 1)
        Prompt.objects.update(sent_on=self.today - 30 * DAY)
        self.assertEqual(own_balance(self.coco).others, 0)

    def test_the_day_of_a_post_is_that_of_the_organisation(self):
        post = write(self.bo, place=Place())
        # Its first moment: yesterday still in UTC, and never after now.
        at = datetime.combine(self.today, time.min, tzinfo=timezone.get_default_timezone())
        Post.objects.filter(pk=post.pk).update(published_at=at)
        self.send(self.bo)
        self.assertEqual(own_balance(self.coco).others, 1)

    def test_what_one_may_not_read_is_not_counted_and_nothing_written_is_not_uneven(self):
        self.send(self.bo)
        Prompt.objects.update(sent_on=self.today - DAY)
        write(self.bo, place=Place(group=self.closed))
        balance = own_balance(self.coco)
        self.assertEqual((balance.own, balance.others, balance.is_uneven), (0, 0, False))
