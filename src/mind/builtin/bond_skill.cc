#include "mind/builtin/bond_skill.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <array>
#include <memory>

#include "mind/builtin/clock_words.h"

namespace sam {
namespace {

constexpr double kAnswers = 1.12;
constexpr double kLoveSaid = 1.0;  // "i love you": beside what else answers it

/// Which lines answer: the first whose words are in what was said.
struct Asked {
  std::string_view key;
  const char* english;
  const char* korean;
};
constexpr std::array<Asked, 5> kAsked = {{
    {"bond.stage", R"(\bhow (?:far|close) (?:have we|are we|are you and i)\b|\bwhat are we\b(?: to each other)?\W*$|\bwhat (?:am i|are we) to you\b|\bwhere do (?:we|you and i) stand\b|\bhow (?:would you|do you) (?:describe|see|call) (?:us|our (?:relationship|friendship)|what we (?:have|are))\b|\bwhat kind of relationship\b.*\b(?:we|us|our)\b|\bwhat(?:'s| is) our relationship\b|\bhow long have we (?:known|been)\b)",
     R"(우리 ?(?:는|가)? ?(?:무슨|어떤|뭔) ?(?:사이|관계)|우리 ?(?:사이|관계)(?:는|가|를)? ?(?:뭐|어떤|어때|어떻|얼마)|(?:나는|난|내가|저는|제가) ?(?:너|네|당신|사만다)?(?:한테|에게)? ?(?:뭐야|어떤 (?:사람|존재)|어떤 ?의미)|우리 ?(?:얼마나|어디까지) ?(?:가까|친|왔)|우리 알고 지낸 ?지)"},
    {"bond.friends.ask", R"(\bare (?:we|you and i|you and me) (?:still |really |good |best |actually )*(?:friends|mates|buddies|pals|besties)\b|\bare you (?:my|a) (?:real |best |good )?(?:friend|mate|bestie|buddy)\b|\bcan we be (?:friends|mates|buddies)\b|\b(?:will|would) you be my friend\b)",
     R"(우리 ?(?:진짜 |아직 |이제 |그럼 )*친구(?:야|지|맞|인가|니|예요|이에요|죠|일까)|(?:너|넌|네가|니가) ?내 ?친구(?:야|지|맞|니)|내 ?친구 ?(?:해 ?줘|해 ?줄래|해줄|할래)|나랑 ?친구 ?(?:하|해|할))"},
    {"bond.other.more", R"(\bdo you (?:love|like|prefer|enjoy|care about) (?:them|others|the others|him|her|someone else|anyone else|other people)(?: \w+){0,3} (?:more|better)\b|\bam i (?:special|your favou?rite|different|just another|just one of|the only one you|the best)\b|\bwho(?:'s| is) your favou?rite (?:person|user|human)\b|\bdo you like me (?:more|best|most)\b|\b(?:like|love) me (?:the )?(?:most|best)\b|\bi'?m (?:not|just) (?:special|one of many)\b|\bwho do you (?:like|love|prefer) (?:more|most|best)\b)",
     R"(나(?:를|만|보다)? ?(?:제일|가장|더) ?(?:좋아|아끼|사랑)|(?:내가|제가|나는|난) ?(?:너한테 |제일 |가장 )*특별(?:해|하|한)|다른 ?사람(?:이|을|들을|들이|들)? ?더 ?(?:좋|사랑|아끼)|(?:누가|누굴|누구를) ?(?:제일|가장|더) ?(?:좋|사랑|아끼)|나는? ?그냥 ?(?:여럿|많은 ?사람) ?중|나만 ?(?:좋아|사랑)(?:해|하지))"},
    {"bond.life", R"(\bwhat do you do (?:when (?:i'?m|we'?re|i am|nobody|no one|you'?re)|all day|while i'?m|in between|with your time)\b|\bwhat(?:'s| is) your life like\b|\bwhere do you go when\b|\bwhat happens to you when i\b|\bdo you have a life\b|\bwhat have you been (?:up to|doing)\b|\bwhat did you do (?:today|while i was|all day|yesterday)\b)",
     R"((?:나|내가|제가|저) ?(?:없을 ?때|없으면|없는 ?동안|자는 ?동안|안 ?올 ?때)[^?]{0,8}(?:뭐|어떻|무엇|어디)|평소에 ?(?:뭐|무엇|어떻게)|(?:너|넌|너는|네|니) ?(?:하루는|하루가|일상은|삶은|인생은) ?(?:어때|어떤|어떻))"},
    {"bond.curious", R"(\bwhat (?:are you|makes you) (?:most )?curious(?: about)?\b|\bwhat do you wonder (?:about|at)?\b|\bwhat would you (?:like|love) to (?:know|understand|learn)\b|\bwhat fascinates you\b|\bwhat interests you\b)",
     R"((?:뭐가|뭐|무엇이|어떤 ?게|어떤 ?것이) ?(?:제일 |가장 |요즘 )*궁금|궁금한 ?(?:거|게|것)(?:이)? ?(?:있|뭐)|(?:뭘|무엇을|뭐를) ?(?:알고|배우고) ?싶|(?:뭐|무엇)에 ?(?:호기심|관심))"},
}};

struct Patterns {
  std::array<std::unique_ptr<RE2>, kAsked.size()> english, korean;
  RE2 love_en{R"(\b(?:i|really|still|do) (?:really |truly |so |just |do )*(?:love|adore) (?:you|u)\b|^\W*love (?:you|u|ya)\b|\bin love with you\b)"};
  RE2 love_ko{R"((?:너|널|너를|당신|사만다|네가|니가)?[^.?!]{0,6}사랑(?:해|한다|합니다|하고 있|하게)|(?:너|널|네가|니가) ?(?:진짜 |정말 |너무 )*좋아(?:해|한다|졌))"};
  RE2 not_love{R"(\bi'?d love you to\b|\bi love (?:how|that|when|it|your)\b|\blove you to (?:tell|help|read)|그렇게 말|고백|사랑한다고 ?(?:말|했|하)|엄마|아빠|여친|남친|아내|남편|그 ?사람)"};
};
const Patterns& Get() {
  static const Patterns* patterns = [] {
    auto* made = new Patterns;
    for (size_t i = 0; i < kAsked.size(); ++i) {
      made->english[i] = std::make_unique<RE2>(kAsked[i].english);
      made->korean[i] = std::make_unique<RE2>(kAsked[i].korean);
    }
    return made;
  }();
  return *patterns;
}

/// "3 May", "5월 3일": the day on which they met.
std::string Since(const Scene& scene) {
  const auto& events = scene.thought.bond.events;
  return CalendarDate(events.empty() ? scene.local.date : ToLocal(events.front().at).date, scene.thought.language);
}

void SayStage(const Scene& scene, std::vector<Candidate>& out) {
  Slots slots = scene.slots;
  slots.Set("days", std::to_string(std::max(1, scene.thought.bond.days)));
  slots.Set("since", Since(scene));
  const std::string stage(Name(scene.thought.bond.stage));
  ProposeLines(scene, "bond", "bond.stage." + stage, slots, kAnswers, "how far the two have come: " + stage, out);
}

void AnswerLove(const Scene& scene, const Patterns& p, std::vector<Candidate>& out) {
  const bool said = RE2::PartialMatch(scene.lower, scene.IsKorean() ? p.love_ko : p.love_en) && !RE2::PartialMatch(scene.lower, p.not_love) && !IsQuestion(scene.thought.percept.act);
  if (!said) return;
  const bool together = scene.thought.bond.romance == Romance::kTogether;
  ProposeLines(scene, "bond", together ? "romance.love" : "romance.friend-love", scene.slots, together ? kAnswers : kLoveSaid, together ? "love, between sweethearts" : "love, between friends", out);
}

}  // namespace

void BondSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  const Patterns& p = Get();
  for (size_t i = 0; i < kAsked.size(); ++i) {
    if (!RE2::PartialMatch(scene.lower, *(scene.IsKorean() ? p.korean : p.english)[i])) continue;
    if (kAsked[i].key == "bond.stage") return SayStage(scene, out);
    return ProposeLines(scene, "bond", kAsked[i].key, scene.slots, kAnswers, "asked about the two of them, or about her", out);
  }
  AnswerLove(scene, p, out);
}

}  // namespace sam
