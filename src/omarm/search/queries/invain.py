"""What colleagues searched in vain, without who: declared here, and only past the consent gate."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth import get_user_model
from django.db.models import Count, Max, Q
from django.utils.translation import gettext_lazy as _

from omarm.consent.measurements import Measurement, declare
from omarm.consent.queries import is_measured, measures
from omarm.search.models import InVain

IN_VAIN = "search.in-vain"
KEPT_DAYS = 365
MOST_WORDS = 3  # a longer question is a sentence, and a sentence tells about who wrote it
SHORTEST_WORD = 3
LONGEST = 120

declare(
    Measurement(
        code=IN_VAIN,
        title=_("What was searched in vain"),
        purpose=_("So that who keep the pages see which page or word is missing."),
        source=("search_daymark",),
        audience=_("Administrators, editors and community managers. They see words and days, and never who searched."),
        retention_days=KEPT_DAYS,
        needs_works_council=True,
    )
)


@dataclass(frozen=True, slots=True)
class Vain:
    """Words that found nothing: on how many days at least so many colleagues as the floor says typed them."""

    words: str
    days: int
    last_on: date


def may_be_noted():
    """Return whether what is searched in vain may be counted: the works council agreed, and it is not switched off."""
    return is_measured(IN_VAIN)


@measures(IN_VAIN)
def searched_in_vain(*, gate, limit=200):
    """Return the Vain words of the last year, those of most days first. No number of people is in it."""
    rows = InVain.objects.values("words").annotate(days=Count("day"), last_on=Max("day"))
    return [Vain(**row) for row in rows.order_by("-days", "-last_on", "words")[:limit]]


def words_to_note(asked):
    """Return what is noted of a question (core.language.Asked) that found nothing, or "" when nothing may be.

    One to three words of letters only, in order of the alphabet, so that it does not matter how they were typed. No
    digits (of cases, phones, persons), no names of people.
    """
    terms = [*asked.words, *(term for phrase in asked.phrases for term in phrase)]
    words = sorted({term.word for term in terms if not term.is_stop})
    is_plain = all(word.isalpha() and len(word) >= SHORTEST_WORD for word in words)
    if not words or len(words) > MOST_WORDS or not is_plain or _has_a_name(words):
        return ""
    text = " ".join(words)
    return text if len(text) <= LONGEST else ""


def _has_a_name(words):
    """Return whether one of the words is in the name of anybody who is or was here."""
    named = Q()
    for word in words:
        named |= Q(sort_key__regex=rf"\m{word}\M")
    return get_user_model().objects.filter(named).exists()
