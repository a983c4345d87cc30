"""What people type to break something: markup in every name, nonsense in every form and address of search and profiles."""

from html.parser import HTMLParser

from django.core.files.base import ContentFile

from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.core.testing.cast import CastTestCase
from omarm.core.testing.settling import settle
from omarm.files.commands import add_document
from omarm.groups.commands import NewGroup, start_group
from omarm.media.tests.documents import docx
from omarm.people.models import Department, Person
from omarm.profiles import commands
from omarm.search.commands import learn_words
from omarm.search.commands.bestbets import Bet, add_best_bet
from omarm.search.commands.saved import save_search
from omarm.stream.commands import Draft, Place, add_comment
from omarm.topics.commands import TopicText, add_topic
from omarm.updates.commands import publish_update

HOSTILE = '"><img src=x onerror=alert(1)><mark>zeppelin</mark>{{ 7*7 }}</title></script>'
NAME = '"><img src=x onerror=alert(1)>zeppelin'
ASKED = ("zeppelin", "%22%3E%3Cimg+src%3Dx+onerror%3Dalert(1)%3E+zeppelin", "zeppelni")
PAGES = (
    *(f"{page}{typed}" for typed in ASKED for page in ("/search/?q=", "/search/suggest/?q=", "/people/?q=", "/people/?view=table&q=",
                                                       "/people/narrow/?q=", "/people/chart/?q=", "/pick/people/?q=", "/pick/topics/?q=", "/pick/departments/?q=",
                                                       "/search/pick/group/?q=", "/search/pick/by/?q=", "/search/pick/topic/?q=",
                                                       "/search/?q=x&group-words=", "/people/experts/?q=", "/groups/new/similar/?name=",
                                                       "/people/?place=", "/people/?function=", "/search/?q=x&from=", "/posts/new/?words=")),
    "/search/", "/people/", "/people/bo/", "/people/chart/", "/people/chart/list/", "/people/new/", "/people/experts/", "/topics/",
    "/people/experts/{topic}/", "/topics/{topic}/", "/groups/", "/groups/{group}/", "/groups/{group}/files/", "/settings/profile/",
    "/settings/expertise/", "/settings/my-work/",
)  # fmt: skip
OF_ADMINISTRATORS = ("/admin/best-bets/", "/admin/profile-fields/", "/admin/profile-fields/{field}/", "/admin/profile-fields/{field}/kind/",
                     "/admin/people/bo/kept/", "/admin/people/?q=zeppelin", "/admin/audit/")  # fmt: skip
ODD = ("", "\x00", "x" * 10_000, "-1", "9" * 30, "\u202e\u200b", "2026-02-31")
FORMS = {
    "/settings/profile/": ("place", "about", "phone", "languages", "who.place", "who.phone", "asked", "{field}"),
    "/settings/expertise/": ("topic", "note", "may_be_asked"),
    "/settings/asked/": ("pace", "most_a_day", "paused_until"),
    "/settings/my-work/week/": ("mornings", "afternoons", "note"),
    "/settings/my-work/absences/": ("starts_on", "ends_on", "stand_in"),
    "/settings/my-work/projects/": ("name", "role", "started_on"),
    "/settings/my-work/welcome/": ("as_newcomer",),
    "/people/ada/thanks/": ("topic",),
    "/search/saved/": ("name", "asked"),
    "/groups/new/": ("name", "kind", "access", "promise_days", "tabs_on", "submission", "part_of", "sure"),
    "/admin/best-bets/new/": ("words", "title", "address", "owner", "ends_on"),
    "/admin/profile-fields/new/": ("label_nl", "label_en", "kind", "audience", "source", "help_nl"),
    "/admin/profile-fields/{field}/": ("label_nl", "audience", "source"),
    "/admin/profile-fields/{field}/kind/": ("kind",),
    "/admin/profile-fields/{field}/choices/add/": ("label_nl", "label_en"),
    "/admin/people/bo/kept/": ("employed_since",),
}  # fmt: skip
WHOLE = {
    "name": "Iets", "asked": "q=iets", "kind": "interest", "access": "open", "words": "iets", "title": "Iets", "address": "https://x.example/",
    "label_nl": "Iets", "audience": "colleagues", "source": "person", "pace": "days", "most_a_day": "2", "ends_on": "2099-01-01",
}  # fmt: skip


class Elements(HTMLParser):
    """What a browser makes of a page: elements that only hostile words could have made."""

    def __init__(self, page):
        super().__init__()
        self.bad = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        is_ours = tag != "mark" or told.get("class") == "search-lit"
        if not is_ours or {"onerror", "onload", "onclick"} & told.keys() or told.get("src") == "x":
            self.bad.append((tag, told))


