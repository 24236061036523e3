#!/usr/bin/env python3
"""serve --tls as a phone meets it: trust, talk, pairing, and what is refused.   tls.py PROGRAM

127.0.0.2 stands in for an address of the network; nothing listens beyond loopback."""
import base64
import http.client
import json
import os
import re
import socket
import ssl
import struct
import subprocess
import sys
import tempfile
import time
import urllib.parse
import warnings

HOST = "127.0.0.2"


class Server:
    def __init__(self, program, data):
        self.program, self.data = program, data
        self.process = subprocess.Popen([program, "serve", "--tls", "--listen", HOST + ":0", "--data", data, "--person", "Robin"], stdout=subprocess.PIPE, text=True)
        said = re.match(r"Samantha is at https://127\.0\.0\.2:(\d+)/\?token=(\S+)", self.process.stdout.readline())
        self.port, self.token = int(said.group(1)), said.group(2)
        self.fingerprint = self.process.stdout.readline().rsplit(" ", 1)[1].strip()
        self.place = "%s:%d" % (HOST, self.port)
        self.trusted = None

    def stop(self):
        self.process.terminate()
        self.process.wait(20)

    def run(self, *words):
        return subprocess.run([self.program, *words, "--data", self.data], capture_output=True, text=True, timeout=60, check=False)

    def plain(self, method, path, headers=None):
        connection = http.client.HTTPConnection(HOST, self.port, timeout=20)
        connection.request(method, path, headers=headers or {})
        answer = connection.getresponse()
        return answer, answer.read()

    def ask(self, method, path, headers=None, body=None):
        """Over TLS, trusting her authority and nobody else."""
        connection = http.client.HTTPSConnection(HOST, self.port, timeout=20, context=self.trusted)
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        return answer, answer.read().decode()

    def pair(self, code, label="phone", **headers):
        form = urllib.parse.urlencode({"code": code, "label": label})
        headers = {"Origin": "https://" + self.place, "Content-Type": "application/x-www-form-urlencoded", **headers}
        answer, body = self.ask("POST", "/pair", headers, form)
        return answer, body, (answer.getheader("Set-Cookie") or "").split(";")[0]

    def code(self, *words):
        return re.search(r"/pair\?code=(\S+)", self.run("devices", "pair", *words).stdout).group(1)


class WebSocket:
    """As much of RFC 6455 as the test needs."""

    def __init__(self, server, path, headers):
        raw = socket.create_connection((HOST, server.port), timeout=20)
        self.socket = server.trusted.wrap_socket(raw, server_hostname=HOST)
        lines = ["GET %s HTTP/1.1" % path, "Host: " + server.place, "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13",
                 "Sec-WebSocket-Key: " + base64.b64encode(os.urandom(16)).decode()] + ["%s: %s" % item for item in headers.items()]
        self.socket.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        self.file = self.socket.makefile("rb")
        self.status = int(self.file.readline().split()[1])
        while self.file.readline().strip():
            pass

    def send(self, message):
        payload, mask = json.dumps(message).encode(), os.urandom(4)
        head = struct.pack("!BB", 0x81, 0x80 | len(payload)) if len(payload) < 126 else struct.pack("!BBH", 0x81, 0xFE, len(payload)) if len(payload) < 65536 else struct.pack("!BBQ", 0x81, 0xFF, len(payload))
        self.socket.sendall(head + mask + bytes(b ^ mask[i % 4] for i, b in enumerate(payload)))

    def receive(self):
        """The next message; None where the connection has ended."""
        while True:
            head = self.file.read(2)
            if len(head) < 2 or head[0] & 15 == 8:
                return None
            size = head[1] & 127
            if size > 125:
                size = int.from_bytes(self.file.read(2 if size == 126 else 8), "big")
            payload = self.file.read(size)
            if head[0] & 15 == 1:
                return json.loads(payload)

    def say(self, number, text):
        self.send({"type": "say", "id": str(number), "text": text})
        while (message := self.receive()) is not None:
            if message["type"] == "reply.done" and message["id"] == str(number):
                return message["reply"]
        return None


