from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from omarm.core.errors import DomainError
from omarm.core.language import ask
from omarm.core.testing.cast import CastTestCase
from omarm.people.commands import change_roles
from omarm.search.commands.bestbets import Bet, add_best_bet, change_best_bet, remove_best_bet, restore_best_bet
from omarm.search.models import BestBet
from omarm.search.queries.bestbets import best_bets_for, key_of
from omarm.stream.commands import Draft
from omarm.stream.commands.placing import Place
from omarm.updates.commands import publish_update

SITE = "https://www.rijksoverheid.example/"
NOT_OURS = (
    "http://gemeente.example/", "javascript:alert(1)", "//evil.example/", "/\\evil.example", "https://", "https:evil.example",
    "https://x", "https://[", "https://a.example/ b", "/bestaat/niet/", "/posts/999999/", "/groups/bestaat-niet/", "fiets", "/\x01",
)  # fmt: skip


class BetTestCase(CastTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        change_roles(actor=cls.mo, person=cls.ada, codes=["editor"])

    def bet(self, words="ziek melden\nverzuim", address=SITE, **told):
        bet = Bet(title=told.pop("title", "Ziek melden"), address=address, words=words, **told)
        return add_best_bet(actor=self.mo, bet=bet)

    def shown(self, person, text):
        return [bet.title for bet in best_bets_for(person, ask(text))]


class KeepingTests(BetTestCase):
    def test_who_keeps_the_pages_sets_one_and_nobody_else_may(self):
        with self.records("bestbet.added"):
            row = self.bet()
        bet = Bet(title="x", address=SITE, words="x")
        for person in (self.bo, self.cy, self.gus):
            for act in (
                lambda who: add_best_bet(actor=who, bet=bet),
                lambda who: change_best_bet(actor=who, row=row, bet=bet),
                lambda who: remove_best_bet(actor=who, row=row),
                lambda who: restore_best_bet(actor=who, row=row),
            ):
                with self.records(), self.assertRaises(PermissionDenied):
                    act(person)
        self.assertEqual(BestBet.objects.count(), 1)

    def test_what_cannot_be_is_refused_at_its_field(self):
        for address in NOT_OURS:
            with self.records(), self.assertRaises(DomainError) as refused:
                self.bet(address=address)
            self.assertEqual(refused.exception.code, "address", address)
        yesterday = timezone.localdate() - timedelta(days=1)
        for told, code in (({"words": "-- \n"}, "words"), ({"words": "\n".join(map(str, range(31)))}, "words"),
                           ({"ends_on": yesterday}, "ends_on")):  # fmt: skip
            with self.assertRaises(DomainError) as refused:
                self.bet(**told)
            self.assertEqual(refused.exception.code, code)

    def test_nobody_sets_on_top_what_they_may_not_read(self):
        change_roles(actor=self.mo, person=self.cy, codes=["editor"])
        post = publish_update(actor=self.bo, draft=Draft(body="Geheim", place=Place(group=self.closed)))
        bet = Bet(title="x", address=post.get_absolute_url(), words="x")
        with self.assertRaises(DomainError):
            add_best_bet(actor=self.cy, bet=bet)
        self.assertEqual(add_best_bet(actor=self.ada, bet=bet).object_id, post.pk)

    def test_taken_off_it_can_come_back(self):
        row = self.bet()
        with self.records("bestbet.removed"):
            remove_best_bet(actor=self.ada, row=row)
        self.assertEqual(self.shown(self.bo, "verzuim"), [])
        with self.records("bestbet.restored"):
            restore_best_bet(actor=self.ada, row=row)
        self.assertEqual(self.shown(self.bo, "verzuim"), ["Ziek melden"])


class ShowingTests(BetTestCase):
    def test_it_is_shown_for_its_words_wherever_they_stand_in_the_question(self):
        self.bet()
        for text in ("ziek melden", "Verzuim", "hoe kan ik me ziek melden", "ziek gemeld verzuim", '"ziek melden"'):
            self.assertEqual(self.shown(self.bo, text), ["Ziek melden"], text)
        for text in ("ziek", "melden", "melden ziek", "fiets", "-verzuim", "", "verzuimd2"):
            self.assertEqual(self.shown(self.bo, text), [], text)

    def test_after_its_last_day_it_is_gone(self):
        row = self.bet(ends_on=timezone.localdate())
        self.assertEqual(self.shown(self.bo, "verzuim"), ["Ziek melden"])
        BestBet.objects.filter(pk=row.pk).update(ends_on=timezone.localdate() - timedelta(days=1))
        self.assertEqual(self.shown(self.bo, "verzuim"), [])

    def test_only_who_may_read_what_it_leads_to_sees_it(self):
        #         where             Ada   Bo    Cy     Gus
        for place, *expected in (
            (Place(group=self.open), True, True, True, True),
            (Place(group=self.closed), True, True, False, False),
            (Place(group=self.hidden), True, True, False, False),
            (Place(), True, True, True, False),
        ):
            post = publish_update(actor=self.ada, draft=Draft(body="Iets", place=place))
            row = add_best_bet(actor=self.ada, bet=Bet(title="x", address=post.get_absolute_url(), words="iets"))
            seen = [bool(self.shown(person, "iets")) for person in (self.ada, self.bo, self.cy, self.gus)]
            self.assertEqual(seen, expected, place)
            row.delete()
        for group in self.groups.values():
            row = add_best_bet(actor=self.ada, bet=Bet(title="x", address=group.get_absolute_url(), words="groep"))
            self.assertEqual(bool(self.shown(self.cy, "groep")), group != self.hidden)
            row.delete()

    def test_many_bets_cost_what_two_cost(self):
        def two_more():
            for number in range(2):
                post = publish_update(actor=self.ada, draft=Draft(body="Iets", place=Place()))
                self.bet("iets", post.get_absolute_url(), title=f"Een {number}")

        two_more()
        with CaptureQueriesContext(connection) as few:
            self.shown(self.bo, "iets")
        for _time in range(7):
            two_more()
        with self.assertNumQueries(len(few)):
            self.assertEqual(len(self.shown(self.bo, "iets")), 3)

    def test_a_phrase_is_compared_by_its_stems(self):
        self.assertEqual(key_of("Ziek gemeld"), key_of("ziek melden"))
        self.assertEqual((key_of("?!"), key_of("@g12")), ("", "g12"))


class PagesTests(BetTestCase):
    told = {"words": "fiets", "title": "Fietsplan", "address": SITE, "owner": "bo", "ends_on": ""}

    def test_from_new_to_gone_and_back(self):
        browser = self.as_person(self.ada)
        self.assertContains(browser.get("/admin/best-bets/"), "empty-state")
        self.assertContains(browser.get("/admin/best-bets/new/?words=zeppelin"), "zeppelin")
        self.assertRedirects(browser.post("/admin/best-bets/new/", self.told), "/admin/best-bets/")
        row = BestBet.objects.get()
        self.assertContains(browser.get("/admin/best-bets/"), self.bo.name)
        answer = browser.post(f"/admin/best-bets/{row.pk}/edit/", self.told | {"words": "fiets\ntweewieler"})
        self.assertRedirects(answer, "/admin/best-bets/")
        self.assertContains(self.as_person(self.bo).get("/search/?q=tweewieler"), "Fietsplan")
        answer = browser.post(f"/admin/best-bets/{row.pk}/delete/", follow=True)
        self.assertContains(answer, f"/admin/best-bets/{row.pk}/restore/")
        self.assertNotContains(self.as_person(self.bo).get("/search/?q=tweewieler"), "Fietsplan")
        self.assertRedirects(browser.post(f"/admin/best-bets/{row.pk}/restore/"), "/admin/best-bets/")
        self.assertContains(self.as_person(self.bo).get("/search/?q=tweewieler"), "Fietsplan")

    def test_who_looks_after_it_is_chosen_by_name_and_is_no_guest(self):
        browser = self.as_person(self.ada)
        page = browser.get("/admin/best-bets/new/")
        self.assertContains(page, '<chip-picker class="chips" name="owner"')
        self.assertContains(page, f'name="owner" value="{self.ada.pk}" checked')
        for guest in (self.gus.username, str(self.gus.pk)):
            browser.post("/admin/best-bets/new/", self.told | {"owner": guest})
            self.assertFalse(BestBet.objects.filter(owner=self.gus).exists())
        BestBet.objects.all().delete()
        browser.post("/admin/best-bets/new/", self.told | {"owner": str(self.bo.pk)})
        self.assertEqual(BestBet.objects.get().owner, self.bo)

    def test_the_whole_address_of_a_page_of_ours_is_taken_as_its_path(self):
        address = f"http://testserver{self.open.get_absolute_url()}"
        self.as_person(self.mo).post("/admin/best-bets/new/", self.told | {"address": address})
        self.assertEqual(BestBet.objects.get().address, self.open.get_absolute_url())

    def test_what_cannot_be_comes_back_as_it_was_typed(self):
        row = self.bet()
        for wrong in ({"address": "fiets"}, {"words": "?"}, {"owner": "niemand"}, {"ends_on": "2020-01-01"}, {"title": ""},
                      {"words": "x\x00"}):  # fmt: skip
            for address in ("new/", f"{row.pk}/edit/"):
                answer = self.as_person(self.mo).post(
                    f"/admin/best-bets/{address}", {"title": "Bijzonder"} | self.told | wrong
                )
                self.assertContains(answer, "field__error", status_code=422)
                self.assertContains(answer, wrong.get("address", SITE), status_code=422)

    def test_for_others_it_is_forbidden_and_what_is_not_there_is_not_found(self):
        row = self.bet()
        for person in (self.bo, self.gus):
            for address in ("", "new/", f"{row.pk}/edit/"):
                self.assertEqual(self.as_person(person).get(f"/admin/best-bets/{address}").status_code, 403)
            self.assertEqual(self.as_person(person).post(f"/admin/best-bets/{row.pk}/delete/").status_code, 403)
        self.assertEqual(self.as_person(self.mo).get("/admin/best-bets/0/edit/").status_code, 404)

    def test_the_list_costs_the_same_for_many(self):
        browser = self.as_person(self.mo)
        self.bet(owner=self.ada)
        self.bet(owner=self.bo)
        browser.get("/admin/best-bets/")
        with CaptureQueriesContext(connection) as few:
            browser.get("/admin/best-bets/")
        for _time in range(15):
            self.bet(owner=self.cy)
        with self.assertNumQueries(len(few)):
            browser.get("/admin/best-bets/")
