"""A WhatsApp group comes in for its members alone, and without those who object."""

import pytest

from omarm.core.testing.cast import make_person
from omarm.groups.models import Group, Membership
from omarm.importers.models import ImportedItem
from omarm.people.models import Person
from omarm.stream.commands import add_comment
from omarm.stream.models import Post

CHAT = """04-03-2024 08:12 - Marieke Jansen heeft de groep "Wijkteam" gemaakt
04-03-2024 08:14 - Marieke Jansen: Wie weet het?
04-03-2024 08:20 - Youssef El Amrani: Ik weet het.
04-03-2024 12:03 - +31 6 12345678: Ik ook.
04-03-2024 12:04 - +31 6 87654321: @31612345678 dank je.
"""


@pytest.fixture
def chat(import_json, save, town):
    """Bring the chat in by the command. Returns what it says."""

    def run(*words, text=CHAT, name="WhatsApp-chat met Wijkteam.txt", code=0):
        return import_json("whatsapp", save(text, name), *words, code=code)

    return run


def bodies():
    return set(Post.objects.values_list("text", flat=True))


def test_nobody_outside_reads_it(chat, ada, cy):
    chat("--person", "Marieke Jansen=ada")
    assert Group.objects.get().access == "closed"
    assert Post.objects.visible_to(ada).count() == 4
    assert not Post.objects.visible_to(cy).exists()


def test_numbers_become_pseudonyms_everywhere(chat, ada):
    said = chat()
    names = set(Person.objects.exclude(pk=ada.pk).values_list("name", flat=True))
    assert names == {"Marieke Jansen", "Youssef El Amrani", "Deelnemer 1", "Deelnemer 2"}
    assert "@Deelnemer 1 dank je." in bodies()
    stored = [
        *Person.objects.values_list("username", "name", "phone", "found__words", "email"),
        *ImportedItem.objects.values_list("source", "key"), *bodies(), said,
    ]  # fmt: skip
    assert "12345678" not in str(stored)
    assert "87654321" not in str(stored)


def test_a_number_can_be_somebody_who_is_here(chat, ada):
    said = chat("--person", "+31 6 12345678=ada", "--person", "Youssef El Amrani=ADA@proefstad.example")
    assert said["people"] == 2
    assert set(Post.objects.filter(author=ada).values_list("text", flat=True)) == {"Ik weet het.", "Ik ook."}
    assert Membership.objects.get(person=ada).role == "owner"
    assert said["findings"] == []


def test_a_name_of_a_colleague_is_not_enough(chat):
    """Whoever chooses to be called Marieke Jansen on WhatsApp speaks for nobody here."""
    colleague = make_person("marieke.jansen")
    chat()
    assert not Post.objects.filter(author=colleague).exists()
    assert not colleague.memberships.exists()


@pytest.mark.parametrize("who", ["Youssef El Amrani", "youssef el amrani"])
def test_who_objects_stays_out(chat, who):
    said = chat("--opt-out", who)
    assert (said["posts"], said["skipped"]["opted_out"]) == (3, 1)
    assert "Ik weet het." not in bodies()
    assert not Person.objects.filter(surname="Amrani").exists()


def test_a_number_objects_in_any_spelling(chat):
    assert chat("--opt-out", "06-12345678")["posts"] == 3
    assert "Ik ook." not in bodies()


def test_a_misspelt_objection_refuses_the_whole(chat, ada):
    said = chat("--opt-out", "Yousef El Amrani", code=1)
    assert "Yousef El Amrani" in said["error"]
    assert not Post.objects.exists()
    assert Person.objects.get() == ada


def test_a_misspelt_mapping_refuses_the_whole(chat, ada):
    """Later it could not be mended: the messages would stand under a name that nobody has."""
    assert "Marike" in chat("--person", "Marike Jansen=ada", code=1)["error"]
    assert not Post.objects.exists()


def test_a_mapping_to_nobody_refuses_the_whole(chat, town):
    assert "Nobody here is called adda" in chat("--person", "Marieke Jansen=adda", code=1)["error"]
    assert not Person.objects.exists()


def test_a_later_objection_removes_what_came_in_before(chat, ada, cy):
    chat("--person", "Marieke Jansen=ada")
    post = Post.objects.get(text="Ik weet het.")
    add_comment(actor=ada, post=post, body="Mooi.")
    before = chat("--dry-run", "--opt-out", "Youssef El Amrani", "--person", "Marieke Jansen=ada")
    assert (before["withdrawn"], Post.objects.count()) == (1, 4)

    said = chat("--opt-out", "Youssef El Amrani", "--person", "Marieke Jansen=ada")
    assert (said["withdrawn"], said["posts"]) == (1, 0)
    assert bodies() == {"Wie weet het?", "Ik ook.", "@Deelnemer 1 dank je."}
    assert not Membership.objects.filter(person__surname="Amrani").exists()

    again = chat("--person", "Marieke Jansen=ada")
    assert (again["posts"], again["withdrawn"]) == (0, 0)
    assert "Ik weet het." not in bodies()


def test_the_operator_hears_that_nobody_can_read_it(chat, ada):
    said = chat()
    assert "“Wijkteam”" in said["findings"][0]
    assert "--owner" in said["findings"][0]
    assert chat("--owner", "ada")["findings"] == []
    assert Post.objects.visible_to(ada).count() == 4


def test_a_guest_or_somebody_who_left_owns_nothing(chat, ada):
    make_person("gus", is_guest=True)
    make_person("weg", is_active=False)
    for username in ("gus", "weg", "niemand"):
        assert username in chat("--owner", username, code=1)["error"]
    assert not Group.objects.exists()


def test_another_chat_of_the_same_name_does_not_come_into_this_one(chat, ada, cy):
    """Without the notice that it was made a chat has only its name: two teams “Team” must not read each other."""
    ours = "04-03-2024 08:14 - Jo: van ons\n04-03-2024 08:15 - Piet: ook\n04-03-2024 08:16 - Kim: ja\n"
    theirs = "05-03-2024 09:14 - Bea: van hen\n05-03-2024 09:15 - Rob: ook zo\n05-03-2024 08:16 - Els: jaja\n"
    chat("--group", "Team", text=ours)
    refused = chat("--group", "Team", text=theirs, code=1)
    assert "--group" in refused["error"]
    assert chat("--group", "Team Zuid", text=theirs)["groups"] == 1
    later = chat("--group", "Team", text=ours + "06-03-2024 10:00 - Jo: nog iets\n")
    assert (later["groups"], later["posts"]) == (0, 1)
    continued = chat("--group", "Team", text="07-03-2024 10:00 - Jo: opnieuw\n07-03-2024 10:01 - Kim: dag\n")
    assert (continued["groups"], continued["posts"]) == (0, 2)
