"""The components: one tag, one template in ui/ and one style sheet of the same name."""

from functools import cache, lru_cache

from django import template
from django.contrib.staticfiles.storage import staticfiles_storage
from django.forms.utils import flatatt
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from omarm.core.field_parts import FieldParts

register = template.Library()

PIXELS = {"s": 32, "m": 44, "l": 64, "xl": 112}
PHOTOS_SHOWN = 4
# Icons, avatars and moments stand on a page by the dozen: made in Python they cost a tenth of an included template.
ICON = '<svg class="icon{}" {}><use href="{}#{}"/></svg>'
PICTURE = '<img class="avatar avatar--{}" src="{}" width="{}" height="{}" alt="{}" loading="lazy" decoding="async">'


@register.simple_tag
def icon(name, *, size="m", label=""):
    """Draw an icon of the sprite; it is decoration unless it gets a label."""
    return _drawn(str(name), size, str(label))


@lru_cache(maxsize=2048)
def _drawn(name, size, label):
    voice = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html(ICON, "" if size == "m" else f" icon--{size}", voice, _sprite(), name)


@register.simple_tag
def avatar(person, *, size="m", link=False, label=""):
    """Show a face, or initials on the person's colour. It is decoration beside a name; alone it needs a label."""
    voice = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    if person.photo_url:
        side = PIXELS[size]
        face = format_html(PICTURE, size, person.photo_url, side, side, label)
    else:
        face = format_html(
            '<span class="avatar avatar--{}" data-hue="{}" {}>{}</span>',
            size,
            hue_step(person.hue),
            voice,
            person.initials,
        )
    if link:
        return format_html(
            '<a class="avatar-link" href="{}" tabindex="-1" aria-hidden="true">{}</a>', person_url(person), face
        )
    return face


@register.simple_tag
def moment(when):
    """Write a time in full for everyone; the element relative-time says it as people do."""
    local = timezone.localtime(when)
    full = date_format(local, "DATETIME_FORMAT")
    return format_html(
        '<relative-time><time datetime="{}">{}</time></relative-time>', local.isoformat("T", "minutes"), full
    )


@register.simple_tag
def person_url(person):
    """Return the address of a person's page."""
    return f"/people/{person.username}/"


@register.filter
def hue_step(hue):
    """Return in which of the twelve colours of avatars and group marks a hue falls."""
    return int(hue) % 360 // 30


@register.inclusion_tag("ui/person_line.html")
def person_line(person, *, note=None, size="m", link=True):
    """Show a face, a name and under it the function or another note."""
    return {"person": person, "note": person.function if note is None else note, "size": size, "link": link}


@register.inclusion_tag("ui/button.html")
def button(label, *, variant="plain", icon="", href="", size="m", **attributes):
    """Show a button, or a link that looks like one; other arguments become attributes (hx_post → hx-post)."""
    return {
        "label": label,
        "variant": variant,
        "icon": icon,
        "href": href,
        "size": size,
        "attributes": _attributes(attributes),
    }


@register.inclusion_tag("ui/icon_button.html")
def icon_button(icon, label, *, href="", variant="quiet", badge=0, **attributes):
    """Show an icon that everyone knows as a button or link; the label is for assistive technology."""
    return {
        "icon": icon,
        "label": label,
        "href": href,
        "variant": variant,
        "badge": badge,
        "attributes": _attributes(attributes),
    }


@register.inclusion_tag("ui/chip.html")
def chip(text, *, tone="plain", icon="", href=""):
    """Show a short fact: plain, accent, good, warn, or signal for what needs me."""
    return {"text": text, "tone": tone, "icon": icon, "href": href}


@register.inclusion_tag("ui/badge.html")
def badge(count, *, label):
    """Show how many wait for me, 99+ at most; the label says of what. Nothing when there are none."""
    return {"count": count, "shown": "99+" if count > 99 else count, "label": label}  # noqa: PLR2004


@register.simple_block_tag(end_name="endpanel")
def panel(content, *, title="", tone="plain", more="", more_label="", level=2):
    """Set a part of a page on its own surface, with a title and a link to all of it."""
    context = {"title": title, "tone": tone, "more": more, "more_label": more_label, "level": level}
    return render_to_string("ui/panel.html", context | {"content": content})


@register.inclusion_tag("ui/field.html")
def field(bound, *, label=None, help=None, icon="", optional=True):
    """Show a form field with its label, help and errors. `optional=False` leaves out "(optional)"."""
    parts = FieldParts.of(bound, label=label, help_text=help, optional=optional)
    return parts.as_context() | {"icon": icon}


@register.simple_block_tag(end_name="enddialog")
def dialog(content, *, id, title):
    """Make a dialog; `<button command="show-modal" commandfor="ID">` opens it."""
    return render_to_string("ui/dialog.html", {"id": id, "title": title, "content": content})


@register.simple_block_tag(end_name="endmenu")
def menu(content, *, label, icon="ellipsis", side="end", words=False):
    """Hide less used acts behind a button; `words=True` shows its label. Items have the class menu__item."""
    context = {"label": label, "icon": icon, "side": side, "words": words}
    return render_to_string("ui/menu.html", context | {"content": content})


@register.inclusion_tag("ui/tabs.html")
def tabs(items, *, label):
    """Show pages of one thing beside each other. An item has url, label, current and may have count, in words `counted`."""
    return {"items": items, "label": label}


@register.inclusion_tag("ui/toast.html")
def toast(message, *, tone="plain"):
    """Say what just happened. A danger stays until it is closed."""
    return {"message": message, "tone": tone}


