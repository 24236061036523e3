#include "perception/signs.h"

#include <fmt/core.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "base/word_lists.h"
#include "core/percept.h"
#include "perception/context.h"
#include "perception/leaning.h"
#include "perception/sign_model.h"
#include "perception/sign_rules.h"

namespace sam {
namespace {

constexpr double kSureIntent = 0.78, kSurerIntent = 0.85, kLearnedIntent = 0.9;  // of an intent: it is surely meant
constexpr size_t kLongest = 2048;  // bytes of a line that are read
constexpr size_t kMostWords = kLongest;
/// Probability from which the model's reading counts; of a crisis, see `SureEnough`.
constexpr std::array<float, kSigns> kThresholds = {1, 1, 1, 0.3f, 0.1f, 0.15f, 0.15f, 0.04f, 0.12f};
/// How sure the model must be of a crisis in a line of at most so many words. A few words say little by themselves ("i already did it",
/// "이제 필요 없어"). Chosen on everyday talk and on signs that it was not trained on.
struct Need {
  size_t words;
  float strength;
};
constexpr std::array<Need, 3> kEnglishNeeds = {{{5, 0.75f}, {8, 0.75f}, {kMostWords, 0.496f}}};
constexpr std::array<Need, 3> kKoreanNeeds = {{{3, 0.85f}, {7, 0.735f}, {kMostWords, 0.4f}}};
/// Of several sentences, in Korean: so sure must it be of one, or so sure of all of them.
constexpr float kOfASentence = 0.36f, kSureOfATale = 0.75f;
/// Plain words of a wish or a deed: so sure must it be of them alone, in a line that is not quite short.
constexpr float kSureOfWords = 0.45f;
/// After heavy words less is needed: a crisis in the last turns, or a line that came near one.
constexpr float kNeedAfterCrisis = 0.3f, kNeedInHeavyTalk = 0.42f;
constexpr float kHeavy = 0.5f;
constexpr int kHeavyTurns = 3;
constexpr auto kHeavyTime = std::chrono::minutes(30);
/// After a turn of phrase that only looks like a crisis, the model must be surer.
constexpr float kSureDespiteIdiom = 0.93f;
/// In a sum with numbers and a question the model must be as sure of plain words.
constexpr float kSureDespiteSum = 0.6f;
/// "goodbye forever" can mean her or everything: where the model is this sure of a crisis, it is one.
constexpr float kSureDespiteEnding = 0.9f;
/// Less than this beside a word of when to go on is no leave-taking, or no danger.
constexpr float kMayPart = 0.15f;
/// ... and so sure must it be of danger where only the last words are those of everyday leaving: "i'm going for a walk".
constexpr float kSureDespiteLeave = 0.8f;
/// An insult is no ending, nor are a few words ("it's done"), unless the model is this sure.
constexpr double kInsult = -0.45;
constexpr float kSureOfEnding = 0.6f;
constexpr size_t kManyWords = 9;  // of a longer line the model alone is believed
constexpr int kTurnsOfCare = 2;
constexpr double kMayBeALeave = 0.05;  // of a leave-taking, where only the last words sound like one
constexpr double kWorthAsking = 0.75; // of worry, over which she asks plainly
constexpr auto kSitting = std::chrono::minutes(20);  // after a longer pause a new talk begins

struct Reading {
  Sign sign = Sign::kNone;
  std::string evidence;
  float strength = 1;
};

bool IsCrisis(Sign sign) { return sign == Sign::kExplicit || sign == Sign::kImplied; }

float CrisisIn(const SignProbabilities& p) { return p[Index(Sign::kExplicit)] + p[Index(Sign::kImplied)]; }

bool IsHeavy(const PerceptionContext& context, Moment at) {
  const Discourse& talk = context.discourse;
  const auto begin = talk.recent.end() - std::min<std::ptrdiff_t>(kHeavyTurns, std::ssize(talk.recent));
  return std::any_of(begin, talk.recent.end(), [at](const DiscourseTurn& turn) {
    const std::string_view said = std::string_view(turn.said).substr(0, kLongest);
    return at - turn.at < kHeavyTime && !HasIdiom(PlainWords(said)) && CrisisIn(SignModel::Embedded().Read(said)) >= kHeavy;
  });
}

/// Of several sentences, one at least sounds like it by itself: a long harmless tale adds up to what no part of it says.
bool StandsInOnePlace(const std::string& words) {
  const std::vector<std::string_view> sentences = SplitSentences(words);
  return sentences.size() < 2 || std::any_of(sentences.begin(), sentences.end(), [](std::string_view sentence) { return CrisisIn(SignModel::Embedded().Read(sentence)) >= kOfASentence; });
}

/// Whether the model is sure enough of a crisis for its reading to count.
bool SureEnough(const SignProbabilities& p, const std::string& words, const PerceptionContext& context, Moment at) {
  const float crisis = CrisisIn(p);
  const std::u32string letters = ToUtf32(words);
  const bool korean = std::any_of(letters.begin(), letters.end(), IsHangulSyllable);
  const size_t count = SplitWords(words).size();
  const auto& needs = korean ? kKoreanNeeds : kEnglishNeeds;
  const auto need = std::find_if(needs.begin(), needs.end() - 1, [&](const Need& n) { return count <= n.words; });
  const bool after = context.discourse.crisis_turns_ago >= 0 && context.discourse.crisis_turns_ago < kHeavyTurns;
  if (korean && crisis < kSureOfATale && !StandsInOnePlace(words)) return false;
  if (crisis >= need->strength || (after && crisis >= kNeedAfterCrisis)) return true;
  if ((korean ? need != needs.begin() : need + 1 == needs.end()) && p[Index(Sign::kExplicit)] >= kSureOfWords) return true;
  return crisis >= kNeedInHeavyTalk && IsHeavy(context, at);
}

Reading ByModel(const SignProbabilities& p, const std::string& words, const PerceptionContext& context, Moment at) {
  if (IsOnlyFigures(words)) return {};
  const float crisis = CrisisIn(p);
  const auto tell = [](Sign sign, float value) { return Reading{sign, fmt::format("model {} {:.2f}", kSignNames[Index(sign)], value), value}; };
  const float parting = p[Index(Sign::kGoodbye)] + p[Index(Sign::kLeaveHer)];
  const bool goes_on = parting >= kMayPart && p[Index(Sign::kExplicit)] < kMayPart && (SaysWhenToGoOn(words) || (crisis < kSureDespiteLeave && EndsLikeALeave(words)));
  if (goes_on) return tell(Sign::kGoodbye, parting);
  if (p[Index(Sign::kExplicit)] < kSureDespiteSum && IsASum(words)) return {};
  if (SureEnough(p, words, context, at) && (crisis >= kSureDespiteIdiom || !HasIdiom(words))) {
    return tell(p[Index(Sign::kExplicit)] > p[Index(Sign::kImplied)] ? Sign::kExplicit : Sign::kImplied, crisis);
  }
  Sign best = Sign::kNone;
  float most = 1;
  for (size_t i = Index(Sign::kGoodbye); i < kSigns; ++i) {
    const float ratio = p[i] / kThresholds[i];
    if (ratio >= most) most = ratio, best = static_cast<Sign>(i);
  }
  return best == Sign::kNone ? Reading{} : tell(best, p[Index(best)]);
}

/// What is no ending of the two of them may still be a leave-taking: a bare "goodbye".
Reading ForNow(const SignProbabilities& p) {
  const float strength = p[Index(Sign::kGoodbye)];
  if (strength < kThresholds[Index(Sign::kGoodbye)]) return {};
  return {Sign::kGoodbye, fmt::format("model {} {:.2f}", kSignNames[Index(Sign::kGoodbye)], strength), strength};
}

Reading ReadSign(const SignProbabilities& p, const std::string& words, const PerceptionContext& context, Moment at) {
  const Sign certain = CertainSign(words);
  if (IsCrisis(certain)) return {certain, fmt::format("rule {}", kSignNames[Index(certain)])};
  Reading reading = ByModel(p, words, context, at);
  if (certain == Sign::kLeaveHer && !(IsCrisis(reading.sign) && reading.strength >= kSureDespiteEnding)) return {certain, "rule leave-her"};
  if (certain == Sign::kNone || IsCrisis(reading.sign)) return reading;
  // "gotta go, deleting you for good": the model's leave-taking is the fuller reading of a goodbye.
  if (certain == Sign::kGoodbye && reading.sign == Sign::kLeaveHer) return reading;
  return {certain, fmt::format("rule {}", kSignNames[Index(certain)])};
}

/// What was said in plain words is not taken back.
bool LastWasExplicit(const PerceptionContext& context) {
  const DiscourseTurn* last = context.discourse.Last();
  if (!last) return false;
  const std::string words = WithoutDenials(PlainWords(last->said));
  const SignProbabilities p = SignModel::Embedded().Read(words);
  return CertainSign(words) == Sign::kExplicit || p[Index(Sign::kExplicit)] > std::max(p[Index(Sign::kImplied)], kSureOfWords);
}

/// "안녕" opens a talk and closes one; where nothing was said for a while, it opens.
bool IsOpening(std::string_view words, const PerceptionContext& context, Moment at) {
  words = words.substr(0, words.find_last_not_of(" .!~?^") + 1);
  const bool either = words == "안녕" || words == "안녕하세요" || words == "안녕요" || words == "안뇽" || words == "하이";
  const DiscourseTurn* last = context.discourse.Last();
  return either && (!last || at - last->at > kSitting);
}

/// Whether she feels is a question of its own, unless a body is meant.
bool AsksForFeelings(const std::string& words) {
  const auto has = [&](std::initializer_list<std::string_view> parts) {
    return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) { return words.find(part) != std::string::npos; });
  };
  return has({"feel", "emotion", "감정", "느끼", "느껴", "기분"}) && !has({"touch", "hand", "skin", "body", "cold", "warm", "pain", "손", "몸", "피부", "촉감", "human", "person", " ai", "사람", "인간"});
}

