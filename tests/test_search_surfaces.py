"""What stands around search tells no more than search itself: best bets, saved searches, pickers, reports, fragments asked alone."""

import re
from datetime import timedelta

from django.test import Client
from django.urls import URLPattern
from django.utils import timezone

from omarm.consent.commands import Agreement, record_consent
from omarm.core.floor import FLOOR
from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.core.testing.cast import CastTestCase, make_person
from omarm.groups.commands import leave_group
from omarm.people.commands import change_roles
from omarm.people.models import Person
from omarm.profiles import commands as profiles
from omarm.profiles.urls import urlpatterns as of_profiles
from omarm.search.commands.bestbets import Bet, add_best_bet
from omarm.search.commands.invain import note_in_vain, settle_in_vain
from omarm.search.models import BestBet, DayKey, DayMark, SavedSearch
from omarm.search.queries.invain import IN_VAIN
from omarm.search.urls import urlpatterns as of_search
from omarm.stream.commands import Draft, Place, delete_post
from omarm.updates.commands import publish_update

CHANGING = re.compile(
    rb'(csrfmiddlewaretoken" value|X-CSRFToken"): ?"[^"]*"|value="[A-Za-z0-9]{64}"|nonce="[^"]*"|[0-9a-f]{8}-[0-9a-f-]{27}'
)
GONE = 99_999_999
OF_COLLEAGUES = ("people/chart/", "people/experts/", "people/new/", "settings/expertise/", "settings/asked/", "settings/my-work/",
                 "people/<str:username>/thanks/", "settings/thanks/")  # fmt: skip
GIVEN = {"username": "ada", "slug": "bodem", "code": "place", "pk": 1, "way": "up", "name": "group"}


class SurfaceTestCase(CastTestCase):
    def page(self, person, address, browser=None):
        """Return (status, page) as a browser gets it, without what differs each time."""
        answer = (browser or self.as_person(person)).get(address)
        return answer.status_code, CHANGING.sub(b"", answer.content)

    def assert_same(self, person, address, secret, other):
        """Check that an address with something secret in it is answered as with something that is not there."""
        either = re.compile(rb"\b(?:%s|%s)\b" % (str(secret).encode(), str(other).encode()))
        pages = []
        for value in (secret, other):
            status, page = self.page(person, address.format(value))
            pages.append((status, either.sub(b"_", page)))
        self.assertEqual(*pages, (person.username, address))


