import json
import re
import time

from django.utils.dates import WEEKDAYS_ABBR

from omarm.core.live.token import read_token
from omarm.core.pagination import PAGE
from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.core.testing.cast import make_person
from omarm.groups.commands import join_group, leave_group, show_in_home
from omarm.groups.models import Group
from omarm.home.queries import groups_in_common, live_channels, nav_groups
from omarm.people.commands import change_organisation, deactivate_person, rename_person
from omarm.people.models import Person
from omarm.profiles.commands import keep_week
from omarm.profiles.models import Field, Narrowing
from omarm.stream.commands import Place
from omarm.stream.models import SeenMarker
from omarm.stream.tests.writing import StreamTestCase, write

GARBAGE = ("x", "-", "--", "1-", "-1", "zz-zz", "1-zz", f"{2**80:x}-{2**80:x}", "-ff-ff", "0-0x", "é-é", "1" * 5000)


class PageTestCase(StreamTestCase):
    def setUp(self):
        super().setUp()
        self.browser, self.htmx = self.as_person(self.bo), signed_in(HtmxClient(), self.bo)

    def streams(self):
        """Each page with a stream, and where a post has to stand to be in it."""
        yield "/", {}
        yield self.closed.get_absolute_url(), {"place": Place(group=self.closed)}
        yield "/people/ada/", {}


class StreamTests(PageTestCase):
    def test_htmx_gets_a_part_and_everyone_else_a_page(self):
        write(self.ada)
        for address, _told in self.streams():
            page, part = self.browser.get(address), self.htmx.get(address)
            self.assertContains(page, "<!doctype html>")
            self.assertEqual(part.status_code, 200)
            self.assertTrue("<!doctype html>" in part.content.decode() or "HX-Request" in page["Vary"])

    def test_the_next_page_is_a_fragment_for_htmx_and_a_page_without(self):
        for address, told in self.streams():
            for number in range(PAGE + 2):
                write(self.ada, f"Nummer {number:03}", **told)
            first = self.browser.get(address)
            following = f"{address}?after={first.context['page'].after}"
            self.assertContains(first, f'href="?after={first.context["page"].after}"')
            part, page = self.htmx.get(following), self.browser.get(following)
            for answer in (part, page):
                self.assertContains(answer, "Nummer 001")
                self.assertContains(answer, "Nummer 000")
                self.assertNotContains(answer, "Nummer 002")
                self.assertIn("HX-Request", answer["Vary"])
            self.assertTrue(part.content.strip().startswith(b'<article class="post-card"'))
            self.assertNotContains(part, "<html")
            self.assertContains(page, "<!doctype html>")

    def test_a_stream_has_an_end(self):
        write(self.ada)
        self.assertContains(self.browser.get("/"), "pagination__end")
        self.assertContains(self.browser.get("/?after=1-1"), "pagination__end")

    def test_a_cursor_of_nonsense_is_the_first_page(self):
        post = write(self.ada, place=Place(group=self.closed))
        for address, _told in self.streams():
            for after in GARBAGE:
                with self.subTest(address=address, after=after[:20]):
                    answer = self.browser.get(address, {"after": after})
                    self.assertEqual(answer.status_code, 200)
                    self.assertEqual([card.row.post_id for card in answer.context["cards"]], [post.pk])

    def test_an_empty_stream_invites(self):
        for address, _told in self.streams():
            self.assertContains(self.browser.get(address), "empty-state")

    def test_home_leaves_out_the_groups_that_one_does_not_want_there(self):
        write(self.ada, "Uit de groep", place=Place(group=self.closed))
        self.assertContains(self.browser.get("/"), "Uit de groep")
        show_in_home(actor=self.bo, group=self.closed, shown=False)
        self.assertNotContains(self.browser.get("/"), "Uit de groep")
        self.assertContains(self.browser.get(self.closed.get_absolute_url()), "Uit de groep")

    def test_leaving_a_group_takes_its_posts_away_at_once(self):
        post = write(self.ada, "Alleen voor ons", place=Place(group=self.closed))
        self.assertContains(self.browser.get("/"), "Alleen voor ons")
        leave_group(actor=self.bo, group=self.closed)
        for address in ("/", self.closed.get_absolute_url(), "/people/ada/"):
            self.assertNotContains(self.browser.get(address), "Alleen voor ons")
        self.assertEqual(self.browser.get(post.get_absolute_url()).status_code, 404)


