"""Files that cannot be used, and words that make no sense: one clear line, the right exit code, nothing changed."""

import gzip
import io
import json
import zipfile

import pytest
from django.apps import apps

from omarm.importers.commands import conversations

PRODUCTS = ("directory", "organisation", "slack", "mattermost", "whatsapp")
USERS = [{"id": "U1", "name": "jo"}]
CHAT = "04-03-2024 08:14 - Jo: dag\n04-03-2024 08:15 - Piet: dag\n"


def zipped(**files):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            text = content if isinstance(content, str | bytes) else json.dumps(content)
            archive.writestr(name.replace("__", "/").replace("_json", ".json").replace("_jsonl", ".jsonl"), text)
    return stream.getvalue()


SLACK = zipped(users_json=USERS, channels_json=[{"id": "C1", "name": "a", "members": ["U1"]}])
EVIL = {
    "empty": (b"", PRODUCTS),
    "only a mark": (b"\xef\xbb\xbf", ("directory", "organisation", "whatsapp")),
    "noise": (bytes(range(256)) * 40, PRODUCTS),
    "zeros": (b"\0" * 10_000, PRODUCTS),
    "a picture": (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + b"\x80" * 500, PRODUCTS),
    "a page": (b"<!doctype html><title>Sign in</title><p>Session ended", PRODUCTS),
    "a spreadsheet": (zipped(xl__workbook="<workbook/>"), PRODUCTS),
    "a gzip": (gzip.compress(b"personeelsnummer;naam\n1;Jo\n"), PRODUCTS),
    "an empty zip": (zipped(), ("slack", "mattermost", "whatsapp")),
    "half a zip": (SLACK[: len(SLACK) // 2], PRODUCTS),
    "a zip without its end": (SLACK[:-30], ("slack", "mattermost", "whatsapp")),
    "no JSON": (zipped(users_json="[{", channels_json="[]"), ("slack",)),
    "deep JSON": (zipped(users_json="[" * 100_000, channels_json="[]"), ("slack",)),
    "JSON of another form": (zipped(users_json={"a": 1}, channels_json=7), ("slack",)),
    "a bulk export of nonsense": (zipped(export_jsonl='{"type": "post"}\n'), ("mattermost",)),
    "a table without columns": (zipped(**{"posts.csv": "a,b\n1,2\n"}), ("mattermost",)),
    "the export of another": (SLACK, ("mattermost", "whatsapp")),
    "a bomb": (zipped(users_json=b" " * 60_000_000, channels_json="[]"), ("slack",)),
    "a path outside": (zipped(**{"..__users_json": USERS, "channels_json": []}), ("slack", "mattermost", "whatsapp")),
    "only a header": (b"personeelsnummer;naam\n", ("directory", "organisation")),
    "other columns": (b"kleur;maat\nrood;3\n", ("directory", "organisation")),
    "a quotation mark": (b'personeelsnummer;naam\n1;"Jo\n', ("directory",)),
    "an unknown encoding": ("personeelsnummer;naam\n1;Jo\n".encode("utf-32"), ("directory", "organisation")),
    "broken letters": (b"personeelsnummer;naam\n1;Zo\xc3\xab\n2;Jo\xc3\n3;Andr\xc3\xa9\n", ("directory",)),
    "dates that mean two things": (b"01/02/24, 10:00 - Jo: dag\n03/02/24, 10:01 - Piet: dag\n", ("whatsapp",)),
    "only notices": (b"04-03-2024 08:12 - Berichten zijn versleuteld\n", ("whatsapp",)),
}
CASES = [(name, content, product) for name, (content, products) in EVIL.items() for product in products]


def counts():
    return {model._meta.label: model._base_manager.count() for model in apps.get_models()}


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize(("content", "product"), [case[1:] for case in CASES], ids=[f"{c[0]}-{c[2]}" for c in CASES])
def test_a_file_that_cannot_be_used_is_refused_in_one_line(omarm, save, content, product):
    before = counts()
    path = save(content, f"een bestand{'.zip' if content[:2] == b'PK' else '.csv'}")
    for words in ((), ("--dry-run",), ("--json",)):
        done = omarm("import", product, path, *words)
        assert done.exit_code == 1, done.output
        assert done.stderr.startswith("omarm: ")
        assert done.stderr.count("\n") == 1
        assert "een bestand" in done.stderr
        assert len(done.stderr) < 400
    assert json.loads(done.stdout) == {"error": done.stderr.removeprefix("omarm: ").rstrip()}
    assert counts() == before


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("product", PRODUCTS)
def test_a_file_that_may_not_be_read_is_refused(omarm, save, monkeypatch, product):
    path = save("x")

    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(type(path), "open", refuse)
        patch.setattr(zipfile, "ZipFile", refuse)
        done = omarm("import", product, path)
    assert (done.exit_code, done.stderr.count("\n")) == (1, 1), done.output


def test_without_an_organisation_nothing_comes_in(omarm, save, db):
    done = omarm("import", "whatsapp", save(CHAT, "chat.txt"))
    assert (done.exit_code, done.stdout) == (1, "")
    assert "omarm init" in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        (), ("sing",), ("slack",), ("slack", "nowhere.zip"), ("slack", "."), ("slack", "FILE", "--quickly"),
        ("whatsapp", "FILE", "--date-order", "ydm"), ("whatsapp", "FILE", "--person", "Jo"),
        ("whatsapp", "FILE", "--person", "Jo="), ("whatsapp", "FILE", "--person", "=jo"), ("slack", "FILE", "FILE"),
        ("whatsapp", "FILE", "--include-private"), ("directory", "FILE", "--owner", "jo"), ("whatsapp", "FILE", "--owner"),
    ],
)  # fmt: skip
def test_wrong_use_is_code_2(omarm, save, words):
    path = save(CHAT, "chat.txt")
    done = omarm("import", *(path if word == "FILE" else word for word in words))
    assert done.exit_code == 2, done.output
    assert "Traceback" not in done.output


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--zone", "Mars/Olympus"), "Mars/Olympus is not known"),
        (("--zone", "../etc/passwd"), "not known"),
        (("--date-order", "mdy"), "does not exist when read as mdy"),
        (("--owner", "niemand"), "nobody with the username niemand"),
        (("--opt-out", "Janus"), "Janus"),
        (("--person", "Janus=jo"), "Janus"),
        (("--person", "Jo=janus"), "Nobody here is called janus"),
    ],
)
def test_words_that_do_not_fit_the_file_are_refused(omarm, save, words, told):
    before = counts()
    done = omarm("import", "whatsapp", save("24-03-2024 08:14 - Jo: dag\n", "chat.txt"), *words)
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert told in done.stderr
    assert counts() == before


