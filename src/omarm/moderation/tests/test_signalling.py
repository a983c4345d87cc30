from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from omarm.activity.deliverer import deliver_batch
from omarm.activity.models import Activity
from omarm.audit.models import AuditEvent
from omarm.core.errors import DomainError
from omarm.moderation.commands import (
    add_word,
    bring_word_back,
    pass_on_waiting,
    remove_word,
    signal_post,
    tell_what_waits,
)
from omarm.moderation.models import Case, SignalWord
from omarm.moderation.queries import signals_in, would_signal
from omarm.moderation.tests.reporting import ModerationTestCase
from omarm.notifications.models import Notice
from omarm.notifications.queries import unread_count
from omarm.stream.commands import Place, add_comment, edit_comment, edit_post
from omarm.stream.models import Post
from omarm.stream.tests.writing import write


def deliver():
    while deliver_batch():
        pass


def ours():
    """Return the notices of what was reported: groups tell of other things."""
    return Notice.objects.filter(what__startswith="moderation.")


class SignalTests(ModerationTestCase):
    def setUp(self):
        super().setUp()
        deliver()
        add_word(actor=self.cam, word="Sukkel")

    def test_a_word_of_the_list_opens_a_case_and_hides_nothing(self):
        post = write(self.bo, body="Wat een SUKKEL, zeg.", place=Place(group=self.closed))
        deliver()
        tell_what_waits()
        deliver()
        case = Case.objects.get()
        self.assertEqual(
            (case.post, case.signals, case.group, case.reports.count()), (post, ["Sukkel"], self.closed, 0)
        )
        self.assertTrue(Post.objects.visible_to(self.dee).contains(post))
        self.assertEqual(set(ours().values_list("person", "what")), {(self.ada.pk, "moderation.waiting_in_group")})
        self.assertContains(self.as_person(self.ada).get(case.get_absolute_url()), "Sukkel")

    def test_a_word_opens_no_door_to_what_not_everybody_reads(self):
        owners = write(self.ada, body="Wat een sukkel.", place=Place(group=self.hidden))  # nobody else looks after it
        write(self.bo, body="Wat een sukkel.", place=Place(group=self.closed))
        deliver()
        case = Case.objects.get()
        self.assertEqual((case.group, case.is_with_group), (self.closed, True))
        Case.objects.update(opened_at=timezone.now() - timedelta(days=9))
        self.assertEqual(pass_on_waiting(), 0)
        self.assertEqual(self.as_person(self.cam).get(case.get_absolute_url()).status_code, 404)

        self.reported(case.post)
        self.assertEqual(pass_on_waiting(), 1)
        self.assertFalse(Case.objects.filter(post=owners).exists())

    def test_whole_words_whatever_capitals_and_accents(self):
        add_word(actor=self.cam, word="dat  hoort NIET")
        for text, found in (
            ("sukkel", ["Sukkel"]), ("«Súkkel!»", ["Sukkel"]), ("sukkels", []), ("gesukkel", []), ("", []),
            ("Dat, hoort niet, sukkel.", ["dat hoort NIET", "Sukkel"]), ("dat hoort hier niet", []),
        ):  # fmt: skip
            with self.subTest(text=text):
                self.assertEqual(signals_in(text), found)

    def test_a_change_and_a_comment_are_looked_at_too_and_once_for_a_word(self):
        comment = add_comment(actor=self.bo, post=self.post, body="Netjes.")
        deliver()
        self.assertFalse(Case.objects.exists())
        edit_comment(actor=self.bo, comment=comment, body="Sukkel.")
        deliver()
        case = Case.objects.get(comment=comment)
        self.decided("kept", case=case)
        edit_comment(actor=self.bo, comment=comment, body="Sukkel!")
        edit_post(actor=self.bo, post=self.post, title="", body="<p>Sukkels</p>")
        deliver()
        self.assertEqual(Case.objects.count(), 1)

    def test_another_word_is_a_signal_too_after_the_first_was_judged(self):
        add_word(actor=self.cam, word="aap")
        post = write(self.bo, body="Wat een aap.", place=Place(group=self.closed))
        deliver()
        self.decided("kept", case=Case.objects.get())
        edit_post(actor=self.bo, post=post, title="", body="<p>Wat een aap, en een sukkel.</p>")
        deliver()
        self.assertEqual(Case.objects.waiting().get().signals, ["Sukkel"])

    def test_words_found_together_or_on_an_open_case_are_judged_with_it(self):
        add_word(actor=self.cam, word="aap")
        case = self.reported()
        edit_post(actor=self.bo, post=self.post, title="", body="<p>Sukkel, aap.</p>")
        deliver()
        case.refresh_from_db()
        self.assertEqual(case.signals, ["aap", "Sukkel"])
        self.assertContains(self.as_person(self.ada).get(case.get_absolute_url()), "“aap”")
        self.decided("kept", case=case)
        self.assertIsNone(signal_post(post_id=self.post.pk))

    def test_a_word_taken_off_the_list_can_be_put_back(self):
        word, browser, htmx = SignalWord.objects.get(), self.as_person(self.cam), {"HX-Request": "true"}
        address = f"/admin/moderation/words/{word.pk}/"
        self.assertContains(browser.post(f"{address}delete/", headers=htmx), f"{address}restore/")
        self.assertEqual(signals_in("sukkel"), [])
        self.assertNotContains(browser.post(f"{address}restore/", headers=htmx), f"{address}restore/")
        self.assertEqual(signals_in("sukkel"), ["Sukkel"])
        self.assertContains(browser.post(f"{address}delete/", follow=True), f"{address}restore/")
        self.assertRedirects(browser.post(f"{address}restore/"), "/admin/moderation/words/")
        remove_word(actor=self.cam, word=word)
        self.assertEqual(add_word(actor=self.cam, word="sukkel"), word)
        self.assertFalse(SignalWord.objects.get().is_gone)

    def test_a_report_joins_what_a_word_opened(self):
        post = write(self.bo, body="Sukkel.", place=Place(group=self.closed))
        deliver()
        self.assertEqual(self.reported(post), Case.objects.get())

    def test_the_list_is_for_who_has_the_task_and_in_the_audit(self):
        for person in (self.ada, self.bo, self.gus):
            with self.assertRaises(PermissionDenied):
                add_word(actor=person, word="x")
            with self.assertRaises(PermissionDenied):
                remove_word(actor=person, word=SignalWord.objects.get())
            with self.assertRaises(PermissionDenied):
                bring_word_back(actor=person, word=SignalWord.objects.get())
            self.assertEqual(self.as_person(person).get("/admin/moderation/words/").status_code, 403)
        add_word(actor=self.mo, word="sukkel")
        remove_word(actor=self.mo, word=SignalWord.objects.get())
        acts = AuditEvent.objects.filter(act__startswith="moderation.word").order_by("pk")
        self.assertEqual(
            list(acts.values_list("act", "target")),
            [("moderation.word_added", "Sukkel"), ("moderation.word_removed", "Sukkel")],
        )
        for nonsense in (" ", "!!!", "x" * 81):
            with self.assertRaises(DomainError):
                add_word(actor=self.cam, word=nonsense)

    def test_what_a_word_would_bring_is_told_from_eight(self):
        for number in range(8):
            self.assertIsNone(would_signal("fiets"))
            write(self.bo, body=f"Mijn fiets is nummer {number}.")
        for _number in range(8):
            write(self.bo, body="De reorganisatie.", place=Place(group=self.closed))
        self.assertIsNone(would_signal("reorganisatie"))  # nobody reads from a number what is said in a closed group
        self.assertEqual(would_signal("Fiets"), 8)
        browser = self.as_person(self.cam)
        self.assertContains(browser.post("/admin/moderation/words/", {"word": "fiets", "try": "1"}), "8")
        self.assertFalse(SignalWord.objects.filter(folded="fiets").exists())
        self.assertRedirects(browser.post("/admin/moderation/words/", {"word": "fiets"}), "/admin/moderation/words/")
        self.assertEqual(browser.post("/admin/moderation/words/", {"word": ""}).status_code, 422)
        word = SignalWord.objects.get(folded="fiets")
        self.assertRedirects(browser.post(f"/admin/moderation/words/{word.pk}/delete/"), "/admin/moderation/words/")


