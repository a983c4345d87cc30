"""The two bodies of text that the queries are judged on, as organisations that are taken back afterwards."""

import json
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.utils import timezone

from omarm.core import richtext
from omarm.demo.loading import carried, storing
from omarm.demo.loading.files import store_files, store_files_of_posts
from omarm.demo.loading.found import make_findable
from omarm.demo.loading.groups import store_groups
from omarm.demo.loading.house import House
from omarm.demo.loading.houserules import store_house_rules
from omarm.demo.loading.plan import Plan
from omarm.demo.loading.topics import store_topics
from omarm.files.models import Document
from omarm.media.commands import read_waiting_files
from omarm.people.commands import NewPerson, create_person, found_organisation
from omarm.people.models import Organisation, Person
from omarm.people.naming import Name
from omarm.stream.models import Comment, Placement, Post
from omarm.updates.models import Update

LINDEMEER, DEVELOPER_OVERHEID = "lindemeer", "developer-overheid"
STEPS = (
    storing.store_departments, storing.store_people, store_house_rules, store_topics, store_groups, store_files,
    storing.store_posts, store_files_of_posts, storing.store_comments, carried.store_polls,
)  # fmt: skip
HEADING = re.compile(r"^#\s+(.+)$", re.MULTILINE)
NAMED = re.compile(r'^title:\s*"?(.+?)"?\s*$', re.MULTILINE)
MARKUP = re.compile(r"<!--.*?-->|```.*?```|!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|[#*`>\[\]|]", re.DOTALL)


@dataclass(frozen=True)
class Corpus:
    """An organisation with its texts, who looks, and what each thing that can be found is called in the judged set."""

    reader: Person
    names: dict  # {(source, id): reference}

    def reference(self, source, pk):
        """Return what the judged set calls a hit; empty when it has no name for it."""
        if source == "comments":
            return self.names.get(("posts", Comment.objects.values_list("post", flat=True).get(pk=pk)), "")
        return self.names.get((source, pk), "")


def lindemeer(_folder):
    """Load the demonstration, without pictures and without what the clock does, and return the Corpus."""
    plan = Plan.for_day()
    found_organisation(name=plan.content.organisation["name"], origin=Organisation.Origin.DEMO)
    house = House.empty(plan)
    for store in STEPS:
        store(house)
    reader = _reader()
    while read_waiting_files():
        pass
    make_findable(house)
    names = {("posts", post.pk): f"post:{key}" for key, post in house.posts.items()}
    names |= {("groups", group.pk): f"group:{slug}" for slug, group in house.groups.items()}
    names |= {("people", person.pk): f"person:{person.username}" for person in house.people.values()}
    names |= {("files", row.pk): f"file:{row.name}" for row in Document.objects.all()}
    return Corpus(reader, names)


def developer_overheid(folder):
    """Load the texts of developer.overheid.nl as posts to everyone, and return the Corpus."""
    found_organisation(name="Developer overheid", origin=Organisation.Origin.SEED)
    reader = _reader()
    author = create_person(actor=None, new=NewPerson(name=Name.split("Redactie"), username="redactie"))
    texts = [*_blog(folder), *_communities(folder), *_events(folder)]
    rows = Post.objects.bulk_create(
        Post(
            kind="update", title=title[:200], body=richtext.from_text(text), text=text, author=author, created_at=at,
            published_at=at, announced_at=at,
        )
        for _name, title, text, at in texts
    )  # fmt: skip
    Update.objects.bulk_create(Update(post=row) for row in rows)
    Placement.objects.bulk_create(
        Placement(
            post=row, audience=Placement.Audience.EVERYONE, author=author, published_at=row.published_at, live=True
        )
        for row in rows
    )
    make_findable(None)
    return Corpus(reader, {("posts", row.pk): name for row, (name, *_rest) in zip(rows, texts, strict=True)})


def folder_of(realdata):
    """Return the folder with the texts of developer.overheid.nl, below that of the samples."""
    return Path(realdata) / "dutch-content" / "developer-overheid-nl"


def _reader():
    return create_person(actor=None, new=NewPerson(name=Name.split("Zoeker Zonder Groep"), username="zoeker"))


def _blog(folder):
    for path in sorted((folder / "blog").glob("*/*/*.md")):
        text = path.read_text(encoding="utf-8")
        year, month = (int(part) for part in path.parts[-3:-1])
        day = int(path.name[:2]) if path.name[:2].isdigit() else 1
        yield f"blog:{path.name}", *_titled(text), timezone.make_aware(datetime(year, month, day, 9))  # noqa: DTZ001


def _communities(folder):
    communities = folder / "communities"
    for path in sorted(communities.rglob("*.md")):
        name = f"community:{path.relative_to(communities).as_posix()}"
        yield name, *_titled(path.read_text(encoding="utf-8")), timezone.now()


def _events(folder):
    for event in json.loads((folder / "events.json").read_text(encoding="utf-8")):
        name = f"event:{event['start_date'][:16]}/{event['end_date'][11:16]}"
        text = "\n".join(filter(None, [event.get("summary"), event.get("place")]))
        yield name, event["title"], text, timezone.now()


def _titled(text):
    """Return the title of a page and its words without markup."""
    head, body = "", text
    if text.startswith("---"):
        _, head, body = text.split("---", 2)
    found = NAMED.search(head) or HEADING.search(body)
    title = found[1].strip() if found else ""
    return title, MARKUP.sub(" ", body.replace(f"# {title}", "", 1)).strip()
