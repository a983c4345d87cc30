"""The words in a file, read in a process of its own: who sends a file chooses what its reader has to bear.

`python -I -m omarm.media.reading ENDING` reads standard input, writes the words to standard output as it goes, and tells by
how it ends what came of it (`outcome.py`). It holds itself back (`holding_back.py`) and knows no Django, no database and no
settings. `apart.py` is the side of Omarm: it starts that process and waits, not for long.
"""

VERSION = 1  # raise it when files would give other words than before: they are all read again, in the background
MOST_LETTERS = 400_000  # of one file: some 150 pages full of words
