#!/usr/bin/env python3
"""Measures when she takes a turn as over, on turns spoken on the spot by flite and espeak-ng, with pauses to think, fillers and noise.

  measure_turn_end.py build/turn_ends [--recordings FOLDER | --split test|tune] [--times 2] [--most-cut-ins 0.03] [--most-wait 150] [--set fade=10 ...] [--only KEY=VALUE] [--dump FILE]

A cut-in is a turn taken as over before its last sound. The wait is from the last sound to the decision, over the turns that were not cut. The recogniser is simulated: words
become known `latency` ms after a recognition was begun, with errors; see listening.h. The same seeds give the same turns. Exit 1 where a bar is missed."""
import argparse
import array
import glob
import json
import os
import random
import subprocess
import sys
import wave

HERE = os.path.dirname(os.path.abspath(__file__))
SPEAKERS = {
    ("en", "tune"): ["flite:slt", "flite:kal", "espeak:en-us+m1", "espeak:en-us+f1", "espeak:en-gb-x-rp+m3", "espeak:en-gb-x-rp+f3"],
    ("en", "test"): ["flite:rms", "flite:awb", "espeak:en-us+m2", "espeak:en-us+f2", "espeak:en-gb-x-rp+m4", "espeak:en-029+f4"],
    ("ko", "tune"): ["espeak:ko+m1", "espeak:ko+m3", "espeak:ko+m5", "espeak:ko+f1", "espeak:ko+f3"],
    ("ko", "test"): ["espeak:ko+m2", "espeak:ko+m4", "espeak:ko+m6", "espeak:ko+f2", "espeak:ko+f4"],
}
CUT_ELSEWHERE = 0.25   # of the turns have a pause at a place drawn by chance
NOISES = ["none", "none", "none", "white", "pink", "babble"]


def lines_of(language, split):
    with open(os.path.join(HERE, "said_%s_%s.txt" % (language, split)), encoding="utf-8") as f:
        return [line.strip() for line in f if line.strip() and not line.startswith("#")]


def pause_ms(dice):
    return int(200 * (2500 / 200) ** dice.random())


def make_item(line, language, split, time, others):
    dice = random.Random("%s %s %d %s" % (language, split, time, line))
    asked = line.startswith("> ")
    words, places = [], []
    for part in line.lstrip("> ").split("|"):
        words += part.split()
        places.append(len(words) - 1)
    places.pop()
    chosen = {place for place in places if dice.random() < 0.7}
    if len(words) > 2 and dice.random() < CUT_ELSEWHERE:
        chosen.add(dice.randrange(len(words) - 1))
    speakers = SPEAKERS[language, split]
    item = {"id": "%s-%s-%d %s" % (language, split, time, line), "language": language, "voice": dice.choice(speakers), "speed": round(dice.uniform(0.85, 1.2), 2),
            "pitch": round(dice.uniform(0.85, 1.2), 2), "text": " ".join(words), "asked": asked, "noise": dice.choice(NOISES), "snr": round(dice.uniform(5, 20), 1),
            "level": round(dice.uniform(-32, -18), 1), "seed": dice.randrange(1 << 30), "errors": 0.03,
            "pauses": [{"after": place, "ms": pause_ms(dice), "breath": dice.random() < 0.3} for place in sorted(chosen)]}
    if item["noise"] == "babble":
        item["babble"] = {"voice": dice.choice(speakers), "text": " ".join(dice.sample(others, 3)).replace("| ", "").replace("> ", "")}
    if item["noise"] != "none" and item["snr"] < 10:
        item["errors"] = 0.06
    return item


def make_items(split, times):
    items = []
    for language in ("en", "ko"):
        lines = lines_of(language, split)
        for time in range(times):
            items += [make_item(line, language, split, time, lines) for line in lines]
    return items


WITHOUT_TIMES = {"jfk/jfk.wav": "And so, | my fellow Americans, | ask not | what your country can do for you, | ask what you can do for your country."}
TIMES_OF_A_RECORDING = 12


def speech_of(path):
    """Stretches of speech in a recording, ms, by its loudness alone: over a twentieth of its loudest 20 ms, gaps under 150 ms closed."""
    with wave.open(path) as f:
        rate, samples = f.getframerate(), array.array("h", f.readframes(f.getnframes()))
    step = rate // 50
    loud = [max(abs(s) for s in samples[at:at + step]) for at in range(0, len(samples) - step, step)]
    stretches = []
    for i, level in enumerate(loud):
        if level < max(loud) / 20:
            continue
        if stretches and i * 20 - stretches[-1][1] < 150:
            stretches[-1][1] = i * 20 + 20
        else:
            stretches.append([i * 20, i * 20 + 20])
    return stretches


def spread(words, stretches):
    """Words over the speech, each as long as it has letters."""
    letters, speech = sum(len(w) for w in words), sum(b - a for a, b in stretches)
    timed, said = [], 0

    def place(share):
        left = share * speech
        for a, b in stretches:
            if left <= b - a:
                return a + left
            left -= b - a
        return stretches[-1][1]

    for word in words:
        timed.append([word, round(place(said / letters) + 1), round(place((said + len(word)) / letters))])
        said += len(word)
    return timed


