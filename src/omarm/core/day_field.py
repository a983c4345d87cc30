"""The field by which a form asks for a day."""

from django import forms


class DayField(forms.DateField):
    """A day, chosen from the calendar of the browser."""

    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
