"""Why a whole file is refused; nothing of it is read on. `sentence` is a msgid, `values` fill it."""

from html import unescape

from bot.errors import Mistake
from bot.i18n import Voice


class ImportRefused(Mistake):
    """A file that cannot be imported, with the one line that says so."""

    sentence = "The file cannot be read: {file}."

    def text(self, voice: Voice) -> str:
        """The line for a terminal (plain text, not HTML)."""
        return unescape(voice.say(self.sentence, **self.values))


class FileMissing(ImportRefused):
    """No such file, or it may not be opened."""

    sentence = "The file {file} does not exist or may not be opened."


class EmptyFile(ImportRefused):
    """Not a byte in it, or not one filled cell."""

    sentence = "The file {file} is empty."


class FileTooLarge(ImportRefused):
    """More than limits.MOST_BYTES on disk."""

    sentence = "The file {file} is larger than {most} MB. A roster is a few MB at most; please split it by school."


class ZipBomb(ImportRefused):
    """A workbook that unpacks to more than limits.MOST_UNPACKED, or lies about it."""

    sentence = "The file {file} unpacks to more than {most} MB. It is not a roster and was not opened."


class TooManyRows(ImportRefused):
    """More than limits.MOST_ROWS filled rows."""

    sentence = "The file {file} has more than {most} filled rows. Please split it by school."


class TooManyColumns(ImportRefused):
    """A filled cell to the right of limits.MOST_COLUMNS."""

    sentence = (
        "Sheet {sheet}, row {row} of {file} is filled beyond column {most}. Please delete what stands to the right."
    )


class TooMuchMemory(ImportRefused):
    """Reading needed more memory or time than a roster ever does."""

    sentence = "Reading {file} takes more memory or time than a roster may. Please keep only the table in it."


class Encrypted(ImportRefused):
    """Locked with a password."""

    sentence = "The file {file} is locked with a password. Please save it without a password and try again."


class NotAWorkbook(ImportRefused):
    """Neither Excel nor OpenDocument nor CSV, or damaged."""

    sentence = "The file {file} is not a spreadsheet (.xlsx, .xls, .ods, .csv), or it is damaged."


class WebPage(ImportRefused):
    """HTML or XML that a web system named .xls."""

    sentence = (
        "The file {file} is a web page with the name of a spreadsheet. Please open it in Excel, "
        "save it as .xlsx and try again."
    )


class OldEncoding(ImportRefused):
    """CSV in Windows-1258 or another encoding that is not Unicode."""

    sentence = (
        "The file {file} is not in Unicode (it may be Windows-1258). Please save it in Excel as "
        "“CSV UTF-8” or as .xlsx and try again."
    )


class NoTable(ImportRefused):
    """No sheet has a heading row with the columns needed."""

    sentence = "No table was found in {file}: one heading row must have the columns {columns}."


class OnlyHidden(ImportRefused):
    """No table in the sheets that are shown, and there are hidden ones."""

    sentence = (
        "No table was found in the sheets of {file} that are shown; hidden sheets are not read: {sheets}. "
        "Please unhide them and try again."
    )


class AnotherKind(ImportRefused):
    """A units or duties file given as a roster: its rows would become pupils and staff."""

    sentence = "The file {file} is no list of pupils or staff. Please bring it in with: khaibao import {kind}"


class OldFont(ImportRefused):
    """Headings written for the fonts before Unicode (TCVN3, VNI)."""

    sentence = "The file {file} is written with an old font (TCVN3 or VNI). Please convert it to Unicode and try again."


REFUSALS: tuple[type[ImportRefused], ...] = (
    FileMissing,
    EmptyFile,
    FileTooLarge,
    ZipBomb,
    TooManyRows,
    TooManyColumns,
    TooMuchMemory,
    Encrypted,
    NotAWorkbook,
    WebPage,
    OldEncoding,
    NoTable,
    OnlyHidden,
    AnotherKind,
    OldFont,
)
