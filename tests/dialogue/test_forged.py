"""Whatever data a button carries, by whomever it was made: an answer, no turn that fails, no operator woken."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from typing import get_type_hints

import sqlalchemy as sa

from bot.dialogue.actions import Action
from bot.parts import find_parts
from storage.tables import ACCOUNT, CASE, DUTY, INBOX
from tests.escalating.hoa_ban import HoaBan
from tests.town import Town

MONDAY = "1xy"
FORGED = {
    int: ("", "0", "-1", "zik0zj", "1y2p0ij32e8e7", "1y2p0ij32e8e8", "zzzzzzzzzzzz", "z" * 40, "x y", "１"),
    str: ("", "\x00", "a'b", "é"),
    bool: ("2",),
    date: ("0", "-zzz", "1qgy2", "zzzzz", "z" * 20),
}


def forgeries() -> Iterator[str]:
    """Every action with one field after the other made of something no button of ours ever holds."""
    find_parts()
    for code, kind in sorted(Action.kinds().items()):
        if not kind.__module__.startswith("bot."):
            continue
        kinds = [get_type_hints(kind)[field.name] for field in fields(kind)]  # type: ignore[arg-type]
        plain = [MONDAY if each is date else "x" if each is str else "1" for each in kinds]
        for i, each in enumerate(kinds):
            for value in FORGED.get(each, FORGED[int]):
                data = ":".join([code, *plain[:i], value, *plain[i + 1 :]])
                if len(data.encode()) <= 64:
                    yield data


def test_no_forged_button_breaks_a_turn(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    tue = hoa_ban.child("Trần Gia Tuệ")
    mother = hoa_ban.mother_of(tue)
    town.to("Mon", "06:41")
    mother.declares(tue)
    chats = ("stranger", mother.actor.chat, hoa_ban["nurse"].chat)
    presses = [town.update(chat, action=data, message="1", press="p") for data in forgeries() for chat in chats]
    for pressed in [town.loop.handle(press) for press in presses]:
        pressed.result(timeout=60)
    with town.database.reading() as connection:
        failed = set(connection.execute(sa.select(INBOX.c.key).where(INBOX.c.state != "done")).scalars())
        duties = connection.execute(sa.select(sa.func.count()).select_from(DUTY)).scalar()
        # whoever presses may say of themselves that they are ill
        of_others = CASE.c.person_id.not_in(sa.select(ACCOUNT.c.person_id).where(ACCOUNT.c.person_id.is_not(None)))
        cases = connection.execute(sa.select(CASE.c.person_id).where(of_others)).scalars().all()
    assert [press.action for press in presses if press.key in failed] == []
    assert (cases, duties) == ([tue], 8)
