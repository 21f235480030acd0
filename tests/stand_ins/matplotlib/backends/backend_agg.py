class FigureCanvasAgg:
    """Named by Matplotlib's own module for notebooks, and not used."""
