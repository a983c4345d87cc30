"""Shape and type of a scan, of one item of it, and the way through its screens."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omarm.culture.queries.items import ITEMS, POINTS, TYPE_NAMES, TYPES
from omarm.culture.queries.sheet import SIDE, averaged, empty_sheet, read_sheet, unfinished, write_sheet

USUAL_TERM = timedelta(days=14)
NOW, WANTED = "now", "wanted"
LAST = len(ITEMS)  # the screen after the items, on which one looks back and sends


class ScanForm(forms.Form):
    """From when until when."""

    opens_on = forms.DateField(
        label=gettext_lazy("Opens on"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    closes_on = forms.DateField(
        label=gettext_lazy("Last day"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("Two weeks is usual, sixty days the most."),
    )  # fmt: skip

    def __init__(self, *args, earliest=None, **kwargs):
        first = max(timezone.localdate(), earliest or timezone.localdate())
        super().__init__(*args, initial={"opens_on": first, "closes_on": first + USUAL_TERM}, **kwargs)
        if earliest and earliest > timezone.localdate():
            words = _("From %(day)s: three months lie between two scans.")
            self.fields["opens_on"].help_text = words % {"day": date_format(earliest, "DATE_FORMAT")}


class ItemForm(forms.Form):
    """A hundred points over four statements, now and wanted. An empty field is nought."""

    def __init__(self, *args, at, **kwargs):
        super().__init__(*args, **kwargs)
        self.at = at
        for side, label in ((NOW, gettext_lazy("Now")), (WANTED, gettext_lazy("Wanted"))):
            for code in TYPES:
                widget = forms.NumberInput({"inputmode": "numeric", "autocomplete": "off"})
                self.fields[f"{side}-{code}"] = forms.IntegerField(
                    label=label, min_value=0, max_value=POINTS, required=False, widget=widget
                )

    @property
    def rows(self):
        """The statements as they stand on the page, each with its two fields."""
        shown = ITEMS[self.at].shown(self.at)
        return [(statement, self[f"{NOW}-{code}"], self[f"{WANTED}-{code}"]) for code, statement in shown]

    def numbers(self):
        """Return the eight numbers that were typed; None for what is no number that can be."""
        return [self.cleaned_data.get(name) for name in self.fields]

    def clean(self):
        """Refuse what is not a hundred together, and say what is left."""
        told = super().clean()
        names = list(self.fields)
        for label, side in ((_("Now"), names[:SIDE]), (_("Wanted"), names[SIDE:])):
            if not any(name in self.errors for name in side):
                left = POINTS - sum(told.get(name) or 0 for name in side)
                if left:
                    self.add_error(None, f"{label}: {_left_in_words(left)}")
        return told


class Walk:
    """The way through the screens: which is shown, with what was filled in on all of them.

    What was filled in goes along with every step as a line of text; it is kept nowhere. `refused` when a step was not
    taken; `is_sent` when somebody sends a sheet that is right.
    """

    def __init__(self, told=None):
        self.at, self.sheet, self.refused, self.is_sent = 0, empty_sheet(), False, False
        if told is not None:
            self.sheet = read_sheet(told.get("kept", ""))
            self.at = _place(told.get("at", ""))
            self.form = self._fresh()
            self._step(told, told.get("go", ""))
        else:
            self.form = self._fresh()

    @property
    def kept(self):
        return write_sheet(self.sheet)

    @property
    def item(self):
        return ITEMS[self.at]

    @property
    def number(self):
        return self.at + 1

    @property
    def looks_back(self):
        return self.at == LAST

    @property
    def unfinished(self):
        """The (place, title) of items that are not filled in right."""
        return [(at, ITEMS[at].title) for at in unfinished(self.sheet)]

    @property
    def items(self):
        """All items, for going back to one from the last screen."""
        return list(enumerate(item.title for item in ITEMS))

    @property
    def axes(self):
        """The two pictures of who filled it in: [(name of a type, now, wanted)]."""
        return [(name, *pair) for name, pair in zip(TYPE_NAMES.values(), averaged(self.sheet), strict=True)]

    @property
    def most(self):
        """How far the drawing of one's own pictures goes."""
        return max(40, *(number for _name, *pair in self.axes for number in pair))

    def _step(self, told, go):
        if self.at < LAST:
            typed = ItemForm(told, at=self.at)
            is_right = typed.is_valid()
            self.sheet[self.at] = typed.numbers()
            if not is_right and go == "next":
                self.form, self.refused = typed, True
                return
        if go == "send":
            self.refused = bool(unfinished(self.sheet))
            self.is_sent = not self.refused
            self.at = LAST
        else:
            self.at = {"next": min(self.at + 1, LAST), "back": max(self.at - 1, 0)}.get(go, _place(go))
        self.form = self._fresh()

    def _fresh(self):
        if self.at == LAST:
            return None
        now, wanted = self.sheet[self.at][:SIDE], self.sheet[self.at][SIDE:]
        typed = [f"{side}-{code}" for side in (NOW, WANTED) for code in TYPES]
        return ItemForm(at=self.at, initial=dict(zip(typed, [*now, *wanted], strict=True)))


def _place(text):
    return int(text) if text.isascii() and text.isdigit() and len(text) == 1 and int(text) <= LAST else 0


def _left_in_words(left):
    if left > 0:
        words = ngettext("%(n)d point is left to give.", "%(n)d points are left to give.", left)
    else:
        words = ngettext("%(n)d point too many.", "%(n)d points too many.", -left)
    return words % {"n": abs(left)}
