"""What can be done next, by the stage of maturity that comes next: ready to start, each with its reason.

The stages are those of adoption/rules/maturity.py (after Simon Terry); which activity helps with what is our own choice.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

MEETING, SERIES, STORIES, CAMPAIGN, FUNCTION = "meeting", "series", "stories", "campaign", "function"
KINDS = {
    MEETING: pgettext_lazy("sort of activity", "Meeting"),
    SERIES: pgettext_lazy("sort of activity", "Series of prompts"),
    STORIES: pgettext_lazy("sort of activity", "Call for stories"),
    CAMPAIGN: pgettext_lazy("sort of activity", "Campaign"),
    FUNCTION: pgettext_lazy("sort of activity", "Function"),
}
FIRST_ACTS = {  # a campaign is a draft, and needs none
    MEETING: _("Write the invitation"),
    SERIES: _("Ask the first colleague"),
    STORIES: _("Write the call"),
    FUNCTION: _("See who has the function"),
}
GOAL_KINDS = {  # behaviour -> the kind of goal (programme) that it does most for: our own choice
    "look_up": "engagement", "respond": "engagement", "celebrate": "engagement", "share": "expertise",
    "transparent": "entrepreneurship", "suggest": "entrepreneurship",
}  # fmt: skip


@dataclass(frozen=True)
class Activity:
    """One activity: for the way to which stage, what is done, why it helps; `behaviour` (programme/behaviours.py) of a campaign.

    `helps` are the criteria that it moves (codes of adoption/rules/maturity.py): where one is not reached yet, that is why. `asks` are the words that its first
    act begins with: an invitation, a call, or a private prompt; `function` (core/functions.py) is where that of a function leads.
    """

    code: str
    stage: str
    kind: str
    title: Promise
    about: Promise
    why: Promise
    helps: tuple = ()
    behaviour: str = ""
    days: int = 14  # until the action is due, or that a campaign lasts
    asks: Promise | str = ""
    function: str = ""


ACTIVITIES = {
    one.code: one
    for one in (
        Activity(
            "profile-hour", "connect", MEETING, _("An hour in which everybody completes their profile"),
            _("Book an hour with coffee, per department. Take photos on the spot; whoever is done helps a colleague."),
            _("People connect with somebody who has a face and a few words about their work."), ("curve",),
            asks=_("An hour for your profile, with coffee. Come with or without a photo, and leave with a profile that colleagues find you by. It is on:"),
        ),
        Activity(
            "across", "connect", CAMPAIGN, _("Four weeks of looking across the fence"),
            _("Each week one question that somebody from another department can answer."),
            _("Who knows colleagues elsewhere finds answers faster; that is what the next stages are built on."),
            ("across-departments",), "look_up", 28,
        ),
        Activity(
            "first-words", "connect", SERIES, _("Three prompts for who never wrote"),
            _("Ask three colleagues a week something small that only they can tell. Welcome each first post within a day."),
            _("A first post is the highest step. Somebody who asks lowers it."), ("curve",),
            asks=_("There is something that only you can tell here: what was new to you this week? Two sentences are enough."),
        ),
        Activity(
            "found-call", "connect", STORIES, _("Call for stories: whom did you find here?"),
            _("Ask five colleagues to tell whom they found elsewhere in the organisation, and what that brought."),
            _("A story about a colleague from elsewhere is the best reason to look for one oneself."), ("across-departments",),
            asks=_("Whom did you find here whom you did not know, and what did it bring? Three sentences and a name are enough."),
        ),
        Activity(
            "working-loud", "share", CAMPAIGN, _("Six weeks of working out loud"),
            _("Everybody tells once a week what they are working on, in two sentences."),
            _("What is shown while it is made can still be used by somebody else."), ("posts-by-others",), "transparent", 42,
        ),
        Activity(
            "story-call", "share", STORIES, _("Call for stories: what worked lately?"),
            _("Ask five teams for one story with what was done and what came of it. Put them on one page."),
            _("Stories with a result are read, told on and copied."), ("stories-with-result",),
            asks=_("What worked lately in your team? Tell what you did and what came of it. The stories are put on one page."),
        ),
        Activity(
            "card-morning", "share", MEETING, _("A morning for knowledge cards"),
            _("With five experts, make cards of the ten answers that were used most. Two hours is enough."),
            _("An answer that is kept is used again, and its author is thanked for it."), ("answers-reused",),
            asks=_("A morning to make cards of the ten answers that are used most. Two hours, with the experts at the table. It is on:"),
        ),
        Activity(
            "show-it", "share", SERIES, _("Three prompts a week for who has something to show"),
            _("Ask three colleagues a week, each time others, to show something of theirs that is not finished yet."),
            _("Most people show their work when somebody asks for it, and not before."), ("posts-by-others",),
            asks=_("You are working on something that others can use. Will you show it here as it is now? Two sentences and a photo are enough."),
        ),
        Activity(
            "question-hour", "solve", MEETING, _("A weekly question hour"),
            _("The same hour each week, with two experts at hand. Whoever cannot come reads the answers afterwards."),
            _("Questions that are answered in time are what people come back for."), ("questions-in-time", "newcomers-answered"),
            asks=_("A question hour, each week at the same time, with two experts at hand. No question is too small. The first one is on:"),
        ),
        Activity(
            "ask-first", "solve", CAMPAIGN, _("Six weeks of asking here first"),
            _("Each team asks one thing here a week that would have been a mail, and answers one of others."),
            _("A question that everybody can see is answered once, and read by who has it next."),
            ("questions-in-time",), "share", 42,
        ),
        Activity(
            "answer-round", "solve", SERIES, _("A round past the experts"),
            _("Ask five experts in person whether the questions that reach them are theirs, and who else could answer."),
            _("Newcomers judge by the answer to their first question."), ("newcomers-answered",),
            asks=_("Are the questions that reach you yours to answer? If not, tell me who else could."),
        ),
        Activity(
            "solved-call", "solve", STORIES, _("Call for stories: the question that was solved"),
            _("Ask who got a good answer lately to tell what they asked, who helped and what it saved them."),
            _("Who reads that a question was solved asks the next one here."), ("questions-in-time",),
            asks=_("Which question of yours was solved here? Tell what you asked, who helped and what it saved you."),
        ),
        Activity(
            "keep-answers", "solve", FUNCTION, _("Knowledge cards for who answers most"),
            _("See who can keep an answer as a card, and give it to the departments that do not have it yet."),
            _("What is kept as a card is answered the next time in a minute."), ("questions-in-time",), function="knowledge-cards",
        ),
        Activity(
            "idea-meeting", "innovate", MEETING, _("A meeting in which ideas are decided"),
            _("Bring three ideas that were told here and decide on the spot: try, not now, or no, each with the reason."),
            _("Who sees that an idea is decided brings the next one."), ("stories-with-benefit",),
            asks=_("Three ideas that were told here are decided on the spot: try, not now, or no, each with the reason. Come and help decide. It is on:"),
        ),
        Activity(
            "suggest", "innovate", CAMPAIGN, _("Six weeks of proposing something better"),
            _("One question: what would you change tomorrow if it were up to you? Somebody who can decide answers each week."),
            _("Something new begins where people with different work react to each other."),
            ("two-way-ties",), "suggest", 42,
        ),
        Activity(
            "two-sides", "innovate", SERIES, _("Prompts that bring two sorts of work together"),
            _("Ask each week one colleague to react to an idea from a department that does other work."),
            _("Something new begins where people with different work react to each other."), ("two-way-ties",),
            asks=_("A colleague with other work has an idea that touches yours. What do you see in it that they cannot see? Will you say so there?"),
        ),
        Activity(
            "benefit-call", "innovate", STORIES, _("Call for stories with what they brought"),
            _("Ask who changed something to tell what it saves or improves, in hours, money or ease."),
            _("A benefit that is told makes the next change easier to start."), ("stories-with-benefit",),
            asks=_("Who changed something here? Tell what it saves or improves: hours, money or ease."),
        ),
        Activity(
            "pass-it-on", "", MEETING, _("Invite another organisation to look around"),
            _("Show what works, and ask what they do otherwise. Write down what you take home."),
            _("All stages are reached. What keeps them so is fresh eyes."),
            asks=_("Another organisation comes to look around. Who shows what works in their team? It is on:"),
        ),
        Activity(
            "another-door", "", SERIES, _("One prompt a week, each time at another door"),
            _("Ask one colleague a week, each time of another department, what they would tell if somebody asked."),
            _("Where everything goes well, it is mostly the same people who are heard."),
            asks=_("What happened in your work lately that others should know? Two sentences are enough."),
        ),
        Activity(
            "year-call", "", STORIES, _("Call for the story of the year"),
            _("Ask each department for the one story of this year that it is proud of, and read them together."),
            _("Stories that are told again show newcomers what is normal here."),
            asks=_("Which story of this year are you proud of with your team? Tell it once more, with who made it work."),
        ),
        Activity(
            "celebrate", "", CAMPAIGN, _("Four weeks of celebrating"),
            _("Each week another department shows what went well and who made it work."),
            _("What is celebrated is done again."), (), "celebrate", 28,
        ),
    )
}  # fmt: skip


def activities_for(stage):
    """Return the Activities on the way to a stage ("" where all are reached)."""
    return [one for one in ACTIVITIES.values() if one.stage == stage]
