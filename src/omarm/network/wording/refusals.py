"""Why a file or an option cannot be used, in words for people, by the code of the refusal."""

from omarm.network.wording.file_refusals import FILES, NETWORK
from omarm.network.wording.row_refusals import ROWS

WORDS = {**FILES, **NETWORK, **ROWS}


def refusal(error):
    """Return the sentence for an error with `code` and `detail`, in the active language."""
    return str(WORDS[error.code]) % error.detail
