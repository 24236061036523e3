#include "mind/builtin/mend_skill.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/word_lists.h"
#include "mind/builtin/composer.h"
#include "mind/builtin/mend_words.h"

namespace sam {
namespace {

constexpr double kMisheard = 0.9;    // she was told so
constexpr double kPutRight = 1.1;    // ... and what was meant: past what she would say of the words alone
constexpr double kBesideAQuestion = 0.95;  // that comes after it
constexpr double kSurelyElse = 0.9;  // of an intent
constexpr size_t kLongest = 16;      // words

/// "동생이라니까 ㅋㅋ", not "하지 말라니까 말을 안 들어".
bool EndsInsisting(std::string_view line) {
  for (bool trimmed = true; trimmed;) {
    trimmed = false;
    for (const std::string_view sign : {"ㅋ", "ㅎ", "ㅠ", "ㅜ", "~", "!", ".", "?", " ", "요"}) {
      while (line.ends_with(sign)) line.remove_suffix(sign.size()), trimmed = true;
    }
  }
  return line.ends_with("라니까") || line.ends_with("다니까") || line.ends_with("냐니까") || line.ends_with("자니까");
}

bool SaysSheMisheard(const Scene& scene) {
  if (scene.IsKorean()) {
    return EndsInsisting(scene.lower) || scene.SaidAny({"동문서답", "내 말 듣", "내 말은 듣", "듣고 있는 거 맞", "듣고 있는거 맞", "듣고있는거 맞", "물어본 거 아니", "물어본거 아니",
                          "그 말이 아니", "그 얘기가 아니", "그게 아니라", "그런 게 아니라", "그런게 아니라", "뭔 소리", "뭔소리", "무슨 소리", "뜬금없", "갑자기 왜 그래", "방금 말했", "아까 말했", "말했잖아", "내가 언제",
                          "한 거 아닌데", "한거 아닌데", "한 게 아닌데", "한게 아닌데", "잘못 들", "못 알아들", "뭐라는 거야", "뭐라는거야"});
  }
  return scene.SaidAny({"that's not what i", "thats not what i", "not what i asked", "not what i said", "not what i meant", "i just told you", "i just said", "i already told you", "i literally just", "are you listening",
                        "are you even listening", "you're not listening", "youre not listening", "what are you on about", "what are you talking about", "no i meant", "no, i meant", "i meant ", "no i mean", "no, i mean",
                        "you misheard", "you misunderstood", "you got that wrong", "you've got that wrong", "wrong end of the stick", "that makes no sense", "i'm talking about", "im talking about", "i was talking about"});
}

/// What was meant, without the complaint itself: short enough to be said back.
bool HasPlainClause(const Scene& scene) {
  constexpr size_t kMostWords = 5;
  const std::string_view clause = scene.thought.percept.focus.clause;
  return !clause.empty() && std::count(clause.begin(), clause.end(), ' ') < static_cast<std::ptrdiff_t>(kMostWords) &&
         !HasAny(clause, {"소리", "뭐라", "누구", "무슨", "됐고", "라니", "다니", "말했"});
}

/// What was meant is said back: it is known better than by any word of the line. A fact put right is the memory's to answer.
bool PutsRight(const Scene& scene, std::vector<Candidate>& out) {
  const Percept& percept = scene.thought.percept;
  const bool fact = std::any_of(percept.claims.begin(), percept.claims.end(), [](const FactClaim& claim) { return claim.kind == ClaimKind::kCorrection; });
  if (fact || !scene.thought.findings.empty() || percept.act == DialogueAct::kGoodbye) return false;
  const std::string_view line = scene.thought.utterance.text;
  auto matter = scene.IsKorean() ? ReadKoreanCorrection(line) : ReadEnglishCorrection(line);
  if (!matter) return false;
  const std::string_view key = matter->asked ? "misheard.asked" : "misheard.meant";
  Slots slots = scene.slots;
  slots.Set("answer", std::move(matter->words));
  const double relevance = Trim(line).ends_with('?') ? kBesideAQuestion : kPutRight;
  ProposeLines(scene, "mend", key, slots, relevance, "was told what was meant", out);
  return true;
}

}  // namespace

void MendSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  const DiscourseTurn* last = scene.Before();
  if (last == nullptr || !scene.SameLanguage() || scene.thought.discourse.crisis_turns_ago >= 0) return;
  if (PutsRight(scene, out)) return;
  if (scene.words.size() > kLongest || !SaysSheMisheard(scene)) return;
  const auto& intents = scene.thought.percept.intents;
  const bool complains = !intents.empty() && (intents.front().intent == "complaint-about-her" || intents.front().intent == "confusion");
  if (!intents.empty() && intents.front().score >= kSurelyElse && !complains) return;
  Composer composer(scene, name());
  composer.Add(scene.pack.BlocksOfSkill(name()), 0.5);
  if (scene.IsKorean() && HasPlainClause(scene)) composer.Add(scene.pack.BlocksOfSkill("mend-clause"), 0.8);
  if (!composer.Empty()) composer.Propose(kMisheard, "was told that she misheard", out);
}

}  // namespace sam
