"""What is no conversation, as sentences. One that an app does not use any more is told in general words."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from omarm.notifications.models import Notice

MOST_SHOWN = 50
_SENTENCES = {
    "care.asked": _("It is quiet in a group of yours. Does it go on?"),
    "care.actions_due": _("Something that you planned for a group of yours is due this week"),
    "moderation.waiting": _("Something was reported and waits for you"),
    "moderation.waiting_in_group": _("Something was reported in a group that you care for"),
    "moderation.outcome": _("What you reported was decided"),
    "moderation.hidden": _("Something that you wrote was hidden"),
    "moderation.restored": _("What you wrote can be read again"),
    "moderation.spoken": _("Something about what you did needs your attention"),
    "moderation.appeal": _("Somebody asks for a second opinion, and it waits for you"),
    "moderation.appeal_answered": _("There is a second opinion about a decision"),
}
_OTHERWISE = _("There is something for you to read")


@dataclass(frozen=True)
class ToldNotice:
    """A Notice as the page shows it."""

    notice: Notice

    @property
    def sentence(self):
        """What happened, as one sentence."""
        return _SENTENCES.get(self.notice.what, _OTHERWISE)


def notices_for(person):
    """Return what the person was told that is no conversation as ToldNotices, newest first; fifty at most."""
    rows = Notice.objects.filter(person=person).order_by("-moved_at", "-pk")[:MOST_SHOWN]
    return [ToldNotice(row) for row in rows]


def notice_for(person, notice_id):
    """Return one of the person's Notices. Raises Notice.DoesNotExist."""
    return Notice.objects.get(pk=notice_id, person=person)
