"""Effects: database, blobs, child processes, rendering, clock."""
