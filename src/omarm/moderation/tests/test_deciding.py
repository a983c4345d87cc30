from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from omarm.audit.models import AuditEvent
from omarm.core.errors import DomainError
from omarm.core.testing.cast import bring_in
from omarm.groups.commands import change_member_role
from omarm.groups.models import Membership
from omarm.media.tests.pictures import make_waiting_sizes
from omarm.moderation.commands import answer_appeal, appeal, show_again, tell_what_waits
from omarm.moderation.models import Appeal, Case
from omarm.moderation.queries import case_page, second_people_for, strikes_on
from omarm.moderation.tests.reporting import ModerationTestCase
from omarm.stream.commands import Place, add_comment, bookmark, delete_post, hide_post, restore_post
from omarm.stream.models import Placement, Post
from omarm.stream.queries import conversation_on
from omarm.stream.tests.writing import photo, write


class DecidingTests(ModerationTestCase):
    def test_hiding_stores_tells_both_sides_and_is_in_the_audit(self):
        case = self.reported()
        with self.records("post.hidden", "case.decided"):
            case = self.decided(case=case)
        self.assertEqual(
            (case.decision, case.because, case.decided_by), ("hidden", "Zo praten we niet met elkaar.", self.ada)
        )
        self.assertEqual(self.told(), {("moderation.outcome", self.dee.pk), ("moderation.hidden", self.bo.pk)})
        event = AuditEvent.objects.get(act="moderation.decided")
        self.assertEqual(
            (event.actor_id, event.target, event.details),
            (self.ada.pk, f"#{case.pk}", {"case": case.pk, "decision": "hidden"}),
        )

    def test_only_who_handles_it_decides_and_always_with_a_reason(self):
        case = self.reported()
        for person in (self.bo, self.dee, self.cy, self.mo, self.cam):
            with self.assertRaises(PermissionDenied):
                self.decided(case=case, by=person)
        for decision, because, code in (
            ("hidden", " ", "case_because"),
            ("restored", "x", "case_decision"),
            ("hidden", "x" * 501, "case_because_long"),
        ):
            with self.assertRaises(DomainError) as refused:
                self.decided(decision, case=case, because=because)
            self.assertEqual(refused.exception.code, code)
        self.post.refresh_from_db()
        self.assertIsNone(self.post.hidden_at)

    def test_the_second_to_decide_hears_that_it_was_decided(self):
        case = self.reported()
        stale = Case.objects.get(pk=case.pk)
        self.decided("kept", case=case)
        with self.assertRaises(DomainError) as refused:
            self.decided("hidden", case=stale)
        self.assertEqual(refused.exception.code, "case_decided")
        page = self.as_person(self.ada).post(
            f"/moderation/cases/{case.pk}/decide/", {"decision": "hidden", "because": "Toch"}
        )
        self.assertEqual(page.status_code, 422)
        self.post.refresh_from_db()
        self.assertIsNone(self.post.hidden_at)

    def test_a_person_is_spoken_to_and_never_hidden(self):
        case = self.reported(self.cy)
        with self.assertRaises(DomainError):
            self.decided("hidden", case=case, by=self.cam)
        self.decided("spoken", case=case, by=self.cam)
        self.assertIn(("moderation.spoken", self.cy.pk), self.told())
        self.assertEqual([strike.pk for strike in strikes_on(self.cy)], [case.pk])
        self.assertEqual(strikes_on(self.dee), [])

    def test_the_page_decides_and_sends_back_what_is_wrong(self):
        case, browser = self.reported(), self.as_person(self.ada)
        page = f"/moderation/cases/{case.pk}/"
        self.assertContains(
            browser.post(f"{page}decide/", {"decision": "hidden", "because": ""}), "form", status_code=422
        )
        self.assertRedirects(browser.post(f"{page}decide/", {"decision": "hidden", "because": "Niet zo."}), page)
        self.assertContains(browser.get(page), "Niet zo.")

    def test_what_the_author_deleted_meanwhile_can_still_be_decided(self):
        case = self.reported()
        delete_post(actor=self.bo, post=self.post)
        self.decided(case=case)
        self.post.refresh_from_db()
        restore_post(actor=self.bo, post=self.post)
        self.assertFalse(Post.objects.visible_to(self.bo).contains(self.post))


