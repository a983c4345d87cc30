import random
from datetime import UTC, datetime

import pytest

from omarm.importers.readers import UnreadableFile, read_slack
from omarm.importers.readers.slack_text import readable

USERS = [
    {
        "id": "U1",
        "name": "ada",
        "profile": {"first_name": "Ada", "last_name": "de Wit", "email": "Ada@X.nl", "title": "Chef"},
    },
    {"id": "U2", "name": "bo", "profile": {"real_name": "Bo Smit"}, "deleted": True},
    {"id": "U3", "name": "robot", "is_bot": True, "profile": {}},
]
GENERAL = {
    "id": "C1",
    "name": "algemeen",
    "creator": "U1",
    "members": ["U1", "U2", "U3"],
    "purpose": {"value": "Voor &lt;iedereen&gt;"},
}
SECRET = {"id": "G1", "name": "geheim", "members": ["U1"]}


def message(ts, text="", user="U1", **more):
    return {"type": "message", "user": user, "ts": ts, "text": text, **more}


def workspace(*messages, **more):
    return {"users.json": USERS, "channels.json": [GENERAL], "algemeen/2024-01-01.json": list(messages), **more}


@pytest.mark.realdata
def test_the_sample_gives_what_the_contract_says(samples, contract, assert_sound):
    archive = read_slack(samples / "slack" / "slack_export.zip")
    assert_sound(archive)
    expected = contract["slack/slack_export.zip"]
    assert {kind: archive.counts[kind] for kind in ("groups", "people", "posts", "comments")} == {
        kind: expected[kind] for kind in ("groups", "people", "posts", "comments")
    }
    assert archive.skipped == {
        "bot_message": expected["bot_messages_left_out_by_default"], "joined_or_left": 8, "bot_added": 3,
    }  # fmt: skip
    shared = [post for post in archive.posts if post.files]
    assert len(shared) == expected["files_shared"]
    assert archive.comments[0].post_key in {post.key for post in shared}
    assert not any("xoxe" in repr(post) or "uploaded a file" in post.body for post in archive.posts)
    assert read_slack(samples / "slack" / "slack_export.zip") == archive


def test_people_and_groups(pack, assert_sound):
    archive = read_slack(pack(workspace()))
    assert_sound(archive)
    ada, bo = archive.people
    assert (ada.given_name, ada.particle, ada.surname, ada.email, ada.function) == (
        "Ada",
        "de",
        "Wit",
        "ada@x.nl",
        "Chef",
    )
    assert (ada.active, bo.active, bo.email) == (True, False, None)
    group = archive.groups[0]
    assert (group.name, group.purpose, group.access) == ("algemeen", "Voor <iedereen>", "open")
    assert (group.owner_key, group.member_keys) == (ada.key, (ada.key, bo.key))


def test_threads_become_comments_in_their_own_time(pack, assert_sound):
    archive = read_slack(
        pack(
            workspace(
                message("1700000001.000200", "antwoord", "U2", thread_ts="1700000000.000100"),
                message("1700000000.000100", "vraag", thread_ts="1700000000.000100"),
                message(
                    "1700000002.000000", "ook in kanaal", subtype="thread_broadcast", thread_ts="1700000000.000100"
                ),
                message("1700000003.000000", "wees", thread_ts="1600000000.000000"),
            )
        )
    )
    assert_sound(archive)
    assert [post.body for post in archive.posts] == ["vraag"]
    assert [comment.body for comment in archive.comments] == ["antwoord", "ook in kanaal"]
    assert archive.posts[0].published_at == datetime(2023, 11, 14, 22, 13, 20, 100, tzinfo=UTC)
    assert archive.skipped == {"parent_missing": 1}


def test_what_stays_out_has_a_reason(pack):
    archive = read_slack(
        pack(
            workspace(
                message("1", "x", subtype="channel_join"),
                message("2", "x", subtype="channel_topic"),
                message("3", "x", subtype="bot_message"),
                message("4", "x", "U3"),
                message("5", "This message was deleted.", "USLACKBOT", subtype="tombstone"),
                message("6", "x", subtype="bot_add"),
                message("7", ""),
                message("geen tijd", "x"),
                message("8", "x", ""),
                message("8.5", "Welkom!", "USLACKBOT"),
                message("9", "blijft"),
                message("9", "nog eens"),
            )
        )
    )
    assert [post.body for post in archive.posts] == ["blijft"]
    assert archive.skipped == {
        "joined_or_left": 1, "system": 1, "bot_message": 3, "deleted": 1, "bot_added": 1, "empty": 1, "unreadable": 2,
        "duplicate": 1,
    }  # fmt: skip


