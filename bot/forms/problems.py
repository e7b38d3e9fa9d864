"""What can be wrong with a questionnaire's workbook, and what to write instead; the values are msgids of `forms`."""

from enum import StrEnum


class Problem(StrEnum):
    """One thing wrong or doubtful."""

    # the file and its sheets
    UNREADABLE = "The file cannot be read ({reason}). Open it in Excel or LibreOffice and save it again as .xlsx."
    NO_FILE = "There is no such file. Look at its name and its folder."
    NO_WORKBOOK = (
        "The file is no Excel workbook (.xlsx, .xls) and no table as .csv or .md, or it is damaged. Open it in Excel "
        "or LibreOffice and save it as .xlsx."
    )
    OPEN_DOCUMENT = (
        "The file is an OpenDocument spreadsheet ({ending}), which XLSForm does not know. In LibreOffice choose "
        "File > Save As > Excel 2007-365 (.xlsx), and give that file."
    )
    TOO_LARGE = "The file is too large for a questionnaire (more than {most} MB). Take pictures and old sheets out."
    NO_SURVEY = "There is no sheet named survey. {hint}"
    NO_CHOICES = "There is no sheet named choices, and this row needs the list {list} on it."
    NO_SETTINGS = (
        "There is no sheet named settings. Add one with form_id and version in row 1 and their values in row 2."
    )
    SHEET_UNREAD = "The sheet {name} is not read; it is close to {known}. If it is meant, rename it so."
    NO_HEADING = "Row 1 has no column {name}. Write this heading above the column."
    HEADING_TWICE = "The heading {name} stands twice. Delete one of the two columns or rename it."
    HEADINGS_ALIKE = "The headings {one} and {other} mean the same column. Keep one of the two."
    HEADING_SPACES = "The heading {name} has a space in it and is not read. Write it without, for example {instead}."
    EMPTY_SURVEY = "The sheet has no question. Write the first one in row 2."
    EXCEL_ERROR = "The cell holds Excel's error {value}. Write the text or the number itself."
    UNCALCULATED = (
        "The cell holds an Excel formula without its result. Write the text itself, or open and save in Excel."
    )
    UNKNOWN_COLUMN = "The column {name} is unknown and not read. {hint}"
    IGNORED_COLUMN = "The column {name} has no effect in a chat."
    REFUSED_COLUMN = "The column {name} is not evaluated here. {hint}"
    UNKNOWN_OWN = "The column {name} is unknown; ours are {known}."
    # rows
    NO_TYPE = "The row has no type. Write one, for example text, integer or select_one LIST."
    UNKNOWN_TYPE = "{type} is no type of XLSForm. {hint}"
    REFUSED_TYPE = "Questions of the type {type} are not asked in a chat. {hint}"
    NO_LIST = "After {type} stands the name of a list of the sheet choices, for example {type} yes_no."
    UNKNOWN_LIST = "There is no list named {list} on the sheet choices. {hint}"
    FILTERED_OTHER = (
        "or_other and choice_filter do not go together. Write the choice other on the sheet choices instead."
    )
    NO_NAME = "The row has no name. Write a short one in Latin letters, for example {instead}."
    BAD_NAME = (
        "{name} cannot be a name: letters a-z without marks, digits and _ - . only, a letter first. Write {instead}."
    )
    NAME_TWICE = "The name {name} already stands in row {other}. A name stands once in the form, also across groups."
    NAME_CASE = "The name {name} differs from that of row {other} only in capitals. Better use another one."
    NAMES_ALIKE = "The names {name} and {other} would share a button. Change one of them."
    RESERVED_NAME = "The name {name} is used by the program itself. Write another one."
    NO_LABEL = "The question {name} has no label. Write what people are asked."
    NO_LABEL_IN = "There is no {column} in this language; people read it in another one."
    TOO_LONG = "Question and hint have {n} characters; a message holds {most} at most. Write less, or ask in two rows."
    OPEN_GROUP = "The group {name} is never closed. Add a row end group below its last question."
    NO_GROUP = "There is no open group to close here. Delete the row, or add begin group above."
    DISABLED = "The row is switched off by the column disabled and is not asked."
    # choices
    CHOICE_NO_NAME = "The choice has no name. Write a short one in Latin letters, for example {instead}."
    CHOICE_NO_LIST = "The choice belongs to no list. Write the name of its list under list_name."
    CHOICE_NO_LABEL = "The choice {name} has no label. Write what stands on its button."
    CHOICE_SIGNS = "The label {label} is made of signs alone, and a program that reads aloud says nothing. Add a word."
    CHOICE_TWICE = "The choice {name} already stands in row {other} of the list {list}. Give one of them another name."
    CHOICE_SPACES = "The name of a choice has no spaces: {name}. Write {instead}."
    CHOICE_POINT = "The name {name} looks like a number that a program gave a point. Write {instead}."
    CHOICE_LONG = "The label has {n} characters; buttons show about {most}. Write less, and the rest in the hint."
    CHOICE_REFERENCE = "Answers are not filled in in labels of choices ({part}). Write the label without it."
    UNUSED_LIST = "No question uses the list {list}."
    # settings
    NO_SETTING = "The settings need {name}. Write it in row 2, for example {instead}."
    LONG_SETTING = "{name} has {n} characters; at most {most} are kept. Write less."
    VERSION_NUMBER = (
        "The version is a number in this cell and reads {value}: a spreadsheet drops a zero at the end, 2026.10 "
        "becomes 2026.1. Write it as text, an apostrophe first, for example '2026.10."
    )
    DEFAULT_LANGUAGE = "No label is in the default language {value}. Write one of {known}, as it stands behind label::."
    ASKED_OF = "{value} is neither person nor school. Write one of the two."
    PERSONS_PICTURE = (
        "Persons cannot send pictures: the chat says so and passes by, also where an answer is required. Write school "
        "into kb:asked_of of the sheet settings if schools are asked; else ask in words, with the type text."
    )
    NO_NAMESPACE = "Our own columns need {instead} in the column namespaces of the sheet settings."
    MORE_SETTINGS = "Only row 2 of the settings is read."
    # our own columns and plain cells
    YES_OR_NO = "{value} is neither yes nor no. Write one of the two, or leave the cell empty."
    UNKNOWN_WORD = "{value} is not known here. Write one of: {known}."
    # expressions
    CURLY_QUOTES = (
        "Curly quotation marks ({signs}) were read as straight ones. Excel, Word or LibreOffice makes them; "
        "better write '."
    )
    WRITE_INSTEAD = "“{part}” (character {at}) is not read in a cell. Write {instead}."
    OPEN_QUOTE = "A quotation mark is opened at character {at} and not closed: {part}"
    BAD_REFERENCE = "“{part}” (character {at}) names no question. A question is written as {instead}."
    DECIMAL_COMMA = "“{part}” (character {at}) has a decimal comma. Write {instead}."
    PARENTHESES = "The parentheses do not match: {opened} are opened, {closed} closed."
    PATH = "“{part}” (character {at}) is a path, and paths are not read. A question is written as {instead}."
    BARE_NAME = "“{part}” (character {at}) stands alone. A question is written as {question}, a text as {text}."
    NO_FUNCTION = "The function {name} is not evaluated here. {hint}"
    ARGUMENTS = "The function {name} takes {takes} arguments, divided by commas."
    PATTERN = "The pattern of regex cannot be used: {reason}"
    PATTERN_TEXT = "The pattern of regex must be a text in quotation marks."
    DOT = "The dot stands for the answer in a constraint only (character {at}). Write {instead}."
    BOTH_SIDES = "{name} needs something on both sides (character {at})."
    EMPTY = "The expression has nothing in it."
    UNREADABLE_FROM = "The expression cannot be read from character {at} on: “{part}”."
    UNFINISHED = "The expression ends too early. Something is missing behind “{part}”."
    UNKNOWN_QUESTION = "There is no question named {name}. {hint}"
    GROUP_REFERENCE = "{name} is a group, and a group has no answer. Name a question in it."
    NOTE_REFERENCE = "{name} is a note, and a note has no answer."
    UNKNOWN_CHOICE = "The list of {name} has no choice {value}, so this never holds. Write one of: {known}."
    COMPARED_LIST = "{name} takes several answers. Write {instead}."
    NO_CHOICES_NAMED = "{name} has no choices whose label jr:choice-name could give."
    CIRCLE = "This row waits for itself: {names}. Take one of these out of the other's cells."
    CALCULATION_PLACE = "A calculation stands in rows of the type calculate, and only there. {hint}"
    NO_CALCULATION = "The row calculates nothing. Write the expression into the column calculation."
    NO_COLUMN = "The list {list} has no column {name} on the sheet choices. Its columns are: {known}."
    FILTER_PLACE = "A choice_filter stands only in rows of select_one and select_multiple."
    NO_DEFAULT = "Rows of the type {type} have no default. Empty the cell."
    DEFAULT_CHOICE = "{value} is no choice of the list {list}. Write one of: {known}."
    DEFAULT_TYPE = "{value} is no answer to a question of the type {type}. {hint}"
    # what pyxform objects to
    PARAMETERS = "The column parameters cannot be read, and has no effect in a chat. Empty the cell."
    OBJECTION = "{reason}"


