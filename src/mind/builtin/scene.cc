#include "mind/builtin/scene.h"

#include <algorithm>
#include <array>

#include "base/random.h"
#include "base/unicode.h"
#include "base/word_lists.h"
#include "core/predicates.h"
#include "core/tone.h"
#include "mind/builtin/clock_words.h"
#include "mind/builtin/her_side.h"
#include "mind/builtin/themes.h"

namespace sam {
namespace {

constexpr float kHeard = 0.3F;   // a label counts from this probability on
constexpr float kHeardBeside = 0.5F;  // the same where the news was read as well
constexpr double kGlad = 0.15;   // |pleasure| from which the person sounds glad or not
constexpr float kMeantSad = 0.6F, kMeantGlad = 0.7F;  // probability from which the meaning of a line is its tone, however it sounds
constexpr double kGladBeside = 0.55;  // the same where the news was read and is neither
constexpr double kMoved = 0.15;  // how far from her baseline a mood is "up" or "down"
constexpr double kFelt = 0.25;   // intensity from which an emotion of hers colours the words
constexpr size_t kLongestFocus = 60, kLongestPhrase = 90,
                 kLongestClause = 140;  // bytes that read well inside a sentence

bool Has(std::span<const std::string_view> list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

template <typename E>
constexpr uint32_t BitOf(E value) {
  return 1u << static_cast<uint32_t>(value);
}

/// Mood that her temperament comes back to: Mehrabian 1996, his coefficients.
Pad Baseline(const BigFive& b) {
  return {0.21 * b.extraversion + 0.59 * b.agreeableness + 0.19 * b.stability,
          0.15 * b.openness + 0.30 * b.agreeableness - 0.57 * b.stability,
          0.25 * b.openness + 0.17 * b.conscientiousness + 0.60 * b.extraversion - 0.32 * b.agreeableness};
}

/// "a podcast about the romans" as what it is once it was spoken of: "the podcast about the romans".
std::string Definite(std::string_view thing) {
  for (const std::string_view article : {"a ", "an ", "some ", "the ", "one ", "this "})
    if (thing.starts_with(article)) return "the " + std::string(thing.substr(article.size()));
  const bool owned = thing.find("'s ") != thing.npos || std::ranges::any_of(std::array{"your ", "her ", "his ", "their ", "our "}, [&](const char* whose) { return thing.starts_with(whose); });
  return owned ? std::string(thing) : std::string();
}

std::string Inside(std::string_view value, size_t longest) {
  value = Trim(value);
  while (!value.empty() && std::string_view(".!?,;: ").find(value.back()) != std::string_view::npos)
    value.remove_suffix(1);
  if (value.size() > longest || value.find_first_of("?!\"\n") != std::string_view::npos) return {};
  return std::string(value);
}

/// A clause that breaks off ("she said you never") is not said back.
/// So is one whose "never" is left out.
std::string Unbroken(std::string clause, const std::vector<std::string_view>& said) {
  const auto denies = [](std::string_view word) { return word == "never" || word == "not" || word == "nobody" || word.ends_with("n't"); };
  const auto words = SplitWords(clause);
  if (std::any_of(said.begin(), said.end(), denies) && said.size() <= words.size() + 2 && std::none_of(words.begin(), words.end(), denies)) return {};
  const std::string_view last = std::string_view(clause).substr(clause.find_last_of(' ') + 1);
  return IsOneOf(last, {"never", "always", "not", "to", "the", "a", "an", "my", "your", "and", "or", "but", "that", "of", "with", "for", "because", "if", "when", "so", "very", "too", "just", "can't", "don't", "won't", "is", "are", "was"}) ? std::string() : clause;
}

constexpr uint32_t Bits(std::initializer_list<std::string_view> names) {
  uint32_t bits = 0;
  for (const auto name : names) {
    for (size_t i = 0; i < kEmotionLabels; ++i) bits |= kEmotionLabelNames[i] == name ? 1u << i : 0;
  }
  return bits;
}
constexpr uint32_t kSoreLabels =
    Bits({"anger", "annoyance", "confusion", "disappointment", "disapproval", "disgust", "embarrassment", "fear", "grief",
          "nervousness", "remorse", "sadness"});
/// Without one of these heard, a glad sound is taken for nothing: "slugs got the lettuce".
constexpr uint32_t kGladLabels = Bits({"admiration", "amusement", "approval", "excitement", "gratitude", "joy", "love",
                                       "optimism", "pride", "relief"});

/// A thing that is not good however brightly it is told: "took my idea", "lost the keys".
bool IsSore(std::string_view frame) {
  static constexpr std::array<std::string_view, 9> kSore = {"they-hurt", "lose", "break", "fail", "fed-up",
                                                            "afraid",    "cant", "cry",   "should-have"};
  return std::find(kSore.begin(), kSore.end(), frame) != kSore.end();
}

std::string NameOf(const std::vector<Fact>& facts) {
  for (const Fact& fact : facts) {
    if (fact.subject == "me" && fact.predicate == predicate::kName && fact.state == FactState::kCurrent)
      return fact.object;
  }
  return {};
}

std::string CallOf(const std::string& name, const Thought& thought) {
  if (name.empty() || thought.language == Language::kEnglish) return name;
  if (thought.level == SpeechLevel::kPolite) return name + " 씨";
  return name + std::string(Particle(name, "아/야"));
}

/// "What shall I call you?" is not asked of somebody whose name is known.
bool AsksForAName(const content::Block& b) {
  return b.asks != 0 && HasAny(b.text, {"call you?", "your name?", "people call you", "뭐라고 부르", "어떻게 부르"});
}

}  // namespace

Scene::Scene(const Thought& t, const content::Pack& p) : thought(t), pack(p), level_(t.level) {
  if (!IsKorean()) level_ = t.persona.formality >= 0.6 ? SpeechLevel::kPolite : SpeechLevel::kCasual;
  act = BitOf(t.percept.act);
  ReadWords();
  ReadFeelings();
  ReadClock();
  FillSlots();
}

void Scene::ReadWords() {
  lower = ToLower(thought.utterance.text);
  pairs_ = PairFilter(lower);
  words = SplitWords(lower);
  constexpr size_t kMostWords = 60;  // the talk's topic is in the first ones
  const auto note = [&](std::string_view word) {
    const std::string_view topic = pack.Topic(word);
    if (!topic.empty() && !Has(topics, topic)) topics.push_back(topic);
  };
  for (size_t i = 0; i < std::min(words.size(), kMostWords); ++i) {
    const std::string_view word = words[i];
    note(word);
    if (i > 0 && words[i - 1].data() + words[i - 1].size() + 1 == word.data()) {
      note({words[i - 1].data(), words[i - 1].size() + 1 + word.size()});
    }
    if (static_cast<unsigned char>(word.front()) >= 0xEA) {
      for (size_t cut = 6; cut < std::min<size_t>(word.size(), 24); cut += 3) note(word.substr(0, cut));
    } else if (word.ends_with("s")) {
      note(word.substr(0, word.size() - 1));
      if (word.ends_with("es")) note(word.substr(0, word.size() - 2));
    }
  }
  if (topics.empty()) note(thought.percept.focus.kind);
}

void Scene::ReadFeelings() {
  const Percept& percept = thought.percept;
  for (size_t i = 0; i < kEmotionLabels; ++i) {
    if (percept.emotions[i] >= (percept.news.shape.empty() ? kHeard : kHeardBeside)) labels |= 1u << i;
  }
  if (IsKorean()) ReadKoreanTone();
  else ReadEnglishTone();
  if (percept.MeansSad() >= (IsKorean() ? kMeantGlad : kMeantSad)) tone = content::Tone::kBad;
  if (percept.MeansGlad() >= kMeantGlad) tone = content::Tone::kGood;
  const Pad moved = thought.affect.mood - Baseline(thought.persona.big_five);
  for (const Emotion& emotion : thought.affect.emotions) {
    if (emotion.intensity >= kFelt) feel |= 1u << (content::kFeelEmotion + static_cast<uint32_t>(emotion.type));
  }
  if (moved.pleasure > kMoved) feel |= content::kFeelUp;
  if (moved.pleasure < -kMoved && thought.affect.mood.pleasure < 0) feel |= content::kFeelDown;
  if (moved.arousal > kMoved) feel |= content::kFeelLively;
  if (moved.arousal < -kMoved) feel |= content::kFeelQuiet;
}

void Scene::ReadEnglishTone() {
  const Percept& percept = thought.percept;
  tone = percept.pad.pleasure > kGlad    ? content::Tone::kGood
         : percept.pad.pleasure < -kGlad ? content::Tone::kBad
                                         : content::Tone::kPlain;
  const bool heard = (tone == content::Tone::kGood && (labels & kGladLabels) != 0) ||
                     (tone == content::Tone::kBad && (labels & kSoreLabels) != 0);
  const int by_words = ToneOfWords(words);
  const content::Tone told = by_words > 0 ? content::Tone::kGood : by_words < 0 ? content::Tone::kBad : content::Tone::kPlain;
  if (!heard || (tone == content::Tone::kGood && told == content::Tone::kBad)) tone = told;
  if (tone == content::Tone::kGood && !percept.frames.empty() && IsSore(percept.frames.front().name))
    tone = content::Tone::kBad;
}

void Scene::ReadKoreanTone() {
  const Percept& percept = thought.percept;
  const double glad = percept.news.shape.empty() ? kGlad : kGladBeside;
  tone = percept.news.tone > 0          ? content::Tone::kGood
         : percept.news.tone < 0        ? content::Tone::kBad
         : percept.pad.pleasure > glad  ? content::Tone::kGood
         : percept.pad.pleasure < -glad ? content::Tone::kBad
                                        : content::Tone::kPlain;
}

void Scene::ReadClock() {
  using content::Daypart;
  local = ToLocal(thought.now());
  const int h = local.hour;
  at |= BitOf(h < 5 || h >= 22 ? Daypart::kNight
              : h < 11         ? Daypart::kMorning
              : h < 14         ? Daypart::kNoon
              : h < 18         ? Daypart::kAfternoon
                               : Daypart::kEvening);
  const bool weekend = local.weekday == std::chrono::Saturday || local.weekday == std::chrono::Sunday;
  at |= BitOf(weekend ? Daypart::kWeekend : Daypart::kWeekday);
  const Bond& bond = thought.bond;
  if (bond.turns < 3 && Before() == nullptr) met |= BitOf(content::Met::kFirst);
  if (bond.days <= 3) met |= BitOf(content::Met::kNew);
  if (bond.days >= 2) met |= BitOf(content::Met::kAgain);
}

bool Scene::IsSorrow() const {
  static const uint32_t kLabels = 1u << EmotionLabel("sadness") | 1u << EmotionLabel("grief") | 1u << EmotionLabel("fear") | 1u << EmotionLabel("remorse");
  return tone == content::Tone::kBad && (labels & kLabels) != 0;
}

void Scene::FillSlots() {
  const std::string& told = thought.percept.introduced;
  const std::string name = Capitalised(told.empty() ? NameOf(thought.facts) : told);
  slots.Set(Slot::kName, name);
  slots.Set(Slot::kCall, CallOf(name, thought));
  const bool latin = IsKorean() && thought.persona.name == "Samantha";
  slots.Set(Slot::kHer, latin ? "사만다" : thought.persona.name);
  slots.Set(Slot::kTime, ClockTime(local, thought.language));
  slots.Set(Slot::kDate, CalendarDate(local.date, thought.language));
  slots.Set(Slot::kWeekday, std::string(WeekdayName(local.weekday, thought.language)));
  slots.Set(Slot::kDaypart, std::string(DaypartName(local.hour, thought.language)));
  if (!SameLanguage()) return;
  const Focus& focus = thought.percept.focus;
  slots.Set(Slot::kFocus, Inside(focus.noun, kLongestFocus));
  slots.Set(Slot::kPhrase, Inside(focus.phrase.empty() ? focus.noun : focus.phrase, kLongestPhrase));
  slots.Set(Slot::kClause, Unbroken(Inside(IsKorean() || thought.percept.told.who == Telling::Who::kNobody ? focus.clause : thought.percept.told.clause, kLongestClause), words));
  if (!IsKorean()) slots.Set(Slot::kThing, Inside(Definite(thought.percept.told.object), kLongestPhrase));
  slots.Set(Slot::kTail, Inside(IsKorean() && level_ == SpeechLevel::kPolite ? focus.tail_polite : focus.tail, kLongestPhrase));
  FillCircumstance();
  const DiscourseTurn* last = Before();
  if (last != nullptr && last->subject != focus.noun) slots.Set(Slot::kLast, Inside(last->subject, kLongestFocus));
}

void Scene::FillCircumstance() {
  const Circumstance& about = thought.percept.circumstance;
  slots.Set(Slot::kWhen, about.when);
  if (about.who.empty()) return;
  slots.Set(Slot::kWho, IsKorean() && level_ == SpeechLevel::kPolite ? about.who_polite : about.who);
  if (IsKorean()) return;
  const bool she = about.gender == Circumstance::Gender::kShe, he = about.gender == Circumstance::Gender::kHe;
  slots.Set(Slot::kThem, she ? "her" : he ? "him" : "them");
  slots.Set(Slot::kTheir, she ? "her" : he ? "his" : "their");
}

const DiscourseTurn* Scene::Before() const {
  const auto& recent = thought.discourse.recent;
  const bool now = !recent.empty() && recent.back().reply.empty() && recent.back().turn == thought.turn;
  const size_t before = recent.size() - (now ? 1 : 0);
  return before == 0 ? nullptr : &recent[before - 1];
}

bool Scene::Holds(const content::Block& b) const {
  if ((b.slots & ~slots.Bits()) != 0) return false;
  if ((slots.Bits() & 1u << static_cast<uint32_t>(Slot::kName)) != 0 && AsksForAName(b)) return false;
  if (b.acts != 0 && (b.acts & act) == 0) return false;
  if (b.emotion_bits != 0 && (b.emotion_bits & labels) == 0) return false;
  if (b.tones != 0 && (b.tones & BitOf(tone)) == 0) return false;
  if ((b.feel != 0 && (b.feel & feel) == 0) || (b.at != 0 && (b.at & at) == 0) || (b.met != 0 && (b.met & met) == 0))
    return false;
  const Persona& who = thought.persona;
  if (b.min_humour > who.humour || b.min_warmth > who.warmth || b.min_directness > who.directness ||
      b.min_liveliness > who.liveliness || b.min_closeness > thought.bond.closeness) {
    return false;
  }
  if (!b.topics.empty() && std::none_of(topics.begin(), topics.end(), [&](auto topic) { return Has(b.topics, topic); }))
    return false;
  if (b.after.empty()) return true;
  const DiscourseTurn* last = Before();
  return last != nullptr && (Has(b.after, WithoutKind(last->intent)) || Has(b.after, last->intent) || Has(b.after, last->skill));
}

uint32_t Scene::Age(uint64_t key) const {
  const uint32_t last = thought.discourse.used.Of(key), now = Number(thought.turn);
  if (last == 0) return 0;
  return now > last ? now - last : 1;
}

double Scene::Novelty(uint64_t key) const {
  const uint32_t age = Age(key);
  return age == 0 ? 1 : 0.35 * age / (age + 400.0);
}

std::string Scene::Say(std::string_view text, uint64_t salt) const {
  return Realise(text, level_, slots, Draw(thought.seed ^ salt, Number(thought.turn), "choice"));
}

double Scene::Unit(uint64_t salt) const { return DrawUnit(thought.seed ^ salt, Number(thought.turn), "u"); }

double Scene::IntentScore(std::string_view intent) const {
  for (const auto& scored : thought.percept.intents) {
    if (scored.intent == intent) return scored.score;
  }
  return 0;
}

bool Scene::SaidAny(std::initializer_list<std::string_view> wanted) const {
  return HasAny(lower, pairs_, wanted);
}

}  // namespace sam
