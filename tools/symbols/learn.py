"""The network that tells symbols: three convolutions and two full layers, learned from glyphs, written with 8 bits a weight."""
import math
import os
import struct
import time

import numpy as np
import torch
from torch import nn

SIZES, HIDDEN, GLYPH = (12, 24, 48), 96, 1 + 1024 + 16


class Net(nn.Module):
    def __init__(self, classes):
        super().__init__()
        ins = (1,) + SIZES[:-1]
        self.convs = nn.ModuleList(nn.Conv2d(i, o, 3, padding=1) for i, o in zip(ins, SIZES))
        self.hidden, self.last, self.drop = nn.Linear(16 * SIZES[-1] + 4, HIDDEN), nn.Linear(HIDDEN, classes), nn.Dropout(0.15)

    def forward(self, dots, place):
        x = dots
        for conv in self.convs: x = torch.relu(torch.max_pool2d(conv(x), 2))
        x = torch.relu(self.hidden(torch.cat([self.drop(x.flatten(1)), place], 1)))
        return self.last(self.drop(x))


def load(files):
    rows = np.concatenate([np.fromfile(f, np.uint8, count=os.path.getsize(f) // GLYPH * GLYPH).reshape(-1, GLYPH) for f in files])
    return rows[:, 0].astype(np.int64), rows[:, 1:1025].reshape(-1, 1, 32, 32), rows[:, 1025:].copy().view(np.float32)


def batch(dots, place, label, pick, learning):
    x = torch.from_numpy(dots[pick]).float() / 255
    if learning:
        x = torch.roll(x, (int(np.random.randint(-1, 2)), int(np.random.randint(-1, 2))), (2, 3))
        x = (x * (0.8 + 0.4 * torch.rand(len(pick), 1, 1, 1))).clamp(0, 1)
    p = torch.from_numpy(place[pick])
    if learning: p = p + torch.randn_like(p) * torch.tensor([0.12, 0.12, 0.06, 0.0])
    return x, p, torch.from_numpy(label[pick])


@torch.no_grad()
def right(net, dots, place, label, rows):
    net.eval()
    hits = np.concatenate([net(x, p).argmax(1).eq(y).numpy() for x, p, y in (batch(dots, place, label, rows[i:i + 1000], False) for i in range(0, len(rows), 1000))])
    net.train()
    return hits.mean()


def write(net, path):
    layers = [(layer.weight, layer.bias) for layer in (*net.convs, net.hidden, net.last)]
    with open(path, "wb") as out:
        out.write(b"SAMSYM02")
        for weight, bias in layers:
            w, b = weight.detach().numpy().reshape(len(weight), -1), bias.detach().numpy()
            out.write(struct.pack("<II", *w.shape))
            for row, c in zip(w, b):
                scale = max(1e-8, float(np.abs(row).max()) / 127)
                out.write(struct.pack("<ff", scale, float(c)) + np.clip(np.round(row / scale), -127, 127).astype(np.int8).tobytes())


def train(files, assets, classes):
    """For MINUTES (of the clock); begins from the weights in KEPT, where there are some."""
    torch.manual_seed(5)
    np.random.seed(5)
    torch.set_num_threads(1)
    label, dots, place = load(files)
    rows = np.random.permutation(len(label))
    kept, rows = rows[:3000], rows[3000:]
    net, size, state = Net(classes), 128, os.environ.get("KEPT")
    if state and os.path.exists(state): net.load_state_dict(torch.load(state))
    most, minutes, begun, done = float(os.environ.get("RATE", "2e-3")), float(os.environ.get("MINUTES", "20")), time.time(), 0
    rate = torch.optim.Adam(net.parameters(), most, weight_decay=1e-5)
    loss_of = nn.CrossEntropyLoss(label_smoothing=0.02)
    print(len(rows), "glyphs", flush=True)
    gone = 0
    while gone < 1:
        np.random.shuffle(rows)
        for i in range(0, len(rows) - size, size):
            gone = (time.time() - begun) / 60 / minutes
            if gone >= 1: break
            for group in rate.param_groups: group["lr"] = most * (min(1, (done + 1) / 150) * 0.5 * (1 + math.cos(math.pi * gone)) + 0.005)
            x, p, y = batch(dots, place, label, rows[i:i + size], True)
            loss = loss_of(net(x, p), y)
            rate.zero_grad()
            loss.backward()
            rate.step()
            done += 1
            if done % 250 == 0:
                print(done, "loss %.3f" % loss.item(), "kept %.4f" % right(net, dots, place, label, kept[:1500]), "%.0f s" % (time.time() - begun), flush=True)
                write(net, os.path.join(assets, "symbols.bin"))
    print("kept %.4f" % right(net, dots, place, label, kept))
    write(net, os.path.join(assets, "symbols.bin"))
    if state: torch.save(net.state_dict(), state)