@register.simple_block_tag(end_name="endbanner")
def banner(content, *, tone="plain", title=""):
    """Say something that stays: plain, accent, good, warn or danger."""
    icons = {"good": "circle-check", "warn": "triangle-alert", "danger": "circle-alert"}
    context = {"tone": tone, "title": title, "icon": icons.get(tone, "info"), "content": content}
    return render_to_string("ui/banner.html", context)


@register.simple_tag
def refusal(form):
    """Say in a banner why a form as a whole was refused, where the page then opens; nothing for one that was not."""
    words = next(iter(form.non_field_errors()), "") if form else ""
    return format_html('<div tabindex="-1" autofocus>{}</div>', banner(words, tone="danger")) if words else ""


@register.simple_block_tag(end_name="endempty_state")
def empty_state(content, *, title, icon="sprout", action="", action_url=""):
    """Invite where nothing is yet: what this is for, one example, one button."""
    context = {"title": title, "icon": icon, "action": action, "action_url": action_url}
    return render_to_string("ui/empty_state.html", context | {"content": content})


@register.inclusion_tag("ui/pagination.html")
def pagination(next_url, *, label="", end="", in_place=False):
    """Link to the next page, or say that this is the end. `in_place` puts the next page where the link stood."""
    words = {"label": label or _("Older posts"), "end": end or _("You are all caught up.")}
    return {"next_url": next_url, "in_place": in_place} | words


@register.inclusion_tag("ui/progress.html")
def progress(value, *, label, most=100, note=""):
    """Show how far something is; without a value (None) only that it is going on."""
    return {"value": value, "label": label, "most": most, "note": note}


@register.inclusion_tag("ui/stat.html")
def stat(value, *, label, unit="", n=None, baseline="", caveat=""):
    """Show one figure with what is needed to judge it."""
    return {"value": value, "label": label, "unit": unit, "n": n, "baseline": baseline, "caveat": caveat}


@register.inclusion_tag("ui/skeleton.html")
def skeleton(*, lines=3):
    """Keep the place of text that is on its way."""
    return {"lines": range(lines)}


@register.inclusion_tag("ui/calendar_day.html")
def calendar_day(day):
    """Show a date as a leaf of a calendar."""
    return {"day": day}


@register.inclusion_tag("ui/file_row.html")
def file_row(name, *, url, size=None, icon="file", note="", new_tab=False):
    """Link to a file with its name, size in bytes and a note. `new_tab` for what the browser shows itself."""
    return {"name": name, "url": url, "size": size, "icon": icon, "note": note, "new_tab": new_tab}


@register.inclusion_tag("ui/media.html")
def media(photos, *, album="", eager=False):
    """Show photos in a grid of at most four. A photo has url, alt, width, height and perhaps full_url, id and state.

    `album` is the address of the page with all of them, which htmx opens as a lightbox; while one of them is `waiting`,
    `ALBUM/grid/` is asked for the grid anew.
    """
    photos = list(photos)
    counts = {"count": min(len(photos), PHOTOS_SHOWN), "beyond": max(len(photos) - PHOTOS_SHOWN, 0)}
    return {"photos": photos[:PHOTOS_SHOWN], "album": album, "eager": eager} | counts


@register.simple_block_tag(end_name="endfold")
def fold(content):
    """Fold a long text at six lines with "Read on", in CSS alone; a short text shows as it is."""
    return render_to_string("ui/fold.html", {"content": content})


@register.inclusion_tag("ui/group_mark.html")
def group_mark(group, *, size="m"):
    """Show a group's picture, or the first letters of its name on its colour (group.name, perhaps .hue and .photo_url)."""
    hue = getattr(group, "hue", None)
    return {
        "photo_url": getattr(group, "photo_url", ""),
        "size": size,
        "side": PIXELS[size],
        "step": hue_step(sum(map(ord, group.name)) * 7 if hue is None else hue),
        "letters": _letters(group.name),
    }


@register.inclusion_tag("ui/square.html")
def square():
    """Draw our square in the colours of the house: where an organisation has no photo of its own yet."""
    return {}


@register.inclusion_tag("ui/reaction_bar.html")
def reaction_bar(reactions, *, url, undo_url="", who_url="", key=""):
    """Show one reaction as a button (mine, else the one given most) and all of them behind a menu.

    Each has code, label, icon, count and mine; mine posts to `undo_url`. The buttons belong to the page's one form
    `act`, so that a card holds no token and can be kept. `key` names the button, so that focus finds it again.
    """
    reactions = list(reactions)
    lead = max(reactions, key=lambda reaction: (reaction.mine, reaction.count))
    others = [reaction for reaction in reactions if reaction.count and reaction is not lead]
    return {
        "lead": lead,
        "reactions": reactions,
        "others": others[:3],
        "sum": sum(reaction.count for reaction in others),
        "url": url,
        "undo_url": undo_url or url,
        "who_url": who_url,
        "key": key,
    }


@cache
def _sprite():
    return staticfiles_storage.url("icons.svg")


def _attributes(attributes):
    return flatatt({name.replace("_", "-"): value for name, value in attributes.items()})


def _letters(name):
    """Return the first letters of at most two words, capitals first: "Fietsen naar het werk" is F, not FN."""
    words = [word for word in name.split() if word[0].isalnum()]
    telling = [word for word in words if not word[0].islower()] or words
    return "".join(word[0] for word in telling[:2]).upper()
