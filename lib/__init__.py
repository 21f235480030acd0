"""The library of the course Calculus for Deep Learning."""
