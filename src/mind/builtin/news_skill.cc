#include "mind/builtin/news_skill.h"

#include <fmt/format.h>

#include "mind/builtin/composer.h"

namespace sam {
namespace {

constexpr double kKindKnown = 0.68;   // something that happened was recognised
constexpr double kShapeKnown = 0.58;  // only how it is told
constexpr double kAsked = 0.55;

void AddOf(const Scene& scene, std::string_view prefix, std::string_view name, double fit, Composer& composer) {
  if (!name.empty()) composer.Add(scene.pack.BlocksOfSkill(fmt::format("{}-{}", prefix, name)), fit);
}

}  // namespace

void NewsSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  const News& news = scene.thought.percept.news;
  if (news.shape.empty() || !scene.SameLanguage()) return;
  Composer composer(scene, name());
  const bool asked = IsQuestion(scene.thought.percept.act) || news.shape == "request";
  std::string why = fmt::format("told as {}", news.shape);
  AddOf(scene, "news", news.shape, asked ? 1 : 0.7, composer);
  bool known = false;
  if (!asked) {
    for (size_t i = 0; i < news.kinds.size(); ++i) {
      if (scene.pack.BlocksOfSkill(fmt::format("news-{}", news.kinds[i])).empty()) continue;
      AddOf(scene, "news", news.kinds[i], i == 0 ? 1.6 : 0.9, composer);
      why += fmt::format(", news of {}", news.kinds[i]);
      known = true;
    }
    if (!known) AddOf(scene, "thread", news.thread, 1, composer);
    if (news.answers) composer.Add(scene.pack.BlocksOfSkill("news-answer"), 1);
    composer.Add(scene.pack.BlocksOfSkill("news"), 0.4);
  }
  if (!composer.Empty()) composer.Propose(asked ? kAsked : known ? kKindKnown : kShapeKnown, why, out);
}

}  // namespace sam
