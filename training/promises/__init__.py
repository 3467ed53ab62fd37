"""What the engines' confidences promise, fitted on texts with known truth."""
