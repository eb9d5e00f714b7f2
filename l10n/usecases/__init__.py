"""What the library offers: one module a use case, each a function of a project that gives a result with diagnostics.

In: a ``Project``. Out: frozen results. Never done here: printing, parsing options; a use case writes files only where
its name says so, and all its writes are atomic.
"""
