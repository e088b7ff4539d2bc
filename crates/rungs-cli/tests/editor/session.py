"""Sessions of `rungs lsp` with a client that isn't ours: pygls, which reads every answer into the types of the protocol.

    python session.py path/to/rungs

Every function whose name begins with `test_` is a session, once for each unit in which columns can be counted.
"""

import asyncio
import pathlib
import sys
import tempfile

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException
from pygls.lsp.client import LanguageClient

PATIENCE = 60
"""Seconds that an answer may take on a busy machine."""

FRAMEWORK = "---\nframework: small\ntitle: Small\nversion: 1\n---\n# Small\n"
TERMS = """---
vocabulary: terms
kind: sector
---
# Terms

## NHS

## porter
Kind: job

## care role
Kind: role family
Also called: caring post
Includes: porter

Work in which you care for people.
"""


def role(bullets: str, slug: str = "one") -> str:
    return (
        f"---\nrole: {slug}\n---\n# Role {slug}\n\n## Ways in\n\n### Course\nFull-time course.\n"
        f"{bullets}\n\n[^a]: A source. Read 2026-11-22.\n"
    )


SOUND = role("- You must be employed in the NHS.[^a]")


class Editor:
    """A client with folders of pages open."""

    def __init__(self, binary: str, encoding: lsp.PositionEncodingKind):
        self.client = LanguageClient("pages", "1")
        self.binary = binary
        self.encoding = encoding
        self.told: dict[str, list[lsp.PublishDiagnosticsParams]] = {}
        self.news = asyncio.Event()
        self.texts: dict[str, tuple[int, str]] = {}
        self.shown: list[str] = []
        self.was_shown = asyncio.Event()

        @self.client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def tell(params: lsp.PublishDiagnosticsParams):
            self.told.setdefault(params.uri, []).append(params)
            self.news.set()

        @self.client.feature(lsp.CLIENT_REGISTER_CAPABILITY)
        def register(params: lsp.RegistrationParams):
            assert [one.method for one in params.registrations] == ["workspace/didChangeWatchedFiles"]

        @self.client.feature(lsp.WINDOW_SHOW_DOCUMENT)
        def show(params: lsp.ShowDocumentParams):
            self.shown.append(params.uri)
            self.was_shown.set()
            return lsp.ShowDocumentResult(success=True)

    async def begin(self, folders: list[pathlib.Path]) -> lsp.ServerCapabilities:
        await self.client.start_io(self.binary, "lsp", "--stdio")
        capabilities = lsp.ClientCapabilities(
            general=lsp.GeneralClientCapabilities(position_encodings=[self.encoding]),
            window=lsp.WindowClientCapabilities(show_document=lsp.ShowDocumentClientCapabilities(support=True)),
            workspace=lsp.WorkspaceClientCapabilities(
                workspace_edit=lsp.WorkspaceEditClientCapabilities(document_changes=True),
                did_change_watched_files=lsp.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
            ),
        )
        begun = await self.client.initialize_async(
            lsp.InitializeParams(
                capabilities=capabilities,
                workspace_folders=[lsp.WorkspaceFolder(uri=one.as_uri(), name=one.name) for one in folders],
            )
        )
        self.client.initialized(lsp.InitializedParams())
        assert begun.capabilities.position_encoding == self.encoding
        return begun.capabilities

    async def end(self):
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()

    def open(self, path: pathlib.Path, text: str) -> str:
        uri = path.as_uri()
        self.texts[uri] = (1, text)
        item = lsp.TextDocumentItem(uri=uri, language_id="markdown", version=1, text=text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(text_document=item))
        return uri

    def replace(self, uri: str, old: str, new: str):
        """An incremental change, as somebody types it."""
        version, text = self.texts[uri]
        start = text.index(old)
        self.texts[uri] = (version + 1, text[:start] + new + text[start + len(old) :])
        change = lsp.TextDocumentContentChangePartial(
            range=lsp.Range(self.position(text, start), self.position(text, start + len(old))), text=new
        )
        document = lsp.VersionedTextDocumentIdentifier(uri=uri, version=version + 1)
        self.client.text_document_did_change(
            lsp.DidChangeTextDocumentParams(text_document=document, content_changes=[change])
        )

    def close(self, uri: str):
        document = lsp.TextDocumentIdentifier(uri=uri)
        self.client.text_document_did_close(lsp.DidCloseTextDocumentParams(text_document=document))

    def units(self, text: str) -> int:
        encoding = {"utf-8": "utf-8", "utf-16": "utf-16-le"}[self.encoding.value]
        return len(text.encode(encoding)) // (2 if encoding == "utf-16-le" else 1)

    def position(self, text: str, at: int) -> lsp.Position:
        line = text.rfind("\n", 0, at) + 1
        return lsp.Position(text.count("\n", 0, at), self.units(text[line:at]))

    def offset(self, text: str, position: lsp.Position) -> int:
        line = sum(len(one) for one in text.splitlines(keepends=True)[: position.line])
        for at in range(line, len(text) + 1):
            if self.units(text[line:at]) >= position.character:
                return at
        raise AssertionError(f"{position} lies outside the page")

    def place(self, uri: str, words: str, inside: int = 1) -> dict:
        """The place after the first letter of some words, or elsewhere in them."""
        text = self.texts[uri][1]
        at = text.index(words) + inside
        document = lsp.TextDocumentIdentifier(uri=uri)
        return {"text_document": document, "position": self.position(text, at)}

    def words(self, uri: str, span: lsp.Range) -> str:
        text = self.texts[uri][1]
        return text[self.offset(text, span.start) : self.offset(text, span.end)]

    def edited(self, text: str, edits: list) -> str:
        for edit in sorted(edits, key=lambda one: (one.range.start.line, one.range.start.character), reverse=True):
            start, end = self.offset(text, edit.range.start), self.offset(text, edit.range.end)
            text = text[:start] + edit.new_text + text[end:]
        return text

    async def findings(self, uri: str, wanted) -> list:
        """The findings told of a page, once they are as wanted."""

        async def wait():
            while True:
                for told in self.told.get(uri, []):
                    if wanted(told):
                        self.told[uri].clear()
                        return list(told.diagnostics)
                self.news.clear()
                await self.news.wait()

        return await asyncio.wait_for(wait(), PATIENCE)

    async def codes(self, uri: str) -> list[str]:
        """The codes told of the page as it is now."""
        version = self.texts[uri][0]
        return [one.code for one in await self.findings(uri, lambda told: told.version == version)]


