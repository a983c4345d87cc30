"""What somebody types is shown as they typed it, and is never more than words."""

from html.parser import HTMLParser

from omarm.core import richtext
from omarm.groups.commands import NewGroup, join_group, start_group
from omarm.groups.models import Group
from omarm.people.commands import change_profile
from omarm.people.models import Person
from omarm.stream.commands import Place, add_comment, react
from omarm.stream.tests.writing import StreamTestCase, photo, write

ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '"onfocus="alert(1)" autofocus="',
    "javascript:alert(1) en data:text/html,<b>1",
    'https://x.example/"onclick="alert(1)',
    "https://x.example/'><svg/onload=alert(1)>",
    "{{ request.user.password }}{% csrf_token %}{% load ui %}",
    "</textarea><script>alert(1)</script></template><!-- ",
    "&lt;script&gt; &amp; <b>vet</b> www.x.example",
)
SAFE = ("/", "#", "?", "http://", "https://", "mailto:", "tel:", "blob:")


class Suspicious(HTMLParser):
    """Collects what nothing that was typed may bring about."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        self.found += [
            f"<{tag} {name}>" for name in told if name.startswith("on") and not ("-" in tag and name == "one")
        ]
        self.found += [f"<{tag} style>"] * ("style" in told) + [f"<{tag} srcdoc>"] * ("srcdoc" in told)
        for name in ("href", "src", "action", "formaction", "hx-get", "hx-post"):
            if told.get(name) and not told[name].startswith(SAFE):
                self.found.append(f"<{tag} {name}={told[name]}>")
        if tag in {"iframe", "object", "embed", "base", "b", "style"}:
            self.found.append(f"<{tag}>")
        if tag == "script" and not (told.get("src", "").startswith("/") or told.get("nonce")):
            self.found.append("<script>")


class HostileTests(StreamTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        attack = "\n".join(ATTACKS)
        Person.objects.filter(pk=cls.bo.pk).update(name=ATTACKS[1], given_name=ATTACKS[2], surname=ATTACKS[0])
        cls.bo.refresh_from_db()
        change_profile(actor=cls.bo, person=cls.bo, about=attack, function=ATTACKS[3][:160], place=ATTACKS[1][:120],
                       phone="0'\"><b>")  # fmt: skip
        new = NewGroup(name=ATTACKS[0] + ATTACKS[2], purpose=ATTACKS[1], about=attack, access=Group.Access.OPEN)
        cls.group = start_group(actor=cls.bo, new=new)
        join_group(actor=cls.ada, group=cls.group)
        cls.post = write(
            cls.bo, attack, title=ATTACKS[1] + ATTACKS[0], place=Place(group=cls.group), photos=((photo(), ATTACKS[3]),)
        )
        cls.comment = add_comment(actor=cls.bo, post=cls.post, body=attack)
        add_comment(actor=cls.bo, post=cls.post, body=ATTACKS[4], parent=cls.comment)
        react(actor=cls.bo, post=cls.post, kind="thanks")

    def assert_only_words(self, answer):
        reader = Suspicious()
        reader.feed(answer.content.decode())
        self.assertEqual(reader.found, [])
        self.assertNotContains(answer, self.ada.password, status_code=answer.status_code)

    def test_the_reader_knows_what_to_look_for(self):
        for attack in (*ATTACKS[:4], '<a href="javascript:alert(1)">', *ATTACKS[5:7], ATTACKS[8], "<b>"):
            reader = Suspicious()
            reader.feed(f"<p title=\"{attack}\">{attack}<p title='{attack}'>")
            self.assertNotEqual(reader.found, [], attack)

    def test_every_page_shows_words_as_words(self):
        browser = self.as_person(self.ada)
        for address in (
            "/", "/people/", "/people/bo/", "/groups/", self.group.get_absolute_url(),
            f"{self.group.get_absolute_url()}about/", f"{self.group.get_absolute_url()}members/",
            f"/posts/{self.post.pk}/", f"/posts/{self.post.pk}/?answer={self.comment.pk}",
            f"/posts/{self.post.pk}/reactions/", f"/posts/new/?place=group-{self.group.pk}",
        ):  # fmt: skip
            with self.subTest(address=address):
                answer = browser.get(address)
                self.assertEqual(answer.status_code, 200)
                self.assertContains(answer, "alert(1)")
                self.assert_only_words(answer)

    def test_the_pages_of_the_author_too(self):
        browser = self.as_person(self.bo)
        for address in (
            "/",
            f"/posts/{self.post.pk}/edit/",
            f"/comments/{self.comment.pk}/edit/",
            "/settings/profile/",
        ):
            with self.subTest(address=address):
                self.assert_only_words(browser.get(address))

    def test_what_comes_back_after_a_mistake(self):
        browser = self.as_person(self.ada)
        for attack in ATTACKS:
            told = {
                "title": attack,
                "body": attack,
                "place": attack,
                "form": attack,
                "kind": "update",
                "submission": attack,
            }
            for answer in (
                browser.post("/posts/", told),
                browser.post(f"/posts/{self.post.pk}/comments/", {"body": attack * 1000, "parent": attack, "submission": attack}),
                browser.get("/", {"after": attack}), browser.get("/people/bo/", {"after": attack, "x": attack}),
                browser.get("/posts/new/", {"place": attack}),
            ):  # fmt: skip
                self.assertLess(answer.status_code, 500)
                self.assert_only_words(answer)

    def test_links_are_found_and_lead_away_safely(self):
        words = "Zie https://lindemeer.example/a?b=1&c=2 of mail jo@lindemeer.example. javascript:alert(1)"
        post = write(self.ada, richtext.from_text(words))
        html = self.as_person(self.bo).get(f"/posts/{post.pk}/").content.decode()
        self.assertIn('href="https://lindemeer.example/a?b=1&amp;c=2"', html)
        self.assertIn('rel="noopener nofollow"', html)
        self.assertNotIn('href="javascript', html)
