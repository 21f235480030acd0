from types import SimpleNamespace

LinearSegmentedColormap = SimpleNamespace(from_list=lambda name, colours: name)
