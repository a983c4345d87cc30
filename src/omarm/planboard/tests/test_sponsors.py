import re
from datetime import datetime, time

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from omarm.core.errors import DomainError
from omarm.core.testing.settling import settle
from omarm.notifications.models import Notice
from omarm.people.commands import deactivate_person
from omarm.planboard import commands
from omarm.planboard.commands import NewCommitment
from omarm.planboard.models import Commitment, Sponsor
from omarm.planboard.tests.planning import DAY, PROMISES, SPONSORS, PlanTestCase
from omarm.programme import commands as programme
from omarm.stream.commands import Place, add_comment, delete_post
from omarm.stream.models import Post
from omarm.stream.tests.writing import write

State = Commitment.State


class KeepingTests(PlanTestCase):
    def setUp(self):
        super().setUp()
        self.row = self.promised()

    def keep(self, **told):
        return commands.keep_commitment(actor=self.lea, commitment=self.row, **told)

    def refused(self, **told):
        with self.assertRaises(DomainError) as refused:
            self.keep(**told)
        self.assertEqual(Commitment.objects.get(pk=self.row.pk).kept_on, None)
        return refused.exception.code

    def test_it_is_kept_by_a_message_of_the_sponsor(self):
        post = write(self.lea, "Dit besloten we.")
        with self.records("commitment.kept"):
            row = self.keep(post=post.pk)
        self.assertEqual((row.state, row.post, row.kept_on), (State.KEPT, post, self.today))

    def test_only_the_sponsor_keeps_it(self):
        post = write(self.lea)
        for person in (self.coco, self.kim, self.cy, self.mo):
            with self.assertRaises(PermissionDenied):
                commands.keep_commitment(actor=person, commitment=self.row, post=post.pk)

    def test_what_is_of_another_gone_or_not_there_keeps_nothing(self):
        gone = write(self.lea)
        delete_post(actor=self.lea, post=gone)
        for pk in (write(self.bo).pk, gone.pk, 999999):
            self.assertEqual(self.refused(post=pk), "not_yours")

    def test_what_was_written_before_keeps_nothing(self):
        post = write(self.lea)
        Post.objects.filter(pk=post.pk).update(published_at=timezone.now() - DAY)
        self.assertEqual(self.refused(post=post.pk), "written_before")

    def test_one_thing_keeps_one_promise(self):
        post = write(self.lea)
        other = self.promised(self.row.sponsor)
        commands.keep_commitment(actor=self.lea, commitment=other, post=post.pk)
        self.assertEqual(self.refused(post=post.pk), "used_before")
        with self.assertRaises(DomainError):
            commands.keep_commitment(actor=self.lea, commitment=other, post=write(self.lea).pk)

    def test_a_reply_is_kept_by_a_reply_and_a_message_by_a_message(self):
        comment = add_comment(actor=self.lea, post=write(self.bo), body="Dat klopt.")
        self.assertEqual(self.refused(comment=comment.pk), "no_post")
        self.row = self.promised(self.row.sponsor, kind="reply")
        self.assertEqual(self.refused(post=write(self.lea).pk), "no_reply")
        row = self.keep(comment=comment.pk)
        self.assertEqual((row.comment, row.post), (comment, comment.post))

    def test_once_its_day_has_passed_it_is_not_kept_or_kept_late(self):
        self.later(self.row, 8)
        self.assertEqual(Commitment.objects.get().state, State.NOT_KEPT)
        self.assertEqual(self.keep(post=write(self.lea).pk).state, State.LATE)

    def test_marked_late_but_written_in_time_it_is_kept(self):
        self.later(self.row, 8)
        post = write(self.lea)
        Post.objects.filter(pk=post.pk).update(published_at=timezone.now() - 3 * DAY)
        self.assertEqual(self.keep(post=post.pk).state, State.KEPT)

    def test_it_is_taken_back_before_its_day_and_not_after(self):
        with self.assertRaises(PermissionDenied):
            commands.end_commitment(actor=self.cy, commitment=self.row)
        other = self.later(self.promised(self.row.sponsor), 8)
        with self.assertRaises(DomainError):
            commands.end_commitment(actor=self.lea, commitment=other)
        self.assertEqual(commands.end_commitment(actor=self.lea, commitment=self.row).state, State.ENDED)
        with self.assertRaises(DomainError):
            self.keep(post=write(self.lea).pk)

    def test_what_comes_back_stands_again_when_kept_and_when_not(self):
        self.row.every_days = 7
        self.row.save()
        self.keep(post=write(self.lea).pk)
        following = Commitment.objects.get(follows=self.row)
        self.assertEqual((following.due_on, following.state), (self.row.due_on + 7 * DAY, State.OPEN))
        self.later(following, 30)
        self.assertEqual((commands.renew_commitments(), commands.renew_commitments()), (1, 0))
        third = Commitment.objects.get(follows=following)
        self.assertTrue(self.today <= third.due_on < self.today + 7 * DAY)

    def test_a_sponsor_hears_of_it_once_before_its_day(self):
        commands.remind_sponsors()
        self.assertFalse(Notice.objects.exists())
        Commitment.objects.update(due_on=self.today + 2 * DAY)
        commands.remind_sponsors()
        Notice.objects.update(is_unread=False)
        commands.remind_sponsors()
        notice = Notice.objects.get()
        self.assertEqual((notice.person, notice.is_unread), (self.lea, False))
        at = timezone.make_aware(datetime.combine(self.today - DAY, time(7)))
        self.assertEqual(notice.moved_at, at)
        Notice.objects.update(is_unread=True)
        self.keep(post=write(self.lea).pk)
        self.assertFalse(self.notices())


