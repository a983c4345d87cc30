"""The work that generated employees do, and what they say about themselves."""

from omarm.demo.drawing.chance import chance_for

STEM = 5
IN_MANY_TITLES = ("medew", "advis", "coörd", "beleid", "beheer")


def vacancies(functions):
    """Yield (key, department, title) of every generated employee: `@groen.3` is the third of the department `groen`."""
    for department in functions:
        chance, fixed = chance_for("titles", department["department"]), department["fixed"]
        weights = dict(department["titles"])
        for number in range(department["count"]):
            title = fixed[number] if number < len(fixed) else chance.weighted(weights)
            yield f"@{department['department']}.{number + 1}", department, title


def words_about_themselves(content):
    """Return what some employees tell in their profile, by their key; every line belongs to one of them at most."""
    chance, told, titles = chance_for("about"), {}, {}
    for key, department, title in vacancies(content.functions):
        titles.setdefault(department["department"], {})[key] = title
    for department in content.functions:
        for line in department["about"]:
            open_to = {key: title for key, title in titles[department["department"]].items() if key not in told}
            told[_teller(chance, open_to, line)] = line
    silent = [key for staff in titles.values() for key in staff if key not in told]
    return told | dict(zip(chance.sample(silent, len(content.about)), content.about, strict=True))


def _teller(chance, titles, line):
    """Return the key of somebody whose title has a word of the line, or else of anybody."""
    fitting = [key for key, title in titles.items() if any(stem in line.lower() for stem in _stems(title))]
    return chance.choice(fitting or list(titles))


def _stems(title):
    stems = (word[:STEM] for word in title.lower().split() if len(word) >= STEM)
    return [stem for stem in stems if not stem.startswith(IN_MANY_TITLES)]
