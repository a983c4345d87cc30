"""Editions as they are written, kept and read."""

from itertools import chain

from omarm.houserules.models import Edition, Rule

WRITERS = ("administrator", "editor", "community_manager")


def may_write(person):
    """Return whether the person writes the house rules."""
    return any(person.has_role(code) for code in WRITERS)


def published_editions():
    """Return the editions that stood or stand, the newest first."""
    return Edition.objects.exclude(published_at=None).select_related("published_by")


def edition_numbered(number):
    """Return a published edition with its rules. Raises Edition.DoesNotExist."""
    return published_editions().prefetch_related("rules").get(pk=number)


def unpublished():
    """Return the edition that is being written with its rules, or None."""
    return Edition.objects.filter(published_at=None).prefetch_related("rules").first()


def rule_of_draft(pk):
    """Return a rule that is being written. Raises Rule.DoesNotExist, also for one that stands: those stay as they are."""
    return Rule.objects.select_related("edition").get(pk=pk, edition__published_at=None)


def goals_of(rules):
    """Return [(goal, rules)] in the order in which the goals come first; rules keep their order."""
    goals = {}
    for rule in rules:
        goals.setdefault(rule.goal, []).append(rule)
    return list(goals.items())


def known_goals():
    """Return {"nl": goals, "en": goals} of the edition that is being written, to choose from while typing."""
    draft = unpublished()
    rules = draft.rules.all() if draft else []
    return {
        "nl": list(dict.fromkeys(rule.goal_nl for rule in rules if rule.goal_nl)),
        "en": list(dict.fromkeys(rule.goal_en for rule in rules if rule.goal_en)),
    }


def texts_of(rules):
    """Return {"nl": text, "en": text}: all that these rules say, for the checker."""
    return {
        lang: "\n".join(chain.from_iterable(
            (getattr(rule, f"goal_{lang}"), getattr(rule, f"text_{lang}"), getattr(rule, f"example_{lang}"))
            for rule in rules
        ))
        for lang in ("nl", "en")
    }  # fmt: skip
