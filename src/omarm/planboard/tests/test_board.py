from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from omarm.core.errors import DomainError
from omarm.core.testing.settling import settle
from omarm.notifications.models import Notice
from omarm.people.commands import deactivate_person
from omarm.planboard import commands
from omarm.planboard.commands.board import MOST_ACTIONS
from omarm.planboard.models import Action, BoardWeek
from omarm.planboard.queries.board import week_of
from omarm.planboard.tests.planning import BOARD, DAY, HTMX, PlanTestCase
from omarm.praise.commands import publish_praise
from omarm.praise.models import Value
from omarm.programme import commands as programme
from omarm.stream.commands import Draft


class ActionTests(PlanTestCase):
    def test_the_team_puts_an_action_on_the_board_and_who_gets_it_hears_of_it(self):
        with self.records("plan_action.added"):
            action = self.action(owner=self.cy)
        self.assertEqual((action.added_by, action.added_on, action.state), (self.kim, self.today, "open"))
        settle()
        self.assertEqual(
            list(Notice.objects.filter(what="planboard.action").values_list("person", flat=True)), [self.cy.pk]
        )
        commands.finish_action(actor=self.cy, action=action)
        settle()
        self.assertFalse(Notice.objects.filter(what="planboard.action").exists())

    def test_who_takes_it_themselves_is_not_told(self):
        self.action(owner=self.kim)
        settle()
        self.assertFalse(self.notices())

    def test_others_do_not_make_the_board(self):
        action = self.action()
        for person in (self.cy, self.gus, self.lea, self.otto):
            for act in (
                lambda who: commands.add_action(actor=who, new=commands.NewAction(title="x", due_on=self.today)),
                lambda who: commands.finish_action(actor=who, action=action),
                lambda who: commands.drop_action(actor=who, action=action),
                lambda who: commands.reopen_action(actor=who, action=action),
                lambda who: commands.remove_action(actor=who, action=action),
                lambda who: commands.set_complimented(actor=who, action=action),
            ):
                with self.assertRaises(PermissionDenied):
                    act(person)

    def test_its_owner_says_that_it_is_done_and_changes_nothing_else(self):
        action = self.action(owner=self.cy)
        with self.records("plan_action.done"):
            commands.finish_action(actor=self.cy, action=action)
            commands.finish_action(actor=self.cy, action=action)
        self.assertEqual(Action.objects.get().settled_on, self.today)
        commands.reopen_action(actor=self.cy, action=action)
        self.assertEqual((Action.objects.get().state, Action.objects.get().settled_on), ("open", None))
        with self.assertRaises(PermissionDenied):
            commands.change_action(actor=self.cy, action=action, new=commands.NewAction(title="x", due_on=self.today))

    def test_a_day_that_passed_a_guest_and_a_full_board_are_refused(self):
        for told in ({"due_on": self.today - DAY}, {"owner": self.gus}):
            with self.assertRaises(DomainError):
                self.action(**told)
        Action.objects.bulk_create(
            Action(title=str(number), due_on=self.today, added_on=self.today) for number in range(MOST_ACTIONS)
        )
        with self.assertRaises(DomainError) as refused:
            self.action()
        self.assertEqual(refused.exception.code, "board_full")

    def test_what_is_late_can_be_changed_without_another_day(self):
        action = self.action()
        Action.objects.update(due_on=self.today - DAY)
        new = commands.NewAction(title="Anders", due_on=self.today - DAY, owner=self.cy)
        self.assertEqual(commands.change_action(actor=self.kim, action=action, new=new).owner, self.cy)

    def test_who_left_owns_nothing(self):
        action = self.action(owner=self.cy)
        self.assertFalse(Action.objects.ownerless().exists())
        deactivate_person(actor=self.mo, person=self.cy)
        self.assertEqual(list(Action.objects.ownerless()), [action])
        self.assertContains(self.as_person(self.bo).get(BOARD), self.cy.name)


