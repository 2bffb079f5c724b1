"""A feed's address -> numbered findings on what its host serves: asked as apps ask, a few connections at a time."""

from audiopress.check.live.examine import Scope, check_live
from audiopress.check.live.published import Published

__all__ = ["Published", "Scope", "check_live"]
