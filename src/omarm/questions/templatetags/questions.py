"""What the pages of questions share: the way from one list to the other, and words that go with the time."""

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from omarm.questions.queries import asked_of
from omarm.questions.queries.lists import looks_after_questions, news_count

register = template.Library()


@register.filter
def is_past(moment):
    """Return whether a moment lies behind us: what was promised for it was not kept."""
    return moment < timezone.now()


@register.inclusion_tag("questions/_tabs.html", takes_context=True)
def question_tabs(context):
    """Show the lists of questions beside each other, with how many wait in them for who looks."""
    request, person = context["request"], context["request"].user
    with_me, news = asked_of(person).count(), news_count(person)
    pages = [
        ("questions", _("For me"), with_me, ngettext("%(n)d waits for you", "%(n)d wait for you", with_me)),
        ("mine", _("Asked by me"), news, ngettext("%(n)d with something new", "%(n)d with something new", news)),
    ]
    if looks_after_questions(person):
        pages.append(("overdue", _("Overdue"), 0, ""))
    pages += [("answered-list", _("Answered"), 0, ""), ("cards", _("Knowledge cards"), 0, "")]
    items = [_item(request, *page) for page in pages]
    return {"items": [item for item in items if item], "label": _("Lists of questions")}


def _item(request, name, label, count, counted):
    try:
        url = reverse(f"questions:{name}")
    except NoReverseMatch:
        return None
    is_here = request.path == url if name == "questions" else request.path.startswith(url)
    told = {"count": count, "counted": counted % {"n": count}} if count else {}
    return {"url": url, "label": label, "current": is_here} | told