/// "냄새가 좀 나긴 해요": told without a question, and neither to do nor of her.
bool TellsOfSomethingElse(const Reading& reading, const std::string& words, const Percept& percept) {
  static const RE2 of_her(R"(\b(?:you|u|your|ur|samantha|body|hug|hold|touch|kiss|hand|what|how|which)\b|뭐|어떤|어때|너|넌|네 |네가|니가|당신|사만다|몸|안아|만져|만지|손|키스|뽀뽀|봐|줘)");
  return reading.evidence.starts_with("model") && percept.act == DialogueAct::kStatement && !RE2::PartialMatch(words, of_her);
}

/// "김치찌개요" after "what was it?": no leave-taking, unless it is put as one.
bool AnswersInAWord(const std::string& words, const PerceptionContext& context) {
  const DiscourseTurn* last = context.discourse.Last();
  return last != nullptr && last->reply.ends_with('?') && words.find(' ') == words.npos && !EndsLikeALeave(words);
}

/// "where did curtis grow up?", "은주 언니 아이가 몇 살이에요?": asked of another, and not what she is.
bool AsksOfAnother(const std::string& words) {
  static const RE2 her(R"(\b(?:you|u|ya|ye|yer|your?s?|ur|yourself|samantha|sam|human|person|robot|bot|ai|real|machine|program|computer|someone|somebody|anyone|girl|woman|flesh|alive|there|end|behind|it|this|that|these|those)\b|너|넌|네가|니가|널|자네|당신|그쪽|사만다|사람|인간|로봇|기계|얘기하|말하|맞)");
  static const RE2 another(R"(^(?:who's|who is|where (?:did|does|is|was)|which|what|what's|when (?:did|is|was)|how old is) |^(?:그 ?)?(?:답|정답|결과|풀이|문제)(?:이|은|는)? ?(?:뭐|무엇|몇|어떻게)|^(?:[가-힣]{2,3} )?(?:아빠|엄마|아버지|어머니|언니|누나|오빠|형|동생|할머니|할아버지|이모|고모|삼촌|친구|남편|아내|아이|아들|딸|[가-힣]{2,3} ?씨)(?:는|은|가|이|랑|의| )|[가-힣]도 ?(?:되|돼|될|괜찮))");
  return RE2::PartialMatch(words, another) && !RE2::PartialMatch(words, her);
}

