#include "mind/builtin/finding_skill.h"

#include <fmt/format.h>

namespace sam {
namespace {

constexpr double kFound = 1.2;  // an exact answer is what was asked for, past an example word for word and a worn opening

}  // namespace

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
    if (finding.kind != "persona") ProposeLines(scene, name(), key, slots, kFound, why, out);
    if (out.size() > before) continue;
    Candidate plain;
    plain.text = finding.answer;
    plain.skill = finding.kind == "persona" ? "persona" : name();
    plain.relevance = kFound;
    plain.why = why;
    plain.may_repeat = true;
    out.push_back(std::move(plain));
  }
}

}  // namespace sam
