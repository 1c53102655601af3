"""How well the detectors find what identifies: corpora, scores, peers. Development only."""
