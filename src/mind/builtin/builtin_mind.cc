#include "mind/builtin/builtin_mind.h"

#include <algorithm>

#include "base/unicode.h"
#include "mind/builtin/acquaint_skill.h"
#include "mind/builtin/chooser.h"
#include "mind/builtin/manner.h"
#include "mind/builtin/silence_skill.h"

namespace sam {
namespace {

/// What is left to say where the content holds nothing at all for the moment.
Candidate LastWord(const Scene& scene) {
  Candidate word;
  const auto lines = scene.pack.Lines("mind.busy");
  word.text = lines.empty() ? (scene.IsKorean() ? "음." : "Hm.") : scene.Say(lines.front(), 0);
  word.skill = "last-word";
  word.why = "no piece of the content fits";
  word.may_repeat = true;
  return word;
}

}  // namespace

BuiltinMind::BuiltinMind(const content::Pack& english, const content::Pack& korean)
    : english_(english), korean_(korean), skills_(AllSkills()) {}

const content::Pack& BuiltinMind::PackFor(const Thought& thought) const {
  return thought.language == Language::kKorean ? korean_ : english_;
}

std::vector<Candidate> BuiltinMind::CandidatesFor(const Scene& scene) const {
  std::vector<Candidate> candidates;
  candidates.reserve(48);
  SilenceSkill().ProposeIn(scene, candidates);
  if (candidates.empty() || !scene.words.empty()) {
    for (const auto& skill : skills_) skill->ProposeIn(scene, candidates);
  }
  std::erase_if(candidates, [](const Candidate& c) { return c.text.empty() && c.pieces.front() == nullptr; });
  if (candidates.empty()) candidates.push_back(LastWord(scene));
  return candidates;
}

Reply BuiltinMind::Compose(const Thought& thought) const {
  const Scene scene(thought, PackFor(thought));
  std::vector<Candidate> candidates = CandidatesFor(scene);
  const bool played = std::any_of(candidates.begin(), candidates.end(), [](const Candidate& c) { return c.game.has_value(); });
  Reply reply = Choose(scene, candidates);
  GiveManner(scene, reply);
  GreetByName(scene, reply);
  if (!played && !thought.discourse.game.empty()) reply.game = "";  // the talk has moved on
  return reply;
}

Explanation BuiltinMind::Explain(const Thought& thought) const {
  const Scene scene(thought, PackFor(thought));
  return ExplainChoice(scene, CandidatesFor(scene));
}

boost::asio::awaitable<Result<Reply>> BuiltinMind::Answer(const Thought& thought, MindSink& sink,
                                                          std::stop_token stop) {
  Reply reply = Compose(thought);
  size_t said = 0;
  for (const auto sentence : SplitSentences(reply.text)) {
    if (stop.stop_requested()) break;
    if (sink.OnSentence(sentence) == Said::kEnough) break;
    said = static_cast<size_t>(sentence.data() + sentence.size() - reply.text.data());
  }
  if (stop.stop_requested()) reply.text.resize(said);
  co_return reply;
}

std::unique_ptr<Mind> CreateBuiltinMind() {
  return std::make_unique<BuiltinMind>(content::Pack::Of(Language::kEnglish), content::Pack::Of(Language::kKorean));
}

}  // namespace sam
