"""When something that was taken out is told again in another dress: other letters, figures in words, a nickname.

Pure: strings in, strings out; may import nothing but the standard library.
"""
