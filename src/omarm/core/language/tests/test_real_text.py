"""Real Dutch: 1,500 sentences of a newspaper and an encyclopedia. The figures were looked at; they may move a little."""

import os
from pathlib import Path

import pytest

from omarm.core.language import analyse, ask, tsquery
from omarm.core.language.compounds import cut
from omarm.core.language.tokens import tokens

pytestmark = pytest.mark.realdata
REPOSITORY = Path(__file__).parents[5]


@pytest.fixture
def sentences():
    folder = Path(os.environ.get("OMARM_REALDATA") or REPOSITORY / ".." / "shared" / "data").resolve()
    file = folder / "dutch-content/ud-sentences/zinnen.tsv"
    if not file.is_file():
        reason = f"NOT TESTED AGAINST REAL TEXT: {file} is missing (set OMARM_REALDATA to the folder with the samples)"
        (pytest.fail if os.environ.get("OMARM_REQUIRE_REALDATA") == "1" else pytest.skip)(reason)
    return [line.partition("\t")[2] for line in file.read_text(encoding="utf-8").splitlines()[1:]]


def test_real_sentences_are_read_and_a_seventh_of_the_long_words_is_taken_apart(sentences):
    assert len(sentences) > 1_400
    for sentence in sentences:
        assert list(analyse(sentence))
        tsquery(ask(sentence))
    long = {token.word for sentence in sentences for token in tokens(sentence) if len(token.word) >= 6}
    split = {word for word in long if len(cut(word)) > 1}
    assert 0.11 < len(split) / len(long) < 0.19, (len(split), len(long))
    assert all("".join(cut(word)) == word for word in split)