def trust(server, folder):
    """The authority as a phone gets it: over plain HTTP, compared with the terminal."""
    answer, page = server.plain("GET", "/trust")
    if answer.status != 200 or page.decode().count(server.fingerprint) != 2:
        yield "the page that explains trust: %d, without the fingerprint of the terminal" % answer.status
    answer, der = server.plain("GET", "/samantha-ca.crt")
    if answer.getheader("Content-Type") != "application/x-x509-ca-cert":
        yield "the authority's type: %s" % answer.getheader("Content-Type")
    shown = subprocess.run(["openssl", "x509", "-inform", "der", "-noout", "-fingerprint", "-sha256"], input=der, capture_output=True, check=True).stdout.decode()
    if server.fingerprint not in shown:
        yield "the authority that is given is another than the terminal names: " + shown
    path = os.path.join(folder, "authority.pem")
    with open(path, "wb") as file:
        file.write(server.plain("GET", "/samantha-ca.pem")[1])
    server.trusted = ssl.create_default_context(cafile=path)


def encryption(server):
    try:
        with socket.create_connection((HOST, server.port), timeout=20) as raw, ssl.create_default_context().wrap_socket(raw, server_hostname=HOST):
            yield "somebody who does not trust the authority is connected"
    except ssl.SSLCertVerificationError:
        pass
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about what is tried here
        old = ssl.create_default_context(cadata=ssl.DER_cert_to_PEM_cert(server.plain("GET", "/samantha-ca.crt")[1]))
        old.set_ciphers("ALL:@SECLEVEL=0")
        old.minimum_version, old.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1
    try:
        with socket.create_connection((HOST, server.port), timeout=20) as raw, old.wrap_socket(raw, server_hostname=HOST):
            yield "TLS 1.1 is spoken"
    except (ssl.SSLError, ConnectionError):
        pass
    two = ssl.create_default_context(cadata=ssl.DER_cert_to_PEM_cert(server.plain("GET", "/samantha-ca.crt")[1]))
    two.maximum_version = ssl.TLSVersion.TLSv1_2
    with socket.create_connection((HOST, server.port), timeout=20) as raw, two.wrap_socket(raw, server_hostname=HOST) as tls:
        if tls.version() != "TLSv1.2":
            yield "TLS 1.2: %s" % tls.version()


def unencrypted(server):
    answer, body = server.plain("GET", "/app.js?token=" + server.token)
    if answer.status != 307 or answer.getheader("Location") != "https://%s/app.js" % server.place:
        yield "plain HTTP: %d to %s" % (answer.status, answer.getheader("Location"))
    for method, path, headers, status in (("POST", "/pair", {}, 403), ("GET", "/trust", {"Host": "evil.example"}, 403), ("GET", "/", {"Host": "192.168.77.7"}, 403), ("GET", "//evil.example/", {}, 307)):
        answer, body = server.plain(method, path, headers)
        if answer.status != status or "evil" in (answer.getheader("Location") or ""):
            yield "plain %s %s %s: %d %s" % (method, path, headers, answer.status, answer.getheader("Location"))


def admission(server):
    token = {"Authorization": "Bearer " + server.token}
    evil = {"Host": "evil.example"}
    foreign = {"Origin": "https://evil.example"}
    downgraded = {"Origin": "http://" + server.place}
    for path, headers, status in (("/health", {}, 401), ("/health", token, 200), ("/health", {**token, **evil}, 403), ("/health", {**token, **foreign}, 403), ("/health", {**token, **downgraded}, 403),
                                  ("/", {}, 303), ("/?token=" + server.token, {}, 200), ("/health", {"Cookie": "samantha=" + server.token}, 401), ("/health", {"Cookie": "__Host-samantha=" + server.token}, 200),
                                  ("/v1/models", {}, 401), ("/v1/models", token, 200), ("/pair", evil, 403)):
        answer, body = server.ask("GET", path, headers)
        if answer.status != status:
            yield "GET %s %s: %d instead of %d" % (path, headers, answer.status, status)
    cookie = server.ask("GET", "/?token=" + server.token)[0].getheader("Set-Cookie")
    if not cookie.startswith("__Host-samantha=") or "Secure" not in cookie or "HttpOnly" not in cookie:
        yield "the page's cookie: " + cookie.replace(server.token, "...")
    talk = WebSocket(server, "/v1/talk", token)
    if talk.status != 101 or not talk.say(1, "my sister is called Hana") or not talk.say(2, "x" * 30000 + " hello"):
        yield "no talk over WSS: %d" % talk.status


