import json
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from omarm.importers.readers import UnreadableFile, read_whatsapp

ORDERS = ["ddmmyy_24hrs", "mmddyy_24hrs", "[mmddyy]_24hrs", "mmddyyyy_12hrs", "yyyymmdd_24hrs"]
MADE = '01-02-2024 08:00 - Ada heeft de groep "Team Groen" gemaakt\n'


def bodies(archive):
    return [post.body for post in archive.posts]


def local(post):
    return post.published_at.astimezone(ZoneInfo("Europe/Amsterdam")).strftime("%Y-%m-%dT%H:%M:%S")


@pytest.mark.realdata
@pytest.mark.parametrize("order", ORDERS)
def test_every_date_order_gives_the_same_chat(samples, contract, assert_sound, order):
    archive = read_whatsapp(samples / "whatsapp" / f"test_{order}.txt")
    assert_sound(archive)
    names = {person.key: person.name for person in archive.people}
    found = [
        {"timestamp": local(post), "author": names[post.author_key], "message": " ".join(post.body.split())}
        for post in archive.posts
    ]
    assert found == json.loads((samples / "whatsapp" / "chat-miner_target.json").read_text())[::-1]
    expected = contract["whatsapp/test_*.txt (five date orders)"]
    assert (archive.counts["posts"], archive.counts["people"]) == (expected["posts"], expected["people"])
    assert archive.groups[0].name == "Groupname"


@pytest.mark.realdata
def test_the_keys_do_not_depend_on_how_dates_are_written(samples):
    archives = [read_whatsapp(samples / "whatsapp" / f"test_{order}.txt") for order in ORDERS]
    assert len({tuple(post.key for post in archive.posts) for archive in archives}) == 1
    assert len({archive.groups for archive in archives}) == 1


@pytest.mark.realdata
def test_the_dutch_chat_gives_what_the_contract_says(samples, contract, assert_sound):
    archive = read_whatsapp(samples / "whatsapp" / "nl_android.txt")
    assert_sound(archive)
    expected = json.loads((samples / "whatsapp" / "nl_android.expected.json").read_text())
    agreed = contract["whatsapp/nl_android.txt"]
    assert (archive.counts["posts"], archive.counts["people"]) == (agreed["posts"], agreed["people"])
    assert archive.skipped == {"system": expected["system_events"], "deleted": expected["deleted"]}
    assert local(archive.posts[0])[:16] == expected["first"]
    assert local(archive.posts[-1])[:16] == expected["last"]
    assert archive.groups[0].name == "Wijkteam Noord"
    assert sum(bool(post.files) for post in archive.posts) == expected["attachments"]
    assert "12345678" not in repr(archive)
    assert {person.name for person in archive.people} == (set(expected["authors"]) - {"+31 6 12345678"}) | {
        "Deelnemer 1"
    }


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("04-03-2024 08:14 - Ada: x\n05-03-2024 08:14 - Ada: y", "2024-03-04"),  # dashes: the day comes first
        ("4.3.24, 08:14 - Ada: x", "2024-03-04"),
        ("13/03/24, 08:14 - Ada: x", "2024-03-13"),
        ("03/13/24, 08:14 - Ada: x", "2024-03-13"),
        ("01/02/24, 08:14 - Ada: x\n01/03/24, 09:00 - Bo: y\n02/02/24, 09:00 - Bo: y", "2024-01-02"),  # forward in time
        ("03/01/24, 08:14 - Ada: x\n02/02/24, 09:00 - Bo: y\n01/03/24, 09:00 - Bo: y", "2024-01-03"),
        ("2024/03/04, 08:14 - Ada: x", "2024-03-04"),
        ("2024-03-04 08:14 - Ada: x", "2024-03-04"),
        ("\u200e[04-03-2024, 08:14:22] Ada: x", "2024-03-04"),
    ],
)
def test_the_order_is_found_from_all_dates(read_chat, lines, expected):
    assert local(read_chat(lines).posts[0])[:10] == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("12:05 AM", "00:05"), ("12:05 p. m.", "12:05"), ("0:05 a. m.", "00:05"), ("1:05\u202fpm", "13:05"),
        ("11:59 P.M.", "23:59"), ("13.05", "13:05"), ("08:14:59", "08:14"),
    ],
)  # fmt: skip
def test_times_with_halves_of_the_day(read_chat, written, expected):
    assert local(read_chat(f"13/03/24, {written} - Ada: x").posts[0])[11:16] == expected


