"""Work on foreign bytes in short-lived child processes, so that a hostile file costs itself alone.

A child gets bytes on standard input and next to nothing of our environment, and answers in frames through a file of
limited size. It runs under limits on address space, processor time, open and written files; the parent adds a wall
clock. On Linux (x86-64, ARM64) the kernel refuses it the network, new processes, signals to others, and every change
to the file system. A crash, a hang or a memory blow-up becomes a ``DocumentError`` with a code; the parent never
dies of a document.

Accepted residual risks: the child runs as the same user and may read that user's files, but can only tell what it
answers; on other platforms network and processes are not cut off, and where there are no resource limits, only the
wall clock holds. With tesseract as recogniser its child may start that program.
"""
