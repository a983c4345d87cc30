import io
import random
import zipfile
from functools import partial

import pytest

from omarm.importers.readers import Limits, SafeZip, UnreadableFile, read_mattermost, read_slack, read_whatsapp

READERS = [read_slack, read_mattermost, read_whatsapp]
SMALL = Limits(unpacked=300_000, ratio=20, grace=10_000, files=3)


def refusal(call):
    with pytest.raises(UnreadableFile) as refused:
        call()
    assert "%(" not in str(refused.value)
    return refused.value.code


@pytest.mark.parametrize("reader", READERS)
def test_a_truncated_zip_is_damaged(pack, save, reader):
    whole = pack({"users.json": [], "channels.json": [], "a/1.json": "[]" + " " * 500}).read_bytes()
    for length in (5, 40, len(whole) // 2, len(whole) - 1):
        assert refusal(partial(reader, save(whole[:length], "half.zip"))) == "damaged_zip"


def test_a_zip_with_one_flipped_byte_is_damaged(pack, save):
    whole = bytearray(
        pack({"users.json": "[]" + "\n" * 50, "channels.json": []}, compression=zipfile.ZIP_STORED).read_bytes()
    )
    whole[whole.index(b"\n\n\n")] = ord(" ")
    assert refusal(partial(read_slack, save(bytes(whole), "x.zip"))) == "damaged_zip"


@pytest.mark.parametrize("reader", READERS[:2])
@pytest.mark.parametrize(
    ("content", "code"), [(b"", "empty_file"), (b"PDF", "not_a_zip"), (b"\x00" * 5000, "not_a_zip")]
)
def test_what_is_no_zip_is_named(save, reader, content, code):
    assert refusal(partial(reader, save(content, "x.zip"))) == code


@pytest.mark.parametrize("reader", READERS)
def test_a_file_that_is_not_there(tmp_path, reader):
    assert refusal(partial(reader, tmp_path / "weg.zip")) == "cannot_open"


@pytest.mark.parametrize(
    "path", ["../../x.json", "/etc/x.json", "a/../../x", "..\\x.json", "C:\\x.json", "\\\\server\\x"]
)
def test_a_path_that_leads_outside_is_refused(pack, path):
    assert refusal(partial(read_slack, pack({"users.json": [], "channels.json": [], path: []}))) == "unsafe_zip"


def test_a_bomb_is_stopped_while_it_unpacks(pack):
    bomb = pack({"users.json": "[" + " " * 5_000_000 + "]", "channels.json": []})
    assert refusal(partial(read_slack, bomb, limits=SMALL)) == "zip_bomb"
    assert read_slack(bomb).counts["posts"] == 0


def test_the_default_limits_stop_a_real_bomb(pack):
    bomb = pack({"users.json": "[" + " " * 200_000_000 + "]", "channels.json": []})
    assert bomb.stat().st_size < 1_000_000
    assert refusal(partial(read_slack, bomb)) == "zip_bomb"


def test_many_small_bombs_together_are_one(pack):
    archive = pack({"a": " " * 90_000, "b": " " * 90_000, "c": "x"})
    with SafeZip(archive, limits=Limits(unpacked=100_000)) as opened:
        opened.read("a")
        assert refusal(partial(opened.read, "b")) == "zip_bomb"


def test_a_size_that_lies_in_the_header_does_not_help(pack, save):
    whole = pack({"users.json": "[" + " " * 5_000_000 + "]", "channels.json": []}).read_bytes()
    size = (5_000_002).to_bytes(4, "little")
    assert whole.count(size) == 2
    lying = save(whole.replace(size, (10).to_bytes(4, "little")), "lie.zip")
    assert refusal(partial(read_slack, lying, limits=SMALL)) in {"zip_bomb", "damaged_zip"}


def test_too_many_files(pack):
    assert refusal(partial(read_slack, pack({f"{name}.json": [] for name in "abcd"}), limits=SMALL)) == "too_many_files"


@pytest.mark.parametrize("compression", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_ways_of_packing_that_no_product_uses(pack, compression):
    assert refusal(partial(read_slack, pack({"users.json": []}, compression=compression))) == "unsupported_zip"


def test_a_locked_zip(pack, save):
    whole = bytearray(pack({"users.json": [], "channels.json": []}).read_bytes())
    whole[whole.index(b"PK\x01\x02") + 8] |= 1  # the mark that a file is encrypted, in the list at the end
    assert refusal(partial(read_slack, save(bytes(whole), "x.zip"))) == "encrypted_zip"


def test_the_export_of_another_product_is_named(pack):
    slack = pack({"users.json": [], "channels.json": []}, "slack.zip")
    mattermost = pack({"posts.csv": "x"}, "mattermost.zip")
    chat = pack({"_chat.txt": "x"}, "chat.zip")
    for reader, wrong, name in [
        (read_slack, mattermost, "Mattermost"),
        (read_slack, chat, "WhatsApp"),
        (read_mattermost, slack, "Slack"),
    ]:
        with pytest.raises(UnreadableFile) as refused:
            reader(wrong)
        assert refused.value.code == "wrong_product"
        assert name in str(refused.value)
    assert refusal(partial(read_slack, pack({"a.txt": "x"}))) == "not_this_product"


def test_an_upload_is_read_like_a_file(pack):
    upload = io.BytesIO(pack({"users.json": [], "channels.json": []}).read_bytes())
    assert read_slack(upload).counts["posts"] == 0
    assert read_whatsapp(io.BytesIO(b"13-03-2024 08:14 - Ada: hoi")).counts["posts"] == 1
    assert refusal(partial(read_slack, io.BytesIO(b"x"))) == "not_a_zip"


@pytest.mark.parametrize("reader", READERS)
def test_no_damage_leads_to_a_crash(pack, reader):
    chance = random.Random(11)
    files = {
        "users.json": [{"id": "U1", "name": "ada"}],
        "channels.json": [{"id": "C1", "name": "a"}],
        "posts.csv": "a;b\n" * 20,
    }
    whole = pack(
        files | {"a/1.json": [{"user": "U1", "text": "x", "ts": "1"}], "_chat.txt": "13-03-2024 08:14 - Ada: x\n"}
    ).read_bytes()
    for _ in range(400):
        damaged = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        try:
            reader(io.BytesIO(bytes(damaged)))
        except UnreadableFile:
            continue  # a sentence for the one who imports: that is what may happen
