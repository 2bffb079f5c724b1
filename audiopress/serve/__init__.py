"""What is published -> a preview of it at an address of this machine, as a host of podcasts would serve it."""

from audiopress.serve.address import is_local, listen, reachable
from audiopress.serve.library import Library
from audiopress.serve.run import Preview, serve
from audiopress.serve.watch import Rebuilding

__all__ = ["Library", "Preview", "Rebuilding", "is_local", "listen", "reachable", "serve"]