def pairing(server):
    code = server.code("--person", "Dana")
    for headers, status in (({"Origin": "https://evil.example"}, 403), ({"Origin": ""}, 403), ({}, 303)):
        answer, body, cookie = server.pair(code, "Dana's phone", **headers)
        if answer.status != status:
            yield "pairing with %s: %d" % (headers, answer.status)
    phone = {"Cookie": cookie}
    if server.pair(code)[0].status != 403:
        yield "a code counts twice"
    talk = WebSocket(server, "/v1/talk", phone)
    if talk.status != 101 or not talk.say(1, "hello"):
        yield "the paired phone cannot talk"
    for path, status in (("/", 200), ("/v1/talk?person=Robin", 403), ("/v1/models", 401)):
        answer = server.ask("GET", path, {**phone, "Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ=="} if "talk" in path else phone)[0]
        if answer.status != status:
            yield "the paired phone at %s: %d instead of %d" % (path, answer.status, status)
    if server.ask("POST", "/pair/new", {**phone, "Origin": "https://" + server.place})[0].status == 200:
        yield "a phone lets others in"
    listed = server.run("devices", "list").stdout
    if "Dana's phone" not in listed or server.run("key", "list").stdout:
        yield "devices list: " + listed
    removed = server.run("devices", "remove", listed.split()[0])
    if removed.returncode != 0 or talk.receive() is not None:
        yield "a removed phone goes on talking"
    if server.ask("GET", "/v1/people/count", phone)[0].status != 401:
        yield "a removed phone is let in"
    if "'Dana'" in server.run("people").stdout or "Dana" not in server.run("people").stdout:
        yield "the phone spoke for somebody else: " + server.run("people").stdout


def invitation(server):
    """What the page shows to add a phone."""
    ours = {"Authorization": "Bearer " + server.token, "Origin": "https://" + server.place}
    answer, body = server.ask("POST", "/pair/new", ours)
    told = json.loads(body)
    if answer.status != 200 or not told["svg"].startswith("<svg") or told["fingerprint"] != server.fingerprint or told["person"] != "Robin":
        yield "POST /pair/new: %d %s" % (answer.status, body[:200])
    if server.pair(told["code"].lower().replace("-", ""))[0].status != 303:
        yield "the page's code does not count"
    for headers in ({**ours, "Origin": "https://evil.example"}, {"Origin": ours["Origin"]}):
        if server.ask("POST", "/pair/new", headers)[0].status == 200:
            yield "a code for anybody: %s" % sorted(headers)
    if server.ask("GET", "/pair/new", ours)[0].status != 405:
        yield "a link makes codes"


def owning(server):
    """The list on the page, and how a device is put out there."""
    ours = {"Authorization": "Bearer " + server.token, "Origin": "https://" + server.place}
    phone = {"Cookie": server.pair(server.code("--person", "Dana"), "Dana's phone")[2]}
    talk = WebSocket(server, "/v1/talk", phone)
    answer, body = server.ask("GET", "/devices", ours)
    told = json.loads(body)
    found = [device for device in told["devices"] if device["label"] == "Dana's phone" and device["person"] == "Dana" and device["made"]]
    if answer.status != 200 or told["tls"] is not True or len(found) != 1:
        yield "GET /devices: %d %s" % (answer.status, body)
    one = "/devices?id=" + found[0]["id"]
    for method, path, headers, status in (("GET", "/devices", phone, 403), ("DELETE", one, phone, 403), ("POST", "/pair/new", phone, 403), ("GET", "/devices", {}, 401), ("DELETE", one, {}, 401),
                                          ("DELETE", one, {**ours, "Origin": "https://evil.example"}, 403), ("PUT", one, ours, 405), ("DELETE", "/devices?id=nobody", ours, 404), ("DELETE", "/devices", ours, 404)):
        answer, body = server.ask(method, path, headers)
        if answer.status != status:
            yield "%s %s %s: %d instead of %d" % (method, path, sorted(headers), answer.status, status)
    answer, body = server.ask("DELETE", one, ours)
    if answer.status != 200 or json.loads(body)["devices"] != [device for device in told["devices"] if device != found[0]]:
        yield "DELETE %s: %d %s" % (one, answer.status, body)
    while (message := talk.receive()) is not None:
        if message["type"] == "reply.done":
            yield "a device that was put out on the page goes on talking"
            break
    if server.ask("GET", "/v1/people/count", phone)[0].status != 401:
        yield "a device that was put out on the page is let in"


