"""The first week of a newcomer: one small task per function, each of which can be left."""
