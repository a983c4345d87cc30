import re

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from omarm.people.commands import deactivate_person
from omarm.planboard import commands
from omarm.planboard.models import Commitment, Sponsor
from omarm.planboard.queries.sponsors import stands_for
from omarm.planboard.tests.planning import DAY, PROMISES, SPONSORS, PlanTestCase
from omarm.programme import commands as programme
from omarm.stream.commands import Place, add_comment
from omarm.stream.tests.writing import write

State = Commitment.State


class PageTests(PlanTestCase):
    def setUp(self):
        super().setUp()
        self.row = self.promised()
        self.sponsor_ = self.row.sponsor

    def test_for_sponsors_and_the_team_and_for_nobody_else(self):
        addresses = (SPONSORS, f"{SPONSORS}{self.sponsor_.pk}/promise/", f"{PROMISES}{self.row.pk}/")
        for person in (self.cy, self.gus, self.otto, self.ada):
            for address in (*addresses, f"{SPONSORS}new/"):
                self.assertEqual(self.as_person(person).get(address).status_code, 404, (person, address))
            for part in ("delete/", "seen-to/"):
                self.assertEqual(self.as_person(person).post(f"{SPONSORS}{self.sponsor_.pk}/{part}").status_code, 404)
            self.assertEqual(self.as_person(person).post(f"{PROMISES}{self.row.pk}/delete/").status_code, 404)
        for person in (self.lea, self.kim, self.coco, self.mo):
            self.assertContains(self.as_person(person).get(SPONSORS), self.row.what)
        self.assertEqual(self.as_person(self.kim).get(f"{PROMISES}{self.row.pk}/").status_code, 404)

    def test_another_sponsor_sees_it_and_changes_nothing(self):
        self.sponsor(self.bo)
        browser = self.as_person(self.bo)
        self.assertContains(browser.get(SPONSORS), self.row.what)
        self.assertEqual(browser.get(f"{SPONSORS}{self.sponsor_.pk}/promise/").status_code, 403)
        self.assertEqual(browser.get(f"{SPONSORS}new/").status_code, 403)
        for address in (
            f"{SPONSORS}{self.sponsor_.pk}/delete/",
            f"{SPONSORS}{self.sponsor_.pk}/seen-to/",
            f"{PROMISES}{self.row.pk}/delete/",
        ):
            self.assertEqual(browser.post(address).status_code, 403, address)

    def test_what_was_a_sponsor_sees_nothing_any_more(self):
        page = self.as_person(self.lea).post(f"{SPONSORS}{self.sponsor_.pk}/delete/")
        self.assertRedirects(page, "/programme/board/")
        self.assertEqual(self.as_person(self.lea).get(SPONSORS).status_code, 404)

    def test_keeping_by_an_address_or_by_what_was_written_lately(self):
        browser, post, other = self.as_person(self.lea), write(self.lea, "Dit is het."), write(self.bo)
        address = f"{PROMISES}{self.row.pk}/"
        self.assertContains(browser.get(address), f'value="post-{post.pk}"')
        for wrong in (
            {"address": ""}, {"address": "x"}, {"address": f"https://evil.example/posts/{post.pk}/"}, {"address": f"//evil.example/posts/{post.pk}/"},
            {"address": f"/posts/{other.pk}/"}, {"lately": f"post-{other.pk}"}, {"address": f"/posts/{post.pk}/?comment=1"},
        ):  # fmt: skip
            self.assertEqual(browser.post(address, wrong).status_code, 422, wrong)
        self.assertRedirects(browser.post(address, {"address": f"http://testserver/posts/{post.pk}/"}), SPONSORS)
        self.assertEqual(browser.get(address).status_code, 200)
        self.assertContains(browser.get(SPONSORS), f"{address}reopen/")
        self.assertNotContains(self.as_person(self.kim).get(SPONSORS), f"{address}reopen/")
        self.assertEqual(self.as_person(self.kim).post(f"{address}reopen/").status_code, 404)
        self.assertRedirects(browser.post(f"{address}reopen/"), address)
        self.assertRedirects(browser.post(f"{address}reopen/"), SPONSORS)
        self.assertRedirects(browser.post(address, {"address": f"/posts/{post.pk}/"}), SPONSORS)
        again = self.promised(self.sponsor_)
        other = write(self.lea)
        self.assertNotContains(browser.get(f"{PROMISES}{again.pk}/"), f'value="post-{post.pk}"')
        self.assertRedirects(browser.post(f"{PROMISES}{again.pk}/", {"lately": f"post-{other.pk}"}), SPONSORS)

    def test_by_a_reply_at_its_own_address(self):
        row = self.promised(self.sponsor_, kind="reply")
        comment = add_comment(actor=self.lea, post=write(self.bo), body="Dat klopt.")
        page = self.as_person(self.lea).post(f"{PROMISES}{row.pk}/", {"address": comment.get_absolute_url()})
        self.assertRedirects(page, SPONSORS)
        self.assertContains(self.as_person(self.kim).get(SPONSORS), f"#comment-{comment.pk}")

    def test_a_question_hour_is_kept_where_colleagues_asked_and_were_answered(self):
        row, post = self.promised(self.sponsor_, kind="questions"), write(self.lea, "Vraag maar.")
        browser, address = self.as_person(self.lea), f"{PROMISES}{row.pk}/"
        add_comment(actor=self.lea, post=post, body="Ik begin zelf.")
        for _asked in (False, True):
            self.assertNotContains(browser.get(address), f'value="post-{post.pk}"')
            self.assertEqual(browser.post(address, {"address": f"/posts/{post.pk}/"}).status_code, 422)
            add_comment(actor=self.bo, post=post, body="Waarom duurt het zo lang?")
        add_comment(actor=self.lea, post=post, body="Omdat de vloer eerst moet drogen.")
        self.assertContains(browser.get(address), f'value="post-{post.pk}"')
        talk = write(self.lea, "De zaal is klaar.")
        add_comment(actor=self.bo, post=talk, body="Mooi.")
        add_comment(actor=self.lea, post=talk, body="Dank je.")
        self.assertNotContains(browser.get(address), f'value="post-{talk.pk}"')  # ours to propose only what was asked
        self.assertRedirects(browser.post(address, {"address": f"/posts/{post.pk}/"}), SPONSORS)

    def test_where_it_was_kept_is_a_link_for_who_may_read_it(self):
        post = write(self.ada, "Onder ons.", place=Place(group=self.closed))
        sponsor = self.sponsor(self.ada)
        row = self.promised(sponsor)
        commands.keep_commitment(actor=self.ada, commitment=row, post=post.pk)
        self.assertContains(self.as_person(self.ada).get(SPONSORS), f"/posts/{post.pk}/")
        self.assertNotContains(self.as_person(self.kim).get(SPONSORS), f"/posts/{post.pk}/")

    def test_that_it_was_not_kept_stands_there_in_words(self):
        self.later(self.row, 8)
        with override("nl"):
            words = str(State.NOT_KEPT.label)
        page = self.as_person(self.kim).get(SPONSORS)
        self.assertContains(page, words)
        self.assertContains(page, 'class="plan-flag"')

    def test_a_sponsor_finds_the_page_beside_the_board_and_others_do_not(self):
        for person in (self.lea, self.kim, self.cy, self.otto):
            page = self.as_person(person).get("/programme/board/").content.decode()
            self.assertEqual(f'href="{SPONSORS}"' in page, person in (self.lea, self.kim), person)
        page = self.as_person(self.lea).get(SPONSORS).content.decode()
        tabs = re.findall(r'<a class="tabs__link" href="([^"]+)"( aria-current="page")?', page)
        self.assertEqual([url for url, is_here in tabs if is_here], [SPONSORS])

    def test_naming_and_promising(self):
        browser = self.as_person(self.kim)
        self.assertRedirects(browser.post(f"{SPONSORS}new/", {"person": [self.bo.pk], "goal": self.goal.pk}), SPONSORS)
        sponsor = Sponsor.objects.get(person=self.bo)
        for wrong in (
            {"person": [self.bo.pk], "goal": self.goal.pk},
            {"goal": self.goal.pk},
            {"person": [self.cy.pk], "goal": 9999},
        ):
            self.assertEqual(browser.post(f"{SPONSORS}new/", wrong).status_code, 422)
        told = {"kind": "questions", "what": "Een vragenuur", "due_on": str(self.today + DAY), "every_days": "28"}
        self.assertRedirects(browser.post(f"{SPONSORS}{sponsor.pk}/promise/", told), SPONSORS)
        self.assertEqual(sponsor.commitments.get().every_days, 28)
        page = browser.post(f"{SPONSORS}{sponsor.pk}/promise/", told | {"due_on": str(self.today - DAY)})
        self.assertContains(page, "Een vragenuur", status_code=422)

    def test_a_goal_that_ended_is_not_there(self):
        self.assertContains(self.as_person(self.kim).get(SPONSORS), self.row.what)
        programme.end_goal(actor=self.coco, goal=self.goal)
        self.assertNotContains(self.as_person(self.kim).get(SPONSORS), self.row.what)

    def test_the_same_queries_for_two_and_for_seventeen(self):
        browser = self.as_person(self.coco)
        commands.keep_commitment(actor=self.lea, commitment=self.row, post=write(self.lea).pk)
        self.promised(self.sponsor(self.bo))
        browser.get(SPONSORS)
        with CaptureQueriesContext(connection) as few:
            browser.get(SPONSORS)
        sponsors = [self.sponsor(person) for person in (self.cy, self.ada, self.kim, self.coco)]
        for number in range(16):
            self.promised(sponsors[number % 4])
        with self.assertNumQueries(len(few.captured_queries)):
            browser.get(SPONSORS)

    def test_what_a_sponsor_promised_stays_with_the_goal_after_they_left(self):
        kept, missed = self.promised(sponsor=self.sponsor_), self.promised(sponsor=self.sponsor_)
        days = {"starts_on": self.today - 20 * DAY, "due_on": self.today - 2 * DAY}
        Commitment.objects.filter(pk__in=(kept.pk, missed.pk)).update(**days)
        Commitment.objects.filter(pk=kept.pk).update(kept_on=self.today - 3 * DAY)
        (_goal, stands, before) = stands_for(self.kim)[0]
        self.assertEqual((len(stands), before), (1, []))
        deactivate_person(actor=self.mo, person=self.lea)
        commands.end_sponsors_who_left(actor=None, person_id=self.lea.pk)
        (_goal, stands, [left]) = stands_for(self.kim)[0]
        self.assertEqual((stands, left.kept, left.not_kept, left.sponsor.has_left), ([], 1, 1, True))
        self.assertEqual(left.promises[-1].commitment.state == State.OPEN, False)
        page = self.as_person(self.kim).get(SPONSORS)
        self.assertContains(page, self.lea.name)
        self.assertNotContains(page, f"/promise/{kept.pk}/")
        self.assertEqual(self.as_person(self.cy).get(SPONSORS).status_code, 404)

    def test_who_stepped_down_acts_no_more_on_what_they_promised(self):
        self.sponsor(self.bo)
        commands.end_sponsor(actor=self.lea, sponsor=self.sponsor_)
        (_goal, _stands, [before]) = stands_for(self.bo)[0]
        self.assertFalse(
            before.is_mine or any(one.may_keep or one.may_end or one.may_reopen for one in before.promises)
        )
        self.assertFalse(before.sponsor.has_left)
