"""Reading what is kept, what was read in it, and finding what waits."""

from omarm.media.queries.stored import left_waiting, open_captions, open_part, open_size
from omarm.media.queries.texts import files_without_text, languages_of, texts_of, words_about_text

__all__ = [
    "files_without_text", "languages_of", "left_waiting", "open_captions", "open_part", "open_size", "texts_of",
    "words_about_text",
]  # fmt: skip
