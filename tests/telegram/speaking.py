"""Handlers and a renderer that say little, so that the wires are what is tested."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from bot.delivery.values import Dropped, Rendered, Waiting, renders
from bot.dialogue.actions import Action
from bot.i18n import Catalogs
from bot.messages import Choice, Reply, stacked
from bot.turn import Turn, on, on_command, on_event
from storage.changes.accounts import ChangeAccount
from storage.changes.outbox import Priority
from storage.needs import Reading


@dataclass(frozen=True, slots=True)
class Well(Action, code="zzw"):
    """A button of these tests."""

    times: int


@on_event("start")
def welcome(turn: Turn) -> Reply:
    return Reply(f"Chào <b>{turn.incoming.start}</b>", stacked(Choice("Khỏe", Well(1).encode())), is_new=True)


@on(Well)
def well(turn: Turn, action: Well) -> Reply:
    rows = stacked(Choice("Khỏe", Well(action.times + 1).encode()))
    return Reply(f"Đã ghi {action.times}", rows, toast="Xong &amp; cảm ơn")


@dataclass(frozen=True, slots=True)
class Sends(Action, code="zzs"):
    """A button whose receipt may not be lost."""


@on(Sends)
def sends(turn: Turn, action: Sends) -> Reply:
    return Reply("Nhà trường đã nhận", is_sure=True)


@on_event("fallback")
def echo(turn: Turn) -> Reply:
    return Reply(f"nghe [{escape(turn.incoming.text or '')}]", is_new=True)


@on_event("contact")
def contact(turn: Turn) -> Reply:
    assert turn.incoming.contact is not None
    return Reply(f"số {turn.incoming.contact.phone} {turn.incoming.contact.is_own}", is_new=True)


@on_event("group")
def group(turn: Turn) -> Reply:
    return Reply("Chỉ tin nhắn riêng.", is_new=True, leave=True)


@on_event("left")
def left(turn: Turn) -> Reply:
    account = turn.sender.account
    turn.note(ChangeAccount(account.id, account.version, {"state": "blocked"}))
    return Reply()


@on_command("phone")
def ask_phone(turn: Turn) -> Reply:
    return Reply("Xin số", stacked(Choice("Thôi", Well(7).encode())), is_new=True, ask_contact="Gửi số của tôi")


@on_command("raise")
def raising(turn: Turn) -> Reply:
    raise ZeroDivisionError


@on_command("long")
def long(turn: Turn) -> Reply:
    lines = "\n".join(f"<b>{n} &amp; Nguyễn</b> 😷" for n in range(600))
    return Reply(lines, stacked(Choice("Khỏe", Well(1).encode())), is_new=True)


@on_command("sure")
def sure(turn: Turn) -> Reply:
    return Reply("Gọi 115", is_new=True, is_sure=True)


@on_command("make")
def make(turn: Turn) -> Reply:
    return Reply(toast="Đang chuẩn bị")


@on_command("broken")
def broken(turn: Turn) -> Reply:
    return Reply("1 <2> <b>3", is_new=True)


@on_command("alert")
def alert(turn: Turn) -> Reply:
    account = turn.sender.account
    key = f"note:{turn.incoming.key}"
    turn.push(key, (account.id, f"telegram:{account.bot}"), "note", Priority.ALERT, about={"n": 1}, rings=True)
    return Reply("đã báo", is_new=True)


@renders("note")
def note(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """Say a number; -1 raises, together with whatever is rendered with it."""
    if any(each.about["n"] == -1 for each in waiting):
        raise ZeroDivisionError
    return [Rendered(Reply(f"số <b>{each.about['n']}</b>")) for each in waiting]
