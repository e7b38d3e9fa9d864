"""What a Reply is in the Bot API's words: methods with their plain fields."""

from dataclasses import dataclass
from typing import Any

from bot.messages import Reply
from bot.texts import MOST_CAPTION, cut, plain

Fields = dict[str, Any]
QUIET_PREVIEW = {"is_disabled": True}


@dataclass(frozen=True, slots=True)
class Act:
    """One call: `sendMessage`, `editMessageText`, `sendPhoto` or `sendDocument`, its fields as JSON values.

    Besides these: `photo`, an SVG or JPEG; `document`, a File.
    """

    method: str
    fields: Fields

    @property
    def is_edit(self) -> bool:
        """Whether it changes a message that is there."""
        return self.method == "editMessageText"

    def anew(self) -> "Act":
        """The same said in a new message, where the old one cannot be edited."""
        return Act("sendMessage", {name: value for name, value in self.fields.items() if name != "message_id"})

    def unmarked(self) -> "Act":
        """The same without any marks, where Telegram cannot read them."""
        fields = {name: value for name, value in self.fields.items() if name != "parse_mode"}
        words = "caption" if "caption" in self.fields else "text"
        return Act(self.method, {**fields, words: plain(self.fields[words])})

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture, which is drawn unless it is one already."""
        return self.method == "sendPhoto"

    @property
    def is_file(self) -> bool:
        """Whether it is a document."""
        return self.method == "sendDocument"

    @property
    def is_marked(self) -> bool:
        """Whether its text is HTML."""
        return "parse_mode" in self.fields


BROKEN_MARKS = "can't parse entities"
"""What Telegram says of a text whose marks it cannot read."""


def acts(reply: Reply, chat: str, edit: str | None = None, *, rings: bool = True) -> list[Act]:
    """The calls that say a reply; `edit`: the message it replaces. The last one carries the buttons."""
    if not reply.text:
        return []
    parts = cut(reply.text)
    done = [_act(part, chat, edit if i == 0 and not reply.ask_contact else None) for i, part in enumerate(parts)]
    if reply.picture or reply.photo or reply.file:
        captioned: Fields = {"chat_id": int(chat), "caption": cut(reply.text, MOST_CAPTION)[0], "parse_mode": "HTML"}
        if reply.file:
            done = [Act("sendDocument", {**captioned, "document": reply.file})]
        else:
            done = [Act("sendPhoto", {**captioned, "photo": reply.photo or reply.picture})]
    markup = _markup(reply)
    if markup is not None:
        done[-1].fields["reply_markup"] = markup
    if not rings:
        for act in done:
            if not act.is_edit:
                act.fields["disable_notification"] = True
    return done


def _act(text: str, chat: str, edit: str | None) -> Act:
    fields: Fields = {"chat_id": int(chat), "text": text, "parse_mode": "HTML", "link_preview_options": QUIET_PREVIEW}
    if edit is not None and edit.isdigit():
        return Act("editMessageText", {**fields, "message_id": int(edit)})
    return Act("sendMessage", fields)


def _markup(reply: Reply) -> Fields | None:
    if reply.ask_contact:
        # a message has one keyboard: the other choices are typed by their labels, which the dialogue understands
        ask = [{"text": reply.ask_contact, "request_contact": True}]
        rows = [[{"text": choice.label} for choice in row] for row in reply.rows]
        return {"keyboard": [ask, *rows], "resize_keyboard": True, "one_time_keyboard": True}
    if not reply.rows:
        return None
    return {
        "inline_keyboard": [
            [{"text": choice.label, "callback_data": choice.action} for choice in row] for row in reply.rows
        ]
    }
