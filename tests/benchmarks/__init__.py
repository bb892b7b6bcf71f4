"""The measured figures: ``python -m tests.benchmarks.store``, ``.screen`` and ``.start``.

They run on demand only; pytest collects nothing here.
"""
