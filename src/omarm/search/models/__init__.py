"""What the index holds; what people and editors keep of searching."""

from omarm.search.models.bestbets import BestBet, BestBetKey
from omarm.search.models.documents import Document
from omarm.search.models.invain import DayKey, DayMark, InVain
from omarm.search.models.saved import SavedSearch
from omarm.search.models.spelling import SpelledWord

__all__ = ["BestBet", "BestBetKey", "DayKey", "DayMark", "Document", "InVain", "SavedSearch", "SpelledWord"]
