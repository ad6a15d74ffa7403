"""From bytes to pages, blocks and tables with boxes."""
