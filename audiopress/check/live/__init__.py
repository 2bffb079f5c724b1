"""A feed's address -> numbered findings on what its host serves: asked as apps ask, a few connections at a time."""

from audiopress.check.live.causes import Cause, causes
from audiopress.check.live.examine import check_live, fetched
from audiopress.check.live.published import Published
from audiopress.check.live.served import SAMPLE, Scope

__all__ = ["SAMPLE", "Cause", "Published", "Scope", "causes", "check_live", "fetched"]