class NowhereTests(ModerationTestCase):
    """A hidden post is nowhere, and back with its conversation when it is shown again."""

    def setUp(self):
        super().setUp()
        self.post = write(self.bo, body="Heel onaardig.", place=Place(group=self.open), photos=((photo(), "Plein"),))
        make_waiting_sizes()
        self.comment = add_comment(actor=self.ada, post=self.post, body="Rustig aan.")
        bookmark(actor=self.dee, post=self.post)
        pk, image = self.post.pk, self.post.photos.get().image_id
        self.streams = ("/", f"/groups/{self.open.slug}/", "/people/bo/", "/bookmarks/")
        self.pages = [
            f"/posts/{pk}/{rest}"
            for rest in ("", "acts/", "reactions/", "bar/", "share/", "photos/", "comments/since/?since=0", "report/")
        ]
        self.pages += [
            f"/photos/{image}/m/",
            f"/comments/{self.comment.pk}/report/",
            f"/posts/{pk}/thread/{self.comment.pk}/",
        ]
        bring_in(self.open, self.dee, by=self.ada)

    def where(self, person):
        """Return at which addresses the person finds the post."""
        browser = self.as_person(person)
        found = {page for page in self.pages if browser.get(page).status_code == 200}
        return found | {page for page in self.streams if "onaardig" in browser.get(page).content.decode()}

    def test_it_is_nowhere_and_comes_back_with_its_comments(self):
        here = self.where(self.dee)
        self.assertEqual(here, {*self.pages, *self.streams})
        case = self.decided()
        for person in (self.dee, self.cy, self.mo, self.ada):
            self.assertEqual(self.where(person), set(), person)
        self.assertFalse(Placement.objects.filter(post=self.post, live=True).exists())
        with self.records("post.unhidden", "case.decided"):
            show_again(actor=self.ada, case=case, because="Ik was te streng.")
        self.assertEqual(self.told(), {("moderation.restored", self.bo.pk), ("moderation.outcome", self.dee.pk)})
        self.assertEqual(self.where(self.dee), here)
        self.assertContains(self.as_person(self.dee).get(f"/posts/{self.post.pk}/"), "Rustig aan.")
        self.assertEqual(strikes_on(self.bo), [])

    def test_its_author_is_led_to_the_reason_and_reads_their_words_there(self):
        case = self.decided()
        browser = self.as_person(self.bo)
        self.assertRedirects(browser.get(f"/posts/{self.post.pk}/"), f"/moderation/{case.pk}/")
        page = browser.get(f"/moderation/{case.pk}/")
        for words in ("Heel onaardig.", "Zo praten we niet met elkaar.", self.open.name):
            self.assertContains(page, words)
        self.assertNotContains(page, self.dee.name)
        self.assertEqual(self.as_person(self.cy).get(f"/moderation/{case.pk}/").status_code, 404)

    def test_who_decides_sees_words_and_photos_also_when_hidden(self):
        case = self.decided()
        browser, image = self.as_person(self.ada), self.post.photos.get().image_id
        self.assertContains(browser.get(f"/moderation/cases/{case.pk}/"), "Heel onaardig.")
        address = f"/moderation/cases/{case.pk}/photos/{image}/"
        self.assertEqual(browser.get(address).status_code, 200)
        for person in (self.bo, self.dee, self.cy, self.cam):
            self.assertEqual(self.as_person(person).get(address).status_code, 404)

    def test_a_hidden_comment_leaves_a_line_for_the_answers_to_it(self):
        answer = add_comment(actor=self.dee, post=self.post, body="Precies.", parent=self.comment)
        case = self.reported(self.comment)
        self.decided(case=case, by=self.cam)
        page = self.as_person(self.cy).get(f"/posts/{self.post.pk}/")
        self.assertNotContains(page, "Rustig aan.")
        self.assertContains(page, "Precies.")
        self.assertEqual([len(thread.answers) for thread in conversation_on(self.post).threads], [1])
        now = self.as_person(self.cy).get(f"/posts/{self.post.pk}/comments/now/?comments={self.comment.pk},{answer.pk}")
        self.assertNotContains(now, "Rustig aan.")
        show_again(actor=self.cam, case=Case.objects.get(pk=case.pk), because="Toch niet.")
        self.assertContains(self.as_person(self.cy).get(f"/posts/{self.post.pk}/"), "Rustig aan.")

    def test_a_hidden_comment_goes_from_an_open_page(self):
        case = self.reported(self.comment)
        self.decided(case=case, by=self.cam)
        now = self.as_person(self.cy).get(f"/posts/{self.post.pk}/comments/now/?comments={self.comment.pk}")
        self.assertContains(now, f'data-comment="{self.comment.pk}"')
        self.assertNotContains(now, "Rustig aan.")

    def test_nobody_hides_past_the_command(self):
        for person in (self.bo, self.cy, self.dee, self.gus):
            with self.assertRaises(PermissionDenied):
                hide_post(actor=person, post=self.post)