class BestBetTests(SurfaceTestCase):
    """Ada is an editor and sets pages on top that Mo, who administers, may not read."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        change_roles(actor=cls.mo, person=cls.ada, codes=["editor"])
        cls.post = publish_update(actor=cls.ada, draft=Draft(title="x", body="y", place=Place(group=cls.hidden)))
        cls.bets = [cls.bet(address) for address in (cls.post.get_absolute_url(), cls.hidden.get_absolute_url())]

    @classmethod
    def bet(cls, address):
        told = Bet(title="Zeearend besluit", address=address, words="zeearend\nadelaar", owner=cls.ada)
        return add_best_bet(actor=cls.ada, bet=told)

    def test_who_keeps_them_reads_no_more_than_others(self):
        page = self.as_person(self.mo).get("/admin/best-bets/").content.decode()
        for secret in ("earend", "adelaar", self.hidden.slug, self.post.get_absolute_url()):
            self.assertNotIn(secret, page)
        self.assertIn(self.ada.name, page)  # whom to ask
        self.assertContains(self.as_person(self.ada).get("/admin/best-bets/"), "Zeearend besluit", count=6)

    def test_what_one_may_not_read_one_cannot_open_but_can_take_off_and_bring_back(self):
        browser = self.as_person(self.mo)
        for bet in self.bets:
            address = f"/admin/best-bets/{bet.pk}"
            self.assertEqual(browser.get(f"{address}/edit/").status_code, 404)
            self.assertEqual(browser.post(f"{address}/edit/", {"title": "x"}).status_code, 404)
            for act, is_off in (("delete", True), ("restore", False)):
                page = browser.post(f"{address}/{act}/", follow=True).content.decode()
                self.assertNotIn("earend", page)
                self.assertEqual(bool(BestBet.objects.get(pk=bet.pk).removed_at), is_off)

    def test_one_to_a_page_that_is_gone_looks_the_same(self):
        BestBet.objects.exclude(pk=self.bets[0].pk).delete()
        secret = self.page(self.mo, "/admin/best-bets/")
        delete_post(actor=self.ada, post=self.post)
        self.assertEqual(self.page(self.mo, "/admin/best-bets/"), secret)


class SavedTests(SurfaceTestCase):
    def test_one_that_names_a_group_of_before_tells_nothing_of_it_now(self):
        asked = f"q=plan&group={self.hidden.pk}"
        self.as_person(self.bo).post("/search/saved/", {"name": "Plannen", "asked": asked})
        self.assertEqual(SavedSearch.objects.get(person=self.bo).asked, asked)
        self.assertContains(self.as_person(self.bo).get(f"/search/?{asked}"), self.hidden.name)
        leave_group(actor=self.bo, group=self.hidden)
        self.assert_same(self.bo, "/search/?q=plan&group={}", self.hidden.pk, GONE)
        page = self.as_person(self.bo).get("/search/").content.decode()
        self.assertIn("Plannen", page)
        self.assertNotIn(self.hidden.name, page)

    def test_nobody_keeps_what_they_may_not_name(self):
        for asked in (f"q=plan&group={self.hidden.pk}", f"q=plan&group={GONE}", "q=plan&group-words=Groep+hidden"):
            self.as_person(self.cy).post("/search/saved/", {"name": "x", "asked": asked})
        self.assertEqual(list(SavedSearch.objects.filter(person=self.cy).values_list("asked", flat=True)), ["q=plan"])

    def test_those_of_others_are_not_there(self):
        self.as_person(self.bo).post("/search/saved/", {"name": "Plannen", "asked": "q=plan"})
        kept = SavedSearch.objects.get()
        for person in (self.ada, self.gus, self.mo):
            for act in ("delete", "restore"):
                for browser in (self.as_person(person), signed_in(HtmxClient(), person)):
                    self.assertEqual(browser.post(f"/search/saved/{kept.pk}/{act}/").status_code, 404)
            self.assert_same(person, "/search/?removed={}", kept.pk, GONE)
        self.assertIsNone(SavedSearch.objects.get().removed_at)


class PickerTests(SurfaceTestCase):
    """Where a group or post is named in an address, one that may not be read is one that is not there."""

    def test_of_groups(self):
        for person in (self.cy, self.gus, self.mo):
            for address in ("/pick/people/?q=a&place=group-{}", "/search/?q=a&group={}", "/posts/new/?place=group-{}"):
                self.assert_same(person, address, self.hidden.pk, GONE)
            for address in (
                "/people/?group={}",
                "/people/narrow/?group={}",
                "/groups/{}/invitations/?q=a",
                "/groups/{}/members/?q=a",
            ):
                self.assert_same(person, address, self.hidden.slug, "er-is-niets")

    def test_of_posts_and_of_people_whom_a_guest_does_not_know(self):
        post = publish_update(actor=self.ada, draft=Draft(body="Iets", place=Place(group=self.hidden)))
        for person in (self.cy, self.gus, self.mo):
            self.assert_same(person, "/pick/people/?q=a&post={}", post.pk, GONE)
        for address in ("/people/{}/", "/people/{}/card.vcf", "/people/{}/?as=colleague", "/people/chart/?person={}"):
            self.assert_same(self.gus, address, "cy", "niemand")
        for address in ("/search/?q=a&by={}",):
            self.assert_same(self.gus, address, self.cy.pk, GONE)


class ReportTests(SurfaceTestCase):
    def test_what_fewer_than_the_floor_typed_leaves_the_report_as_it_was(self):
        told = {"given_by": "OR", "given_on": timezone.localdate(), "scope": "Zoeken", "document": "Verslag 12"}
        record_consent(actor=self.mo, measurement=IN_VAIN, agreement=Agreement(**told))
        before = self.page(self.mo, "/admin/searched-in-vain/")
        crowd = [make_person(f"zoeker{letter}") for letter in "abcdefgh"[:FLOOR]]
        for words, people in (("klachtoverchef", crowd[:-1]), ("klachtoverchef", crowd[:-1]), ("luchtballon", crowd)):
            for person in people:
                note_in_vain(actor=person, text=words)
        self.assertEqual(self.page(self.mo, "/admin/searched-in-vain/"), before)
        for model in (DayMark, DayKey):
            model.objects.update(day=timezone.localdate() - timedelta(days=1))
        settle_in_vain()
        _status, page = self.page(self.mo, "/admin/searched-in-vain/")
        self.assertIn(b"luchtballon", page)
        self.assertNotIn(b"klachtoverchef", page)
        self.assertFalse([person for person in crowd if person.name.encode() in page])

    def test_who_did_not_agree_is_no_newcomer_anywhere(self):
        addresses = ("/people/new/", "/home/rail/", "/people/bo/", "/people/bo/card.vcf", "/")
        none = [self.page(self.cy, address) for address in addresses]
        Person.objects.filter(pk=self.bo.pk).update(employed_since=timezone.localdate())
        self.assertEqual([self.page(self.cy, address) for address in addresses], none)
        profiles.agree_to_welcome(actor=self.bo, as_newcomer=False, anniversaries=False)
        self.assertEqual([self.page(self.cy, address) for address in addresses], none)
        profiles.agree_to_welcome(actor=self.bo, as_newcomer=True, anniversaries=True)
        self.assertNotEqual(self.page(self.cy, "/people/new/"), none[0])


class AddressTests(SurfaceTestCase):
    """Each address of search and profiles, asked by who may not, as a page and as a fragment, and in each way of HTTP."""

    def test_who_is_not_signed_in_learns_nothing(self):
        for _route, address in self.addresses():
            answer = Client().get(address)
            self.assertEqual((answer.status_code, answer.content), (302, b""), address)
            for answer in (Client().post(address), HtmxClient().get(address), HtmxClient().post(address)):
                self.assertIn(answer.status_code, (302, 401), address)  # what was typed is kept until one signed in
                self.assertNotIn(self.ada.name, answer.content.decode(), address)

    def test_administration_is_forbidden_and_the_organisation_is_not_there_for_guests(self):
        for route, address in self.addresses():
            refused = [(self.gus, 404)] if route.startswith(OF_COLLEAGUES) else []
            refused = [(self.bo, 403), (self.gus, 403)] if route.startswith("admin/") else refused
            for person, status in refused:
                for browser in (self.as_person(person), signed_in(HtmxClient(), person)):
                    answers = {browser.get(address).status_code, browser.post(address).status_code}
                    self.assertLessEqual(answers, {status, 405}, (person.username, address))
                    self.assertIn(status, answers, address)

    def test_no_address_breaks_on_a_way_of_asking_that_it_does_not_have(self):
        for person in (self.mo, self.bo):
            browser = self.as_person(person)
            for _route, address in self.addresses():
                for method in ("get", "head", "post", "put", "delete", "patch", "options"):
                    answer = getattr(browser, method)(address)
                    self.assertLess(answer.status_code, 500, (method, address))
                    if method in {"put", "delete", "patch"}:
                        self.assertNotEqual(answer.status_code, 302, (method, address))

    def test_what_changes_something_is_never_done_by_asking_for_a_page(self):
        kept = SavedSearch.objects.create(person=self.bo, name="x", asked="q=x")
        for address in (
            f"/search/saved/{kept.pk}/delete/",
            "/settings/profile/hint/",
            "/settings/photo/delete/",
            "/settings/my-work/week/",
        ):
            self.assertEqual(self.as_person(self.bo).get(address).status_code, 405)
        strict = signed_in(Client(enforce_csrf_checks=True), self.bo)
        self.assertEqual(strict.post(f"/search/saved/{kept.pk}/delete/").status_code, 403)
        self.assertIsNone(SavedSearch.objects.get().removed_at)

    def addresses(self):
        """Return [(route, address)] of all addresses of the two apps, with something in each place."""
        patterns = [one for one in (*of_search, *of_profiles) if isinstance(one, URLPattern)]
        routes = [str(pattern.pattern) for pattern in patterns]
        fill = re.compile(r"<(?:\w+:)?(\w+)>")
        return [(route, "/" + fill.sub(lambda part: str(GIVEN[part[1]]), route)) for route in routes]
