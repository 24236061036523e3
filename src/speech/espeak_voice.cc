#include "speech/espeak_voice.h"

#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cmath>

#include "audio/wav.h"
#include "base/child_process.h"

namespace sam {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto kLongest = std::chrono::seconds(10);
constexpr int kLookMs = 50;               // between two looks whether it is to stop
constexpr size_t kMostBytes = 32u << 20;  // about 12 minutes at its rate
constexpr int kUsualSpeed = 165;          // words a minute

std::string FindProgram() {
  for (const char* path : {"/usr/bin/espeak-ng", "/usr/local/bin/espeak-ng"})
    if (access(path, X_OK) == 0) return path;
  return {};
}

/// Writes the text, reads the sound, as far as each goes.
Result<std::string> Exchange(int line, std::string_view text, const std::stop_token& stop) {
  std::string sound;
  const auto end = Clock::now() + kLongest;
  std::array<char, 65536> room;
  bool writing = true;
  for (;;) {
    if (stop.stop_requested()) return Fail(ErrorCode::kCancelled, "speaking was stopped");
    if (Clock::now() > end) return Fail(ErrorCode::kUnavailable, "espeak-ng takes too long over a sentence; send less at a time");
    pollfd ready{line, static_cast<short>(writing ? POLLIN | POLLOUT : POLLIN), 0};
    if (poll(&ready, 1, kLookMs) < 0 && errno != EINTR) return Fail(ErrorCode::kUnavailable, "the line to espeak-ng broke; try again");
    if (writing && (ready.revents & POLLOUT) != 0) {
      const ssize_t sent = send(line, text.data(), text.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
      if (sent > 0) text.remove_prefix(static_cast<size_t>(sent));
      if (text.empty() || (sent < 0 && errno != EAGAIN && errno != EINTR)) writing = false, shutdown(line, SHUT_WR);
    }
    if ((ready.revents & (POLLIN | POLLHUP | POLLERR)) == 0) continue;
    const ssize_t got = recv(line, room.data(), room.size(), MSG_DONTWAIT);
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) continue;
    if (got <= 0) return sound;
    sound.append(room.data(), static_cast<size_t>(got));
    if (sound.size() > kMostBytes) return Fail(ErrorCode::kExhausted, "the sentence is too long to be spoken; send less at a time");
  }
}

/// "[[" would begin phonemes.
std::string AsText(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' && out.ends_with('[')) out += ' ';
    out += c;
  }
  return out + "\n";
}

}  // namespace

Result<Pcm> SayByEspeak(std::string_view text, std::string_view language, double speed, const std::stop_token& stop) {
  const std::string program = FindProgram();
  if (program.empty()) return Fail(ErrorCode::kUnavailable, "the Korean voice is not there (espeak-ng); install it: apt-get install espeak-ng");
  const int words = std::clamp(static_cast<int>(std::lround(kUsualSpeed * speed)), 80, 450);
  auto child = ChildProcess::Start(program, {"--stdin", "--stdout", "-b", "1", "-v", std::string(language), "-s", std::to_string(words)}, {});
  if (!child) return tl::unexpected(child.error());
  const auto file = Exchange(child->line(), AsText(text), stop);
  if (!file) return tl::unexpected(file.error());
  if (file->size() <= 44) return Pcm{22050, {}};  // nothing to say aloud
  return ReadWav(*file);
}

}  // namespace sam
