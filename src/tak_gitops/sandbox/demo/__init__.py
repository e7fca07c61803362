"""The main job on the example, from beginning to end, with real commands: `python -m tak_gitops.sandbox.demo`."""
