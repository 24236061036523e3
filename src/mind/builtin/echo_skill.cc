#include "mind/builtin/echo_skill.h"

#include <algorithm>

#include "mind/builtin/chooser.h"
#include "mind/builtin/composer.h"

namespace sam {
namespace {

constexpr double kWithFocus = 0.52;     // there is something to take up
constexpr double kBehindFrames = 0.36;  // how it was put says more than its noun
constexpr double kWithoutFocus = 0.15;  // better than nothing

constexpr double kBesideNews = 0.2;   // the news itself is taken up instead
constexpr double kAfterSorrow = 0.3;  // whoever is sad or afraid is not to hear about the words used

}  // namespace

void EchoSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  const bool news = !scene.thought.percept.news.shape.empty();
  double relevance = scene.thought.percept.frames.empty() ? kWithFocus : kBehindFrames;
  std::string_view why = "an unknown subject, taken up in its own words";
  if (news) relevance = kBesideNews, why = "the last resort beside the news";
  else if (!scene.HasFocus()) relevance = kWithoutFocus, why = "nothing to take up";
  else if (scene.IsSorrow()) relevance = kAfterSorrow;
  if (IsOutdone(relevance, out)) return;
  Composer composer(scene, name());
  composer.Add(scene.pack.BlocksOfSkill(scene.HasFocus() ? "echo" : "echo-plain"), 0.5);
  if (composer.Empty()) composer.Add(scene.pack.BlocksOfSkill("echo-plain"), 0.5);
  composer.Propose(relevance, why, out);
}

}  // namespace sam
