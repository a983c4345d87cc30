"""The account that is nobody: under it stands what people ask without their name."""

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from omarm.people.commands.accounts import free_name
from omarm.people.models import Person
from omarm.people.models.person import NAMELESS
from omarm.people.naming import Name
from omarm.people.queries import language_of


@transaction.atomic
def nameless_account():
    """Return the Person without a name, made when it is first needed. It is never active, so that no list shows it.

    Its name is in the language of the organisation. No fact: nobody came.
    """
    there = Person.objects.filter(source_key=NAMELESS).first()
    if there:
        return there
    with translation.override(language_of(None)):
        name = Name(_("Without a name"), "", "")
    told = {
        "username": free_name(name), "given_name": name.given, "name": name.text, "sort_key": name.sort_key,
        "is_active": False, "password": "!",
    }  # fmt: skip
    return Person.objects.get_or_create(source_key=NAMELESS, defaults=told)[0]
