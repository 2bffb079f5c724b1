"""Write the golden feeds anew: look at what changed in them before you commit it."""

from __future__ import annotations

from tests.write.golden import keep
from tests.write.shows import shows

if __name__ == "__main__":
    for name, published in shows().items():
        keep(name, published.xml)