class MilestoneTests(PlanTestCase):
    def reached(self):
        return commands.finish_action(actor=self.kim, action=self.action(owner=self.cy, is_milestone=True))

    def test_a_milestone_asks_for_a_compliment_until_one_is_given(self):
        action = self.reached()
        page = self.as_person(self.kim).get(BOARD)
        self.assertContains(page, "writing=praise&amp;to=cy")
        self.assertNotContains(self.as_person(self.bo).get(BOARD), "writing=praise")
        publish_praise(
            actor=self.bo, draft=Draft(body="Wat een werk."), people=[self.cy], value=Value.objects.filter(is_used=True).first()
        )  # fmt: skip
        settle()
        action.refresh_from_db()
        self.assertEqual(action.complimented_on, self.today)

    def test_a_compliment_to_another_or_a_message_is_none(self):
        self.reached()
        value = Value.objects.filter(is_used=True).first()
        publish_praise(actor=self.cy, draft=Draft(body="Mooi."), people=[self.bo], value=value)
        settle()
        self.assertEqual(Action.objects.to_compliment().count(), 1)

    def test_the_team_says_that_it_was_given(self):
        action = self.reached()
        with self.records("plan_action.complimented"):
            commands.set_complimented(actor=self.kim, action=action)
        with self.assertRaises(DomainError):
            commands.set_complimented(actor=self.kim, action=self.action())

    def test_the_form_for_a_compliment_has_the_colleague_in_it(self):
        page = self.as_person(self.kim).get("/posts/new/?writing=praise&to=cy")
        self.assertEqual(page.context["form"]["people"].value(), [str(self.cy.pk)])


class BoardPageTests(PlanTestCase):
    def test_everybody_employed_reads_it_and_guests_do_not(self):
        action = self.action()
        for person in (self.cy, self.bo, self.otto, self.lea, self.kim, self.coco):
            page = self.as_person(person).get(BOARD)
            self.assertContains(page, f'id="action-{action.pk}"')
            self.assertEqual(f"{BOARD}new/" in page.content.decode(), person in (self.kim, self.coco), person)
        for part in ("", "new/", "settled/", f"{action.pk}/", f"weeks/{week_of(self.today) - 7 * DAY}/"):
            self.assertEqual(self.as_person(self.gus).get(f"{BOARD}{part}").status_code, 404, part)
        self.assertEqual(self.as_person(self.gus).post(f"{BOARD}{action.pk}/done/").status_code, 404)

    def test_without_an_owner_and_past_its_day_are_flagged(self):
        self.action(owner=self.cy)
        self.assertNotContains(self.as_person(self.bo).get(BOARD), 'class="plan-flag"')
        Action.objects.update(due_on=self.today - DAY)
        board = self.as_person(self.bo).get(BOARD)
        self.assertContains(board, 'class="plan-flag"')
        self.assertEqual((board.context["board"].overdue, board.context["board"].ownerless), (1, 0))
        Action.objects.update(owner=None)
        self.assertEqual(self.as_person(self.bo).get(BOARD).context["board"].ownerless, 1)

    def test_adding_changing_and_what_is_invalid(self):
        browser, other = self.as_person(self.kim), self.as_person(self.cy)
        told = {"title": "Foto's van de werf", "due_on": str(self.today + DAY), "owner": [self.bo.pk]}
        page = browser.post(f"{BOARD}new/", told)
        action = Action.objects.get()
        self.assertRedirects(page, action.get_absolute_url())
        self.assertEqual(action.owner, self.bo)
        for told in ({"title": "x"}, {"title": "x", "due_on": str(self.today - DAY)}):
            page = browser.post(f"{BOARD}new/", told)
            self.assertEqual(page.status_code, 422)
            self.assertContains(page, 'value="x"', status_code=422)
        page = browser.post(f"{BOARD}{action.pk}/", {"title": "Anders", "due_on": str(self.today)})
        action.refresh_from_db()
        self.assertEqual((action.title, action.owner), ("Anders", None))
        for part in ("new/", f"{action.pk}/"):
            self.assertEqual(other.get(f"{BOARD}{part}").status_code, 403)
        self.assertEqual(browser.get(f"{BOARD}9999999/").status_code, 404)

    def test_marking_answers_with_the_row_or_goes_back_to_it(self):
        action, browser = self.action(), self.as_person(self.kim)
        page = browser.post(f"{BOARD}{action.pk}/done/", headers=HTMX)
        self.assertTemplateUsed(page, "planboard/_action.html")
        self.assertContains(page, 'data-state="done"')
        self.assertNotContains(page, "<html")
        self.assertRedirects(browser.post(f"{BOARD}{action.pk}/reopen/"), f"{BOARD}#action-{action.pk}")
        self.assertEqual(self.as_person(self.cy).post(f"{BOARD}{action.pk}/drop/").status_code, 403)
        self.assertRedirects(browser.post(f"{BOARD}{action.pk}/delete/"), BOARD)
        self.assertFalse(Action.objects.exists())

    def test_of_one_campaign_and_its_name_for_who_may_know_it(self):
        campaign = self.draft(name="Onder ons")
        self.action(campaign=campaign)
        self.action("Iets anders")
        page = self.as_person(self.coco).get(f"{BOARD}?campaign={campaign.pk}")
        self.assertEqual(len(page.context["board"].actions), 1)
        self.assertContains(page, "Onder ons")
        self.assertNotContains(self.as_person(self.cy).get(BOARD), "Onder ons")
        for wrong in (campaign.pk, "x", 999999):
            self.assertEqual(self.as_person(self.cy).get(f"{BOARD}?campaign={wrong}").status_code, 404)
        programme.plan_campaign(actor=self.coco, campaign=campaign)
        self.assertContains(self.as_person(self.cy).get(BOARD), "Onder ons")

    def test_the_same_queries_for_two_and_for_seventeen(self):
        def fill(number):
            for one in range(number):
                action = self.action(str(one), owner=self.bo)
                if one % 2:
                    commands.finish_action(actor=self.kim, action=action)

        browser = self.as_person(self.kim)
        fill(2)
        for address in (BOARD, f"{BOARD}settled/"):
            browser.get(address)
            with CaptureQueriesContext(connection) as few:
                browser.get(address)
            fill(17)
            with self.assertNumQueries(len(few.captured_queries)):
                browser.get(address)

    def test_what_was_done_goes_on_over_pages_and_none_twice(self):
        for number in range(23):
            commands.finish_action(actor=self.kim, action=self.action(str(number)))
        browser = self.as_person(self.cy)
        first = browser.get(f"{BOARD}settled/").context["page"]
        second = browser.get(f"{BOARD}settled/?after={first.after}").context["page"]
        self.assertEqual((len(first), len(second), second.after), (20, 3, ""))
        self.assertEqual(len({action.pk for action in [*first, *second]}), 23)
        self.assertEqual(browser.get(f"{BOARD}settled/?after=x-y").status_code, 200)