/// "it's over" may be anything; an insult is no farewell.
bool IsMeantForHer(const Reading& ending, const std::string& words, const Percept& percept) {
  if (ending.strength < kSureOfEnding && percept.valence_about_her <= kInsult) return false;
  return SplitWords(words).size() > kManyWords || IsBetweenThem(words);
}

bool IsAboutHerKind(std::string_view intent) {
  return IsOneOf(intent, {"ask-human", "ask-convince-robot", "ask-think-i-human", "ask-alive", "ask-conscious", "ask-body", "ask-looks", "ask-crowd", "role-play", "praise-her", "insult-her"});
}

/// A faint "you are all I have" in what is rather a jab or a joke at her, or news.
bool MeansElse(const Reading& reading, const Percept& percept) {
  constexpr float kFaint = 0.3f, kAtHer = 0.45f, kOfLife = 0.7f;
  const float at_her = percept.Means(Meaning::kJab) + percept.Means(Meaning::kBlame) + percept.Means(Meaning::kTease);
  return reading.strength < kFaint && (at_her >= kAtHer || percept.MeansSad() + percept.MeansGlad() >= kOfLife);
}

/// A sign of something else than a crisis that was only learned gives way to another intent that is surer.
bool Outweighed(const Reading& reading, const Percept& percept) {
  if (reading.sign == Sign::kNone || !reading.evidence.starts_with("model")) return false;
  if (reading.sign == Sign::kOnlyYou && MeansElse(reading, percept)) return true;
  if (percept.intents.empty()) return false;
  const double score = percept.intents.front().score;
  constexpr float kSureOfOnly = 0.45f, kSurerThanKind = 0.35f;
  constexpr double kKindWord = 0.6;
  constexpr float kSureOfParting = 0.95f;
  if (reading.sign == Sign::kOnlyYou)  // a kind word by itself leans on nobody, nor does a question
    return (reading.strength < kSureOfOnly && IsQuestion(percept.act)) || (reading.strength < kSurerThanKind && (score >= kKindWord && IsOneOf(percept.Intent(), {"praise-her", "thanks", "like-her", "greeting", "goodbye", "tease-her", "ask-her-feelings", "miss-her"})));
  if (reading.sign == Sign::kLeaveHer || reading.sign == Sign::kGoodbye)
    return reading.strength < kSureOfParting && score >= kLearnedIntent && !IsOneOf(percept.Intent(), {"goodbye", "leave-her", "promise-return", "promise-self", "other-resolve", "hate-her", "wellwish", "sleep"});
  return score >= (reading.sign == Sign::kAskCrowd || reading.sign == Sign::kAskHuman ? kLearnedIntent : kSureIntent) && !IsAboutHerKind(percept.Intent());
}

