"""Models: the catalogue, GGUF preparation, and engines in a supervised child process."""

import os

# Only transformers' tokenizers are wanted; it need not advise, at every start, to install PyTorch.
os.environ.setdefault("TRANSFORMERS_NO_ADVISORY_WARNINGS", "1")
