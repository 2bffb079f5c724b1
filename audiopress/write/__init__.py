"""Episode -> captions, chapters, page; Show + published episodes -> feed, index.

What draws pictures is imported from its own module, by those who need one: most builds do not.
"""

from audiopress.write.article import article_html
from audiopress.write.chapters import illustrated, page_url, show_url
from audiopress.write.embed import EMBED, embed_js
from audiopress.write.episode import episode_files
from audiopress.write.feed import document_url, feed_url, feed_xml, show_guid
from audiopress.write.files import asset, assets_of, atomic, atomic_pieces, media_type
from audiopress.write.index import index_html
from audiopress.write.paging import FEED, Leaf, filled, leaves
from audiopress.write.pictures import article_assets, picture_names
from audiopress.write.publications import Printed, publications
from audiopress.write.record import PublishedEpisode, edition_guid, newest_first, read_episode
from audiopress.write.seal import record_sha256
from audiopress.write.specimen import try_templates

__all__ = [
    "EMBED",
    "FEED",
    "Leaf",
    "Printed",
    "PublishedEpisode",
    "article_assets",
    "article_html",
    "asset",
    "assets_of",
    "atomic",
    "atomic_pieces",
    "document_url",
    "edition_guid",
    "embed_js",
    "episode_files",
    "feed_url",
    "feed_xml",
    "filled",
    "illustrated",
    "index_html",
    "leaves",
    "media_type",
    "newest_first",
    "page_url",
    "picture_names",
    "publications",
    "read_episode",
    "record_sha256",
    "show_guid",
    "show_url",
    "try_templates",
]
