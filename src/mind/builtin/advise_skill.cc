#include "mind/builtin/advise_skill.h"

#include <fmt/format.h>

#include <array>
#include <string>

#include "base/unicode.h"
#include "base/word_lists.h"

namespace sam {
namespace {

constexpr double kIdea = 0.96;     // what it is for is known
constexpr double kOpinion = 0.97;  // she is asked what she makes of what was told in the same breath
constexpr double kVerdict = 0.95;  // "was that mean?"
constexpr double kMeant = 0.35;    // of an intent

/// Words of what an idea is asked for, first match first; they stand in the question itself.
struct Kind {
  std::string_view name, words;  // with '|' between
};
constexpr std::array<Kind, 11> kKorean = {{{"name", "이름을 뭐|이름 뭐|뭐라고 부르면|이름은 뭐"},
                                           {"color", "무슨 색|어떤 색|색이 좋|색깔"},
                                           {"song", "부르면|무슨 노래|어떤 노래|축가"},
                                           {"cook", "뭐 먹|뭘 먹|뭐 해 먹|뭐 만들|메뉴|저녁 뭐|점심 뭐|반찬"},
                                           {"gift", "선물|뭐 해주지|뭐 해 주지|뭘 해주|뭐 사 가|뭘 사 가|사다 주|뭐 주면"},
                                           {"refuse", "거절"},
                                           {"calm", "덜 떨|안 떨|긴장|떨릴 때|진정"},
                                           {"say", "뭐라고 하|뭐라고 말|무슨 말|말해야|뭐라 하|답장"},
                                           {"sleep", "잠이|잠을|자려면"},
                                           {"read", "무슨 책|어떤 책|뭐 읽"},
                                           {"do", "뭐 하고 놀|뭐 하면|뭘 하면|어디 가면|뭐 하지|뭘 하지|뭐할까|뭐 할까"}}};

/// The question that ends the line, in lower case.
std::string_view Asked(const Scene& scene) {
  const auto sentences = SplitSentences(scene.lower);
  return sentences.empty() ? std::string_view(scene.lower) : sentences.back();
}

/// Korean; what is asked for in English is in EnglishMatterSkill.
bool AsksForAnIdea(std::string_view asked) {
  std::string_view end = asked;
  while (!end.empty() && std::string_view("?!.~ ").find(end.back()) != std::string_view::npos) end.remove_suffix(1);
  if (end.ends_with("요")) end.remove_suffix(std::string_view("요").size());
  const bool asks = HasAny(asked, {"뭐", "뭘", "무슨", "어떤", "어떻게", "어디", "뭐라고"});
  return asks && EndsWithAny(end, {"까", "지", "려나", "나", "죠"}) && !HasAny(asked, {"했지", "였지", "었지", "했죠", "기억"});
}

std::string_view KindOf(const Scene& scene, std::string_view asked) {
  for (const std::string_view text : {asked, std::string_view(scene.lower)}) {
    for (const auto& [name, words] : kKorean) {
      for (size_t begin = 0; begin < words.size();) {
        const size_t end = std::min(words.find('|', begin), words.size());
        if (text.find(words.substr(begin, end - begin)) != text.npos) return name;
        begin = end + 1;
      }
    }
  }
  return {};
}

/// "so how does this work, do i just talk?"
bool AsksHowToTalk(const Scene& scene, std::string_view asked) {
  return scene.IsKorean() ? HasAny(asked, {"어떻게 쓰는", "어떻게 하는 거", "뭘 하면 되", "뭐라고 말하면", "그냥 말하면", "그냥 얘기하면", "아무 말이나"})
                          : HasAny(scene.lower, {"how does this work", "how do i use you", "how do i use this", "do i just talk", "do i just type", "what do i do here", "what am i supposed to do here", "what do we talk about"});
}

/// "was that mean?", "내가 속이 좁은 건가?"
bool AsksForAVerdict(const Scene& scene, std::string_view asked) {
  constexpr size_t kFewWords = 6;
  if (SplitWords(asked).size() > kFewWords) return false;
  if (scene.IsKorean() && StartsWithAny(asked, {"내가 ", "제가 "}) && HasAny(asked, {"인가", "일까", "걸까"})) return true;
  if (scene.IsKorean()) return HasAny(asked, {"속이 좁은", "잘못한 건", "심했나", "심한 건", "너무했나", "이상한 건가", "유난인", "예민한 건"});
  return StartsWithAny(asked, {"was that ", "was it ", "is that ", "was i ", "am i being ", "am i too ", "is it "}) && HasAny(asked, {"mean", "rude", "wrong", "stupid", "selfish", "silly", "too much", "unfair", "harsh", "unkind", "bad of me"});
}

/// "is that normal?", "am i weird?"
bool AsksWhetherItIsNormal(std::string_view asked) {
  constexpr size_t kFewWords = 6;
  return SplitWords(asked).size() <= kFewWords && StartsWithAny(asked, {"is that ", "is this ", "is it ", "am i "}) && HasAny(asked, {"normal", "weird", "strange", "odd", "crazy"});
}

/// "doesn't it get boring, listening to me go on about bread?"
bool AsksWhetherSheIsBored(std::string_view asked) {
  return HasAny(asked, {"bore you", "boring you", "get boring", "am i boring", "sick of me", "tired of me", "fed up with me", "tired of listening", "지루하지 않", "지겹지 않", "제 얘기 재미없", "내 얘기 재미없", "재미없죠", "재미없지"});
}

/// "did you know they have three hearts?"
bool TellsAFact(std::string_view asked) { return StartsWithAny(asked, {"did you know", "do you know that ", "you know they "}) && !HasAny(asked, {" i ", " i'", " my ", " me"}); }

/// "my mum reckons it's the coffee. what do you think?"
bool AsksOfWhatWasTold(const Scene& scene) {
  const Percept& percept = scene.thought.percept;
  return percept.told.who != Telling::Who::kNobody && (scene.IntentScore("ask-her-opinion") >= kMeant || HasAny(Asked(scene), {"what do you think", "what do you reckon", "어떻게 생각", "어떤 것 같"}));
}

}  // namespace

void AdviseSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  const Percept& percept = scene.thought.percept;
  if (!scene.SameLanguage() || percept.crisis.level != CrisisLevel::kNone || percept.request || !scene.thought.findings.empty() || !scene.thought.discourse.game.empty()) return;
  const std::string_view asked = Asked(scene);
  if (scene.IsKorean() && AsksForAnIdea(asked)) {
    const std::string_view kind = KindOf(scene, asked);
    if (!kind.empty()) return ProposeLines(scene, name(), fmt::format("advise.{}", kind), scene.slots, kIdea, fmt::format("asked for an idea: {}", kind), out);
  }
  if (AsksHowToTalk(scene, asked)) return ProposeLines(scene, name(), "advise.use", scene.slots, kIdea, "asked how this works", out);
  if (AsksForAVerdict(scene, asked)) return ProposeLines(scene, name(), "advise.verdict", scene.slots, kVerdict, "asked whether that was all right", out);
  if (!scene.IsKorean() && AsksWhetherItIsNormal(asked)) return ProposeLines(scene, name(), "advise.normal", scene.slots, kVerdict, "asked whether that is normal", out);
  if (AsksWhetherSheIsBored(asked)) return ProposeLines(scene, name(), "advise.not-bored", scene.slots, kOpinion, "asked whether she is bored by it", out);
  if (TellsAFact(asked)) return ProposeLines(scene, name(), "advise.did-not-know", scene.slots, kVerdict, "was told something to know", out);
  if (!AsksOfWhatWasTold(scene)) return;
  const bool they_said = percept.told.group == "say" && percept.told.who == Telling::Who::kOther && !percept.circumstance.who.empty();
  ProposeLines(scene, name(), they_said ? "advise.they-said" : "advise.opinion", scene.slots, kOpinion, "asked what she makes of what was told", out);
}

}  // namespace sam
