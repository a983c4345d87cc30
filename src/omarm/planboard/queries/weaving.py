"""The weave-in map: for each process of the organisation what is done in the intranet, and who looks after that."""

from omarm.planboard.models import WeaveStep


def weave_map():
    """Return [(code, words, [WeaveStep, …])]: our four processes, also without a step, then those in own words."""
    steps = list(WeaveStep.objects.select_related("owner").order_by("pk"))
    ours = [process for process in WeaveStep.Process if process != WeaveStep.Process.OTHER]
    found = [
        (str(process), process.label, [step for step in steps if step.process == process]) for process in ours
    ]  # fmt: skip
    names = dict.fromkeys(step.name for step in steps if step.name)
    return found + [("", name, [step for step in steps if step.name == name]) for name in names]


def step_at(pk):
    """Return one WeaveStep. Raises WeaveStep.DoesNotExist."""
    return WeaveStep.objects.select_related("owner").get(pk=pk)
