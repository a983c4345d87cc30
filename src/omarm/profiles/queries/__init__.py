"""What pages and other apps ask about profiles. What stands in a field goes through `shown` or `seen_by`."""

from omarm.profiles.queries.fields import columns_of_staff
from omarm.profiles.queries.narrowing import open_to, seen_by, told_to_colleagues
from omarm.profiles.queries.values import Shown, shown, words_of

__all__ = ["Shown", "columns_of_staff", "open_to", "seen_by", "shown", "told_to_colleagues", "words_of"]