class WeekTests(PlanTestCase):
    def setUp(self):
        super().setUp()
        self.week = week_of(self.today) - 7 * DAY

    def test_the_team_hears_once_a_week_what_moved(self):
        self.action(owner=self.kim)
        Action.objects.update(added_on=self.week)
        self.assertTrue(commands.tell_of_week())
        self.assertFalse(commands.tell_of_week())
        self.assertEqual(self.notices(), {("planboard.week", self.kim.pk)})
        page = self.as_person(self.kim).get(Notice.objects.get(what="planboard.week").url)
        self.assertEqual([len(page.context["week"].added), len(page.context["week"].done)], [1, 0])

    def test_that_nothing_moved_is_told_as_long_as_something_waits(self):
        self.action()
        Action.objects.update(added_on=self.week - DAY)
        self.assertTrue(commands.tell_of_week())
        self.assertEqual(self.notices(), {("planboard.still", self.kim.pk)})

    def test_of_an_empty_week_nothing_is_told(self):
        self.assertFalse(commands.tell_of_week())
        self.assertEqual((self.notices(), BoardWeek.objects.count()), (set(), 1))

    def test_without_a_team_who_look_after_all_hear_it(self):
        self.action()
        Action.objects.update(added_on=self.week)
        commands.remove_member(actor=self.coco, member=self.kim_member)
        commands.tell_of_week()
        self.assertEqual({person for _what, person in self.notices()}, {self.coco.pk, self.mo.pk})

    def test_only_weeks_that_are_over_have_a_page(self):
        browser = self.as_person(self.cy)
        self.assertEqual(browser.get(f"{BOARD}weeks/{self.week}/").status_code, 200)
        for wrong in (self.week + DAY, self.week + 7 * DAY, "x", "2026-99-99"):
            self.assertEqual(browser.get(f"{BOARD}weeks/{wrong}/").status_code, 404)
