"""The Bot Platform's calls (zalo.md): JSON there, `ok` and `result` or `error_code` back."""

import json
from collections.abc import Mapping
from typing import Any

import aiohttp

CALL_SECONDS = 15.0
CONNECTIONS = 32
ANSWER_MOST = 4_000_000


class ZaloError(Exception):
    """Zalo did not do what it was asked."""


class Refusal(ZaloError):
    """It said no: a code, its own words, and the seconds to wait where it names them."""

    def __init__(self, code: int, description: str, retry_after: float | None = None) -> None:
        """Keep what it said."""
        super().__init__(f"{code} {description}"[:200])
        self.code, self.description, self.retry_after = code, description, retry_after


class TokenRefused(Refusal):
    """It does not know the token."""


class NotSent(ZaloError):
    """The call never reached it."""


class NoAnswer(ZaloError):
    """The call went out and nothing that can be read came back. `is_late`: not within the time."""

    def __init__(self, *, is_late: bool = False) -> None:
        """Nobody knows what became of it."""
        super().__init__("no answer in time" if is_late else "no answer that can be read")
        self.is_late = is_late


class Wire:
    """Connections to the platform, shared by all bots; made when they are first needed, on the running loop."""

    def __init__(self, api: str) -> None:
        """`api` is the base, without `/bot`."""
        self._base = api.rstrip("/")
        self._session: aiohttp.ClientSession | None = None

    @property
    def session(self) -> aiohttp.ClientSession:
        """The connections. Their errors hold addresses, and with them tokens: they are told by kind alone."""
        if self._session is None:
            self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=CONNECTIONS))
        return self._session

    async def close(self) -> None:
        """Close them."""
        if self._session is not None:
            await self._session.close()
        self._session = None

    def bot(self, token: str) -> "Api":
        """The calls of one bot."""
        return Api(self, f"{self._base}/bot{token}")


class Api:
    """One bot's calls."""

    def __init__(self, wire: Wire, address: str) -> None:
        """`address` holds the token; nobody else gets to see it."""
        self.wire, self._address = wire, address

    async def call(self, method: str, fields: Mapping[str, Any], seconds: float = CALL_SECONDS) -> Any:
        """The result of a call. Raises Refusal, TokenRefused (getMe and the like), NotSent, NoAnswer."""
        timeout = aiohttp.ClientTimeout(total=seconds, connect=min(5.0, seconds))
        try:
            async with self.wire.session.post(
                f"{self._address}/{method}", json=dict(fields), timeout=timeout, allow_redirects=False
            ) as response:
                body = await response.content.read(ANSWER_MOST)
                while more := await response.content.read(ANSWER_MOST):
                    body += more
                return _result(response.status, body, response.headers.get("Retry-After"))
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL):
            raise NotSent("the platform cannot be reached") from None
        except TimeoutError:
            raise NoAnswer(is_late=True) from None
        except aiohttp.ClientError:
            raise NoAnswer from None

    async def set_up(self, method: str, fields: Mapping[str, Any]) -> bool:
        """Do a call that is about the bot and no chat. Raises as `me` does."""
        try:
            await self.call(method, fields)
        except Refusal as error:
            if error.code in (401, 403, 404):
                await self.me()
            raise
        return True

    async def me(self) -> Mapping[str, Any]:
        """What the platform knows of the bot. Raises as `call` does; TokenRefused for 401, 403 and 404."""
        try:
            found = await self.call("getMe", {})
        except Refusal as error:
            if error.code in (401, 403, 404):
                raise TokenRefused(error.code, error.description) from None
            raise
        return found if isinstance(found, dict) else {}


def _result(status: int, body: bytes, wait: str | None) -> Any:
    """What an answer says. Whether a refusal has an HTTP status of its own, nobody knows: its body counts first."""
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        answer = None
    if not isinstance(answer, dict) or ("ok" not in answer and status == 200):
        if status == 200:
            raise NoAnswer
        raise Refusal(status, "", _seconds(wait))
    if answer.get("ok") is True and 200 <= status < 300:
        return answer.get("result")
    code = answer.get("error_code", answer.get("error"))
    parameters = answer.get("parameters")
    named = parameters.get("retry_after") if isinstance(parameters, dict) else answer.get("retry_after")
    words = answer.get("description", answer.get("message"))
    wait_for = _seconds(named) or _seconds(wait)
    raise Refusal(code if isinstance(code, int) else status, words if isinstance(words, str) else "", wait_for)


def _seconds(value: object) -> float | None:
    try:
        seconds = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return None
    return seconds if 0 < seconds < 86_400 else None