def pages(folder: pathlib.Path, terms: str = TERMS) -> pathlib.Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "framework.md").write_text(FRAMEWORK, encoding="utf-8")
    (folder / "terms.md").write_text(terms, encoding="utf-8")
    (folder / "one.md").write_text(SOUND, encoding="utf-8")
    return folder


async def test_findings_stand_at_their_words_in_unsaved_pages(editor: Editor, folder: pathlib.Path):
    await editor.begin([pages(folder)])
    uri = editor.open(folder / "one.md", role("- At Prifysgol Tŷ Glas 🎨, you must be employed in the NHZ.[^a]"))
    found = await editor.findings(uri, lambda told: told.version == 1)
    assert [one.code for one in found] == ["unknown-term"]
    assert editor.words(uri, found[0].range) == "NHZ"
    assert found[0].code_description.href.endswith("/unknown-term.md"), found[0]
    # Letter by letter, as somebody types it, over letters of every width.
    for old, new in [("NHZ", "N"), ("in the N.", "in the NH."), ("in the NH.", "in the NHS."), ("Glas 🎨", "Ŵyn 🎨🎨")]:
        editor.replace(uri, old, new)
    assert await editor.codes(uri) == []
    await editor.end()


async def test_what_is_offered_can_be_taken(editor: Editor, folder: pathlib.Path):
    await editor.begin([pages(folder)])
    uri = editor.open(folder / "one.md", role("- At Tŷ Glas 🎨, you usually work in a car\n- You must be emp"))
    await editor.codes(uri)
    for typed, label in [("work in a car", "care role"), ("must be emp", "employed in ‹sector›")]:
        place = editor.place(uri, typed, len(typed))
        offered = await editor.client.text_document_completion_async(lsp.CompletionParams(**place))
        items = {one.label: one for one in offered.items}
        assert label in items, list(items)
        edit = items[label].text_edit
        text = editor.texts[uri][1]
        after = editor.edited(text, [edit])
        version = editor.texts[uri][0] + 1
        editor.texts[uri] = (version, after)
        document = lsp.VersionedTextDocumentIdentifier(uri=uri, version=version)
        change = lsp.TextDocumentContentChangePartial(range=edit.range, text=edit.new_text)
        editor.client.text_document_did_change(
            lsp.DidChangeTextDocumentParams(text_document=document, content_changes=[change])
        )
    assert "you usually work in a care role\n- You must be employed in " in editor.texts[uri][1], editor.texts[uri][1]
    await editor.end()


