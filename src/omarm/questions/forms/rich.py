"""Words that stand already and are changed: rich text by the editor, plain in the text area without it."""

from django import forms

from omarm.core import richtext


class LineField(forms.CharField):
    """One line, typed in two rows: on a phone a question is longer than a row."""

    widget = forms.Textarea

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.widget.attrs["rows"] = 2

    def clean(self, value):
        """Return what was typed without its ends of lines. Raises ValidationError."""
        return super().clean(" ".join(value.split()) if isinstance(value, str) else value)


class RichForm(forms.Form):
    """A form with a `body` that begins with `words`, rich text as it stands."""

    is_rich = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, words, **kwargs):
        super().__init__(*args, **kwargs)
        self.words = words
        self.initial["body"] = richtext.to_text(words)

    @property
    def rich(self):
        """Return the words as the editor takes them, when the text area holds them without their markup."""
        return "" if self.is_bound else self.words

    @property
    def loses_formatting(self):
        """Return whether a change without the editor would drop markup."""
        return self.words != richtext.from_text(richtext.to_text(self.words))

    @property
    def told_body(self):
        """Return what was typed as rich text; words that came back as they were, without markup, keep what they had."""
        body = self.cleaned_data["body"]
        if self.cleaned_data["is_rich"]:
            return body
        same = body.replace("\r\n", "\n").strip() == richtext.to_text(self.words)
        return self.words if same else richtext.from_text(body)
