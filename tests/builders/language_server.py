"""A real yaml-language-server, as editors run it, spoken to over its standard streams (Language Server Protocol)."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any, Self

import pytest

VERSION = "1.19.2"
"""The newest that runs on every Node that is supported; npm has it."""


def install(folder: Path) -> Path:
    """The server in `folder`, which keeps it for later runs; the test is skipped where it cannot be had."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("yaml-language-server needs node and npm")
    program = folder / "node_modules/yaml-language-server/bin/yaml-language-server"
    if not program.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        command = ("npm", "install", "--silent", "--no-audit", "--no-fund", f"yaml-language-server@{VERSION}")
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=300)
        if done.returncode:
            pytest.skip(f"npm could not install yaml-language-server: {done.stderr.decode()[-300:]}")
    return program


class LanguageServer:
    """One server for one folder; `with` starts and stops it."""

    def __init__(self, program: Path, root: Path) -> None:
        self._program = program
        self.root = root
        self._number = 0
        self._diagnostics: dict[str, list[dict[str, Any]]] = {}

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            ("node", str(self._program), "--stdio"), stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        folder = {"uri": self.root.as_uri(), "name": "förråd"}
        self.ask(
            "initialize",
            {
                "processId": None,
                "rootUri": self.root.as_uri(),
                "workspaceFolders": [folder],
                "capabilities": {"textDocument": {"hover": {"contentFormat": ["plaintext"]}}},
            },
        )
        self._tell("initialized", {})
        # without these it would ask the net for schemas of files that it does not know
        settings = {"yaml": {"schemaStore": {"enable": False}, "validate": True, "hover": True, "completion": True}}
        self._tell("workspace/didChangeConfiguration", {"settings": settings})
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def open(self, path: str, text: str) -> list[dict[str, Any]]:
        """What is wrong with a file that is opened in the editor with this text, as the server reports it."""
        uri = (self.root / path).as_uri()
        self._diagnostics.pop(uri, None)
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        while uri not in self._diagnostics:
            self._read()
        return self._diagnostics[uri]

    def hover(self, path: str, line: int, column: int) -> str:
        """What is shown when the pointer rests on a place, counted from 0."""
        shown = self.ask("textDocument/hover", self._at(path, line, column))
        return str(shown["contents"]["value"]) if shown else ""

    def complete(self, path: str, line: int, column: int) -> dict[str, str]:
        """What is offered at a place, and what is said of each."""
        offered = self.ask("textDocument/completion", self._at(path, line, column))
        items = offered["items"] if isinstance(offered, dict) else offered
        return {item["label"]: _text(item.get("documentation", "")) for item in items}

    def ask(self, method: str, parameters: dict[str, Any]) -> Any:
        """The answer to a request."""
        self._number += 1
        number = self._number
        self._send({"jsonrpc": "2.0", "id": number, "method": method, "params": parameters})
        while True:
            message = self._read()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message
                return message.get("result")

    def _at(self, path: str, line: int, column: int) -> dict[str, Any]:
        uri = (self.root / path).as_uri()
        return {"textDocument": {"uri": uri}, "position": {"line": line, "character": column}}

    def _tell(self, method: str, parameters: dict[str, Any]) -> None:
        self._send({"jsonrpc": "2.0", "method": method, "params": parameters})

    def _send(self, message: dict[str, Any]) -> None:
        content = json.dumps(message).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)
        self._process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        """The next message; reports are kept, and what the server asks of the editor is answered with nothing."""
        stream = self._process.stdout
        assert stream is not None
        length = 0
        while line := stream.readline().strip():
            name, _, value = line.decode().partition(":")
            if name.lower() == "content-length":
                length = int(value)
        assert length, "the server has ended"
        message: dict[str, Any] = json.loads(stream.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            self._diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "id" in message and "method" in message:
            self._send({"jsonrpc": "2.0", "id": message["id"], "result": None})
        return message


def _text(documentation: Any) -> str:
    return documentation["value"] if isinstance(documentation, dict) else str(documentation)
