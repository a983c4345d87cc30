"""Who people from elsewhere are here: by mail address or by an earlier import, never by a name alone."""

import pytest
from django.contrib.auth import authenticate
from django.test import Client

from omarm.activity.models import Activity
from omarm.core.errors import DomainError
from omarm.core.testing.cast import PASSWORD, make_person
from omarm.importers.models import ImportedItem
from omarm.importers.tests.archives import archive, person, post
from omarm.people.commands import rename_person
from omarm.people.models import Person
from omarm.stream.models import Post


def test_people_are_known_by_mail_address_whatever_its_capitals(bring, ada):
    Person.objects.filter(pk=ada.pk).update(email="Ada@Proefstad.Example")
    done = bring(archive(person("u1", email="ADA@proefstad.example"), post(author="u1")))
    assert done.counts["people"] == 0
    assert Post.objects.get().author == ada


def test_a_username_alone_is_nobody(bring, ada):
    done = bring(archive(person("u1", username="ada", email="somebody@elsewhere.example"), post(author="u1")))
    assert done.counts["people"] == 1
    author = Post.objects.get().author
    assert author != ada
    assert author.username == "ada2"


def test_the_same_name_is_nobody_either(bring, ada):
    bring(archive(person("u1", given_name="Ada", particle="van der", surname="Velde"), post(author="u1")))
    assert Post.objects.get().author != ada


def test_two_accounts_with_one_mail_address_are_one_person(bring):
    both = (person("u1", email="jo@proefstad.example"), person("u2", email="JO@proefstad.example"))
    done = bring(archive(*both, post("p1", "u1"), post("p2", "u2")))
    assert done.counts["people"] == 1
    assert Post.objects.values("author").distinct().count() == 1


def test_who_comes_along_with_a_chat_cannot_sign_in(bring):
    bring(archive(person("u1", email="u1@proefstad.example", active=True), post(author="u1")))
    made = Person.objects.get()
    assert not made.is_active
    assert not made.has_usable_password()
    assert authenticate(username=made.username, password="") is None
    answer = Client().post("/sign-in/", {"login": made.username, "password": PASSWORD})
    assert "_auth_user_id" not in answer.wsgi_request.session


def test_who_can_sign_in_keeps_doing_so(bring, ada):
    bring(archive(person("u1", email=ada.email, active=False), post(author="u1")))
    ada.refresh_from_db()
    assert ada.is_active
    assert ada.check_password(PASSWORD)
    assert Client().login(username="ada", password=PASSWORD)


def test_profiles_of_people_who_are_here_stay_what_they_are(bring, ada):
    bring(archive(person("u1", email=ada.email, function="Baas", phone="112", place="Elders"), post(author="u1")))
    ada.refresh_from_db()
    assert (ada.function, ada.phone, ada.place) == ("", "", "")


def test_an_earlier_username_is_not_given_away(bring, mo):
    """The address of somebody who was renamed keeps leading to them, so nobody else gets it."""
    rename_person(actor=mo, person=make_person("jan"), username="jan.smit")
    bring(archive(person("jan"), post(author="jan")))
    assert Post.objects.get().author.username == "jan2"


def test_long_and_strange_names_fit(bring):
    long = {"given_name": "A" * 200, "particle": "van der " * 20, "surname": "B" * 300, "username": "x." * 100}
    bring(archive(person("u1", **long), person("u2", username="…", surname="🤓"), post(author="u1")))
    assert [len(made.surname) for made in Person.objects.order_by("pk")] == [120, 1]
    for made in Person.objects.all():
        Person._meta.get_field("username").run_validators(made.username)


def test_twelve_people_of_one_name_all_get_a_username(bring):
    people = [person(f"u{number}", username="jan", surname="Smit") for number in range(12)]
    assert bring(archive(*people, post(author="u0"))).counts["people"] == 12


def test_two_workspaces_that_number_alike_do_not_touch_each_other(bring):
    """Each has its own user u1, group g and post p; the source keeps them apart."""
    first = bring(archive(person("u1", surname="Smit"), post(author="u1", body="een"), source="mattermost"))
    second = bring(archive(person("u1", surname="Bos"), post(author="u1", body="twee"), source="mattermost:haren"))
    assert first.counts == second.counts
    assert {(row.text, row.author.surname) for row in Post.objects.all()} == {("een", "Smit"), ("twee", "Bos")}


def test_somebody_whose_account_is_gone_is_made_again(bring):
    bring(archive(person("anja")))
    ImportedItem.objects.filter(model="people.person").update(object_id=0)
    assert bring(archive(person("anja"))).counts["people"] == 1
    assert ImportedItem.objects.get(model="people.person").object_id == Person.objects.latest("pk").pk


def test_a_mapping_to_nobody_is_refused(bring):
    with pytest.raises(DomainError, match="Nobody here is called zoë"):
        bring(archive(person("u1", mapped_to="zoë"), post(author="u1")))


@pytest.mark.parametrize("called", ["ada", "ADA", "Ada@Proefstad.example"])
def test_a_mapping_goes_by_username_or_mail_address(bring, ada, called):
    bring(archive(person("u1", mapped_to=called), post(author="u1")))
    assert Post.objects.get().author == ada


def test_nobody_is_told_of_old_messages(bring, ada):
    last = Activity.objects.order_by("-pk").first().pk
    bring(archive(person("u1", email=ada.email), post(author="u1")))
    assert list(Activity.objects.filter(pk__gt=last).values_list("verb", flat=True)) == ["import.finished"]
