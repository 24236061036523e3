#include "mind/builtin/finding_skill.h"

#include <fmt/format.h>

namespace sam {

void FindingSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  for (const Finding& finding : scene.thought.findings) {
    if (finding.answer.empty()) continue;
    const std::string why = fmt::format("found by {}{}", finding.kind, finding.verified ? ", verified" : "");
    Slots slots = scene.slots;
    slots.Set(Slot::kAnswer, finding.answer);
    slots.Set(Slot::kQuestion, finding.question);
    const std::string key = fmt::format("finding.{}{}{}", finding.kind, finding.question.empty() ? ".bare" : "",
                                        finding.verified ? "" : ".unsure");
    const size_t before = out.size();
    if (finding.kind != "persona") ProposeLines(scene, name(), key, slots, 1, why, out);
    if (out.size() > before) continue;
    Candidate plain;
    plain.text = finding.answer;
    plain.skill = finding.kind == "persona" ? "persona" : name();
    plain.relevance = 1;
    plain.why = why;
    plain.may_repeat = true;
    out.push_back(std::move(plain));
  }
}

}  // namespace sam
