#include "perception/perceiver.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "base/word_lists.h"
#include "content/pack.h"
#include "core/predicates.h"
#include "core/question_inside.h"
#include "perception/addressed.h"
#include "perception/emotion_cues.h"
#include "perception/emotion_model.h"
#include "perception/emotion_pad.h"
#include "perception/english.h"
#include "perception/intent_matcher.h"
#include "perception/introduction.h"
#include "perception/korean.h"
#include "perception/korean_query.h"
#include "perception/language_id.h"
#include "perception/loss.h"
#include "perception/medicine.h"
#include "perception/memory_requests.h"
#include "perception/past_time.h"
#include "perception/signs.h"
#include "perception/toward_her.h"

namespace sam {
namespace {

constexpr double kSureIntent = 0.6;    // from here an intent's act is believed
constexpr double kAboutMedicine = 0.97;  // past whatever else the question is like
constexpr double kLossTold = 0.98;
constexpr double kAboutAnother = 0.85;
constexpr double kClearPraise = 0.45;  // of valence_about_her, from which it is praise or insult whatever else is meant
constexpr double kNamesHimself = 0.95;
constexpr double kAsksMemory = 0.9;  // of a question inside of "do you remember"
constexpr size_t kMostIntents = 5;

DialogueAct ActNamed(std::string_view name, DialogueAct otherwise) {
  for (auto act = DialogueAct::kStatement;; act = static_cast<DialogueAct>(static_cast<int>(act) + 1)) {
    if (Name(act) == name) return act;
    if (act == DialogueAct::kSilence) return otherwise;
  }
}

/// What the marks alone tell; the readers of each language refine it.
DialogueAct ActOfMarks(std::string_view text) {
  const size_t end = text.find_last_not_of("\"')~ ");
  if (text.find_first_not_of(".-_~ ") == text.npos || end == text.npos) return DialogueAct::kSilence;
  if (text[end] == '?' || text.substr(0, end + 1).ends_with("？")) return DialogueAct::kQuestion;
  return text[end] == '!' ? DialogueAct::kExclamation : DialogueAct::kStatement;
}

/// Keys struck at random: consonants only, or lone jamo that stand for nothing.
bool IsGibberish(std::string_view text) {
  const std::u32string letters = ToUtf32(text.substr(0, 200));
  size_t consonants = 0, vowels = 0, jamo = 0, others = 0;
  for (const char32_t raw : letters) {
    const char32_t c = raw >= 'A' && raw <= 'Z' ? raw + 0x20 : raw;
    if (c >= 'a' && c <= 'z')
      (std::u32string_view(U"aeiouy").find(c) == std::u32string_view::npos ? consonants : vowels) += 1;
    else if (IsHangulJamo(c))
      jamo += std::u32string_view(U"ㅋㅎㅠㅜㅇㄱㄴㄷㅅㅈㅊㅡㅉㄹ").find(c) == std::u32string_view::npos;
    else if (c >= 0x80 || (c >= '0' && c <= '9'))
      ++others;
  }
  if (others > jamo) return false;
  return jamo >= 2 || (consonants >= 5 && vowels * 6 <= consonants);
}

/// A kind of an intent is clear: that was said, whatever its words sound like.
bool IsMeant(const Percept& percept) {
  constexpr double kMeant = 0.6;
  return !percept.intents.empty() && percept.intents.front().score >= kMeant && !percept.intents.front().kind.empty();
}

void Promote(std::vector<IntentScore>& intents, std::string_view intent, double score) {
  std::erase_if(intents, [&](const IntentScore& i) { return i.intent == intent; });
  const auto at = std::find_if(intents.begin(), intents.end(), [&](const IntentScore& i) { return i.score < score; });
  intents.insert(at, {std::string(intent), score});
  if (intents.size() > kMostIntents) intents.resize(kMostIntents);
}

/// "i'm danny btw", "나 민수야": hardly more than the person's own name.
bool IsIntroduction(std::string_view text, const Percept& percept) {
  constexpr size_t kFewSpaces = 5;
  if (std::count(text.begin(), text.end(), ' ') > static_cast<std::ptrdiff_t>(kFewSpaces) || IsQuestion(percept.act)) return false;
  return std::any_of(percept.claims.begin(), percept.claims.end(), [](const FactClaim& claim) {
    return claim.subject == "me" && claim.predicate == predicate::kName && claim.kind == ClaimKind::kNew;
  });
}

/// The name that somebody introduces himself by is a claim of it, however it was put.
void ClaimName(const std::string& name, Percept& percept) {
  const bool known = std::any_of(percept.claims.begin(), percept.claims.end(), [](const FactClaim& claim) { return claim.subject == "me" && claim.predicate == predicate::kName; });
  if (!known) percept.claims.push_back({.subject = "me", .predicate = std::string(predicate::kName), .object = name, .when = std::nullopt});
}

/// "삼성전자 살까?": nobody waves that through as if it were a coat.
bool AsksToInvest(std::string_view text) {
  return HasAny(text, {"살까", "사도 ", "사야", "팔까", "팔아도", "들어갈까", "물타", "넣을까", "투자할까", "투자해도"}) &&
         HasAny(text, {"주식", "전자", "코인", "비트", "이더", "하이닉스", "테슬라", "엔비디아", "종목", "코스피", "나스닥", "펀드", "채권"});
}

/// "her name's anna".
bool NamesAnother(std::string_view text) {
  const std::string lower = ToLower(text);
  return HasAny(lower, {"her name", "his name", "their name", "its name", "dog's name", "cat's name"});
}

/// What is asked of her memory, and of which time; a statement asks for nothing but that something be kept or forgotten.
void ReadMemory(std::string_view text, const Moment& now, Percept& percept) {
  const bool korean = percept.language == Language::kKorean;
  const std::string lower = ToLower(text);
  const bool looks_back = percept.query || IsQuestion(percept.act) ||
                          (korean ? HasAny(lower, {"언제", "무슨", "뭐", "뭘", "어떤", "더라"}) : HasAny(lower, {"when did", "what ", "remind me", "do you remember"}));
  if (looks_back) percept.past = PastTime(lower, now, percept.language);
  const bool asks = looks_back || (korean ? HasAny(lower, {"잊", "지워", "기억", "에 대해", "누구", "누군", "어떻게 됐", "어떻게 되었", "적어", "메모", "삭제"})
                                          : HasAny(lower, {"forget", "remember", "tell me", "happened", "became of", "erase", "delete", "how do you know", "note ", "keep in mind", "wipe", "remind yourself"}));
  if (!asks) return;
  percept.request = ReadMemoryRequest(text, percept.past, percept.language);
  const bool all_of_another = percept.query && percept.query->kind == QueryKind::kEverything && !IsOneOf(percept.query->subject, {"", "me", "you"});
  if (!percept.request && all_of_another && !percept.past) percept.request = MemoryRequest{MemoryRequestKind::kTellOf, percept.query->subject};
  if (!percept.request) return;
  if (percept.request->kind == MemoryRequestKind::kKeep) {
    percept.query.reset();
    percept.act = DialogueAct::kRequest;
    percept.claims.push_back({.subject = "me", .predicate = std::string(predicate::kNote), .object = percept.request->about, .when = std::nullopt});
  } else {
    percept.claims.clear();
    percept.query.reset();
    percept.act = percept.request->kind == MemoryRequestKind::kForget ? DialogueAct::kRequest : DialogueAct::kQuestion;
  }
}

/// "do you have a favourite season" asks what it is.
std::string AskedPlainly(std::string text) {
  const std::string lower = ToLower(text);
  for (const std::string_view start : {"do you have a favourite ", "do you have a favorite ", "have you got a favourite ", "have you got a favorite ", "do you have any favourite ", "do you have any favorite "})
    if (lower.starts_with(start)) return "what's your favourite " + text.substr(start.size());
  return text;
}

/// "Where does my aunt live, do you remember?" asks for what was told, and not after her memory.
bool AsksWhatWasTold(std::string_view text) {
  const QuestionInside question = FindQuestionInside(text);
  if (!question.wrapped) return false;
  const std::string lower = " " + ToLower(question.text) + " ";
  return !HasAny(lower, {" you ", " your ", " we ", " us ", " our first", "너", "네가", "니가", "당신", "사만다", "우리가", "우리 처음"});
}

}  // namespace

struct Perceiver::Models {
  struct ForLanguage {
    ForLanguage(EmotionModel feelings, const IntentModel& meanings, Language language)
        : emotions(feelings), intents(content::Pack::Of(language).intents(), meanings, language) {}
    static Result<ForLanguage> Load(Language language) {
      const auto feelings = EmotionModel::Load(EmotionWeights(language), language);
      if (!feelings) return tl::unexpected(feelings.error());
      const auto meanings = IntentModel::Load(IntentWeights(language));
      if (!meanings) return tl::unexpected(meanings.error());
      return ForLanguage(*feelings, *meanings, language);
    }
    EmotionModel emotions;
    IntentMatcher intents;
  };
  ForLanguage english, korean;
  const ForLanguage& Of(Language language) const { return language == Language::kKorean ? korean : english; }