def test_private_channels_only_when_asked_for_and_direct_messages_never(pack, assert_sound):
    files = workspace(message("1", "openbaar")) | {
        "groups.json": [SECRET],
        "dms.json": [{"id": "D1", "members": ["U1", "U2"]}],
        "mpims.json": [{"id": "M1", "name": "mpdm-ada--bo-1"}],
        "geheim/2024-01-01.json": [message("2", "besloten")],
        "D1/2024-01-01.json": [message("3", "onder ons"), message("4", "twee")],
        "mpdm-ada--bo-1/2024-01-01.json": [message("5", "met drie")],
        "onbekend/2024-01-01.json": [message("6", "waarvan?")],
    }
    by_default = read_slack(pack(files))
    assert [post.body for post in by_default.posts] == ["openbaar"]
    assert [group.name for group in by_default.groups] == ["algemeen"]
    assert by_default.skipped == {"private_channel": 1, "direct_message": 3, "unknown_channel": 1}
    asked = read_slack(pack(files), include_private=True)
    assert_sound(asked)
    assert [(group.name, group.access) for group in asked.groups] == [("algemeen", "open"), ("geheim", "closed")]
    assert {post.body for post in asked.posts} == {"openbaar", "besloten"}


def test_the_strictest_mark_on_a_channel_counts(pack):
    files = workspace(message("1", "open")) | {
        "channels.json": [
            GENERAL,
            SECRET | {"is_private": True},
            {"id": "D2", "name": "dm", "is_im": True},
            {"id": "C9", "name": "dubbel"},
        ],
        "groups.json": [{"id": "G9", "name": "dubbel"}],
        "geheim/1.json": [message("2", "x")],
        "dm/1.json": [message("3", "x")],
        "dubbel/1.json": [message("4", "x")],
    }
    assert [post.body for post in read_slack(pack(files)).posts] == ["open"]


def test_files_are_named_and_a_file_comment_follows_its_file(pack, assert_sound):
    old = {
        "id": "F1",
        "name": "plan.pdf",
        "title": "Het plan",
        "permalink": "https://x.slack.com/F1",
        "url_private": "https://geheim",
    }
    archive = read_slack(
        pack(
            workspace(
                message("1", "<@U1> uploaded a file: <https://x|Het plan>", subtype="file_share", file=old),
                message(
                    "2",
                    "<@U2> commented on",
                    "",
                    subtype="file_comment",
                    file=old,
                    comment={"user": "U2", "comment": "mooi"},
                ),
                message("3", "kijk", files=[{"id": "F2", "name": "foto.jpg"}, {"id": "F3", "mode": "tombstone"}]),
            )
        )
    )
    assert_sound(archive)
    plan, photo = archive.posts
    assert (plan.body, plan.files[0].name, plan.files[0].link) == ("Het plan", "plan.pdf", "https://x.slack.com/F1")
    assert (photo.body, [file.name for file in photo.files]) == ("kijk", ["foto.jpg"])
    assert (archive.comments[0].body, archive.comments[0].post_key) == ("mooi", plan.key)
    assert archive.comments[0].author_key == "slack:U2"
    assert "geheim" not in repr(archive)


def test_reactions_keep_name_and_person(pack, assert_sound):
    reactions = [{"name": "+1::skin-tone-2", "users": ["U1", "U2", "U3", "U1"]}, {"name": "tada", "users": ["U2"]}]
    archive = read_slack(pack(workspace(message("1", "ja", reactions=reactions))))
    assert_sound(archive)
    assert archive.posts[0].reactions == (("+1", "slack:U1"), ("+1", "slack:U2"), ("tada", "slack:U2"))
    assert archive.counts["reactions"] == 3