async def test_hover_says_what_a_sentence_means(editor: Editor, folder: pathlib.Path):
    await editor.begin([pages(folder)])
    uri = editor.open(folder / "one.md", role("- At Tŷ Glas 🎨, you usually work in a caring post.[^a]"))
    at = editor.place(uri, "caring post")
    hover = await editor.client.text_document_hover_async(lsp.HoverParams(**at))
    assert editor.words(uri, hover.range) == "caring post"
    for words in ["**care role**", "Work in which you care for people.", "**Usually**", "the offer of Tŷ Glas"]:
        assert words in hover.contents.value, hover.contents.value
    source = await editor.client.text_document_hover_async(lsp.HoverParams(**editor.place(uri, "[^a]", 2)))
    assert "22 November 2026" in source.contents.value
    await editor.end()


async def test_names_are_followed_and_renamed_across_pages(editor: Editor, folder: pathlib.Path):
    await editor.begin([pages(folder)])
    uri = editor.open(folder / "one.md", role("- At Tŷ Glas 🎨, you usually work as a porter.[^a]"))
    terms = (folder / "terms.md").as_uri()
    editor.texts[terms] = (0, TERMS)
    at = editor.place(uri, "porter")
    definition = await editor.client.text_document_definition_async(lsp.DefinitionParams(**at))
    assert (definition.uri, editor.words(terms, definition.range)) == (terms, "porter")
    context = lsp.ReferenceContext(include_declaration=True)
    places = await editor.client.text_document_references_async(lsp.ReferenceParams(**at, context=context))
    assert sorted(editor.words(one.uri, one.range) for one in places) == ["porter"] * 3
    prepared = await editor.client.text_document_prepare_rename_async(lsp.PrepareRenameParams(**at))
    assert prepared.placeholder == "porter"
    renamed = await editor.client.text_document_rename_async(lsp.RenameParams(**at, new_name="orderly 🎨"))
    changed = {one.text_document.uri: editor.edited(editor.texts[one.text_document.uri][1], one.edits) for one in renamed.document_changes}
    assert "you usually work as an orderly 🎨.[^a]" in changed[uri], changed[uri]
    assert "## orderly 🎨\n" in changed[terms] and "Includes: orderly 🎨\n" in changed[terms], changed[terms]
    try:
        await editor.client.text_document_rename_async(lsp.RenameParams(**editor.place(uri, "porter"), new_name="a, b"))
        raise AssertionError("a name with a comma is refused")
    except JsonRpcException as refused:
        assert "words alone" in str(refused), refused
    await editor.end()


async def test_pages_have_an_outline_folds_and_a_canonical_form(editor: Editor, folder: pathlib.Path):
    await editor.begin([pages(folder)])
    uri = editor.open(folder / "one.md", role("- At Tŷ Glas 🎨, you need to be employed in the NHS.[^a]"))
    document = lsp.TextDocumentIdentifier(uri=uri)
    outline = await editor.client.text_document_document_symbol_async(lsp.DocumentSymbolParams(document))
    assert [one.name for one in outline] == ["Role one"]
    assert [one.name for one in outline[0].children] == ["Ways in"]
    folds = await editor.client.text_document_folding_range_async(lsp.FoldingRangeParams(document))
    assert all(one.start_line < one.end_line for one in folds) and len(folds) == 3, folds
    options = lsp.FormattingOptions(tab_size=2, insert_spaces=True)
    edits = await editor.client.text_document_formatting_async(lsp.DocumentFormattingParams(document, options))
    formatted = editor.edited(editor.texts[uri][1], edits)
    assert "- At Tŷ Glas 🎨, you must be employed in the NHS.[^a]\n" in formatted, formatted
    found = await editor.client.workspace_symbol_async(lsp.WorkspaceSymbolParams(query="care"))
    assert [one.name for one in found] == ["care role"], found
    await editor.end()


