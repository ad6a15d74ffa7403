"""The workbooks of a bid pack: same content, same bytes; tender text is only ever text, never a formula."""
