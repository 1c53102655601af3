"""The translation editor: each passage of the version beside a box for the same passage in the other language."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from stories.consent.reasons import REASONS
from stories.consent.rules import decide
from stories.consent.uses import Use
from stories.desk import tongues
from stories.desk.editions import edition_or_404, here
from stories.desk.opening import Access, shows
from stories.desk.roles import StaffRequest, needs
from stories.gate.clock import today
from stories.moderation.workflow import start_workflow
from stories.pages.record_words import LANGUAGES
from stories.publishing.errors import Refused
from stories.publishing.translating import translate
from stories.redaction.models import Edition
from stories.redaction.opening import open_bundle
from stories.redaction.retranslating import Served, named, served
from stories.vault.keeper import KeeperRefusal

MARKS = {
    "open": gettext_lazy("Hay un corchete o un paréntesis doble sin cerrar: [[lo tapado]], ((lo general))."),
    "count": gettext_lazy("Debe haber tantas partes tapadas y generales como en la versión de la que traduce."),
}


HEADING, SPEAKER = "capitulo-", "voz-"


class TranslationForm(forms.Form):
    """Title, one box for each passage and chapter, and what each speaker is called. `served` and `called`: what of an
    older translation serves by passage, and its title and speakers.
    """

    language = forms.ChoiceField()
    title = forms.CharField(label=gettext_lazy("Título"), max_length=200)

    def __init__(
        self,
        data: Any,
        *,
        source: Edition,
        passages: list[dict[str, Any]],
        served: Mapping[str, Served],
        called: tuple[str, Mapping[str, str]] = ("", {}),
        chosen: str = "",
    ) -> None:
        super().__init__(data, initial={"language": chosen or ("en" if source.language.startswith("es") else "es")})
        self.passages, self.served = passages, served
        self.fields["title"].initial = called[0]
        self.speakers = list(dict.fromkeys(passage["speaker"] for passage in passages if passage.get("speaker")))
        tags = [(tag, name) for tag, name in LANGUAGES.items() if tag != source.language.split("-")[0]]
        self.fields["language"] = forms.ChoiceField(label=_("A qué idioma"), choices=tags)
        for number, speaker in enumerate(self.speakers):
            self.fields[f"{SPEAKER}{number}"] = forms.CharField(
                label=_("Quién habla: %s") % speaker, max_length=60, initial=called[1].get(speaker, "")
            )
        for passage in passages:
            before = served.get(passage["id"], Served())
            if passage.get("heading"):
                self.fields[f"{HEADING}{passage['id']}"] = forms.CharField(
                    label=_("Capítulo"), max_length=200, initial=before.heading
                )
            self.fields[passage["id"]] = forms.CharField(
                label=_("Traducción"),
                widget=forms.Textarea(attrs={"rows": 5}),
                max_length=20_000,
                initial=tongues.typed(before.runs) if before.runs else "",
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for passage in self.passages:
            text = cleaned.get(passage["id"])
            if text is None:
                continue
            try:
                cleaned[passage["id"]] = tongues.read(text, like=passage["runs"])
            except tongues.BadMarks as error:
                self.add_error(passage["id"], MARKS[error.code])
        return cleaned

    def rows(self) -> list[dict[str, Any]]:
        """What stands side by side."""
        return [
            {
                "source": tongues.typed(passage["runs"]),
                "lang": passage["lang"],
                "field": self[passage["id"]],
                "heading": passage.get("heading", ""),
                "heading_field": self[f"{HEADING}{passage['id']}"] if passage.get("heading") else None,
                "served": self.served.get(passage["id"]),
            }
            for passage in self.passages
        ]

    def speaker_fields(self) -> list[Any]:
        """One box for each speaker."""
        return [self[f"{SPEAKER}{number}"] for number in range(len(self.speakers))]

    def named(self) -> tuple[dict[str, str], dict[str, str]]:
        """Chapters by passage, and speakers by what they were called. After `is_valid`."""
        kept = self.cleaned_data
        headings = {p["id"]: kept[f"{HEADING}{p['id']}"] for p in self.passages if p.get("heading")}
        return headings, {speaker: kept[f"{SPEAKER}{number}"] for number, speaker in enumerate(self.speakers)}


@needs("redact")
@shows
@require_http_methods(["GET", "POST"])
def translation(request: StaffRequest, access: Access, edition_id: str) -> HttpResponseBase:
    """Make the translation as another edition: with its own approvals, and the narrator's own yes."""
    source = edition_or_404(access, edition_id)
    allowed = decide(list(access.submission.grants.all()), use=Use.TRANSLATE, at=today())
    if source.made_from_id is not None or not allowed:
        reason = (
            REASONS[allowed.reason]
            if not allowed
            else _("Se traduce desde la primera versión, no desde otra traducción.")
        )
        messages.error(request, str(reason))
        return here(source)
    contents = open_bundle(edition=source, unseal=access.opened.unseal).contents()
    passages = [content for content in contents if content["kind"] == "passage"]
    title = next(content["title"]["text"] for content in contents if content["kind"] == "facts")
    before = _older(request, access, source)
    serves, called = _serves(access, before, contents)
    form = TranslationForm(
        request.POST or None,
        source=source,
        passages=passages,
        served=serves,
        called=called,
        chosen=before.language if before else "",
    )
    if request.method == "POST" and form.is_valid():
        return _made(request, access, source, form)
    return TemplateResponse(
        request,
        "desk/translation.html",
        {
            "form": form,
            "entry": access.entry,
            "submission": access.submission,
            "edition": source,
            "title": title,
            "before": before,
            "again": sum(not one.same for one in serves.values()),
        },
    )


def _older(request: StaffRequest, access: Access, source: Edition) -> Edition | None:
    """The translation to begin from: the one that was asked for, else the newest made from an older source."""
    made = Edition.objects.filter(
        record=source.record_id, made_from__language=source.language, made_from__seq__lt=source.seq
    ).exclude(language=source.language)
    asked = made.filter(pk=request.GET.get("desde", "")).first()
    return asked or made.select_related("made_from").order_by("-seq").first()


def _serves(
    access: Access, before: Edition | None, contents: list[dict[str, Any]]
) -> tuple[dict[str, Served], tuple[str, dict[str, str]]]:
    """What of an older translation serves: by passage, and its title and speakers."""
    if before is None or before.made_from is None:
        return {}, ("", {})
    source = open_bundle(edition=before.made_from, unseal=access.opened.unseal).contents()
    made = open_bundle(edition=before, unseal=access.opened.unseal).contents()
    return (
        served(source_before=source, made_before=made, source_now=contents),
        named(source_before=source, made_before=made),
    )


def _made(request: StaffRequest, access: Access, source: Edition, form: TranslationForm) -> HttpResponseBase:
    kept = form.cleaned_data
    headings, speakers = form.named()
    try:
        made = translate(
            edition=source,
            language=kept["language"],
            title=kept["title"],
            passages={passage["id"]: kept[passage["id"]] for passage in form.passages},
            headings=headings,
            speakers=speakers,
            person=request.user,
            at=today(),
        )
    except (Refused, KeeperRefusal) as refusal:
        messages.error(request, str(refusal))
        return here(source)
    start_workflow(edition=made, person=request.user, at=today())
    messages.success(request, _("La traducción está hecha. La aprueban otras personas, y después quien narra."))
    return here(made)
