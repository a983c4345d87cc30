"""Shape and type of what is typed in the course."""

import re
from datetime import datetime, timedelta

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from omarm.care.models import ActionDone
from omarm.people.fields import OneColleagueField
from omarm.stewardship.commands import NewHandIn, NewSession, change_session, plan_session
from omarm.stewardship.lessons import OWN
from omarm.stewardship.models import LevelRule, Session
from omarm.stewardship.queries.finding import DONE, done_by, found_for, post_shown_by
from omarm.stewardship.queries.levels import ASKED
from omarm.stewardship.queries.words import lessons_given
from omarm.stream.models import Post

ALL_SORTS = ("post", "answer", "done:schedule", "done:host", "done:answer", "done:post", "done:expand")
POST_ADDRESS = re.compile(r"(?:^|/)posts/(\d{1,18})(?:/|$|[?#])")


class HandInForm(forms.Form):
    """What somebody did in which of their groups, and what shows it: something that was found, or the address of a post."""

    group = forms.TypedChoiceField(label=_("In which group?"), coerce=int)
    words = forms.CharField(
        label=_("What did you do, and what came of it?"), max_length=1500, widget=forms.Textarea({"rows": 5}),
        help_text=_("Your mentor reads this, and who signs for a level."),
    )  # fmt: skip
    shown = forms.ChoiceField(
        label=_("What shows it?"), required=False, widget=forms.RadioSelect,
        help_text=_("We found this in your groups. Only you see this list."),
    )  # fmt: skip
    link = forms.CharField(
        label=_("Or the address of another post"), required=False, max_length=300,
        help_text=_("Copy it from the address bar. It has to stand in the group."),
    )  # fmt: skip

    def __init__(self, *args, person, groups, finds=ALL_SORTS, **kwargs):
        super().__init__(*args, **kwargs)
        self.person, self.groups = person, {group.pk: group for group in groups}
        self.found = {one.key: one for one in found_for(person, list(self.groups), finds)}
        self.fields["group"].choices = [(pk, group.name) for pk, group in self.groups.items()]
        rows = [(key, f"{one.label} · {one.group_name} · {date_format(one.on)}") for key, one in self.found.items()]
        self.fields["shown"].choices = [*rows, ("", _("None of these"))]
        if not rows:
            self.fields["shown"].widget = forms.HiddenInput()

    def clean(self):
        """Take what shows it to the group in which it stands; refuse an address that is no post there."""
        told = super().clean()
        if self.errors:
            return told
        found, link = self.found.get(told.get("shown")), told.get("link", "").strip()
        told["post"] = told["done"] = None
        if found:
            self._take_found(told, found)
        elif link:
            self._take_link(told, link)
        return told

    def new_hand_in(self, lesson=OWN):
        """Return what was typed as the command takes it."""
        told = self.cleaned_data
        return NewHandIn(
            lesson=lesson, group=self.groups[told["group"]], words=told["words"], post=told["post"], done=told["done"]
        )

    def _take_found(self, told, found):
        pk = int(found.key.rpartition(":")[2])
        told["group"] = found.group_id
        try:
            if found.key.startswith(DONE):
                told["done"] = done_by(self.person, [found.group_id], pk)
            else:
                told["post"], _group = post_shown_by(self.person, [found.group_id], pk)
        except (ActionDone.DoesNotExist, Post.DoesNotExist):
            self.add_error("shown", _("This is not there any more. Choose something else."))

    def _take_link(self, told, link):
        address = POST_ADDRESS.search(link)
        try:
            told["post"], told["group"] = post_shown_by(
                self.person, list(self.groups), int(address[1]) if address else 0
            )
        except Post.DoesNotExist:
            self.add_error("link", _("This is not the address of a post in one of your groups."))