class Hint(StrEnum):
    """What to write instead; stands behind a problem."""

    NONE = ""
    NEAREST = "Is {name} meant?"
    MEANT = "Is {meant} meant?"
    RENAME_SHEET = "Rename the sheet of the questions to survey."
    REPEAT = "Ask once per person, or write the questions as often as they are needed, each with a name of its own."
    PLACE = "Ask for the place in words, with the type text."
    SOUND = "Ask in words, with the type text; a photo is the type image."
    CODE = "Ask for the number, with the type text."
    RANK = "Ask for the first, the second and so on, each with select_one."
    RANGE = "Use integer with a constraint, for example . >= 0 and . <= 10."
    FROM_FILE = "Write the choices on the sheet choices and filter them with choice_filter."
    KNOWN_ANYWAY = "The program knows who answers and when. Delete the row."
    FIRST_TYPES = (
        "Those asked here are text, integer, decimal, date, time, dateTime, select_one, select_multiple, image."
    )
    TRIGGER = "Write what it waits for into relevant or calculation."
    MEDIA = "Take the picture or sound out, and describe it in the label."
    HIDDEN = "Write calculate as the type."
    DATE_FORM = "Write year-month-day, for example 2026-11-23."
    TIME_FORM = "Write hours and minutes, for example 06:15."
    NUMBER_FORM = "Write digits, with a point for decimals."
    WHOLE_NUMBER = "Write a whole number."
    YES_FORM = "Write OK."
    CHANCE = "A declaration gives the same result whenever it is looked at; chance has no place in it."
    TABLE = "Write the table as columns of the sheet choices and use choice_filter."
    NO_REPEATS = "There are no repeats here, so there is nothing to count or to number."
    COMPARE_DATES = "Dates and times are compared and subtracted as they are."
    USE_CONCAT = "Use concat."
    USE_COUNT = "Use count-selected, or add up if(…, 1, 0)."
    USE_POW = "Use pow."
    USE_IF = "Use if."
    USE_EMPTY = "Compare with '' instead."
    USE_LENGTH = "Use string-length."
    USE_AND = "Write and or or between the two sides."
    USE_ROUND = "Use round, int, floor or ceiling."
    USE_SUBTRACT = "Subtract the two dates; the result is in days."
    GEOMETRY = "There are no places on a map here."