class AppealTests(ModerationTestCase):
    def asked(self, case=None, *, by=None, words="Het was een grap."):
        return appeal(actor=by or self.bo, case=case or self.decided(), words=words)

    def test_the_author_asks_a_second_person_and_is_heard(self):
        case = self.decided()
        asked = self.asked(case)
        with self.records("appeal.made"):
            tell_what_waits()
        self.assertEqual(self.told(), {("moderation.appeal", *sorted((self.mo.pk, self.cam.pk)))})
        with self.records("post.unhidden", "appeal.answered"):
            answer_appeal(actor=self.cam, appeal=asked, is_upheld=False, because="Dit mag.")
        self.assertEqual(
            self.told(), {("moderation.appeal_answered", self.dee.pk), ("moderation.appeal_answered", self.bo.pk)}
        )
        self.assertTrue(Post.objects.visible_to(self.dee).contains(self.post))
        self.assertEqual((Case.objects.get().outcome, strikes_on(self.bo)), ("restored", []))
        with self.assertRaises(DomainError):
            answer_appeal(actor=self.mo, appeal=asked, is_upheld=True, because="Nee.")

    def test_who_decided_first_does_not_undo_the_last_word(self):
        case = self.decided("kept")
        asked = self.asked(case, by=self.dee, words="Lees het nog eens.")
        answer_appeal(actor=self.cam, appeal=asked, is_upheld=False, because="Dit kan niet.")
        with self.assertRaises(DomainError) as raised:
            show_again(actor=self.ada, case=case, because="Ik vind van wel.")
        self.assertEqual(raised.exception.code, "case_last_word")
        self.assertFalse(case_page(self.ada, Case.objects.get(pk=case.pk)).may_show_again)
        self.assertFalse(Post.objects.visible_to(self.dee).contains(self.post))

    def test_never_who_decided_nor_a_side(self):
        asked = self.asked()
        for person in (self.ada, self.bo, self.dee, self.cy):
            with self.assertRaises(PermissionDenied):
                answer_appeal(actor=person, appeal=asked, is_upheld=False, because="x")
            self.assertEqual(self.as_person(person).post(f"/moderation/cases/{asked.case_id}/answer/").status_code, 404)
        self.assertEqual(set(second_people_for(asked.case)), {self.mo, self.cam})

    def test_another_manager_of_the_group_may_answer(self):
        bring_in(self.closed, self.cy, by=self.ada)
        change_member_role(
            actor=self.ada, membership=Membership.objects.get(group=self.closed, person=self.cy), role="manager"
        )
        asked = self.asked()
        page = f"/moderation/cases/{asked.case_id}/"
        browser = self.as_person(self.cy)
        self.assertContains(browser.get(page), "Het was een grap.")
        self.assertEqual(browser.post(f"{page}answer/", {"upheld": "", "because": ""}).status_code, 422)
        self.assertRedirects(browser.post(f"{page}answer/", {"upheld": "yes", "because": "Het blijft weg."}), page)
        self.assertFalse(Post.objects.visible_to(self.dee).contains(self.post))
        self.assertContains(self.as_person(self.bo).get(f"/moderation/{asked.case_id}/"), "Het blijft weg.")

    def test_a_reporter_may_ask_again_when_it_stays_and_stays_unknown(self):
        case = self.decided("kept")
        with self.assertRaises(DomainError):
            appeal(actor=self.bo, case=case, words="Waarom ik?")
        asked = self.asked(case, by=self.dee, words="Lees het nog eens.")
        page = self.as_person(self.cam).get(f"/moderation/cases/{case.pk}/")
        self.assertContains(page, "Lees het nog eens.")
        self.assertNotContains(page, self.dee.name)
        answer_appeal(actor=self.cam, appeal=asked, is_upheld=False, because="Dit kan niet.")
        self.assertFalse(Post.objects.visible_to(self.dee).contains(self.post))
        told = self.as_person(self.bo).get(f"/moderation/{case.pk}/")
        self.assertContains(told, "Dit kan niet.")
        for words in (self.dee.name, "Lees het nog eens."):
            self.assertNotContains(told, words)

    def test_it_is_over_after_fourteen_days_after_one_and_without_a_second_person(self):
        case = self.decided()
        with self.assertRaises(PermissionDenied):
            appeal(actor=self.cy, case=case, words="x")
        for person in (self.mo, self.cam):
            person.roles.all().delete()
        with self.assertRaises(DomainError) as refused:
            self.asked(case)
        self.assertEqual((refused.exception.code, Appeal.objects.count()), ("appeal_nobody", 0))
        Case.objects.update(decided_at=timezone.now() - timedelta(days=14, minutes=1))
        with self.assertRaises(DomainError) as refused:
            self.asked(case)
        self.assertEqual(refused.exception.code, "appeal_over")

    def test_the_form_of_the_author(self):
        case, browser = self.decided(), self.as_person(self.bo)
        address = f"/moderation/{case.pk}/appeal/"
        self.assertEqual(browser.post(address, {"words": ""}).status_code, 422)
        self.assertRedirects(browser.post(address, {"words": "Een grap."}), f"/moderation/{case.pk}/")
        self.assertEqual(browser.post(address, {"words": "Nog een."}).status_code, 422)
        self.assertEqual(self.as_person(self.cy).post(address, {"words": "x"}).status_code, 404)
