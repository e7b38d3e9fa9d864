"""Renders what offices hear of orders: one waits to be approved, one was approved or not."""

from collections.abc import Sequence

from bot.delivery.values import Dropped, Rendered, Waiting, renders
from bot.dialogue.order_actions import OpenOrder
from bot.i18n import Catalogs
from bot.messages import Choice, Reply, stacked
from bot.turn import plain
from storage.needs import Reading
from storage.queries.plans import within_reach

NOT_THEIRS = Dropped("no office at this unit (any more)")


@renders("order_waiting")
def order_waiting(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """Ask a second person to look at an order."""
    done: list[Rendered | Dropped] = []
    for each in waiting:
        plan = within_reach(reading, each.recipient, int(each.about["plan"]))
        voice = each.voice(catalogs)
        if plan is None:
            done.append(NOT_THEIRS)
        elif plan.state != "waiting":
            done.append(Dropped("it does not wait any more"))
        else:
            text = voice.say("1 declaration by order waits for approval · {unit}", unit=plan.unit_name)
            button = Choice(plain(voice.say("Look and approve")), OpenOrder(plan.id, 0).encode())
            done.append(Rendered(Reply(text, stacked(button), is_new=True)))
    return done


@renders("order_answered")
def order_answered(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """Tell the maker what became of it."""
    done: list[Rendered | Dropped] = []
    for each in waiting:
        plan = within_reach(reading, each.recipient, int(each.about["plan"]))
        if plan is None:
            done.append(NOT_THEIRS)
            continue
        voice = each.voice(catalogs)
        msgid = (
            "The declaration by order was not approved · {unit}"
            if plan.state == "refused"
            else ("The declaration by order was approved and goes out · {unit}")
        )
        button = Choice(plain(voice.say("See the order")), OpenOrder(plan.id, 0).encode())
        done.append(Rendered(Reply(voice.say(msgid, unit=plan.unit_name), stacked(button), is_new=True)))
    return done
