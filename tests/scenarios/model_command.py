#!/usr/bin/env python3
"""`samantha model` as people who bring models use it.   model_command.py PROGRAM WRITE_MODEL"""
import json
import os
import subprocess
import sys
import tempfile

HASH = "5" * 64


class Home:
    """A home with models of random weights in it."""

    def __init__(self, program, write_model, folder):
        self.program, self.folder = program, folder
        self.data = os.path.join(folder, "data")
        self.models = os.path.join(self.data, "models")
        os.makedirs(self.models)
        for shape in ("llama-tiny", "qwen2-tiny-q4_0"):
            subprocess.run([write_model, shape, "1", os.path.join(self.models, shape + ".gguf")], check=True, timeout=60)
        with open(os.path.join(self.models, "llama-tiny.gguf"), "rb") as whole, open(os.path.join(self.models, "cut.gguf"), "wb") as cut:
            cut.write(whole.read()[:9000])

    def run(self, *arguments):
        names = ("PATH", "LD_LIBRARY_PATH")
        environment = dict({name: os.environ[name] for name in names if name in os.environ}, HOME=self.folder)
        done = subprocess.run([self.program, "model", *arguments, "--data", self.data], capture_output=True, text=True, timeout=120, env=environment, stdin=subprocess.DEVNULL)
        return done.returncode, done.stdout, done.stderr


def lists(home):
    models = {model["name"]: model for model in map(json.loads, home.run("list", "--json")[1].splitlines())}
    if sorted(models) != ["cut.gguf", "llama-tiny.gguf", "qwen2-tiny-q4_0.gguf"]:
        yield "list: finds %s" % sorted(models)
        return
    if "refused" not in models["cut.gguf"] or "mind" in models["cut.gguf"]:
        yield "list: a file cut short is offered"
    tiny = models["qwen2-tiny-q4_0.gguf"]
    if tiny["mind"] != "llama:" + os.path.realpath(os.path.join(home.models, "qwen2-tiny-q4_0.gguf")) or tiny["quantisation"] != "Q4_0" or tiny["context"] != 4096:
        yield "list: tells %s" % tiny
    if "--mind llama:" not in home.run("list")[1]:
        yield "list: does not say what to pass to --mind"


def checks(home):
    code, out, _ = home.run("check", "llama-tiny")
    if code != 0 or "llama-tiny.gguf" not in out or "needs " not in out:
        yield "check: %d, %s" % (code, out)
    code, _, errors = home.run("check", "cut")
    if code != 1 or errors.count("\n") != 1 or "is refused" not in errors:
        yield "check: a file cut short is not refused with one line: " + errors
    if home.run("check", "nothing-like-it")[0] != 1:
        yield "check: a model that is not there is there"


def recommends(home):
    best = json.loads(home.run("recommend", "--json")[1].splitlines()[0])
    if best["fits"] not in ("good", "tight") or best["tokens_per_second"] <= 0 or not best["reason"].startswith("needs "):
        yield "recommend: tells %s" % best


def gets(home):
    for arguments, line in (
            (("get", "unknown"), "lists no \"unknown\""),
            (("get", "--url", "https://example.org/a.gguf"), "no sha256"),
            (("get", "--url", "http://example.org/a.gguf", "--sha256", HASH, "--yes"), "https://"),
            (("get", "--url", "https://example.org/a.gguf", "--sha256", HASH), "say --yes"),
            (("get", "--url", "https://127.0.0.1:1/a.gguf", "--sha256", HASH, "--yes"), "127.0.0.1")):
        code, out, errors = home.run(*arguments)
        if code != 1 or out or line not in errors:
            yield "get: %s gives %d, %s" % (" ".join(arguments), code, errors)
    with open(os.path.join(home.data, "models.json"), "w", encoding="utf-8") as file:
        json.dump({"models": [{"name": "mine", "url": "https://example.org/mine.gguf", "sha256": HASH, "bytes": 5, "licence": "MIT"}]}, file)
    if "licence MIT" not in home.run("get", "mine")[2]:
        yield "get: a model of the list is got without telling its licence"


def main():
    program, write_model = map(os.path.abspath, sys.argv[1:3])
    with tempfile.TemporaryDirectory(prefix="samantha-model-") as folder:
        home = Home(program, write_model, folder)
        faults = [fault for part in (lists, checks, recommends, gets) for fault in part(home)]
    print("\n".join(faults) if faults else "model command: well")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