@pytest.mark.usefixtures("town")
def test_what_the_database_refuses_is_one_line_too(omarm, save, monkeypatch):
    before = counts()
    monkeypatch.setattr(conversations, "LONGEST_TEXT", 5)
    monkeypatch.setattr(conversations, "words_of", lambda *_args, **_kwargs: "a\0b")
    done = omarm("import", "whatsapp", save(CHAT, "chat.txt"), "--json")
    assert done.exit_code == 1
    assert "Nothing was changed" in json.loads(done.stdout)["error"]
    assert counts() == before


@pytest.mark.usefixtures("town")
def test_the_last_line_is_json_and_the_rest_is_on_the_other_side(omarm, save):
    done = omarm("import", "whatsapp", save(CHAT, "chat.txt"), "--json")
    said = json.loads(done.stdout)
    assert said.keys() >= {
        "people", "groups", "posts", "comments", "reactions", "departments", "skipped", "findings", "dry_run",
    }  # fmt: skip
    assert (said["posts"], said["skipped"], done.stdout.count("\n")) == (2, {}, 1)
    assert len(said["findings"]) == 2
    for line in said["findings"]:
        assert line in done.stderr
    assert "people" in done.stderr
    assert "posts" in done.stderr


@pytest.mark.usefixtures("ada")
def test_people_read_a_sentence(omarm, save):
    chat = save(CHAT + "04-03-2024 08:16 - Jo: Dit bericht is verwijderd\n", "chat.txt")
    looked = omarm("import", "whatsapp", chat, "--dry-run", "--person", "Piet=ada").stdout
    assert "Would come in: 1 people, 1 groups, 2 posts.\n" in looked
    assert "  new here: “Jo”\n  recognised: “Ada van der Velde (ada)”\n" in looked
    done = omarm("import", "whatsapp", chat)
    assert "Came in: 2 people, 1 groups, 2 posts.\n  left out: 1 deleted by its author" in done.stdout
    assert "Came in: nothing new." in omarm("import", "whatsapp", chat).stdout


@pytest.mark.usefixtures("town")
def test_two_servers_that_call_everything_the_same_need_a_source(import_json, pack):
    def export(words):
        lines = (
            {"type": "version", "version": 1},
            {"type": "channel", "channel": {"team": "main", "name": "town-square", "display_name": "Plein", "type": "O"}},
            {"type": "user", "user": {"username": "jo", "email": f"{words}@proefstad.example"}},
            {"type": "post", "post": {"team": "main", "channel": "town-square", "user": "jo", "message": words,
                                      "create_at": 1700000000000}},
        )  # fmt: skip
        return pack({"export.jsonl": "\n".join(map(json.dumps, lines))}, name=f"{words}.zip")

    assert import_json("mattermost", export("noord"))["posts"] == 1
    other = import_json("mattermost", export("zuid"), "--source", "Zuid")
    assert (other["posts"], other["groups"], other["people"]) == (1, 1, 1)
    assert import_json("mattermost", export("zuid"), "--source", " zuid ")["posts"] == 0
