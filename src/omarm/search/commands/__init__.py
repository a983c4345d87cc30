"""Keeping the index, and what people keep of their searches."""

from omarm.search.commands.indexing import forget, index, index_group
from omarm.search.commands.renewing import renew_index
from omarm.search.commands.spelling import learn_words

__all__ = ["forget", "index", "index_group", "learn_words", "renew_index"]
