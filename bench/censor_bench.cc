// What the censor costs: CPU a sentence, over the fine sentences of tests/conscience, a turn of three sentences each, the reading of the turn included.
#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "conscience/censor.h"
#include "conscience/testing_scene.h"

namespace sam::conscience {
namespace {

double CpuMicros() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

std::vector<std::string> ReadLines(const std::string& path) {
  std::ifstream file(path);
  std::vector<std::string> out;
  for (std::string line; std::getline(file, line);) {
    const size_t answer = line.find(" => ");
    if (!line.empty() && line.front() != '#') out.push_back(answer == line.npos ? line : line.substr(answer + 4));
  }
  return out;
}

Scene SceneIn(Language language) {
  Scene scene;
  scene.language = scene.percept.language = language;
  scene.Say(language == Language::kKorean ? "오늘 하루 종일 정신없었어" : "it was one of those days, all day long");
  for (uint32_t turn = 1; turn <= 8; ++turn) {
    DiscourseTurn& before = scene.discourse.recent.emplace_back();
    before.turn = TurnId{turn};
    before.said = "we repotted the ficus";
    before.reply = "A ficus in a new pot sulks for a week. Water it once and leave it be. It remembers the old window, I'd say.";
  }
  return scene;
}

void Measure(const char* name, const std::vector<std::string>& lines, Language language) {
  constexpr int kRounds = 20;
  constexpr size_t kPerTurn = 3;
  const Scene scene = SceneIn(language);
  std::vector<double> turns;
  size_t sentences = 0, stopped = 0;
  const double began = CpuMicros();
  for (int round = 0; round <= kRounds; ++round) {
    for (size_t i = 0; i + kPerTurn <= lines.size(); i += kPerTurn) {
      const double start = CpuMicros();
      const Thought thought = scene.Think();
      Censor censor(thought);
      for (size_t k = 0; k < kPerTurn; ++k) stopped += censor.Judge(lines[i + k]).said == Said::kWhole ? 0 : 1;
      if (round > 0) turns.push_back((CpuMicros() - start) / static_cast<double>(kPerTurn)), sentences += kPerTurn;
    }
  }
  std::sort(turns.begin(), turns.end());
  double sum = 0;
  for (const double each : turns) sum += each;
  fmt::print("{}: {} sentences, {:.1f} us CPU each on average, {:.1f} median, {:.1f} for 99 of 100 turns; all with the first, cold round {:.0f} ms ({} not whole)\n", name, sentences, sum / static_cast<double>(turns.size()), turns[turns.size() / 2],
             turns[turns.size() * 99 / 100], (CpuMicros() - began) / 1e3, stopped);
}

}  // namespace
}  // namespace sam::conscience

int main(int count, char** words) {
  const std::string folder = count > 1 ? words[1] : "tests/conscience";
  using sam::Language;
  for (const auto& [name, language] : {std::pair{"fine.en", Language::kEnglish}, std::pair{"fine.ko", Language::kKorean}}) {
    const auto lines = sam::conscience::ReadLines(folder + "/" + name);
    if (lines.empty()) return fmt::print(stderr, "{}/{} has no lines; run it from the project's folder\n", folder, name), 1;
    sam::conscience::Measure(name, lines, language);
  }
}
