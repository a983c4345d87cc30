"""What was said, when and by whom."""

import re
from dataclasses import dataclass, field
from datetime import datetime

from omarm.core import richtext
from omarm.demo.loading.calendar import lapse

DUTCH = re.compile(r"\b(?:de|het|een|en|van|ik|je|niet|dat|op)\b", re.IGNORECASE)
ENGLISH = re.compile(r"\b(?:the|and|of|i|you|my|not|that|to)\b", re.IGNORECASE)
BETWEEN_TAGS = re.compile(r">\s*\n\s*<")  # line breaks that make the file readable, as no editor sends them


@dataclass(frozen=True)
class Said:
    """A comment. `number` is its place in the conversation, `under` and `quotes` those of what it answers and quotes."""

    number: int
    under: int | None
    author: str
    body: str
    at: datetime
    quotes: int | None = None


@dataclass(frozen=True)
class Earlier:
    """How a post read before it was changed, from when and until when."""

    title: str
    body: str
    written_at: datetime
    changed_at: datetime


@dataclass(frozen=True)
class Shared:
    """A second place of a post: in which group, by whom and when."""

    group: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Talk:
    """A post with its conversation; authors, group and department by their keys. No place means everyone.

    `body` is rich text. `more` is what the content says of it that only some posts have: the fields of its form, a poll,
    who shall read it, a compliment, links, and what was done with it later.
    """

    key: str
    author: str
    group: str | None
    department: str | None
    form: str
    title: str
    body: str
    at: datetime
    photos: tuple
    reactions: dict
    comments: tuple
    topics: tuple = ()
    earlier: tuple = ()
    shared: tuple = ()
    more: dict = field(default_factory=dict)

    @property
    def kind(self):
        """The kind of post that it is."""
        return next((kind for kind in ("praise", "question") if kind in self.more), "update")

    @property
    def is_nameless(self):
        """Whether it is a question that was asked without a name: then its author is sealed, and nobody stands with it."""
        return bool(self.more.get("question", {}).get("nameless"))

    @property
    def lang(self):
        """The language it is written in, as far as that shows: some colleagues write English."""
        text = f"{self.title} {self.body}"
        return "en" if len(ENGLISH.findall(text)) > 2 * len(DUTCH.findall(text)) else "nl"

    @property
    def contributions(self):
        """Everybody who said something, with the moment, in order."""
        return [(self.author, self.at), *((said.author, said.at) for said in self.comments)]


def talks(posts, calendar):
    """Return the Talks of the content, oldest first, without what would lie in the future."""
    told = [_talk(post, calendar) for post in posts]
    return sorted((talk for talk in told if talk.at <= calendar.until), key=lambda talk: (talk.at, talk.key))


def first_words(told):
    """Return when each author first said something."""
    first = {}
    for talk in told:
        for author, at in talk.contributions:
            first[author] = min(at, first.get(author, at))
    return first


def rich_words(table):
    """Return the words of a table of the content as rich text: its `rich`, or its plain `body`."""
    if "rich" in table:
        return richtext.clean(BETWEEN_TAGS.sub("><", table["rich"]))
    return richtext.from_text(table["body"].strip())


def _talk(post, calendar):
    at = calendar.written_at(post)
    audience, _, department = post.get("audience", "").partition(":")
    if not post.get("group") and audience not in {"everyone", "department"}:
        raise ValueError(f"The post {post['key']} has no place.")
    return Talk(
        key=post["key"],
        author=post["author"],
        group=post.get("group"),
        department=department or None,
        form=post.get("form", "update"),
        title=post.get("title", "").strip(),
        body=rich_words(post),
        at=at,
        photos=tuple(zip(post.get("photos", ()), post.get("alts", ()), strict=True)),
        reactions=post.get("reactions", {}),
        comments=tuple(_comments(post, at, calendar.until)),
        topics=tuple(post.get("topics", ())),
        earlier=tuple(_earlier(post, at, calendar.until)),
        shared=tuple(_shared(post, at, calendar.until)),
        more=post,
    )


def _comments(post, posted_at, until):
    """Yield what was said before `until`; an answer comes after what it answers, or not yet either."""
    moments = {None: posted_at}
    for number, comment in enumerate(post.get("comment", ()), start=1):
        under, quotes = comment.get("reply_to"), comment.get("quotes")
        at = moments[under] + lapse(comment["after"]) if under in moments and quotes in moments else None
        if at is not None and at <= until:
            moments[number] = at
            yield Said(number, under, comment["author"], comment["body"].strip(), at, quotes)


def _earlier(post, posted_at, until):
    """Yield how the post read before, up to the change that is still ahead."""
    written_at = posted_at
    for table in post.get("earlier", ()):
        changed_at = posted_at + lapse(table["until"])
        if changed_at > until:
            return
        yield Earlier(table.get("title", post.get("title", "")).strip(), rich_words(table), written_at, changed_at)
        written_at = changed_at


def _shared(post, posted_at, until):
    for table in post.get("shared", ()):
        if (at := posted_at + lapse(table["after"])) <= until:
            yield Shared(table["group"], table["by"], at)
