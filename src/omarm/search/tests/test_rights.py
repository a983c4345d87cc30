"""Nothing is found that the read rule refuses, and all that it allows: for organisations in which much happens by chance."""

from random import Random

from django.core.exceptions import PermissionDenied
from django.db import transaction

from omarm.core.errors import DomainError
from omarm.core.testing.cast import bring_in, make_person
from omarm.groups.commands import NewGroup, change_group, join_group, leave_group
from omarm.groups.models import Group
from omarm.people.commands import add_department
from omarm.people.models import Department, Person
from omarm.search.commands import index_group
from omarm.search.queries import DATE, Filters, find
from omarm.search.tests.test_finding import SearchTestCase
from omarm.stream.commands import (
    Draft,
    Place,
    add_comment,
    delete_comment,
    delete_post,
    hide_comment,
    hide_post,
    place_post,
    reachable_places,
    restore_post,
    unhide_post,
    unplace_post,
)
from omarm.stream.models import Comment, Placement, Post
from omarm.updates.commands import publish_update

WORD = "kwarkpunt"
ACTS = 70
CHECKED_EVERY = 35


class RightsTests(SearchTestCase):
    def test_whatever_happens_the_rule_holds(self):
        for seed in (1, 2, 3, 4):
            with self.subTest(seed=seed), transaction.atomic():
                _World(self, Random(seed)).live()
                transaction.set_rollback(True)


class _World:
    """Five people of the cast and three more; acts of anybody, most of them allowed."""

    def __init__(self, test, chance):
        self.test, self.chance = test, chance
        self.elsewhere = add_department(actor=None, name="Burgerzaken")
        extra = [make_person(f"p{number}", department=self.elsewhere) for number in range(2)]
        self.people = [test.ada, test.bo, test.cy, test.gus, test.mo, *extra, make_person("guest2", is_guest=True)]
        self.groups = list(test.groups.values())
        self.acts = [
            self.publish, self.publish, self.publish, self.comment, self.comment, self.share, self.withdraw, self.delete,
            self.restore, self.hide, self.hide_comment, self.delete_comment, self.doors, self.leave, self.come_in, self.move,
        ]  # fmt: skip

    def live(self):
        for number in range(1, ACTS + 1):
            try:
                with transaction.atomic():
                    self.chance.choice(self.acts)()
            except (PermissionDenied, DomainError):
                continue
            finally:
                if number % CHECKED_EVERY == 0:
                    self.check()

    def check(self):
        self.nothing_forbidden("before the facts are told")
        self.test.deliver()
        self.nothing_forbidden("before the groups are made anew")
        for group in self.groups:
            index_group(group_id=group.pk)
        for person in Person.objects.filter(pk__in=[one.pk for one in self.people]):
            self.test.assertEqual(self.found(person), self.allowed(person), f"{person} finds")

    def nothing_forbidden(self, when):
        for person in Person.objects.filter(pk__in=[one.pk for one in self.people]):
            self.test.assertLessEqual(self.found(person), self.allowed(person), f"{person} {when}")

    def found(self, person):
        answer = find(person, WORD, order=DATE, limit=300)
        counted = {code: count.number for code, count in answer.counts.items() if count.number}
        found = {(one.source.code, one.hit.id) for one in answer.results}
        told = {code: sum(one[0] == code for one in found) for code in {one[0] for one in found}}
        self.test.assertEqual(counted, told)
        return found

    def allowed(self, person):
        posts = Post.objects.visible_to(person).live().values_list("pk", flat=True)
        comments = Comment.objects.visible_to(person).standing().filter(post__in=Post.objects.live())
        return {("posts", pk) for pk in posts} | {("comments", pk) for pk in comments.values_list("pk", flat=True)}

    def one(self, rows):
        rows = list(rows)
        if not rows:
            raise DomainError("There is none.", code="none")
        return self.chance.choice(rows)

    def publish(self):
        who = self.one(self.people)
        place = self.one(reachable_places(Person.objects.get(pk=who.pk)))
        publish_update(actor=Person.objects.get(pk=who.pk), draft=Draft(body=f"Over {WORD}", place=place))

    def comment(self):
        who = self.one(self.people)
        post = self.one(Post.objects.visible_to(who).live())
        add_comment(actor=who, post=post, body=f"Ja, {WORD}.")

    def share(self):
        post = self.one(Post.objects.live())
        place_post(actor=post.author, post=post, place=self.one(reachable_places(post.author)))

    def withdraw(self):
        placement = self.one(Placement.objects.exclude(placed_by=None))
        unplace_post(actor=placement.placed_by, placement=placement)

    def delete(self):
        post = self.one(Post.objects.live())
        delete_post(actor=post.author, post=post)

    def restore(self):
        post = self.one(Post.objects.exclude(deleted_at=None))
        restore_post(actor=post.author, post=post)

    def hide(self):
        post = self.one(Post.objects.all())
        (unhide_post if post.hidden_at else hide_post)(actor=self.test.mo, post=post)

    def hide_comment(self):
        hide_comment(actor=self.test.mo, comment=self.one(Comment.objects.all()))

    def delete_comment(self):
        comment = self.one(Comment.objects.standing())
        delete_comment(actor=comment.author, comment=comment)

    def doors(self):
        group = Group.objects.get(pk=self.one(self.groups).pk)
        new = NewGroup(name=group.name, purpose=group.purpose, access=self.chance.choice(Group.Access.values))
        change_group(actor=self.test.ada, group=group, new=new)

    def leave(self):
        leave_group(actor=self.one(self.people[1:]), group=self.one(self.groups))

    def come_in(self):
        group, who = Group.objects.get(pk=self.one(self.groups).pk), self.one(self.people[1:])
        if group.is_open and not who.is_guest:
            join_group(actor=who, group=group)
        else:
            bring_in(group, who, by=self.test.ada)

    def move(self):
        who = self.one(one for one in self.people if not one.is_guest)
        Person.objects.filter(pk=who.pk).update(department=self.one(Department.objects.all()))
        who.refresh_from_db()


class NarrowTests(SearchTestCase):
    def test_a_hidden_group_is_found_by_whom_it_is_told(self):
        guest = make_person("guest2", is_guest=True)
        for person, expected in (
            (self.bo, True),
            (self.cy, False),
            (self.mo, False),
            (self.gus, False),
            (guest, False),
        ):
            found = find(person, "Groep hidden", filters=Filters(source="groups")).results
            self.assertEqual("Groep hidden" in [one.hit.title for one in found], expected, person)

    def test_a_mark_cannot_be_typed(self):
        post = self.write("Het woord is rabarber", place=Place(group=self.closed))
        for text in (
            f"@g{self.closed.pk}",
            f"'@g{self.closed.pk}'",
            "@all",
            f"rabarber | @g{self.closed.pk}",
            "@kposts",
        ):
            self.assertNotIn(("posts", post.pk), self.found(text, self.cy))
