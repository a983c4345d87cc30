"""What the pages of Beheer share: their tabs, and the acts of the audit in words."""

from django import template
from django.utils.translation import gettext_lazy as _

from omarm.core.templatetags.frame import administration_tabs
from omarm.people.queries import chat_address_of

register = template.Library()
register.inclusion_tag("frame/section_tabs.html")(administration_tabs)


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
    "culture_scan.opened": _("opened a culture scan"),
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
}


@register.simple_tag
def chat_url(person, mail):
    """Return the address of a chat with a colleague, or nothing. `mail` is the Shown of their address, or nothing."""
    return chat_address_of(person, mail.text if mail else "")


@register.simple_tag
def act_in_words(act):
    """Return an act of the audit in words; its code where no words are known."""
    return ACTS.get(act, act)