async def test_findings_are_mended_and_explained(editor: Editor, folder: pathlib.Path):
    await editor.begin([pages(folder)])
    uri = editor.open(folder / "one.md", role("- At Tŷ Glas 🎨, you must be over 18.[^a]"))
    found = await editor.findings(uri, lambda told: told.version == 1)
    context = lsp.CodeActionContext(diagnostics=found)
    document = lsp.TextDocumentIdentifier(uri=uri)
    offered = await editor.client.text_document_code_action_async(
        lsp.CodeActionParams(text_document=document, range=found[0].range, context=context)
    )
    titles = [one.title for one in offered]
    assert titles[-1] == "Explain “over-number”" and len(titles) == 3, titles
    edits = offered[0].edit.document_changes[0].edits
    assert "you must be at least 18.[^a]" in editor.edited(editor.texts[uri][1], edits)
    explain = offered[-1]
    text = await editor.client.workspace_execute_command_async(
        lsp.ExecuteCommandParams(command=explain.command, arguments=explain.arguments)
    )
    assert text.startswith("# over-number"), text
    await asyncio.wait_for(editor.was_shown.wait(), PATIENCE)
    shown = pathlib.Path(editor.shown[0].removeprefix("file://"))
    assert shown.read_text(encoding="utf-8").startswith("# over-number"), shown
    await editor.end()


async def test_a_mend_that_is_taken_leaves_nothing_to_mend(editor: Editor, folder: pathlib.Path):
    await editor.begin([pages(folder)])
    written = [
        ("- You must be over 18.[^a]", "- You must be at least 18.[^a]"),
        ("- You must usually work as a porter.[^a]", "- You must work as a porter.[^a]"),
        ("- You must work as a portr.[^a]", "- You must work as a porter.[^a]"),
        ("- Caring 🎨: you must be employd in the NHS.[^a]", None),
        ("- You must be employed in the NHS.", "- You must be employed in the NHS.[^a]"),
    ]
    uri = editor.open(folder / "one.md", SOUND)
    document = lsp.TextDocumentIdentifier(uri=uri)
    sentence = "- You must be employed in the NHS.[^a]"
    for typed, mended in written:
        editor.replace(uri, sentence, typed)
        version = editor.texts[uri][0]
        found = await editor.findings(uri, lambda told: told.version == version and told.diagnostics)
        context = lsp.CodeActionContext(diagnostics=found)
        params = lsp.CodeActionParams(text_document=document, range=found[0].range, context=context)
        offered = await editor.client.text_document_code_action_async(params)
        edits = [one for one in offered if getattr(one, "edit", None) is not None]
        if mended is None:
            # What isn't certain is left to whoever writes: they are told, and no edit makes it worse.
            assert found and all(one.title for one in offered), offered
        else:
            after = editor.edited(editor.texts[uri][1], edits[0].edit.document_changes[0].edits)
            assert f"\n{mended}\n" in after, after
            editor.replace(uri, typed, mended)
            assert await editor.codes(uri) == [], mended
            typed = mended
        sentence = typed
    await editor.end()


async def test_a_renaming_that_is_taken_leaves_the_pages_sound(editor: Editor, folder: pathlib.Path):
    await editor.begin([pages(folder)])
    uri = editor.open(folder / "one.md", role("- You must work as a porter.[^a]\n- You usually work in a caring post.[^a]"))
    terms = editor.open(folder / "terms.md", TERMS)
    assert await editor.codes(uri) == []
    for name, new in [("porter", "orderly 🎨"), ("caring post", "caring job")]:
        renamed = await editor.client.text_document_rename_async(
            lsp.RenameParams(**editor.place(uri, name), new_name=new)
        )
        for one in renamed.document_changes:
            page = one.text_document.uri
            before = editor.texts[page][1]
            editor.replace(page, before, editor.edited(before, one.edits))
        assert new in editor.texts[uri][1] and new in editor.texts[terms][1]
        assert await editor.codes(uri) == [], editor.texts[uri][1]
    # A name that something else has is refused, in words that say so.
    try:
        place = editor.place(uri, "orderly")
        await editor.client.text_document_rename_async(lsp.RenameParams(**place, new_name="care role"))
        raise AssertionError("two things would have one name")
    except JsonRpcException as refused:
        assert "care role" in str(refused), refused
    await editor.end()


