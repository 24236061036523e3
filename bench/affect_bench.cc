// One affect step of a turn: appraise what was perceived, take it in, and look at what she feels. In a life full of prospects and standing feelings.
#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <vector>

#include "affect/affect_engine.h"
#include "perception/perceiver.h"

namespace sam {
namespace {

using Clock = std::chrono::steady_clock;

constexpr const char* kLines[] = {"you are so thoughtful, thank you", "my dad is in hospital", "i have an exam on friday and i'm nervous", "i passed!!", "that joke was awful",
                                  "i'll be back tonight and tell you how it went", "hey", "나 오늘 면접 떨어졌어", "고마워 덕분이야", "내일 시험이라 너무 떨려", "you're useless", "sorry, i was unfair"};

int Run() {
  auto perceiver = Perceiver::Create();
  if (!perceiver) return fmt::print(stderr, "{}\n", perceiver.error().message), 1;
  const Persona persona;
  const Bond bond;
  Discourse discourse;
  std::vector<Fact> facts(60);
  std::vector<std::pair<Utterance, Percept>> heard;
  Moment now = *ParseRfc3339("2027-03-01T20:00:00+09:00");
  for (const char* line : kLines) {
    Utterance utterance{.id = "", .text = line, .at = now, .image = ""};
    Percept percept = (*perceiver)->Perceive(utterance, PerceptionContext{discourse, persona, facts});
    heard.emplace_back(std::move(utterance), std::move(percept));
  }
  AffectMemory memory;
  std::vector<double> micros;
  double sum = 0;
  constexpr uint32_t kSteps = 20000;
  for (uint32_t i = 1; i <= kSteps; ++i) {
    auto& [utterance, percept] = heard[i % heard.size()];
    utterance.at = now = now + std::chrono::minutes(3);
    const auto began = Clock::now();
    const auto appraisals = Appraise(percept, utterance, bond, discourse, facts, memory);
    memory.Apply(appraisals, now, TurnId(i), persona);
    sum += memory.At(now, persona).mood.pleasure;
    micros.push_back(std::chrono::duration<double, std::micro>(Clock::now() - began).count());
  }
  std::sort(micros.begin(), micros.end());
  fmt::print("affect step, {} of them: {:.1f} us median, {:.1f} us for 99 of 100, {:.1f} us slowest (mood {:.2f})\n", kSteps, micros[kSteps / 2], micros[kSteps * 99 / 100], micros.back(), sum / kSteps);
  return 0;
}

}  // namespace
}  // namespace sam

int main() { return sam::Run(); }
