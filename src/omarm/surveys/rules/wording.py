"""Why somebody is in the proposed team, in words."""

from django.utils.translation import gettext as _


def in_words(standing, names):
    """Return the reasons of a Standing as sentences, in order; `names` is {department: name}. Of a code that is unknown none."""
    words = {
        "layer": _("Brings in the layer “%(layer)s”"),
        "department": _("Brings in %(department)s"),
        "leads": _("Is named most in %(department)s"),
        "connects": _("Stands between parts that hardly ask each other without them"),
        "reach": _("Is in touch with eight or more whom the others of the team do not reach"),
    }
    told = {
        "layer": standing.get_layer_display(),
        "department": names.get(standing.department_id) or _("a former department"),
    }
    return [words[code] % told for code in standing.reasons if code in words]