def recordings(folder):
    """(path, language, timed words, where one may pause) of each recording with a transcript."""
    out = []
    with open(os.path.join(folder, "picovoice", "test_data.json"), encoding="utf-8") as f:
        known = json.load(f)["tests"]["language_tests"]
    for test in known:
        path = os.path.join(folder, "picovoice", test["audio_file"])
        if os.path.exists(path) and test["language"] in ("en", "ko"):
            out.append((path, test["language"], [[w["word"], round(1000 * w["start_sec"]), round(1000 * w["end_sec"])] for w in test["words"]]))
    texts = {os.path.join(folder, name): text for name, text in WITHOUT_TIMES.items()}
    for text in sorted(glob.glob(os.path.join(folder, "librivox", "*.txt"))):
        with open(text, encoding="utf-8") as f:
            texts[text[:-4] + ".wav"] = f.read()
    for path, text in texts.items():
        out.append((path, "en", spread(text.replace("|", "").split(), speech_of(path))))
    return out


def recorded_items(folder):
    items = []
    for path, language, words in recordings(folder):
        for time in range(TIMES_OF_A_RECORDING):
            dice = random.Random("%s %d" % (os.path.basename(path), time))
            places = sorted(dice.sample(range(len(words) - 1), dice.choice([0, 1, 1, 2])))
            items.append({"id": "%s-%d" % (os.path.basename(path), time), "language": language, "wav": path, "words": words, "asked": False, "voice": "recorded",
                          "noise": dice.choice(["none", "none", "white", "pink"]), "snr": round(dice.uniform(10, 20), 1), "level": round(dice.uniform(-32, -18), 1),
                          "seed": dice.randrange(1 << 30), "errors": 0.03, "pauses": [{"after": place, "ms": pause_ms(dice), "breath": dice.random() < 0.3} for place in places]})
    return items


def listen(tool, items, settings, split):
    others = {language: [word.strip(".,?!") for line in lines_of(language, split) for word in line.replace("|", "").replace(">", "").split()] for language in ("en", "ko")}
    head = [{"settings": settings}, {"others": others}]
    lines = "".join(json.dumps(line) + "\n" for line in head + items)
    run = subprocess.run([tool], input=lines, stdout=subprocess.PIPE, text=True, check=False)
    if run.returncode != 0:
        sys.exit("%s failed" % tool)
    return [json.loads(line) for line in run.stdout.splitlines()]


def quantile(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(share * len(values)))] if values else float("nan")


def report(name, pairs):
    """One line of figures; (share of cut-ins, median wait)."""
    cut = [r for _, r in pairs if 0 <= r["over"] < r["end"]]
    waits = [r["over"] - r["end"] if r["over"] >= 0 else 9999 for _, r in pairs if not 0 <= r["over"] < r["end"]]
    speech = sum(min(r["over"] if r["over"] >= 0 else r["end"], r["end"]) - r["begin"] for _, r in pairs)
    share = len(cut) / max(1, len(pairs))
    print("%-22s %4d turns  cut in %5.2f %%  wait median %4.0f  p75 %4.0f  p90 %4.0f  p95 %4.0f ms  recognising %3.0f %% of the time" %
          (name, len(pairs), 100 * share, quantile(waits, 0.5), quantile(waits, 0.75), quantile(waits, 0.9), quantile(waits, 0.95),
           100 * sum(r["recognising"] for _, r in pairs) / max(1, speech)))
    return share, quantile(waits, 0.5)


def where(result):
    """In which word or pause a turn was cut."""
    before = 0
    for word, begin, end in result["said"]:
        if result["over"] < begin:
            return "%.0f ms into a pause of %.0f before '%s'" % (result["over"] - before, begin - before, word)
        if result["over"] < end:
            return "in the word '%s'" % word
        before = end
    return "at the end"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tool")
    parser.add_argument("--split", default="test", choices=["test", "tune"])
    parser.add_argument("--times", type=int, default=2)
    parser.add_argument("--most-cut-ins", type=float, default=1)
    parser.add_argument("--most-wait", type=float, default=1e9)
    parser.add_argument("--set", nargs="*", default=[])
    parser.add_argument("--recordings", metavar="FOLDER", help="recorded turns in place of spoken ones: a folder with picovoice/, librivox/, jfk/")
    parser.add_argument("--dump")
    parser.add_argument("--tell", action="store_true", help="the turns that were cut")
    given = parser.parse_args()
    items = recorded_items(given.recordings) if given.recordings else make_items(given.split, given.times)
    results = listen(given.tool, items, {k: float(v) for k, v in (s.split("=") for s in given.set)}, given.split)
    pairs = list(zip(items, results))
    share, wait = report("all", pairs)
    for key, values in (("language", ("en", "ko")), ("noise", ("none", "white", "pink", "babble"))):
        for value in values:
            report("%s %s" % (key, value), [p for p in pairs if p[0][key] == value])
    report("with a pause", [p for p in pairs if p[0]["pauses"]])
    if given.dump:
        with open(given.dump, "w", encoding="utf-8") as f:
            for item, result in pairs:
                f.write(json.dumps({"item": item, "result": result}, ensure_ascii=False) + "\n")
    if given.tell:
        for item, r in pairs:
            if 0 <= r["over"] < r["end"]:
                last = r["junctures"][-1] if r["junctures"] else None
                print("  cut %5.0f ms early, %s: %s %s | heard: %s" % (r["end"] - r["over"], where(r), item["voice"], item["id"], last and (last["words"], round(last["odds"], 2))))
    failed = share > given.most_cut_ins or wait > given.most_wait
    if failed:
        print("FAILED: at most %.1f %% cut in and a median wait of %.0f ms were asked for" % (100 * given.most_cut_ins, given.most_wait))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
