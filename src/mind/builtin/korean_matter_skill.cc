#include "mind/builtin/korean_matter_skill.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/random.h"
#include "mind/builtin/answers.h"
#include "mind/builtin/heed_skill.h"
#include "mind/builtin/matter_rules.h"

namespace sam {
namespace {

constexpr double kToldClosely = 0.98, kTold = 0.7;  // two groups of words were met, or one
constexpr double kDenied = 0.6;                      // ... but the line says that it is not so
constexpr double kAskedFor = 1.02;                   // ... and an answer to just that is known
constexpr double kBesideKind = 0.85;                 // ... from the matter before, where the question itself has answers of its own
constexpr double kSurely = 0.85, kWhollyCovered = 0.65;  // of an intent's score and cover, from which it has
constexpr double kPerhapsAsked = 0.9;                // a question about the matter, whatever it asks
constexpr double kFollowed = 1.04;                   // what follows her advice is understood from it
constexpr double kGoesOn = 0.8, kMayGoOn = 0.6;     // a later line that says little by itself, or more
constexpr size_t kVeryFew = 5, kBarelyAny = 3;       // words of such a line
constexpr size_t kTurnsBack = 4;
constexpr size_t kNear = 2;           // turns back to the only matter that a question may lean on; one more for each other matter between
constexpr size_t kFewWords = 8;       // of a line that leans on the one before
constexpr double kRemembered = 0.5;   // score of a recollection that is the answer
constexpr size_t kNounSyllables = 2;  // of a word that names something
constexpr double kNamed = 0.05;       // for each word that a line of hers takes up
constexpr size_t kMostNamed = 2;
constexpr std::string_view kTelling = "matter-", kCounsel = "counsel-";  // skills under which a turn is remembered

std::span<const MatterRule> Rules() {
  static const std::vector<MatterRule> rules = MatterRules(content::Pack::Of(Language::kKorean));
  return rules;
}

/// A matter of the turns before: what it was, how many turns ago, and whether she had advice in it.
struct Thread {
  std::string_view matter;
  size_t back = 0;
  bool counselled = false;
};

std::vector<Thread> ThreadsOf(const Scene& scene) {
  std::vector<Thread> threads;
  const DiscourseTurn* turn = scene.Before();
  if (turn == nullptr) return threads;
  const DiscourseTurn* const first = scene.thought.discourse.recent.data();
  for (size_t back = 1; back <= kTurnsBack && turn >= first; ++back, --turn) {
    const std::string_view skill = turn->skill;
    if (skill.starts_with(kCounsel)) threads.push_back({skill.substr(kCounsel.size()), back, true});
    if (skill.starts_with(kTelling)) threads.push_back({skill.substr(kTelling.size()), back, false});
  }
  return threads;
}

/// What was said in the last turns, latest first.
std::vector<std::string_view> SaidBefore(const Scene& scene) {
  std::vector<std::string_view> said;
  const DiscourseTurn* turn = scene.Before();
  if (turn == nullptr) return said;
  for (const DiscourseTurn* const first = scene.thought.discourse.recent.data(); turn >= first && said.size() < kTurnsBack; --turn) said.emplace_back(turn->said);
  return said;
}

/// How many words of what was said stand in a line of hers, without what hangs on them: the one that speaks of "첫마디" answers a question
/// about it, and what somebody has just turned down is not offered.
size_t NamedIn(const Scene& scene, std::string_view line) {
  constexpr size_t kSyllable = 3;  // bytes
  const auto named = std::count_if(scene.words.begin(), scene.words.end(), [&](std::string_view word) {
    if (HasAny(word, {"어떻", "뭐라", "이거", "그거", "그건", "그냥", "어떤", "무슨", "말해", "해야", "하면", "하는", "이건", "우리", "제가", "내가", "너무", "진짜"})) return false;
    const size_t most = word.size() / kSyllable;
    for (size_t syllables = most; syllables >= std::max(kNounSyllables, most - std::min<size_t>(most, 1)); --syllables)
      if (Contains(line, word.substr(0, syllables * kSyllable))) return true;
    return false;
  });
  return std::min<size_t>(static_cast<size_t>(named), kMostNamed);
}

/// One candidate for each line under the matter's key, or under a whole key; none of them is said twice. False where there is no such line.
bool ProposeKey(const Scene& scene, std::string_view skill, std::string_view matter, std::string_view key, double relevance, std::vector<Candidate>& out, bool avoid = false) {
  const std::string full = Contains(key, ".") ? std::string(key) : fmt::format("matter.{}.{}", matter, key);
  const auto lines = scene.pack.Lines(full);
  for (size_t i = 0; i < lines.size(); ++i) {
    if (avoid && NamedIn(scene, lines[i]) > 0) continue;
    Candidate candidate = FromLine(scene, lines[i], full, i + 1, relevance);
    candidate.skill = fmt::format("{}{}", skill, matter);
    if (!avoid) candidate.relevance += kNamed * static_cast<double>(NamedIn(scene, lines[i]));
    candidate.why = fmt::format("{} of the matter {}", key, matter);
    out.push_back(std::move(candidate));
  }
  return !lines.empty();
}

bool IsAsked(const Scene& scene) {
  return (scene.words.size() <= kVeryFew && scene.SaidAny({"뭐가 ", "얼마나 ", "언제 ", "어디서 "})) || WantsSomething(scene);  // "준비물은 뭐가 필요해요"
}

/// "머리도 세 달째 못 잘랐어" tells of no haircut: what the line denies is no matter of it, unless the matter is known by that very word.
bool IsDenied(const Scene& scene, const FlatText& text, const MatterRule& rule) {
  const bool denied = std::ranges::any_of(scene.thought.percept.frames, [](const Frame& frame) { return frame.name == "way-unable" || frame.name == "way-not"; });
  return denied && !rule.MeetsAny(text, {"못", "안", "없", "않", "싫", "힘"});
}

/// What was told, by how it sounds: `hard` is for trouble, `glad` for luck, `told` for either.
bool ProposeTold(const Scene& scene, const FlatText& text, const MatterRule& rule, std::vector<Candidate>& out) {
  const int tone = scene.thought.percept.news.tone;
  const double relevance = IsDenied(scene, text, rule) ? kDenied : rule.IsClose(text) ? kToldClosely : kTold;
  const bool hard = tone <= 0 && ProposeKey(scene, kTelling, rule.matter(), "hard", relevance, out);
  if (hard && (tone < 0 || scene.tone == content::Tone::kBad)) return true;
  return ProposeKey(scene, kTelling, rule.matter(), "told", relevance, out) || hard;
}

bool IsOfClearKind(const Scene& scene) {
  const auto& intents = scene.thought.percept.intents;
  return !intents.empty() && intents.front().score >= kSurely && intents.front().covered >= kWhollyCovered;
}

/// "너는 스트레스 받으면 어떻게 해?" asks for no advice.
bool IsOfHer(const Scene& scene) {
  return IsOneOf(scene.words.front(), {"너는", "넌", "너도", "넌요", "너두", "사만다는"}) && !scene.SaidAny({"생각", "너라면", "어때"});
}

/// "러닝화 추천해줄 수 있어요?": wares of which she knows nothing particular.
bool NamesAThingToBuy(const FlatText& text) { return !HasAny(text.flat, text.pairs, {"책", "영화", "드라마", "노래", "음악", "소설", "웹툰", "시집"}) && HasAny(text.flat, text.pairs, {"추천", "뭐사", "뭘사", "어디꺼", "기준으로고르"}); }

/// "팁 있어?" after something that others of her skills had words for.
bool ProposeOnWhatWasTold(const Scene& scene, Wanted wanted, std::vector<Candidate>& out) {
  const std::vector<std::string_view> before = SaidBefore(scene);
  for (const std::string_view said : std::span(before).first(std::min(before.size(), kNear))) {
    const FlatText text(said);
    const MatterRule* rule = BestRule(Rules(), text);
    if (rule != nullptr && rule->IsClose(text) && ProposeKey(scene, kCounsel, rule->matter(), wanted == Wanted::kVerdict ? "verdict" : "advice", IsOfClearKind(scene) ? kBesideKind : kPerhapsAsked, out)) return true;
  }
  return false;
}

/// What is asked or asked for: an answer of the matter in the line itself, else of the one it leans on.
bool ProposeAsked(const Scene& scene, const FlatText& text, const MatterRule* own, std::span<const Thread> threads, Wanted wanted, std::vector<Candidate>& out) {
  const auto counsel = [&](std::string_view matter, double relevance = kAskedFor) {
    if (wanted == Wanted::kVerdict && ProposeKey(scene, kCounsel, matter, "verdict", relevance, out)) return true;
    return wanted != Wanted::kNothing && ProposeKey(scene, kCounsel, matter, "advice", relevance, out);
  };
  const auto answer = [&](std::string_view matter) { return (wanted != Wanted::kVerdict && IsAsked(scene) && ProposeKey(scene, kCounsel, matter, "asked", kAskedFor, out)) || counsel(matter); };
  if (own != nullptr && answer(own->matter())) return true;
  if (own != nullptr && own->IsClose(text) && scene.lower.ends_with('?') && ProposeKey(scene, kCounsel, own->matter(), "advice", kPerhapsAsked, out)) return true;
  const bool leans = own == nullptr && (wanted == Wanted::kAdvice || wanted == Wanted::kVerdict);
  const double relevance = wanted == Wanted::kAdvice && IsOfClearKind(scene) ? kBesideKind : kAskedFor;
  const auto counsel_in = [&](const Thread& thread) { return !thread.matter.starts_with("pick-") && counsel(thread.matter, relevance); };
  if (leans && NamesAThingToBuy(text)) return ProposeKey(scene, kCounsel, "thing", "advice", kAskedFor, out);
  if (leans && !threads.empty() && threads.front().back == 1 && counsel_in(threads.front())) return true;
  for (const std::string_view said : scene.words.size() <= kFewWords ? SaidBefore(scene) : std::vector<std::string_view>()) {  // "그럼 세계에서는?"
    const FlatText both(std::string(said) + " " + text.spaced);
    const MatterRule* joined = BestRule(Rules(), both, &text);
    if (joined != nullptr && joined != own && joined->groups() > 1 && !joined->matter().starts_with("her-") && answer(joined->matter())) return true;
  }
  if (!leans) return false;
  const size_t nearest = kNear + threads.size();
  return std::any_of(threads.begin(), threads.end(), [&](const Thread& thread) { return thread.back < nearest && counsel_in(thread); }) || ProposeOnWhatWasTold(scene, wanted, out);
}

/// What comes right after her own words in a matter.
bool ProposeFollowing(const Scene& scene, const Thread& thread, Wanted wanted, std::vector<Candidate>& out) {
  if (thread.back != 1) return false;
  if (wanted == Wanted::kExample) return ProposeKey(scene, kCounsel, thread.matter, "example", kFollowed, out) || ProposeKey(scene, kCounsel, thread.matter, "advice", kFollowed, out);
  if (!thread.counselled) return wanted == Wanted::kAnother && IsAsked(scene) && ProposeKey(scene, kCounsel, thread.matter, "advice", kFollowed, out);
  if (AnswerKind(scene) == content::Answer::kWhy && !thread.matter.starts_with("pick-")) return ProposeKey(scene, kCounsel, thread.matter, "why", kFollowed, out) || ProposeKey(scene, kCounsel, thread.matter, "matter-follow.why", kFollowed, out);
  if (wanted == Wanted::kAnother) return ProposeKey(scene, kCounsel, thread.matter, "advice", kFollowed, out, true);
  return wanted == Wanted::kAccepted && ProposeKey(scene, kCounsel, thread.matter, "matter-follow.accepted", kFollowed, out);
}

/// The line before was of this matter by itself: one that only leaned on it is not leaned on in turn.
bool LastSpokeOf(const Scene& scene, std::string_view matter) {
  const MatterRule* rule = BestRule(Rules(), FlatText(scene.Before()->said));
  return rule != nullptr && rule->matter() == matter;
}

/// "앵무새 이름이 뭐랬지?" is asked of her memory.
bool IsRemembered(const Scene& scene) {
  const auto& found = scene.thought.recollections;
  return scene.thought.percept.query && std::any_of(found.begin(), found.end(), [](const Recollection& r) { return r.score >= kRemembered; });
}

}  // namespace

void KoreanMatterSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  const Percept& percept = scene.thought.percept;
  if (!scene.IsKorean() || !scene.SameLanguage() || scene.words.empty() || percept.crisis.level != CrisisLevel::kNone || percept.request || IsRemembered(scene) || !scene.thought.findings.empty() || !scene.thought.discourse.game.empty()) return;
  const FlatText text(scene.thought.utterance.text);
  Wanted wanted = ReadWanted(text, scene.words.size());
  if (wanted == Wanted::kAccepted && (scene.lower.ends_with('?') || scene.words.front().starts_with("왜"))) wanted = Wanted::kNothing;  // "왜 좋은데?"
  const std::vector<Thread> threads = ThreadsOf(scene);
  const Thread thread = threads.empty() ? Thread() : threads.front();
  const MatterRule* const own = BestRule(Rules(), text);
  if (IsOfHer(scene) && (own == nullptr || !own->matter().starts_with("her-"))) return;
  const bool turned_down = wanted == Wanted::kAnother && thread.counselled && (own == nullptr || !own->IsClose(text) || scene.words.size() < kVeryFew - 1);
  const bool brief = scene.words.size() < kVeryFew;
  const bool elsewhere = own != nullptr && own->matter() != thread.matter && own->groups() > 1 && !(turned_down && brief);
  if (wanted == Wanted::kAccepted && own == nullptr && scene.Before() != nullptr) ProposeKey(scene, "", "agreed", "matter-follow.agreed", kTold, out);
  if (!elsewhere && ProposeFollowing(scene, thread, wanted, out)) return;
  const bool asks = IsAsked(scene) || wanted == Wanted::kAdvice || wanted == Wanted::kVerdict;
  if (asks && ProposeAsked(scene, text, own, threads, wanted, out)) return;
  if (asks && wanted != Wanted::kAdvice) return;
  if (own != nullptr && ProposeTold(scene, text, *own, out)) return;
  const bool told = percept.act == DialogueAct::kStatement || percept.act == DialogueAct::kExclamation;
  if (own == nullptr && thread.back == 1 && !asks && told && LastSpokeOf(scene, thread.matter) && scene.words.size() <= kFewWords) ProposeKey(scene, kTelling, thread.matter, "more", scene.words.size() <= kBarelyAny && !MayHeed(scene) ? kGoesOn : kMayGoOn, out);
}

}  // namespace sam
