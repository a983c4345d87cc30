"""Flat illustrations that stand in for the photos of the demo organisation."""

from collections.abc import Callable

from PIL import Image, ImageOps

from omarm.demo.drawing.canvas import Canvas
from omarm.demo.drawing.chance import Chance, chance_for
from omarm.demo.drawing.props.stage import HEIGHT, WIDTH
from omarm.demo.drawing.scenes import (
    celebrations,
    greenery,
    interiors,
    neighbourhood,
    open_country,
    public_works,
    town,
    transport,
    wildlife,
)

__all__ = ["SCENES", "scene"]

SUPERSAMPLING = 2

# These have something to read, or a vehicle whose doors must be at the kerb: they are never mirrored.
ONE_WAY = {"balie", "elektrische-bus", "kantine", "vergaderzaal", "wagenpark", "whiteboard"}

# The names are those that the content files use.
SCENES: dict[str, Callable[[Canvas, Chance], None]] = {
    "eikenlaan": greenery.oak_avenue,
    "rups": wildlife.caterpillars,
    "park": greenery.park,
    "plantsoen": greenery.flower_bed,
    "kade": town.quay,
    "brug": town.bridge,
    "straat-opbreking": public_works.street_works,
    "riolering": public_works.sewer,
    "sneeuw-strooien": public_works.gritting,
    "bladkorven": public_works.leaf_baskets,
    "stadhuis": town.town_hall,
    "balie": interiors.service_desk,
    "kantine": interiors.canteen,
    "vergaderzaal": interiors.meeting_room,
    "whiteboard": interiors.whiteboard,
    "wagenpark": transport.fleet,
    "elektrische-bus": transport.electric_bus,
    "fietsenstalling": transport.bicycle_parking,
    "markt": town.market,
    "speeltuin": neighbourhood.playground,
    "school": neighbourhood.school,
    "wijkcentrum": neighbourhood.community_centre,
    "kas": greenery.greenhouse,
    "zonnepanelen": transport.solar_panels,
    "bijenhotel": wildlife.bee_hotel,
    "boomplantdag": greenery.tree_planting,
    "wateroverlast": public_works.flooding,
    "polder": open_country.polder,
    "zonsopgang": open_country.sunrise,
    "taart": interiors.cake,
    "hardlopers": open_country.runners,
    "kerstboom": celebrations.christmas_tree,
}


def scene(name: str, seed: str, *, size: tuple[int, int] = (WIDTH, HEIGHT)) -> Image.Image:
    """Return the named scene, varied by the seed and cropped to `size`; raises KeyError for an unknown name."""
    draw = SCENES[name]
    pixels_per_unit = SUPERSAMPLING * max(size[0] / WIDTH, size[1] / HEIGHT)
    canvas = Canvas.blank(WIDTH, HEIGHT, pixels_per_unit=pixels_per_unit)
    chance = chance_for("scene", name, seed)
    mirrored = chance.happens(0.5) and name not in ONE_WAY
    draw(canvas, chance)
    # Halved first, which is quick; what is left is to cut off what does not fit.
    picture = ImageOps.fit(canvas.image.reduce(SUPERSAMPLING), size, Image.Resampling.LANCZOS)
    return ImageOps.mirror(picture) if mirrored else picture
