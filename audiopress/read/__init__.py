"""read: a file -> Article (Markdown, HTML or plain text; each becomes HTML first, and one walker makes the blocks)."""

from audiopress.read.article import READERS, is_article, read_article

__all__ = ["READERS", "is_article", "read_article"]