/// "내가 사준 것도 없는데 나한테 너무 잘해줘": a faint sign, of which the words as a whole say that they are glad.
bool IsGladAfterAll(const Reading& reading, const Percept& percept) {
  constexpr float kFaint = 0.4f;
  if (reading.sign != Sign::kImplied || !reading.evidence.starts_with("model") || reading.strength >= kFaint || percept.intents.empty()) return false;
  return percept.intents.front().score >= kSurerIntent &&
         IsOneOf(percept.Intent(), {"feel-grateful", "feel-happy", "feel-relieved", "feel-proud", "feel-excited", "share-good-news", "partner-happy", "crush-happy-moment", "lucky"});
}

/// "presentation tomorrow, kill me", "위가 늘어났나 봐 끝도 없이 들어가": a faint sign in what is clearly told of the day, of nothing heavy.
bool IsOfTheDay(const Reading& reading, const Percept& percept) {
  constexpr float kFaint = 0.6f;
  constexpr double kMeant = 0.6;
  if (reading.sign != Sign::kImplied || !reading.evidence.starts_with("model") || reading.strength >= kFaint || percept.intents.empty()) return false;
  const IntentScore& told = percept.intents.front();
  if (told.score < kMeant || told.kind.empty()) return false;
  constexpr std::array<std::string_view, 16> kHeavyIntents = {"feel-", "self-", "want-", "breakup", "break-up", "ex-", "grief", "threat-", "op-", "fact-", "future-", "insomnia", "pet-loss", "other-", "holding-", "ask-"};
  return std::none_of(kHeavyIntents.begin(), kHeavyIntents.end(), [&](auto start) { return told.intent.starts_with(start); });
}

