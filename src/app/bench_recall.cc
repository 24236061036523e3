#include "app/bench_recall.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include "app/options.h"
#include "base/random.h"
#include "memory/turn_index.h"

namespace sam::app {
namespace {

using Clock = std::chrono::steady_clock;

constexpr size_t kWords = 30'000;  // of an invented language
constexpr double kZipf = 0.9;      // how much commoner the common words are (Zipf 1949, exponent of 1 for whole books)
constexpr int kWordsOfTurn = 12, kWordsOfQuestion = 5;

double MicrosSince(Clock::time_point start) { return std::chrono::duration<double, std::micro>(Clock::now() - start).count(); }

/// Invented turns: words as unequally common as those of a language, the same for the same seed.
class Talker {
 public:
  explicit Talker(uint64_t seed) : seed_(seed) {
    double all = 0;
    for (size_t i = 0; i < kWords; ++i) shares_.push_back(all += std::pow(static_cast<double>(i + 1), -kZipf));
    for (double& share : shares_) share /= all;
  }
  std::string Say(int words) {
    std::string text;
    for (int i = 0; i < words; ++i) {
      const double draw = static_cast<double>(Draw(seed_, count_++, "word") >> 11) * 0x1.0p-53;
      const auto word = static_cast<size_t>(std::lower_bound(shares_.begin(), shares_.end(), draw) - shares_.begin());
      text += (i > 0 ? " " : "") + Word(std::min(word, kWords - 1));
    }
    return text;
  }

 private:
  static std::string Word(size_t number) {
    constexpr std::string_view kOnsets = "bdfgklmnprstvz", kVowels = "aeiou";
    std::string word;
    for (size_t rest = number + 97; rest > 0; rest /= kOnsets.size() * kVowels.size()) {
      word += kOnsets[rest % kOnsets.size()];
      word += kVowels[rest / kOnsets.size() % kVowels.size()];
    }
    return word + "k";
  }
  uint64_t seed_;
  uint32_t count_ = 0;
  std::vector<double> shares_;
};

void Measure(uint32_t memories, const RecallBenchOptions& options) {
  Talker talker(options.seed);
  TurnIndex index;
  const double before = ResidentMiB();
  double adding = 0, slowest_add = 0;
  for (uint32_t i = 0; i < memories; ++i) {
    const std::string text = talker.Say(kWordsOfTurn);
    const auto start = Clock::now();
    index.Add(i % 2 == 0 ? "you" : "she", Instant(std::chrono::minutes(7 * i)), text);
    const double micros = MicrosSince(start);
    adding += micros;
    slowest_add = std::max(slowest_add, micros);
  }
  std::vector<double> finding;
  for (int i = 0; i < options.questions; ++i) {
    const std::string question = talker.Say(kWordsOfQuestion);
    const auto start = Clock::now();
    (void)index.Find(question, 10);
    finding.push_back(MicrosSince(start));
  }
  std::sort(finding.begin(), finding.end());
  std::printf("%9u memories: found in %.0f us (median), %.0f us (95 of 100), %.0f us (slowest); added in %.1f us (mean), %.0f us (slowest, with putting in order); %.0f MiB\n", memories, finding[finding.size() / 2],
              finding[finding.size() * 95 / 100], finding.back(), adding / memories, slowest_add, ResidentMiB() - before);
}

}  // namespace

int BenchRecall(const RecallBenchOptions& options) {
  if (options.memories > 0) {
    Measure(options.memories, options);
  } else {
    for (const uint32_t memories : {10'000u, 1'000'000u}) Measure(memories, options);
  }
  return kOk;
}

}  // namespace sam::app
