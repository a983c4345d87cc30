"""Who a session belongs to."""

from allauth.account.auth_backends import AuthenticationBackend

from omarm.people.models import Person

_WITH_TASKS = """
select person.*, array(select code from people_role where person_id = person.id) as tasks
  from people_person person where person.id = %s and person.is_active
"""


class PersonBackend(AuthenticationBackend):
    """allauth's check of a password; the person comes with their tasks, since every page asks for those."""

    def get_user(self, user_id):
        """Return the active Person, with tasks, or None. In SQL: every page asks, and compiling it would cost more."""
        return next(iter(Person.objects.raw(_WITH_TASKS, [user_id])), None)
