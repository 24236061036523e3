#include "speech/whisper/worker.h"

#include <fmt/format.h>
#include <poll.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <vector>

#include "base/cell.h"
#include "speech/line_io.h"
#include "speech/whisper/engine.h"
#include "speech/whisper/model_header.h"

namespace sam::whisper {
namespace {

constexpr uint32_t kMostSamples = static_cast<uint32_t>(kRateHz * (kLongestSeconds + 1)), kMostPrompt = 1 << 12;

bool Send(int line, const Result<Transcript>& heard) {
  WordsHead head;
  const std::string& words = heard ? heard->text : heard.error().message;
  head.error = heard ? 0 : static_cast<uint32_t>(heard.error().code) + 1;
  head.bytes = static_cast<uint32_t>(words.size());
  if (heard) heard->language.copy(head.language.data(), head.language.size() - 1);
  return SendAll(line, std::string(reinterpret_cast<const char*>(&head), sizeof head) + words);
}

/// Skips stops that came too late.
bool ReadHead(int line, SoundHead& head) {
  char first = kStop;
  while (first == kStop)
    if (!ReadAll(line, &first, 1)) return false;
  char* const bytes = reinterpret_cast<char*>(&head);
  bytes[0] = first;
  return ReadAll(line, bytes + 1, sizeof head - 1) && head.magic == SoundHead::kMagic && head.samples <= kMostSamples && head.prompt_bytes <= kMostPrompt;
}

/// Something has come while a sound is worked on: that can only be a stop, or the end.
bool IsReadable(int line) {
  pollfd wait{line, POLLIN, 0};
  return poll(&wait, 1, 0) > 0;
}

bool ServeOne(Engine& engine, int line) {
  SoundHead head;
  if (!ReadHead(line, head)) return false;
  std::string prompt(head.prompt_bytes, '\0');
  std::vector<int16_t> samples(head.samples);
  if (!ReadAll(line, prompt.data(), prompt.size()) || !ReadAll(line, samples.data(), samples.size() * sizeof samples[0])) return false;
  std::vector<float> sound(samples.size());
  std::transform(samples.begin(), samples.end(), sound.begin(), [](int16_t sample) { return static_cast<float>(sample) / 32768.0f; });
  head.language.back() = '\0';
  return Send(line, engine.Recognize(sound, {head.language.data(), prompt, static_cast<int>(std::min(head.most_tokens, kMostSamples))}, [line] { return IsReadable(line); }));
}

Result<std::unique_ptr<Engine>> LoadShutIn(const std::string& model, int threads) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(model.c_str(), "rb"), &std::fclose);
  if (!file) return Fail(ErrorCode::kNotFound, fmt::format("the recogniser's model '{}' cannot be opened ({})", model, std::strerror(errno)));
  if (auto shut = ShutCell(Opens::kNothing); !shut) return tl::unexpected(shut.error());
  if (const auto header = ReadModelHeader(file.get(), model); !header) return tl::unexpected(header.error());
  return Engine::Load({file.get(), threads});
}

}  // namespace

int RunWorker(const std::string& model, int threads, int line) {
  Engine::Hush();
  auto engine = LoadShutIn(model, threads);
  const Result<Transcript> ready = engine ? Result<Transcript>(Transcript{}) : tl::unexpected(engine.error());
  if (!Send(line, ready) || !engine) return 1;
  while (ServeOne(**engine, line)) continue;
  return 0;
}

}  // namespace sam::whisper
