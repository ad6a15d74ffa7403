"""Every way a tender can fail, as a closed list of codes with what a person should do.

TenderError                        needs_attention(code); never a traceback
+-- DocumentError                  one file cannot be read
+-- NothingToReadError             the tender holds no readable document
+-- PricingError                   the scope cannot be priced
|   +-- RateMissingError
|   +-- CurrencyMismatchError
+-- ConfigError                    a file under config/ is wrong
+-- StoreUnavailableError          retryable
+-- ReviewError                    a review step that is not allowed
"""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """Closed list; a code is API: listed in the README, tested, shown to people."""

    EMPTY_FILE = "empty_file"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    WRONG_TYPE = "wrong_type"
    UNSUPPORTED = "unsupported"
    TOO_LARGE = "too_large"
    TOO_SLOW = "too_slow"
    PARSER_CRASH = "parser_crash"
    NO_TEXT = "no_text"
    NOT_FOUND = "not_found"
    UNREADABLE = "unreadable"
    UNSAFE_ARCHIVE = "unsafe_archive"
    NOTHING_TO_READ = "nothing_to_read"
    RATE_MISSING = "rate_missing"
    CURRENCY_MISMATCH = "currency_mismatch"
    CONFIG_INVALID = "config_invalid"
    STORE_UNAVAILABLE = "store_unavailable"
    REVIEW_NOT_ALLOWED = "review_not_allowed"
    UNEXPECTED_FAULT = "unexpected_fault"


ADVICE: dict[Code, str] = {
    Code.EMPTY_FILE: "the file holds no bytes; ask for it again",
    Code.DAMAGED: "the file is cut short or broken; download it again from the source",
    Code.ENCRYPTED: "the file needs a password; save an open copy and put it in the tender's folder",
    Code.WRONG_TYPE: "the content is not what the name says; check the file and rename or replace it",
    Code.UNSUPPORTED: "this format is kept but not read here (see `bidwright doctor`); add a PDF or DOCX copy",
    Code.TOO_LARGE: "the file passes the limit; split it or raise the limit in the settings",
    Code.TOO_SLOW: "reading took longer than allowed; try a simpler copy (print to PDF)",
    Code.PARSER_CRASH: "the reader broke on this file; try a simpler copy (print to PDF)",
    Code.NO_TEXT: "no text was found or recognised on it; look at it yourself, or add a copy with text",
    Code.NOT_FOUND: "no such file, folder or tender; check the name",
    Code.UNREADABLE: "the file could not be opened; check its permissions and that nobody is still writing it",
    Code.UNSAFE_ARCHIVE: "the archive holds unsafe or too many entries; unpack it yourself and add the folder",
    Code.NOTHING_TO_READ: "nothing here could be read, or nothing in it asks anything of a bidder; see the names above",
    Code.RATE_MISSING: "the rate card has no such rate; add it under config/rate-cards",
    Code.CURRENCY_MISMATCH: "two currencies meet in one sum; choose one rate card for this tender",
    Code.CONFIG_INVALID: "correct the file named above",
    Code.STORE_UNAVAILABLE: "the database does not answer; it is tried again",
    Code.REVIEW_NOT_ALLOWED: "see `bidwright packs show` for the state of the pack",
    Code.UNEXPECTED_FAULT: "a fault in Bidwright itself: the run's log names the line; it is tried again next time",
}


class TenderError(Exception):
    """A failure that costs one tender and is told to a person; ``str()`` is one line."""

    code: Code = Code.DAMAGED
    retryable = False

    def __init__(self, detail: str, code: Code | None = None) -> None:
        """Keep what failed (a file name, a rate) and, where given, a narrower code."""
        super().__init__(detail)
        self.detail = detail
        if code is not None:
            self.code = code

    @property
    def advice(self) -> str:
        """What a person should do about it."""
        return ADVICE[self.code]

    def __str__(self) -> str:
        """``file: code: what to do``."""
        return f"{self.detail}: {self.code.value}: {self.advice}"


class DocumentError(TenderError):
    """One document cannot be read; the others of the tender go on."""


class NothingToReadError(TenderError):
    """No document of the tender could be read: the tender is parked."""

    code = Code.NOTHING_TO_READ


class PricingError(TenderError):
    """The scope cannot be priced; never priced at zero."""

    code = Code.RATE_MISSING


class RateMissingError(PricingError):
    """The rate card lacks a rate that the scope needs."""


class CurrencyMismatchError(PricingError):
    """Amounts of two currencies met in one sum."""

    code = Code.CURRENCY_MISMATCH


class ConfigError(TenderError):
    """A configuration file is missing or invalid; nothing is run with a guess."""

    code = Code.CONFIG_INVALID


class StoreUnavailableError(TenderError):
    """The database did not answer; retried."""

    code = Code.STORE_UNAVAILABLE
    retryable = True


class ReviewError(TenderError):
    """A review step that the pack's state or the reviewer's name does not allow."""

    code = Code.REVIEW_NOT_ALLOWED
