"""What a light is called, what it says and what can be done: in words for owners."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True)
class Act:
    """One thing to do: the words, and where. The address gets the group's slug; `part` is a place on that page."""

    label: Promise
    url_name: str
    part: str = ""

    def url(self, group):
        """Return the address for a group."""
        return reverse(self.url_name, args=[group.slug]) + (f"#{self.part}" if self.part else "")


TITLES = {
    "voices": _("How many take part"),
    "answered": _("Questions answered in time"),
    "speed": _("Time until the first answer"),
    "ties": _("People who answer each other"),
    "bridges": _("Between departments"),
    "spread": _("Who carries the conversation"),
    "newcomers": _("Newcomers get an answer"),
    "trend": _("Compared with before"),
}

WORDS = {
    "green": pgettext_lazy("health", "Good"),
    "amber": pgettext_lazy("health", "Keep an eye on it"),
    "red": pgettext_lazy("health", "Needs you"),
    "grey": pgettext_lazy("health", "Nothing to say yet"),
}

UNITS = {"%": _("%"), "hour": _("hour"), "hours": _("hours"), "": ""}

REASONS = {
    "few": _("The group has fewer than eight members. We say nothing about so few people."),
    "young": _("The group is younger than four weeks."),
    "gate": _("The works council has not agreed to this yet, so it is not measured."),
    "few_writers": _("Fewer than eight people wrote in these four weeks. We say nothing about so few people."),
    "voices": _("%(part)s of %(whole)s members wrote something in these four weeks."),
    "answered": _("%(part)s of %(whole)s questions had an answer within the promise."),
    "answered_none": _("No question was due in these four weeks."),
    "answered_some": _("Answered in time: %(part)s of %(whole)s. That is too few to judge by."),
    "no_promise": _("The group promises nothing about answers."),
    "speed": _("Half of the %(whole)s questions had an answer within this much working time."),
    "speed_some": _("Questions: %(whole)s. That is too few to judge by."),
    "speed_none": _("No question was due in these four weeks."),
    "speed_unanswered": _("At least half of the questions (%(whole)s) have no answer."),
    "ties": _("Of %(whole)s pairs of people in touch, %(part)s answered each other both ways."),
    "inside": _("Why it stands so is for who can read the group."),
    "ties_few": _("It can be judged, but the number would be about very few people."),
    "bridges_few": _("It can be judged, but the number would be about very few people."),
    "ties_none": _("Too few people answered each other to say something about it."),
    "bridges": _("Of %(whole)s answers, %(part)s went to somebody of another department."),
    "bridges_none": _("Too few answers went between people whose department is known."),
    "spread": _("This much was written by the %(busiest)s busiest of the %(writers)s people who wrote."),
    "spread_green": _("What is written comes from many people."),
    "spread_amber": _("A small part of the people write most of what is written."),
    "spread_red": _("Nearly everything is written by very few people."),
    "newcomers": _("Of %(whole)s newcomers who wrote something, %(part)s got an answer in time."),
    "newcomers_none": _("No newcomer wrote something that was due for an answer."),
    "newcomers_some": _("Newcomers who got an answer in time: %(part)s of %(whole)s. That is too few to judge by."),
    "trend_green": _("So many people wrote, compared with what is usual here. Of all who wrote in a year, %(still)s%% did now."),
    "trend_amber": _("So many people wrote, compared with what is usual here. Posts and comments: %(messages)s%% of usual."),
    "trend_red": _("So many people wrote, compared with what is usual here. Of all who wrote in a year, only %(still)s%% did now."),
    "trend_short": _("There is too little past to compare with."),
}  # fmt: skip

ACTS = {
    "voices": Act(_("Ask one question that everybody can answer"), "home:group"),
    "answered": Act(_("Answer an open question, or ask somebody who knows"), "care:health", "open-questions"),
    "speed": Act(_("Agree who looks at new questions each day"), "groups:members"),
    "ties": Act(_("Answer somebody with a question back"), "home:group"),
    "bridges": Act(_("Invite a colleague of another department"), "groups:invite"),
    "spread": Act(_("Ask somebody else to start the next conversation"), "groups:members"),
    "newcomers": Act(_("Answer who is new here"), "care:health", "newcomers"),
    "trend": Act(_("Plan something that people come back for"), "care:health", "planner"),
}

# What helps where there is no light because something is missing first.
ACTS_WHEN = {
    "few": Act(_("Invite colleagues"), "groups:invite"),
    "no_promise": Act(_("Promise an answer"), "groups:edit"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A light in words. `act` and `url` are empty when there is nothing to do about it."""

    code: str
    light: str
    title: str
    word: str
    value: float | None
    unit: str
    n: int | None
    sentence: str
    act: str = ""
    url: str = ""


def in_words(lights, group):
    """Return the Lights of a group as Told, in the language of the moment."""
    return [_told(light, group) for light in lights]


def _told(light, group):
    act = _act_for(light)
    return Told(
        code=light.code, light=light.light, title=str(TITLES[light.code]), word=str(WORDS[light.light]),
        value=light.value, unit=str(UNITS[light.unit]), n=light.n, sentence=str(REASONS[light.why]) % light.told,
        act=str(act.label) if act else "", url=act.url(group) if act else "",
    )  # fmt: skip


def _act_for(light):
    if light.light in {"amber", "red"}:
        return ACTS[light.code]
    return ACTS_WHEN.get(light.why)
