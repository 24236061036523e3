#!/usr/bin/env python3
"""Samantha as a client of llama.cpp's own server, which is not part of this project.   llama_server.py LLAMA_SERVER MODEL.gguf [SAMANTHA]

Starts that server on loopback in the ways that people start it, lets her talk with it, and looks at what passes between the two. Each request gets a grammar on its way that
makes the model say sentences, so that any model will do, one with random weights (build/write_model qwen2-tiny 1 FILE), too."""
import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "scenarios"))
from showing import WebSocket  # noqa: E402

PATIENCE = 120  # seconds
WORDS = ("sea|harbour|rope|mast|wind|boat|paint|sail", "was|looked|sounded|seemed", "cold|quiet|slow|bright|grey|busy|gentle", "that day|from the shore|at first|by evening|in the rain")
MODELS = re.compile("The (%s) (%s) (%s) (%s)\\." % WORDS)
SAID = ("my boat is called Marigold", "we painted it on sunday", "the left side still leaks a little", "my sister helped with the mast", "it was windy all week", "we had soup on board", "the harbour was full",
        "an old man waved at us", "the rope is new", "tomorrow we sail again")
TURNS = "{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content }}<|im_end|>\n{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
NO_SYSTEM = "{% if messages[0].role == 'system' %}{{ raise_exception('System role not supported') }}{% endif %}" + TURNS
ALTERNATE = "{% for m in messages %}{% if (m.role == 'user') != (loop.index0 % 2 == 0) %}{{ raise_exception('Conversation roles must alternate user/assistant/user/assistant/...') }}{% endif %}{% endfor %}" + TURNS
MAY_THINK = TURNS + "{% if add_generation_prompt and enable_thinking is defined and not enable_thinking %}<think>\n\n</think>\n\n{% endif %}"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """llama.cpp's server, ready unless it is not waited for."""

    def __init__(self, binary, model, *options, wait=True):
        self.port = free_port()
        command = [binary, "-m", model, "--host", "127.0.0.1", "--port", str(self.port), "--no-ui", "-t", "2", *options]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while wait and self.get("/health") is None:
            if self.process.poll() is not None:
                raise RuntimeError("llama-server ended at once: " + " ".join(command))
            time.sleep(0.05)

    def get(self, path):
        try:
            with urllib.request.urlopen("http://127.0.0.1:%d%s" % (self.port, path), timeout=10) as answer:
                return json.load(answer)
        except (OSError, ValueError):
            return None

    def is_busy(self):
        return any(slot["is_processing"] for slot in self.get("/slots") or ())

    def end(self, by=signal.SIGKILL):
        self.process.send_signal(by)
        self.process.wait(PATIENCE)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.end()


def sentences(count):
    return " ".join("The %s." % " ".join(random.choice(words.split("|")) for words in WORDS) for _ in range(count))


def thoughts():
    return "<think>\nThe person tells of a boat. Hm. Hm.\n</think>\n\n" + sentences(2)


class Relay:
    """Between the two: passes everything on, and keeps it. What the model is to say goes along as a grammar."""

    def __init__(self, port, say=lambda: sentences(3)):
        self.to, self.say, self.sent, self.answers, self.hung_up = port, say, b"", b"", 0.0
        self.door = socket.create_server(("127.0.0.1", 0))
        self.port = self.door.getsockname()[1]
        self.url = "http://127.0.0.1:%d/v1" % self.port
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            client = self.door.accept()[0]
            try:
                server = socket.create_connection(("127.0.0.1", self.to), 10)
            except OSError:
                client.close()
                continue
            server.settimeout(None)
            threading.Thread(target=self.pass_on, args=(client, server, "sent"), daemon=True).start()
            threading.Thread(target=self.pass_on, args=(server, client, "answers"), daemon=True).start()

    def with_grammar(self, request):
        """What can be sent of the bytes that came, and what has to wait for more."""
        head, gap, body = request.partition(b"\r\n\r\n")
        length = re.search(rb"Content-Length: (\d+)", head)
        if not gap or (length and len(body) < int(length.group(1))):
            return b"", request
        if length:
            asked = dict(json.loads(body), grammar="root ::= " + json.dumps(self.say()))
            body = json.dumps(asked).encode()
            head = head.replace(length.group(), b"Content-Length: %d" % len(body))
        return head + gap + body, b""

    def pass_on(self, one, other, kept):
        waiting = b""
        try:
            while data := one.recv(65536):
                setattr(self, kept, getattr(self, kept) + data)
                if kept == "sent":
                    data, waiting = self.with_grammar(waiting + data)
                other.sendall(data)
        except OSError:
            pass
        if kept == "sent":
            self.hung_up = time.monotonic()
        for end in (one, other):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def usages(self):
        """(prompt tokens, of them from the cache, made) of each answer that came to its end."""
        found = re.findall(rb'"usage":\{"completion_tokens":(\d+),"prompt_tokens":(\d+),"total_tokens":\d+,"prompt_tokens_details":\{"cached_tokens":(\d+)', self.answers)
        return [(int(prompt), int(cached), int(made)) for made, prompt, cached in found]


