"""A picture that is pushed: drawn, with its text below it and its buttons."""

from bot.delivery.values import Sent
from bot.messages import Choice, Reply, stacked
from tests.telegram.wires import Wires, tell

CONTACT = 71
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><rect width="90" height="90" fill="#1f7a5c"/></svg>'
)


def test_a_picture_arrives_silently_with_its_text_and_its_buttons(url: str) -> None:
    async def story(wires: Wires) -> None:
        wires.human.start(CONTACT)
        await wires.until(lambda: wires.heard(CONTACT))
        [carrier] = wires.channel.carriers.values()
        reply = Reply("Báo cáo <b>xã Phù Lam</b>", stacked(Choice("Xem tất cả", "zzw:1")), picture=SVG)
        assert isinstance(await carrier.send(str(CONTACT), reply, rings=False), Sent)
        assert len(wires.telegram.called("sendPhoto")) == 1
        [*_, message] = wires.human.heard(CONTACT)
        assert message.body["caption"] == "Báo cáo xã Phù Lam"
        assert message.body["photo"][0]["file_size"] > 100
        assert message.labels == [["Xem tất cả"]]
        assert message.is_silent

    tell(url, story)
