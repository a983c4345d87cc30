"""The form that every kind of post is written with; a kind adds its own fields and how it is published."""

import re
import uuid
from functools import partial

from django import forms
from django.db import transaction
from django.forms.utils import ErrorDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from omarm.core import richtext
from omarm.people.queries import language_of
from omarm.stream.attachments import all_attachments, attachment_of
from omarm.stream.coach import Attempt, language_of_text
from omarm.stream.commands import Draft, RestOfChange, edit_post
from omarm.stream.commands.posts import LONGEST_BODY
from omarm.stream.commands.scheduling import LONGEST_WAIT
from omarm.stream.composer.accepting import AcceptingMixin
from omarm.stream.composer.along import along_of
from omarm.stream.composer.fields import PlaceField, TopicsField, words_of
from omarm.stream.composer.offering import OfferingMixin
from omarm.stream.uploads import UploadsMixin

NAMED = re.compile(r"(?<!\w)@\w")
LONGEST_NUMBER = 10  # digits
AHEAD = {"accepts", "place", "submission", "publish_at", "photos", "attachments"}  # what is settled once a post stands


class PostForm(AcceptingMixin, OfferingMixin, UploadsMixin, forms.Form):
    """What every kind of post asks: words, place, topics, photos and files. A kind adds its own fields.

    A kind's form has `writing_code`, `publish_kind(*, actor, draft)`, `change_kind(*, actor, post)` and
    `own_values(detail)` (stream/kinds.py). With `post` it changes a post that stands. With `refilled` it shows what was
    typed before without judging it: another writing was chosen, or a draft is taken up again.
    """

    writing_code = ""  # which writing it is: sent along, so that the right one is published
    out_of_history = ()  # names of own fields that the history of a post does not show
    title = forms.CharField(label=_("Title"), max_length=200, required=False)
    body = forms.CharField(
        label=_("Your post"),
        required=False,
        max_length=LONGEST_BODY,
        strip=True,
        widget=forms.Textarea({"rows": 4, "autofocus": True}),
    )
    is_rich = forms.BooleanField(required=False, widget=forms.HiddenInput)  # the editor says so of its words
    place = PlaceField(label=_("Who can read it"), error_messages={"required": _("Choose who can read it.")})
    topics = TopicsField(label=_("Topics"), required=False)
    publish_at = forms.DateTimeField(
        label=_("Publish on"), required=False, help_text=_("Leave empty to publish it now."),
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )  # fmt: skip
    submission = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, person, place="everyone", words="", post=None, refilled=False, **kwargs):
        self.post, self.person, self.is_refilled = post, person, refilled
        initial = self._values_of(post) if post else {"place": place, "body": words, "submission": uuid.uuid4()}
        super().__init__(*args, initial=initial, **kwargs)
        if post:
            for name in AHEAD:
                self.fields.pop(name, None)
        else:
            self.fields["place"].offer(person)
        self.fields["topics"].person = person
        self.attached = self._carried() if post else [self._attachment(code) for code in self._attached_codes()]
        if refilled:
            self.full_clean()  # keeps the files that came along, before any of it is shown

    def choose_attachments(self, more, without):
        """Add attachments that are still to be filled in, and leave others out. Raises KeyError when there is none such."""
        self.attached = [(attachment, form) for attachment, form in self.attached if attachment.code not in without]
        there = {attachment.code for attachment, _form in self.attached}
        for code in dict.fromkeys(more):
            attachment = attachment_of(code)
            if code not in there:
                self.attached.append((attachment, attachment.form(None, person=self.person, prefix=code)))

    def at_once(self):
        """Leave the set moment out: a preview shows what will be there then."""
        self.fields["publish_at"].disabled = True
        self.fields["submission"].disabled = True  # a number of its own: the post of this form may be up already
        if self.asked:
            # Taken back with the post.
            self.fields["accepts"].disabled, self.initial["accepts"] = True, self.asked.number

    def attempt(self):
        """Return what is typed so far for the coach (stream/coach.py)."""
        body = self["body"].value() or ""
        rich = richtext.clean(body) if self["is_rich"].value() else richtext.from_text(body)
        text = richtext.to_text(rich)
        return Attempt(
            title=self["title"].value() or "", text=text, lang=language_of_text(text) or language_of(self.person),
            has_topic=bool(self["topics"].value()) or "data-topic=" in rich or "#" in text,
            people_named=rich.count("data-person=") + len(NAMED.findall(text if "data-person=" not in rich else "")),
            photos_without_words=sum(not image.alt for image in self.uploaded_images),
        )  # fmt: skip

    @property
    def own_fields(self):
        """Return the fields that the kind adds to those of every post, for the composer."""
        return [self[name] for name in self.fields if name not in PostForm.base_fields]

    @property
    def people_source(self):
        """Return where the editor asks whom one may want to name; of a post that stands, it is known who reads it."""
        return reverse("stream:pick-people") + (f"?post={self.post.pk}" if self.post else "")

    @property
    def rich(self):
        """Return the words as the editor takes them, when the text area holds them without their markup."""
        return self.post.body if self.post and not self.is_bound else ""

    @property
    def loses_formatting(self):
        """Return whether a change without the editor would drop markup."""
        return bool(self.post and self.post.body != richtext.from_text(self.post.words))

    @property
    def chosen_topics(self):
        """Return the Topics that are ticked now."""
        return self.fields["topics"].rows(self["topics"].value())

    @property
    def audience(self):
        """Return the Place that stands in the form; None for a post that stands, while it is to be chosen, or without any place."""
        if self.post or self.asks_for_place:
            return None
        places = self.fields["place"].places
        return places.get(self["place"].value()) or next(iter(places.values()), None)

    @property
    def asks_for_place(self):
        """Return whether no place was chosen beforehand: an address with an empty `place` leaves that to who writes."""
        return not self.post and self["place"].value() == ""

    def full_clean(self):
        """Judge what was typed, unless it is only being shown again; files are kept then too, for no browser sends them twice."""
        if self.is_refilled:
            self._errors, self.cleaned_data = ErrorDict(), {}
            self._keep_plain_files()
        else:
            super().full_clean()

    def is_valid(self):
        """Return whether the form and all that is attached can be published; what a change leaves alone is not judged."""
        judged = [form for _attachment, form in self.attached if form.is_bound or not self.post]
        if self.closed and not self.non_field_errors():
            self.add_error(None, self.closed_words)
        return all([super().is_valid(), *(form.is_valid() for form in judged)])

    def clean_publish_at(self):
        """Take a moment ahead, a year at most."""
        moment, now = self.cleaned_data["publish_at"], timezone.now()
        if moment and not now < moment <= now + LONGEST_WAIT:
            raise forms.ValidationError(_("Choose a moment ahead, within a year."), code="publish_at")
        return moment

    @transaction.atomic
    def publish(self, *, actor):
        """Publish what was typed with all that is attached. Returns the Post; raises what the commands raise."""
        post = self.publish_kind(actor=actor, draft=self._draft(actor))
        for _attachment, form in self.attached:
            form.attach(actor=actor, post=post)
        return post

    @transaction.atomic
    def save_changes(self, *, actor, version=None):
        """Store the changed words and fields of the post, and of what it carries.

        Returns it; raises what the commands raise, EditConflict among it.
        """
        told = self.cleaned_data
        store = partial(self.change_kind, actor=actor, post=self.post)
        rest = RestOfChange(topics=tuple(told["topics"]), store=store)
        post = edit_post(
            actor=actor, post=self.post, title=told["title"], body=self._body(), version=version, rest=rest
        )
        for _attachment, form in self.attached:
            if form.is_bound:
                form.save(actor=actor)
        return post

    @classmethod
    def own_values(cls, detail):
        """Return the kind's own fields of a post that stands, by name."""
        return {}

    @classmethod
    def own_words(cls, told, *, person):
        """Return {label: text} of these own fields, as JSON keeps them, for this reader."""
        fields = {name: field for name, field in cls.base_fields.items() if name in told}
        return {str(field.label): words_of(field, told[name], person) for name, field in fields.items()}

    @classmethod
    def words_along(cls, values, *, person):
        """Return in words what was typed in own fields, piece by piece, for another way to write. A kind says it itself."""
        return []

    @classmethod
    def own_names(cls):
        """Return the names of the fields that the kind adds to those of every post."""
        return cls.base_fields.keys() - PostForm.base_fields.keys()

    @property
    def along(self):
        """Return [(name, value)] of what another way to write asks, for when that is chosen again."""
        return along_of(self.data) if self.is_bound and not self.post else []

    def _values_of(self, post):
        topics = list(post.post_topics.values_list("topic_id", flat=True))
        return {"title": post.title, "body": post.words, "topics": topics} | self.own_values(post.detail)

    def _keep_plain_files(self):
        for name in {"photos", "attachments"} & set(self.fields):
            try:
                self.cleaned_data[name] = self.fields[name].clean(self[name].data)
            except forms.ValidationError as error:
                self.add_error(name, error)
            self._take_in(name)

    def _attached_codes(self):
        return dict.fromkeys(self.data.getlist("attach")) if self.is_bound else ()

    def _carried(self):
        """Return (attachment, form) of what the post carries and its author can change; bound when it was sent along."""
        sent, found = self._attached_codes(), []
        for attachment in all_attachments():
            if attachment.change and attachment.code in self.post.attached:
                data = self.data if attachment.code in sent else None
                form = attachment.change(data, person=self.person, post=self.post, prefix=attachment.code)
                found += [(attachment, form)] if form else []
        return found

    def _attachment(self, code):
        attachment = attachment_of(code)
        form = attachment.form(self.data, person=self.person, prefix=code)
        if self.is_refilled:
            form.full_clean = lambda: None
            form._errors, form.cleaned_data = ErrorDict(), {}
        return attachment, form

    def _body(self):
        """Return the words as rich text; words that came back as they were, without markup, keep what they had."""
        body = self.cleaned_data["body"]
        if self.cleaned_data["is_rich"]:
            return body
        if self.post and _same_words(body, self.post.words):
            return self.post.body
        return richtext.from_text(body)

    def _draft(self, actor):
        told = self.cleaned_data
        body = self._body()
        return Draft(
            title=told["title"], body=body, place=told["place"], images=self.uploaded_images, files=self.uploaded_files,
            topics=tuple(told["topics"]),
            lang=language_of_text(richtext.to_text(richtext.clean(body))) or language_of(actor),
            submission=told["submission"], published_at=told["publish_at"], accepts=told["accepts"],
        )  # fmt: skip


def version_opened(values):
    """Return which version of a post was opened for editing, as its form says, or None."""
    text = values.get("version", "")
    return int(text) if text.isdecimal() and text.isascii() and len(text) <= LONGEST_NUMBER else None


def _same_words(typed, stored):
    return typed.replace("\r\n", "\n").strip() == stored.strip()
