// Whether a model fits this machine, and how fast it can be here: arithmetic on what its header tells and what was measured.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "mind/gguf/gguf_header.h"
#include "mind/library/machine.h"

namespace sam::llm {

/// What counts of a model, on the disk or in a manifest.
struct ModelSize {
  uint64_t file_bytes = 0;
  uint64_t bytes_per_token = 0;     // weights that one token goes through
  uint64_t kv_bytes_per_token = 0;  // 0: not known
  uint32_t context_length = 0;      // 0: not known
  std::string quantisation;
};
ModelSize SizeOf(const GgufHeader& header);

struct Fit {
  enum class Verdict : uint8_t { kGood, kSlow, kTight, kTooBig };  // kTight: the machine has the memory, but not free now
  Verdict verdict = Verdict::kTooBig;
  uint64_t memory = 0;              // bytes it needs: weights, `context` tokens of one talk, work space
  uint32_t context = 0;             // tokens, at most what the model knows
  double tokens_per_second = 0;     // at most, from what was measured; 0 not measured
  std::string reason;               // one sentence: "needs 1.3 GB of the 18.0 GB that are free; at most 24 tokens a second"
};

/// `weight_speed`: bytes of such weights a second, as MeasureWeightSpeed gives it; 0 where not measured. Speech needs about 5 tokens a second.
Fit JudgeFit(const ModelSize& size, const Machine& machine, uint32_t context, double weight_speed);

/// "1.3 GB", "640 MB"; decimal, as disks are sold.
std::string BytesText(uint64_t bytes);
/// "1.5B", "494M" of parameters.
std::string CountText(uint64_t count);

}  // namespace sam::llm
