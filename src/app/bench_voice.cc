// samantha bench voice: talks aloud with a server of this program over its WebSocket, at the pace of speech, and takes the time.
#include "app/bench_voice.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "app/bench_speech.h"
#include "app/hosting.h"
#include "app/options.h"
#include "app/voice_client.h"

namespace sam::app {
namespace {

double At(const std::vector<double>& sorted, double q) { return sorted.empty() ? 0.0 : sorted[static_cast<size_t>(q * static_cast<double>(sorted.size() - 1))]; }

void Print(const char* what, const std::vector<double>& sorted) {
  std::printf("%-10s median %.0f ms, 95th percentile %.0f ms, longest %.0f ms, of %zu\n", what, At(sorted, 0.5), At(sorted, 0.95), At(sorted, 1), sorted.size());
}

int Measure(const VoiceBenchOptions& options, const std::string& data) {
  auto utterances = MakeUtterances(options.language);
  if (!utterances) return Complain(utterances.error());
  if (options.sessions > 1) utterances->resize(1);  // whoever hears them cannot tell them apart: all say the same
  Labels labels;
  labels.Set(utterances->front());
  std::unique_ptr<LabelServer> remote;
  VoiceOptions voice = options.voice;
  if (options.remote_ms > 0) {
    remote = std::make_unique<LabelServer>(labels, options.remote_ms);
    voice.recognizer = fmt::format("openai:http://127.0.0.1:{}#bench", remote->port());
  }
  auto voices = MakeVoices(voice);
  if (!voices) return Complain(voices.error());
  const auto labelled = remote ? nullptr : CreateLabelRecognizer(voices->recognizer.get(), labels);
  auto parts = MakeParts({.data = data, .mind = {}, .seed = 1});
  if (!parts) return Complain(parts.error());
  ServerConfig config;
  config.port = 0;
  config.default_person = "voice";
  config.folder = data;
  GiveVoices(config, *voices, *parts);
  if (!remote) config.recognizer = labelled.get();
  VoiceOutcome outcome;
  double before = 0;
  {
    const auto host = Host::Start(*parts, config, options.threads, 1);
    if (!host) return Complain(host.error());
    const unsigned short port = (*host)->context().guard.port;
    const auto says = [&labels](const BenchUtterance& utterance) { labels.Set(utterance); };
    (void)RunVoices({.port = port, .people = 1, .turns = 2, .says = says}, *utterances);  // models are loaded, pages are mapped
    before = ResidentMiB();
    outcome = RunVoices({.port = port, .people = options.sessions, .turns = options.turns, .says = says}, *utterances);
  }
  if (options.each)
    for (const VoiceTurn& turn : outcome.each) std::printf("%s %4.0f ms, answer %4.0f ms  %s\n", turn.cut_in ? "cut" : "   ", turn.turn_ms, turn.reply_ms, turn.text.c_str());
  std::printf("voices     %d at once, %d turns, %d cut short, %d lost\n", options.sessions, outcome.turns, outcome.cut_in, outcome.lost);
  Print("turn", outcome.turn_ms);
  Print("answer", outcome.reply_ms);
  Print("silence", outcome.silence_ms);
  std::printf("sound      jitter median %.1f ms, 99th percentile %.1f ms, longest %.1f ms, %d dropouts\n", At(outcome.jitter_ms, 0.5), At(outcome.jitter_ms, 0.99), At(outcome.jitter_ms, 1), outcome.dropouts);
  std::printf("memory     %.0f KiB a voice, both ends of it\n", (ResidentMiB() - before) * 1024 / options.sessions);
  return outcome.lost == 0 ? kOk : kFailed;
}

}  // namespace

int BenchVoice(const VoiceBenchOptions& options) {
  const std::string data = (std::filesystem::temp_directory_path() / fmt::format("samantha-voice-{}", getpid())).string();
  const int code = Measure(options, data);
  std::error_code ignored;
  std::filesystem::remove_all(data, ignored);
  return code;
}

}  // namespace sam::app
