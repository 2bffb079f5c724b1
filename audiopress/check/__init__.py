"""Sources, or a built folder -> numbered findings: what an author should know before anybody else does."""

from audiopress.check.codes import CHECKS, Check
from audiopress.check.output import check_output
from audiopress.check.sources import check_article, check_show

__all__ = ["CHECKS", "Check", "check_article", "check_output", "check_show"]
