"""Actions and arithmetic: deadlines, days, interest, sums, look-ups, drafts; each step shown with a rule."""
