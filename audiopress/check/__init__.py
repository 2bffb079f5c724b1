"""Sources, or a built folder -> numbered findings: what an author should know before anybody else does.

What looks at a built folder is imported from `audiopress.check.output`, by the one command that does.
"""

from audiopress.check.codes import CHECKS, Check
from audiopress.check.further import check_feeds
from audiopress.check.sources import check_article, check_show

__all__ = ["CHECKS", "Check", "check_article", "check_feeds", "check_show"]
