"""The story of a link from chat to a workbook; a link gives its file once at most, whatever is killed meanwhile."""

import asyncio
import re

import aiohttp

from storage.tables import AUDIT, EXPORT_LINK
from tests.crash.checking import Ending
from tests.crash.people import People
from tests.crash.running import Broken

ADDRESS = re.compile(r"https?://\S+/export/\S+")
MOST_LINKS = 4
"""How often somebody asks for a link whose file did not come."""


async def exported(people: People) -> None:
    """Asked for in chat, looked at, downloaded; where the file did not come, another link is asked for."""
    await people.program.by(1)
    people.comes_over()
    for _ in range(MOST_LINKS):
        address = await _asked(people)
        if await _downloaded(people, address):
            assert (await _got(people, "POST", address))[0] == 410, "a used link gave something again"
            break
    else:
        raise Broken("no workbook came")
    left = list(people.program.folder.glob("khaibao-export-*"))
    assert len(left) == 1, f"what the dead left behind is still there: {left}"


async def _asked(people: People) -> str:
    before = len(people.heard("principal"))
    await people.says("principal", "/xuat", "Các ca")
    await people.taps("principal", "Các ca", "30 ngày qua")
    await people.taps("principal", "30 ngày qua")
    await people.sees("principal", "/export/", after=before)
    found = ADDRESS.search("\n".join(message.text for message in people.heard("principal")[before:]))
    assert found is not None
    return found[0]


async def _downloaded(people: People, address: str) -> bool:
    """Press the page's button, again where the page still offers it; False: it does not any more."""
    while "<form" in (await _got(people, "GET", address))[1]:
        status, content = await _got(people, "POST", address)
        if status == 200 and content.startswith("PK"):
            return True
    return False


async def _got(people: People, method: str, address: str) -> tuple[int, str]:
    """What a browser gets; status 0 where the line broke."""
    await people.program.up()
    try:
        async with aiohttp.ClientSession() as browser, browser.request(method, address) as answer:
            return answer.status, (await answer.read()).decode("latin-1")
    except aiohttp.ClientError:
        await asyncio.sleep(0.1)
        # a page cannot be read while nobody is there, a download is not begun again blindly
        return await _got(people, method, address) if method == "GET" else (0, "")


def downloaded_once(ending: Ending) -> None:
    """Every link was taken once at most, and each time it was taken stands in the audit."""
    links, taken = ending.all(EXPORT_LINK), ending.all(AUDIT)
    verdict = ending.verdict
    verdict.require(all(link.tries <= 1 for link in links), f"links were taken {[link.tries for link in links]} times")
    noted = sum(row.action == "export_downloaded" for row in taken)
    verdict.require(noted == sum(link.tries for link in links), f"{noted} downloads stand in the audit")
    made = sum(row.action == "export_link_made" for row in taken)
    verdict.require(made == len(links), f"{made} links stand in the audit, there are {len(links)}")
    verdict.require(sum(link.used_at is not None for link in links) >= 1, "no link was used")
