"""A page of the demo without a browser: what it asks and what it is told, over real HTTP."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import ClientResponse, web
from aiohttp.test_utils import TestClient, TestServer

from bot.channels.browser.channel import BrowserChannel
from tests.town import Town

Visit = Callable[["Visitor"], Awaitable[None]]


class Visitor:
    """A page that talks to the demo."""

    def __init__(self, client: "TestClient[Any, Any]", channel: BrowserChannel) -> None:
        self.client, self.channel = client, channel

    async def post(self, path: str, body: Any, **headers: str) -> ClientResponse:
        return await self.client.post(
            path, data=json.dumps(body), headers={"Content-Type": "application/json"} | headers
        )

    async def says(self, role: str, **content: Any) -> None:
        response = await self.post("/demo/say", {"role": role, **content})
        assert response.status == 200, await response.text()

    async def taps(self, role: str, label: str) -> None:
        """Press the newest button whose label holds the words."""
        for message in reversed(await self.window(role)):
            for choice in [choice for row in message["rows"] for choice in row]:
                if label in choice["label"]:
                    return await self.says(role, action=choice["action"], message=message["id"])
        raise AssertionError(f"no button {label!r}")

    async def walks(self, **how: Any) -> Any:
        """Move the clock; gives where it halted."""
        response = await self.post("/demo/clock", how)
        assert response.status == 200, await response.text()
        return (await response.json())["halt"]

    async def roles(self) -> Any:
        return await (await self.client.get("/demo/roles")).json()

    async def window(self, role: str) -> list[dict[str, Any]]:
        found = await (await self.client.get("/demo/messages")).json()
        return [message for message in found["messages"] if message["role"] == role]


def visit(town: Town, story: Visit) -> None:
    """Run a story against the demo of a town."""

    async def run() -> None:
        channel = BrowserChannel(
            town.loop,
            town.database,
            town.clock,
            lambda amount: town.walker.walk_to(town.clock.now() + amount),
            town.walker.next_stop,
            town.catalogs,
        )
        town.delivery.carriers = {**town.delivery.carriers, **channel.carriers}
        application = web.Application()
        channel.add_routes(application)
        await channel.start()
        async with TestClient(TestServer(application)) as client:
            await story(Visitor(client, channel))
            await channel.stop()

    asyncio.run(run())
