"""The parts of one form field as its component shows them."""

from dataclasses import dataclass

from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect


@dataclass(frozen=True)
class FieldParts:
    """A bound field with its words, and whether it is one box, a set of choices or a line to type in."""

    bound: BoundField
    label: str
    help_text: str
    optional: bool
    kind: str

    @classmethod
    def of(cls, bound, *, label, help_text, optional):
        """Return the parts of a bound field; `label` and `help_text` replace those of the form unless None."""
        kind = _kind(bound.field.widget)
        return cls(
            bound=bound,
            label=bound.label if label is None else label,
            help_text=bound.help_text if help_text is None else help_text,
            optional=optional and not bound.field.required and kind != "choice",
            kind=kind,
        )

    def as_context(self) -> dict:
        """Return what ui/field.html shows."""
        return {
            "bound": self.bound,
            "label": self.label,
            "help": self.help_text,
            "optional": self.optional,
            "kind": self.kind,
            "described_by": self._described_by,
            "comes_first": self._is_first_wrong,
            "control": self._control(),
        }

    @property
    def _described_by(self):
        name = self.bound.auto_id
        ids = [f"{name}_helptext"] * bool(self.help_text) + [f"{name}_error"] * bool(self.bound.errors)
        return " ".join(ids)

    @property
    def _is_first_wrong(self):
        """Whether this is the first field of a refused form: there the page opens, and not at its top."""
        errors = self.bound.form.errors if self.bound.errors else {}
        return self.bound.name == next((name for name in self.bound.form.fields if name in errors), None)

    def _control(self):
        if self.kind == "choices":
            return ""
        attributes = {"class": "choice__box" if self.kind == "choice" else "input"}
        if self._described_by:
            attributes["aria-describedby"] = self._described_by
        if self._is_first_wrong:
            attributes["autofocus"] = True
        return self.bound.as_widget(attrs=attributes)


def _kind(widget):
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, RadioSelect | CheckboxSelectMultiple):
        return "choices"
    return "choice" if isinstance(widget, CheckboxInput) else "text"