def guessing(server):
    code = server.code()
    statuses = [server.pair("AAAA-AAA%d" % (i % 10))[0].status for i in range(15)]
    if statuses.count(403) > 10 or statuses[-1] != 429 or server.pair(code)[0].status != 429:
        yield "guessing: %s" % statuses


def crowding(server):
    """Who opens many connections and says nothing."""
    held = [socket.create_connection((HOST, server.port), timeout=20) for _ in range(40)]
    time.sleep(0.5)
    ended = 0
    for connection in held:
        connection.setblocking(False)
        try:
            ended += connection.recv(1) == b""
        except BlockingIOError:
            pass
        except ConnectionError:
            ended += 1
    if ended < 8:
        yield "40 silent connections of one address are held, %d ended" % ended
    for connection in held:
        connection.close()
    time.sleep(0.2)
    if server.ask("GET", "/health", {"Authorization": "Bearer " + server.token})[0].status != 200:
        yield "she is not reached after a crowd at the door"
    for rubbish in (b"\x16\x03\x01\x40\x00" + b"\xff" * 20000, b"\x16\x03\x01", b"\x80\x2e\x01\x00\x02", b"\r\n\r\n" * 4000, b"\x00" * 100):
        with socket.create_connection((HOST, server.port), timeout=20) as raw:
            try:
                raw.sendall(rubbish)
                raw.shutdown(socket.SHUT_WR)
                while raw.recv(65536):
                    pass
            except OSError:
                pass
    if server.ask("GET", "/health", {"Authorization": "Bearer " + server.token})[0].status != 200:
        yield "rubbish at the door ends her"


def restart(server, program, data):
    """Paired and trusted stays so; and keys are nobody else's."""
    cookie = {"Cookie": server.pair(server.code())[2]}
    server.stop()
    again = Server(program, data)
    again.trusted = server.trusted
    try:
        if again.ask("GET", "/v1/people/count", cookie)[0].status != 200 or again.fingerprint != server.fingerprint:
            yield "a restart loses the pairing or the authority"
    finally:
        again.stop()
    for name in os.listdir(os.path.join(data, "tls")):
        if os.stat(os.path.join(data, "tls", name)).st_mode & 0o077:
            yield "others may read tls/" + name


def refusals(program, folder):
    data = os.path.join(folder, "refused")
    for words in (["--listen", "0.0.0.0:0"], ["--listen", "192.168.77.7:0"], ["--tls", "--open", "--listen", "0.0.0.0:0"], ["--tls", "--listen", "8.8.8.8:0"]):
        run = subprocess.run([program, "serve", "--data", data, *words], capture_output=True, text=True, timeout=60, check=False)
        if run.returncode != 1 or len(run.stderr.strip().splitlines()) != 1:
            yield "serve %s: exit %d, '%s'" % (" ".join(words), run.returncode, run.stderr)
    run = subprocess.run([program, "devices", "pair", "--data", data], capture_output=True, text=True, timeout=60, check=False)
    if run.returncode != 1 or "serve --tls" not in run.stderr:
        yield "pairing without a server: '%s'" % run.stderr


def main():
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        data = os.path.join(folder, "data")
        server = Server(program, data)
        wrong = []
        try:
            for check in (lambda of: trust(of, folder), encryption, unencrypted, admission, pairing, invitation, owning, crowding):
                wrong += list(check(server))
            wrong += list(restart(server, program, data))
        finally:
            server.stop()
        server = Server(program, data)
        server.trusted = ssl.create_default_context(cafile=os.path.join(folder, "authority.pem"))
        try:
            wrong += list(guessing(server))
        finally:
            server.stop()
        wrong += list(refusals(program, folder))
    print("\n".join(wrong) if wrong else "over TLS, trusted, paired and refused as it should be")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
