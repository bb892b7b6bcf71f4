"""Every key, in one registry: bindings, last line, help and guide come from it.

Every screen takes its keys from here, and no screen has others.
"""