def test_an_author_from_elsewhere_is_remembered(pack, assert_sound):
    archive = read_slack(
        pack(workspace(message("1", "hoi", "U77", user_profile={"real_name": "Gus Gast", "name": "gus"})))
    )
    assert_sound(archive)
    guest = archive.people[-1]
    assert (guest.key, guest.name, guest.username, guest.active) == ("slack:U77", "Gus Gast", "gus", False)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("hoi <@U1>!", "hoi @Ada de Wit!"),
        ("<@U9|gus> en <@U8>", "@gus en @U8"),
        ("zie <#C1|algemeen> en <#C1>", "zie #algemeen en #algemeen"),
        ("<!here> <!channel> <!subteam^S1|@team> <!date^1^{date}|1 mei>", "@here @channel @team 1 mei"),
        ("<https://a.nl/?x=1&amp;y=2|lees dit>", "lees dit (https://a.nl/?x=1&y=2)"),
        ("<https://a.nl> <http://a.nl|a.nl> <mailto:a@b.nl|a@b.nl>", "https://a.nl http://a.nl a@b.nl"),
        ("3 &lt; 4 &amp;&amp; &amp;lt;", "3 < 4 && &lt;"),
        (":+1: :tada: om 12:30:45 :eigen-emoji:", "👍 🎉 om 12:30:45 :eigen-emoji:"),
    ],
)
def test_text_is_made_readable(raw, expected):
    assert readable(raw, {"U1": "Ada de Wit"}, {"C1": "algemeen"}) == expected


def test_an_export_packed_again_with_a_folder_around_it(pack):
    inside = {f"Mijn export/{path}": content for path, content in workspace(message("1", "ja")).items()}
    archive = read_slack(pack(inside | {"__MACOSX/._users.json": b"\x00", "Mijn export/.DS_Store": b"\x00"}))
    assert [post.body for post in archive.posts] == ["ja"]
    archive = read_slack(pack(workspace(message("1", "ja")) | {"__MACOSX/._users.json": b"\x00"}))
    assert not archive.skipped


def test_what_a_database_cannot_hold_is_left_out(pack, assert_sound):
    archive = read_slack(pack(workspace(message("1", "a\x00b \ud800 c"))))
    assert_sound(archive)
    assert archive.posts[0].body == "ab ? c"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"users.json": "[{"}, "invalid_json"),
        ({"users.json": {"id": "U1"}}, "unexpected_content"),
        ({"algemeen/2024-01-01.json": {"a": 1}}, "unexpected_content"),
        ({"algemeen/2024-01-01.json": b"\xff\xfe\xfd"}, "invalid_json"),
        ({"algemeen/2024-01-01.json": "[" * 200_000}, "invalid_json"),
    ],
)
def test_broken_content_is_refused_with_its_place(pack, change, code):
    with pytest.raises(UnreadableFile) as refused:
        read_slack(pack(workspace() | change))
    assert refused.value.code == code
    assert next(iter(change)) in str(refused.value)


def test_no_field_of_another_type_leads_to_a_crash(pack, assert_sound):
    chance = random.Random(7)
    strange = [None, 5, -1.5, True, "", "\x00", "9" * 400, "1e999", [], {}, [None, 3, {"a": []}], {"id": 4}]

    def spoilt(value):
        if chance.random() < 0.08:
            return chance.choice(strange)
        if isinstance(value, dict):
            return {key: spoilt(item) for key, item in value.items()}
        return [spoilt(item) for item in value] if isinstance(value, list) else value

    reactions = [{"name": "+1", "users": ["U1"]}]
    file = {"id": "F1", "name": "a.pdf", "title": "A"}
    whole = workspace(
        message("1", "een <@U1>", reactions=reactions, thread_ts="1"),
        message("2", "twee", "U2", thread_ts="1"),
        message("3", "drie", files=[file]),
        message("4", "", subtype="file_comment", file=file, comment={"user": "U2", "comment": "vier"}),
        message("5", "vijf", "U99", user_profile={"real_name": "Een Ander"}),
    ) | {"groups.json": [SECRET], "geheim/1.json": [message("6", "zes")]}
    for _ in range(300):
        try:
            assert_sound(
                read_slack(pack({path: spoilt(content) for path, content in whole.items()}), include_private=True)
            )
        except UnreadableFile:
            continue  # a sentence for the one who imports: that is what may happen
