"""Who reads which post: one matrix, held against the rule and against every address that could give a post away."""

import re
from datetime import timedelta
from unittest.mock import patch

from django.utils import timezone

from omarm.activity.models import Activity
from omarm.core.testing.cast import CastTestCase, bring_in, make_person
from omarm.groups.commands import leave_group
from omarm.groups.models import Group
from omarm.home.queries import live_channels
from omarm.media.tests.pictures import make_waiting_sizes
from omarm.people.commands import add_department
from omarm.questions.commands import ask
from omarm.stream import subscribers
from omarm.stream.commands import EVERYONE, Draft, Place, add_comment, delete_post, place_post, react
from omarm.stream.commands.placing import refresh
from omarm.stream.models import Comment, Photo, Post, Reaction
from omarm.stream.queries import group_feed, home_feed, person_feed
from omarm.stream.tests.writing import photo
from omarm.updates.commands import publish_update

PEOPLE = ("ada", "bo", "cy", "dee", "gus")
#                ada    bo     cy     dee    gus
MATRIX = {
    "everyone":  (True,  True,  True,  True,  False),
    "own team":  (True,  True,  False, False, False),
    "above":     (True,  True,  True,  False, False),
    "elsewhere": (False, False, False, True,  False),
    "open":      (True,  True,  True,  True,  True),
    "request":   (True,  True,  False, False, False),
    "closed":    (True,  True,  False, False, False),
    "hidden":    (True,  True,  False, False, False),
    "both":      (True,  True,  True,  True,  True),
    "shared":    (True,  True,  True,  True,  False),
    "inside":    (True,  True,  False, False, False),
    "left":      (True,  True,  False, False, False),
    "asked":     (True,  True,  False, False, False),
    "draft":     (True,  False, False, False, False),
    "scheduled": (True,  False, False, False, False),
    "deleted":   (False, False, False, False, False),
    "moderated": (False, False, False, False, False),
}  # fmt: skip
# Only its author sees what is not up yet, and in no stream.
NOT_UP = {"draft", "scheduled"}
# An open group comes to the homes of its members only.
NOT_AT_HOME = {(post, person) for post in ("open", "both") for person in ("cy", "dee")}
WRITTEN_BY_DEE = {"elsewhere", "left"}
ASKED = {"asked"}  # questions: their own addresses stand in test_question_leaks.py
COMMENT_ACTS = ("edit", "delete", "restore")


