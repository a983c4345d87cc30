"""Who is told of what: one function per fact. Apps beside and above record theirs; none of them is imported here."""

from omarm.notifications.subscribers import (  # noqa: F401 (their decorators register the listeners)
    consent,
    conversations,
    groups,
    profiles,
    search,
)
