#!/usr/bin/env python3
"""Measures what she does about sounds made while she speaks: backchannels, laughs, coughs and knocks should not stop her; words with content should, and hush her at once.

  measure_barge_in.py build/turn_ends [--most-false 0.02] [--most-hush 150] [--set again=70]

False: she gave up the floor for a backchannel. Hush: from the first sound of a true interruption until she holds. Needless: how often she held for nothing, and how long."""
import argparse
import random
import sys

from measure_turn_end import SPEAKERS, listen, quantile

BACKCHANNELS = {
    "en": [("mm-hm", None), ("uh huh", None), ("yeah", None), ("yeah, yeah", None), ("right", None), ("okay", None), ("oh wow", None), ("i see", None), ("really?", None), ("ha ha ha", "[laughter]"),
           ("ha ha ha ha", "Haha."), ("hmm", "Hmm."), ("sure", None), ("oh no", None), ("yes", None), ("oh really?", None), ("cool", None), ("that's true", None), ("mm", "Mm."), ("of course", None)],
    "ko": [("응", None), ("응응", None), ("네", None), ("네네", None), ("음", None), ("아 그래?", None), ("그렇구나.", None), ("맞아요.", None), ("진짜?", None), ("하하하", "ㅋㅋㅋ"),
           ("하하하하", "[웃음]"), ("어", None), ("그러게.", None), ("아하", None), ("우와", None), ("정말요?", None), ("그럼요.", None), ("예", None), ("헐", None), ("그쵸.", None)],
}
INTERRUPTIONS = {
    "en": ["stop", "wait a second", "no, that's not what i meant", "can i ask you something?", "hold on", "what do you mean by that?", "let's talk about something else", "yeah but i don't agree",
           "i have to go", "sorry, the phone is ringing", "samantha, stop", "how long does it take?", "actually no", "you already told me that", "okay, and then what?"],
    "ko": ["그만", "잠깐만요", "아니, 그 말이 아니야", "하나만 물어봐도 돼?", "잠깐", "그게 무슨 말이야?", "다른 얘기 하자", "응 근데 나는 생각이 달라", "나 이제 가야 돼", "미안, 전화가 왔어", "사만다, 그만해",
           "얼마나 걸려?", "아니 됐어", "그건 벌써 말했잖아", "그래서 어떻게 됐는데?"],
}


def make_items():
    items = []
    for language, all_of in BACKCHANNELS.items():
        dice = random.Random("over her " + language)
        speakers = SPEAKERS[language, "test"]
        common = lambda: {"language": language, "over_her": True, "level": round(dice.uniform(-34, -22), 1), "seed": dice.randrange(1 << 30), "noise": dice.choice(["none", "none", "pink"]), "snr": 15}
        for voice in speakers:
            for text, heard in all_of:
                item = {"id": text, "kind": "backchannel", "voice": voice, "text": text, "speed": round(dice.uniform(0.9, 1.2), 2), "pitch": round(dice.uniform(0.85, 1.2), 2), **common()}
                items.append({**item, "heard": heard} if heard else item)
            for text in INTERRUPTIONS[language]:
                items.append({"id": text, "kind": "interruption", "voice": voice, "text": text, "speed": round(dice.uniform(0.9, 1.2), 2), "pitch": round(dice.uniform(0.85, 1.2), 2), **common()})
        for n in range(20):
            items.append({"id": "burst %d" % n, "kind": "burst", "burst": dice.randrange(60, 400), "heard": dice.choice(["", "[cough]", "(coughs)"]), **common()})
    return items


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tool")
    parser.add_argument("--most-false", type=float, default=1)
    parser.add_argument("--most-hush", type=float, default=1e9)
    parser.add_argument("--set", nargs="*", default=[])
    parser.add_argument("--tell", action="store_true")
    given = parser.parse_args()
    items = make_items()
    pairs = list(zip(items, listen(given.tool, items, {k: float(v) for k, v in (s.split("=") for s in given.set)}, "test")))
    worst, hush = 0, 0
    for language in ("en", "ko"):
        nothing = [p for p in pairs if p[0]["language"] == language and p[0]["kind"] != "interruption"]
        real = [p for p in pairs if p[0]["language"] == language and p[0]["kind"] == "interruption"]
        false = [p for p in nothing if p[1]["stopped"] >= 0]
        held = [p[1]["resumed"] - p[1]["held"] for p in nothing if p[1]["held"] >= 0 and p[1]["resumed"] >= 0]
        hushes = [p[1]["held"] - p[1]["begin"] if p[1]["held"] >= 0 else 9999 for p in real]
        missed = [p for p in real if p[1]["stopped"] < 0]
        print("%s: %d backchannels, laughs and bursts: stopped by %.1f %%, held by %.0f %% for a median of %.0f ms; %d interruptions: missed %.1f %%, hush median %.0f, p95 %.0f ms, gave up the floor after %.0f ms" %
              (language, len(nothing), 100 * len(false) / len(nothing), 100 * len(held) / len(nothing), quantile(held, 0.5), len(real), 100 * len(missed) / len(real), quantile(hushes, 0.5), quantile(hushes, 0.95),
               quantile([p[1]["stopped"] - p[1]["begin"] for p in real if p[1]["stopped"] >= 0], 0.5)))
        worst, hush = max(worst, len(false) / len(nothing)), max(hush, quantile(hushes, 0.5))
        if given.tell:
            print("  false:", [p[0]["id"] for p in false], "\n  missed:", [p[0]["id"] for p in missed])
    return 1 if worst > given.most_false or hush > given.most_hush else 0


if __name__ == "__main__":
    sys.exit(main())
