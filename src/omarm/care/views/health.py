"""Care for the group: how it fares and what waits, for who look after it. For others the page does not exist."""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from omarm.care import rules
from omarm.care.queries import health as queries
from omarm.care.queries.counting import may_count_health
from omarm.care.queries.helping import help_of
from omarm.care.queries.planning import panels_for
from omarm.care.questions import open_questions
from omarm.core.http import found_or_404
from omarm.groups.queries import heading_for


@require_GET
def show(request, slug):
    """Show the lights, what waits for an answer, and what is planned."""
    person = request.user
    group = found_or_404(queries.watched_group, person, slug)
    health, lights = queries.health_of(group)
    questions = open_questions(group)
    context = heading_for(person, group) | panels_for(person, group, manages=True, questions=questions)
    context |= queries.waiting_posts(person, group, questions) | {
        "health": health,
        "is_counted": health is not None or may_count_health(),
        "lights": rules.in_words(lights, group),
        "bars": queries.history_of(health) if health else [],
        "help": help_of(group),
    }
    return render(request, "care/care.html", context)
