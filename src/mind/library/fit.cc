#include "mind/library/fit.h"

#include <fmt/format.h>

#include <algorithm>

namespace sam::llm {
namespace {

constexpr uint64_t kWorkSpace = uint64_t{300} << 20;  // llama.cpp's buffers for batches and logits, and the process itself
constexpr double kAroundMatrices = 0.85;              // of a token's time goes into weights; the rest is attention, norms, sampling: as measured on 0.5B and 1.5B
constexpr double kSpeechTokens = 5;                   // a second: she speaks about four

}  // namespace

ModelSize SizeOf(const GgufHeader& header) {
  return {header.file_bytes, header.weight_bytes - header.embedding_bytes, header.kv_bytes_per_token, header.context_length, header.quantisation};
}

Fit JudgeFit(const ModelSize& size, const Machine& machine, uint32_t context, double weight_speed) {
  using enum Fit::Verdict;
  Fit fit;
  fit.context = size.context_length > 0 ? std::min(context, size.context_length) : context;
  fit.memory = size.file_bytes + size.kv_bytes_per_token * fit.context + kWorkSpace;
  if (weight_speed > 0 && size.bytes_per_token > 0) fit.tokens_per_second = weight_speed / static_cast<double>(size.bytes_per_token) * kAroundMatrices;
  const bool slow = fit.tokens_per_second > 0 && fit.tokens_per_second < kSpeechTokens;
  fit.verdict = fit.memory > machine.memory ? kTooBig : fit.memory > machine.free ? kTight : slow ? kSlow : kGood;
  const std::string need = BytesText(fit.memory);
  if (fit.verdict == kTooBig) fit.reason = fmt::format("needs {}, and this machine has {}", need, BytesText(machine.memory));
  else if (fit.verdict == kTight) fit.reason = fmt::format("needs {}, and {} are free now: close other programs first", need, BytesText(machine.free));
  else fit.reason = fmt::format("needs {} of the {} that are free", need, BytesText(machine.free));
  if (fit.verdict != kTooBig && fit.tokens_per_second > 0) {
    fit.reason += fmt::format("; at most {:.{}f} tokens a second", fit.tokens_per_second, fit.tokens_per_second < 10 ? 1 : 0);
    if (slow) fit.reason += fmt::format(", where speech needs {:.0f}", kSpeechTokens);
  }
  return fit;
}

std::string BytesText(uint64_t bytes) {
  const double value = static_cast<double>(bytes);
  if (bytes < 1'000'000) return fmt::format("{:.0f} kB", value / 1e3);
  return bytes < 1'000'000'000 ? fmt::format("{:.0f} MB", value / 1e6) : fmt::format("{:.1f} GB", value / 1e9);
}

std::string CountText(uint64_t count) {
  const double value = static_cast<double>(count);
  if (count < 1'000'000) return fmt::format("{:.0f}k", value / 1e3);
  return count < 1'000'000'000 ? fmt::format("{:.0f}M", value / 1e6) : fmt::format("{:.1f}B", value / 1e9);
}

}  // namespace sam::llm
