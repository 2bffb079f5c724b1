"""Script -> Clips: engines, isolated workers and the clip cache; the one slow step."""

from audiopress.speak.cache import Cache, cache_place
from audiopress.speak.clips import Breath, Finish, Fragment, Speaking, Studio, breaths
from audiopress.speak.engine import Engine, engine_names, load_engine, resolve_voice

__all__ = [
    "Breath",
    "Cache",
    "Engine",
    "Finish",
    "Fragment",
    "Speaking",
    "Studio",
    "breaths",
    "cache_place",
    "engine_names",
    "load_engine",
    "resolve_voice",
]
