// The mind without weights: skills propose replies made of the content, the chooser takes the best. Never without
// words.
#pragma once

#include <memory>
#include <vector>

#include "content/pack.h"
#include "mind/builtin/explanation.h"
#include "mind/builtin/skills.h"
#include "mind/mind.h"

namespace sam {

class BuiltinMind final : public Mind {
 public:
  /// The packs must outlive it.
  BuiltinMind(const content::Pack& english, const content::Pack& korean);

  std::string_view name() const override { return "builtin"; }
  boost::asio::awaitable<Result<Reply>> Answer(const Thought& thought, MindSink& sink,
                                               std::stop_token stop) override;

  /// The whole reply at once; never empty. Deterministic; safe from any thread.
  Reply Compose(const Thought& thought) const;

  /// Everything that was proposed for the thought, best first: what Compose would say, and why not the others. For people
  /// who write content; slower than a turn.
  Explanation Explain(const Thought& thought) const;

 private:
  std::vector<Candidate> CandidatesFor(const Scene& scene) const;
  const content::Pack& PackFor(const Thought& thought) const;

  const content::Pack& english_;
  const content::Pack& korean_;
  std::vector<std::unique_ptr<SceneSkill>> skills_;
};

std::unique_ptr<Mind> CreateBuiltinMind();

}  // namespace sam
