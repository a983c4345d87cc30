"""Shape and type of what is typed about the house rules."""

from django import forms
from django.utils.translation import gettext_lazy as _

from omarm.houserules.commands import RuleText
from omarm.houserules.occasions import occasions


def _kinds():
    return [("", _("By everything that is written")), *occasions()]


def _words(label, *, longest=300, **more):
    return forms.CharField(label=label, max_length=longest, widget=forms.Textarea({"rows": 2}), **more)


class RuleForm(forms.Form):
    """One rule in both languages."""

    goal_nl = forms.CharField(
        label=_("Goal, in Dutch"), max_length=120, required=False, widget=forms.TextInput({"list": "goals-nl"}),
        help_text=_("What the rule is for. Rules with the same goal stand together."),
    )  # fmt: skip
    text_nl = _words(_("Rule, in Dutch"), help_text=_("What people may do: “you may…”, “please…”."))
    example_nl = _words(_("Example, in Dutch"), required=False)
    goal_en = forms.CharField(
        label=_("Goal, in English"), max_length=120, required=False, widget=forms.TextInput({"list": "goals-en"})
    )
    text_en = _words(_("Rule, in English"), required=False, help_text=_("Without it, the Dutch words are shown."))
    example_en = _words(_("Example, in English"), required=False)
    kind = forms.ChoiceField(label=_("Show it"), required=False, choices=_kinds)

    @property
    def told(self):
        """Return what was typed as a RuleText."""
        return RuleText(**self.cleaned_data)

    @property
    def texts(self):
        """Return what is typed so far as {"nl": text, "en": text}, also when it is not complete yet."""
        return {
            lang: "\n".join(
                (self[name].value() or "")[:400] for name in (f"goal_{lang}", f"text_{lang}", f"example_{lang}")
            )
            for lang in ("nl", "en")
        }


class PublishForm(forms.Form):
    """Why the rules change, and whether people accept them anew."""

    note = forms.CharField(
        label=_("Why do the rules change?"), required=False, max_length=300, widget=forms.Textarea({"rows": 2}),
        help_text=_("One sentence. Everybody reads it by the new edition."),
    )  # fmt: skip
    is_small = forms.BooleanField(
        label=_("It is a small change"), required=False,
        help_text=_("Who accepted the edition before need not accept this one."),
    )  # fmt: skip

    def __init__(self, *args, edition, **kwargs):
        super().__init__(*args, **kwargs)
        if edition.number == 1:
            self.fields.clear()


class CompareForm(forms.Form):
    """Two editions to hold against each other."""

    earlier = forms.TypedChoiceField(label=_("Earlier edition"), coerce=int)
    later = forms.TypedChoiceField(label=_("Later edition"), coerce=int)

    def __init__(self, *args, editions, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(edition.pk, _("Edition %(number)d") % {"number": edition.pk}) for edition in editions]
        self.fields["earlier"].choices = self.fields["later"].choices = choices
