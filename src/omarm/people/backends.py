"""Who a session belongs to."""

from allauth.account.auth_backends import AuthenticationBackend
from django.utils import timezone

from omarm.people.models import Person

_WITH_TASKS = """
select person.*, array(select code from people_role where person_id = person.id) as tasks,
       (select edition_id from houserules_acceptance where person_id = person.id) as rules_accepted
  from people_person person
 where person.id = %s and person.is_active and (person.ends_on is null or person.ends_on >= %s)
"""


class PersonBackend(AuthenticationBackend):
    """allauth's check of a password; the person comes with their tasks, since every page asks for those.

    And with the number of the house rules that they accepted, which every form to write with asks for.

    Past the last day of an account nobody signs in, and no session that is still open belongs to anybody.
    """

    def get_user(self, user_id):
        """Return the active Person, with tasks, or None. In SQL: every page asks, and compiling it would cost more."""
        return next(iter(Person.objects.raw(_WITH_TASKS, [user_id, timezone.localdate()])), None)

    def user_can_authenticate(self, user):
        """Return whether the account is open today."""
        return super().user_can_authenticate(user) and not user.has_ended