class SeenTests(PageTestCase):
    def test_looking_moves_the_marker_to_the_newest_post_and_never_back(self):
        older, newer = write(self.ada), write(self.ada)
        self.browser.get("/")
        self.assertEqual(SeenMarker.objects.get(person=self.bo, group=None).post_id, newer.pk)
        self.browser.get(f"/?after={newer.published_at.timestamp() * 1_000_000:.0f}")
        self.browser.get("/")
        self.assertEqual(SeenMarker.objects.get(person=self.bo, group=None).post_id, newer.pk)
        self.assertNotEqual(older, newer)

    def test_the_dot_beside_a_group_goes_when_one_has_looked_there(self):
        write(self.ada, place=Place(group=self.closed))
        self.assertEqual({g["slug"] for g in nav_groups(self.bo)["groups"] if g["new"]}, {self.closed.slug})
        self.browser.get("/")
        self.assertEqual({g["slug"] for g in nav_groups(self.bo)["groups"] if g["new"]}, {self.closed.slug})
        self.browser.get(self.closed.get_absolute_url())
        self.assertEqual([g for g in nav_groups(self.bo)["groups"] if g["new"]], [])
        self.assertContains(self.browser.get("/"), self.closed.name)

    def test_looking_as_an_outsider_leaves_no_trace(self):
        write(self.ada, place=Place(group=self.open))
        self.as_person(self.cy).get(self.open.get_absolute_url())
        self.as_person(self.cy).get("/people/ada/")
        self.assertFalse(SeenMarker.objects.filter(person=self.cy).exists())


class GroupPageTests(PageTestCase):
    def test_an_outsider_reads_what_a_group_is_for_and_nothing_in_it(self):
        for group, inside in ((self.open, True), (self.request, False), (self.closed, False)):
            write(self.ada, f"Binnen {group.slug}", place=Place(group=group))
            page = self.as_person(self.cy).get(group.get_absolute_url())
            self.assertContains(page, group.purpose)
            self.assertEqual(f"Binnen {group.slug}" in page.content.decode(), inside)
            self.assertEqual(self.bo.name in page.content.decode(), False)

    def test_what_is_not_there_and_what_is_hidden_look_the_same(self):
        hidden, missing = (
            self.as_person(self.cy).get(f"/groups/{slug}/") for slug in (self.hidden.slug, "bestaat-niet")
        )
        self.assertEqual((hidden.status_code, missing.status_code), (404, 404))
        chance = re.compile(rb'(?:nonce|value)="[^"]*"|"X-CSRFToken": "\w*"')
        self.assertEqual(
            chance.sub(b"", hidden.content).replace(self.hidden.slug.encode(), b"SLUG"),
            chance.sub(b"", missing.content).replace(b"bestaat-niet", b"SLUG"),
        )

    def test_only_members_of_a_living_group_are_asked_to_write(self):
        address = f"/posts/new/?place=group-{self.open.pk}"
        self.assertContains(self.browser.get(self.open.get_absolute_url()), address)
        self.assertNotContains(self.as_person(self.cy).get(self.open.get_absolute_url()), address)
        Group.objects.filter(pk=self.open.pk).update(archived_at=self.open.created_at)
        self.assertNotContains(self.browser.get(self.open.get_absolute_url()), address)


class PersonPageTests(PageTestCase):
    def test_the_page_of_a_colleague(self):
        write(self.ada, "Van Ada")
        page = self.browser.get("/people/ada/")
        self.assertContains(page, self.ada.name)
        self.assertContains(page, "Van Ada")
        self.assertContains(page, self.open.name)

    def test_under_the_name_stands_where_and_when_as_far_as_it_may_be_seen(self):
        """On a phone the side of the page comes behind the posts."""
        Person.objects.filter(pk=self.ada.pk).update(place="Lindemeer", manager=self.mo)
        keep_week(actor=self.ada, mornings=0b00101)
        days = f"{WEEKDAYS_ABBR[0]}, {WEEKDAYS_ABBR[2]}"
        for seen in (True, False):
            page = self.browser.get("/people/ada/")
            above = page.content.decode().partition('id="stream"')[0]
            for text in (self.ada.department.name, f"/people/{self.mo.username}/"):
                self.assertIn(text, above)
            self.assertEqual(["Lindemeer" in above, days in above, days in page.content.decode()], [seen, seen, seen])
            for field in Field.objects.filter(code__in=("place", "working_days")):
                Narrowing.objects.get_or_create(person=self.ada, field=field, audience="myself")

    def test_to_name_somebody_asks_who_reads_it(self):
        self.assertContains(self.browser.get("/people/ada/"), 'href="/posts/new/?words=@ada%20&amp;place="')
        self.assertNotContains(self.browser.get("/people/bo/"), "words=@bo")

    def test_the_username_tells_two_of_one_name_apart(self):
        told = '<dd class="facts__value">ada</dd>'
        self.assertNotContains(self.browser.get("/people/ada/"), told)
        Person.objects.filter(pk=self.cy.pk).update(name=self.ada.name)
        self.assertContains(self.browser.get("/people/ada/"), told)
        Person.objects.filter(pk=self.cy.pk).update(is_active=False)
        self.assertNotContains(self.browser.get("/people/ada/"), told)

    def test_a_guest_finds_fellow_members_only(self):
        guest = self.as_person(self.gus)
        found = [guest.get(f"/people/{name}/").status_code for name in ("ada", "bo", "cy", "mo", "gus", "niemand")]
        self.assertEqual(found, [200, 200, 404, 404, 200, 404])

    def test_a_guest_does_not_learn_of_colleagues_through_a_fellow_member(self):
        Person.objects.filter(pk=self.bo.pk).update(manager=self.cy)
        Person.objects.filter(pk=self.mo.pk).update(manager=self.bo)
        page = self.as_person(self.gus).get("/people/bo/")
        for stranger in (self.cy, self.mo):
            self.assertNotContains(page, stranger.name)
        page = self.as_person(self.ada).get("/people/bo/")
        for colleague in (self.cy, self.mo):
            self.assertContains(page, colleague.name)

    def test_the_groups_in_common_are_those_that_one_may_read(self):
        join_group(actor=self.cy, group=self.open)
        names = {
            reader: [group.access for group in groups_in_common(reader, self.ada)]
            for reader in (self.bo, self.cy, self.gus)
        }
        self.assertEqual({reader: sorted(found) for reader, found in names.items()}, {
            self.bo: ["closed", "hidden", "open", "request"], self.cy: ["open"], self.gus: ["open"],
        })  # fmt: skip

    def test_a_former_address_leads_to_the_present_one(self):
        rename_person(actor=self.mo, person=self.ada, username="ada.nieuw")
        self.assertRedirects(self.browser.get("/people/ada/"), "/people/ada.nieuw/", status_code=302)
        dee = make_person("dee")
        rename_person(actor=self.mo, person=dee, username="dee.nieuw")
        self.assertEqual(self.as_person(self.gus).get("/people/dee/").status_code, 404)

    def test_what_somebody_wrote_who_left_stays(self):
        write(self.ada, "Blijft staan")
        deactivate_person(actor=self.mo, person=self.ada)
        self.assertContains(self.browser.get("/people/ada/"), "Blijft staan")


