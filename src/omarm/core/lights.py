"""From where a light turns that a community of any kind is judged by: taking part, and the trend against its own past.

Our own choice, said so on the page and in docs/decisions (“Health of groups”); only that of the trend was tried on a real
series. A light is one of the words below, as rows keep them.
"""

GREEN, AMBER, RED, GREY = "green", "amber", "red", "grey"
WORST_FIRST = (RED, AMBER, GREEN, GREY)

YOUNG_DAYS = 28
FEWEST_USUAL = 4  # people who usually write: of fewer, a dip is one holiday

# From which share on it is green, and from which amber: who shares a hobby writes less than who works together every day.
# Nielsen's one in ten who write anything stands between.
VOICES_ELSEWHERE = (0.15, 0.05)

# Far under the usual number of people, and few of those who ever wrote this year: they came, and left.
FEWER_PEOPLE, FEWER_MESSAGES, FEW_STILL = 0.75, 0.5, 1 / 3


def share_light(share, bar):
    """Return the light of a Share by the two values of `bar`: green from the first, amber from the second."""
    return GREEN if share.value >= bar[0] else AMBER if share.value >= bar[1] else RED


def trend_light(trend):
    """Return the light of a Trend (core/figures.py): the alarm for what was launched and left.

    Red when fewer than three quarters of the usual number of people wrote, and fewer than a third of all who wrote in the
    past year. One of both is a holiday, or the turnover of a group that lives. Grey where too few people usually write.
    """
    if trend is None or trend.usual < FEWEST_USUAL:
        return GREY
    if trend.people < FEWER_PEOPLE and trend.still < FEW_STILL:
        return RED
    if trend.people < FEWER_PEOPLE or trend.messages < FEWER_MESSAGES:
        return AMBER
    return GREEN


def worst_light(lights):
    """Return the light of the whole: that of its worst part, grey when nothing can be said."""
    return min(lights, key=WORST_FIRST.index, default=GREY)