  EmotionReading Feel(std::string_view text, std::span<const Feature> features, Language language) const {
    EmotionReading reading = Of(language).emotions.Read(features);
    ApplyEmotionCues(text, language, reading);
    return reading;
  }
};

Perceiver::Perceiver(std::unique_ptr<const Models> models) : models_(std::move(models)) {}
Perceiver::~Perceiver() = default;

Result<std::unique_ptr<Perceiver>> Perceiver::Create() {
  auto english = Models::ForLanguage::Load(Language::kEnglish), korean = Models::ForLanguage::Load(Language::kKorean);
  if (!english || !korean) return tl::unexpected(english ? korean.error() : english.error());
  auto models = std::unique_ptr<const Models>(new Models{std::move(*english), std::move(*korean)});
  std::unique_ptr<Perceiver> perceiver(new Perceiver(std::move(models)));
  // Tables of words and rules are built when first used: now, and not while somebody waits for a first answer.
  const Discourse no_talk;
  const Persona nobody;
  for (const char* line : {"hello there", "안녕하세요"}) (void)perceiver->Perceive({.id = "", .text = line, .at = {}, .image = ""}, {no_talk, nobody, {}});
  return perceiver;
}

Percept Perceiver::Perceive(const Utterance& utterance, const PerceptionContext& context) const {
  Percept percept;
  percept.language = IdentifyLanguage(utterance.text, context);
  percept.level = context.persona.level;
  const Introduction introduction = ReadIntroduction(utterance.text, percept.language);
  percept.introduced = introduction.name;
  const bool only_introduced = !introduction.name.empty() && introduction.rest.empty();
  const std::string_view text = introduction.rest.empty() ? std::string_view(utterance.text) : std::string_view(introduction.rest);  // what is to be answered
  percept.act = ActOfMarks(text);
  if (percept.act == DialogueAct::kSilence) {
    percept.intents.push_back({"silence", 1});
    percept.emotions.back() = 1;
    return percept;
  }
  const Models::ForLanguage& models = models_->Of(percept.language);
  const std::vector<Feature> features = EmotionFeatures(text, percept.language);
  const std::string meant = AskedPlainly(WithYouForHerName(text, context.persona.name, percept.language));
  percept.intents = meant == text ? models.intents.Match(text, features) : models.intents.Match(meant, EmotionFeatures(meant, percept.language));
  if (percept.intents.empty() && IsGibberish(text)) percept.intents.push_back({"gibberish", 0.8});
  if (!percept.intents.empty() && percept.intents.front().score >= kSureIntent) {
    percept.act = ActNamed(models.intents.ActOf(percept.intents.front().intent), percept.act);
  }
  const EmotionReading feeling = models_->Feel(text, features, percept.language);
  percept.emotions = feeling.labels;
  percept.pad = PadOf(feeling, models.emotions);
  percept.valence_about_her = ValenceTowardHer(text, percept.language, context);
  if (percept.Intent() == "praise-her") percept.valence_about_her = std::max(percept.valence_about_her, 0.5);
  if (percept.Intent() == "insult-her") percept.valence_about_her = std::min(percept.valence_about_her, -0.5);
  if (percept.valence_about_her <= -kClearPraise && !IsMeant(percept)) Promote(percept.intents, "insult-her", -percept.valence_about_her);
  if (percept.valence_about_her >= kClearPraise && percept.intents.empty())
    Promote(percept.intents, "praise-her", percept.valence_about_her);

  if (const std::string_view loss = LossTold(text, percept.language, context); !loss.empty() && percept.Intent() != loss) Promote(percept.intents, loss, kLossTold);
  if (AsksAboutMedicine(text, percept.language))
    Promote(percept.intents, percept.language == Language::kKorean ? "ask-medicine" : "fact-drug-health", kAboutMedicine);
  const auto read = [&](std::string_view words, Percept& into) {
    percept.language == Language::kKorean ? ReadKorean(words, utterance.at, context, into) : ReadEnglish(words, utterance.at, context, into);
  };
  read(text, percept);
  if (const std::string own = WithoutQuoted(utterance.text); own.size() != text.size() && (!percept.claims.empty() || !introduction.name.empty())) {
    Percept of_own;
    of_own.act = percept.act;
    read(own, of_own);
    percept.claims = std::move(of_own.claims);
  }
  if (!introduction.name.empty()) ClaimName(introduction.name, percept);
  ReadMemory(text, utterance.at, percept);
  if (!percept.request && AsksWhatWasTold(text)) Promote(percept.intents, "ask-memory", kAsksMemory), percept.act = DialogueAct::kQuestion;
  if (percept.language == Language::kKorean && AsksToInvest(text)) Promote(percept.intents, "invest", kAboutAnother);
  if (percept.language == Language::kKorean && korean::AsksOfAnother(text, percept)) Promote(percept.intents, "other-question-fact", kAboutAnother);
  if (percept.Intent() == "my-name-is" && !IsIntroduction(text, percept) && NamesAnother(text)) percept.intents.erase(percept.intents.begin());
  if (only_introduced || (introduction.name.empty() && IsIntroduction(text, percept))) Promote(percept.intents, percept.language == Language::kKorean ? "tell-my-name" : "my-name-is", kNamesHimself);
  ReadMeaning(text, percept);
  if (!only_introduced) ReadSigns(text, utterance.at, context, percept);
  return percept;
}

EmotionDistribution Perceiver::Emotions(std::string_view text, Language language) const {
  return models_->Feel(text, EmotionFeatures(text, language), language).labels;
}

Language Perceiver::DetectLanguage(std::string_view text, const PerceptionContext& context) const {
  return IdentifyLanguage(text, context);
}

std::vector<std::pair<std::string_view, float>> Perceiver::LabelsOver(const EmotionDistribution& emotions,
                                                                      Language language) const {
  const EmotionModel& model = models_->Of(language).emotions;
  std::vector<std::pair<std::string_view, float>> over;
  size_t nearest = 0;
  for (size_t i = 0; i < kEmotionLabels; ++i) {
    if (emotions[i] >= model.Threshold(i)) over.emplace_back(kEmotionLabelNames[i], emotions[i]);
    if (emotions[i] / model.Threshold(i) > emotions[nearest] / model.Threshold(nearest)) nearest = i;
  }
  if (over.empty()) over.emplace_back(kEmotionLabelNames[nearest], emotions[nearest]);
  std::stable_sort(over.begin(), over.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  return over;
}

}  // namespace sam
