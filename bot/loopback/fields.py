"""From the words of a request to a typed method: which fields exist, which are missing, which are malformed."""

import json
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiogram import methods
from aiogram.client.default import Default
from aiogram.types import InputFile
from pydantic import BaseModel, ValidationError

from bot.loopback.records import Json, Upload
from bot.loopback.refusals import Refusal, bad

Method = methods.TelegramMethod[Any]

PLAYED: Mapping[str, type[Method]] = {
    kind.__api_method__.lower(): kind
    for kind in (
        methods.GetMe,
        methods.GetUpdates,
        methods.SetWebhook,
        methods.DeleteWebhook,
        methods.GetWebhookInfo,
        methods.SendMessage,
        methods.EditMessageText,
        methods.EditMessageReplyMarkup,
        methods.DeleteMessage,
        methods.AnswerCallbackQuery,
        methods.SendPhoto,
        methods.SendDocument,
        methods.SendChatAction,
        methods.SetMyCommands,
        methods.GetMyCommands,
        methods.LeaveChat,
        methods.GetChat,
        methods.GetFile,
    )
}

# Telegram's words for what is missing; any other field is named.
MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "photo": "there is no photo in the request",
    "document": "there is no document in the request",
}
PLAIN = frozenset({str, int, bool, float, type(None), Default, InputFile})


@dataclass(frozen=True, slots=True)
class Asked:
    """A call that was understood: its typed values and the files that came with it."""

    method: Method
    files: Mapping[str, Upload]

    def fields(self) -> Json:
        """What was sent, as plain values, for the records."""
        sent = self.method.model_fields_set
        return self.method.model_dump(mode="python", include=set(sent), exclude_none=True, warnings=False)


def understand(name: str, sent: Mapping[str, Any], files: Mapping[str, Upload]) -> Asked:
    """Type the fields of a call. Raises Refusal: unknown method (404), unknown, missing, malformed field (400)."""
    kind = PLAYED.get(name.lower())
    if kind is None:
        raise Refusal(404, "Not Found: method not found")
    known = kind.model_fields
    for field in sent:
        if field not in known:
            raise bad(f'unknown field "{field}"')
    values = {field: _value(field, value, known[field].annotation) for field, value in sent.items()}
    for field in files:
        if field in known:  # a file sent under the field's own name, as python-telegram-bot does
            values.setdefault(field, f"attach://{field}")
    for field, about in known.items():
        if about.is_required() and values.get(field) in (None, ""):
            raise bad(MISSING.get(field, f'parameter "{field}" is required'))
    # Files are looked up by name later; aiogram types them as objects that only its own side makes.
    typed = {field: value for field, value in values.items() if not _is_only_file(known[field].annotation)}
    try:
        method = kind.model_validate(typed)
    except ValidationError as error:
        raise bad(f'invalid "{error.errors()[0]["loc"][0]}" specified') from error
    _no_unknown(method)
    return Asked(method, files)


def _value(field: str, value: Any, annotation: Any) -> Any:
    if not isinstance(value, str):
        return value
    if field == "chat_id":
        return int(value) if value.lstrip("-").isdigit() else value
    if _parts(annotation) <= PLAIN:
        return value
    if not value:
        return None
    try:
        return json.loads(value)
    except ValueError as error:
        raise bad(f"can't parse {field} JSON object") from error


def _parts(annotation: Any) -> frozenset[Any]:
    return frozenset(typing.get_args(annotation) or (annotation,))


def _is_only_file(annotation: Any) -> bool:
    return _parts(annotation) <= {InputFile, type(None)} and InputFile in _parts(annotation)


def _no_unknown(model: BaseModel) -> None:
    """Refuse fields nobody knows inside keyboards and the like, where a typing error would be silent."""
    for field in model.model_extra or ():
        raise bad(f'unknown field "{field}" in {type(model).__name__}')
    for name in model.model_fields_set:
        _look_into(getattr(model, name))


def _look_into(value: Any) -> None:
    if isinstance(value, BaseModel):
        _no_unknown(value)
    elif isinstance(value, list):
        for item in value:
            _look_into(item)