class VisibilityTests(CastTestCase):
    """Dee works in another department; she wrote “left” in the closed group and is not in it any more."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.other = add_department(actor=None, name="Burgerzaken")
        cls.dee = make_person("dee", department=cls.other)
        bring_in(cls.closed, cls.dee, by=cls.ada)
        cls.people = {name: getattr(cls, name) for name in PEOPLE}
        places = {
            "own team": Place(department=cls.team), "above": Place(department=cls.department),
            "elsewhere": Place(department=cls.other), "open": Place(group=cls.open), "request": Place(group=cls.request),
            "closed": Place(group=cls.closed), "hidden": Place(group=cls.hidden), "both": Place(group=cls.hidden),
            "shared": Place(group=cls.closed), "inside": Place(department=cls.team), "left": Place(group=cls.closed),
            "asked": Place(group=cls.closed),
        }  # fmt: skip
        cls.posts = {name: cls._written(name, places.get(name, EVERYONE)) for name in MATRIX}
        cls._share()
        cls._change()
        make_waiting_sizes()
        leave_group(actor=cls.dee, group=cls.closed)

    @classmethod
    def _written(cls, name, place):
        at = timezone.now() + timedelta(days=1) if name == "scheduled" else None
        draft = Draft(title=f"Titel {name}", place=place, body="Proef.", photos=((photo(), name),), published_at=at)
        publish = ask if name in ASKED else publish_update
        post = publish(actor=cls.dee if name in WRITTEN_BY_DEE else cls.ada, draft=draft)
        if name not in NOT_UP:
            comment = add_comment(actor=post.author, post=post, body=f"Antwoord op {name}")
            add_comment(actor=post.author, post=post, body=f"En nog een op {name}", parent=comment)
            react(actor=post.author, post=post, kind="thanks")
        return post

    @classmethod
    def _share(cls):
        for name, place in (("both", Place(group=cls.open)), ("shared", EVERYONE), ("inside", Place(group=cls.closed))):
            place_post(actor=cls.ada, post=cls.posts[name], place=place)

    @classmethod
    def _change(cls):
        """Bring posts in states for which there is no command yet."""
        delete_post(actor=cls.ada, post=cls.posts["deleted"])
        for name, told in (
            ("draft", {"published_at": None, "announced_at": None}),
            ("moderated", {"hidden_at": timezone.now()}),
        ):
            Post.objects.filter(pk=cls.posts[name].pk).update(**told)
            cls.posts[name].refresh_from_db()
            refresh(cls.posts[name])

    def setUp(self):
        self.browsers = {name: self.as_person(person) for name, person in self.people.items()}

    def cells(self):
        """Return each cell of the matrix as (post's name, post, person's name, person, whether they may read it)."""
        return [
            (name, self.posts[name], who, self.people[who], expected)
            for name, row in MATRIX.items()
            for who, expected in zip(PEOPLE, row, strict=True)
        ]

    def seen_by(self, who):
        """Return the names of the posts that this person may read."""
        return {name for name, row in MATRIX.items() if row[PEOPLE.index(who)]}

    def names(self, page):
        ids = {post.pk: name for name, post in self.posts.items()}
        return {ids[row.post_id] for row in page.rows}

    def stored(self):
        tables = (Post, Comment, Reaction, Photo)
        return [list(table.objects.order_by("pk").values()) for table in tables]

    def test_the_rule(self):
        for name, post, who, person, expected in self.cells():
            with self.subTest(post=name, person=who):
                self.assertEqual(Post.objects.visible_to(person).contains(post), expected)
                comments = Comment.objects.visible_to(person).filter(post=post)
                self.assertEqual(comments.exists(), expected and post.is_live)

    def test_home_holds_what_is_for_me(self):
        for who, person in self.people.items():
            elsewhere = {name for name, reader in NOT_AT_HOME if reader == who}
            with self.subTest(person=who):
                self.assertEqual(self.names(home_feed(person)), self.seen_by(who) - NOT_UP - elsewhere)

    def test_no_stream_shows_what_the_rule_hides(self):
        for who, person in self.people.items():
            seen = self.seen_by(who) - NOT_UP
            readable = set(Group.objects.readable_by(person))
            with self.subTest(person=who):
                for group in self.groups.values():
                    placed = {name for name in seen if self.posts[name].placements.filter(group=group).exists()}
                    self.assertEqual(self.names(group_feed(person, group)), placed if group in readable else set())
                for author in (self.ada, self.dee):
                    written = {name for name in seen if self.posts[name].author == author}
                    self.assertEqual(self.names(person_feed(person, author)), written)

    def test_its_pages_exist_only_for_readers(self):
        photos = {post.pk: Photo.objects.get(post=post).image_id for post in self.posts.values()}
        for name, post, who, person, expected in self.cells():
            own_bin = name == "deleted" and who == "ada"
            wanted = {
                f"/posts/{post.pk}/": own_bin or expected,
                f"/posts/{post.pk}/reactions/": expected,
                f"/posts/{post.pk}/edit/": expected and post.author == person,
                f"/photos/{photos[post.pk]}/m/": expected,
            }
            found = {address: self.browsers[who].get(address).status_code for address in wanted}
            with self.subTest(post=name, person=who):
                self.assertEqual(found, {address: 200 if there else 404 for address, there in wanted.items()})

    def test_a_photo_comes_in_its_own_sizes_only(self):
        photo = Photo.objects.get(post=self.posts["everyone"]).image_id
        found = [self.browsers["cy"].get(f"/photos/{photo}/{size}/").status_code for size in ("s", "m", "l", "xxl")]
        self.assertEqual(found, [200, 200, 200, 404])

    def test_who_may_not_read_it_cannot_do_anything_to_it(self):
        before = self.stored()
        told = {"body": "Hallo", "title": "Hallo", "kind": "useful"}
        for name, post, who, _person, expected in self.cells():
            acts = [f"/posts/{post.pk}/{act}/" for act in ("comments", "reaction", "reaction/delete", "edit", "delete")]
            acts += [f"/comments/{comment.pk}/{act}/" for comment in post.comments.all()[:1] for act in COMMENT_ACTS]
            if (name, who) != ("deleted", "ada"):  # one's own bin
                acts += [f"/posts/{post.pk}/restore/"]
            with self.subTest(post=name, person=who):
                answers = {act: self.browsers[who].post(act, told).status_code for act in acts if not expected}
                self.assertEqual(set(answers.values()) - {404}, set(), answers)
        self.assertEqual(self.stored(), before)

    def test_readers_who_are_not_the_author_change_nothing(self):
        before = self.stored()
        for name, post, who, person, expected in self.cells():
            if not expected or post.author == person:
                continue
            acts = [f"/posts/{post.pk}/{act}/" for act in ("edit", "delete", "restore")]
            acts += [f"/comments/{comment.pk}/{act}/" for comment in post.comments.all()[:1] for act in COMMENT_ACTS]
            with self.subTest(post=name, person=who):
                answers = {act: self.browsers[who].post(act, {"body": "Anders"}).status_code for act in acts}
                self.assertEqual(set(answers.values()), {404}, answers)
        self.assertEqual(self.stored(), before)

    def test_an_answer_cannot_be_hung_under_what_one_cannot_read(self):
        inside = self.posts["closed"].comments.first()
        address = f"/posts/{self.posts['everyone'].pk}/"
        self.assertEqual(self.browsers["cy"].get(f"{address}?answer={inside.pk}").status_code, 404)
        answer = self.browsers["cy"].post(f"{address}comments/", {"body": "x", "parent": inside.pk})
        self.assertEqual(answer.status_code, 404)

    def test_no_page_names_what_is_not_for_the_reader(self):
        addresses = ["/", "/groups/", *(group.get_absolute_url() for group in self.groups.values())]
        addresses += ["/people/ada/", "/people/dee/", "/people/bo/", "/posts/new/"]
        addresses += [f"/posts/{self.posts[name].pk}/" for name in ("everyone", "open", "both", "shared", "inside")]
        for who, browser in self.browsers.items():
            gone = MATRIX.keys() - self.seen_by(who)
            secret = {self.posts[name].pk for name in gone}
            for address in addresses:
                answer = browser.get(address)
                html = answer.content.decode() if answer.status_code == 200 else ""
                with self.subTest(person=who, address=address):
                    self.assertEqual({name for name in gone if f"Titel {name}" in html or f"op {name}" in html}, set())
                    self.assertEqual(
                        {int(pk) for pk in re.findall(r'(?:id="post-|/posts/)(\d+)', html)} & secret, set()
                    )
                    if who not in {"ada", "bo"}:
                        self.assertNotIn(self.hidden.name, html)
                        self.assertNotIn(self.hidden.slug, html)

    def test_a_group_that_is_not_open_names_no_members_to_outsiders(self):
        for group, listed in ((self.request, 200), (self.closed, 200), (self.hidden, 404)):
            self.assertEqual(self.browsers["cy"].get(group.get_absolute_url()).status_code, listed)
            self.assertEqual(self.browsers["cy"].get(f"{group.get_absolute_url()}members/").status_code, 404)
            self.assertEqual(self.browsers["gus"].get(group.get_absolute_url()).status_code, 404)
            for address in (group.get_absolute_url(), f"{group.get_absolute_url()}about/"):
                self.assertNotIn(self.bo.name, self.browsers["cy"].get(address).content.decode())

    def test_open_pages_hear_only_of_posts_that_are_for_them(self):
        told = {}
        with patch.object(
            subscribers, "announce", lambda to, kind, number, by=None: told.setdefault((kind, number), set()).update(to)
        ):
            for fact in Activity.objects.filter(verb__in=["post.published", "post.placed"]):
                subscribers.tell_open_pages(fact)
        up = [post for name, post in self.posts.items() if name not in NOT_UP | {"deleted", "moderated"}]
        self.assertEqual(set(told), {("post", post.pk) for post in up})
        for name, post, who, person, expected in self.cells():
            with self.subTest(post=name, person=who):
                heard = told.get(("post", post.pk), set()) & set(live_channels(person))
                self.assertEqual(bool(heard), expected and name not in NOT_UP)
                # What is in an open group is told to every employee, and offered at home to its members alone.
                self.assertEqual(heard == {"open"}, bool(heard) and (name, who) in NOT_AT_HOME)
