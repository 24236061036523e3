#include "mind/builtin/picture_skill.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/unicode.h"

namespace sam {
namespace {

constexpr double kShown = 1.15;      // somebody shows her something: before all but an exact answer
constexpr double kBesideNews = 0.6;  // beside words that are about something sad, those come first
constexpr double kReadable = 0.5;    // words less sure than this are not read out
constexpr double kSureWords = 0.75;
constexpr double kDim = 0.3, kBright = 0.75;  // mean brightness
constexpr size_t kMostQuoted = 160;           // bytes

/// In one line, without marks that would end the quotation.
std::string Quoted(std::string_view words) {
  std::string out = CleanText(words, kMostQuoted);
  std::replace(out.begin(), out.end(), '"', '\'');
  if (out.size() + 8 > kMostQuoted) out += "…";
  return out;
}

std::string_view LightKey(double brightness) { return brightness < kDim ? "picture.dim" : brightness > kBright ? "picture.bright" : "picture.plain"; }

/// "white and blue", "흰색하고 파란색"; empty where no colour is known by name.
std::string ColoursInWords(const Scene& scene, const std::vector<std::string>& colours) {
  std::vector<std::string> names;
  for (const std::string& colour : colours)
    if (const auto lines = scene.pack.Lines("picture.colour." + colour); !lines.empty()) names.emplace_back(lines.front());
  if (names.empty()) return {};
  std::string out = names.front();
  for (size_t i = 1; i < names.size(); ++i) out += (i + 1 < names.size() ? ", " : scene.IsKorean() ? ", " : " and ") + names[i];
  return out;
}

double Relevance(const Scene& scene) { return scene.thought.percept.MeansSad() > 0.5F ? kBesideNews : kShown; }

}  // namespace

void PictureSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  const Percept& percept = scene.thought.percept;
  if (!percept.unseen.empty()) return ProposeLines(scene, name(), "picture.unseen." + percept.unseen, scene.slots, kShown, "the picture could not be looked at: " + percept.unseen, out);
  if (!percept.seen || !scene.thought.findings.empty()) return;
  const Seen& seen = *percept.seen;
  Slots slots = scene.slots;
  const bool written = !Trim(seen.words).empty() && seen.words_sureness >= kReadable;
  if (written) slots.Set("words", Quoted(seen.words));
  const std::string colours = ColoursInWords(scene, seen.colours);
  slots.Set("colours", colours);
  const std::string key = written ? (seen.words_sureness < kSureWords ? "picture.words.rather" : "picture.words") : colours.empty() ? "picture.nothing" : std::string(LightKey(seen.brightness));
  ProposeLines(scene, name(), key, slots, Relevance(scene), written ? "there are words in the picture" : "nothing in the picture that she can read", out);
}

}  // namespace sam
