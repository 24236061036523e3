// How the next token is chosen.
#pragma once

#include <memory>

#include "mind/llm/language_model.h"

struct llama_model;
struct llama_sampler;

namespace sam::llm {

struct SamplerDeleter {
  void operator()(llama_sampler* sampler) const;
};
using Sampler = std::unique_ptr<llama_sampler, SamplerDeleter>;

/// kInvalidArgument for a schema that cannot be followed, or values out of range.
Result<Sampler> MakeSampler(const llama_model* model, const GenerationRequest& request);

}  // namespace sam::llm
