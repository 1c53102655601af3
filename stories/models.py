"""Registers the models of every room; each lives in its room."""

from stories.consent.models import FreezeProposal, Grant, Hold, LegalFreeze, Withdrawal
from stories.gate.models import Clearance, ReadablePage, Tombstone, Visible, VisiblePart
from stories.importing.models import Batch, BatchRecord
from stories.intake.contacts import Contact
from stories.intake.imported import Imported, ImportedCollection
from stories.intake.models import Act, MailboxItem, Original, SealedBody, Submission
from stories.intake.objections import Objection
from stories.moderation.evidence import EvidenceCheck
from stories.moderation.models import (
    Approval,
    ArticleApproval,
    Claim,
    Passkey,
    RecoveryCode,
    Refusal,
    SecondFactor,
    User,
)
from stories.moderation.rulings import Ruling
from stories.moderation.tasks import AdvocateTask, ConsentTask, NarratorTask, PeopleTask
from stories.pages.documents import PublicDocument, PublicFile, PublicPart, PublicTerm
from stories.pages.editorial import ContextPage, EditorialPage, HomePage, TimelinePage
from stories.pages.exhibits import ExhibitPage
from stories.pages.pictures import EditorialDocument, EditorialImage, EditorialRendition
from stories.pages.records import MuralPage, RecordsPage, TestimonyPage, VigilPage
from stories.pages.terms import Term
from stories.publishing.models import Duty, ErasureReport, Lease, Tie
from stories.publishing.renders import Render, RenderFile
from stories.redaction.models import Edition, EditionFile, EditionHand, Record
from stories.vault.models import NarratorSession, Opening, OpeningLeave

__all__ = [
    "Act",
    "AdvocateTask",
    "Approval",
    "ArticleApproval",
    "Batch",
    "BatchRecord",
    "Claim",
    "Clearance",
    "ConsentTask",
    "Contact",
    "ContextPage",
    "Duty",
    "Edition",
    "EditionFile",
    "EditionHand",
    "EditorialDocument",
    "EditorialImage",
    "EditorialPage",
    "EditorialRendition",
    "ErasureReport",
    "EvidenceCheck",
    "ExhibitPage",
    "FreezeProposal",
    "Grant",
    "Hold",
    "HomePage",
    "Imported",
    "ImportedCollection",
    "Lease",
    "LegalFreeze",
    "MailboxItem",
    "MuralPage",
    "NarratorSession",
    "NarratorTask",
    "Objection",
    "Opening",
    "OpeningLeave",
    "Original",
    "Passkey",
    "PeopleTask",
    "PublicDocument",
    "PublicFile",
    "PublicPart",
    "PublicTerm",
    "ReadablePage",
    "Record",
    "RecordsPage",
    "RecoveryCode",
    "Refusal",
    "Render",
    "RenderFile",
    "Ruling",
    "SealedBody",
    "SecondFactor",
    "Submission",
    "Term",
    "TestimonyPage",
    "Tie",
    "TimelinePage",
    "Tombstone",
    "User",
    "VigilPage",
    "Visible",
    "VisiblePart",
    "Withdrawal",
]
