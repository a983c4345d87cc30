"""Writing to the audit, in the transaction of the act itself."""

from omarm.audit.models import AuditEvent


def note_act(*, actor, act, target, by="operator", **details):
    """Store an act of an administrator. Returns the AuditEvent.

    With actor None it is of `by`: the operator at the command line, or "clock" for what is done by the clock.
    """
    return AuditEvent.objects.create(
        act=act, actor=actor, actor_name=actor.name if actor else by, target=str(target)[:300], details=details
    )
