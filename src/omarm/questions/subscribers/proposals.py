"""Who is told that something is proposed to them: they alone."""

from django.urls import reverse

from omarm.activity.log import on
from omarm.notifications.commands import notice


@on("answers.proposed")
def tell_of_a_proposal(fact):
    """Tell somebody that a proposal about what they answer waits; it goes out of sight once none does."""
    notice(people=[fact.subject_id], what="question.proposed", url=reverse("questions:proposals"), at=fact.recorded_at)
