"""One's own account: language, theme and password. No name, no e-mail, no picture, no notifications by mail."""

from typing import Any

from wagtail.admin.views.account import (
    AccountView,
    AvatarSettingsPanel,
    NameEmailSettingsPanel,
    NotificationsSettingsPanel,
)

CLOSED = (NameEmailSettingsPanel, AvatarSettingsPanel, NotificationsSettingsPanel)


class OwnAccountView(AccountView):
    """Wagtail's, less what asks who one is."""

    def get_panels(self) -> list[Any]:
        return [panel for panel in super().get_panels() if not isinstance(panel, CLOSED)]
