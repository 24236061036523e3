// samantha perceive: what she perceives in a line of text.
#include <CLI/CLI.hpp>

#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "app/commands.h"
#include "app/options.h"
#include "base/unicode.h"

namespace sam::app {
namespace {

using nlohmann::ordered_json;

std::string_view Name(EntityKind kind) {
  constexpr std::string_view kNames[] = {"person", "pet", "place", "organisation", "time", "number", "food", "work", "music", "thing"};
  return kNames[static_cast<size_t>(kind)];
}

ordered_json ToJson(const Percept& percept, const Perceiver& perceiver) {
  ordered_json emotions = ordered_json::object(), labels = ordered_json::array(), entities = ordered_json::array(), facts = ordered_json::array();
  for (size_t i = 0; i < kEmotionLabels; ++i) emotions[kEmotionLabelNames[i]] = percept.emotions[i];
  for (const auto& [label, p] : perceiver.LabelsOver(percept.emotions, percept.language)) labels.push_back(label);
  for (const Entity& e : percept.entities) entities.push_back({{"kind", Name(e.kind)}, {"text", e.text}});
  constexpr std::string_view kKinds[] = {"new", "correction", "ended"};
  for (const FactClaim& c : percept.claims)
    facts.push_back({{"subject", c.subject}, {"predicate", c.predicate}, {"object", c.object}, {"kind", kKinds[static_cast<size_t>(c.kind)]},
                     {"confidence", c.confidence}, {"when", c.when ? ordered_json(FormatRfc3339(*c.when)) : ordered_json()}});
  return {{"language", Code(percept.language)}, {"act", sam::Name(percept.act)}, {"intent", percept.Intent()}, {"emotions", emotions},
          {"labels", labels}, {"pad", {percept.pad.pleasure, percept.pad.arousal, percept.pad.dominance}}, {"entities", entities},
          {"facts", facts}, {"crisis", sam::Name(percept.crisis.level)}};
}

int PerceiveLines() {
  auto perceiver = Perceiver::Create();
  if (!perceiver) return Complain(perceiver.error());
  const Persona persona;
  const Discourse discourse;
  const SystemClock clock;
  std::string line;
  while (std::getline(std::cin, line)) {
    const Utterance utterance{.id = "", .text = CleanText(line), .at = clock.Now(), .image = ""};
    const Percept percept = (*perceiver)->Perceive(utterance, PerceptionContext{discourse, persona, {}});
    const std::string out = ToJson(percept, **perceiver).dump(-1, ' ', false, ordered_json::error_handler_t::replace);
    std::fprintf(stdout, "%s\n", out.c_str());
    std::fflush(stdout);
  }
  return kOk;
}

}  // namespace

void AddPerceive(CLI::App& program, Action& action) {
  CLI::App* perceive = program.add_subcommand("perceive", "a line of text in, what she perceives in it out");
  perceive->add_flag("--json")->description("one JSON object a line (the only form there is)");
  perceive->callback([&action] { action = PerceiveLines; });
}

}  // namespace sam::app
