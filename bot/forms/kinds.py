"""The types of XLSForm: those that are asked here, and those that are refused, each with what to use instead."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from bot.forms.problems import Hint
from bot.forms.values import Kind

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "text": "text",
        "string": "text",
        "integer": "integer",
        "int": "integer",
        "decimal": "decimal",
        "date": "date",
        "time": "time",
        "dateTime": "datetime",
        "datetime": "datetime",
        "date time": "datetime",
        "acknowledge": "acknowledge",
        "trigger": "acknowledge",
        "image": "image",
        "photo": "image",
        "today": "today",
        "start": "start",
        "start time": "start",
        "end": "end",
        "end time": "end",
        "note": "note",
        "hidden": "hidden",
        "calculate": "calculate",
        "select one": "select_one",
        "select all that apply": "select_multiple",
    }
)
"""By the names that stand in the type column and that pyxform makes of them."""

SELECT = re.compile(
    r"(?P<type>select_one|select one(?: from)?|select1|select_multiple|select all that apply(?: from)?)"
    r"(?:\s+(?P<list>\S+))?(?P<other>\s+(?:or_other|or other|or specify other))?\s*$"
)
BEGIN = re.compile(r"begin[ _]group$")
END = re.compile(r"end[ _](?:group|repeat|loop|lgroup)$")
BEGIN_REPEAT = re.compile(r"begin[ _](?:repeat|loop|lgroup|looped group)\b.*$")

REFUSED: Mapping[str, Hint] = MappingProxyType(
    {
        **dict.fromkeys(("begin repeat", "begin_repeat", "begin loop", "begin_loop"), Hint.REPEAT),
        **dict.fromkeys(
            ("geopoint", "geotrace", "geoshape", "gps", "location", "start-geopoint", "background-geopoint", "osm"),
            Hint.PLACE,
        ),
        **dict.fromkeys(("audio", "video", "file", "background-audio"), Hint.SOUND),
        "barcode": Hint.CODE,
        "rank": Hint.RANK,
        "range": Hint.RANGE,
        **dict.fromkeys(
            (
                *("select_one_from_file", "select_multiple_from_file", "select one from file"),
                *("select multiple from file", "select_one_external", "cascading_select"),
                *("csv-external", "xml-external"),
            ),
            Hint.FROM_FILE,
        ),
        **dict.fromkeys(
            ("username", "email", "phonenumber", "deviceid", "imei", "simserial", "subscriberid", "audit"),
            Hint.KNOWN_ANYWAY,
        ),
        "percentage": Hint.RANGE,
    }
)
