"""Mathematical formulas: LaTeX source in, a drawing with its baseline out; typeset by a child process."""
