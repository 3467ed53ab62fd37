"""What people decide: rules of decision, the order of the queue, undo."""
