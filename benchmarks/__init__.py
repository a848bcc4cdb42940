"""Speed and memory, measured: ratios of the product to the bare engines beneath it, in one run."""

import pipelines  # noqa: F401 - before anything imports Haystack or Chroma: it keeps them from reporting home
