"""The pages over HTTP on one address, until stopped. Keeps nothing between two requests."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime

from aiohttp import web

from bot.forms import Form
from bot.i18n import Catalogs, Voice
from bot.previewing.pages import overview_page, trial_page
from bot.previewing.trial import Nothing, try_out
from bot.web.serving import listen, public_application

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
    "form-action 'self'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
}
LANGUAGE_NAMES = {"vi": "Tiếng Việt", "en": "English"}


def preview_application(form: Form, catalogs: Catalogs, now: Callable[[], datetime]) -> web.Application:
    """`/`: the form to fill in; `/questions`: all of them. `?lang=` chooses one of the form's languages."""
    application = public_application()
    # the languages that the chat speaks, the form's own first
    spoken = [code for code in form.languages if code in LANGUAGE_NAMES] or [*LANGUAGE_NAMES]

    async def trial(request: web.Request) -> web.Response:
        voice = _voice(request)
        posted = await request.post() if request.method == "POST" else Nothing()
        page = trial_page(voice, try_out(form, posted, now()), _links(voice, "/"))
        return web.Response(text=page, content_type="text/html", headers=HEADERS)

    async def questions(request: web.Request) -> web.Response:
        voice = _voice(request)
        page = overview_page(voice, form, _links(voice, "/questions"))
        return web.Response(text=page, content_type="text/html", headers=HEADERS)

    def _voice(request: web.Request) -> Voice:
        asked = request.query.get("lang", form.default_language)
        return catalogs.voice(asked if asked in spoken else spoken[0], "official")

    def _links(voice: Voice, here: str) -> Mapping[str, str]:
        other = ("/questions", "All questions and paths") if here == "/" else ("/", "Try it out")
        links = {voice.say(other[1]): f"{other[0]}?lang={voice.language}"}
        return links | {LANGUAGE_NAMES[code]: f"{here}?lang={code}" for code in spoken if code != voice.language}

    application.router.add_get("/", trial)
    application.router.add_post("/", trial)
    application.router.add_get("/questions", questions)
    return application


async def serve_preview(application: web.Application, address: str) -> None:
    """Listen until the task is cancelled. Raises OSError when the port is taken."""
    runner = await listen(application, address)
    try:
        await asyncio.Event().wait()
    finally:
        await runner.cleanup()