class MentorForm(forms.Form):
    """Whom somebody asks as mentor."""

    mentor = forms.ModelChoiceField(None, label=_("Whom do you ask?"), empty_label=None, widget=forms.RadioSelect)

    def __init__(self, *args, mentors, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["mentor"].queryset = mentors
        self.fields["mentor"].label_from_instance = lambda person: " · ".join(
            part for part in (person.name, person.function) if part
        )


class AnswerForm(forms.Form):
    """What a mentor thinks of what was handed in."""

    is_good = forms.TypedChoiceField(
        label=_("What do you think of it?"), widget=forms.RadioSelect, coerce=lambda text: text == "yes",
        choices=[("yes", _("It is good")), ("no", _("Something is still missing"))],
    )  # fmt: skip
    answer = forms.CharField(
        label=_("Your words"), max_length=1000, required=False, widget=forms.Textarea({"rows": 4}),
        help_text=_("Say what you saw that works. If something is missing, say what."),
    )  # fmt: skip


class DecideForm(forms.Form):
    """Whether somebody signs for a level."""

    gives = forms.TypedChoiceField(
        label=_("Do you sign?"), widget=forms.RadioSelect, coerce=lambda text: text == "yes",
        choices=[("yes", _("Yes, I sign for this level")), ("no", _("Not yet"))],
    )  # fmt: skip
    answer = forms.CharField(
        label=_("Your words"), max_length=1000, required=False, widget=forms.Textarea({"rows": 4}),
        help_text=_("Your colleague reads them. If you do not sign yet, say what is not there."),
    )  # fmt: skip


class ShownForm(forms.Form):
    """Where somebody has their certificate shown."""

    on_profile = forms.BooleanField(label=_("On my profile"), required=False)
    on_groups = forms.BooleanField(label=_("On the page About of the groups that I own"), required=False)


class RuleForm(forms.Form):
    """What is asked for a level."""

    assignments = forms.IntegerField(label=_("Assignments that are good"), min_value=0, max_value=8)
    pieces = forms.IntegerField(
        label=_("Own work since the level before"), min_value=0, max_value=20,
        help_text=_("What somebody did for their group beside the lessons, and a mentor found good."),
    )  # fmt: skip
    months = forms.IntegerField(label=_("Months since the level before"), min_value=0, max_value=60)
    mentored = forms.IntegerField(label=_("Colleagues helped to a certificate, as a mentor"), min_value=0, max_value=10)
    assessor = forms.ChoiceField(label=_("Who signs?"), choices=LevelRule.Assessor.choices)
    valid_months = forms.IntegerField(label=_("How many months does it count?"), min_value=1, max_value=120)
    renewal_pieces = forms.IntegerField(label=_("Own work to renew it"), min_value=0, max_value=20)

    @staticmethod
    def initial_of(rule):
        """Return what the fields begin with for a LevelRule."""
        return {name: getattr(rule, name) for name in ASKED}


class TakeBackForm(forms.Form):
    """Why a certificate is taken back."""

    reason = forms.CharField(
        label=_("Why?"), max_length=300, widget=forms.Textarea({"rows": 3}), help_text=_("It is kept in the audit.")
    )


class LessonForm(forms.Form):
    """How the organisation says a lesson. What stays empty is said as it came."""

    title_nl = forms.CharField(label=_("Title in Dutch"), max_length=120, required=False)
    idea_nl = forms.CharField(
        label=_("Idea in Dutch"), max_length=800, required=False, widget=forms.Textarea({"rows": 4})
    )
    example_nl = forms.CharField(
        label=_("Example in Dutch"), max_length=800, required=False, widget=forms.Textarea({"rows": 3})
    )
    assignment_nl = forms.CharField(
        label=_("Assignment in Dutch"), max_length=800, required=False, widget=forms.Textarea({"rows": 4})
    )
    title_en = forms.CharField(label=_("Title in English"), max_length=120, required=False)
    idea_en = forms.CharField(
        label=_("Idea in English"), max_length=800, required=False, widget=forms.Textarea({"rows": 4})
    )
    example_en = forms.CharField(
        label=_("Example in English"), max_length=800, required=False, widget=forms.Textarea({"rows": 3})
    )
    assignment_en = forms.CharField(
        label=_("Assignment in English"), max_length=800, required=False, widget=forms.Textarea({"rows": 4})
    )
    is_off = forms.BooleanField(label=_("Do not give this lesson"), required=False)


class LeaderField(OneColleagueField):
    """One colleague who works here."""

    def clean(self, value):
        """Return the Person; guests lead nothing."""
        person = super().clean(value)
        if person is not None and person.is_guest:
            raise forms.ValidationError(_("Choose a colleague who works here."))
        return person


class SessionForm(forms.Form):
    """A training or a question hour: what, when, where, who leads it."""

    kind = forms.ChoiceField(label=_("What is it?"), choices=Session.Kind.choices, widget=forms.RadioSelect)
    title = forms.CharField(label=_("What is it about?"), max_length=120)
    day = forms.DateField(label=_("Day"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    time = forms.TimeField(label=_("Time"), widget=forms.TimeInput({"type": "time"}, format="%H:%M"))
    minutes = forms.IntegerField(label=_("How many minutes?"), min_value=5, max_value=600)
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    link = forms.URLField(
        label=_("Link"), max_length=500, required=False, assume_scheme="https", help_text=_("To a meeting online.")
    )
    leader = LeaderField(label=_("Who leads it?"))
    lessons = forms.MultipleChoiceField(label=_("Which lessons?"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, person, session=None, kind="", **kwargs):
        begun = {"kind": kind or Session.Kind.TRAINING, "minutes": 60, "time": "09:30", "leader": [person.pk]}
        begun["day"] = timezone.localdate() + timedelta(weeks=2)
        if session:
            at = timezone.localtime(session.starts_at)
            begun = {name: getattr(session, name) for name in ("kind", "title", "minutes", "place", "link")}
            begun |= {"day": at.date(), "time": at.time(), "lessons": session.lessons.split()}
            begun["leader"] = [session.leader_id] if session.has_leader else []
        super().__init__(*args, initial=begun, **kwargs)
        self.person = self.fields["leader"].person = person
        self.fields["lessons"].choices = [(code, said.title) for code, said in lessons_given().items()]

    def save(self, session):
        """Plan it, or change the Session that is there. Returns the Session. Raises DomainError."""
        told = dict(self.cleaned_data)
        at = timezone.make_aware(datetime.combine(told.pop("day"), told.pop("time")))
        new = NewSession(**told | {"starts_at": at, "lessons": tuple(told["lessons"])})
        if session:
            return change_session(actor=self.person, session=session, new=new, before=self.data.get("before"))
        return plan_session(actor=self.person, new=new)
