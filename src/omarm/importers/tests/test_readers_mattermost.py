import csv
import io
import json
from datetime import UTC, datetime

import pytest

from omarm.importers.readers import UnreadableFile, read_mattermost

OLD = [
    "Post Creation Time", "Team Id", "Team Name", "Team Display Name", "Channel Id", "Channel Name", "Channel Display Name",
    "Channel Type", "User Id", "User Email", "Username", "Post Id", "Edited By Post Id", "Replied to Post Id", "Post Message",
    "Post Type",
]  # fmt: skip
NEW = [OLD[0], "Post Update Time", "Post Update Type", *OLD[1:], "User Type", "Previews Post Id"]


def row(post_id, message="", **more):
    return {
        "Post Creation Time": "1700000000123", "Team Display Name": "Stad", "Channel Id": "c1", "Channel Name": "plein",
        "Channel Display Name": "Plein", "Channel Type": "public", "User Id": "u1", "User Email": "ada.wit@x.nl",
        "Username": "ada.wit", "Post Id": post_id, "Post Message": message, "Post Type": "message",
    } | {name.replace("_", " "): value for name, value in more.items()}  # fmt: skip


def answer(post_id, to, message="antwoord", **more):
    return row(post_id, message, **more) | {"Replied to Post Id": to}


@pytest.fixture
def read(pack):
    def pack_and_read(*rows, header=OLD, files=(), **options):
        table = io.StringIO()
        writer = csv.DictWriter(table, header)
        writer.writeheader()
        writer.writerows(rows)
        return read_mattermost(pack({"posts.csv": table.getvalue(), "metadata.json": {}, **dict(files)}), **options)

    return pack_and_read


@pytest.mark.realdata
def test_the_sample_gives_what_the_contract_says(samples, contract, assert_sound):
    archive = read_mattermost(samples / "mattermost" / "csv_export.zip")
    assert_sound(archive)
    expected = contract["mattermost/csv_export.zip"]
    assert {kind: archive.counts[kind] for kind in expected} == expected
    assert {group.access for group in archive.groups} == {"open"}
    assert archive.skipped == {"private_channel": 1131, "direct_message": 1913}
    assert all(person.email.endswith("@sample.mattermost.com") for person in archive.people)


@pytest.mark.realdata
def test_private_channels_of_the_sample_come_in_closed(samples, assert_sound):
    expected = json.loads((samples / "mattermost" / "expected.json").read_text())
    archive = read_mattermost(samples / "mattermost" / "csv_export.zip", include_private=True)
    assert_sound(archive)
    assert sum(group.access == "closed" for group in archive.groups) == 8
    public = {group.key for group in archive.groups if group.access == "open"}
    public_posts = {post.key for post in archive.posts if post.group_key in public}
    public_comments = [comment for comment in archive.comments if comment.post_key in public_posts]
    assert len(public_posts) + len(public_comments) == expected["public_messages"]
    assert len(archive.posts) + len(archive.comments) == expected["public_messages"] + 1131


def test_names_times_and_groups(read, assert_sound):
    archive = read(row("p1", "hallo"), row("p2", "ook", Channel_Id="c2", Team_Display_Name="Land"))
    assert_sound(archive)
    person = archive.people[0]
    assert (person.name, person.username, person.email) == ("Ada Wit", "ada.wit", "ada.wit@x.nl")
    assert archive.posts[0].published_at == datetime(2023, 11, 14, 22, 13, 20, 123000, tzinfo=UTC)
    assert [group.name for group in archive.groups] == ["Plein (Stad)", "Plein (Land)"]


def test_answers_to_answers_come_on_two_levels(read, assert_sound):
    archive = read(
        row("p1", "vraag"), answer("p2", "p1", "een"), answer("p3", "p2", "twee"), answer("p4", "p3", "drie"),
        answer("p5", "p5", "aan zichzelf"), answer("p6", "p7"), answer("p7", "p6"), answer("p8", "weg"),
        answer("p9", "p1", Channel_Id="c2"),
    )  # fmt: skip
    assert_sound(archive)
    assert [post.body for post in archive.posts] == ["vraag", "aan zichzelf"]
    placed = {comment.body: comment.parent_key for comment in archive.comments}
    assert placed == {"een": None, "twee": "mattermost:p2", "drie": "mattermost:p2"}
    assert archive.skipped == {"parent_missing": 4}


def test_deleted_messages_stay_out_with_what_hung_below(read, assert_sound):
    archive = read(
        row("p1", "weg ermee"), answer("p2", "p1"), row("p1", "delete weg ermee"),
        row("p3", "blijft"), answer("p4", "p3", "ook weg"), answer("p5", "p4", "blijft ook"), row("p4", "delete ook weg"),
    )  # fmt: skip
    assert_sound(archive)
    assert [post.body for post in archive.posts] == ["blijft"]
    assert [(comment.body, comment.parent_key) for comment in archive.comments] == [("blijft ook", None)]
    assert archive.skipped == {"deleted": 2, "parent_missing": 1}


