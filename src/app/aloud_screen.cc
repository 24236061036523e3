#include "app/aloud_screen.h"

#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#include <algorithm>
#include <cstdio>
#include <optional>

#include "app/terminal_look.h"
#include "base/unicode.h"

namespace sam::app {
namespace {

constexpr const char* kClearLine = "\r\033[K";

int Columns() {
  winsize size{};
  return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

/// As much of it as fits into so many columns.
std::string Cut(const std::string& text, int columns, AloudScreen::Keep keep) {
  std::u32string letters = ToUtf32(text);
  const bool from_end = keep == AloudScreen::Keep::kEnd;
  if (from_end) std::reverse(letters.begin(), letters.end());
  size_t count = 0;
  for (int used = 0; count < letters.size(); ++count) {
    used += std::max(0, wcwidth(static_cast<wchar_t>(letters[count])));
    if (used > columns) break;
  }
  letters.resize(count);
  if (from_end) std::reverse(letters.begin(), letters.end());
  return ToUtf8(letters);
}

/// After an escape: how long the sequence of a key that is no letter is; 0 where it is the escape key itself.
size_t SequenceLength(std::string_view bytes) {
  if (bytes.size() < 2 || (bytes[1] != '[' && bytes[1] != 'O')) return 0;
  size_t end = 2;
  while (end < bytes.size() && !(bytes[end] >= '@' && bytes[end] <= '~')) ++end;
  return std::min(end + 1, bytes.size());
}

size_t LetterLength(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

std::optional<KeyPress::Kind> ControlKey(char c) {
  if (c == '\r' || c == '\n') return KeyPress::Kind::kEnter;
  if (c == '\b' || c == '\x7F') return KeyPress::Kind::kBackspace;
  if (c == '\x03' || c == '\x04') return KeyPress::Kind::kLeave;  // Ctrl-C, Ctrl-D
  return std::nullopt;
}

}  // namespace

std::vector<KeyPress> ReadKeys(std::string& bytes) {
  std::vector<KeyPress> keys;
  size_t at = 0;
  while (at < bytes.size()) {
    size_t length = 1;
    if (bytes[at] == '\033') {
      length = SequenceLength(std::string_view(bytes).substr(at));
      if (length == 0) keys.push_back({KeyPress::Kind::kEscape}), length = 1;
    } else if (const auto control = ControlKey(bytes[at])) {
      keys.push_back({*control});
    } else if (static_cast<unsigned char>(bytes[at]) >= ' ') {
      length = LetterLength(bytes[at]);
      if (at + length > bytes.size()) break;
      keys.push_back({KeyPress::Kind::kLetter, bytes.substr(at, length)});
    }
    at += length;
  }
  bytes.erase(0, at);
  return keys;
}

AloudScreen::AloudScreen() {
  tcgetattr(STDIN_FILENO, &before_);
  termios raw = before_;
  raw.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO | ISIG);
  raw.c_cc[VMIN] = 1;
  raw.c_cc[VTIME] = 0;
  tcsetattr(STDIN_FILENO, TCSANOW, &raw);
}

AloudScreen::~AloudScreen() {
  std::fputs(kClearLine, stdout);
  std::fflush(stdout);
  tcsetattr(STDIN_FILENO, TCSANOW, &before_);
}

void AloudScreen::Say(const std::string& look, const std::string& text) {
  std::printf("%s%s%s%s\n", kClearLine, look.c_str(), text.c_str(), kReset);
  Draw();
}

void AloudScreen::Show(std::string text, Keep keep) {
  if (text == status_) return;
  status_ = std::move(text);
  keep_ = keep;
  Draw();
}

void AloudScreen::Draw() {
  std::printf("%s%s%s%s", kClearLine, kDim, Cut(status_, Columns() - 1, keep_).c_str(), kReset);
  std::fflush(stdout);
}

}  // namespace sam::app
