"""Imported in the fork server only, before it forks: it dies with its build, and its workers with it."""

from audiopress.speak.isolate import die_with_parent

die_with_parent()  # else server and workers keep each other alive when a build is killed
