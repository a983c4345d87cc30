"""The rules of the edition that is being written. What was published stays as it was."""

from dataclasses import asdict, dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.houserules.models import Edition, Rule
from omarm.houserules.queries import may_write

MOST_RULES = 40


@dataclass(frozen=True, kw_only=True)
class RuleText:
    """What a rule says: the goal that it serves, the rule and an example, in both languages, and by which kind it shows."""

    text_nl: str
    text_en: str = ""
    goal_nl: str = ""
    goal_en: str = ""
    example_nl: str = ""
    example_en: str = ""
    kind: str = ""


@transaction.atomic
def add_rule(*, actor, text):
    """Put a rule at the end of its goal. Returns it; raises DomainError without an edition or with too many rules."""
    _check_writes(actor)
    edition = Edition.objects.select_for_update(no_key=True).filter(published_at=None).first()
    if edition is None:
        raise DomainError(_("Start a new edition first."), code="rules_no_edition")
    if edition.rules.count() >= MOST_RULES:
        raise DomainError(
            _("More than %(most)d rules nobody reads. Take one out first.") % {"most": MOST_RULES}, code="rules_many"
        )

    rule = Rule.objects.create(edition=edition, rank=MOST_RULES, **asdict(text))
    _number(_by_goal(edition))
    return rule


@transaction.atomic
def change_rule(*, actor, rule, text):
    """Change a rule; under another goal it goes to the end of that. Returns it."""
    _check_writes(actor)
    rule = _locked(rule)

    for name, told in asdict(text).items():
        setattr(rule, name, told)
    rule.save(update_fields=[*asdict(text)])
    _number(_by_goal(rule.edition))
    return rule


@transaction.atomic
def remove_rule(*, actor, rule):
    """Take a rule out of the edition that is being written."""
    _check_writes(actor)

    _locked(rule).delete()


@transaction.atomic
def move_rule(*, actor, rule, by):
    """Move a rule one place within its goal: `by` is -1 for up, 1 for down. At the end nothing happens. Returns it."""
    _check_writes(actor)
    rule = _locked(rule)
    goals = _by_goal(rule.edition)
    mine = next(rules for rules in goals if rule in rules)

    _swap(mine, mine.index(rule), by)
    _number(goals)
    return rule


@transaction.atomic
def move_goal(*, actor, rule, by):
    """Move the goal of a rule with all its rules one place: `by` is -1 for up, 1 for down. Returns the rule."""
    _check_writes(actor)
    rule = _locked(rule)
    goals = _by_goal(rule.edition)

    _swap(goals, next(number for number, rules in enumerate(goals) if rule in rules), by)
    _number(goals)
    return rule


def _check_writes(actor):
    if not may_write(actor):
        raise PermissionDenied


def _locked(rule):
    """Return the rule anew, its edition locked. Raises DomainError when it was published or taken out meanwhile."""
    edition = Edition.objects.select_for_update(no_key=True).filter(pk=rule.edition_id, published_at=None).first()
    found = edition and edition.rules.filter(pk=rule.pk).first()
    if not found:
        raise DomainError(_("This rule is no longer being written. Look at the list again."), code="rule_gone")
    found.edition = edition
    return found


def _by_goal(edition):
    goals = {}
    for rule in edition.rules.all():
        goals.setdefault(rule.goal_nl, []).append(rule)
    return list(goals.values())


def _swap(rows, place, by):
    other = place + by
    if 0 <= other < len(rows):
        rows[place], rows[other] = rows[other], rows[place]


def _number(goals):
    rules = [rule for goal in goals for rule in goal]
    for rank, rule in enumerate(rules):
        rule.rank = rank
    Rule.objects.bulk_update(rules, ["rank"])
