"""The living style guide: every component in its states, by day and in the dark. It shows samples, no data."""

from dataclasses import dataclass
from datetime import timedelta

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.http import require_safe

from omarm.core.charts.samples import samples

COMPONENTS = """
avatar person-line button icon-button icon chip badge panel tabs menu dialog field form rich-editor composer post-card reaction-bar
comment media fold live-offer toast banner empty-state pagination progress stat skeleton calendar-day file-row upload lightbox facts
group-card group-head person-card profile-head table chart prose
"""
THEMES = ("light", "dark")


@require_safe
@login_not_required
def show(request):
    parts = [{"name": name, "template": f"styleguide/{name}.html"} for name in COMPONENTS.split()]
    samples = [{"theme": theme, "form": _sample_form(theme)} | _sample_things() for theme in THEMES]
    return render(request, "styleguide/page.html", {"parts": parts, "samples": samples})


@dataclass(frozen=True)
class SamplePerson:
    username: str
    name: str
    function: str
    hue: int
    photo_url: str = ""

    @property
    def initials(self):
        words = self.name.split()
        return words[0][0] + words[-1][0]


@dataclass(frozen=True)
class SampleReaction:
    code: str
    label: str
    icon: str
    count: int = 0
    mine: bool = False


@dataclass(frozen=True)
class SampleGroup:
    name: str
    hue: int
    photo_url: str = ""


@dataclass(frozen=True)
class SamplePhoto:
    url: str
    alt: str
    width: int = 800
    height: int = 600
    state: str = "ready"


class SampleForm(forms.Form):
    story = forms.CharField(label="Je verhaal", required=False, widget=forms.Textarea({"rows": 4}))
    is_rich = forms.BooleanField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(label="Naam van de groep", max_length=80, help_text="Zo vinden collega's de groep terug.")
    email = forms.EmailField(label="Mailadres")
    about = forms.CharField(label="Waar gaat het over?", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    department = forms.ChoiceField(label="Afdeling", choices=[("1", "Klantcontact"), ("2", "Buitendienst")])
    access = forms.ChoiceField(
        label="Wie kan erbij?",
        widget=forms.RadioSelect,
        choices=[("open", "Open: iedereen leest mee"), ("closed", "Besloten: alleen leden")],
    )
    mail = forms.BooleanField(
        label="Stuur mij een dagbericht", required=False, help_text="Eén mail per dag, nooit meer."
    )
    photo = forms.FileField(label="Foto", required=False)


def _sample_form(theme):
    data = {"name": "Fietsen naar het werk", "email": "fatma@", "department": "1", "access": "open", "mail": "on"}
    form = SampleForm(data, prefix=theme)
    form.data = {f"{theme}-{name}": value for name, value in data.items()}
    return form


def _sample_things():
    now = timezone.now()
    return {
        "kees": SamplePerson("kees", "Kees Bakker", "Boomverzorger, Buitendienst Groen", 250),
        "fatma": SamplePerson("fatma", "Fatma Yıldız", "Klantcontactcentrum", 310),
        "joost": SamplePerson("joost", "Joost Smeets", "Adviseur bodemsanering", 150),
        "people": [
            SamplePerson(f"p{step}", f"{letter}o {letter}as", "", step * 30)
            for step, letter in enumerate("ABCDEFGHIJKL")
        ],
        "reactions": [
            SampleReaction("useful", "Nuttig", "thumbs-up", 24, mine=True),
            SampleReaction("thanks", "Dank je", "heart", 3),
            SampleReaction("agree", "Eens", "check"),
            SampleReaction("idea", "Goed idee", "lightbulb"),
            SampleReaction("cheer", "Gefeliciteerd", "party-popper", 1),
        ],
        "group": SampleGroup("Fietsen naar het werk", 200),
        "photos": [
            SamplePhoto(static("img/sample-tree.svg"), "Een eik langs de Lindelaan"),
            SamplePhoto(static("img/sample-house.svg"), "Twee huizen aan het plein"),
            SamplePhoto(static("img/sample-square.svg"), "Het plein vanuit de lucht"),
        ],
        "unready_photos": [
            SamplePhoto("", "Het plein vanuit de lucht", state="waiting"),
            SamplePhoto("", "", state="failed"),
        ],
        "tabs": [
            {"label": "Alles", "url": "#alles", "current": True},
            {"label": "Mijn groepen", "url": "#groepen", "count": 4},
            {"label": "Mijn afdeling", "url": "#afdeling"},
            {"label": "Wat ik volg", "url": "#volg"},
        ],
        "charts": samples(),
        "just_now": now - timedelta(minutes=12),
        "yesterday": now - timedelta(days=1),
        "long_ago": now - timedelta(days=500),
        "today": timezone.localdate(),
    }