class NoticeTests(ModerationTestCase):
    def setUp(self):
        super().setUp()
        deliver()

    def notices(self, person):
        return [row.what for row in ours().filter(person=person, is_unread=True).order_by("pk")]

    def test_each_hears_what_is_for_them_and_nothing_of_who_reported(self):
        before = {person: unread_count(person) for person in (self.ada, self.bo, self.dee, self.cy)}
        case = self.reported(words="Au.")
        deliver()
        self.assertEqual(self.notices(self.ada), [])  # the minute would say who wrote it
        tell_what_waits()
        deliver()
        self.assertEqual(
            (self.notices(self.ada), unread_count(self.ada)), (["moderation.waiting_in_group"], before[self.ada] + 1)
        )
        self.assertEqual((self.notices(self.bo), self.notices(self.dee)), ([], []))
        self.decided(case=case)
        deliver()
        self.assertEqual(self.notices(self.ada), [])  # what waited was seen to
        self.assertEqual(
            (self.notices(self.bo), self.notices(self.dee)), (["moderation.hidden"], ["moderation.outcome"])
        )
        self.assertEqual(unread_count(self.cy), before[self.cy])
        page = self.as_person(self.bo).get("/notifications/")
        self.assertNotContains(page, self.dee.name)

    def test_opening_leads_to_the_decision_and_marks_it(self):
        case = self.decided()
        deliver()
        told, browser = Notice.objects.get(person=self.bo, what="moderation.hidden"), self.as_person(self.bo)
        self.assertContains(browser.get("/notifications/"), f"/notifications/notices/{told.pk}/")
        self.assertEqual(self.as_person(self.dee).get(f"/notifications/notices/{told.pk}/").status_code, 404)
        self.assertRedirects(browser.get(f"/notifications/notices/{told.pk}/"), f"/moderation/{case.pk}/")
        self.assertEqual(self.notices(self.bo), [])

    def test_the_same_fact_told_again_rings_no_second_time(self):
        self.decided()
        deliver()
        self.as_person(self.bo).post("/notifications/read/")
        self.assertEqual(self.notices(self.bo), [])
        Activity.objects.filter(verb="case.decided").update(delivered_at=None)
        deliver()
        self.assertEqual(self.notices(self.bo), [])
