#include "mind/builtin/recall_skill.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/random.h"
#include "base/unicode.h"
#include "base/word_lists.h"
#include "mind/builtin/recall_words.h"

namespace sam {
namespace {

constexpr double kSurelyMeant = 0.75;  // of another intent
constexpr double kSure = 0.5;         // of a recollection, where perception heard a question about the person's life
constexpr double kSureByItself = 0.58;  // where only the words look like one
constexpr double kSureWhenTold = 0.3;  // where the person says that it was said
constexpr double kCallbackFrom = 0.62;
constexpr double kUnknown = 0.78;
constexpr double kEverything = 0.97;
constexpr size_t kListed = 5;
constexpr Duration kOldEnough = std::chrono::hours(1);
constexpr double kTooSadToReminisce = -0.35;

/// "did i tell you", "라고 했죠": asks for what was said before.
bool AsksWhatWasSaid(const Scene& scene) {
  return scene.SaidAny({"remember", "remind me", "did i say", "did i tell", "did i mention", "have i told", "i told you", "i said", "i mentioned", " again", "do you know my", "do you know what i",
                              "라고 했", "다고 했", "라 했", "뭐랬", "뭐라 그랬", "뭐라고 그랬", "그랬더라", "했더라", "였더라", "더라?", "기억", "했는지", "였는지", "했게", "말했", "얘기했", "뭐였", "뭐게"});
}

bool HasWord(const Scene& scene, std::initializer_list<std::string_view> wanted) {
  return std::any_of(scene.words.begin(), scene.words.end(), [&](const auto& word) { return std::find(wanted.begin(), wanted.end(), word) != wanted.end(); });
}

bool SpeaksOfOwnLife(const Scene& scene) {
  if (HasWord(scene, {"my", "our", "i", "i'm", "am", "we", "mine", "me", "내", "제", "나", "저", "우리", "저희", "내가", "제가", "나는", "저는", "난", "전"})) return true;
  return scene.SaidAny({"내 ", "제 ", "우리 ", "저희 ", "제가 ", "내가 "});
}

bool AsksForAThing(const Scene& scene) {
  if (HasWord(scene, {"what", "what's", "who", "who's", "whose", "where", "where's", "when", "when's", "which"})) return !HasWord(scene, {"should", "think", "would", "could"});
  return scene.SaidAny({"how many", "how old", "how much", "how long", "뭐", "뭘", "누구", "누가", "어디", "언제", "몇", "무슨", "얼마", "이름은", "나이는", "이름이", "날짜"});
}

bool AsksHer(const Scene& scene) { return scene.thought.percept.query && scene.thought.percept.query->subject == "you"; }

/// How sure a recollection must be to answer; above 1: this is no question for memory.
double Needed(const Scene& scene) {
  const Percept& percept = scene.thought.percept;
  if (percept.query) return kSure;
  const bool memory_intent = scene.IntentScore("ask-memory") > 0.5 || scene.IntentScore("ask-remember-me") > 0.5;
  if (memory_intent) return kSure;
  const bool question = IsQuestion(percept.act) || AsksWhatWasSaid(scene);
  if (!question || !AsksForAThing(scene)) return 2;
  if (AsksWhatWasSaid(scene)) return kSure;
  return SpeaksOfOwnLife(scene) ? kSureByItself : 2;
}

void Credit(const Recollection& remembered, Candidate& candidate) {
  const TurnId turn = remembered.fact ? remembered.fact->source : remembered.episode ? remembered.episode->turn : TurnId::kNone;
  if (turn != TurnId::kNone) candidate.blocks.push_back(MemoryBlockId(turn));
}

Candidate Made(std::string text, double relevance, std::string why) {
  Candidate candidate;
  candidate.text = std::move(text);
  candidate.skill = "recall";
  candidate.relevance = relevance;
  candidate.why = std::move(why);
  candidate.may_repeat = true;
  return candidate;
}

std::string Words(const Scene& scene, const Recollection& remembered) {
  std::string text = remembered.fact ? SayFact(scene, remembered) : std::string();
  if (text.empty() && remembered.episode) text = SayTurn(scene, *remembered.episode);
  return text;
}

std::string WithFrame(const Scene& scene, const Recollection& remembered, std::string answer) {
  Slots slots;
  slots.Set("answer", answer);
  const bool former = remembered.fact && remembered.fact->state == FactState::kFormer;
  if (former) return SayRecall(scene, "former", slots);
  const auto& query = scene.thought.percept.query;
  const bool yes_no = query && query->kind == QueryKind::kYesNo && remembered.fact && !AsksWhatWasSaid(scene);
  return yes_no ? SayRecall(scene, "yes", slots) : answer;
}

void Answer(const Scene& scene, const Recollection& remembered, std::vector<Candidate>& out) {
  std::string text = Words(scene, remembered);
  if (text.empty()) return;
  const double sure = std::clamp(remembered.score, 0.0, 1.0);
  const double relevance = scene.thought.percept.query ? 1.02 + 0.07 * sure : 0.86 + 0.12 * sure;  // what was asked for, before anything said about asking
  Candidate candidate = Made(WithFrame(scene, remembered, std::move(text)), relevance, remembered.because);
  Credit(remembered, candidate);
  candidate.subject = remembered.fact ? remembered.fact->subject : "";
  out.push_back(std::move(candidate));
}

/// Something else was surely meant than what she was told: "what is my purpose".
bool IsMeantOtherwise(const Scene& scene) {
  const auto& intents = scene.thought.percept.intents;
  if (intents.empty() || intents.front().score < kSurelyMeant || scene.pack.BlocksFor(intents.front().intent).empty()) return false;
  return !intents.front().intent.starts_with("ask-me") && intents.front().intent != "ask-remember-me" && intents.front().intent != "ask-my-facts";
}

/// "where do i start", "what should my first line be", "what waiting?": a question that no memory answers.
bool AsksForNoFact(const Scene& scene) {
  return HasWord(scene, {"should", "start", "begin", "could", "would", "shall"}) || scene.SaidAny({"talking about", "i mean ", "i meant ", "what do you mean", "좋을까", "할까", "될까"});
}

void SayUnknown(const Scene& scene, std::vector<Candidate>& out) {
  if (IsMeantOtherwise(scene) || AsksForNoFact(scene)) return;
  const FactQuery& query = *scene.thought.percept.query;
  Slots slots;
  const bool named = !query.subject.empty() && query.subject != "me" && !query.subject.starts_with("me.");
  if (named) slots.Set("subject", NameSubject(scene, query.subject, scene.thought.utterance.text));
  const std::string_view key = named ? "unknown.about" : "unknown";
  out.push_back(Made(SayRecall(scene, key, slots), kUnknown, "was never told about " + query.subject + " " + query.predicate));
}

std::string Joined(const std::vector<std::string>& items, const Scene& scene) {
  std::string text;
  for (size_t i = 0; i < items.size(); ++i) {
    const bool last = i + 1 == items.size() && i > 0;
    if (i > 0) text += last && !scene.IsKorean() ? (items.size() > 2 ? ", and " : " and ") : ", ";
    text += items[i];
  }
  return text;
}

void SayEverything(const Scene& scene, std::vector<Candidate>& out) {
  std::vector<std::string> items;
  Candidate candidate = Made("", kEverything, "asked for what she knows of the person");
  std::set<std::string> said;
  for (const Recollection& remembered : scene.thought.recollections) {
    if (!remembered.fact || items.size() == kListed) continue;
    std::string item = ListFact(scene, remembered);
    if (item.empty() || !said.insert(item).second) continue;
    items.push_back(std::move(item));
    Credit(remembered, candidate);
  }
  Slots slots;
  slots.Set("items", Joined(items, scene));
  candidate.text = SayRecall(scene, items.empty() ? "nothing" : "list", slots);
  out.push_back(std::move(candidate));
}

/// A statement may bring back something from an earlier talk, each only once.
void BringBack(const Scene& scene, std::vector<Candidate>& out) {
  const Thought& thought = scene.thought;
  if (IsQuestion(thought.percept.act) || thought.percept.act == DialogueAct::kGoodbye || thought.percept.pad.pleasure < kTooSadToReminisce) return;
  if (thought.percept.crisis.level != CrisisLevel::kNone || thought.recollections.empty()) return;
  const Recollection& best = thought.recollections.front();
  if (best.score < kCallbackFrom || !best.episode) return;
  const TurnId turn = best.episode->turn;
  if (thought.now() - best.episode->at < kOldEnough || scene.Age(StableHash(MemoryBlockId(turn))) > 0) return;
  Candidate candidate = Made(SayQuoting(scene, "callback", *best.episode), 0.5 + 0.1 * best.score, "brings back: " + best.because);
  candidate.may_repeat = false;
  Credit(best, candidate);
  out.push_back(std::move(candidate));
}

bool AsksForEverything(const Scene& scene) {
  const auto& query = scene.thought.percept.query;
  return query && query->kind == QueryKind::kEverything && query->subject != "you";
}

}  // namespace

void RecallSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  if (AsksHer(scene)) return;
  if (AsksForEverything(scene)) return SayEverything(scene, out);
  const auto& recollections = scene.thought.recollections;
  const double needed = Needed(scene);
  if (!recollections.empty() && recollections.front().score > needed) return Answer(scene, recollections.front(), out);
  const bool told = scene.IsKorean() && needed <= 1 && AsksWhatWasSaid(scene) && scene.SaidAny({"다고 했", "라고 했"});
  if (told && !recollections.empty() && recollections.front().episode && recollections.front().score > kSureWhenTold)
    return Answer(scene, recollections.front(), out);
  if (scene.thought.percept.query && (SpeaksOfOwnLife(scene) || AsksWhatWasSaid(scene))) return SayUnknown(scene, out);
  if (needed > 1 && !IsQuestion(scene.thought.percept.act)) BringBack(scene, out);
}

}  // namespace sam
