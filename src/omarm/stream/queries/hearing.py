"""How much somebody hears of a group that they are in: all, what concerns them, or nothing."""

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omarm.groups.models import Group
from omarm.stream.models import Follow

SMALL = 25  # our own choice: with so few, most of what is written concerns each of them
CLOSE = {Group.Kind.TEAM, Group.Kind.PROJECT, Group.Kind.COUNCIL}


class Hearing(models.TextChoices):
    """The three answers to “how much do you want to hear?”."""

    ALL = "all", gettext_lazy("All new posts")
    NAMED = "named", gettext_lazy("When somebody names or answers me")
    NOTHING = "nothing", gettext_lazy("Nothing, also not on my home page")


def hearing_of(person, membership):
    """Return the Hearing that a member has chosen, or that they have by not choosing."""
    told = Follow.objects.filter(person=person, group=membership.group_id).values_list("is_muted", flat=True).first()
    if told is False:
        return Hearing.ALL
    return Hearing.NAMED if membership.in_home else Hearing.NOTHING


def proposed_hearing(group, member_count):
    """Return (Hearing, reason): what fits most people in a group of this kind and size. Nothing is never proposed."""
    if group.kind in CLOSE and member_count <= SMALL:
        return Hearing.ALL, _("With few people who work together, most posts concern you.")
    if member_count > SMALL:
        return Hearing.NAMED, _("Much is written in a large group. On your home page you see it all.")
    return Hearing.NAMED, _("On your home page you see all posts. This way nothing interrupts you.")
