"""Style sheets and scripts: found where they lie, so that nobody keeps a list."""

import json
from functools import cache

from django import template
from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from omarm.core.static_storage import ALL_STYLES, in_reading_order

register = template.Library()

BORROWED = {"django-prose-editor": "django_prose_editor/editor.js"}


@register.simple_tag
def stylesheets():
    """Link one file where they were collected, else every css/**/*.css with app.css first."""
    return _once(_stylesheets)


@register.simple_tag(takes_context=True)
def importmap(context):
    """Map every js/**/*.js to its address under its bare name ("elements/draft-keeper"), and start js/app.js.

    What comes in Python packages stands there too, for who imports it: no page fetches it by itself.
    """
    return format_html(
        '<script type="importmap" nonce="{}">{}</script>\n<script type="module" src="{}"></script>',
        context.get("csp_nonce", ""),
        mark_safe(_once(_imports)),  # noqa: S308 — our own file names as JSON, without "<"
        staticfiles_storage.url("js/app.js"),
    )


def _once(make):
    return make() if settings.DEBUG else _kept(make)


@cache
def _kept(make):
    return make()


def _stylesheets():
    names = [ALL_STYLES] if staticfiles_storage.has_collected() else in_reading_order(_found("css/", ".css"))
    links = ((staticfiles_storage.url(name),) for name in names)
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', links)


def _imports():
    names = [name for name in _found("js/", ".js") if name != "js/app.js"]
    addresses = {name.removeprefix("js/").removesuffix(".js"): staticfiles_storage.url(name) for name in names}
    addresses |= {name: staticfiles_storage.url(path) for name, path in BORROWED.items()}
    return json.dumps({"imports": addresses}, separators=(",", ":")).replace("<", "\\u003c")


def _found(folder, ending):
    found = {path for finder in finders.get_finders() for path, _ in finder.list([]) if path.startswith(folder)}
    return sorted(path for path in found if path.endswith(ending))