def test_an_ambiguous_order_has_to_be_said(read_chat):
    chat = "04/03/24, 08:14 - Ada: x\n"
    with pytest.raises(UnreadableFile) as refused:
        read_chat(chat)
    assert refused.value.code == "ambiguous_dates"
    assert "--date-order" in str(refused.value)
    assert "04/03/24" in str(refused.value)
    assert local(read_chat(chat, date_order="dmy").posts[0])[:10] == "2024-03-04"
    assert local(read_chat(chat, date_order="mdy").posts[0])[:10] == "2024-04-03"
    assert local(read_chat("24/03/04, 08:14 - Ada: x\n", date_order="ymd").posts[0])[:10] == "2024-03-04"


@pytest.mark.parametrize(
    ("chat", "options", "code"),
    [
        ("13/03/24, 08:14 - Ada: x\n", {"date_order": "mdy"}, "wrong_date_order"),
        ("13/03/24, 08:14 - Ada: x\n", {"date_order": "dym"}, "wrong_date_order"),
        ("13/03/24, 08:14 - Ada: x\n03/13/24, 08:14 - Bo: y\n", {}, "mixed_dates"),
        ("13/03/24, 08:14 - Ada: x\n", {"zone": "Mars/Olympus"}, "unknown_zone"),
        ("13/03/24, 08:14 - Ada: x\n", {"zone": "../etc/passwd"}, "unknown_zone"),
        ("zomaar een tekst\nmet regels\n", {}, "not_whatsapp"),
        ("13/03/24, 25:14 - Ada: x\n", {}, "not_whatsapp"),
        ("13/03/24, 08:14 - Je bent toegevoegd\n", {}, "not_whatsapp"),
        ("", {}, "empty_file"),
    ],
)
def test_a_bad_chat_is_refused(read_chat, chat, options, code):
    with pytest.raises(UnreadableFile) as refused:
        read_chat(chat, **options)
    assert refused.value.code == code
    assert "%(" not in str(refused.value)


def test_local_times_know_summer_and_the_hour_that_comes_twice(read_chat):
    chat = "27-10-2024 02:30 - Ada: eerst\n27-10-2024 02:50 - Ada: dan\n27-10-2024 02:10 - Ada: na het verzetten\n"
    archive = read_chat(chat)
    assert [post.published_at.hour for post in archive.posts] == [0, 0, 1]
    assert read_chat(chat, zone="UTC").posts[0].published_at == datetime(2024, 10, 27, 2, 30, tzinfo=UTC)


def test_lines_that_follow_belong_to_the_message(read_chat):
    archive = read_chat(
        "13-03-2024 08:14 - Ada: lijst:\n- brood\n\n- kaas\n13-03-2024 08:15 - Bo:\nbegint lager\n"
        "[14/03/24, 08:20:00] Cy: geplakt uit een ander gesprek\n13-03-2024 08:16 - Ada: klaar: nu\n"
    )
    assert bodies(archive) == [
        "lijst:\n- brood\n\n- kaas", "begint lager\n[14/03/24, 08:20:00] Cy: geplakt uit een ander gesprek", "klaar: nu",
    ]  # fmt: skip
    assert [person.name for person in archive.people] == ["Ada", "Bo"]


@pytest.mark.parametrize(
    "notice",
    [
        "01-02-2024 08:01 - Berichten en oproepen worden end-to-end versleuteld.",
        '01-02-2024 08:01 - Ada created group "Plan: zomer"',
        '01-02-2024 08:01 - Ada heeft het onderwerp gewijzigd in "Plan: zomer"',
        "01-02-2024 08:01 - Bo left",
        "01-02-2024 08:01 - Bo heeft de groep verlaten",
        "01-02-2024 08:01 - +31 6 11112222 toegevoegd",
    ],
)
def test_notices_are_left_out(read_chat, notice):
    archive = read_chat(f"{notice}\n01-02-2024 08:02 - Ada: hoi\n")
    assert bodies(archive) == ["hoi"]
    assert archive.skipped == {"system": 1}


def test_notices_of_an_iphone_carry_an_author_and_a_mark(read_chat):
    archive = read_chat(
        "[01-02-2024, 08:00:00] Team: \u200eBerichten en oproepen zijn end-to-end versleuteld.\n"
        "[01-02-2024, 08:00:01] Ada: \u200eAda heeft Bo toegevoegd\n"
        "[01-02-2024, 08:00:02] Ada: heeft iemand Bo toegevoegd?\n"
        "\u200e[01-02-2024, 08:00:03] Bo: \u200eafbeelding weggelaten\n"
        "\u200e[01-02-2024, 08:00:04] Bo: zie hier \u200e<bijgevoegd: 0001-plan.pdf>\n"
        "[01-02-2024, 08:00:05] Bo: \u200eDit bericht is verwijderd.\n"
        "[01-02-2024, 08:00:06] Bo: foutje \u200e<Dit bericht is bewerkt>\n"
    )
    assert bodies(archive) == ["heeft iemand Bo toegevoegd?", "afbeelding weggelaten", "zie hier", "foutje"]
    assert archive.skipped == {"system": 2, "deleted": 1}
    assert [file.name for post in archive.posts for file in post.files] == ["0001-plan.pdf"]
    assert [person.name for person in archive.people] == ["Ada", "Bo"]


