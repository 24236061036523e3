#include "mind/builtin/reword_skill.h"

#include <algorithm>

#include "base/random.h"
#include "base/unicode.h"

namespace sam {
namespace {

constexpr double kAskedFor = 0.6;                        // of an intent, from which it is believed
constexpr double kReworded = 1.15;                       // of what is said then
constexpr size_t kSaysSomething = 12, kLongestItem = 10;  // letters

/// What stands in quotation marks, which are none inside a word ("don't").
std::string_view Quoted(std::string_view reply) {
  size_t open = reply.find('\'');
  while (open != reply.npos && open > 0 && reply[open - 1] != ' ') open = reply.find('\'', open + 1);
  size_t close = open == reply.npos ? reply.npos : reply.find('\'', open + 1);
  const auto in_word = [&](size_t at) { return at + 1 < reply.size() && reply[at + 1] >= 'a' && reply[at + 1] <= 'z'; };
  while (close != reply.npos && in_word(close)) close = reply.find('\'', close + 1);
  return close == reply.npos ? std::string_view() : reply.substr(open, close - open + 1);
}

/// Asked for by an intent (Korean) or by how it was put (English).
bool AsksFor(const Scene& scene, std::string_view intent, std::string_view frame) {
  const auto& frames = scene.thought.percept.frames;
  return scene.IntentScore(intent) >= kAskedFor || (!frames.empty() && frames.front().name == frame);
}

/// "앵무새 이름이 뭐라고요?", "what was that book ruthie lent me?": memory has it.
bool AsksOfTheirLife(const Scene& scene) {
  const auto& recollections = scene.thought.recollections;
  return std::any_of(recollections.begin(), recollections.end(), [&](const Recollection& r) { return scene.thought.percept.query || (r.whole && r.score > 0.5); });
}

void ProposeWith(const Scene& scene, std::string_view key, std::string answer, std::vector<Candidate>& out) {
  if (answer.empty()) return;
  Slots slots = scene.slots;
  slots.Set("answer", std::move(answer));
  ProposeLines(scene, "reword", key, slots, kReworded, "says her last reply in another way", out);
}

}  // namespace

std::string ShorterOf(std::string_view reply) {
  if (const auto quoted = Quoted(reply); ToUtf32(quoted).size() > kSaysSomething) return std::string(quoted);
  std::string_view best;
  for (const auto sentence : SplitSentences(reply)) {
    const std::string_view one = Trim(sentence);
    const size_t letters = ToUtf32(one).size();
    if (letters < kSaysSomething || one.ends_with('?')) continue;
    if (best.empty() || letters < ToUtf32(best).size()) best = one;
  }
  std::string shorter(best.empty() ? Trim(reply) : best);
  if (std::count(shorter.begin(), shorter.end(), '"') % 2 != 0) std::erase(shorter, '"');
  return shorter;
}

std::vector<std::string> ListedIn(std::string_view reply) {
  for (const auto sentence : SplitSentences(reply)) {
    std::vector<std::string> items;
    for (size_t begin = 0; begin <= sentence.size();) {
      const size_t end = std::min(sentence.find(',', begin), sentence.size());
      std::string item(Trim(sentence.substr(begin, end - begin)));
      std::erase_if(item, [](char c) { return c == '\'' || c == '.' || c == '!'; });
      if (item.empty() || ToUtf32(item).size() > kLongestItem || item.find(' ') != item.npos) break;
      items.push_back(std::move(item));
      if (end == sentence.size() && items.size() >= 3) return items;
      begin = end + 1;
    }
  }
  return {};
}

void RewordSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  const DiscourseTurn* last = scene.Before();
  if (last == nullptr || last->reply.empty() || !scene.SameLanguage()) return;
  const std::string_view whole = Trim(last->reply);
  if (AsksFor(scene, "ask-shorter", "ask-shorter")) {
    if (const std::string shorter = ShorterOf(whole); shorter != whole) ProposeWith(scene, "reword.shorter", shorter, out);
  } else if (AsksFor(scene, "ask-repeat", "ask-again") && !AsksOfTheirLife(scene)) {
    ProposeWith(scene, "reword.repeat", std::string(whole), out);
  }
  if (scene.IntentScore("ask-choose") < kAskedFor) return;
  for (auto turn = scene.thought.discourse.recent.rbegin(); turn != scene.thought.discourse.recent.rend(); ++turn) {
    const auto items = ListedIn(turn->reply);
    if (items.empty()) continue;
    return ProposeWith(scene, "reword.pick", items[StableHash(turn->reply) % items.size()], out);
  }
}

}  // namespace sam
