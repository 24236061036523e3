#include "mind/builtin/recall_skill.h"

#include <algorithm>
#include <array>

#include "base/random.h"
#include "base/unicode.h"
#include "base/word_lists.h"
#include "core/meaning.h"
#include "core/predicates.h"
#include "mind/builtin/asked_of_life.h"
#include "mind/builtin/recall_words.h"

namespace sam {
namespace {

constexpr double kSurelyMeant = 0.75;  // of another intent
constexpr double kSure = 0.5;         // of a recollection, where perception heard a question about the person's life
constexpr double kSureByItself = 0.58;  // where only the words look like one
constexpr double kSureWhateverElse = 0.62;
constexpr double kNearOfQuery = 0.2, kNear = 0.22, kNearOfSomebody = 0.3;  // of a turn: no answer perhaps, but about that
constexpr double kCallbackFrom = 0.62;
constexpr double kUnknown = 1.01;
constexpr double kEverything = 0.97;
constexpr Duration kOldEnough = std::chrono::hours(1);
constexpr double kTooSadToReminisce = -0.35;

bool AsksForEverything(const Scene& scene) {
  const auto& query = scene.thought.percept.query;
  return query && query->kind == QueryKind::kEverything && query->subject != "you";
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

/// What can change: where one lives, what one does, when a thing is.
bool MayChange(const Fact& fact) {
  return IsOneOf(fact.predicate, {predicate::kLivesIn, predicate::kWorksAt, predicate::kJob, predicate::kStudies, predicate::kPlace, predicate::kTime, predicate::kPlans, predicate::kHealth});
}

/// Behind a fact that may have changed: what was said of it since.
void AddWhatCameLater(const Scene& scene, const Recollection& remembered, Candidate& candidate) {
  constexpr Duration kLater = std::chrono::hours(6);
  if (!remembered.fact || remembered.fact->state == FactState::kFormer || !MayChange(*remembered.fact)) return;
  const Recollection* later = nullptr;
  for (const Recollection& other : scene.thought.recollections) {
    const bool newer = !other.fact && other.episode && other.whole && other.score > kSure && other.episode->at - remembered.fact->since > kLater;
    if (newer && (later == nullptr || other.episode->at > later->episode->at)) later = &other;
  }
  if (later == nullptr) return;
  candidate.text += " " + SayQuoting(scene, "later", *later->episode);
  Credit(*later, candidate);
}

void Answer(const Scene& scene, const Recollection& remembered, std::vector<Candidate>& out) {
  std::string text = Words(scene, remembered);
  if (text.empty()) return;
  const double sure = std::clamp(remembered.score, 0.0, 1.0);
  const bool of_life = scene.thought.percept.query || SpeaksOfOwnLife(scene) || remembered.about_someone || AsksOfLife(scene) == AskedOfLife::kSurely;
  const double relevance = of_life ? 1.02 + 0.07 * sure : 0.86 + 0.12 * sure;  // what was asked for, before anything said about asking
  Candidate candidate = Made(WithFrame(scene, remembered, std::move(text)), relevance, remembered.because);
  Credit(remembered, candidate);
  AddWhatCameLater(scene, remembered, candidate);
  candidate.subject = remembered.fact ? remembered.fact->subject : "";
  out.push_back(std::move(candidate));
}

/// A turn that is about what was asked, though it may not hold the answer.
void AnswerUnsurely(const Scene& scene, const Recollection& remembered, std::vector<Candidate>& out) {
  Candidate candidate = Made(SayQuoting(scene, "quote.unsure", *remembered.episode), kUnknown + 0.05 * remembered.score, remembered.because);
  Credit(remembered, candidate);
  out.push_back(std::move(candidate));
}

/// Something else was surely meant than what she was told: "what is my purpose".
bool IsMeantOtherwise(const Scene& scene) {
  const auto& intents = scene.thought.percept.intents;
  if (intents.empty() || intents.front().score < kSurelyMeant || scene.pack.BlocksFor(intents.front().intent).empty()) return false;
  return !intents.front().intent.starts_with("ask-me") && intents.front().intent != "ask-remember-me" && intents.front().intent != "ask-my-facts";
}

void SayUnknown(const Scene& scene, std::vector<Candidate>& out) {
  const FactQuery query = scene.thought.percept.query.value_or(FactQuery{});
  Slots slots;
  const bool named = !query.subject.empty() && query.subject != "me" && !query.subject.starts_with("me.");
  if (named) slots.Set("subject", NameSubject(scene, query.subject, scene.thought.utterance.text));
  const std::string_view key = named ? "unknown.about" : "unknown";
  out.push_back(Made(SayRecall(scene, key, slots), kUnknown, "was never told about " + query.subject + " " + query.predicate));
}

void SayEverything(const Scene& scene, std::vector<Candidate>& out) {
  Candidate candidate = Made("", kEverything, "asked for what she knows of the person");
  const std::string& whom = scene.thought.percept.query->subject;
  const bool of_another = !whom.empty() && whom != "me";
  Slots slots;
  slots.Set("items", ListFacts(scene, candidate));
  slots.Set("subject", of_another ? NameSubject(scene, whom, scene.thought.utterance.text) : "");
  const bool nothing = slots.Get("items").empty();
  candidate.text = nothing ? SayRecall(scene, of_another ? "unknown.about" : "nothing", slots) : SayRecall(scene, of_another ? "list.about" : "list", slots);
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

/// What is sure enough to answer with: a fact by its score, a passage that has what was asked.
bool IsSure(const Scene& scene, const Recollection& remembered) {
  const auto& query = scene.thought.percept.query;
  const bool of_another = remembered.fact && query && IsOneOf(query->subject, {"me", "회사", "직장"}) && remembered.fact->subject != "me" &&
                          IsOneOf(query->subject == "me" ? std::string_view(query->predicate) : std::string_view(remembered.fact->predicate), {predicate::kWorksAt, predicate::kLivesIn, predicate::kJob, predicate::kAge, predicate::kBirthday, predicate::kFrom, predicate::kStudies});
  if (of_another) return false;  // "제 직장이 어디라고요?" is not answered by where a sister works
  if (remembered.fact) return remembered.score > (scene.thought.percept.query || AsksWhatWasSaid(scene) ? kSure : kSureByItself);
  return remembered.whole && remembered.score > kSure;
}

/// Of a question that may be about anything: whether what came to mind shows that it is about the person's life.
bool IsOfLife(const Scene& scene, const Recollection& remembered) {
  if (SpeaksOfOwnLife(scene) || AsksWhatWasSaid(scene) || remembered.about_someone) return true;
  const auto& query = scene.thought.percept.query;
  return query && (!scene.IsKorean() || (!query->subject.empty() && query->subject != "me"));  // "제일 좋아하는 색이 뭐예요?" asks her
}

bool AnswerFromMemory(const Scene& scene, AskedOfLife asked, std::vector<Candidate>& out) {
  const Recollection* near = nullptr;
  for (const Recollection& remembered : scene.thought.recollections) {
    const bool surely = remembered.about_someone || (remembered.whole && SpeaksOfOwnLife(scene) && remembered.score > kSureWhateverElse);
    if (asked == AskedOfLife::kPerhaps && !surely && !(IsOfLife(scene, remembered) && !IsMeantOtherwise(scene))) continue;
    if (IsSure(scene, remembered)) return Answer(scene, remembered, out), true;
    const bool yes_no = asked == AskedOfLife::kPerhaps && !AsksForAThing(scene);
    if (near == nullptr && !yes_no && !remembered.fact && remembered.episode && remembered.score > (remembered.about_someone ? kNearOfSomebody : scene.thought.percept.query ? kNearOfQuery : kNear)) near = &remembered;
  }
  if (near != nullptr) AnswerUnsurely(scene, *near, out);
  return near != nullptr;
}

/// "she asked after who helped me": told, and of some weight, whatever word of asking is in it.
bool TellsOfFeeling(const Scene& scene) {
  const Percept& percept = scene.thought.percept;
  const bool asks = IsQuestion(percept.act) || percept.act == DialogueAct::kRequest || scene.thought.utterance.text.ends_with('?');
  return !asks && MeansSomething(percept);
}

}  // namespace

void RecallSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  if (scene.thought.percept.request) return;
  if (AsksForEverything(scene)) return SayEverything(scene, out);
  const AskedOfLife asked = AsksOfLife(scene);
  if (asked == AskedOfLife::kPerhaps && !scene.thought.discourse.game.empty()) return;  // it may be a move
  if (asked != AskedOfLife::kNo && AnswerFromMemory(scene, asked, out)) return;
  const auto& found = scene.thought.recollections;
  const bool of_someone = asked == AskedOfLife::kPerhaps && AsksForAThing(scene) && !IsMeantOtherwise(scene) && std::any_of(found.begin(), found.end(), [](const Recollection& r) { return r.about_someone; });
  if ((asked == AskedOfLife::kSurely || of_someone) && !TellsOfFeeling(scene)) return SayUnknown(scene, out);
  if (asked == AskedOfLife::kNo && !IsQuestion(scene.thought.percept.act)) BringBack(scene, out);
}

}  // namespace sam
