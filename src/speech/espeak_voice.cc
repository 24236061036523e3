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
#include <csignal>

#include "audio/wav.h"
#include "base/unicode.h"
#include "speech/sound_shape.h"

namespace sam {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto kLongest = std::chrono::seconds(10);
constexpr int kLookMs = 50;               // between two looks whether it is to stop
constexpr size_t kMostBytes = 32u << 20;  // about 12 minutes at its rate
constexpr int kUsualSpeed = 165, kSlowest = 80, kFastest = 450;  // words a minute
constexpr size_t kWaiting = 3;            // processes
constexpr int kRate = 22050;
constexpr size_t kHeaderBytes = 44;
constexpr int kEdgeMs = 10;

std::string FindProgram() {
  for (const char* path : {"/usr/bin/espeak-ng", "/usr/local/bin/espeak-ng"})
    if (access(path, X_OK) == 0) return path;
  return {};
}

Result<ChildProcess> StartProgram(const std::vector<std::string>& arguments) {
  const std::string program = FindProgram();
  if (program.empty()) return Fail(ErrorCode::kUnavailable, "the Korean voice is not there (espeak-ng); install it: apt-get install espeak-ng");
  return ChildProcess::Start(program, arguments, {});
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
std::string AsPlainText(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' && out.ends_with('[')) out += ' ';
    out += c;
  }
  return out;
}

/// What is SSML's own is no text either.
std::string AsText(std::string_view text) {
  std::string out;
  for (const char c : AsPlainText(text)) {
    if (c == '&') out += "&amp;";
    else if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else out += c;
  }
  return out;
}

/// Where a voice's pitch lies, fitted to the pitch that was measured of its sound (within 2 Hz for p in [0, 99]): its median in Hz is floor + body * 2^((p - 50) / 50) + slope * (r - 50),
/// with p and r espeak's pitch and range; how far it moves goes with r. usual_hz is where hers lies, near that of the English voice; level_db how much louder it is than she is to be.
struct EspeakVoice {
  const char* variant;
  double usual_hz, floor_hz, body_hz, slope_hz, level_db;
};
constexpr EspeakVoice kFemale{"+f2", 180, 67.6, 129.7, .59, .5}, kMale{"", 103, 35.4, 67.6, .32, .5};
const EspeakVoice& TuningOf(EspeakTimbre timbre) { return timbre == EspeakTimbre::kFemale ? kFemale : kMale; }

struct EspeakPitch {
  int pitch, range;
};

EspeakPitch PitchFor(const EspeakVoice& voice, const Prosody& prosody) {
  const double shift = std::pow(2, prosody.pitch_shift_st / 12), range = std::clamp(50 * prosody.range * shift, 0.0, 99.0);
  const double body = (voice.usual_hz * shift - voice.floor_hz - voice.slope_hz * (range - 50)) / voice.body_hz;
  const double pitch = body <= 0 ? 0 : 50 + 50 * std::log2(body);
  return {static_cast<int>(std::lround(std::clamp(pitch, 0.0, 99.0))), static_cast<int>(std::lround(range))};
}

std::string Marked(std::string_view phrase, const EspeakVoice& voice, const Prosody& prosody) {
  const EspeakPitch pitch = PitchFor(voice, prosody);
  const int rate = std::clamp(static_cast<int>(std::lround(100 * prosody.rate)), kSlowest * 100 / kUsualSpeed, kFastest * 100 / kUsualSpeed);
  // Where speech begins with some syllables (나, 네, 목) espeak-ng 1.51 loses the mark-up right before it; not so behind a rest.
  return fmt::format("<prosody rate=\"{}%\" pitch=\"{}\" range=\"{}\"><break time=\"1ms\"/>{}</prosody>\n", rate, pitch.pitch, pitch.range, AsText(phrase));
}

}  // namespace

double RestAfter(std::string_view phrase) {
  const size_t last = phrase.find_last_not_of(' ');
  const char mark = last == phrase.npos ? ' ' : phrase[last];
  return mark == '.' || mark == '?' || mark == '!' ? .3 : .18;
}

std::vector<std::string_view> SpokenPhrases(std::string_view text) {
  std::vector<std::string_view> phrases;
  size_t from = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool mark = std::string_view(",;:.?!").find(text[i]) != std::string_view::npos, ends = i + 1 == text.size() || text[i + 1] == ' ';
    if (!(mark && ends) && i + 1 != text.size()) continue;
    phrases.push_back(text.substr(from, i + 1 - from));
    from = i + 1;
  }
  return phrases;
}

Result<ChildProcess> EspeakSpeaker::Start(EspeakTimbre timbre) {
  return StartProgram({"--stdin", "--stdout", "-m", "-z", "-b", "1", "-v", fmt::format("ko{}", TuningOf(timbre).variant), "-s", std::to_string(kUsualSpeed)});
}

void EspeakSpeaker::Warm(EspeakTimbre timbre) {
  std::vector<ChildProcess>& waiting = waiting_[static_cast<size_t>(timbre)];
  while (waiting.size() < kWaiting) {
    auto child = Start(timbre);
    if (!child) return;  // told where somebody speaks
    waiting.push_back(std::move(*child));
  }
}

void EspeakSpeaker::EndWaiting() {
  for (const std::vector<ChildProcess>& waiting : waiting_)
    for (const ChildProcess& child : waiting) kill(child.pid(), SIGKILL), child.AwaitEnd(1000);
}

Result<std::string> EspeakSpeaker::SayPhrase(EspeakTimbre timbre, const std::string& marked, const std::stop_token& stop) {
  std::vector<ChildProcess>& waiting = waiting_[static_cast<size_t>(timbre)];
  while (!waiting.empty()) {
    const ChildProcess child = std::move(waiting.back());
    waiting.pop_back();
    auto file = Exchange(child.line(), marked, stop);
    if (!file || !file->empty()) return file;  // empty: it had died while it waited
  }
  const auto child = Start(timbre);
  if (!child) return tl::unexpected(child.error());
  return Exchange(child->line(), marked, stop);
}

Result<std::string> EspeakPhonemes(std::string_view phrase, const std::string& voice, const std::stop_token& stop) {
  const auto child = StartProgram({"--stdin", "-q", "--ipa", "-b", "1", "-v", voice});
  if (!child) return tl::unexpected(child.error());
  auto ipa = Exchange(child->line(), AsPlainText(phrase) + "\n", stop);
  if (ipa) std::replace(ipa->begin(), ipa->end(), '\n', ' ');
  return ipa ? Result<std::string>(std::string(Trim(*ipa))) : ipa;
}

Result<Pcm> EspeakSpeaker::Say(std::string_view text, EspeakTimbre timbre, const Prosody& prosody, const std::stop_token& stop) {
  Pcm sound{kRate, {}};
  double rest = 0;
  for (const std::string_view phrase : SpokenPhrases(text)) {
    const auto file = SayPhrase(timbre, Marked(phrase, TuningOf(timbre), prosody), stop);
    if (!file) return tl::unexpected(file.error());
    if (file->size() <= kHeaderBytes) continue;  // nothing to say aloud
    auto said = ReadWav(*file);
    if (!said) return tl::unexpected(said.error());
    Pcm heard = Trimmed(std::move(*said), kEdgeMs);
    if (heard.samples.empty()) continue;
    AppendRest(sound, rest);
    Append(sound, std::move(heard));
    rest = RestAfter(phrase) * prosody.pause / prosody.rate;
  }
  Amplify(sound, -TuningOf(timbre).level_db);
  return sound;
}

}  // namespace sam
