"""Shape and type of what is typed on the pages of search."""

from datetime import date

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omarm.core.pagination import number
from omarm.search.queries.answers import DATE, RELEVANCE
from omarm.search.queries.page import BETWEEN, PERIODS, POSTS, Inquiry, choice_of, choices_named, kinds_of
from omarm.search.sources import all_sources
from omarm.topics.fields import KeeperField

SOURCES = {"group": "groups", "by": "people", "topic": "topics"}
UNKNOWN = {
    "group": gettext_lazy("We know no group “%(text)s”. Type the beginning of its name and choose one."),
    "by": gettext_lazy("We know no colleague “%(text)s”. Type the beginning of the name and choose somebody."),
    "topic": gettext_lazy("We know no topic “%(text)s”. Type the beginning of its name and choose one."),
}
LONGEST_NAME = 120


class AskForm(forms.Form):
    """A question in an address. What it does not understand narrows nothing; only what was typed by hand is answered.

    A group, colleague or topic comes as an id under its name, or as words under NAME-words.
    """

    q = forms.CharField(required=False)

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.person, self.doubts, self.typed = person, {}, {}

    def read(self):
        """Return the Inquiry; what had an error is left out of it. `doubts` then has {name: choices} of what was unclear,
        and `typed` {name: words} of what stays in its field.
        """
        self.errors  # noqa: B018 (judges the words first)
        sent, kind = self.data, self._known("kind", [code for code, _label in kinds_of(POSTS)])
        since, until = self._days()
        return Inquiry(
            text=self.data.get("q", "").strip(), kind=kind,
            what=POSTS if kind else self._known("what", [source.code for source in all_sources()]),
            **{name: self._chosen(name) for name in SOURCES},
            when=BETWEEN if since or until else self._known("when", PERIODS), since=since, until=until,
            order=DATE if sent.get("order") == DATE else RELEVANCE,
        )  # fmt: skip

    def _known(self, name, codes):
        value = self.data.get(name, "")
        return value if value in codes else ""

    def _chosen(self, name):
        words = self.data.get(f"{name}-words", "").strip()[:LONGEST_NAME]
        if words:
            return self._named(name, words)
        ids = [pk for value in self.data.getlist(name) if (pk := number(value))]
        choice = choice_of(self.person, SOURCES[name], ids[-1]) if ids else None
        if ids and not choice:
            self.add_error(
                None,
                _("What this search was narrowed to does not exist, or is not meant for you. We looked everywhere."),
            )
        return choice

    def _named(self, name, words):
        choices = choices_named(self.person, SOURCES[name], words)
        if len(choices) == 1:
            return choices[0]
        self.typed[name] = words
        if choices:
            self.doubts[name] = choices
            self.add_error(None, _("Several are called “%(text)s”. Choose one.") % {"text": words})
        else:
            self.add_error(None, UNKNOWN[name] % {"text": words})
        return None

    def _days(self):
        if self.data.get("when", BETWEEN) != BETWEEN:
            return None, None
        since, until = self._day("from"), self._day("until")
        if since and until and until < since:
            self.add_error(None, _("The last day is before the first. Choose a later one."))
            return None, None
        return since, until

    def _day(self, name):
        text = self.data.get(name, "").strip()
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            self.add_error(
                None, _("We do not understand the day “%(text)s”. Write it as 2026-03-31.") % {"text": text[:20]}
            )
            return None


class SaveForm(forms.Form):
    """A name for a question that is kept."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=80)
    asked = forms.CharField(widget=forms.HiddenInput, max_length=4000)


class BestBetForm(forms.Form):
    """A page that is set on top for some words."""

    words = forms.CharField(
        label=gettext_lazy("For these words"), max_length=2000, widget=forms.Textarea({"rows": 4}),
        help_text=gettext_lazy("A word or a few words on each line. Who searches for them sees this on top."),
    )  # fmt: skip
    title = forms.CharField(label=gettext_lazy("Title"), max_length=120)
    address = forms.CharField(
        label=gettext_lazy("Address"), max_length=500,
        help_text=gettext_lazy("Of a page of this intranet, or of another site that begins with https."),
    )  # fmt: skip
    owner = KeeperField(
        label=gettext_lazy("Looked after by"), required=False, help_text=gettext_lazy("Type a name and choose a colleague."),
    )  # fmt: skip
    ends_on = forms.DateField(
        label=gettext_lazy("Last day"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("Leave empty to show it until somebody takes it off."),
    )  # fmt: skip

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].person = person

    def clean_owner(self):
        """Return the one Person, or None."""
        return next(iter(self.cleaned_data["owner"]), None)
