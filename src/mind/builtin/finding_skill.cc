#include "mind/builtin/finding_skill.h"

#include <fmt/format.h>

namespace sam {
namespace {

constexpr double kFound = 1.2;  // an exact answer is what was asked for, past an example word for word and a worn opening

/// "x = 1" keeps its small letter at the beginning of a sentence.
void KeepLetter(std::string_view answer, std::string& text) {
  const bool letter = answer.size() > 1 && answer[0] >= 'a' && answer[0] <= 'z' && answer[1] == ' ';
  if (letter && text.size() > 1 && text.substr(1).starts_with(answer.substr(1))) text[0] = answer[0];
}

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
    for (size_t i = before; i < out.size(); ++i) KeepLetter(finding.answer, out[i].text);
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
