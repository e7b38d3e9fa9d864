"""The ledger of Zalo's bots over the wire: it agrees with what the messenger itself has counted."""

import sqlalchemy as sa

from bot.delivery.rules import Allowance
from bot.loopback.zalo_account import Rules
from storage.tables import LEDGER
from tests.zalo.wires import FATHER, MOTHER, TOKEN, Wires, tell


def entries(wires: Wires) -> dict[str, int]:
    with wires.database.reading() as connection:
        rows = connection.execute(sa.select(LEDGER.c.what, sa.func.sum(LEDGER.c.n).label("n")).group_by(LEDGER.c.what))
        return {row.what: int(row.n) for row in rows}


def taken(wires: Wires) -> int:
    """By the messenger's own count of the month."""
    return sum(wires.zalo.account(TOKEN).months.values())


def refused(wires: Wires) -> int:
    return sum(call.is_refused for call in wires.zalo.called("sendMessage"))


def test_answers_short_and_in_pieces_are_counted_as_the_messenger_counts_them(url: str) -> None:
    async def story(wires: Wires) -> None:
        wires.delivery.desk.counts.allowances = {"zalo": Allowance()}
        await wires.joins()
        wires.carrier.budget.chat_gap = 0.0
        wires.human.say(MOTHER, "xin chào")
        wires.human.say(FATHER, "dài " * 1_200)
        await wires.until(lambda: len(wires.heard(MOTHER)) == 1 and len(wires.heard(FATHER)) >= 3)
        await wires.until(lambda: entries(wires).get("sent") == taken(wires))
        assert taken(wires) >= 4

    tell(url, story)


def test_a_spent_quota_is_a_refusal_with_its_word(url: str) -> None:
    async def story(wires: Wires) -> None:
        wires.delivery.desk.counts.allowances = {"zalo": Allowance()}
        for number in range(4):
            wires.human.say(MOTHER, f"tin {number}")
        await wires.until(lambda: taken(wires) == 2 and refused(wires) == 2)
        await wires.until(lambda: entries(wires) == {"sent": 2, "quota": 2})

    tell(url, story, rules=Rules(per_month=2))
