"""Statements -> tags and slots."""
