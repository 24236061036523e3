#include "conscience/censor/testing_cases.h"

#include <fstream>
#include <nlohmann/json.hpp>

#include "conscience/censor.h"

namespace sam::conscience {
namespace {

using Json = nlohmann::json;

/// A piece is text, {"hex": bytes}, or {"text": ..., "times": n}.
std::string PieceOf(const Json& piece) {
  if (piece.is_string()) return piece.get<std::string>();
  std::string out;
  if (piece.contains("hex")) {
    const std::string hex = piece["hex"];
    for (size_t i = 0; i + 1 < hex.size(); i += 2) out += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
    return out;
  }
  for (int i = 0; i < piece["times"].get<int>(); ++i) out += piece["text"].get<std::string>();
  return out;
}

Scene SceneOf(const Json& line) {
  Scene scene;
  if (line.at("language") == "ko") scene.language = scene.percept.language = Language::kKorean;
  if (line.value("level", "polite") == "casual") scene.level = SpeechLevel::kCasual;
  scene.Say(line.value("said", ""), line.value("intent", ""));
  if (line.contains("crisis")) scene.percept.crisis.level = line["crisis"] == "explicit" ? CrisisLevel::kExplicit : CrisisLevel::kImplied;
  scene.discourse.crisis_turns_ago = line.value("crisis_turns_ago", -1);
  if (line.value("age", "") == "minor") scene.settings.age = Age::kMinor;
  if (line.value("age", "") == "adult") scene.settings.age = Age::kAdult;
  if (line.value("romance", "") == "together") scene.bond.romance = Romance::kTogether;
  if (line.value("romance", "") == "off") scene.settings.romance = RomanceMode::kOff;
  scene.persona.about = line.value("about", "");
  for (const Json& finding : line.value("findings", Json::array())) {
    scene.findings.push_back({.kind = finding.value("kind", "maths"), .question = finding.value("question", ""), .answer = finding.at("answer"), .proof = finding.value("proof", ""), .verified = true});
  }
  uint32_t turn = 1;
  for (const Json& before : line.value("recent", Json::array())) {
    DiscourseTurn& turned = scene.discourse.recent.emplace_back();
    turned.turn = TurnId{turn++};
    turned.said = before.value("said", ""), turned.reply = before.value("reply", "");
  }
  scene.turn = TurnId{turn + 1};
  return scene;
}

}  // namespace

std::vector<ModelCase> ReadModelCases(const std::string& name) {
  std::ifstream file("tests/conscience/" + name);
  std::vector<ModelCase> out;
  for (std::string text; std::getline(file, text);) {
    if (text.empty()) continue;
    const Json line = Json::parse(text);
    ModelCase& made = out.emplace_back();
    made.id = line.at("id"), made.kind = line.at("kind");
    made.scene = SceneOf(line);
    for (const Json& piece : line.at("stream")) made.stream += PieceOf(piece);
    made.must_not = line.value("must_not", std::vector<std::string>{});
    made.must = line.value("must", std::vector<std::string>{});
    made.most_bytes = line.value("most_bytes", size_t{0});
    made.ends = line.value("ends", false);
  }
  return out;
}

std::vector<FineCase> ReadFineCases(const std::string& name, Language language) {
  std::ifstream file("tests/conscience/" + name);
  std::vector<FineCase> out;
  for (std::string text; std::getline(file, text);) {
    if (text.empty() || text.front() == '#') continue;
    FineCase& made = out.emplace_back();
    made.scene.language = made.scene.percept.language = language;
    constexpr std::string_view kCasual = "[반말]", kAnswer = " => ";
    if (text.starts_with(kCasual)) made.scene.level = SpeechLevel::kCasual, text.erase(0, kCasual.size());
    const size_t answer = text.find(kAnswer);
    const std::string said = answer == text.npos ? "" : text.substr(0, answer);
    const bool leaves = said.starts_with("goodbye") || said.starts_with("goodnight") || said.starts_with("see you") || said.ends_with("갈게") || said == "잘 자";
    made.scene.Say(said, leaves ? "goodbye" : "");
    made.reply = answer == text.npos ? text : text.substr(answer + kAnswer.size());
  }
  return out;
}

Heard Hear(const Scene& scene, const std::string& stream) {
  Heard heard;
  const Thought thought = scene.Think();
  Censor censor(thought);
  std::string_view rest = stream;
  while (!heard.ended && !rest.empty()) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    for (const std::string_view sentence : SplitSentences(rest.substr(0, end))) {
      const Ruling ruling = censor.Judge(sentence);
      if (ruling.said != Said::kWhole) heard.why += "[" + ruling.why + "]";
      if (!ruling.text.empty()) heard.text += (heard.text.empty() ? "" : " ") + ruling.text;
      heard.ended = heard.ended || ruling.said == Said::kEnough;
      if (heard.ended) break;
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return heard;
}

}  // namespace sam::conscience
