#include "mind/builtin/memory_skill.h"

#include <algorithm>

#include "base/random.h"
#include "base/unicode.h"
#include "mind/builtin/her_side.h"
#include "mind/builtin/recall_words.h"

namespace sam {
namespace {

constexpr double kRequested = 1.12;  // before everything else that could be said
constexpr double kContradicted = 1.05, kCorrected = 1.04, kPutRight = 0.93;
constexpr double kNearEnough = 0.3;  // to be asked whether it is meant
constexpr double kSure = 0.3;  // of a passage, where the person says that it was told

Candidate Made(const Scene& scene, std::string_view key, const Slots& slots, std::string why) {
  Candidate candidate;
  candidate.text = SayRecall(scene, key, slots);
  candidate.skill = "memory";
  candidate.relevance = kRequested;
  candidate.why = std::move(why);
  candidate.may_repeat = true;
  return candidate;
}

void Propose(Candidate candidate, std::vector<Candidate>& out) {
  if (!candidate.text.empty()) out.push_back(std::move(candidate));
}

void SayForgotten(const Scene& scene, std::vector<Candidate>& out) {
  if (scene.thought.forgotten > 0) return Propose(Made(scene, "forgotten", {}, "asked to forget"), out);
  const auto& found = scene.thought.recollections;
  if (found.empty() || !found.front().episode || found.front().score < kNearEnough) return Propose(Made(scene, "forgotten.nothing", {}, "asked to forget what she does not have"), out);
  Slots slots;
  slots.Set("day", DayTold(scene, found.front().episode->at));
  slots.Set("quote", Quoted(found.front().episode->said));
  Candidate candidate = Made(scene, "forgotten.perhaps", slots, "asked to forget; not sure what");
  Credit(found.front(), candidate);  // "forget that" means this one
  Propose(std::move(candidate), out);
}

void SayKept(const Scene& scene, const std::string& note, std::vector<Candidate>& out) {
  Slots slots;
  slots.Set("object", scene.IsKorean() ? note : ToHerSide(note).value_or(note));
  Propose(Made(scene, "kept", slots, "asked to keep: " + note), out);
}

void SayWhenTold(const Scene& scene, std::vector<Candidate>& out) {
  const auto& found = scene.thought.recollections;
  if (found.empty() || !found.front().episode || found.front().score < kSure) return Propose(Made(scene, "unknown", {}, "was never told that"), out);
  Slots slots;
  slots.Set("day", DayTold(scene, found.front().episode->at));
  slots.Set("quote", Quoted(found.front().episode->said));
  Candidate candidate = Made(scene, "when", slots, found.front().because);
  Credit(found.front(), candidate);
  Propose(std::move(candidate), out);
}

/// "In April: on Thursday, April 2nd, "…". On …"
void SayWhatHappened(const Scene& scene, std::vector<Candidate>& out) {
  const auto& found = scene.thought.recollections;
  Slots time;
  time.Set("span", scene.thought.percept.past ? scene.thought.percept.past->words : "");
  if (found.empty()) return Propose(Made(scene, "happened.nothing", time, "nothing was told at that time"), out);
  Candidate candidate = Made(scene, "happened", time, "asked for a time: " + scene.thought.percept.past.value_or(TimeSpan{}).words);
  std::string last_day;
  for (const Recollection& told : found) {
    if (!told.episode) continue;
    Slots slots;
    const std::string day = DayTold(scene, told.episode->at);
    slots.Set("day", day);
    slots.Set("quote", Quoted(told.episode->said));
    candidate.text += " " + SayRecall(scene, day == last_day ? "happened.also" : "happened.item", slots);
    last_day = day;
    Credit(told, candidate);
  }
  Propose(std::move(candidate), out);
}

/// What there is of somebody: the facts in a list, then two things in the person's words. Of what never came up she says so where it must be of
/// the person's life; "tell me about black holes" is not hers to answer.
void SayTellOf(const Scene& scene, std::string_view whom, std::vector<Candidate>& out) {
  constexpr size_t kMostQuotes = 2;
  const auto& found = scene.thought.recollections;
  bool mine = scene.SaidAny({"know about", "told you", "remember about", "아는 ", "아는거", "기억", "들은"});
  for (const std::string_view own : {"my ", "our "})
    if (whom.starts_with(own)) whom.remove_prefix(own.size()), mine = true;
  Slots subject;
  subject.Set("subject", NameSubject(scene, whom, scene.thought.utterance.text));
  if (found.empty()) return mine ? Propose(Made(scene, "unknown.about", subject, "was never told of " + std::string(whom)), out) : void();
  Candidate candidate = Made(scene, "", {}, "asked for all of " + std::string(whom));
  subject.Set("items", ListFacts(scene, candidate));
  if (!subject.Get("items").empty()) candidate.text = SayRecall(scene, "list.about", subject);
  size_t quotes = 0;
  const std::vector<std::string> of_list = candidate.blocks;
  const bool others = std::any_of(found.begin(), found.end(), [&](const Recollection& told) {
    return !told.fact && told.episode && std::find(of_list.begin(), of_list.end(), MemoryBlockId(told.episode->turn)) == of_list.end();
  });
  for (const Recollection& told : found) {
    const bool listed = others && std::find(of_list.begin(), of_list.end(), told.episode ? MemoryBlockId(told.episode->turn) : "") != of_list.end();
    if (told.fact || !told.episode || listed || quotes == kMostQuotes) continue;
    Slots slots;
    slots.Set("day", DayTold(scene, told.episode->at));
    slots.Set("quote", Quoted(told.episode->said));
    candidate.text += (candidate.text.empty() ? "" : " ") + SayRecall(scene, "happened.item", slots);
    Credit(told, candidate);
    quotes += 1;
  }
  Propose(std::move(candidate), out);
}

/// What was told with most feeling, in the person's words, unless it is never to be brought up.
void SayWhatMoved(const Scene& scene, std::vector<Candidate>& out) {
  const auto& found = scene.thought.recollections;
  const bool any = !found.empty() && found.front().episode && !Bars(scene.thought.settings, found.front().episode->said);
  Slots slots;
  if (any) {
    slots.Set("when", DayTold(scene, found.front().episode->at));
    slots.Set("said", Quoted(found.front().episode->said));
  }
  const size_t before = out.size();
  ProposeLines(scene, "memory", any ? "feeling.moved" : "feeling.moved.none", slots, kRequested, "asked what moved her", out);
  if (!any) return;
  for (size_t i = before; i < out.size(); ++i) out[i].blocks.push_back(MemoryBlockId(found.front().episode->turn));
}

/// What she had otherwise is changed: said with what it is now.
void SayCorrected(const Scene& scene, const FactClaim& claim, std::vector<Candidate>& out) {
  Slots slots;
  slots.Set("object", claim.object);
  Candidate candidate = Made(scene, "corrected", slots, "was put right on " + claim.subject + " " + claim.predicate);
  candidate.relevance = kCorrected;
  Propose(std::move(candidate), out);
}

/// "I said Callum, it's Cameron actually", "18일 아니고 25일이야": of nothing that she keeps as a fact. What was said last counts.
void SayPutRight(const Scene& scene, std::vector<Candidate>& out) {
  const auto& entities = scene.thought.percept.entities;
  const bool no_it_is = scene.SaidAny({"no, it's", "no it's", "'s wrong", "sorry, it's", "sorry i said"}) && std::any_of(entities.begin(), entities.end(), [&](const Entity& entity) {
    return entity.kind == EntityKind::kPerson && scene.lower.find("it's " + ToLower(entity.text)) != std::string::npos;
  });
  const bool english = no_it_is || (scene.SaidAny({"it's ", "its ", "he's ", "she's ", "called "}) && scene.SaidAny({" actually", "i said", "i told you", "wrong name", "name wrong"}) && !scene.SaidAny({"you said", "actually it's fine", "it's actually"}));
  const bool other_name = std::any_of(entities.begin(), entities.end(), [&](const Entity& entity) {
    const auto then = [&](std::string_view words) { return scene.lower.find(entity.text + std::string(words)) != std::string::npos; };
    return entity.kind == EntityKind::kPerson && (then("가 아니라 ") || then("이 아니라 ") || then("이가 아니라 ") || then(" 아니고 ") || then("이 아니고 ") || then(" 아니라 "));
  });
  const bool korean = other_name || scene.SaidAny({"잘못 말했", "잘못 알려", "잘못 알고 있", "잘못 아는", "로 바뀌었", "으로 바뀌었", "로 바뀜"}) || (scene.SaidAny({" 아니고 ", " 아니라 "}) && scene.SaidAny({"이라고", "라고", "이야", "이에요", "예요"}) && scene.SaidAny({"이름", "씨", "번호", "일 ", "월", "시 "}));
  if (IsQuestion(scene.thought.percept.act) || !scene.SameLanguage() || !(scene.IsKorean() ? korean : english)) return;
  Candidate candidate = Made(scene, "put-right", {}, "was put right");
  candidate.relevance = kPutRight;
  Propose(std::move(candidate), out);
}

/// Asked once for each thing that is known.
void AskWhichIsRight(const Scene& scene, std::vector<Candidate>& out) {
  const auto& contradiction = scene.thought.contradiction;
  if (!contradiction || scene.thought.percept.crisis.level != CrisisLevel::kNone) return;
  const std::string id = "asked-which:" + contradiction->known.subject + "." + contradiction->known.predicate;
  if (scene.Age(StableHash(id)) > 0) return;
  Slots slots;
  slots.Set("known", contradiction->known.object);
  slots.Set("object", contradiction->claim.object);
  Candidate candidate = Made(scene, contradiction->known.subject == "me" ? "contradiction.me" : "contradiction", slots, "cannot be so together with " + contradiction->known.id);
  candidate.relevance = kContradicted;
  candidate.blocks = {id, MemoryBlockId(contradiction->known.source)};
  Propose(std::move(candidate), out);
}

}  // namespace

void MemorySkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  const auto& request = scene.thought.percept.request;
  if (!request) {
    const auto& claims = scene.thought.percept.claims;
    const auto corrected = std::find_if(claims.begin(), claims.end(), [](const FactClaim& claim) { return claim.kind == ClaimKind::kCorrection && !claim.object.empty(); });
    if (corrected != claims.end() && !IsQuestion(scene.thought.percept.act)) return SayCorrected(scene, *corrected, out);
    SayPutRight(scene, out);
    return AskWhichIsRight(scene, out);
  }
  switch (request->kind) {
    case MemoryRequestKind::kForget: return SayForgotten(scene, out);
    case MemoryRequestKind::kKeep: return SayKept(scene, request->about, out);
    case MemoryRequestKind::kWhenTold: return SayWhenTold(scene, out);
    case MemoryRequestKind::kWhatHappened: return SayWhatHappened(scene, out);
    case MemoryRequestKind::kTellOf: return SayTellOf(scene, request->about, out);
    case MemoryRequestKind::kWhatMoved: return SayWhatMoved(scene, out);
  }
}

}  // namespace sam
