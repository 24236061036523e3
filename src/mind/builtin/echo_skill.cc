#include "mind/builtin/echo_skill.h"

#include "mind/builtin/composer.h"

namespace sam {
namespace {

constexpr double kWithFocus = 0.52;     // there is something to take up
constexpr double kBehindFrames = 0.36;  // how it was put says more than its noun
constexpr double kWithoutFocus = 0.15;  // better than nothing

constexpr double kBesideNews = 0.2;   // the news itself is taken up instead
constexpr double kAfterSorrow = 0.3;  // whoever is sad or afraid is not to hear about the words used

bool IsSorrow(const Scene& scene) {
  static const uint32_t kLabels = 1u << EmotionLabel("sadness") | 1u << EmotionLabel("grief") |
                                  1u << EmotionLabel("fear") | 1u << EmotionLabel("remorse");
  return scene.tone == content::Tone::kBad && (scene.labels & kLabels) != 0;
}

}  // namespace

void EchoSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  Composer composer(scene, name());
  composer.Add(scene.pack.BlocksOfSkill(scene.HasFocus() ? "echo" : "echo-plain"), 0.5);
  if (composer.Empty()) composer.Add(scene.pack.BlocksOfSkill("echo-plain"), 0.5);
  if (!scene.thought.percept.news.shape.empty()) {
    composer.Propose(kBesideNews, "the last resort beside the news", out);
  } else if (scene.HasFocus()) {
    const double with_focus = scene.thought.percept.frames.empty() ? kWithFocus : kBehindFrames;
    composer.Propose(IsSorrow(scene) ? kAfterSorrow : with_focus, "an unknown subject, taken up in its own words", out);
  } else {
    composer.Propose(kWithoutFocus, "nothing to take up", out);
  }
}

}  // namespace sam
