"""The screen: Streamlit pages and what they are made of. What is decided is decided in :mod:`pipelines`."""