class SponsorTests(PlanTestCase):
    def test_the_team_names_sponsors_and_others_do_not(self):
        with self.records("sponsor.named"):
            self.sponsor()
        with self.assertRaises(DomainError):
            self.sponsor()
        for person in (self.cy, self.lea, self.gus, self.otto):
            with self.assertRaises(PermissionDenied):
                commands.name_sponsor(actor=person, person=self.bo, goal=self.goal)
        with self.assertRaises(DomainError):
            self.sponsor(self.gus)

    def test_who_promises_for_whom(self):
        sponsor = self.sponsor()
        new = NewCommitment(kind="post", what="x", due_on=self.today)
        for person in (self.cy, self.otto, self.gus):
            with self.assertRaises(PermissionDenied):
                commands.promise(actor=person, sponsor=sponsor, new=new)
        commands.promise(actor=self.lea, sponsor=sponsor, new=new)
        for day in (self.today - DAY, self.today + 400 * DAY):
            with self.assertRaises(DomainError):
                self.promised(sponsor, due_on=day)
        same = commands.promise(actor=self.coco, sponsor=sponsor, new=new)
        self.assertEqual(sponsor.commitments.get(), same)
        for _one in range(11):
            self.promised(sponsor)
        with self.assertRaises(DomainError):
            self.promised(sponsor)

    def test_a_sponsor_who_leaves_ends_what_they_promised_and_it_is_flagged(self):
        row, missed = self.promised(), self.later(self.promised(self.sponsor(self.bo)), 9)
        other = self.later(self.promised(row.sponsor), 9)
        deactivate_person(actor=self.mo, person=self.lea)
        settle()
        sponsor = Sponsor.objects.get(person=self.lea)
        self.assertEqual((sponsor.has_left, sponsor.ended_on), (True, self.today))
        self.assertEqual(Commitment.objects.get(pk=row.pk).state, State.ENDED)
        self.assertEqual(Commitment.objects.get(pk=other.pk).state, State.NOT_KEPT)
        self.assertEqual(missed.sponsor.ended_on, None)
        self.assertEqual(
            list(Notice.objects.filter(what="planboard.sponsor_left").values_list("person", flat=True)), [self.kim.pk]
        )
        self.assertContains(self.as_person(self.kim).get(SPONSORS), f"{SPONSORS}{sponsor.pk}/seen-to/")
        self.sponsor(self.cy)
        settle()
        self.assertFalse(Sponsor.objects.missed().exists())
        self.assertFalse(Notice.objects.filter(what="planboard.sponsor_left").exists())

    def test_nobody_but_the_clock_ends_sponsors_who_left(self):
        self.sponsor()
        with self.assertRaises(PermissionDenied):
            commands.end_sponsors_who_left(actor=self.coco, person_id=self.lea.pk)
        self.assertEqual(commands.end_sponsors_who_left(actor=None, person_id=self.lea.pk), [])


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
