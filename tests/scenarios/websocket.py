"""A WebSocket client: as much of RFC 6455 as the checks need."""
import json
import socket
import struct

PATIENCE = 30  # seconds


class WebSocket:
    def __init__(self, port, path):
        self.socket = socket.create_connection(("127.0.0.1", port), PATIENCE)
        self.socket.sendall(("GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: c2FtYW50aGEgbG9va3M=\r\n"
                             "Sec-WebSocket-Version: 13\r\n\r\n" % (path, port)).encode())
        self.buffer = b""
        while b"\r\n\r\n" not in self.buffer:
            self.buffer += self.socket.recv(4096)
        head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
        if b" 101 " not in head.split(b"\r\n")[0]:
            raise RuntimeError(head.decode())

    def send(self, message):
        self.send_text(json.dumps(message, ensure_ascii=False))

    def send_text(self, text):
        self.send_frame(1, text.encode())

    def send_bytes(self, payload):
        self.send_frame(2, payload)

    def send_frame(self, kind, payload):
        size = bytes([0x80 | len(payload)]) if len(payload) < 126 else b"\xfe" + struct.pack(">H", len(payload)) if len(payload) < 65536 else b"\xff" + struct.pack(">Q", len(payload))
        self.socket.sendall(bytes([0x80 | kind]) + size + b"\0\0\0\0" + payload)  # a mask of zeros is one, too

    def take(self, count):
        while len(self.buffer) < count:
            more = self.socket.recv(65536)
            if not more:
                raise RuntimeError("the server hung up")
            self.buffer += more
        taken, self.buffer = self.buffer[:count], self.buffer[count:]
        return taken

    def receive_any(self):
        """The next message: a parsed text, or the bytes of a binary one."""
        while True:
            first, second = self.take(2)
            size = second & 127
            size = struct.unpack(">H", self.take(2))[0] if size == 126 else struct.unpack(">Q", self.take(8))[0] if size == 127 else size
            payload = self.take(size)
            if first & 15 in (1, 2):
                return json.loads(payload) if first & 15 == 1 else payload

    def receive(self):
        while True:
            message = self.receive_any()
            if not isinstance(message, bytes):
                return message

    def answer(self, wanted=("reply.done", "error")):
        while True:
            message = self.receive()
            if message["type"] in wanted:
                return message

    def close(self):
        self.socket.close()
