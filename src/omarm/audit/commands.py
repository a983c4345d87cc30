"""Writing to the audit, in the transaction of the act itself."""

from omarm.audit.models import AuditEvent


def note_act(*, actor, act, target, **details):
    """Store an act of an administrator (or of the operator at the command line: actor None). Returns the AuditEvent."""
    return AuditEvent.objects.create(
        act=act, actor=actor, actor_name=actor.name if actor else "operator", target=str(target)[:300], details=details
    )
