"""Choosing how one wants to be told. Nobody else sees it, so none of it is a fact."""

from django.db import transaction

from omarm.notifications.models import ALWAYS, Channel, MailPace, Notice, Notification, Reason, Silence

LOWER = {MailPace.Pace.AT_ONCE: MailPace.Pace.DAILY, MailPace.Pace.DAILY: MailPace.Pace.NEVER}


@transaction.atomic
def choose_how_told(*, actor, wanted, pace):
    """Be told in the intranet for the `wanted` reasons and those that always hold, and by mail at a MailPace.Pace.

    Returns nothing.
    """
    unwanted = set(Reason) - {Reason(reason) for reason in wanted} - set(ALWAYS)
    mine = Silence.objects.filter(person=actor, channel=Channel.APP)
    mine.exclude(reason__in=unwanted).delete()
    Silence.objects.bulk_create((Silence(person=actor, reason=reason) for reason in unwanted), ignore_conflicts=True)
    _set_pace(actor, MailPace.Pace(pace))


@transaction.atomic
def lower_mail(*, actor, pace):
    """Get mail less often than now; asking for more than now changes nothing. Returns the MailPace.Pace that holds."""
    order = list(MailPace.Pace)
    now = MailPace.objects.filter(person=actor).values_list("pace", flat=True).first() or MailPace.Pace.DAILY
    lower = max(MailPace.Pace(now), MailPace.Pace(pace), key=order.index)
    _set_pace(actor, lower)
    return lower


def _set_pace(actor, pace):
    """Store the pace. What waited while no mail was wanted is not sent afterwards."""
    _row, created = MailPace.objects.get_or_create(person=actor, defaults={"pace": pace})
    if not created:
        MailPace.objects.filter(person=actor).update(pace=pace)
    if pace == MailPace.Pace.NEVER:
        for told in (Notification, Notice):
            told.objects.filter(person=actor, mail_due=True).update(mail_due=False)
