import re
from datetime import timedelta
from urllib.parse import quote

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.core.testing.cast import CastTestCase, make_person
from omarm.people.queries import forget_organisation
from omarm.search.commands import learn_words, renew_index
from omarm.search.models import Document
from omarm.stream.commands import Draft, add_comment
from omarm.stream.commands.placing import Place
from omarm.topics.commands import TopicText, add_topic
from omarm.updates.commands import publish_update

ODD = (
    "-", '"', '"""', "-- -- --", "| & ! <-> :*", "@g12", "@all", "'; drop table search_document; --", "%", "\\", "🚲🚲", "مرحبا بالعالم",
    "\u202efiets\u202c", "\u200b", "fiets " * 2000, "x" * 10_000, '"fiets -"', "-fiets", "(fiets", "a:*", "<script>alert(1)</script>",
)  # fmt: skip


class PageTestCase(CastTestCase):
    def write(self, title, body="Iets", *, by=None, group=None, **told):
        draft = Draft(title=title, body=body, place=Place(group=group), **told)
        return publish_update(actor=by or self.ada, draft=draft)

    def get(self, address, person=None, **options):
        return self.as_person(person or self.bo).get(address, **options)


class AskingTests(PageTestCase):
    def test_a_word_in_a_compound_is_found_and_lit(self):
        self.write("Nieuwe fietsvergoeding", "De vergoeding gaat omhoog.", group=self.open)
        renew_index()
        page = self.get("/search/?q=fiets")
        self.assertContains(page, '<mark class="search-lit">fietsvergoeding</mark>')
        self.assertContains(page, self.ada.name)
        self.assertContains(page, self.open.name)

    def test_htmx_gets_the_answer_alone_with_the_number_for_who_listens_and_the_address(self):
        self.write("Fietsplan")
        renew_index()
        answer = signed_in(HtmxClient(), self.bo).get("/search/?q=fietsplan&what=&kind=&group=&when=&from=&until=")
        self.assertNotContains(answer, "<html")
        self.assertContains(answer, 'hx-swap-oob="innerHTML:#told"')
        self.assertContains(answer, "Fietsplan")
        self.assertEqual(answer.headers["HX-Replace-Url"], "/search/?q=fietsplan")

    def test_what_is_narrowed_to_stands_in_the_address_and_goes_with_one_tap(self):
        topic = add_topic(actor=self.mo, text=TopicText(name="Bodem"))
        self.write("Fietsplan hier", group=self.open, topics=(topic,))
        self.write("Fietsplan daar", by=self.bo)
        renew_index()
        asked = f"q=fietsplan&what=posts&kind=update&group={self.open.pk}&by={self.ada.pk}&topic={topic.pk}&when=week"
        page = self.get(f"/search/?{asked}")
        self.assertContains(page, "hier</a>")
        self.assertNotContains(page, "daar</a>")
        self.assertContains(page, f"/search/?{asked.replace('&when=week', '').replace('&', '&amp;')}")
        self.assertContains(page, f"/search/?{asked.replace(f'&by={self.ada.pk}', '').replace('&', '&amp;')}")
        self.assertEqual(page.headers["HX-Replace-Url"], f"/search/?{asked}")

    def test_a_name_typed_by_hand_is_known_or_asked_back(self):
        make_person("adam")
        renew_index()
        page = self.get(f"/search/?q=fiets&group-words={quote('Groep open')}")
        self.assertEqual(page.headers["HX-Replace-Url"], f"/search/?q=fiets&group={self.open.pk}")
        page = self.get(f"/search/?q=fiets&group-words={quote('Groep')}")
        self.assertContains(page, f"?q=fiets&amp;group={self.open.pk}", status_code=422)
        self.assertContains(page, self.closed.name, status_code=422)
        for name in ("group", "by", "topic"):
            self.assertContains(self.get(f"/search/?q=fiets&{name}-words=zzz"), "zzz", status_code=422)

    def test_days_are_read_or_asked_back(self):
        post = self.write("Fietsplan")
        renew_index()
        today = timezone.localdate()
        for since, until, is_found in ((today, today, True), (today - timedelta(3), today - timedelta(1), False),
                                       ("", today, True), (today + timedelta(1), "", False)):  # fmt: skip
            page = self.get(f"/search/?q=fietsplan&when=between&from={since}&until={until}")
            self.assertEqual(post.get_absolute_url() in page.content.decode(), is_found)
        for days in ("from=gisteren", "from=2026-02-02&until=2026-01-01", "until=2026-13-01"):
            page = self.get(f"/search/?q=fietsplan&{days}")
            self.assertContains(page, post.get_absolute_url(), status_code=422)
            self.assertContains(page, "banner--warn", status_code=422)

    def test_what_no_form_of_ours_sends_narrows_nothing(self):
        self.write("Fietsplan")
        renew_index()
        for more in (
            "what=x",
            "kind=x",
            "group=x",
            "by=-1",
            "topic=1e5",
            "when=x",
            "order=x",
            "after=zzz",
            "removed=x",
        ):
            self.assertContains(self.get(f"/search/?q=fietsplan&{more}"), "Fietsplan")
        self.assertContains(self.get(f"/search/?q=fietsplan&group={'9' * 17}"), "Fietsplan", status_code=422)

    def test_whatever_is_typed_is_answered_and_stays(self):
        self.write("Fietsplan")
        renew_index()
        htmx = signed_in(HtmxClient(), self.bo)
        for text in ODD:
            page = self.get(f"/search/?q={quote(text)}")
            self.assertEqual(page.status_code, 200, text[:20])
            self.assertContains(page, f'name="q" value="{_escaped(text.strip())}"')
            self.assertEqual(htmx.get(f"/search/?q={quote(text)}").status_code, 200)
            self.assertEqual(htmx.get(f"/search/suggest/?q={quote(text)}").status_code, 200)
            for name in ("group", "by", "topic"):
                self.assertEqual(htmx.get(f"/search/pick/{name}/?q={quote(text)}").status_code, 200)
                self.assertIn(htmx.get(f"/search/?q=x&{name}-words={quote(text)}").status_code, (200, 422))
        self.assertEqual(self.get("/search/?q=fiets%00plan").status_code, 404)
        self.assertEqual(self.get("/search/pick/anders/?q=x").status_code, 404)
        self.assertTrue(Document.objects.exists())

    def test_operators_alone_are_told_so(self):
        for text in ("-", '""', "-fiets"):
            self.assertContains(self.get(f"/search/?q={quote(text)}"), _escaped(f"“{text}”"))

    def test_nothing_found_asks_to_ask(self):
        page = self.get(f"/search/?q=zeppelin&group={self.open.pk}")
        self.assertContains(page, f"/posts/new/?writing=question&amp;words=zeppelin&amp;place=group-{self.open.pk}")
        self.assertContains(page, "/search/?q=zeppelin")
        composer = self.get(f"/posts/new/?words=Waar+is+de+zeppelin&place=group-{self.open.pk}")
        self.assertContains(composer, "Waar is de zeppelin")
        self.assertEqual(composer.context["form"]["place"].value(), f"group-{self.open.pk}")

    def test_after_another_spelling_the_number_is_of_what_was_looked_for(self):
        for number in range(2):
            self.write(f"Het wijkcentrum {number}")
        renew_index()
        learn_words()
        page = self.get("/search/?q=wijkcentrm")
        told = re.search(r'"search-head__told">(.*?)</p>', page.content.decode(), re.DOTALL)[1]
        self.assertIn("“wijkcentrum”", told)
        self.assertNotIn("wijkcentrm", told)

    def test_what_only_comes_near_asks_to_ask(self):
        """In other words for one word, of which no part can be left out, than for more."""
        told = set()
        self.write("Fietsvergoeding")
        self.write("Betonrot")
        renew_index()
        for text in ("fietsvergoeding zeppelin", "betonvergoeding"):
            page = self.get(f"/search/?q={quote(text)}")
            self.assertTrue(page.context["answer"].found.some_words, text)
            said = re.search(
                r'<p class="muted">([^<]*) <a href="/posts/new/\?(?:writing=question&amp;)?words=(\w+)',
                page.content.decode(),
            )
            self.assertEqual(said[2], text.split()[0])
            told.add(said[1])
        self.assertEqual(len(told), 2)

    def test_a_comment_says_once_what_it_is(self):
        post = self.write("Fietsplan")
        add_comment(actor=self.bo, post=post, body="Ook voor zeppelins")
        renew_index()
        page = self.get("/search/?q=zeppelins")
        kind = re.search(r'"search-hit__kind">.*?</p>', page.content.decode(), re.DOTALL)[0]
        self.assertEqual(kind.count("<span>"), 1)
        self.assertIn("#reply", kind)

    def test_results_come_in_pages_each_once(self):
        for number in range(25):
            self.write(f"Fietsplan {number}")
        renew_index()
        for order in ("relevance", "date"):
            page = self.get(f"/search/?q=fietsplan&order={order}")
            first = [row.result.hit.id for row in page.context["answer"].rows]
            after = page.context["answer"].found.after
            more = signed_in(HtmxClient(), self.bo).get(f"/search/?q=fietsplan&order={order}&after={after}")
            self.assertNotContains(more, 'id="told"')
            self.assertNotIn("HX-Replace-Url", more.headers)
            rest = [row.result.hit.id for row in more.context["answer"].rows]
            self.assertEqual((len(first), len(rest), len({*first, *rest})), (20, 5, 25))
            plain = self.get(f"/search/?q=fietsplan&order={order}&after={after}")
            self.assertContains(plain, "search-hit__title", count=5)
            self.assertNotContains(plain, "search-head")

    def test_before_anything_is_asked_it_offers_ones_groups(self):
        page = self.get("/search/")
        for group in (self.open, self.closed, self.hidden):
            self.assertContains(page, f"/search/?group={group.pk}")
        self.assertNotContains(self.get("/search/", self.cy), self.hidden.name)

    def test_the_page_costs_the_same_for_many(self):
        def write_some(number):
            for _time in range(number):
                self.write("Fietsplan", group=self.open)
                self.write("Fietsplan")
            for letter in "ab":
                make_person(f"fietsplan{letter}{Document.objects.count()}")
            renew_index()

        def cost():
            browser.get("/search/?q=fietsplan")
            forget_organisation()
            with CaptureQueriesContext(connection) as asked:
                browser.get("/search/?q=fietsplan")
            return len(asked)

        browser = self.as_person(self.bo)
        write_some(11)  # more than a page
        few = cost()
        write_some(15)
        self.assertLessEqual(cost(), few)


