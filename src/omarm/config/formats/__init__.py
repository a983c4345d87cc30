"""How dates are written, where Django's own way is not the reader's (FORMAT_MODULE_PATH)."""
