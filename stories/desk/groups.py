"""The four roles as groups, each with as little as its work takes. Nobody needs a superuser's account."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from stories.moderation.workflow import prepare_workflow
from stories.pages.editorial import HomePage
from stories.pages.records import RecordsPage

MODERATORS, ADVOCATES, STEWARDS, EDITORS = "moderators", "advocates", "stewards", "editors"

ADMIN = "wagtailadmin.access_admin"
PERMISSIONS: dict[str, tuple[str, ...]] = {
    MODERATORS: (
        ADMIN,
        "stories.view_submission",
        "stories.view_original",
        "stories.add_edition",
        "stories.add_approval",
        "stories.add_mailboxitem",
        "stories.add_hold",
        "stories.add_clearance",
    ),
    ADVOCATES: (ADMIN, "stories.view_submission", "stories.view_original", "stories.add_approval"),
    # A steward runs the archive and opens no story.
    STEWARDS: (
        ADMIN,
        "stories.view_submission",
        "stories.view_opening",
        "stories.change_secondfactor",
        "stories.add_legalfreeze",
    ),
    EDITORS: (
        ADMIN,
        "stories.add_term",
        "stories.change_term",
        "stories.view_term",
        "simple_translation.submit_translation",
    ),
}
# Editors write below the home pages, and use pictures. They have no rights on the shelf of records.
PAGE_PERMISSIONS = ("add_page", "change_page", "publish_page")
COLLECTION_PERMISSIONS = (
    "wagtailimages.add_image",
    "wagtailimages.change_image",
    "wagtailimages.choose_image",
)
# Wagtail's migrations bring these two, with rights on every page.
OF_WAGTAIL = ("Moderators", "Editors")


def prepare_groups() -> None:
    """Make groups and workflow, and give each group exactly what it may do. Safe to repeat; takes away what is more."""
    for name, permissions in PERMISSIONS.items():
        group, _made = Group.objects.get_or_create(name=name)
        group.permissions.set([_permission(code) for code in permissions])
        GroupPagePermission.objects.filter(group=group).exclude(group__name=EDITORS).delete()
        GroupCollectionPermission.objects.filter(group=group).exclude(group__name=EDITORS).delete()
    editors = Group.objects.get(name=EDITORS)
    homes = list(HomePage.objects.all())
    for home in homes:
        for codename in PAGE_PERMISSIONS:
            GroupPagePermission.objects.get_or_create(
                group=editors, page=home, permission=_permission(f"wagtailcore.{codename}")
            )
    GroupPagePermission.objects.filter(group=editors).exclude(page__in=homes).delete()
    root = Collection.get_first_root_node()
    for code in COLLECTION_PERMISSIONS:
        GroupCollectionPermission.objects.get_or_create(group=editors, collection=root, permission=_permission(code))
    Group.objects.filter(name__in=OF_WAGTAIL, user=None).delete()
    shelf = RecordsPage.objects.first()
    if shelf is not None:
        prepare_workflow(shelf=shelf)


def _permission(code: str) -> Permission:
    app, _dot, codename = code.partition(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)