class LeakTests(PageTestCase):
    def test_an_outsider_gets_nothing_by_any_of_its_addresses(self):
        for group in (self.request, self.closed, self.hidden):
            self.write("Zeppelinvergunning", "Zeppelin", group=group)
        renew_index()
        browser = signed_in(HtmxClient(), self.cy)
        for address in (
            "?q=zeppelin",
            f"?q=zeppelin&by={self.ada.pk}",
            "?q=zeppelin&order=date",
            "suggest/?q=zeppelin",
        ):
            self.assertNotContains(browser.get(f"/search/{address}"), "Zeppelinvergunning")
        for group in (self.request, self.closed):
            self.assertNotContains(browser.get(f"/search/?q=zeppelin&group={group.pk}"), "Zeppelinvergunning")
        answer = browser.get(f"/search/?q=zeppelin&group={self.hidden.pk}")
        self.assertNotContains(answer, self.hidden.name, status_code=422)
        self.assertNotContains(browser.get("/search/pick/group/?q=hidden"), self.hidden.name)
        self.assertContains(self.as_person(self.bo).get("/search/?q=zeppelin"), "Zeppelinvergunning")

    def test_a_guest_finds_what_is_in_their_groups_and_no_more(self):
        self.write("Zeppelin hier", group=self.open)
        self.write("Zeppelin overal")
        renew_index()
        page = self.get("/search/?q=zeppelin", self.gus)
        self.assertContains(page, "hier</a>")
        self.assertNotContains(page, "overal")
        self.assertNotContains(self.get("/search/pick/by/?q=mulder", self.gus), self.mo.name)
        self.assertNotContains(self.get("/search/?by-words=mulder&q=x", self.gus), self.mo.name, status_code=422)

    def test_the_suggestions_are_options_that_lead_there(self):
        post = self.write("Fietsplan")
        renew_index()
        answer = self.get("/search/suggest/?q=fietspl")
        self.assertContains(answer, 'role="option"', count=2)
        self.assertContains(answer, post.get_absolute_url())
        self.assertContains(answer, "/search/?q=fietspl")


def _escaped(text):
    for sign, written in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#x27;")):
        text = text.replace(sign, written)
    return text
