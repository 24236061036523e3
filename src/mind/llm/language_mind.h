// A language model finds the words, the built-in mind stands behind it: it drafts, it speaks where the matter is its own, it fills a silence, it finishes what fails.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "mind/builtin/builtin_mind.h"
#include "mind/llm/language_model.h"
#include "mind/mind.h"

namespace sam {

struct LanguageMindConfig {
  std::string name = "llama";                           // "llama" or "openai"
  std::chrono::milliseconds reflex_after{1500};         // of silence, after which she says a word of her own; 0: never
  std::chrono::milliseconds first_sentence_limit{30'000};  // after which the built-in mind answers
  std::chrono::milliseconds answer_limit{90'000};       // after which the answer ends with its last whole sentence
};

std::unique_ptr<Mind> CreateLanguageMind(std::shared_ptr<LanguageModel> model, LanguageMindConfig config);

}  // namespace sam
