#include "mind/llm/worker/sampling.h"

#include <fmt/format.h>
#include <json-schema-to-grammar.h>
#include <llama.h>
#include <nlohmann/json.hpp>

#include <cmath>

namespace sam::llm {
namespace {

constexpr int kTopK = 40;
constexpr float kMinP = 0.05f;
constexpr int kRepeatWindow = 64;
constexpr float kRepeatPenalty = 1.08f;

Result<std::string> Grammar(const std::string& schema) {
  try {
    return json_schema_to_grammar(nlohmann::ordered_json::parse(schema));
  } catch (const std::exception& wrong) {
    return Fail(ErrorCode::kInvalidArgument, fmt::format("the answer's schema cannot be followed ({})", std::string(wrong.what()).substr(0, 120)));
  }
}

}  // namespace

void SamplerDeleter::operator()(llama_sampler* sampler) const { llama_sampler_free(sampler); }

Result<Sampler> MakeSampler(const llama_model* model, const GenerationRequest& request) {
  if (!(request.temperature >= 0 && request.temperature <= 2) || !(request.top_p > 0 && request.top_p <= 1))
    return Fail(ErrorCode::kInvalidArgument, fmt::format("temperature is in [0, 2] and top_p in (0, 1]; these are {} and {}", request.temperature, request.top_p));
  const llama_vocab* vocab = llama_model_get_vocab(model);
  Sampler chain(llama_sampler_chain_init(llama_sampler_chain_default_params()));
  if (!request.json_schema.empty()) {
    const auto grammar = Grammar(request.json_schema);
    if (!grammar) return tl::unexpected(grammar.error());
    llama_sampler* follow = llama_sampler_init_grammar(vocab, grammar->c_str(), "root");
    if (follow == nullptr) return Fail(ErrorCode::kInvalidArgument, "the answer's schema makes no grammar");
    llama_sampler_chain_add(chain.get(), follow);
  } else {
    llama_sampler_chain_add(chain.get(), llama_sampler_init_penalties(kRepeatWindow, kRepeatPenalty, 0, 0));
  }
  if (request.temperature == 0) {
    llama_sampler_chain_add(chain.get(), llama_sampler_init_greedy());
    return chain;
  }
  llama_sampler_chain_add(chain.get(), llama_sampler_init_top_k(kTopK));
  llama_sampler_chain_add(chain.get(), llama_sampler_init_top_p(static_cast<float>(request.top_p), 1));
  llama_sampler_chain_add(chain.get(), llama_sampler_init_min_p(kMinP, 1));
  llama_sampler_chain_add(chain.get(), llama_sampler_init_temp(static_cast<float>(request.temperature)));
  llama_sampler_chain_add(chain.get(), llama_sampler_init_dist(static_cast<uint32_t>(request.seed)));
  return chain;
}

}  // namespace sam::llm
