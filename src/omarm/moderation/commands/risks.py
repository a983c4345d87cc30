"""The risks that the organisation keeps an eye on. Changing them is an act for the audit; looking at one is none."""

from dataclasses import dataclass, fields

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.audit.commands import note_act
from omarm.core.errors import DomainError
from omarm.moderation.models import Risk, has_the_task
from omarm.people.models import Person


@dataclass(frozen=True, kw_only=True)
class RiskText:
    """A risk as it is typed. What is not put into English is shown in Dutch; `owner` is the Person who looks after it."""

    title_nl: str
    happens_nl: str
    answer_nl: str
    title_en: str = ""
    happens_en: str = ""
    answer_en: str = ""
    owner: Person | None = None

    @property
    def words(self):
        """Return {the name of a field: its words, without space around them}."""
        return {one.name: getattr(self, one.name).strip() for one in fields(self) if one.name != "owner"}


@transaction.atomic
def add_risk(*, actor, text):
    """Add a risk of the organisation's own. Returns it. Raises DomainError for words that lack or are too long, or an owner
    who does not work here.
    """
    _check(actor, text)

    risk = Risk.objects.create(owner=text.owner, **text.words)
    note_act(actor=actor, act="risks.changed", target=risk.title_nl)
    return risk


@transaction.atomic
def change_risk(*, actor, risk, text):
    """Change the words and the owner of a risk, also of one we came with. Returns it; raises what `add_risk` raises."""
    _check(actor, text, of=risk)

    for name, words in text.words.items():
        setattr(risk, name, words)
    risk.owner = text.owner
    risk.save(update_fields=[*text.words, "owner"])
    note_act(actor=actor, act="risks.changed", target=risk.title_nl)
    return risk


@transaction.atomic
def look_at_risk(*, actor, risk):
    """Keep that a risk was looked at today; by whom is not kept. Returns it."""
    _check_task(actor)

    risk.looked_at_on = timezone.localdate()
    risk.save(update_fields=["looked_at_on"])
    return risk


@transaction.atomic
def take_risk_away(*, actor, risk):
    """Take a risk off the list; `bring_risk_back` undoes it. Returns it."""
    return _set_gone(actor, risk, is_gone=True)


@transaction.atomic
def bring_risk_back(*, actor, risk):
    """Put a risk on the list again. Returns it."""
    return _set_gone(actor, risk, is_gone=False)


def _set_gone(actor, risk, *, is_gone):
    _check_task(actor)
    if risk.is_gone != is_gone:
        risk.is_gone = is_gone
        risk.save(update_fields=["is_gone"])
        note_act(actor=actor, act="risks.changed", target=risk.title_nl, is_gone=is_gone)
    return risk


def _check(actor, text, *, of=None):
    _check_task(actor)
    for name, words in text.words.items():
        part, _underscore, language = name.partition("_")
        if language == "nl" and not words:
            raise DomainError(_("Say in Dutch what it is, what may happen and what we do then."), code="risk_words")
        if len(words) > Risk.LONGEST[part]:
            raise DomainError(
                _("Write at most %(most)d characters.") % {"most": Risk.LONGEST[part]}, code="risk_too_long"
            )
    # Who has left can stay its owner until somebody changes that: else nobody could mend a comma.
    stays = of is not None and text.owner is not None and of.owner_id == text.owner.pk
    if text.owner and not stays and not Person.objects.active().filter(pk=text.owner.pk, is_guest=False).exists():
        raise DomainError(_("Choose somebody who works here."), code="risk_owner")


def _check_task(actor):
    if not has_the_task(actor):
        raise PermissionDenied
