-- ~/.config/nvim/lsp/rungs.lua, for Neovim 0.11 or later.
return {
  cmd = { 'rungs', 'lsp' },
  filetypes = { 'markdown' },
  root_markers = { 'framework.md', '.git' },
}
