"""The size of every scene, in the units that all props and scenes are drawn in."""

WIDTH, HEIGHT = 1280, 853