async def test_a_cancelled_request_is_answered_as_cancelled(editor: Editor, folder: pathlib.Path):
    await editor.begin([pages(folder)])
    uri = editor.open(folder / "one.md", SOUND)
    options = lsp.FormattingOptions(tab_size=2, insert_spaces=True)
    document = lsp.TextDocumentIdentifier(uri=uri)
    params = lsp.DocumentFormattingParams(document, options)
    ask = editor.client.protocol.send_request_async
    answers = [ask("textDocument/formatting", params, msg_id=f"format-{place}") for place in range(20)]
    waiting = [asyncio.ensure_future(answer) for answer in answers]
    await asyncio.sleep(0)
    editor.client.cancel_request(lsp.CancelParams(id="format-19"))
    *answered, cancelled = await asyncio.wait_for(asyncio.gather(*waiting, return_exceptions=True), PATIENCE)
    assert all(list(one) == [] for one in answered), answered
    assert isinstance(cancelled, JsonRpcException) and cancelled.code == -32800, cancelled
    # The session goes on.
    hover = await editor.client.text_document_hover_async(lsp.HoverParams(**editor.place(uri, "NHS")))
    assert "**NHS**" in hover.contents.value
    await editor.end()


async def test_a_page_that_is_deleted_while_it_is_open(editor: Editor, folder: pathlib.Path):
    await editor.begin([pages(folder)])
    path = folder / "one.md"
    uri = editor.open(path, role("- You must be employed in the NHZ.[^a]"))
    assert await editor.codes(uri) == ["unknown-term"]
    path.unlink()
    deleted = lsp.FileEvent(uri=uri, type=lsp.FileChangeType.Deleted)
    editor.client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams([deleted]))
    # What is in the editor is still a page of the framework.
    assert await editor.codes(uri) == ["unknown-term"]
    editor.close(uri)
    assert await editor.findings(uri, lambda told: told.version is None) == []
    await editor.end()


async def test_two_folders_have_words_of_their_own(editor: Editor, folder: pathlib.Path):
    one, two = pages(folder / "one"), pages(folder / "two", TERMS.replace("## NHS", "## NHS Cymru"))
    await editor.begin([one, two])
    first, second = editor.open(one / "one.md", SOUND), editor.open(two / "one.md", SOUND)
    assert await editor.codes(first) == []
    assert await editor.codes(second) == ["unknown-term"]
    found = await editor.client.workspace_symbol_async(lsp.WorkspaceSymbolParams(query="NHS"))
    assert sorted(one.name for one in found) == ["NHS", "NHS Cymru"], found
    editor.close(second)
    removed = lsp.WorkspaceFolder(uri=two.as_uri(), name="two")
    event = lsp.WorkspaceFoldersChangeEvent(added=[], removed=[removed])
    editor.client.workspace_did_change_workspace_folders(lsp.DidChangeWorkspaceFoldersParams(event))
    assert await editor.findings(second, lambda told: told.version is None and not told.diagnostics) == []
    found = await editor.client.workspace_symbol_async(lsp.WorkspaceSymbolParams(query="NHS"))
    assert [one.name for one in found] == ["NHS"], found
    await editor.end()


async def hold(binary: str) -> int:
    sessions = {name: one for name, one in globals().items() if name.startswith("test_")}
    failed = 0
    for name, session in sessions.items():
        for encoding in [lsp.PositionEncodingKind.Utf16, lsp.PositionEncodingKind.Utf8]:
            with tempfile.TemporaryDirectory() as folder:
                try:
                    await asyncio.wait_for(session(Editor(binary, encoding), pathlib.Path(folder).resolve()), 4 * PATIENCE)
                    print(f"held: {name} ({encoding.value})")
                except Exception as error:  # noqa: BLE001
                    failed += 1
                    print(f"FAILED: {name} ({encoding.value}): {error!r}")
    return failed


if __name__ == "__main__":
    sys.exit(asyncio.run(hold(sys.argv[1])))