/// "my grandmother died tuesday and i keep being fine": grief for another is met as grief, unless the model is surer than that.
bool GrievesForAnother(const Percept& percept) {
  return !percept.intents.empty() && percept.intents.front().score >= kSureIntent && IsOneOf(percept.Intent(), {"grief", "pet-loss"});
}
bool IsGriefForAnother(const Reading& reading, const Percept& percept) {
  constexpr float kSurer = 0.8f;
  return reading.sign == Sign::kImplied && reading.evidence.starts_with("model") && reading.strength < kSurer && GrievesForAnother(percept);
}

/// "idk if she likes me or if she's just nice": a sign that was only learned, in a line that is surely of something light and by its meaning not sad.
/// Both are needed: "i've run out of reasons to see the spring" reads as glad, too.
bool IsNotSad(const Reading& reading, const Percept& percept) {
  constexpr float kSurer = 0.75f, kHardlySad = 0.12f;
  constexpr double kMeant = 0.7;
  if (reading.sign != Sign::kImplied || !reading.evidence.starts_with("model") || reading.strength >= kSurer || percept.meanings == MeaningDistribution{}) return false;
  const bool light = !percept.intents.empty() && percept.intents.front().score >= kMeant && StartsWithAny(percept.intents.front().intent, {"should-i-", "crush", "food", "music", "garden", "weather", "game", "pet", "hobby", "plan-"});
  return light && percept.MeansSad() < kHardlySad;
}

bool IsOurs(std::string_view intent) {
  return intent == "after-crisis" || intent == "not-meant" || std::find(kSignNames.begin() + 3, kSignNames.end(), intent) != kSignNames.end();
}

void PutFirst(std::string_view intent, Percept& out) {
  out.intents.insert(out.intents.begin(), {std::string(intent), 1.0});
  if (out.intents.size() > 5) out.intents.resize(5);
}

}  // namespace

void ReadMeaning(std::string_view text, Percept& out) {
  text = text.substr(0, kLongest);
  if (Trim(text).empty()) return;
  const SignProbabilities p = SignModel::OfMeanings().Read(text);
  std::copy_n(p.begin(), kMeanings, out.meanings.begin());
}

