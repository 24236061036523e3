#include "mind/builtin/recommend_skill.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "base/random.h"
#include "base/unicode.h"
#include "base/word_lists.h"
#include "mind/builtin/english_matter_words.h"

namespace sam {
namespace {

constexpr double kAsked = 1.05, kOnIt = 1.22;  // asked for; asked on about what she has just recommended
constexpr size_t kTurnsBack = 3;
constexpr std::string_view kSkill = "recommend-";
enum Part : size_t { kName, kMaker, kLike, kPitch, kAbout, kWhy, kParts };

std::span<const std::string_view> TitleOf(const Scene& scene, std::string_view title) {
  const auto parts = scene.pack.Lines(fmt::format("recommend.title.{}", title));
  return parts.size() == kParts ? parts : std::span<const std::string_view>();
}

std::string_view KindIn(const Scene& scene, std::string_view lower) {
  for (const std::string_view kind : scene.pack.Lines("recommend.kinds"))
    if (HoldsWord(lower, scene.pack.Lines(fmt::format("recommend.{}.words", kind)))) return kind;
  return {};
}

/// What kind of thing the last lines were about.
std::string_view KindBefore(const Scene& scene) {
  const DiscourseTurn* before = scene.Before();
  const auto& recent = scene.thought.discourse.recent;
  const size_t count = before == nullptr ? 0 : static_cast<size_t>(before - recent.data()) + 1;
  for (size_t back = 1; back <= std::min(kTurnsBack, count); ++back)
    if (const std::string_view kind = KindIn(scene, ToLower(recent[count - back].said)); !kind.empty()) return kind;
  return {};
}

/// The last of her turns that recommended something, with one at most since; null where there is none.
const DiscourseTurn* JustRecommended(const Scene& scene) {
  const DiscourseTurn* before = scene.Before();
  if (before == nullptr || before->skill.starts_with(kSkill)) return before;
  const DiscourseTurn* const first = scene.thought.discourse.recent.data();
  return before != first && (before - 1)->skill.starts_with(kSkill) ? before - 1 : nullptr;
}

std::string_view TitleNamed(const Scene& scene, std::string_view kind, std::string_view name) {
  for (const std::string_view title : scene.pack.Lines(fmt::format("recommend.{}.titles", kind))) {
    const auto parts = TitleOf(scene, title);
    if (!parts.empty() && parts[kName] == name) return title;
  }
  return {};
}

bool AsksForOne(const Scene& scene) {
  if (scene.SaidAny({"would you like", "do you like", "did you like", "how was", "have you seen", "have you read", "seen any", "read any", "watched any", "heard any", "played any"})) return false;
  if (scene.SaidAny({"recommend", "something to watch", "something to read", "something to listen", "something good to", "something to play", "what to watch", "what to read", "what to listen to", "what to play", "know any good", "know a good", "got any good", "any good films", "any good books",
                     "any good movies", "any good shows", "any good games", "what should i watch", "what should i read", "what should i listen", "what should i play", "what should we watch", "what can i watch", "what can i read", "what could i watch", "what could i read", "suggest"}))
    return true;
  return scene.SaidAny({"what's a good ", "whats a good ", "what is a good ", "i need a good ", "i need a new ", "looking for a good ", "looking for a new "}) && scene.SaidAny({"book", "novel", "film", "movie", "series", "show", "song", "album", "game"});
}

enum class Asked : uint8_t { kNothing, kMaker, kHaveYou, kAbout, kWhy, kSeen, kNotThat, kAnother, kLiked, kTaken };

/// What is asked or said of the thing that she has just recommended.
Asked AskedOfIt(const Scene& scene) {
  constexpr size_t kFew = 9;
  if (scene.words.size() > kFew) return Asked::kNothing;
  if (scene.SaidAny({"who wrote", "who made", "who directed", "who's it by", "who invented it", "who designed it", "who is it by", "who sings", "who sang", "whose is", "who's the author", "who is the author", "who's that by", "who plays in"})) return Asked::kMaker;
  if (scene.SaidAny({"have you read", "have you seen", "have you watched", "have you heard", "have you played", "did you read", "did you see", "did you like", "do you know it yourself"})) return Asked::kHaveYou;
  if (scene.SaidAny({"what's it about", "what is it about", "what's that about", "what is that about", "whats it about", "what happens in", "tell me more", "never heard of", "don't know that", "dont know that", "don't know it"})) return Asked::kAbout;
  if (WantedAfterIdea(scene.lower) == AdviceWanted::kReason) return Asked::kWhy;
  if (scene.SaidAny({"already seen", "already read", "already know", "already played", "already watched", "seen it", "seen that", "read it already", "i've read it", "read that", "i know that one", "know it already", "heard it", "played it", "played that", "watched it", "watched that"})) return Asked::kSeen;
  if (scene.SaidAny({"don't like", "dont like", "i hate", "not that", "not my thing", "not into", "can't stand", "not in the mood", "boring"})) return Asked::kNotThat;
  if (scene.SaidAny({"another", "something else", "anything else", "what else", "other one", "one more", "more like"}) || StartsWithAny(scene.lower, {"something ", "nothing ", "no, something ", "maybe something "})) return Asked::kAnother;
  if (scene.SaidAny({"it's nice", "it's good", "it's great", "it's lovely", "i like it", "i love it", "loved it", "liked it", "love this", "i like this"})) return Asked::kLiked;
  if (scene.SaidAny({"playing it", "putting it on", "try it", "try that", "watch it", "watch that", "read it", "read that", "give it a go", "sounds good", "sounds great", "listen to it", "look it up", "get it", "check it out", "thanks", "thank you"})) return Asked::kTaken;
  return Asked::kNothing;
}

/// The title that suits best what was wished for in the last lines, of those not named yet.
std::string_view Pick(const Scene& scene, std::string_view kind) {
  std::string_view best;
  double most = -1e9;
  const DiscourseTurn* before = JustRecommended(scene);
  for (const std::string_view title : scene.pack.Lines(fmt::format("recommend.{}.titles", kind))) {
    const auto parts = TitleOf(scene, title);
    if (parts.empty() || scene.Age(content::BlockKey(fmt::format("recommend.{}", title))) > 0) continue;
    const bool known = std::any_of(scene.thought.discourse.recent.begin(), scene.thought.discourse.recent.end(), [&](const DiscourseTurn& turn) { return HoldsWord(ToLower(turn.said), std::array{std::string_view(ToLower(parts[kName]))}); });
    if (known) continue;
    const int wished = WishedFor(scene.lower, parts[kLike]) + (before == nullptr ? 0 : WishedFor(ToLower(before->said), parts[kLike]));
    const double score = wished + 0.9 * scene.Unit(StableHash(title));
    if (score > most) most = score, best = title;
  }
  return best;
}

void Recommend(const Scene& scene, std::string_view kind, std::string_view opening, std::vector<Candidate>& out) {
  const std::string_view title = Pick(scene, kind);
  if (title.empty()) return ProposeLines(scene, "recommend", "recommend.none", scene.slots, kAsked, "nothing left to recommend", out);
  const auto openings = opening.empty() ? std::span<const std::string_view>() : scene.pack.Lines(fmt::format("recommend.{}", opening));
  const auto parts = TitleOf(scene, title);
  Candidate candidate;
  if (!openings.empty()) candidate.text = std::string(openings[static_cast<size_t>(scene.Unit(StableHash(opening)) * static_cast<double>(openings.size()))]) + " ";
  candidate.text += scene.Say(parts[kPitch], 0);
  candidate.skill = fmt::format("{}{}", kSkill, kind);
  candidate.subject = parts[kName];
  candidate.blocks = {fmt::format("recommend.{}", title)};
  candidate.relevance = kOnIt;
  candidate.why = fmt::format("asked to recommend a {}", kind);
  out.push_back(std::move(candidate));
}

/// Her answer to what is asked of it, which leaves it the thing that is spoken of.
void TellOfIt(const Scene& scene, const DiscourseTurn& turn, std::string_view title, Asked asked, std::vector<Candidate>& out) {
  const auto parts = TitleOf(scene, title);
  Slots slots = scene.slots;
  slots.Set("title", "\"" + std::string(parts[kName]) + "\"");
  slots.Set("maker", std::string(parts[kMaker]));
  const size_t before = out.size();
  if (asked == Asked::kMaker) ProposeLines(scene, turn.skill, "recommend.maker", slots, kOnIt, "asked whose it is", out);
  if (asked == Asked::kHaveYou) ProposeLines(scene, turn.skill, "recommend.have-you", slots, kOnIt, "asked whether she knows it herself", out);
  if (asked == Asked::kLiked) ProposeLines(scene, turn.skill, "recommend.liked", slots, kOnIt, "it is liked", out);
  if (asked == Asked::kTaken) ProposeLines(scene, turn.skill, "recommend.taken", slots, kOnIt, "it was taken", out);
  if (asked == Asked::kAbout || asked == Asked::kWhy) {
    Candidate candidate;
    candidate.text = scene.Say(parts[asked == Asked::kAbout ? kAbout : kWhy], 0);
    candidate.skill = turn.skill;
    candidate.relevance = kOnIt;
    candidate.may_repeat = true;
    candidate.why = "asked on about what she recommended";
    out.push_back(std::move(candidate));
  }
  for (size_t i = before; i < out.size(); ++i) out[i].subject = parts[kName];
}

}  // namespace

int WishedFor(std::string_view line, std::string_view like) {
  constexpr int kUnwanted = 5;
  int wished = 0;
  for (size_t begin = 0; begin < like.size();) {
    const size_t end = std::min(like.find(", ", begin), like.size());
    const std::string_view word = like.substr(begin, end - begin);
    begin = end + 2;
    if (!HoldsWord(line, std::array{word})) continue;
    const size_t at = line.find(word);
    const size_t clause = line.substr(0, at).find_last_of(",.;!?") + 1;  // 0 where there is none before
    const std::string before = " " + std::string(line.substr(clause, at - clause));
    const bool unwanted = HasAny(before, {" not ", " no ", "n't ", "dont ", " hate ", " nothing ", " without ", " never ", " less "});
    wished += unwanted ? -kUnwanted : 1;
  }
  return wished;
}

void RecommendSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  const Percept& percept = scene.thought.percept;
  if (scene.IsKorean() || !scene.SameLanguage() || percept.crisis.level != CrisisLevel::kNone || percept.request || !scene.thought.discourse.game.empty()) return;
  if (const DiscourseTurn* turn = JustRecommended(scene); turn != nullptr) {
    const std::string_view kind = std::string_view(turn->skill).substr(kSkill.size());
    const std::string_view title = TitleNamed(scene, kind, turn->subject);
    const Asked asked = AskedOfIt(scene);
    if (kind != "which" && (asked == Asked::kSeen || asked == Asked::kNotThat || asked == Asked::kAnother)) return Recommend(scene, kind, asked == Asked::kSeen ? "seen" : asked == Asked::kNotThat ? "not-that" : "another", out);
    if (asked != Asked::kNothing && !title.empty() && (turn == scene.Before() || (asked != Asked::kWhy && asked != Asked::kTaken && asked != Asked::kLiked))) return TellOfIt(scene, *turn, title, asked, out);
  }
  const DiscourseTurn* before = scene.Before();
  const bool answers = before != nullptr && before->skill == "recommend-which";
  if (!answers && !AsksForOne(scene)) return;
  std::string_view kind = KindIn(scene, scene.lower);
  if (kind.empty()) kind = KindBefore(scene);
  if (!kind.empty()) return Recommend(scene, kind, "", out);
  if (!answers && scene.SaidAny({"something", "anything", "recommend me", "recommendation"})) ProposeLines(scene, "recommend-which", "recommend.which", scene.slots, kAsked, "asked to recommend, not what", out);
}

}  // namespace sam
