def cycler(**colours):
    return colours
