"""Letters about what somebody was told and has not seen: one per person, bundled."""

import logging
import smtplib

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from omarm.notifications.models import Notice, Notification
from omarm.notifications.queries import letters
from omarm.notifications.queries.notices import notices_due_for
from omarm.people.models import Person
from omarm.people.queries import language_of, organisation

logger = logging.getLogger(__name__)
OF_ONE_LETTER = (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError)
REFUSED = (*OF_ONE_LETTER, smtplib.SMTPSenderRefused)
CLOSING = 421  # RFC 5321, 4.2.3: “Service not available, closing transmission channel”
PERMANENT = 500  # RFC 5321, 4.2.1: a reply of 5yz is negative for good, 4yz for now


def send_due_mail():
    """Send every letter that is due. Returns how many were sent.

    One letter that fails holds up no other. When the mail server is gone, the rest waits for the next turn.
    """
    sent = 0
    for person_id in letters.people_with_mail_due():
        try:
            sent += send_letter(person_id=person_id)
        except REFUSED as refusal:
            if _code_of(refusal) == CLOSING:
                logger.warning("The mail server closes; trying again later")
                break
            logger.warning("The mail server refuses a letter for now: %s", _code_of(refusal))
        except OSError:  # every other SMTPException is one
            logger.exception("The mail server took no letter; trying again later")
            break
        except Exception:
            logger.exception("A letter could not be made; the others go on")
    return sent


@transaction.atomic
def send_letter(*, person_id):
    """Send one person what is due. Returns whether there was something to send.

    The rows are marked in the same transaction, so that a letter is not sent twice. What the server refuses for good is
    not tried again until there is something new. Raises SMTPException and OSError.
    """
    person = Person.objects.get(pk=person_id)
    rows = _taken(Notification, person, letters.due_for)
    notices = _taken(Notice, person, notices_due_for)
    if not (rows or notices):
        return False

    with translation.override(language_of(person)):
        letter = _letter(person, letters.items_of_notices(notices) + letters.items_for(person, rows))
    try:
        letter.send()
    except OF_ONE_LETTER as refusal:
        if _code_of(refusal) < PERMANENT:
            raise
        logger.warning("The mail server refuses the letter for %s: %s", person.username, _code_of(refusal))
        return False
    return True


def _taken(model, person, due):
    """Return what is due of a model and in no other letter, marked as mailed; none of what waited waits any more."""
    waiting = model.objects.filter(person=person, mail_due=True).select_for_update(skip_locked=True, no_key=True)
    held = {row.pk for row in waiting}
    rows = [row for row in due(person) if row.pk in held]
    model.objects.filter(pk__in=held).update(mail_due=False)
    model.objects.filter(pk__in=[row.pk for row in rows]).update(mailed_at=timezone.now())
    return rows


def _code_of(refusal):
    """Return the reply code of a refusal (RFC 5321, 4.2); of several the first, since a letter has one address."""
    if isinstance(refusal, smtplib.SMTPRecipientsRefused):
        return next(code for code, _text in refusal.recipients.values())
    return refusal.smtp_code


def _letter(person, items):
    """Return the message, as plain text with an HTML twin, with the way to end it in one click (RFC 8058)."""
    end = letters.address(reverse("notifications:mail", args=[letters.mail_token(person)]))
    subject = letters.subject_of(items)
    context = {
        "person": person, "items": items, "subject": subject, "organisation": organisation(), "end_url": end,
        "all_url": letters.address(reverse("notifications:notifications")),
        "settings_url": letters.address(reverse("notifications:settings")),
    }  # fmt: skip
    message = EmailMultiAlternatives(
        subject,
        render_to_string("mail/notifications.txt", context),
        to=[person.email],
        headers={
            "List-Unsubscribe": f"<{end}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )
    message.attach_alternative(render_to_string("mail/notifications.html", context), "text/html")
    return message
