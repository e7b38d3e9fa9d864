"""What a bot asks and says about itself and its chats: getMe, getChat, commands, actions, leaving."""

import json
import re
from typing import Any

from aiogram.methods import GetChat, GetFile, GetMyCommands, LeaveChat, SendChatAction, SetMyCommands

from bot.loopback.account import Account
from bot.loopback.fields import Asked
from bot.loopback.records import Json
from bot.loopback.refusals import bad

ACTIONS = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ]
)
COMMANDS_MOST = 100
FETCHED_MOST = 20 * 1024 * 1024
"""Bytes of what a bot may fetch."""
GIFTS = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)


async def get_me(bot: Account, asked: Asked) -> Json:
    """Do getMe."""
    return {
        **bot.me(),
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def get_chat(bot: Account, asked: Asked) -> Json:
    """Do getChat."""
    method = asked.method
    assert isinstance(method, GetChat)
    return {
        **bot.chat(method.chat_id).about(),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(GIFTS, False),
    }


async def get_file(bot: Account, asked: Asked) -> Json:
    """Do getFile: where a picture lies that somebody sent."""
    method = asked.method
    assert isinstance(method, GetFile)
    upload = bot.world.files.get(method.file_id)
    if upload is None:
        raise bad("wrong file_id or the file is temporarily unavailable")
    size = len(upload.content)
    if size > FETCHED_MOST:
        raise bad("file is too big")
    return {
        "file_id": method.file_id,
        "file_unique_id": method.file_id,
        "file_size": size,
        "file_path": f"photos/{method.file_id}",
    }


async def leave_chat(bot: Account, asked: Asked) -> bool:
    """Do leaveChat, for groups."""
    method = asked.method
    assert isinstance(method, LeaveChat)
    chat = bot.open_chat(method.chat_id)
    if chat.kind == "private":
        raise bad("chat not found")
    chat.is_left = True
    return True


async def send_chat_action(bot: Account, asked: Asked) -> bool:
    """Do sendChatAction; not debited."""
    method = asked.method
    assert isinstance(method, SendChatAction)
    if method.action not in ACTIONS:
        raise bad("wrong parameter action in request")
    bot.open_chat(method.chat_id).action = method.action
    return True


async def set_my_commands(bot: Account, asked: Asked) -> bool:
    """Do setMyCommands for a scope and language."""
    method = asked.method
    assert isinstance(method, SetMyCommands)
    if len(method.commands) > COMMANDS_MOST:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for command in method.commands:
        if not re.fullmatch(r"/?[a-z0-9_]{1,32}", command.command):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(command.description.strip()) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    bot.commands[_scope(method.scope, method.language_code)] = [
        {"command": command.command.removeprefix("/"), "description": command.description}
        for command in method.commands
    ]
    return True


async def get_my_commands(bot: Account, asked: Asked) -> list[Json]:
    """Do getMyCommands for exactly this scope and language."""
    method = asked.method
    assert isinstance(method, GetMyCommands)
    return bot.commands.get(_scope(method.scope, method.language_code), [])


def _scope(scope: Any, language: str | None) -> tuple[str, str]:
    named = scope.model_dump(mode="json", exclude_none=True) if scope else {"type": "default"}
    return json.dumps(named, sort_keys=True), language or ""
