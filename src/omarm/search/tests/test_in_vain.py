from datetime import timedelta

from django.db import connection
from django.utils import timezone

from omarm.consent.commands import Agreement, record_consent, withdraw_consent
from omarm.consent.queries import ConsentMissing
from omarm.core.floor import FLOOR
from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.core.testing.cast import CastTestCase, make_person
from omarm.people.commands import change_roles
from omarm.search.commands.invain import note_in_vain, settle_in_vain
from omarm.search.models import DayKey, DayMark, InVain
from omarm.search.queries.invain import IN_VAIN, searched_in_vain

WORDS = "zeppelinvergunning"


class VainTestCase(CastTestCase):
    def consent(self):
        today = timezone.localdate()
        agreement = Agreement(given_by="OR", given_on=today, scope="Zoeken", document="Verslag 12")
        return record_consent(actor=self.mo, measurement=IN_VAIN, agreement=agreement)

    def search(self, people, text=WORDS):
        return [note_in_vain(actor=person, text=text) for person in people]

    def a_day_later(self):
        """Make what was noted today of yesterday, as it is when the clock has gone on."""
        for model in (DayMark, DayKey):
            model.objects.update(day=timezone.localdate() - timedelta(days=1))

    def crowd(self, number):
        return [make_person(f"zoeker{letter}") for letter in "abcdefghijkl"[:number]]


class NotingTests(VainTestCase):
    def test_without_consent_nothing_is_kept(self):
        with self.records():
            self.assertEqual(self.search([self.ada]), [False])
        self.assertEqual((DayMark.objects.count(), DayKey.objects.count()), (0, 0))
        with self.assertRaises(ConsentMissing):
            searched_in_vain()

    def test_only_from_the_floor_on_and_only_when_the_day_is_over(self):
        self.consent()
        crowd = self.crowd(FLOOR)
        self.search(crowd[:-1] * 2)
        self.search(crowd, "luchtballonroute")
        settle_in_vain()
        self.assertEqual(searched_in_vain(), [])
        self.a_day_later()
        settle_in_vain()
        self.assertEqual([(row.words, row.days) for row in searched_in_vain()], [("luchtballonroute", 1)])
        self.assertEqual((DayMark.objects.count(), DayKey.objects.count()), (0, 0))

    def test_what_people_of_two_days_typed_is_not_added_up(self):
        self.consent()
        crowd = self.crowd(FLOOR)
        self.search(crowd[:4])
        self.a_day_later()
        self.search(crowd[4:])
        settle_in_vain()
        self.a_day_later()
        settle_in_vain()
        self.assertEqual(InVain.objects.count(), 0)

    def test_the_order_in_which_words_are_typed_does_not_matter(self):
        self.consent()
        crowd = self.crowd(FLOOR)
        self.search(crowd[:4], "Zeppelin over de haven")
        self.search(crowd[4:], "haven zeppelin")
        self.a_day_later()
        settle_in_vain()
        self.assertEqual([row.words for row in searched_in_vain()], ["haven zeppelin"])

    def test_a_mark_tells_nothing_and_is_not_the_same_for_other_words(self):
        self.consent()
        self.search([self.ada])
        self.search([self.ada], "luchtballonroute")
        marks = [bytes(mark) for mark in DayMark.objects.values_list("mark", flat=True)]
        self.assertEqual(len(set(marks)), 2)
        self.assertEqual({len(mark) for mark in marks}, {16})
        columns = {field.name for model in (DayMark, DayKey, InVain) for field in model._meta.fields}
        self.assertEqual(columns, {"id", "day", "words", "mark", "key"})

    def test_what_could_tell_of_people_is_left_out(self):
        self.consent()
        self.bo.is_active = False
        self.bo.save(update_fields=["is_active"])
        for text in ("dossier 2026", "zaak12", "iemand@elders.example", "van der velde", "Bakker ziek", "salaris Ada", "ab",
                     "waarom zegt niemand iets over reorganisatie", "", "-fiets", "🚲"):  # fmt: skip
            self.assertEqual(self.search([self.cy], text), [False], text)
        self.assertEqual(self.search([self.gus]), [False])
        self.assertEqual(DayMark.objects.count(), 0)

    def test_the_tables_of_the_day_are_in_no_log_of_the_database(self):
        with connection.cursor() as cursor:
            cursor.execute(
                "select relname, relpersistence from pg_class where relname like 'search\\_day%%' and relkind = 'r'"
            )
            self.assertEqual(set(cursor.fetchall()), {("search_daykey", "u"), ("search_daymark", "u")})

    def test_a_withdrawn_consent_takes_all_of_it_away(self):
        record = self.consent()
        self.search(self.crowd(FLOOR))
        self.a_day_later()
        settle_in_vain()
        self.search([self.ada])
        withdraw_consent(actor=self.mo, record=record)
        settle_in_vain()
        self.assertEqual([model.objects.count() for model in (DayMark, DayKey, InVain)], [0, 0, 0])

    def test_after_a_year_it_goes(self):
        self.consent()
        InVain.objects.create(words=WORDS, day=timezone.localdate() - timedelta(days=366))
        settle_in_vain()
        self.assertEqual(InVain.objects.count(), 0)


class ReportTests(VainTestCase):
    def test_who_keeps_the_pages_sees_words_and_days_and_nobody_else_does(self):
        self.consent()
        InVain.objects.create(words=WORDS, day=timezone.localdate())
        for code in ("administrator", "editor", "community_manager"):
            change_roles(actor=self.mo, person=self.ada, codes=[code])
            page = self.as_person(self.ada).get("/admin/searched-in-vain/")
            self.assertContains(page, WORDS)
            self.assertContains(page, f"/admin/best-bets/new/?words={WORDS}")
        for person in (self.bo, self.gus):
            self.assertEqual(self.as_person(person).get("/admin/searched-in-vain/").status_code, 403)

    def test_before_consent_it_says_that_nothing_is_kept(self):
        InVain.objects.create(words=WORDS, day=timezone.localdate())
        page = self.as_person(self.mo).get("/admin/searched-in-vain/")
        self.assertNotContains(page, WORDS)
        self.assertContains(page, "banner")
        self.assertContains(page, 'class="table__row"', 2)  # the heads, and one row that says that it is an example
        self.assertContains(page, 'class="chip')

    def test_only_enter_counts_and_only_without_filters(self):
        self.consent()
        htmx = signed_in(HtmxClient(), self.ada)
        htmx.get(f"/search/?q={WORDS}")
        browser = self.as_person(self.ada)
        browser.get(f"/search/?q={WORDS}&when=week")
        browser.get(f"/search/suggest/?q={WORDS}")
        self.assertEqual(DayMark.objects.count(), 0)
        browser.get(f"/search/?q={WORDS}")
        self.assertEqual(DayMark.objects.get().words, WORDS)
