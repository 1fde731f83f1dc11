#!/usr/bin/env python3
"""The detail of covariates by direct sums over the neighbours of each cell, with numpy alone.

    python3 reference.py > reference.txt

Each line: case, row and column of a coarse cell, the mean of its detail, and the detail of its first and last child.
"""
import numpy as np

HEIGHT, WIDTH, RADIUS = 20, 24, 8
SHARES = {2: [0.2, 0.3], 3: [0.1, 0.11, 0.37 / 3], 4: [0.05, 0.06, 0.0675, 0.0725], 10: [0.01] * 10}


def noise(seed, rows, columns):
    """Uniform numbers from 0 to 1, by arithmetic modulo 2^64."""
    i, j = np.meshgrid(np.arange(rows, dtype=np.uint64), np.arange(columns, dtype=np.uint64), indexing="ij")
    with np.errstate(over="ignore"):
        h = i * np.uint64(0x9E3779B97F4A7C15) + j * np.uint64(0xC2B2AE3D27D4EB4F) + np.uint64(seed * 0x165667B19E3779F9 % 2**64)
        h = (h ^ (h >> np.uint64(32))) * np.uint64(0xD6E8FEB86659FD93)
        h ^= h >> np.uint64(32)
    return (h >> np.uint64(11)).astype(float) * 2.0**-53


def covariate(role, f):
    """A field on fine cells; places in coarse cells, so that it looks much the same at all factors."""
    i, j = np.meshgrid(np.arange(HEIGHT * f) / f, np.arange(WIDTH * f) / f, indexing="ij")
    if role == "ELEVATION":
        return 800 + 700 * np.sin(1.4 * i + 1) * np.cos(0.9 * j) + 300 * noise(1, HEIGHT * f, WIDTH * f)
    if role == "LAND":
        return np.clip(0.5 + 1.2 * np.sin(0.5 * i) * np.cos(0.4 * j + 1) + 0.2 * noise(2, HEIGHT * f, WIDTH * f), 0, 1)
    if role == "CLIMATOLOGY":
        return 283 + 5 * np.sin(1.4 * i + 1) * np.cos(0.9 * j) + noise(3, HEIGHT * f, WIDTH * f)
    return 5e6 * noise(4, HEIGHT * f, WIDTH * f)


def averages(x, f):
    weights = np.array(SHARES[f])[None, :, None, None]
    return (x.reshape(HEIGHT, f, WIDTH, f) * weights).sum((1, 3))


def around(a, radius):
    """The neighbours of each cell: [row, column, down, across], with mirrored edges."""
    return np.lib.stride_tricks.sliding_window_view(np.pad(a, radius, mode="symmetric"), (2 * radius + 1,) * 2)


