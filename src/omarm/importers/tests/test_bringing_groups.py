"""Groups from elsewhere: who may read in them, who belongs to them, who answers for them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from omarm.core.errors import DomainError
from omarm.core.testing.cast import make_person
from omarm.groups.commands import leave_group, remove_member
from omarm.groups.models import Group, Membership
from omarm.importers.tests.archives import DAY, archive, comment, group, person, post
from omarm.stream.models import Comment, Post


@pytest.fixture
def bo(town):
    return make_person("bo")


def roles():
    return dict(Membership.objects.values_list("person__username", "role"))


def test_an_open_group_is_open_and_a_closed_one_is_not(bring, cy):
    everyone, few = group("g"), group("h", "anja", access="closed")
    bring(archive(person("anja"), replace(everyone, member_keys=("anja",)), few, post("p"), post("q", group_key="h")))
    assert list(Post.objects.visible_to(cy).values_list("text", flat=True)) == ["p"]
    assert dict(Group.objects.values_list("name", "access")) == {"G": "open", "H": "closed"}


def test_a_member_who_can_sign_in_reads_along(bring, ada, cy):
    bring(archive(person("u1", email=ada.email), group("g", "u1", access="closed"), post(author="u1")))
    assert Post.objects.visible_to(ada).count() == 1
    assert Post.objects.visible_to(cy).count() == 0


def test_a_group_is_as_old_as_what_was_said_in_it(bring):
    bring(archive(post("p", published_at=DAY), post("q", published_at=DAY - timedelta(days=9))))
    assert Group.objects.get().created_at == DAY - timedelta(days=9)
    assert Membership.objects.get().joined_at == DAY - timedelta(days=9)


def test_an_archived_channel_is_only_to_read(bring, ada):
    bring(archive(person("u1", email=ada.email), group("g", "u1", archived=True), post(author="u1")))
    assert Group.objects.get().archived_at
    assert not Group.objects.writable_by(ada).exists()


def test_long_names_and_purposes_are_cut(bring):
    bring(archive(person("anja"), group("g", "anja", name="G" * 500, purpose="P" * 500)))
    made = Group.objects.get()
    assert (len(made.name), len(made.purpose)) == (120, 200)


def test_two_channels_of_one_name_are_two_groups(bring):
    bring(archive(person("anja"), group("g", "anja", name="Algemeen"), group("h", "anja", name="Algemeen")))
    assert set(Group.objects.values_list("slug", flat=True)) == {"algemeen", "algemeen-2"}


def test_who_made_it_owns_it(bring, ada, bo):
    people = (person("u1", email=bo.email), person("u2", email=ada.email))
    done = bring(archive(*people, group("g", "u1", "u2", owner_key="u2"), post(author="u1")))
    assert roles() == {"ada": "owner", "bo": "member"}
    assert done.findings == []


def test_a_member_who_can_sign_in_owns_it_before_a_maker_who_cannot(bring, ada):
    people = (person("weg"), person("u2", email=ada.email))
    bring(archive(*people, group("g", "weg", "u2", owner_key="weg"), post(author="weg")))
    assert roles() == {"weg": "member", "ada": "owner"}


def test_the_one_who_was_named_owns_what_nobody_can(bring, ada):
    bring(archive(post()), owner=ada)
    assert roles() == {"anja": "member", "ada": "owner"}


def test_the_one_who_was_named_does_not_take_over_from_a_maker_who_is_here(bring, ada, bo):
    bring(archive(person("u1", email=bo.email), group("g", "u1", owner_key="u1"), post(author="u1")), owner=ada)
    assert roles() == {"bo": "owner"}


def test_a_guest_never_owns(bring, ada):
    gus = make_person("gus", is_guest=True)
    bring(archive(person("u1", email=gus.email), group("g", "u1"), post(author="u1")), owner=ada)
    assert roles() == {"gus": "guest", "ada": "owner"}


def test_a_group_that_nobody_can_own_is_refused(bring, ada):
    empty = archive(person("anja"), group("g", name="Leeg"))
    with pytest.raises(DomainError, match="“Leeg” would have no owner"):
        bring(empty)
    assert not Group.objects.exists()
    assert bring(empty, owner=ada).counts["groups"] == 1


def test_the_operator_hears_that_nobody_can_manage_a_group(bring, ada):
    done = bring(archive(post()))
    assert "“G”" in done.findings[0]
    assert "--owner" in done.findings[0]
    again = bring(archive(post()), owner=ada)
    assert again.findings == []
    assert not +again.counts
    assert roles()["ada"] == "owner"


def test_many_groups_are_not_all_named(bring):
    many = [group(f"g{number}", "anja") for number in range(9)]
    assert "+4" in bring(archive(person("anja"), *many)).findings[0]


def test_new_members_come_in_later_and_who_left_stays_out(bring, ada, bo, cy):
    """Between two exports Bo left, Cy was taken out, and Cas came."""
    mails = {"u1": ada.email, "u2": bo.email, "u3": cy.email, "u4": "cas@proefstad.example"}
    people = [person(key, email=mail) for key, mail in mails.items()]
    said = post(author="u1")
    bring(archive(*people, group("g", "u1", "u2", "u3", access="closed", owner_key="u1"), said))
    leave_group(actor=bo, group=Group.objects.get())
    remove_member(actor=ada, membership=Membership.objects.get(person=cy))

    done = bring(archive(*people, group("g", *mails, access="closed", owner_key="u1"), said))
    assert roles() == {"ada": "owner", "u4": "member"}
    assert not +done.counts
    assert not Post.objects.visible_to(cy).exists()


def test_what_became_private_elsewhere_stays_out_of_an_open_group(bring, cy):
    bring(archive(post("p"), comment("c")))
    later = archive(
        person("anja"), group("g", "anja", access="closed"), post("p"), post("geheim"), comment("c"), comment("ook"),
    )  # fmt: skip
    done = bring(later)
    assert set(Post.objects.visible_to(cy).values_list("text", flat=True)) == {"p"}
    assert Comment.objects.count() == 1
    assert done.skipped["open_here"] == 2
    assert "private in the file" in done.findings[0]


def test_a_group_that_was_opened_here_lets_nothing_new_in(bring, cy):
    closed = group("g", "anja", access="closed")
    bring(archive(person("anja"), closed, post("p")))
    Group.objects.update(access="open")
    bring(archive(person("anja"), closed, post("p"), post("q")))
    assert set(Post.objects.visible_to(cy).values_list("text", flat=True)) == {"p"}


def test_a_group_that_was_deleted_here_does_not_come_back(bring):
    bring(archive(post("p")))
    Post.objects.all().delete()
    Group.objects.all().delete()
    done = bring(archive(post("p"), post("q"), comment("c")))
    assert not Group.objects.exists()
    assert not Post.objects.exists()
    assert done.skipped["deleted_here"] == 2
