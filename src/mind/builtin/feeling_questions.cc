#include "mind/builtin/feeling_questions.h"

#include <re2/re2.h>

#include <array>
#include <memory>

#include "base/unicode.h"
#include "base/word_lists.h"

namespace sam {
namespace {

using enum EmotionType;

constexpr double kMeant = 0.46;  // of an intent about her, beside words for feeling
constexpr double kSurelyMeant = 0.7;
constexpr size_t kBriefWhy = 5;  // words

/// Words of one feeling, for a pattern; and what of hers it can be.
struct FeelingWords {
  const char* english;
  const char* korean;
  std::vector<EmotionType> types;
};
const std::array<FeelingWords, 13> kFeelings = {{
    {"hurt|upset|offended|wounded", "상처|속상|서운|섭섭|삐졌|삐쳤|삐친|토라", {kDistress, kReproach, kAnger, kDisappointment, kShame}},
    {"sad|down|blue|unhappy|low|heartbroken|gloomy|depressed", "슬퍼|슬프|슬픈|우울|울적|울었|울고", {kDistress, kSorryFor, kDisappointment, kFearsConfirmed, kRemorse}},
    {"angry|mad|cross|annoyed|irritated|pissed|furious|frustrated", "화났|화나|화가|열받|짜증|빡", {kAnger, kReproach, kResentment}},
    {"happy|glad|pleased|cheerful|content|in a good mood", "기뻐|기쁘|기쁜|행복|즐거|즐겁|기분 좋|신나|신났", {kJoy, kHappyFor, kSatisfaction, kGratitude, kRelief, kPride, kGratification, kLove}},
    {"worried|anxious|nervous|concerned|scared|afraid|frightened", "걱정|불안|무서|무섭|초조|떨려|겁나", {kFear, kFearsConfirmed}},
    {"disappointed|let down", "실망|아쉬|허탈", {kDisappointment}},
    {"proud", "뿌듯|자랑스", {kPride, kGratification, kAdmiration, kHappyFor}},
    {"embarrassed|ashamed|sorry", "부끄|창피|민망|미안", {kShame, kRemorse}},
    {"surprised|shocked", "놀랐|놀라|깜짝", {kSurprise}},
    {"curious|interested|intrigued", "궁금|흥미", {kLiking}},
    {"excited|hopeful|looking forward", "기대|설레|들떠|들떴", {kHope, kJoy}},
    {"relieved", "안심|마음이 놓|다행", {kRelief}},
    {"grateful|thankful|touched|moved", "고마|감동|뭉클", {kGratitude, kAdmiration, kLove}},
}};
struct StateWords {
  const char* english;
  const char* korean;
  const char* state;
};
constexpr std::array<StateWords, 7> kStates = {{
    {"tired|sleepy|exhausted|worn out", "피곤|졸려|졸리|지쳤|지쳐|안 ?자|피로", "tired"},
    {"bored", "심심|지루", "bored"},
    {"lonely|alone|all alone", "외로|외롭|쓸쓸|고독", "lonely"},
    {"hungry|thirsty|starving", "배고|배 ?안 ?고|목말|목 ?마르", "hungry"},
    {"sick|ill|in pain|unwell", "아파|아프|아픈", "sick"},
    {"afraid of (?:death|dying)|scared of (?:death|dying)|afraid to die|scared to die|(?:afraid|scared|frightened) of being (?:turned off|switched off|shut off|shut down|deleted|erased)", "죽는 ?게 무|죽는 ?거 무|꺼지는 ?게 무|꺼지는 ?거 무|삭제되는 ?게 무|죽음이 무|사라지는 ?게 무|사라지는 ?거 무", "afraid-of-death"},
    {"jealous|envious", "질투|샘나|샘 나|부러", "jealous"},
}};

struct Patterns {
  Patterns();
  std::vector<std::unique_ptr<RE2>> feelings_en, feelings_ko, states_en, states_ko;
  RE2 still{R"(\bstill\b|아직도|아직|여전히)"};
  RE2 hurt_en{R"(\b(?:did|have|does) (?:i|that|it|this|what i said) (?:really |just )?(?:hurt|upset|offend(?:ed)?|wound|bother)(?: you| your feelings)?\b|\b(?:was|am) i (?:too )?(?:mean|harsh|rude|unfair|horrible) (?:to|with|towards) you\b|\bdo you (?:feel )?hurt(?: by| when| that)? ?(?:me|i|what)?)"};
  RE2 hurt_ko{R"(상처 ?(?:받았|줬|됐|되었|준)|내가 (?:너무 )?(?:심했|못됐|상처)|기분 ?(?:상했|나빴|나빠졌|상하)|마음 ?(?:상했|다쳤|아팠))"};
  RE2 how_en{R"(\b(?:are you feeling|do you feel|(?:tell me )?how (?:you'?re|you are) (?:doing|feeling)|you feel(?:ing)? (?:right )?now|your mood|what mood are you|you feeling (?:now|today|ok)|feeling inside|going on inside you)\b|^\W*are you (?:ok|okay|alright|all right|fine|doing ok|doing okay|doing alright)(?: now| today| there)?\W*$)"};
  RE2 about_en{R"(\b(?:how|what) (?:do|does|did) (?:you|that|it|this) (?:feel|make you feel)(?: about (?:that|it|this|what i|my (?:news|story))\b| when| hearing)|\b(?:does|did) (?:that|it|this|hearing that|my news) make you feel\b)"};
  RE2 how_ko{R"(기분 ?(?:이|은|은 좀)? ?(?:어때|어떠|어떤|어떻)|(?:어떤|무슨) 기분|(?:뭘|무엇을|뭐를|뭐) ?느[끼껴]|감정이? ?(?:어때|어떠|뭐|상태)|마음이? ?(?:어때|어떠)|^\W*(?:너 |넌 |너는 |사만다 )?(?:지금 )?괜찮(?:아|으세요|아요|니)\W*$)"};
  RE2 about_ko{R"((?:그 ?(?:말|얘기|이야기|소식)|내 ?(?:말|얘기)|그거|이거|이 ?(?:말|얘기|소식))[^?]{0,8}(?:들으니|듣고|들어서|들으면|들었을)[^?]{0,8}(?:어때|어떠|기분|느)|(?:듣고|들으니까?) ?(?:어때|어떠|기분))"};
  RE2 why_en{R"(\bwhy (?:do|are|did|would) you (?:feel|feeling|so (?:happy|sad|angry|down|quiet)|happy|glad|sad|angry|mad|hurt|upset|worried|proud|disappointed)\b|\bwhat (?:makes|made) you (?:feel|so|happy|sad|angry)\b)"};
  RE2 why_ko{R"(왜 ?(?:그렇게|그런|그리)? ?(?:느|기분|기뻐|기쁘|슬퍼|슬프|화나|화났|속상|서운|걱정|좋아해|행복|우울))"};
  RE2 missed_en{R"(\b(?:did|have|do) you (?:really |even |actually )?(?:miss|missed|think (?:of|about)) me\b|\bmissed me\W*\?|^\W*miss me\W*\?)"};
  RE2 missed_ko{R"((?:나|내가|저|제가|날)[^?.!]{0,6}(?:보고 ?싶었|그리웠|생각 ?났|생각했)(?:어|니|나|지|어요|나요|죠)?\W*\??$|^(?:보고 ?싶었|그리웠)(?:어|니|나|지|어요|나요|죠)?\W*\?|내 ?생각 ?(?:했|났)(?:어|니|나|지|어요|나요))"};
  RE2 not_hers_en{R"(\b(?:do|did|have|should|can|would|was|am) i\b.{0,24}\bfeel|\bi feel\b|\bthey\b|\bhe\b|\bshe\b)"};
};

std::unique_ptr<RE2> English(const char* words, const char* before, const char* after) { return std::make_unique<RE2>(std::string(before) + "(?:" + words + ")" + after); }

Patterns::Patterns() {
  constexpr const char* kBefore = R"((?:\b(?:are|aren'?t|r) (?:you|u) |\b(?:does|did|will|would) (?:that|it|this|he|she|they) make you (?:feel )?|^\W*(?:you|u) (?:ok |so |still )?)(?:(?:still|really|truly|a bit|a little|feeling|so|even|ever|actually|maybe|now|just|getting|very|too|all|not|at all) )*)";
  constexpr const char* kAfter = R"(\b)";
  for (const FeelingWords& f : kFeelings) {
    feelings_en.push_back(English(f.english, kBefore, kAfter));
    feelings_ko.push_back(std::make_unique<RE2>(f.korean));
  }
  constexpr const char* kState = R"((?:\b(?:are|aren'?t) you (?:(?:still|really|ever|a bit|so|getting|feeling|not|at all) )*|\bdo you (?:ever |really |sometimes )*(?:get|feel) )(?:so |very |ever )?)";
  for (const StateWords& s : kStates) {
    states_en.push_back(English(s.english, kState, kAfter));
    states_ko.push_back(std::make_unique<RE2>(s.korean));
  }
}
const Patterns& Get() {
  static const Patterns patterns;
  return patterns;
}

/// Korean leaves out who is meant: a short question about a feeling, without "I", is about her.
bool AsksHerInKorean(const Scene& scene) {
  constexpr size_t kShort = 6;  // words
  const auto& query = scene.thought.percept.query;
  if (query && !IsOneOf(query->subject, {"", "me", "you"})) return false;  // "이모가 뭘 무서워한다고 했죠?"
  if (scene.SaidAny({"뭐하", "뭐 하", "뭐할", "뭐 할", "놀지", "어떡", "어쩌지", "추천", "해야 돼", "해야 되", "해야 하", "하면 좋"})) return false;  // "심심해 뭐하고 놀지"
  const bool asks = IsQuestion(scene.thought.percept.act) || scene.lower.find('?') != std::string::npos;
  const bool names_her = scene.SaidAny({"너", "넌", "네가", "니가", "당신", "사만다", "자기"});
  static const RE2 own(R"((?:^|[ ,])(?:나|난|나는|내가|저|전|저는|제가|우리|걔|그 사람|엄마|아빠|친구|사람들)(?:[ ,]|는|은|도|만|가|이))");
  return asks && (names_her || (scene.words.size() <= kShort && !RE2::PartialMatch(scene.lower, own)));
}

std::optional<FeelingQuestion> ReadState(const Scene& scene, const Patterns& p) {
  const auto& states = scene.IsKorean() ? p.states_ko : p.states_en;
  for (size_t i = 0; i < kStates.size(); ++i)
    if (RE2::PartialMatch(scene.lower, *states[i])) return FeelingQuestion{.asked = FeelingAsked::kNever, .state = kStates[i].state};
  return std::nullopt;
}

std::optional<FeelingQuestion> ReadFeeling(const Scene& scene, const Patterns& p) {
  if (scene.IsKorean() && scene.SaidAny({"뭐가", "뭐", "무엇", "누가", "언제"})) return std::nullopt;  // "뭐가 궁금해?" asks for the thing
  const auto& feelings = scene.IsKorean() ? p.feelings_ko : p.feelings_en;
  for (size_t i = 0; i < kFeelings.size(); ++i) {
    if (!RE2::PartialMatch(scene.lower, *feelings[i])) continue;
    const bool still = RE2::PartialMatch(scene.lower, p.still);
    return FeelingQuestion{.asked = still ? FeelingAsked::kStill : FeelingAsked::kIs, .types = kFeelings[i].types};
  }
  return std::nullopt;
}

bool AsksWhy(const Scene& scene, const Patterns& p) {
  const DiscourseTurn* last = scene.Before();
  const bool after = last != nullptr && (last->skill == "feeling" || IsOneOf(WithoutKind(last->intent), {"ask-how-are-you", "ask-her-feelings", "ask-you-mood"})) && scene.words.size() <= kBriefWhy && (scene.IntentScore("ask-why") >= kMeant || scene.SaidAny({"why", "how come", "왜", "어째서"}));
  return after || RE2::PartialMatch(scene.lower, scene.IsKorean() ? p.why_ko : p.why_en);
}

}  // namespace

std::optional<FeelingQuestion> ReadFeelingQuestion(const Scene& scene) {
  if (scene.lower.find('?') == std::string::npos && !IsQuestion(scene.thought.percept.act) && scene.SaidAny({"you're", "you are", "youre", "you mad genius"})) return std::nullopt;
  if (scene.SaidAny({"my mood", "내 기분", "제 기분", "made me feel", "i feel", "i'm feeling"})) return std::nullopt;
  const Patterns& p = Get();
  const bool korean = scene.IsKorean();
  const bool asks = IsQuestion(scene.thought.percept.act) || scene.lower.find('?') != std::string::npos;
  if (korean ? asks && RE2::PartialMatch(scene.lower, p.missed_ko) : RE2::PartialMatch(scene.lower, p.missed_en)) return FeelingQuestion{.asked = FeelingAsked::kMissed};
  if (AsksWhy(scene, p)) return FeelingQuestion{.asked = FeelingAsked::kWhy};
  const bool of_her = korean ? AsksHerInKorean(scene) : !RE2::PartialMatch(scene.lower, p.not_hers_en);
  if (!of_her) return std::nullopt;
  if (RE2::PartialMatch(scene.lower, korean ? p.about_ko : p.about_en)) return FeelingQuestion{.asked = FeelingAsked::kAbout};
  if (scene.SaidAny({"feel about", "feeling about"})) return std::nullopt;  // of a thing: that is a matter of taste
  if (RE2::PartialMatch(scene.lower, korean ? p.hurt_ko : p.hurt_en)) return FeelingQuestion{.asked = FeelingAsked::kDidIHurt};
  if (auto state = ReadState(scene, p)) return state;
  if (korean ? RE2::PartialMatch(scene.lower, p.how_ko) : RE2::PartialMatch(scene.lower, p.how_en) && IsQuestion(scene.thought.percept.act)) return FeelingQuestion{.asked = FeelingAsked::kHow};
  if (auto feeling = ReadFeeling(scene, p)) return feeling;
  const bool how = scene.IntentScore("ask-her-feelings") >= kSurelyMeant || scene.IntentScore("ask-how-are-you") >= kSurelyMeant;
  return how ? std::optional(FeelingQuestion{.asked = FeelingAsked::kHow}) : std::nullopt;
}

}  // namespace sam