class HostileTestCase(CastTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.field = commands.add_field(
            actor=cls.mo, kind="choices", told=commands.FieldTold(label_nl=NAME, help_nl=HOSTILE)
        )
        cls.choice = commands.add_choice(actor=cls.mo, field=cls.field, label_nl=NAME, label_en=NAME)
        cls.topic = add_topic(actor=cls.mo, text=TopicText(name=NAME, description=HOSTILE, synonyms=("<b>zep",)))
        cls.group = start_group(actor=cls.ada, new=NewGroup(name=NAME, purpose=HOSTILE, about=HOSTILE))

    def fill(self, address):
        return address.format(field=self.field.code, topic=self.topic.slug, group=self.group.slug)


class MarkupTests(HostileTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls._tell()
        cls._write()
        settle()
        learn_words()

    @classmethod
    def _tell(cls):
        told = {"name": NAME, "surname": NAME, "function": HOSTILE, "place": NAME}
        Person.objects.filter(pk=cls.bo.pk).update(**told)
        Department.objects.filter(pk=cls.team.pk).update(name=NAME)
        cls.bo.refresh_from_db()
        about = commands.Told(texts={"about": HOSTILE, "phone": NAME[:40]}, choices={cls.field.code: [cls.choice.pk]})
        commands.change_own_profile(actor=cls.bo, person=cls.bo, told=about)
        commands.tell_expertise(actor=cls.bo, topic=cls.topic, note=HOSTILE, may_be_asked=True)
        commands.add_project(actor=cls.bo, name=HOSTILE, role=NAME)
        commands.keep_week(actor=cls.bo, mornings=127, note=HOSTILE)

    @classmethod
    def _write(cls):
        for number in range(2):
            draft = Draft(
                title=f"{number} {HOSTILE}",
                body=f"zeppelin {number}",
                place=Place(group=cls.group),
                topics=(cls.topic,),
            )
            post = publish_update(actor=cls.ada, draft=draft)
            add_comment(actor=cls.ada, post=post, body=f"{HOSTILE} zeppelin")
        words = docx("Hier staat een zeppelin & <img src=x onerror=alert(1)><mark>zeppelin</mark>")
        add_document(actor=cls.ada, group=cls.group, file=ContentFile(words, f"{NAME}.docx"))
        add_best_bet(actor=cls.mo, bet=Bet(title=HOSTILE, address="https://x.example/", words="zeppelin"))
        save_search(actor=cls.mo, name=HOSTILE[:80], asked="q=zeppelin")

    def test_markup_in_names_and_words_is_shown_as_it_was_typed_and_makes_nothing(self):
        shown = 0
        for browser, addresses in (
            (self.as_person(self.mo), (*PAGES, *OF_ADMINISTRATORS)),
            (signed_in(HtmxClient(), self.bo), PAGES),
        ):
            for address in map(self.fill, addresses):
                answer = browser.get(address, follow=True)
                page = answer.content.decode()
                self.assertIn(answer.status_code, (200, 422), address)
                self.assertEqual(Elements(page).bad, [], address)
                self.assertNotIn("49</title>", page)
                shown += "&lt;img src=x" in page
        self.assertGreater(shown, 60)

    def test_what_goes_to_the_browser_beside_the_page_is_one_line(self):
        browser = signed_in(HtmxClient(), self.bo)
        for typed in ("a%0d%0aX-Evil:1", "%0a%0aevil", "a%22%3E"):
            for address in (f"/people/?q={typed}", f"/search/?q={typed}", f"/people/?place={typed}"):
                answer = browser.get(address)
                self.assertNotIn("X-Evil", answer.headers)
                for value in answer.headers.values():
                    self.assertFalse(set("\r\n") & set(value), address)


class NonsenseTests(HostileTestCase):
    def test_every_form_answers_in_words(self):
        browser = self.as_person(self.mo)
        for address, names in FORMS.items():
            for name in map(self.fill, names):
                for odd in ODD:
                    answer = browser.post(self.fill(address), WHOLE | {name: odd})
                    self.assertIn(answer.status_code, (200, 302, 400, 403, 404, 422), (address, name, odd[:20]))
                answer = browser.post(self.fill(address), WHOLE | {name: ["x", "1", "-1"]})
                self.assertLess(answer.status_code, 500, (address, name))

    def test_the_same_name_twice_in_an_address_is_one_question(self):
        for address in (
            "/people/?q=a&q=bakker&department=x&department=1&today=1&today=1",
            "/search/?q=a&q=b&group=1&group=2&what=posts&what=x",
            "/search/?group-words=a&group-words=Groep+open&q=x",
            "/people/?after=zz&after=1-a",
            "/search/suggest/?q=a&q=bakker",
        ):
            self.assertIn(self.as_person(self.bo).get(address).status_code, (200, 422), address)

    def test_places_in_a_list_that_nobody_gave_out_are_its_beginning_or_its_end(self):
        odd = (
            "0-",
            "--",
            "1-%ff%fe",
            "ffffffffffffffffffff-a",
            "-1-a",
            "5-9z",
            "posts.-1.5",
            "posts.1." + "9" * 30,
            "a" + "f" * 40 + "-1",
            "9" * 5000,
        )
        for place in odd:
            for address in (
                "/people/?q=b&after=",
                "/people/?after=",
                "/search/?q=a&after=",
                "/search/?q=a&order=date&after=a",
                "/people/bo/?after=",
            ):
                answer = self.as_person(self.bo).get(address + place)
                self.assertEqual(answer.status_code, 200, (address, place[:20]))
