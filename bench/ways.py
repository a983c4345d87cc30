"""The ways to render a page that bench/engines.py compares. Django has been set up when this is imported."""

import re
from pathlib import Path
from types import SimpleNamespace

from django.middleware.csrf import get_token
from django.template import defaultfilters
from django.template.loader import get_template, render_to_string
from django.templatetags.static import static
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.safestring import mark_safe
from jinja2 import Environment, FileSystemLoader

from omarm.core.kept import KeptFragments
from omarm.demo.bench import queries
from omarm.people.models import Person
from omarm.people.queries import organisation
from omarm.stream import cards
from omarm.stream.queries import home_feed

TEMPLATES = Path(__file__).with_name("templates")
ADDRESSES = {"home:home": "/", "stream:reaction": "/posts/{}/reaction/", "stream:comments": "/posts/{}/comments/"}
HOLE = "-" * 64  # where the token of a form comes


def ways():
    """Return a function per way, after seeing that all yardstick pages say the same."""
    translation.activate("nl")
    person = Person.objects.get(username="p2")
    request = _request(person)
    context = queries.yardstick_page(person)
    same = {
        "yardstick page, Django templates": _plain(request, context),
        "yardstick page, Jinja2": _compiled(request, lambda: context, reverse),
        "yardstick page, Jinja2, plain rows": _compiled(request, lambda: _plain_rows(context), _plain_address),
        "yardstick page, cards kept": _kept(request, context),
    }
    if len({_said(render()) for render in same.values()}) != 1:
        raise ValueError("The pages differ, so that comparing them means nothing.")
    return same | _real_stream(person)


def _request(person):
    request = RequestFactory().get("/")
    request.user = person
    request.META["CSRF_COOKIE"] = "a" * 32
    return request


def _plain(request, context):
    return lambda: render_to_string("demo/bench/yardstick.html", context, request)


def _compiled(request, context, address):
    """The page by a compiled engine; `context()` gives what it shows, `address(name, args=…)` where things are."""
    engine = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    engine.globals |= {
        "url": lambda name, *parts: address(name, args=parts),
        "static": static,
        "gettext": translation.gettext,
    }
    engine.filters |= {
        "date": _date,
        "capfirst": defaultfilters.capfirst,
        "linebreaks": defaultfilters.linebreaks_filter,
    }
    template = engine.get_template("yardstick.html.jinja")
    about = {"request": request, "LANGUAGE_CODE": "nl"}

    def render():
        token = mark_safe(f'<input type="hidden" name="csrfmiddlewaretoken" value="{get_token(request)}">')
        return template.render(about, **context(), organisation=organisation(), csrf_input=token)

    return render


def _plain_address(name, *, args):
    return ADDRESSES[name].format(*args)


def _plain_rows(context):
    """Return the context with rows that know no model: what a query could give without one."""
    return {
        "groups": [_plain_row(group, f"/groups/{group.slug}/", "name", "purpose") for group in context["groups"]],
        "items": [item | {"post": _plain_post(item["post"])} for item in context["items"]],
    }


def _plain_post(post):
    row = _plain_row(post, f"/posts/{post.pk}/", "pk", "title", "body", "published_at")
    row.author = _plain_row(post.author, f"/people/{post.author.username}/", "name", "function", "initials")
    return row


def _plain_row(of, address, *names):
    return SimpleNamespace(get_absolute_url=lambda: address, **{name: getattr(of, name) for name in names})


def _date(moment, shape):
    return defaultfilters.date(timezone.localtime(moment), shape)


def _kept(request, context):
    """Cards kept by what they were made from; the token of the form, which is one's own, is put in afterwards."""
    kept, card = KeptFragments(most_bytes=8_000_000), get_template("demo/bench/_item.html")

    def fragment(item):
        key = (item["post"].pk, item["post"].version, "nl", tuple(count for _, _, count in item["reactions"]))
        found = kept.get(key)
        if found is None:
            text = card.render({"item": item}, request)
            found = kept.keep(key, re.sub(r'(csrfmiddlewaretoken" value=")[^"]+', rf"\g<1>{HOLE}", text))
        return found

    def render():
        page = render_to_string("demo/bench/yardstick.html", {**context, "items": []}, request)
        head, foot = page.split('<main id="main">', 1)
        body = "".join(map(fragment, context["items"])).replace(HOLE, get_token(request))
        return f'{head}<main id="main">{body}{foot}'

    return render


def _real_stream(person):
    """Return the real home stream's cards, made anew every time and kept, without the queries."""
    rows = home_feed(person).rows

    def anew():
        cards.cards.clear()
        cards.bars.clear()
        return cards.cards_for(rows)

    return {"20 real cards, made anew": anew, "20 real cards, kept": lambda: cards.cards_for(rows)}


def _said(page):
    """Return the page without what may differ: white space, masked tokens, how an apostrophe is written."""
    return re.sub(r'\s+|value="[A-Za-z0-9]{64}"', "", page).replace("&#x27;", "&#39;")
