#include "speech/onnx/onnx_worker.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/cell.h"
#include "speech/line_io.h"
#include "speech/onnx/onnx_session.h"

namespace sam::onnx {
namespace {

template <typename Head>
std::string_view BytesOf(const Head& head) {
  return {reinterpret_cast<const char*>(&head), sizeof head};
}

bool SendError(int line, const Error& error) {
  return SendAll(line, BytesOf(SoundHead{static_cast<uint32_t>(error.code) + 1, static_cast<uint32_t>(error.message.size())})) && SendAll(line, error.message);
}

bool SendSound(int line, const std::vector<float>& samples) {
  std::vector<int16_t> sound(samples.size());
  std::transform(samples.begin(), samples.end(), sound.begin(), [](float x) { return std::isfinite(x) ? static_cast<int16_t>(std::lround(std::clamp(x, -1.0f, 1.0f) * 32767)) : int16_t{0}; });
  return SendAll(line, BytesOf(SoundHead{0, static_cast<uint32_t>(sound.size())})) && SendAll(line, {reinterpret_cast<const char*>(sound.data()), sound.size() * sizeof sound[0]});
}

/// The library is opened before the cell, the voice's file in it.
Result<std::unique_ptr<Session>> LoadShutIn(const std::string& model, const std::string& library, int threads) {
  if (const auto opened = OpenRuntime(library); !opened) return tl::unexpected(opened.error());
  if (const auto shut = ShutCell(Opens::kFilesToRead); !shut) return tl::unexpected(shut.error());
  auto session = Session::Load(model, threads);
  if (!session) return session;
  if (const auto shut = ShutCell(Opens::kNothing); !shut) return tl::unexpected(shut.error());
  return session;
}

bool ServeOne(Session& session, int line) {
  IdsHead head;
  if (!ReadAll(line, &head, sizeof head) || head.magic != IdsHead::kMagic || head.ids > kMostIds) return false;
  std::vector<int64_t> ids(head.ids);
  if (!ReadAll(line, ids.data(), ids.size() * sizeof ids[0])) return false;
  const auto sound = session.Run(ids, head.scales, head.speaker < 0 ? std::nullopt : std::optional(head.speaker));
  return sound ? SendSound(line, *sound) : SendError(line, sound.error());
}

}  // namespace

int RunWorker(const std::string& model, const std::string& library, int threads, int line) {
  auto session = LoadShutIn(model, library, threads);
  if (!session) return SendError(line, session.error()) ? 0 : 1;
  if (!SendSound(line, {})) return 1;
  while (ServeOne(**session, line)) continue;
  return 0;
}

}  // namespace sam::onnx
