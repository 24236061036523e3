#include "mind/builtin/scene_skill.h"

#include <fmt/format.h>

#include "base/random.h"

namespace sam {

Candidate FromLine(const Scene& scene, std::string_view line, std::string_view key, size_t number, double relevance) {
  const uint64_t salt = StableHash(line);
  Candidate candidate;
  candidate.text = scene.Say(line, salt);
  candidate.blocks = {fmt::format("{}.{}", key, number)};
  candidate.relevance = relevance * (0.94 + 0.06 * scene.Unit(salt));
  candidate.subject = scene.thought.percept.focus.noun;
  return candidate;
}

bool WantsSomething(const Scene& scene) {
  const DialogueAct act = scene.thought.percept.act;
  return IsQuestion(act) || act == DialogueAct::kRequest || scene.lower.ends_with('?');
}

void ProposeLines(const Scene& scene, std::string_view skill, std::string_view key, const Slots& slots,
                  double relevance, std::string_view why, std::vector<Candidate>& out) {
  const auto lines = scene.pack.Lines(key);
  for (size_t i = 0; i < lines.size(); ++i) {
    const uint64_t salt = StableHash(lines[i]);
    Candidate candidate;
    candidate.text = Realise(lines[i], scene.level(), slots, salt);
    candidate.skill = skill;
    candidate.blocks = {fmt::format("{}.{}", key, i + 1)};
    candidate.relevance =
        relevance * (0.9 + 0.1 * scene.Unit(salt) * scene.Novelty(StableHash(candidate.blocks.front())));
    candidate.why = why;
    candidate.may_repeat = true;
    out.push_back(std::move(candidate));
  }
}

}  // namespace sam
