"""The presets that the product comes with: three goals, two forms of organisation, four cultures.

The goals and forms are those of the books on social intranets, the cultures the four of Quinn's competing values. Which
settings fit them is our own choice (docs/features/presets.md). A value that nobody offers any more is passed over.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Kind(StrEnum):
    """What a preset is chosen by."""

    GOAL = "goal"
    FORM = "form"
    RECIPE = "recipe"


@dataclass(frozen=True)
class Preset:
    """Settings that go together. `about` says for whom it is, `because` why these settings; `values` are {code: value}."""

    code: str
    kind: Kind
    label: Promise
    about: Promise
    because: Promise
    values: dict


PRESETS = (
    Preset(
        "engagement", Kind.GOAL, _("Engagement and values"),
        _("You want colleagues to know each other, and to see what you stand for."),
        _("People come first at home, and what goes well is told and thanked for."),
        {
            "home.prompt": "share", "home.start": "people", "home.side": "people", "home.praised": "yes",
            "updates.story_call": "weekly", "adoption.first": "ties", "firstweek.order": "informal",
            "function:stories": "on", "function:compliments": "on",
        },
    ),
    Preset(
        "knowledge", Kind.GOAL, _("Expertise and knowledge"),
        _("You want answers to be found by who needs them, across departments."),
        _("A question is the shortest way to knowledge: it is asked first, answered soon, and one sees who knows what."),
        {
            "stream.writing": "question", "home.prompt": "know", "home.start": "questions", "home.side": "questions",
            "groups.promise": "1", "people.functions": "yes", "adoption.first": "answers",
            "function:questions": "on", "function:experts": "on",
        },
    ),
    Preset(
        "entrepreneurship", Kind.GOAL, _("Entrepreneurship"),
        _("You want ideas to come from everywhere, and to become something."),
        _("Work that is not done yet is shown, an idea counts more than who has it, and results are told."),
        {
            "stream.writing": "working_on", "home.prompt": "ideas", "home.start": "ideas", "home.side": "groups",
            "home.since": "shown", "updates.story_call": "weekly", "people.functions": "no", "adoption.first": "stories",
            "function:working-on": "on", "function:stories": "on",
        },
    ),
    Preset(
        "formal", Kind.FORM, _("Formal"),
        _("Work goes by rules and procedures. Its worth is in colleagues who are informed, and newcomers who know the way soon."),
        _("What has to be known stands first, and a promise is the same everywhere."),
        {
            "stream.writing": "everyday", "home.prompt": "inform", "home.start": "rules", "home.side": "read",
            "home.leaders": "yes", "home.since": "shown", "home.praised": "no", "updates.story_call": "never", "groups.promise": "2",
            "people.functions": "yes", "people.counts": "no", "adoption.first": "welcome", "firstweek.order": "formal",
            "function:must-read": "on", "function:working-on": "off",
        },
    ),
    Preset(
        "informal", Kind.FORM, _("Informal"),
        _("Work goes by people who find each other. Its worth is in ties, quick moves and new work."),
        _("What colleagues work on stands first, and they thank each other where all can see it."),
        {
            "stream.writing": "working_on", "home.prompt": "share", "home.start": "people", "home.side": "groups",
            "home.leaders": "no", "home.since": "offered", "home.praised": "yes", "updates.story_call": "weekly", "groups.promise": "kind",
            "people.functions": "no", "people.counts": "yes", "adoption.first": "ties", "firstweek.order": "informal",
            "function:working-on": "on", "function:compliments": "on", "function:stories": "on",
        },
    ),
    Preset(
        "clan", Kind.RECIPE, _("Family culture (clan)"),
        _("Colleagues feel at home with each other, and look after one another."),
        _("It goes by itself where people meet: stories, newcomers and ties. Counting reactions adds nothing to that."),
        {
            "stream.writing": "story", "home.prompt": "share", "home.start": "people", "home.side": "people",
            "home.praised": "yes", "updates.story_call": "weekly", "people.counts": "no", "adoption.first": "ties",
            "firstweek.order": "informal",
            "function:stories": "on", "function:compliments": "on",
        },
    ),
    Preset(
        "adhocracy", Kind.RECIPE, _("Inventing culture (adhocracy)"),
        _("Colleagues try things out, and like what is new."),
        _("Room for ideas in the open, with few rules: unfinished work first, and no functions beside names."),
        {
            "stream.writing": "working_on", "home.prompt": "ideas", "home.start": "ideas", "home.side": "groups",
            "home.leaders": "no", "home.since": "shown", "groups.promise": "kind", "people.functions": "no", "adoption.first": "stories",
            "firstweek.order": "informal",
            "function:working-on": "on", "function:starting-groups": "on",
        },
    ),
    Preset(
        "hierarchy", Kind.RECIPE, _("Orderly culture (hierarchy)"),
        _("Colleagues like to know what is agreed, and look at who leads."),
        _("They wait for the lead to be given: what leaders write is seen at once, with their function, what has to be known stands first, and who is careful can ask without a name."),
        {
            "stream.writing": "everyday", "home.prompt": "inform", "home.start": "rules", "home.side": "read",
            "home.leaders": "yes", "home.since": "shown", "groups.promise": "2", "people.functions": "yes", "people.nameless": "yes",
            "adoption.first": "welcome", "firstweek.order": "formal",
            "function:must-read": "on",
        },
    ),
    Preset(
        "market", Kind.RECIPE, _("Result culture (market)"),
        _("Colleagues want to win, and look at what something brings."),
        _("Sharing has to pay: who contributes is named and thanked, reactions are counted, results are asked for."),
        {
            "stream.writing": "story", "home.prompt": "results", "home.start": "questions", "home.side": "questions",
            "home.since": "shown", "home.praised": "yes", "updates.story_call": "weekly", "people.functions": "yes",
            "people.counts": "yes", "adoption.first": "stories",
            "function:stories": "on", "function:compliments": "on",
        },
    ),
)  # fmt: skip
KIND_NAMES = {Kind.GOAL: _("Goal"), Kind.FORM: _("Form of organisation"), Kind.RECIPE: _("Culture")}


def all_presets(kind=None):
    """Return the Presets in their order, or those of one kind."""
    return [preset for preset in PRESETS if kind in {None, preset.kind}]


def preset_of(code):
    """Return the Preset with this code. Raises KeyError when there is none such."""
    found = next((preset for preset in PRESETS if preset.code == code), None)
    if found is None:
        raise KeyError(code)
    return found
