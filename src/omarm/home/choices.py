"""What an organisation chooses about home: the first words, what stands beside the stream, how somebody new begins."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from omarm.core.choices import Choice, chosen, register
from omarm.core.functions import off_at

OPEN, OFFERED, SHOWN, NO, YES = "open", "offered", "shown", "no", "yes"
PROMPTS = {
    OPEN: gettext_noop("What do you want to share or ask, %(name)s?"),
    "share": gettext_noop("What keeps you busy this week, %(name)s?"),
    "know": gettext_noop("What do you want to know, %(name)s?"),
    "ideas": gettext_noop("What could be done smarter, %(name)s?"),
    "results": gettext_noop("What did you get done, %(name)s?"),
    "inform": gettext_noop("What do colleagues need to know, %(name)s?"),
}
READ, QUESTIONS, PEOPLE, GROUPS = "read", "questions", "people", "groups"
SIDES = {
    READ: ("read", "leaders", "questions", "topics", "people", "praised", "start", "groups"),
    QUESTIONS: ("questions", "topics", "read", "start", "leaders", "people", "praised", "groups"),
    PEOPLE: ("people", "praised", "start", "groups", "read", "leaders", "questions", "topics"),
    GROUPS: ("start", "groups", "people", "praised", "topics", "read", "leaders", "questions"),
}


@dataclass(frozen=True)
class Beginning:
    """What who is in no group yet reads about how to begin, and where its button leads."""

    words: Promise
    act: Promise
    url_name: str
    label: Promise

    @property
    def url(self):
        return reverse(self.url_name)


BEGINNINGS = {
    GROUPS: Beginning(
        gettext_lazy("News for everyone and for your department stands here from the first day. What you share with some comes from groups: join one or two to begin with."),
        gettext_lazy("Find groups"), "groups:groups", gettext_lazy("With groups"),
    ),
    PEOPLE: Beginning(
        gettext_lazy("Begin with people. See who works here and what they know, follow one or two colleagues, and say hello to who is as new as you are."),
        gettext_lazy("Look who works here"), "profiles:directory", gettext_lazy("With people"),
    ),
    QUESTIONS: Beginning(
        gettext_lazy("Begin with a question. Somebody here has had it before you, and the answer helps who comes after you."),
        gettext_lazy("Ask your colleagues"), "questions:ask", gettext_lazy("With a question"),
    ),
    "ideas": Beginning(
        gettext_lazy("You look with fresh eyes. Write down what strikes you and what could be better: a rough idea is enough to begin with."),
        gettext_lazy("Write it down"), "stream:new", gettext_lazy("With an idea"),
    ),
    "rules": Beginning(
        gettext_lazy("Begin with what you need to know. Read how we work together here, and what is meant for you stands at “To read”."),
        gettext_lazy("Read the house rules"), "houserules:current", gettext_lazy("With what applies here"),
    ),
}  # fmt: skip


def prompt_for(person):
    """Return the words with which home invites somebody to write."""
    return _(PROMPTS[chosen("home.prompt", person)]) % {"name": person.get_short_name()}


def sides_for(person):
    """Return the codes of the panels beside the stream, in the order in which they stand."""
    return SIDES[chosen("home.side", person)]


def beginning_for(person):
    """Return the Beginning that somebody reads; with groups, where the other leads to what comes later."""
    one = BEGINNINGS[chosen("home.start", person)]
    return BEGINNINGS[GROUPS] if off_at(one.url_name, person) else one


def shows_highlights(person):
    """Return whether what stands out since last time is shown at once."""
    return chosen("home.since", person) == SHOWN


def shows_praise(person):
    """Return whether the newest compliments stand beside the stream."""
    return chosen("home.praised", person) == YES


def shows_leaders(person):
    """Return whether the newest words of who leads stand beside the stream."""
    return chosen("home.leaders", person) == YES


def _prompts():
    return [(code, _(words) % {"name": "…"}) for code, words in PROMPTS.items()]


register(
    Choice(
        code="home.prompt", label=gettext_lazy("First words at home"), options=_prompts, default=OPEN, order=12,
        about=gettext_lazy("What home asks everybody, above the stream."), per_department=True,
    ),
    Choice(
        code="home.start", label=gettext_lazy("How somebody new begins"), default=GROUPS, order=14, per_department=True,
        about=gettext_lazy("What who is in no group yet reads at home, and where the button leads."),
        options=tuple((code, one.label) for code, one in BEGINNINGS.items()),
    ),
    Choice(
        code="home.side", label=gettext_lazy("First beside the stream"), default=READ, order=20, per_department=True,
        about=gettext_lazy("What stands on top at the side of home. The rest comes below it."),
        options=(
            (READ, gettext_lazy("What has to be read")), (QUESTIONS, gettext_lazy("Questions and topics")),
            (PEOPLE, gettext_lazy("Who is new and who celebrates")), (GROUPS, gettext_lazy("Groups to join")),
        ),
    ),
    Choice(
        code="home.since", label=gettext_lazy("What stands out since last time"), default=OFFERED, order=22, per_department=True,
        about=gettext_lazy("Whether home shows at once what stands out among all that is new."),
        options=((OFFERED, gettext_lazy("With a tap")), (SHOWN, gettext_lazy("At once, on top"))),
    ),
    Choice(
        code="home.leaders", label=gettext_lazy("Newest words of who leads beside the stream"), default=NO, order=23, per_department=True,
        about=gettext_lazy("Whether one reads at the side of home what leaders wrote in the last four weeks, as far as one may read it."),
        options=((NO, gettext_lazy("No")), (YES, gettext_lazy("Yes"))),
    ),
    Choice(
        code="home.praised", label=gettext_lazy("Newest compliments beside the stream"), default=NO, order=24, per_department=True,
        about=gettext_lazy("Whether one reads at the side of home who was thanked lately, and for what."),
        options=((NO, gettext_lazy("No")), (YES, gettext_lazy("Yes"))),
    ),
)  # fmt: skip
