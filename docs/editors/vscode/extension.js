// Starts `rungs lsp` for Markdown, and stops it with the window.
const vscode = require('vscode');
const { LanguageClient, TransportKind } = require('vscode-languageclient/node');

let client;

exports.activate = async () => {
  const command = vscode.workspace.getConfiguration('rungs').get('path');
  const server = { command, args: ['lsp'], transport: TransportKind.stdio };
  client = new LanguageClient('rungs', 'Rungs', server, {
    documentSelector: [{ language: 'markdown' }],
  });
  await client.start();
};

exports.deactivate = () => client?.stop();
