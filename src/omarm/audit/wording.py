"""The audit in words: every act that is noted, and what it was about where the row holds a code."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

ACTS = {
    "organisation.changed": _("changed name or colour"),
    "conversation.changed": _("changed how people talk here"),
    "hours.changed": _("changed the working hours"),
    "days.closed": _("closed the organisation on some days"),
    "day.opened": _("opened the organisation again on a day"),
    "department.added": _("added a department"),
    "department.renamed": _("renamed a department"),
    "department.moved": _("moved a department"),
    "department.dissolved": _("dissolved a department"),
    "person.created": _("made an account"),
    "person.renamed": _("changed a username"),
    "person.deactivated": _("ended an account"),
    "person.reactivated": _("opened an account again"),
    "person.details_changed": _("changed a name or mail address"),
    "person.job_changed": _("changed where somebody works"),
    "person.roles_changed": _("changed tasks"),
    "group.archived": _("closed a group"),
    "group.revived": _("opened a group again"),
    "course.certificate_taken_back": _("took back a certificate of the course"),
    "course.rule_changed": _("changed what is asked for a level of the course"),
    "group.given": _("gave a group to another owner"),
    "group.rules_changed": _("changed who belongs to a group by rule"),
    "person.code_issued": _("made a code for a new password"),
    "preview_domain.allowed": _("allowed link previews of a site"),
    "preview_domain.withdrawn": _("no longer allows link previews of a site"),
    "values.changed": _("changed the values for compliments"),
    "message_room.changed": _("changed how often groups are written to"),
    "risks.changed": _("changed the list of risks"),
    "house_rules.published": _("published an edition of the house rules"),
    "moderation.decided": _("decided about a report"),
    "moderation.passed_on": _("passed a report on"),
    "moderation.appeal_asked": _("got a request for a second opinion"),
    "moderation.appeal_answered": _("gave a second opinion"),
    "moderation.word_added": _("made a word a signal"),
    "moderation.word_removed": _("took a word off the signals"),
    "round.opened": _("opened a round of nominations"),
    "round.closed": _("closed a round of nominations"),
    "round.discarded": _("threw a round of nominations away"),
    "culture_scan.opened": _("planned a culture scan"),
    "culture_scan.closed": _("closed a culture scan"),
    "culture_scan.discarded": _("threw a culture scan away"),
    "adoption.declared": _("wrote down what a department or group says of itself"),
    "adoption.design_written": _("wrote down how it is measured whether something helps"),
    "adoption.design_ended": _("ended a measurement before its last day"),
    "adoption.start_corrected": _("put a correction beside where an indicator started"),
    "adoption.stage_set": _("put a stage of maturity beside what was observed"),
    "adoption.stage_ended": _("let the observed stage of maturity count again"),
    "ambassador.ended": _("had somebody be no ambassador any more"),
    "go_live.set": _("set the day of going live"),
    "reactions.changed": _("changed the reactions"),
    "import.finished": _("brought in conversations"),
    "profile.kept": _("changed what is kept of somebody"),
    "profile_field.added": _("added a profile field"),
    "profile_field.changed": _("changed a profile field"),
    "profile_field.kind_changed": _("changed the kind of a profile field"),
    "profile_field.moved": _("moved a profile field"),
    "profile_field.removed": _("took a field off every profile"),
    "profile_field.restored": _("put a profile field back"),
    "profile_choice.added": _("added a choice to a profile field"),
    "profile_choice.renamed": _("renamed a choice of a profile field"),
    "profile_choice.moved": _("moved a choice of a profile field"),
    "profile_choice.removed": _("took a choice off a profile field"),
    "profile_choice.restored": _("put a choice back in a profile field"),
    "profile_choice.merged": _("merged two choices of a profile field"),
    "goal.set": _("set a goal of the programme"),
    "goal.changed": _("changed a goal of the programme"),
    "goal.given": _("had somebody else answer for a goal"),
    "goal.ended": _("ended a goal of the programme"),
    "campaign.planned": _("planned a campaign"),
    "campaign.given": _("had somebody else lead a campaign"),
    "campaign.unplanned": _("made a planned campaign a draft again"),
    "campaign.ended": _("ended a campaign before its last day"),
    "pilot.saved": _("wrote down a pilot"),
    "pilot.rules_changed": _("changed by which rules a pilot starts and stops"),
    "pilot.stopped": _("stopped a pilot"),
    "pilot.let_go": _("let a pilot begin"),
    "pilot.thrown_away": _("threw a pilot away"),
    "preset.applied": _("applied a preset"),
    "preset.undone": _("undid a preset"),
    "function.switched": _("switched a function"),
    "function.exception_ended": _("ended an exception of a function"),
    "launch.opened": _("decided on which day the intranet opens"),
    "launch.opening_taken_back": _("took back on which day the intranet opens"),
    "launch.said": _("said of a step of the launch how it stands"),
    "launch.said_no_more": _("took back what was said of a step of the launch"),
    "name_contest.opened": _("opened a name contest"),
    "name_contest.moved": _("moved the days of a name contest"),
    "name_contest.called_off": _("called off a name contest"),
    "name_contest.names_let_stand": _("let names of the name contest stand"),
    "name_contest.name_taken_out": _("took a name out of the name contest"),
    "name_contest.decided": _("decided the name contest"),
    "intranet.named": _("gave the intranet another name"),
    "business_case.changed": _("changed a line of the business case"),
    "business_case.removed": _("removed a line of the business case"),
    "business_case.baseline_corrected": _("put a correction beside where a line of the business case started"),
    "business_case.measured_again": _("measured a line of the business case again"),
    "why.published": _("published an edition of why this intranet is there"),
    "course.lesson_changed": _("changed a lesson of the course"),
    "course.community_set": _("chose whether group owners get a group of their own"),
}

# What the list can be narrowed to: the beginnings of its acts, up to the full stop.
PARTS = {
    "people": (_("People and departments"), "person department profile profile_field profile_choice"),
    "groups": (_("Groups and the course"), "group course"),
    "reports": (_("Reports and house rules"), "moderation house_rules"),
    "adoption": (
        _("Adoption"),
        "adoption ambassador business_case campaign culture_scan function go_live goal intranet launch name_contest pilot"
        " preset round why",
    ),
    "house": (
        _("The house and its settings"),
        "organisation conversation hours days day preview_domain values reactions message_room risks import",
    ),
}

# What stands for who did it where it was no person (commands.py).
NOT_PEOPLE = {"operator": _("The operator, at the command line"), "clock": _("The clock, by itself")}

_names: dict[str, Callable] = {}


def name_by(beginning: str, name: Callable) -> None:
    """Have `name(event)` say what the acts that begin so were about. For an app whose targets are codes."""
    _names[beginning] = name


def act_in_words(event):
    """Return what was done, in the language of the reader; its code where the app that had it is gone."""
    return ACTS.get(event.act, event.act)


def acts_of(part):
    """Return the codes of the acts of one of the parts, those whose app is gone not among them. Raises KeyError."""
    beginnings = PARTS[part][1].split()
    return [act for act in ACTS if act.partition(".")[0] in beginnings]


def about_in_words(event):
    """Return what an act was about; as it was written down where nothing is known of its code any more."""
    name = next((name for beginning, name in _names.items() if event.act.startswith(beginning)), None)
    try:
        return (name and name(event)) or event.target
    except (KeyError, ValueError):
        return event.target


def actor_in_words(event):
    """Return who did it, as they were called then."""
    return NOT_PEOPLE.get(event.actor_name, event.actor_name) if event.actor_id is None else event.actor_name
