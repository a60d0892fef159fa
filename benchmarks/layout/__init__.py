"""Layouts beside their peers: time, stress, partners kept near, communities apart, ties that cross."""
