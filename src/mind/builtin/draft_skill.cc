#include "mind/builtin/draft_skill.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/random.h"
#include "base/unicode.h"
#include "base/word_lists.h"
#include "mind/builtin/english_matter_words.h"

namespace sam {
namespace {

constexpr double kAsked = 1.08;

/// What is known of a message that is to be written.
struct Draft {
  std::string to, name;            // "mother"; may be empty
  std::string occasion, day;       // "birthday", "seventieth birthday"
  std::string likes, told;         // "gardening"; what happened, in the person's words
  bool a_while = false, quarrel = false, warm = false, brief = false, funny = false;

  bool operator==(const Draft&) const = default;
};

std::string_view FirstHeld(const Scene& scene, std::string_view line, std::string_view list, std::string_view words) {
  for (const std::string_view each : scene.pack.Lines(list)) {
    if (words.empty() ? HoldsWord(line, std::array{each}) : HoldsWord(line, scene.pack.Lines(fmt::format("{}.{}", words, each)))) return each;
  }
  return {};
}

bool IsListed(const Scene& scene, std::string_view list, std::string_view word) {
  const auto lines = scene.pack.Lines(list);
  return std::find(lines.begin(), lines.end(), word) != lines.end();
}

/// "seventieth birthday" of "it's her seventieth birthday", "40th birthday".
std::string DayNamed(std::string_view line) {
  std::string_view before;
  for (const std::string_view word : SplitWords(line)) {
    if (word.starts_with("birthday")) return EndsWithAny(before, {"th", "st", "nd", "rd"}) && before.size() > 3 ? std::string(before) + " birthday" : "birthday";
    before = word;
  }
  return "birthday";
}

/// "Ruth" of "she's called ruth", "her name is Ruth".
std::string NameNamed(std::string_view line) {
  for (const std::string_view start : {" called ", " name is ", " name's ", " named "}) {
    const size_t at = line.find(start);
    if (at == line.npos) continue;
    const auto words = SplitWords(line.substr(at + start.size()));
    if (!words.empty()) return Capitalised(std::string(words.front()));
  }
  return {};
}

void AddLine(const Scene& scene, std::string_view said, Draft& draft) {
  const std::string line = ToLower(said);
  if (draft.to.empty()) draft.to = FirstHeld(scene, line, "draft.to", "");
  if (std::string name = NameNamed(line); !name.empty()) draft.name = std::move(name);
  if (const std::string_view occasion = FirstHeld(scene, line, "draft.for", "draft.words"); !occasion.empty() && draft.occasion.empty()) {
    draft.occasion = occasion;
    draft.day = occasion == "birthday" ? DayNamed(line) : std::string();
  }
  if (std::string likes = LikedIn(line); !likes.empty()) draft.likes = std::move(likes);
  draft.a_while = draft.a_while || HasAny(line, {"haven't talked", "havent talked", "haven't spoken", "not talked", "not spoken", "in a while", "for ages", "in ages", "long time"});
  draft.quarrel = draft.quarrel || HasAny(line, {"argued", "argument", "quarrel", "fell out", "had a fight", "we fought"});
  if (HasAny(line, {"warmer", "more personal", "sweeter", "nicer", "more loving", "kinder", "more heartfelt"})) draft.warm = true, draft.brief = false;
  draft.funny = draft.funny || HasAny(line, {"funny", "funnier", "a joke in it"});
  if (HasAny(line, {"shorter", "too long", "briefer", "less cheesy", "simpler"})) draft.brief = true, draft.warm = false;
}

/// "can you write it as an email?": what was told before the request is what it is about.
void AddSpokenOf(const Scene& scene, std::string_view request, Draft& draft) {
  if ((!draft.to.empty() && !draft.occasion.empty()) || !HasAny(ToLower(request), {" it", " that", " this"})) return;
  const auto& recent = scene.thought.discourse.recent;
  size_t at = recent.size();
  while (at > 0 && recent[at - 1].said != request) --at;
  for (size_t i = at == 0 ? recent.size() : at; i > 0; --i) AddLine(scene, recent[i - 1].said, draft);
}

/// What happened, as it was told before: for a matter that has to be said to somebody at work.
std::string ToldBefore(const Scene& scene, std::string_view occasion) {
  for (const DiscourseTurn& turn : scene.thought.discourse.recent) {
    const std::string line = ToLower(turn.said);
    if (AsksForADraft(line) || line.ends_with('?') || !HoldsWord(line, scene.pack.Lines(fmt::format("draft.words.{}", occasion)))) continue;
    std::string told = Capitalised(std::string(Trim(turn.said)));
    while (!told.empty() && std::string_view(".!? ").find(told.back()) != std::string_view::npos) told.pop_back();
    return told + ". ";
  }
  return {};
}

std::string Piece(const Scene& scene, std::string_view key, const Slots& slots) {
  const auto lines = scene.pack.Lines(key);
  if (lines.empty()) return {};
  const auto at = static_cast<size_t>(scene.Unit(StableHash(key)) * static_cast<double>(lines.size())) % lines.size();
  return Realise(lines[at], scene.level(), slots, StableHash(key));
}

/// What is to be said, without greeting and end.
std::string TellTo(const Scene& scene, const Draft& draft, const Slots& slots) {
  std::string body = Piece(scene, fmt::format("draft.body.{}", draft.occasion), slots);
  const auto add = [&](bool wanted, std::string_view key) {
    if (wanted && !draft.brief) body += " " + Piece(scene, fmt::format("draft.also.{}", key), slots);
  };
  if (draft.brief) body = body.substr(0, body.find_first_of(".!") + 1);
  add(!draft.likes.empty(), "likes");
  add(draft.a_while && draft.occasion != "miss", "while");
  add(draft.quarrel && draft.occasion != "sorry", "quarrel");
  add(draft.warm, "warm");
  add(draft.funny, "funny");
  return body;
}

std::string TextOf(const Scene& scene, const Draft& draft) {
  const bool work = IsListed(scene, "draft.work", draft.to);
  Slots slots = scene.slots;
  slots.Set("day", draft.day);
  slots.Set("object", draft.likes);
  slots.Set("told", draft.told);
  slots.Set("them", draft.name.empty() ? draft.to.empty() ? "them both" : "my " + draft.to : draft.name);
  std::string call = Piece(scene, fmt::format("draft.call.{}", draft.to), slots);
  if (call.empty()) call = draft.name;
  if (draft.occasion == "toast") return fmt::format("\"Dear all, {}\"", TellTo(scene, draft, slots));
  const std::string body = TellTo(scene, draft, slots);
  const std::string greeting = call.empty() ? Capitalised(body) : fmt::format("{} {}, {}", work ? "Hello" : "Dear", call, body);
  const std::string name(scene.slots.Get("name"));
  return fmt::format("\"{} {}, {}\"", greeting, Piece(scene, work ? "draft.end.work" : "draft.end.near", slots), name.empty() ? "[your name]" : name);
}

void ProposeDraft(const Scene& scene, const Draft& draft, bool again, std::vector<Candidate>& out) {
  Candidate candidate;
  candidate.text = fmt::format("{} {} {}", Piece(scene, again ? "draft.again" : "draft.lead", scene.slots), TextOf(scene, draft), Piece(scene, "draft.tail", scene.slots));
  candidate.skill = "draft";
  candidate.blocks = {fmt::format("draft.{}", draft.occasion)};
  candidate.relevance = kAsked;
  candidate.why = fmt::format("asked for a message: {}", draft.occasion);
  candidate.may_repeat = true;
  out.push_back(std::move(candidate));
}

/// "can you write it for me?", after a speech or a letter was spoken of.
bool AsksForWhatWasSpokenOf(const Scene& scene) {
  if (!scene.SaidAny({"write it", "write that", "write one", "write me one"}) || scene.words.size() > 8) return false;
  const auto& recent = scene.thought.discourse.recent;
  return std::any_of(recent.begin(), recent.end(), [](const DiscourseTurn& turn) {
    const std::string line = ToLower(turn.said);
    return HasAny(line, {"speech", "toast", "letter", "email", "a card", "message"});
  });
}

/// The lines since she was asked to write, that with the request first; none where she is not at it.
std::vector<std::string_view> LinesSoFar(const Scene& scene) {
  std::vector<std::string_view> lines;
  const DiscourseTurn* before = scene.Before();
  const auto& recent = scene.thought.discourse.recent;
  for (size_t i = before == nullptr ? 0 : static_cast<size_t>(before - recent.data()) + 1; i > 0 && recent[i - 1].skill == "draft"; --i) lines.insert(lines.begin(), recent[i - 1].said);
  return lines;
}

}  // namespace

bool AsksForADraft(std::string_view line) {
  const bool writes = HasAny(line, {"write", "draft", "compose", "word it", "phrase it", "put it into words"});
  const bool asks = HasAny(line, {"can you", "could you", "would you", "will you", "please", "help me", "for me", "i need", "i want", "i'd like"}) || StartsWithAny(line, {"write ", "draft ", "compose "});
  const bool message = HasAny(line, {"message", "letter", "speech", "toast", "email", "e-mail", " mail", " text", "card", " note", "a few lines", "resignation", "condolence"}) || HasAny(line, {"write to ", "write my "});
  return writes && asks && message && !HasAny(line, {"poem", "story", "song", "essay", "novel", "cover letter", "write back to me", "did you", "i wrote", "code"});
}

std::string LikedIn(std::string_view line) {
  for (const std::string_view start : {" loves ", " likes ", " enjoys ", " is into ", " is crazy about ", " is mad about "}) {
    const size_t at = line.find(start);
    if (at == line.npos) continue;
    std::string_view rest = line.substr(at + start.size());
    rest = rest.substr(0, rest.find_first_of(".,;!?"));
    for (const std::string_view stop : {" and ", " but ", " so "}) rest = rest.substr(0, rest.find(stop));
    if (rest.starts_with("to ") || rest.size() > 40 || rest.find("me") == 0) return {};
    return std::string(Trim(rest));
  }
  return {};
}

void DraftSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  const Percept& percept = scene.thought.percept;
  if (scene.IsKorean() || !scene.SameLanguage() || percept.crisis.level != CrisisLevel::kNone || !scene.thought.discourse.game.empty()) return;
  const bool asked = AsksForADraft(scene.lower) || AsksForWhatWasSpokenOf(scene);
  const auto so_far = asked ? std::vector<std::string_view>() : LinesSoFar(scene);
  if (!asked && so_far.empty()) return;
  Draft before;
  for (const std::string_view line : so_far) AddLine(scene, line, before);
  if (!so_far.empty()) AddSpokenOf(scene, so_far.front(), before);
  Draft draft = before;
  AddLine(scene, scene.thought.utterance.text, draft);
  if (asked) AddSpokenOf(scene, scene.lower, draft);
  draft.told = ToldBefore(scene, draft.occasion);
  before.told = draft.told;
  Slots slots = scene.slots;
  slots.Set("whom", draft.to.empty() ? draft.name : "your " + draft.to);
  slots.Set("they", IsListed(scene, "draft.she", draft.to) ? "she" : IsListed(scene, "draft.he", draft.to) ? "he" : "they");
  if (draft.occasion.empty()) {
    if (asked) ProposeLines(scene, name(), draft.to.empty() && draft.name.empty() ? "draft.ask-whom" : "draft.ask", slots, kAsked, "asked for a message, not what for", out);
    return;
  }
  if (draft != before) return ProposeDraft(scene, draft, !before.occasion.empty(), out);
  constexpr size_t kFew = 8;
  if (scene.words.size() > kFew) return;
  if (scene.SaidAny({"do you think", "will she", "will he", "will they"})) return ProposeLines(scene, name(), "draft.hope", slots, kAsked, "asked how the message will be taken", out);
  if (scene.SaidAny({"perfect", "thank", "great", "love it", "lovely", "that's good", "nice", "good"})) ProposeLines(scene, name(), "draft.taken", slots, kAsked, "the message is taken", out);
}

}  // namespace sam
