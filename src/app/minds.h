// Which mind finds her words, as the command line says it.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "mind/llm/language_model.h"
#include "mind/mind.h"

namespace CLI {
class App;
}

namespace sam::app {

struct MindOptions {
  std::string spec = "builtin";  // "builtin", "llama:FILE.gguf", "llama:NAME", "openai:URL#MODEL[,URL#MODEL...]"
  std::string adapter{};         // LoRA for a llama mind
  std::string projector{};       // eyes or ears of a llama mind; "": the one that lies beside the model, if there is just one
  std::string sees = "auto";     // "auto", "yes", "no": whether pictures are shown to the model
  std::string hears = "auto";    // the same of sounds; "auto": a llama model where its projector has ears, no server
  int threads = 0;               // of a llama mind; 0: as many as cores, at most 8
  int context = 0;               // tokens of one talk; 0: 4096 of a llama mind, of an openai mind what its server tells
};

/// --mind and what belongs to it.
void AddMindOptions(CLI::App& command, MindOptions& options);

struct MadeMind {
  std::unique_ptr<Mind> mind;
  std::shared_ptr<LanguageModel> ears;  // its model, where that hears; else none
};

/// kInvalidArgument for a mind that this program has not; kNotFound, kCorrupt for a model's file that cannot be used. A llama model goes on loading
/// after this. Models that are named are looked for in the folder `data`, too.
Result<MadeMind> MakeMind(const MindOptions& options, const std::string& data = "");

}  // namespace sam::app