@pytest.mark.parametrize(
    "words",
    [
        "Dit bericht is verwijderd", "Je hebt dit bericht verwijderd", "U hebt dit bericht verwijderd.",
        "This message was deleted", "You deleted this message.", "This message was deleted by admin Bo",
    ],
)  # fmt: skip
def test_deleted_messages_stay_out(read_chat, words):
    archive = read_chat(
        f"01-02-2024 08:01 - Ada: {words}\n01-02-2024 08:01 - Bo: Dit bericht is verwijderd uit de map\n"
    )
    assert bodies(archive) == ["Dit bericht is verwijderd uit de map"]
    assert archive.skipped == {"deleted": 1}
    assert len(archive.people) == 1


def test_media_that_were_left_out_are_mentioned(read_chat):
    archive = read_chat(
        "01-02-2024 08:01 - Ada: <Media weggelaten>\n01-02-2024 08:01 - Ada: <Media omitted>\nonderschrift\n"
    )
    assert bodies(archive) == ["Media weggelaten", "Media omitted\nonderschrift"]


def test_attachments_are_found_in_the_zip(pack, assert_sound):
    chat = "01-02-2024 08:01 - Ada: plan.pdf (bestand bijgevoegd)\nlees dit\n01-02-2024 08:02 - Bo: x.jpg (file attached)\n"
    archive = read_whatsapp(
        pack({"WhatsApp-chat met Plein.txt": chat, "plan.pdf": "x", "notities.txt": "x"}, "Plein.zip")
    )
    assert_sound(archive)
    plan, photo = archive.posts
    assert (plan.body, plan.files[0].name, plan.files[0].path_in_archive) == ("lees dit", "plan.pdf", "plan.pdf")
    assert (photo.body, photo.files[0].path_in_archive) == ("x.jpg", None)


def test_a_chat_with_and_without_media_has_the_same_keys(read_chat):
    without = read_chat(MADE + "01-02-2024 08:01 - Ada: <Media weggelaten>\n")
    with_media = read_chat(MADE + "01-02-2024 08:01 - Ada: IMG-1.jpg (bestand bijgevoegd)\n")
    assert without.posts[0].key == with_media.posts[0].key


def test_the_name_of_the_group(read_chat):
    line = "02-02-2024 08:01 - Ada: hoi\n"
    assert read_chat(MADE + line).groups[0].name == "Team Groen"
    assert read_chat(line).groups[0].name == "Plein"
    assert read_chat(line, "WhatsApp Chat with Plein (2).txt").groups[0].key == read_chat(line).groups[0].key
    assert read_chat(MADE + line, group_name="Anders").groups[0].name == "Anders"
    assert read_chat(MADE + line, group_name="Anders").groups[0].key == read_chat(MADE + line).groups[0].key
    later = MADE.replace("08:00", "09:00")
    assert read_chat(later + line).groups[0].key != read_chat(MADE + line).groups[0].key
    assert read_chat(line).groups[0].access == "closed"


def test_a_longer_export_of_the_same_chat_keeps_its_keys(read_chat):
    chat = MADE + "02-02-2024 08:01 - Ada: ok\n02-02-2024 08:01 - Ada: ok\n02-02-2024 08:01 - Bo: ok\n"
    short, longer = read_chat(chat), read_chat(chat + "02-02-2024 08:05 - Bo: meer\n")
    keys = [post.key for post in longer.posts]
    assert len(set(keys)) == 4
    assert keys[:3] == [post.key for post in short.posts]


def test_a_conversation_of_two_is_pointed_out(read_chat):
    chat = "02-02-2024 08:01 - Ada: hoi\n02-02-2024 08:02 - Bo: hoi\n"
    assert [finding.code for finding in read_chat(chat).findings] == ["may_be_private"]
    assert not read_chat(MADE + chat).findings
    assert not read_chat(chat + "02-02-2024 08:03 - Cy: hoi\n").findings


def test_a_zip_without_a_chat(pack):
    with pytest.raises(UnreadableFile) as refused:
        read_whatsapp(pack({"foto.jpg": "x"}))
    assert refused.value.code == "not_this_product"
    with pytest.raises(UnreadableFile) as refused:
        read_whatsapp(pack({"users.json": [], "channels.json": []}))
    assert refused.value.code == "wrong_product"