class Samantha:
    """Her server, and talks over it."""

    def __init__(self, program, folder, *minds, key=""):
        self.folder = tempfile.mkdtemp(dir=folder)
        command = [program, "serve", "--open", "--listen", "127.0.0.1:0", "--data", self.folder, "--mind", "openai:" + ",".join(minds)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=dict(os.environ, SAMANTHA_API_KEY=key))
        self.port = int(re.search(r":(\d+)/", self.process.stdout.readline()).group(1))
        self.talks, self.count = {}, 0

    def begin(self, words, person="dana"):
        if person not in self.talks:
            self.talks[person] = WebSocket(self.port, "/v1/talk?person=" + person)
            self.talks[person].socket.settimeout(PATIENCE)
        self.count += 1
        self.talks[person].send({"type": "say", "id": str(self.count), "text": words})
        return self.talks[person]

    def say(self, words, person="dana"):
        return self.begin(words, person).answer()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(PATIENCE)


def is_models(done):
    """Whether the model's own words came through."""
    return MODELS.search(done.get("reply", "")) is not None


class Checks:
    def __init__(self, binary, model, program, folder):
        self.binary, self.model, self.program, self.folder, self.wrong = binary, model, program, folder, 0

    def that(self, what, right, seen=""):
        self.wrong += not right
        print("%s %s%s" % ("ok   " if right else "WRONG", what, ": %s" % (seen,) if seen != "" else ""), flush=True)

    def server(self, *options, **more):
        return Server(self.binary, self.model, *options, **more)

    def samantha(self, *minds, **more):
        return Samantha(self.program, self.folder, *minds, **more)

    def talks(self):
        with self.server("-np", "4", "-c", "32768") as server:
            relay = Relay(server.port)
            with self.samantha(relay.url + "#any") as she:
                pieces = []
                talk, done = she.begin(SAID[0]), None
                while done is None:
                    message = talk.receive()
                    pieces += [message["text"]] if message["type"] == "reply.delta" else []
                    done = message if message["type"] == "reply.done" else None
                self.that("her sentences come one by one", is_models(done) and len(pieces) > 1, done.get("reply"))
                for words in SAID[1:]:
                    done = she.say(words)
                self.that("ten turns in the model's words", is_models(done), done.get("reply"))
            self.cached("one person, 4 slots", relay.usages())
            self.crowd("four people side by side", server, 0.5)
        with self.server("-c", "8192") as server:
            self.crowd("four people in one cache with room for three", server, 1.0)  # where it is full, the server drops what it has read

    def cached(self, whose, usages):
        """From the second turn on only what is new is read: at most the answer before (some templates write it otherwise than it was given), and the turn's own words. Where
        a talk has grown too long and is shortened, all behind who she is is read again."""
        fresh = [prompt - cached for prompt, cached, _ in usages]
        new = [after[0] - before[0] for before, after in zip(usages, usages[1:])]
        late = fresh[1:]
        self.that("%s: tokens read anew in turns 2 to %d" % (whose, len(fresh)), len(usages) > 1 and all(f <= n + 8 for f, n in zip(late, new) if n > 0), "%s, of %s in all, which grew by %s" % (late, [u[0] for u in usages][1:], new))

    def crowd(self, how, server, most_anew):
        people = ["p%d" % i for i in range(4)]
        relay = Relay(server.port)
        with self.samantha(relay.url + "#any") as she:
            answers = {person: [] for person in people}

            def live(person):
                for words in SAID[:5]:
                    answers[person].append(she.say(words, person))
            for person in people:
                she.begin("hello", person).answer()
            threads = [threading.Thread(target=live, args=(person,)) for person in people]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        spoken = sum(is_models(done) for each in answers.values() for done in each)
        usages = relay.usages()[4:]
        fresh, read = sum(prompt - cached for prompt, cached, _ in usages), sum(prompt for prompt, _, _ in usages)
        self.that(how, spoken >= 16 and fresh <= most_anew * read, "%d of 20 in the model's words, %d of %d tokens read anew, %d errors on the way" % (spoken, fresh, read, relay.answers.count(b'"error":')))

    def cancels(self):
        with self.server("-np", "1", "-c", "8192") as server:
            relay = Relay(server.port, lambda: sentences(60))
            with self.samantha(relay.url) as she:
                she.say("hello")
                talk = she.begin("please write a long story about the sea")
                while not is_models({"reply": talk.answer(("reply.delta", "reply.done")).get("text", "")}):
                    pass
                was_busy = server.is_busy()
                talk.send({"type": "stop"})
                while server.is_busy():
                    time.sleep(0.005)
                ended = time.monotonic()
                done = talk.answer()
                self.that("llama-server stops when she is told to", was_busy and relay.hung_up > 0, "%.0f ms after the connection was closed" % (1000 * (ended - relay.hung_up)))
                self.that("and the words so far stand", is_models(done), done.get("reply", "")[:60])

    def is_too_small(self):
        with self.server("-np", "1", "-c", "3072") as server:
            relay = Relay(server.port)
            with self.samantha(relay.url) as she:
                spoken = [is_models(she.say("%s, and so on and on, number %d" % (SAID[i % 10], i))) for i in range(24)]
            usages, refused = relay.usages(), relay.answers.count(b"exceed_context_size_error")
            self.that("a small context", sum(spoken) >= 20, "%d of 24 in the model's words, prompts up to %d of 3072 tokens, %d refused as too long" % (sum(spoken), max(u[0] for u in usages), refused))

    def is_loading(self):
        with self.server("-np", "1", wait=False) as server:
            relay = Relay(server.port)
            while server.get("/health") is None and b" 503 " not in relay.answers and server.process.poll() is None:
                try:
                    urllib.request.urlopen(relay.url + "/models", timeout=5).close()
                except OSError:
                    pass
            with self.samantha(relay.url) as she:
                self.that("a server that is loading is waited for", is_models(she.say(SAID[0])), "%d answers were 503 Loading model" % relay.answers.count(b" 503 "))

    def keys(self):
        with self.server("-np", "1", "--api-key", "sk-right") as server:
            for key, right in (("sk-right", True), ("sk-wrong", False)):
                relay = Relay(server.port)
                with self.samantha(relay.url, key=key) as she:
                    done = she.say(SAID[0])
                    self.that("the %s key" % key[3:], is_models(done) == right and done["reply"].strip() and (right or done["notices"]), done["notices"])

    def fails_over(self):
        with self.server("-np", "1") as first, self.server("-np", "1") as second:
            one, two = Relay(first.port, lambda: sentences(60)), Relay(second.port)
            with self.samantha(one.url, two.url) as she:
                talk = she.begin("please write a long story about the sea")
                talk.answer(("reply.delta",))
                first.end()
                done = talk.answer()
                self.that("what was said when the first server died stands", done["type"] == "reply.done" and is_models(done), done.get("reply", "")[:60])
                began = time.monotonic()
                done = she.say(SAID[1])
                self.that("the second answers then", is_models(done) and b"chat/completions" in two.sent, "after %.0f ms" % (1000 * (time.monotonic() - began)))

    def templates(self):
        for name, template in (("no system role", NO_SYSTEM), ("roles that alternate, system counted", ALTERNATE)):
            with self.server("-np", "1", "--chat-template", template, "--jinja") as server:
                relay = Relay(server.port)
                with self.samantha(relay.url) as she:
                    spoken = [is_models(she.say(words)) for words in SAID[:4]]
                self.that("a template with " + name, all(spoken), "%d errors on the way" % relay.answers.count(b"HTTP/1.1 5"))
                self.cached("a template with " + name, relay.usages())

    def thinks(self):
        for reasoning in ("deepseek", "none"):
            with self.server("-np", "1", "--chat-template", MAY_THINK, "--jinja", "--reasoning-format", reasoning) as server:
                relay = Relay(server.port, thoughts)
                with self.samantha(relay.url) as she:
                    done = [she.say(words) for words in SAID[:3]]
                told = b'"enable_thinking":false' in relay.sent
                self.that("thoughts as --reasoning-format %s gives them stay unsaid" % reasoning, all(is_models(d) and "Hm" not in d["reply"] for d in done), "asked not to think: %s; %s" % (told, [d["reply"] for d in done]))

    def schemas(self):
        with self.server("-np", "1") as server:
            schema = {"type": "object", "properties": {"mood": {"type": "string", "enum": ["glad", "sad"]}, "n": {"type": "integer", "minimum": 0, "maximum": 9}}, "required": ["mood", "n"], "additionalProperties": False}
            body = {"model": "any", "messages": [{"role": "user", "content": "how are you?"}], "max_tokens": 500, "response_format": {"type": "json_schema", "json_schema": {"name": "answer", "strict": True, "schema": schema}}}
            request = urllib.request.Request("http://127.0.0.1:%d/v1/chat/completions" % server.port, json.dumps(body).encode(), {"Content-Type": "application/json"})
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                text = json.load(answer)["choices"][0]["message"]["content"]
            self.that("a schema, asked for as she asks for one, is kept to", json.loads(text).keys() == {"mood", "n"}, text)


def main():
    if len(sys.argv) < 3:
        print(__doc__)
        return 2
    program = sys.argv[3] if len(sys.argv) > 3 else os.path.join(HERE, "..", "..", "build", "samantha")
    with tempfile.TemporaryDirectory() as folder:
        checks = Checks(*map(os.path.abspath, (sys.argv[1], sys.argv[2], program)), folder)
        for part in (checks.talks, checks.cancels, checks.is_too_small, checks.is_loading, checks.keys, checks.fails_over, checks.templates, checks.thinks, checks.schemas):
            try:
                part()
            except (RuntimeError, OSError, ValueError, KeyError) as trouble:
                checks.that(part.__name__, False, trouble)
    return 1 if checks.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
