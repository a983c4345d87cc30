"""A question as the search page asks it: words, to what it is narrowed, in which order. It fits in an address."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omarm.core.language.asking import MOST_LETTERS
from omarm.search.queries.answers import DATE, RELEVANCE, Filters
from omarm.search.queries.page.narrowing import Choice
from omarm.search.sources import all_sources

POSTS = "posts"  # the source that has kinds
BETWEEN = "between"
PERIODS = {
    "today": (gettext_lazy("Today"), timedelta(0)),
    "week": (gettext_lazy("Past week"), timedelta(days=7)),
    "month": (gettext_lazy("Past month"), timedelta(days=31)),
    "year": (gettext_lazy("Past year"), timedelta(days=365)),
}


@dataclass(frozen=True, slots=True)
class Narrowing:
    """One thing that a question is narrowed to, in words, and the question without it."""

    label: str
    without: str


@dataclass(frozen=True, kw_only=True)
class Inquiry:
    """What somebody asks. `when` is a code of PERIODS or BETWEEN, and only then `since` and `until` count."""

    text: str = ""
    what: str = ""
    kind: str = ""
    group: Choice | None = None
    by: Choice | None = None
    topic: Choice | None = None
    when: str = ""
    since: date | None = None
    until: date | None = None
    order: str = RELEVANCE

    @property
    def is_cut(self):
        """Whether more was typed than is looked at."""
        return len(self.text) > MOST_LETTERS

    @property
    def filters(self):
        """Return the Filters for `find`."""
        since, until = self.since, self.until
        if self.when in PERIODS:
            since, until = timezone.localdate() - PERIODS[self.when][1], None
        ids = {name: choice.pk for name, choice in self._choices().items()}
        return Filters(
            source=self.what, kind=self.kind, group=ids.get("group"), author=ids.get("by"), topic=ids.get("topic"),
            since=since, until=until,
        )  # fmt: skip

    @property
    def asked(self):
        """Return the question as an address writes it behind the question mark; empty when nothing is asked."""
        told = {"q": self.text[:MOST_LETTERS], "what": self.what, "kind": self.kind}
        told |= {name: choice.pk for name, choice in self._choices().items()}
        told |= {"when": self.when, "from": self.since, "until": self.until}
        told |= {"order": self.order if self.order == DATE else ""}
        return urlencode({name: value for name, value in told.items() if value})

    @property
    def asking(self):
        """Return how the composer is opened to ask this of colleagues, behind the question mark of its address."""
        place = f"group-{self.group.pk}" if self.group else ""
        told = {"writing": "question", "words": self.text[:MOST_LETTERS], "place": place}
        return urlencode({name: value for name, value in told.items() if value})

    @property
    def is_narrowed(self):
        """Whether anything is left out."""
        return bool(self.what or self.narrows_more)

    @property
    def narrows_more(self):
        """Whether more is left out than other kinds of things."""
        return bool(self.kind or self.when or self._choices())

    @property
    def narrowings(self):
        """Return a Narrowing for each thing that the question is narrowed to, in the order of the page."""
        found = [(source.label, {"what": "", "kind": ""}) for source in all_sources() if source.code == self.what]
        found += [(label, {"kind": ""}) for code, label in kinds_of(self.what) if code == self.kind]
        found += [(choice.name, {name: None}) for name, choice in self._choices().items()]
        if self.when:
            found.append((self._period(), {"when": "", "since": None, "until": None}))
        return [Narrowing(str(label), self.changed(**changes).asked) for label, changes in found]

    def changed(self, **changes):
        """Return the question with these changes."""
        return replace(self, **changes)

    def _choices(self):
        named = {"group": self.group, "by": self.by, "topic": self.topic}
        return {name: choice for name, choice in named.items() if choice}

    def _period(self):
        if self.when in PERIODS:
            return PERIODS[self.when][0]
        said = {"since": self.since and date_format(self.since), "until": self.until and date_format(self.until)}
        if self.since and self.until:
            return _("%(since)s to %(until)s") % said
        return _("From %(since)s") % said if self.since else _("Until %(until)s") % said


def kinds_of(code):
    """Return [(code, label)] of the kinds of a source, or nothing when it has none."""
    return [kind for source in all_sources() if source.code == code and source.kinds for kind in source.kinds()]
