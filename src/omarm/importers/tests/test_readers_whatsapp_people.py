import pytest


def bodies(archive):
    return [post.body for post in archive.posts]


def test_numbers_become_participants(read_chat, assert_sound):
    chat = (
        "01-02-2024 08:01 - +31 6 11112222: een\n01-02-2024 08:02 - +31 6 33334444: twee\n"
        "01-02-2024 08:03 - Ada: @31633334444 en @31655556666, bel 0612345678 niet\n01-02-2024 08:04 - +31 6 11112222: drie\n"
    )
    archive = read_chat(chat)
    assert_sound(archive)
    assert [person.name for person in archive.people] == ["Deelnemer 1", "Deelnemer 2", "Ada"]
    assert bodies(archive)[2] == "@Deelnemer 2 en @Deelnemer 3, bel 0612345678 niet"
    assert "11112222" not in repr(archive)
    assert read_chat(chat, participant="Participant").people[0].name == "Participant 1"


def test_a_mapping_says_who_is_who(read_chat, assert_sound):
    chat = "01-02-2024 08:01 - +31 6 11112222: een\n01-02-2024 08:02 - +31 6 33334444: twee\n01-02-2024 08:03 - Ada: drie\n"
    archive = read_chat(chat, people={"06-11112222": "bo@x.nl", "ada": "a.wit", "Niemand": "x"})
    assert_sound(archive)
    bo, other, ada = archive.people
    assert (bo.email, bo.mapped_to, bo.name) == ("bo@x.nl", "bo@x.nl", "bo")
    assert (other.name, other.mapped_to) == ("Deelnemer 2", None)
    assert (ada.mapped_to, ada.email, ada.username) == ("a.wit", None, "a.wit")
    assert [(finding.code, finding.detail["name"]) for finding in archive.findings] == [("unused_mapping", "Niemand")]
    assert [post.key for post in archive.posts] == [post.key for post in read_chat(chat).posts]


@pytest.mark.parametrize("name", ["Bo Smit", " bo smit ", "bo@x.nl"])
def test_who_opted_out_leaves_no_line_behind(read_chat, name):
    chat = (
        "01-02-2024 08:01 - Ada: hoi\n01-02-2024 08:02 - Bo Smit: mijn regel\nloopt door\n"
        "01-02-2024 08:03 - Bo Smit: geheim.pdf (bestand bijgevoegd)\n01-02-2024 08:04 - Cy: dag\n"
    )
    archive = read_chat(chat, opted_out=[name], people={"Bo Smit": "bo@x.nl"})
    assert bodies(archive) == ["hoi", "dag"]
    assert archive.skipped == {"opted_out": 2}
    assert len(archive.groups[0].member_keys) == 2
    assert not any(word in repr(archive) for word in ("Bo Smit", "mijn regel", "loopt door", "geheim", "bo@x.nl"))


def test_an_opt_out_by_number_in_another_notation(read_chat):
    archive = read_chat(
        "01-02-2024 08:01 - +31 6 11112222: een\n01-02-2024 08:02 - +31 6 33334444: twee\n",
        opted_out=["06 11112222", "Dee"],
    )
    assert bodies(archive) == ["twee"]
    assert archive.people[0].name == "Deelnemer 2"  # as in an import without the opt-out
    assert "unused_opt_out" in {finding.code for finding in archive.findings}
    assert "Dee" in " ".join(str(finding) for finding in archive.findings)
