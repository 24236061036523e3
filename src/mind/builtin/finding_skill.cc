#include "mind/builtin/finding_skill.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/random.h"

namespace sam {
namespace {

constexpr double kQuiteSure = 0.85;  // of what was read in a picture; below it she says that it was not easy
constexpr double kFound = 1.2;  // an exact answer is what was asked for, past an example word for word and a worn opening

/// "x = 1" keeps its small letter at the beginning of a sentence.
void KeepLetter(std::string_view answer, std::string& text) {
  const bool letter = answer.size() > 1 && answer[0] >= 'a' && answer[0] <= 'z' && answer[1] == ' ';
  if (!letter) return;
  std::string written(answer);
  written[0] = static_cast<char>(written[0] - 'a' + 'A');
  if (const size_t at = text.find(written); at != text.npos) text[at] = answer[0];
}

/// What she read, before what she found about it.
void PutReadingFirst(const Scene& scene, const Finding& finding, const std::vector<Candidate>& readings, Candidate& candidate) {
  if (readings.empty() || finding.IsReading()) return;
  const auto best = std::ranges::max_element(readings, {}, [&](const Candidate& reading) { return reading.relevance + 1e-3 * scene.Unit(StableHash(candidate.text + reading.text)); });
  candidate.text = best->text + " " + candidate.text;
  candidate.blocks.insert(candidate.blocks.end(), best->blocks.begin(), best->blocks.end());
}

/// "picture.doubt" of what was only read, else by kind: "finding.maths", without the question where it was just read out.
std::string KeyOf(const Finding& finding) {
  if (finding.IsReading()) return "picture." + finding.kind;
  const bool bare = finding.question.empty() || (!finding.read.empty() && finding.kind == "maths");
  return fmt::format("finding.{}{}{}", finding.kind, bare ? ".bare" : "", finding.verified ? "" : ".unsure");
}

}  // namespace

void FindingSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  for (const Finding& finding : scene.thought.findings) {
    if (finding.answer.empty()) continue;
    const std::string why = fmt::format("found by {}{}", finding.kind, finding.verified ? ", verified" : "");
    Slots slots = scene.slots;
    slots.Set(Slot::kAnswer, finding.answer);
    slots.Set(Slot::kQuestion, finding.question);
    slots.Set("read", finding.read);
    std::vector<Candidate> readings;
    if (!finding.read.empty()) ProposeLines(scene, name(), finding.sureness < kQuiteSure ? "picture.read.rather" : "picture.read", slots, 1, why, readings);
    const size_t before = out.size();
    if (finding.kind != "persona") ProposeLines(scene, name(), KeyOf(finding), slots, kFound, why, out);
    for (size_t i = before; i < out.size(); ++i) {
      KeepLetter(finding.answer, out[i].text);
      PutReadingFirst(scene, finding, readings, out[i]);
    }
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