def test_newer_servers_say_what_happened(read, assert_sound):
    archive = read(
        row("p1", "weg", Post_Update_Type="Deleted"),
        row("p2", "oude tekst", Edited_By_Post_Id="p3", Post_Update_Type="EditedOriginalMsg"),
        row("p3", "nieuwe tekst", Post_Update_Type="EditedNewMsg"),
        row("p4", "piep", User_Type="bot"),
        row("p3", "plan.pdf (files/p3/f1-plan.pdf)", Post_Type="attachment"),
        row("p5", "", Post_Type="message"),
        row("p5", "los.txt (files/p5/f2-los.txt)", Post_Type="attachment"),
        row("p6", ""),
        header=NEW,
        files={"files/p3/f1-plan.pdf": "x"},
    )
    assert_sound(archive)
    assert [post.body for post in archive.posts] == ["nieuwe tekst", "los.txt"]
    assert [(file.name, file.path_in_archive) for post in archive.posts for file in post.files] == [
        ("plan.pdf", "files/p3/f1-plan.pdf"), ("los.txt", None),
    ]  # fmt: skip
    assert archive.skipped == {"deleted": 1, "older_version": 1, "bot_message": 1, "empty": 1}


def test_who_left_a_closed_group_is_no_member_of_it(read, assert_sound):
    inside = {"Channel Type": "private"}
    archive = read(
        row("", "joined", Post_Type="enter") | inside,
        row("", "joined", Post_Type="previously-joined", User_Id="u2", Username="bo") | inside,
        row("p1", "hoi") | inside,
        row("", "left", Post_Type="leave") | inside,
        include_private=True,
    )
    assert_sound(archive)
    assert (archive.groups[0].access, archive.groups[0].member_keys) == ("closed", ("mattermost:u2",))


@pytest.mark.parametrize("kind", ["direct", "group", "D", "", "nieuw soort"])
def test_direct_messages_never_come_in_nor_who_wrote_them(read, kind):
    archive = read(row("p1", "onder ons", Channel_Type=kind), include_private=True)
    assert archive.counts == dict.fromkeys(archive.counts, 0)
    assert archive.skipped == {"direct_message": 1}


def test_the_bulk_export(pack, assert_sound):
    lines = [
        {"type": "version", "version": 1},
        {"type": "channel", "channel": {"team": "stad", "name": "plein", "display_name": "Plein", "type": "O", "purpose": "Alles"}},
        {"type": "channel", "channel": {"team": "stad", "name": "kelder", "display_name": "Kelder", "type": "P"}},
        {"type": "bot", "bot": {"username": "robot"}},
        {"type": "user", "user": {"username": "ada", "first_name": "Ada", "last_name": "de Wit", "email": "ada@x.nl", "position": "Chef", "delete_at": 0,
                                  "teams": [{"name": "stad", "channels": [{"name": "plein"}, {"name": "kelder"}]}]}},
        {"type": "user", "user": {"username": "bo.smit", "delete_at": 5}},
        {"type": "post", "post": {"team": "stad", "channel": "plein", "user": "ada", "message": "vraag", "create_at": 1700000000123,
                                  "reactions": [{"user": "bo.smit", "emoji_name": "tada"}], "attachments": [{"path": "x/plan.pdf"}],
                                  "replies": [{"user": "bo.smit", "message": "antwoord", "create_at": 1700000000124}]}},
        {"type": "post", "post": {"team": "stad", "channel": "kelder", "user": "ada", "message": "besloten", "create_at": 1700000000125}},
        {"type": "post", "post": {"team": "stad", "channel": "plein", "user": "robot", "message": "piep", "create_at": 3}},
        {"type": "post", "post": {"team": "stad", "channel": "plein", "user": "ada", "message": "x", "type": "system_join_channel", "create_at": 4}},
        {"type": "direct_post", "direct_post": {"user": "ada", "message": "onder ons", "create_at": 5, "replies": [{}]}},
    ]  # fmt: skip
    packed = pack({"import.jsonl": "\n".join(map(json.dumps, lines)), "data/x/plan.pdf": "x"})
    archive = read_mattermost(packed)
    assert_sound(archive)
    assert [(post.body, post.reactions) for post in archive.posts] == [("vraag", (("tada", "mattermost:@bo.smit"),))]
    assert archive.posts[0].files[0].path_in_archive == "data/x/plan.pdf"
    assert [comment.body for comment in archive.comments] == ["antwoord"]
    assert [(person.name, person.active) for person in archive.people] == [("Ada de Wit", True), ("Bo Smit", False)]
    assert [(group.name, group.purpose) for group in archive.groups] == [("Plein", "Alles")]
    assert archive.skipped == {"private_channel": 1, "bot_message": 1, "joined_or_left": 1, "direct_message": 2}
    closed = read_mattermost(packed, include_private=True).groups[1]
    assert (closed.name, closed.access, closed.member_keys) == ("Kelder", "closed", ("mattermost:@ada",))


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"posts.csv": "a,b\n1,2\n"}, "missing_column"),
        ({"posts.csv": ""}, "empty_file"),
        ({"metadata.json": {}}, "not_this_product"),
        ({"users.json": [], "channels.json": []}, "wrong_product"),
        ({"import.jsonl": '{"type": "version"}\n{'}, "invalid_json"),
        ({"import.jsonl": '{"type": "iets"}'}, "unexpected_content"),
    ],
)
def test_a_bad_file_is_refused(pack, files, code):
    with pytest.raises(UnreadableFile) as refused:
        read_mattermost(pack(files))
    assert refused.value.code == code