class FrameTests(PageTestCase):
    def test_the_channels_are_those_of_the_sources(self):
        mine = {"all", "open", f"p{self.bo.pk}", f"d{self.team.pk}", f"d{self.department.pk}"}
        self.assertEqual(set(live_channels(self.bo)), mine | {f"g{group.pk}" for group in self.groups.values()})
        self.assertEqual(set(live_channels(self.cy)), {"all", "open", f"p{self.cy.pk}", f"d{self.department.pk}"})
        self.assertEqual(set(live_channels(self.gus)), {f"p{self.gus.pk}", f"g{self.open.pk}"})
        self.assertEqual(set(live_channels(self.mo)), {"all", "open", f"p{self.mo.pk}"})

    def test_a_token_carries_ones_own_channels(self):
        granted = read_token(json.loads(self.browser.get("/live/token/").content)["token"])
        self.assertEqual((granted.person_id, set(granted.channels)), (self.bo.pk, set(live_channels(self.bo))))

    def test_a_page_says_of_which_moment_it_is_and_a_token_carries_that(self):
        before = int(time.time() * 1000)
        [made] = re.findall(r'^made;desc="(\d+)"$', self.browser.get("/").headers["Server-Timing"])
        self.assertTrue(before <= int(made) <= time.time() * 1000)
        for since, carried in ((made, int(made) / 1000), ("", None), ("x", None), ("-1", None)):
            granted = read_token(self.browser.get(f"/live/token/?since={since}").json()["token"])
            self.assertEqual(granted.since, carried, since)

    def test_the_colour_of_the_organisation(self):
        with self.captureOnCommitCallbacks(execute=True):
            change_organisation(actor=self.mo, name="Proefstad", intranet_name="Plein", accent="#aa3300")
        sheet = self.client.get("/theme.css")
        self.assertEqual((sheet.status_code, sheet["Content-Type"]), (200, "text/css; charset=utf-8"))
        self.assertContains(sheet, "--omarm-accent")
        self.assertContains(self.browser.get("/"), "/theme.css")

    def test_the_kept_frame_is_ones_own(self):
        for person, other in ((self.bo, self.cy), (self.cy, self.bo), (self.mo, self.bo), (self.bo, self.mo)):
            html = self.as_person(person).get("/").content.decode()
            self.assertIn(f'href="/people/{person.username}/"', html)
            self.assertNotIn(f"/people/{other.username}/", html)
            self.assertEqual('href="/admin/"' in html, person == self.mo)

    def test_suggestions_are_open_groups_of_near_colleagues(self):
        Person.objects.filter(pk=self.cy.pk).update(department=self.team)
        page = self.as_person(Person.objects.get(pk=self.cy.pk)).get("/home/rail/")
        self.assertContains(page, self.open.name)
        for group in (self.request, self.closed, self.hidden):
            self.assertNotContains(page, group.name)
        self.assertNotContains(self.as_person(self.gus).get("/home/rail/"), "Groep")
