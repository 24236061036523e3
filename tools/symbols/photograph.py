"""What a camera makes of a picture: turned, bent, shaded, blurred, with noise; the map of symbols goes along."""
import cv2
import numpy as np


def bend(grey, map_, r, strength):
    h, w = grey.shape
    pad = int(0.1 * h) + 2
    grey = cv2.copyMakeBorder(grey, pad, pad, pad, pad, cv2.BORDER_CONSTANT, value=255)
    map_ = cv2.copyMakeBorder(map_, pad, pad, pad, pad, cv2.BORDER_CONSTANT, value=0)
    H, W = grey.shape
    a = np.float32([[0, 0], [W, 0], [W, H], [0, H]])
    d = strength * 0.06 * H
    b = a + np.float32([[r.gauss(0, d), r.gauss(0, d)] for _ in range(4)])
    lean = r.gauss(0, 0.06 * strength) * H
    b[:2, 0] += lean
    m = cv2.getPerspectiveTransform(a, b)
    grey = cv2.warpPerspective(grey, m, (W, H), flags=cv2.INTER_LINEAR, borderValue=255)
    map_ = cv2.warpPerspective(map_, m, (W, H), flags=cv2.INTER_NEAREST, borderValue=0)
    if r.random() < 0.3 * strength:
        ys, xs = np.mgrid[0:H, 0:W].astype(np.float32)
        ys += np.float32(0.04 * H * strength) * np.sin(xs / W * r.uniform(1, 5) + r.uniform(0, 6)).astype(np.float32)
        grey = cv2.remap(grey, xs, ys, cv2.INTER_LINEAR, borderValue=255)
        map_ = cv2.remap(map_, xs, ys, cv2.INTER_NEAREST, borderValue=0)
    return grey, map_


def ruled(grey, r):
    """Remains of the lines of the paper: faint."""
    h, w = grey.shape
    out = grey.astype(np.float32)
    step, depth = r.uniform(0.35, 1.2) * h, r.uniform(5, 30)
    y = r.uniform(0, step)
    while y < h:
        cv2.line(out, (0, int(y)), (w, int(y + r.gauss(0, 0.01) * w)), 255 - depth, 1 if h < 80 else 2)
        y += step
    return np.minimum(out, grey).astype(np.uint8)


def enlarged(grey, map_, times):
    to = (round(grey.shape[1] * times), round(grey.shape[0] * times))
    return cv2.resize(grey, to, interpolation=cv2.INTER_CUBIC), cv2.resize(map_, to, interpolation=cv2.INTER_NEAREST)


def crumbs(grey, r, size):
    """Remains of squared paper where its lines were wiped: short pieces and specks at the crossings."""
    h, w = grey.shape
    out = grey.copy()
    step, thick = size * r.uniform(0.45, 1.1), max(1, round(size * r.uniform(0.02, 0.05)))
    x0, y0, depth = r.uniform(0, step), r.uniform(0, step), r.uniform(30, 160)
    for i in range(int((w - x0) / step) + 1):
        for j in range(int((h - y0) / step) + 1):
            if r.random() > 0.4: continue
            x, y = int(x0 + i * step + r.gauss(0, 1)), int(y0 + j * step + r.gauss(0, 1))
            dx, dy = int(r.uniform(-0.25, 0.25) * step * (r.random() < 0.6)), int(r.uniform(-0.25, 0.25) * step * (r.random() < 0.6))
            cv2.line(out, (x, y), (x + dx, y + dy), int(255 - depth * r.uniform(0.4, 1)), thick)
    return np.minimum(out, grey)


def cleaned(grey, r, size):
    """As the page's cleaning hands a line on: paper white but for a rim around what is surely ink."""
    paper = cv2.medianBlur(cv2.morphologyEx(grey, cv2.MORPH_CLOSE, np.ones((int(size) | 1, int(size) | 1), np.uint8)), 5)
    even = np.clip(grey.astype(np.float32) / np.maximum(paper, 1) * 255, 0, 255).astype(np.uint8)
    darkest = np.percentile(even[even < 225], 2) if (even < 225).any() else 0
    ink = (even < darkest + r.choice([0.5, 0.55, 0.6, 0.82]) * (255 - darkest)).astype(np.uint8)
    near = cv2.dilate(ink, np.ones((3, 3), np.uint8))
    return np.where(near > 0, even, 255).astype(np.uint8)


def photographed(grey, map_, r, size, strength=1.0):
    """`size`: height of the letters' square in points; `strength` 0 leaves a clean picture nearly as it is."""
    rng = np.random.default_rng(r.randrange(1 << 30))
    if strength > 0: grey, map_ = bend(grey, map_, r, strength)
    if strength > 0 and r.random() < 0.25: grey = ruled(grey, r)
    if strength > 0 and r.random() < 0.3:
        k = np.ones((2, 2) if size < 60 else (3, 3), np.uint8)
        thin = r.random() < (0.4 if size > 36 else 0)
        grey = cv2.dilate(grey, k) if thin else cv2.erode(grey, k)
    if strength > 0 and r.random() < 0.15: grey = crumbs(grey, r, size)
    h, w = grey.shape
    shade = np.ones((h, w), np.float32)
    if strength > 0:
        gx, gy = r.gauss(0, 0.12 * strength), r.gauss(0, 0.06 * strength)
        shade += gx * np.linspace(-1, 1, w, dtype=np.float32)[None, :] + gy * np.linspace(-1, 1, h, dtype=np.float32)[:, None]
        if r.random() < 0.2 * strength:
            edge = r.uniform(0.1, 0.9) * w + np.linspace(-1, 1, h)[:, None] * r.gauss(0, 0.5) * h
            soft = 1 / (1 + np.exp(-(np.arange(w)[None, :] - edge) / (r.uniform(0.05, 0.6) * h)))
            shade *= (1 - r.uniform(0.05, 0.35) * soft).astype(np.float32)
    paper, ink = (r.uniform(150, 255), r.uniform(0, 110)) if strength > 0 else (r.uniform(235, 255), r.uniform(0, 60))
    if r.random() < 0.12: ink = paper - r.uniform(45, 90)
    out = ink + (paper - ink) * grey.astype(np.float32) / 255
    out *= np.clip(shade, 0.4, 1.4)
    if strength > 0:
        if r.random() < 0.75: out = cv2.GaussianBlur(out, (0, 0), max(0.3, abs(r.gauss(0, 1)) * 0.022 * size * strength + 0.3))
        if r.random() < 0.1 * strength:
            n = max(2, int(0.05 * size))
            out = cv2.blur(out, (n, 1) if r.random() < 0.5 else (1, n))
        out += rng.normal(0, abs(r.gauss(0, 7 * strength)), out.shape)
    out = np.clip(out, 0, 255).astype(np.uint8)
    if strength > 0 and r.random() < 0.6:
        out = cv2.imdecode(cv2.imencode(".jpg", out, [cv2.IMWRITE_JPEG_QUALITY, r.randint(30, 95)])[1], cv2.IMREAD_GRAYSCALE)
    if r.random() < 0.6: out = cleaned(out, r, size)
    return out, map_
