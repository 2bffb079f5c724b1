"""What was published stays what it was: the ledger, and one build at a time."""

from audiopress.publish.ledger import (
    Channel,
    Entry,
    Ledger,
    deliver,
    expect_all,
    pin,
    pin_show,
    record,
    remove,
    revise,
    vanished,
    written_from,
)
from audiopress.publish.lock import building
from audiopress.publish.stored import LEDGER, read_ledger

__all__ = [
    "LEDGER",
    "Channel",
    "Entry",
    "Ledger",
    "building",
    "deliver",
    "expect_all",
    "pin",
    "pin_show",
    "read_ledger",
    "record",
    "remove",
    "revise",
    "vanished",
    "written_from",
]
