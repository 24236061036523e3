#include "mind/builtin/repeat_skill.h"

#include "base/unicode.h"

namespace sam {

void RepeatSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  const DiscourseTurn* last = scene.Before();
  const auto& frames = scene.thought.percept.frames;
  if (scene.IsKorean() || last == nullptr || last->reply.empty() || frames.empty()) return;
  const bool again = frames.front().name == "ask-again", shorter = frames.front().name == "ask-shorter";
  if (!again && !shorter) return;
  const auto sentences = SplitSentences(last->reply);
  Candidate said;
  if (again) said.text = "I said: \"" + std::string(Trim(last->reply)) + "\"";
  if (shorter && sentences.size() > 1) said.text = "In short: " + std::string(Trim(sentences.front()));
  if (said.text.empty()) return;
  said.skill = name();
  said.relevance = 1;
  said.why = "asked for her last words again";
  said.may_repeat = true;
  out.push_back(std::move(said));
}

}  // namespace sam