def filtered(a, weights):
    return np.einsum("ijkl,k,l->ij", around(a, len(weights) // 2), weights, weights)


def bell(sigma, radius):
    w = np.exp(-(np.arange(-radius, radius + 1) ** 2) / (2 * sigma**2))
    return w / w.sum()


def local(a):
    return filtered(a, bell(4, RADIUS))


def scales(a, m):
    """The finest scales and the next ones: filters take the mean of cells with data; 0 in gaps."""

    def mean(a, weights):
        share = filtered(m, weights)
        return np.where(share > 0, filtered(m * a, weights) / np.where(share > 0, share, 1), 0)

    once = mean(a, np.array([0.25, 0.5, 0.25]))
    return m * (a - once), m * (once - mean(once, np.array([0.25, 0, 0.5, 0, 0.25])))


def interpolated(a, f):
    def axis(n):
        m = np.zeros((n * f, n))
        for i in range(n * f):
            place = (i + 0.5) / f - 0.5
            low = int(np.floor(place))
            m[i, max(low, 0)] += low + 1 - place
            m[i, min(low + 1, n - 1)] += place - low
        return m

    return axis(a.shape[0]) @ a @ axis(a.shape[1]).T


def detail(band, roles, fine, f):
    data = ~np.isnan(band)
    m, y, n = data.astype(float), np.where(data, band, 0), len(roles)
    x = [averages(each, f) for each in fine]
    y1, y2 = scales(y, m)
    x1, x2 = zip(*[scales(each, m) for each in x])
    cells = 2 * np.pi * 16 * local(m)
    cautious = [i for i in range(n) if roles[i] != "CLIMATOLOGY"]
    slopes = np.zeros((n, HEIGHT, WIDTH))
    s = [[local(p * q) for q in x1] for p in x1]
    t = [local(p * y1) for p in x1]
    v = local(y1 * y1)
    size = [np.sqrt(local(each * each)) for each in x]
    sea = [1 - np.clip(each, 0, 1) for each in x]
    for r in range(HEIGHT):
        for c in range(WIDTH):
            dry = [roles[i] == "LAND" and not local_ratio(m, sea[i], r, c) for i in range(n)]
            use = [i for i in range(n) if not dry[i] and np.sqrt(s[i][i][r, c]) > 1e-7 * size[i][r, c]]
            freedom = cells[r, c] - (n - sum(dry))
            if not use or freedom < 2:
                continue
            d = np.array([np.sqrt(s[i][i][r, c]) for i in use])
            corr = np.array([[s[i][j][r, c] for j in use] for i in use]) / np.outer(d, d)
            rho = np.array([t[i][r, c] for i in use]) / d
            inverse = np.linalg.inv(corr + 0.05 * np.eye(len(use)))
            g = inverse @ rho
            noise_left = max(v[r, c] - (2 * g @ rho - g @ corr @ g), 0) / max(freedom, 1)
            for k, i in enumerate(use):
                chance = noise_left * inverse[k, k]
                if g[k] ** 2 > 8 * chance:
                    slopes[i, r, c] = (1 - 8 * chance / g[k] ** 2) * g[k] / d[k]
    if cautious:
        e1 = sum(slopes[i] * x1[i] for i in cautious)
        e2 = sum(slopes[i] * x2[i] for i in cautious)
        over = local(e2 * y2) * local(e1 * e1)
        ratio = np.where(over > 0, local(e1 * y1) * local(e2 * e2) / np.where(over > 0, over, 1), 1)
        slopes[cautious] *= np.clip(ratio, 0, 1) ** 2
    e = 0
    near, data_near = filtered(m, bell(2, 6)), local(m)
    for i in range(n):
        smooth = np.where(near > 1e-6, filtered(m * x[i], bell(2, 6)) / np.maximum(near, 1e-6), filtered(x[i], bell(2, 6)))
        a = fine[i] - interpolated(smooth, f)
        if i in cautious:
            mean = local(m * x[i]) / np.maximum(data_near, 1e-6)
            sd = np.sqrt(np.maximum(local(m * x[i] ** 2) / np.maximum(data_near, 1e-6) - mean**2, 0))
            limit = np.where(np.kron(data_near < 1 - 1e-9, np.ones((f, f))) > 0, 4 * interpolated(np.where(data_near > 1e-6, sd, 0), f), np.inf)
            a = np.clip(a, -limit, limit)
        e = e + interpolated(slopes[i], f) * a
    return e


def local_ratio(m, sea, r, c):
    """Whether at least half of the sea nearby has data."""
    w = np.outer(bell(4, RADIUS), bell(4, RADIUS))
    return (around(m * sea, RADIUS)[r, c] * w).sum() >= 0.5 * (around(sea, RADIUS)[r, c] * w).sum() > 0


def case(f, roles, gaps):
    fine = [covariate(role, f) for role in roles]
    i, j = np.meshgrid(np.arange(HEIGHT), np.arange(WIDTH), indexing="ij")
    lapse = 0 if roles == ["LAND"] else -0.006
    band = 280 + np.sin(0.2 * i) + 0.5 * noise(5, HEIGHT, WIDTH) - 6 * averages(covariate("LAND", f), f)
    band = band + lapse * averages(covariate("ELEVATION", f), f)
    if gaps == "sea":
        band[averages(covariate("LAND", f), f) < 0.5] = np.nan
    if gaps == "holes":
        band[noise(6, HEIGHT, WIDTH) < 0.04] = np.nan
    if gaps == "edge":
        band[(i - 10) ** 2 + (j - 4) ** 2 > 60] = np.nan
    return band, fine, detail(band, roles, fine, f)


CASES = [
    (2, ["ELEVATION"], "none"),
    (3, ["ELEVATION"], "holes"),
    (4, ["ELEVATION"], "edge"),
    (4, ["ELEVATION", "LAND"], "none"),
    (4, ["ELEVATION", "LAND"], "sea"),
    (3, ["LAND"], "holes"),
    (10, ["CLIMATOLOGY"], "none"),
    (3, ["CLIMATOLOGY"], "sea"),
    (2, ["CLIMATOLOGY", "ELEVATION"], "holes"),
    (4, ["OTHER", "LAND", "ELEVATION"], "edge"),
]

if __name__ == "__main__":
    for f, roles, gaps in CASES:
        band, fine, e = case(f, roles, gaps)
        mean = averages(e, f)
        for r, c in zip((0, 0, 3, 7, 9, 10, 10, 11, 15, 19), (0, 23, 5, 12, 3, 4, 8, 2, 20, 11)):
            if not np.isnan(band[r, c]):
                name = f"{f} {'+'.join(roles)} {gaps}"
                print(name, r, c, *map(repr, map(float, (mean[r, c], e[r * f, c * f], e[(r + 1) * f - 1, (c + 1) * f - 1]))))
