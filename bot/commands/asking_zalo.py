"""What `khaibao doctor` asks Zalo of each bot: who it is, and where its updates are posted."""

from bot.channels.zalo.api import Api, TokenRefused, Wire, ZaloError
from bot.commands.common import Finding
from bot.config import Settings


async def zalo_findings(settings: Settings, token: str, number: int) -> list[Finding]:
    """How the bot of a token stands; tokens hold no id, so one that does not answer is known by its place."""
    wire = Wire(settings.zalo_api)
    try:
        return await _asked(settings, wire.bot(token), f"Zalo bot {number}")
    finally:
        await wire.close()


async def _asked(settings: Settings, api: Api, name: str) -> list[Finding]:
    try:
        me = await api.me()
    except TokenRefused:
        how = "the token is refused; copy it anew from the Zalo Bot Platform into KHAIBAO_ZALO_BOT_TOKENS"
        return [Finding(name, "wrong", how)]
    except ZaloError as error:
        why = f"{settings.zalo_api} does not answer ({type(error).__name__}); look at the network"
        return [Finding(name, "wrong", why)]
    found = [Finding(name, "ok", f"getMe answers {me.get('account_name') or me.get('name')}, {me.get('id')}")]
    if not settings.public_url:
        text = "no KHAIBAO_PUBLIC_URL: it is polled, one update a call, and pictures are said in words"
        return [*found, Finding(name, "note", text)]
    try:
        hook = await api.call("getWebhookInfo", {})
    except ZaloError as error:
        return [*found, Finding(name, "note", f"getWebhookInfo is not answered ({type(error).__name__})")]
    url = str(hook.get("url", "")) if isinstance(hook, dict) else ""
    if not url.startswith(settings.public_url):
        found.append(Finding(name, "note", "no webhook yet; `khaibao run` registers it"))
    return found
