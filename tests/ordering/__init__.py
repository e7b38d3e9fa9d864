"""Orders that an office makes in steps, as makers, approvers and schools meet them."""
