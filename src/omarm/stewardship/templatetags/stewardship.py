"""Words that pages of the course need."""

from django import template
from django.utils.translation import gettext as _

from omarm.stewardship.queries.words import lessons_said, title_in

register = template.Library()


@register.simple_tag(takes_context=True)
def lesson_title(context, code):
    """Return what a lesson is called by its code, or that it is own work."""
    return title_in(_said(context), code) or _("Own work")


@register.simple_tag(takes_context=True)
def lesson_assignment(context, code):
    """Return what a lesson asks by its code; nothing for own work."""
    lesson = _said(context).get(code)
    return lesson.assignment if lesson else ""


def _said(context):
    """Return the lessons as they are said now: one query for a page."""
    kept = context.render_context
    if "lessons_said" not in kept:
        kept["lessons_said"] = lessons_said()
    return kept["lessons_said"]
