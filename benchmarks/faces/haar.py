"""The frontal-face cascade that OpenCV 4 carries, on frames from a file: prints the boxes as JSON."""

import json
import sys

import cv2
import numpy as np

found = []
cascade = cv2.CascadeClassifier(cv2.data.haarcascades + "haarcascade_frontalface_default.xml")
held = np.load(sys.argv[1])
for name in held.files:
    grey = cv2.equalizeHist(cv2.cvtColor(held[name], cv2.COLOR_RGB2GRAY))
    boxes = cascade.detectMultiScale(grey, scaleFactor=1.1, minNeighbors=3, minSize=(6, 6))
    found.append([[float(x), float(y), float(x + w), float(y + h)] for x, y, w, h in boxes])
json.dump(found, sys.stdout)
