"""Each side is heard once, and reads what holds and why; what is said of who is told is true."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext

from omarm.activity.deliverer import deliver_batch
from omarm.audit.models import AuditEvent
from omarm.core.errors import DomainError
from omarm.core.testing.cast import bring_in
from omarm.groups.commands import change_member_role
from omarm.groups.models import Membership
from omarm.moderation.commands import (
    add_word,
    answer_appeal,
    appeal,
    forget,
    pass_on,
    show_again,
    signal_post,
    tell_what_waits,
)
from omarm.moderation.forms import TOLD
from omarm.moderation.models import Case
from omarm.moderation.models.cases import OUTCOMES
from omarm.moderation.queries import deciders_of, decision_for, second_people_for, strikes_on, waits_in
from omarm.moderation.tests.reporting import ModerationTestCase
from omarm.notifications.models import Notice
from omarm.people.commands import change_roles
from omarm.stream.commands import Place, place_post
from omarm.stream.models import Post
from omarm.stream.tests.writing import write

FIRST, SECOND = "Dit mag er staan.", "Dit kan echt niet."


class TurnedAgainstTests(ModerationTestCase):
    """The group lets it stay, its reporter asks again, and Cam hides it: the first that its author hears."""

    def setUp(self):
        super().setUp()
        self.case = self.turned(self.post)

    def turned(self, thing):
        by = self.cam if thing == self.cy else self.ada
        case = self.decided("kept", case=self.reported(thing), by=by, because=FIRST)
        asked = appeal(actor=self.dee, case=case, words="Lees het nog eens.")
        answer_appeal(actor=self.mo if by == self.cam else self.cam, appeal=asked, is_upheld=False, because=SECOND)
        return Case.objects.get(pk=case.pk)

    def test_the_author_reads_what_holds_and_the_second_reason_first(self):
        page = self.as_person(self.bo).get(self.case.decision_url).content.decode()
        self.assertIn(f"<strong>{OUTCOMES['hidden', False]}</strong>", page)
        self.assertLess(page.index(SECOND), page.index(FIRST))
        self.assertEqual([case.pk for case in strikes_on(self.bo)], [self.case.pk])

    def test_so_does_a_colleague_who_is_spoken_to(self):
        case = self.turned(self.cy)
        page = self.as_person(self.cy).get(case.decision_url)
        self.assertEqual(case.outcome, "spoken")
        self.assertContains(page, f"<strong>{OUTCOMES['spoken', True]}</strong>")

    def test_the_author_may_ask_once_as_well_somebody_who_decided_neither(self):
        self.assertContains(self.as_person(self.bo).get(self.case.decision_url), "/appeal/")
        asked = appeal(actor=self.bo, case=self.case, words="Het was een grap.")
        self.assertEqual(set(second_people_for(self.case)), {self.mo})
        for person in (self.ada, self.cam):
            address = f"/moderation/cases/{self.case.pk}/answer/"
            told = {"upheld": "no", "because": "x"}
            self.assertIn(self.as_person(person).post(address, told).status_code, (404, 422), person)
        answer_appeal(actor=self.mo, appeal=asked, is_upheld=False, because="Een grap.")
        self.assertTrue(Post.objects.visible_to(self.dee).contains(self.post))
        self.assertEqual((Case.objects.get().outcome, strikes_on(self.bo)), ("restored", []))
        self.assertContains(self.as_person(self.mo).get(self.case.get_absolute_url()), "Lees het nog eens.")
        for person in (self.bo, self.dee):
            self.assertContains(self.as_person(person).get(self.case.decision_url), "Een grap.")
            with self.assertRaises(DomainError):
                appeal(actor=person, case=self.case, words="Nog een keer.")

    def test_who_is_spoken_to_after_all_and_then_not_can_still_read_it(self):
        case = self.turned(self.cy)
        change_roles(actor=None, person=self.ada, codes=["community_manager"])
        asked = appeal(actor=self.cy, case=case, words="Hoezo?")
        answer_appeal(actor=self.ada, appeal=asked, is_upheld=False, because="Toch niet.")
        self.assertEqual(Case.objects.get(pk=case.pk).outcome, "kept")
        self.assertContains(self.as_person(self.cy).get(case.decision_url), "Toch niet.")

    def test_within_fourteen_days_of_the_answer_and_nothing_is_forgotten_before(self):
        Case.objects.update(decided_at=timezone.now() - timedelta(days=20))
        self.assertEqual(forget(), (0, 0))
        self.assertTrue(appeal(actor=self.bo, case=self.case, words="Het was een grap."))

    def test_after_that_it_is_over(self):
        self.case.appeals.update(answered_at=timezone.now() - timedelta(days=14, minutes=1))
        with self.assertRaises(DomainError) as refused:
            appeal(actor=self.bo, case=self.case, words="Het was een grap.")
        self.assertEqual(refused.exception.code, "appeal_over")

    def test_another_who_reported_it_does_not_read_that_they_asked(self):
        case = self.reported(write(self.bo, body="Nog zoiets.", place=Place(group=self.closed)))
        bring_in(self.closed, self.cy, by=self.ada)
        self.reported(case.post, by=self.cy)
        appeal(actor=self.dee, case=self.decided("kept", case=case), words="Lees het nog eens.")
        sides = {person: decision_for(person, case.pk) for person in (self.dee, self.cy)}
        self.assertTrue(sides[self.dee].own_appeal)
        self.assertEqual((sides[self.cy].own_appeal, sides[self.cy].may_appeal), (None, False))


class ShowAgainTests(ModerationTestCase):
    def test_two_at_once_make_one_case_and_one_notice(self):
        case = self.decided()
        stale = Case.objects.get(pk=case.pk)
        self.assertTrue(stale.post.hidden_at)  # as read before the other was done
        show_again(actor=self.ada, case=case, because="Te streng.")
        with self.assertRaises(DomainError) as refused:
            show_again(actor=self.ada, case=stale, because="Te streng.")
        self.assertEqual(refused.exception.code, "case_not_hidden")
        self.assertEqual(Case.objects.filter(decision="restored").count(), 1)

    def test_not_while_somebody_waits_for_a_second_opinion(self):
        case = self.decided()
        asked = appeal(actor=self.bo, case=case, words="Nee hoor.")
        browser, again = self.as_person(self.ada), f"/moderation/cases/{case.pk}/show-again/"
        self.assertNotContains(browser.get(case.get_absolute_url()), again)
        refused = browser.post(again, {"because": "Toch niet zo erg."})
        self.assertContains(refused, "banner--danger", status_code=422)
        self.post.refresh_from_db()
        self.assertTrue(self.post.hidden_at)
        answer_appeal(actor=self.cam, appeal=asked, is_upheld=True, because="Het blijft zo.")
        self.assertContains(browser.get(case.get_absolute_url()), again)

    def test_what_is_shown_again_cannot_be_appealed_any_more(self):
        case = self.decided()
        show_again(actor=self.ada, case=case, because="Te streng.")
        with self.assertRaises(DomainError):
            appeal(actor=self.bo, case=case, words="Nee hoor.")


class TrueWordsTests(ModerationTestCase):
    """What the pages say of who is told, held against who is."""

    def setUp(self):
        super().setUp()
        while deliver_batch():
            pass

    def hears(self, decision, case):
        """Decide on the page. Returns (what it says, who is told)."""
        told = {"decision": decision, "because": "Daarom."}
        page = self.as_person(self.ada).post(f"{case.get_absolute_url()}decide/", told, follow=True)
        while deliver_batch():
            pass
        people = set(Notice.objects.filter(url=case.decision_url).values_list("person", flat=True))
        return str(*page.context["messages"]), people

    def test_of_a_report(self):
        both, sides = TOLD[True, True], {self.bo, self.dee}
        for decision, words, people in (
            ("kept", TOLD[False, True], {self.dee}), ("hidden", both, sides), ("spoken", both, sides),
        ):  # fmt: skip
            case = self.reported(write(self.bo, body=decision, place=Place(group=self.closed)))
            self.assertContains(self.as_person(self.ada).get(case.get_absolute_url()), words)
            says, told = self.hears(decision, case)
            self.assertIn(str(words), says)
            self.assertEqual(told, {person.pk for person in people})

    def test_of_a_word(self):
        add_word(actor=self.cam, word="onzin")
        case = signal_post(post_id=self.post.pk)
        page = self.as_person(self.ada).get(case.get_absolute_url())
        for words, number in ((TOLD[True, False], 2), (TOLD[False, False], 1), (TOLD[True, True], 0)):
            self.assertContains(page, words, count=number)
        says, told = self.hears("kept", case)
        self.assertIn(str(TOLD[False, False]), says)
        self.assertEqual(told, set())


class ForgottenReporterTests(ModerationTestCase):
    """Once nobody knows who reported, a manager of the group could be judging about their own report."""

    def test_only_who_decided_and_who_has_the_task_handle_it_then(self):
        managing = Membership.objects.get(person=self.dee, group=self.closed)
        change_member_role(actor=self.ada, membership=managing, role="manager")
        case = self.decided()
        Case.objects.update(decided_at=timezone.now() - timedelta(days=15))
        forget()
        handling = [
            person for person in (self.ada, self.dee, self.mo) if Case.objects.handled_by(person).contains(case)
        ]
        self.assertEqual(handling, [self.ada, self.mo])
        self.assertEqual(set(deciders_of(case)), {self.ada, self.mo, self.cam})
        self.assertEqual(self.as_person(self.dee).get(case.get_absolute_url()).status_code, 404)
        show_again(actor=self.ada, case=case, because="Het is oud.")


class SecretNameTests(ModerationTestCase):
    def setUp(self):
        super().setUp()
        bring_in(self.hidden, self.dee, by=self.ada)
        self.post = write(self.bo, body="Uit het verborgene.", place=Place(group=self.hidden))

    def test_who_read_it_elsewhere_is_not_told_of_a_hidden_group(self):
        place_post(actor=self.bo, post=self.post, place=Place(group=self.open))
        case = self.reported(by=self.cy)
        self.assertEqual(case.group, self.open)
        Case.objects.update(group=self.hidden)  # as when somebody inside had been the first
        self.decided(case=case)
        page = self.as_person(self.cy).get(case.decision_url)
        self.assertNotContains(page, self.hidden.name)
        self.assertContains(page, gettext("a closed group"))
        self.assertContains(self.as_person(self.bo).get(case.decision_url), self.hidden.name)

    def test_nor_is_who_it_is_passed_on_to(self):
        pass_on(actor=self.ada, case=self.reported())
        page = self.as_person(self.mo).get("/admin/moderation/")
        self.assertContains(page, gettext("a closed group"))
        self.assertNotContains(page, self.hidden.name)
        Case.objects.update(group=self.closed)
        self.assertContains(self.as_person(self.mo).get("/admin/moderation/"), self.closed.name)


class DayTests(ModerationTestCase):
    """In a small group the minute of a report tells who made it."""

    def test_queues_tell_the_day_and_no_minute(self):
        case = self.reported()
        queue = self.as_person(self.ada).get(f"/groups/{self.closed.slug}/moderation/")
        self.assertNotContains(queue, "<time")
        appeal(actor=self.dee, case=self.decided("kept", case=case), words="Lees het nog eens.")
        waiting = self.as_person(self.cam).get("/admin/moderation/")
        self.assertContains(waiting, case.get_absolute_url())
        self.assertNotContains(waiting, "<time")

    def test_the_audit_knows_of_an_appeal_and_not_whose(self):
        case = self.decided("kept")
        appeal(actor=self.dee, case=case, words="Lees het nog eens.")
        self.assertFalse(AuditEvent.objects.filter(act="moderation.appeal_asked").exists())
        tell_what_waits()
        event = AuditEvent.objects.get(act="moderation.appeal_asked")
        self.assertEqual((event.actor_id, event.actor_name, event.details), (None, "clock", {"case": case.pk}))


class TabTests(ModerationTestCase):
    def test_the_tab_says_that_something_waits_to_who_handles_it(self):
        group = f"/groups/{self.closed.slug}/"
        self.assertEqual(waits_in(self.ada, self.closed), 0)
        self.assertNotContains(self.as_person(self.ada).get(group), "tabs__count")
        case = self.reported()
        self.assertEqual((waits_in(self.ada, self.closed), waits_in(self.dee, self.closed)), (1, 0))
        self.assertContains(self.as_person(self.ada).get(group), "tabs__count")
        self.assertNotContains(self.as_person(self.dee).get(group), "tabs__count")
        self.decided(case=case)
        self.assertEqual(waits_in(self.ada, self.closed), 0)
