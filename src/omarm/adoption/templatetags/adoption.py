"""Words that pages of Adoption need."""

from django import template

from omarm.adoption.rules.wording import PARTS, name_of_stage

register = template.Library()


@register.simple_tag
def stage_name(code):
    """Return what a stage of maturity is called."""
    return name_of_stage(code)


@register.simple_tag
def part_name(code):
    """Return what a part of the choice where to begin is called."""
    return PARTS[code]


@register.filter
def added(weighed, code):
    """Return how many points a part adds to the score of a Weighed, None where it is not known."""
    return weighed.adds.get(code)