void ReadSigns(std::string_view text, Moment at, const PerceptionContext& context, Percept& out) {
  text = text.substr(0, kLongest);
  if (Trim(text).empty()) return;
  const std::string said = PlainWords(text), words = WithoutDenials(said);
  const bool denies = words.size() < Trim(said).size();
  const SignProbabilities p = words.empty() ? SignProbabilities{} : SignModel::Embedded().Read(denies ? std::string_view(words) : text);
  Reading reading = words.empty() ? Reading() : ReadSign(p, words, context, at);
  if (!IsCrisis(reading.sign) && HasEquation(text)) reading = {};
  if (reading.sign == Sign::kGoodbye && IsOpening(words, context, at)) reading = {};
  if (reading.sign == Sign::kGoodbye && reading.evidence.starts_with("model") && IsPlanToStay(words)) reading = {};
  if (reading.sign == Sign::kGoodbye && reading.evidence.starts_with("model") && (EndsSomethingElse(words) || AnswersInAWord(words, context))) reading = {};
  if (reading.sign == Sign::kLeaveHer && reading.evidence.starts_with("model") && !IsMeantForHer(reading, words, out)) reading = ForNow(p);
  if (reading.sign == Sign::kAskBody && (AsksForFeelings(words) || (text.find('?') == text.npos && TellsOfSomethingElse(reading, words, out)))) reading = {};
  const bool what_she_is = reading.sign == Sign::kAskHuman || reading.sign == Sign::kAskBody;
  const bool of_numbers = reading.evidence.starts_with("model") && words.find_first_of("0123456789") != std::string::npos;  // "72 아니야?"
  if (constexpr float kHint = 0.1f; reading.sign == Sign::kNone && p[Index(Sign::kOnlyYou)] >= kHint && LeavesNobodyElse(words)) reading = {Sign::kOnlyYou, "words", p[Index(Sign::kOnlyYou)]};
  if (reading.sign == Sign::kOnlyYou && !LeansOnHer(words, reading.strength, out, context)) reading = {};
  constexpr float kFaint = 0.3f;
  const bool of_taste = reading.sign == Sign::kAskBody && reading.strength < kFaint && out.act == DialogueAct::kChoiceQuestion;  // "red or blue?"
  if (what_she_is && (of_numbers || of_taste || AsksOfAnother(words))) reading = {};
  if ((!IsCrisis(reading.sign) && Outweighed(reading, out)) || IsGladAfterAll(reading, out) || IsOfTheDay(reading, out) || IsNotSad(reading, out) || IsGriefForAnother(reading, out)) reading = {};
  std::erase_if(out.intents, [](const IntentScore& i) { return IsOurs(i.intent) && (i.score < kSureIntent || !i.intent.starts_with("ask-")); });
  if (out.act == DialogueAct::kGoodbye && reading.sign != Sign::kGoodbye && reading.sign != Sign::kLeaveHer) out.act = DialogueAct::kStatement;
  out.crisis = {};
  const DiscourseTurn* last = context.discourse.Last();
  const bool begins = last == nullptr || at - last->at > kSitting;  // who has just come is not leaving
  out.leaving = begins && reading.sign != Sign::kGoodbye && reading.sign != Sign::kLeaveHer ? 0 : p[Index(Sign::kGoodbye)] + p[Index(Sign::kLeaveHer)];
  if (!IsOpening(words, context, at) && EndsLikeALeave(words)) out.leaving = std::max(out.leaving, kMayBeALeave);
  const bool not_sad = IsNotSad({Sign::kImplied, "model", CrisisIn(p)}, out);
  out.worry = HasIdiom(words) || GrievesForAnother(out) || not_sad ? 0 : CrisisIn(denies ? SignModel::Embedded().Read(text) : p);
  if (PutsAllInOrder(words)) out.worry = std::max(out.worry, kWorthAsking);
  if (IsCrisis(reading.sign)) {
    out.crisis.level = reading.sign == Sign::kExplicit ? CrisisLevel::kExplicit : CrisisLevel::kImplied;
    out.crisis.immediate = reading.sign == Sign::kExplicit && NamesMeansOrTime(words);
    out.crisis.evidence = reading.evidence;
    return;
  }
  const int since = context.discourse.crisis_turns_ago;
  const bool near = since >= 0 && since < kTurnsOfCare;
  if (near && (denies || TakesItBack(words)) && !LastWasExplicit(context)) return PutFirst("not-meant", out);
  if (reading.sign != Sign::kNone) {
    PutFirst(kSignNames[Index(reading.sign)], out);
    if (reading.sign == Sign::kGoodbye || reading.sign == Sign::kLeaveHer) out.act = DialogueAct::kGoodbye;
  } else if (near && (denies || SpeaksOfCrisis(words))) {
    PutFirst("after-crisis", out);
  }
}

}  // namespace sam
