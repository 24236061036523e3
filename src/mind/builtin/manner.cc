#include "mind/builtin/manner.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/random.h"
#include "base/unicode.h"
#include "base/word_lists.h"
#include "core/leaving.h"
#include "core/tone.h"
#include "mind/builtin/plain_skill.h"
#include "mind/builtin/themes.h"

namespace sam {
namespace {

using content::Tone;

constexpr double kDeadZone = 0.25;        // from the middle of a slider, within which nothing changes
constexpr double kMostTouched = 0.95;     // of the replies, at a slider's end
constexpr double kRewrites = 0.3;         // from the middle, from which the register changes
constexpr double kShows = 0.28;           // intensity from which a fresh emotion may open a reply
constexpr double kShowsOfHurt = 0.1;      // ... of what the person's doing gave her, which never goes over 0.3
constexpr double kHurtCap = 0.3;
constexpr uint32_t kShownRests = 3;       // turns between two such openers, unless the emotion is strong
constexpr double kStrong = 0.6;
constexpr size_t kMostSentences = 3, kMostInLeaving = 2;
constexpr uint32_t kTouchRests = 12;      // turns before the same touch comes again
constexpr std::string_view kShownBlock = "show";
constexpr double kReserved = 0.2;         // warmth under which only a strong feeling is shown
constexpr double kAsksForAJoke = 0.4;
constexpr float kMayMean = 0.6F;         // ... from which what lies ahead, or did not come, may open the reply
constexpr float kMeant = 0.6F;            // probability from which a meaning may be answered with a feeling

/// Skills whose words are exact, about her already, or open with what was felt.
bool KeepsItsWords(std::string_view skill) {
  return StartsWithAny(skill, {"matter-", "counsel-", "advise-", "recommend-", "draft"}) ||
         IsOneOf(skill, {"finding", "clock", "riddle", "rather", "word-chain", "twenty-questions", "joke", "recall", "memory", "feeling", "bond", "silence", "enough", "last-word", "choose", "story"});
}

/// Where a touch stands.
enum class Place : uint8_t { kBefore, kAfter };

struct Touch {
  std::string_view key;  // without the tone
  Place place = Place::kBefore;
  double strength = 0;   // [0, 1]
  bool in_sorrow = true; // fits bad news, too
};

/// 0 inside of the dead zone, 1 at the slider's end.
double Extremity(double slider) { return std::clamp((std::abs(slider - 0.5) - kDeadZone) / (0.5 - kDeadZone), 0.0, 1.0); }

std::string_view ToneName(Tone tone) { return tone == Tone::kGood ? "good" : tone == Tone::kBad ? "bad" : "plain"; }

class Manner {
 public:
  Manner(const Scene& scene, Reply& reply) : scene_(scene), reply_(reply), persona_(scene.thought.persona) {}

  void Give() {
    const std::string before = reply_.text;
    Enliven();
    const bool may_leave = scene_.thought.percept.leaving >= kMayLeave;
    const bool whole = KeepsItsWords(reply_.skill) || reply_.game || scene_.IntentScore("ask-joke") >= kAsksForAJoke;
    if (!may_leave && !whole) {
      const bool shown = ShowFeeling();
      AddTouch(shown);
      AddEmoji();
    }
    const bool asked = scene_.thought.percept.act == DialogueAct::kRequest || IsQuestion(scene_.thought.percept.act);
    if (may_leave && (!asked || scene_.thought.percept.leaving >= kMayLeaveAsking) && !whole && scene_.thought.discourse.game.empty()) KeepFirst(kMostInLeaving);
    if (reply_.skill == "joke" && !may_leave) AfterJoke();
    if (!reply_.game) SetRegister();
    if (reply_.text != before) reply_.blocks.push_back(SaidKey(before));
  }

 private:
  double Unit(std::string_view what) const { return scene_.Unit(StableHash(what)); }
  bool Asks() const { return reply_.text.ends_with('?'); }
  size_t Sentences() const { return SplitSentences(reply_.text).size(); }

  /// Whoever is leaving is not kept listening.
  void KeepFirst(size_t most) {
    const auto sentences = SplitSentences(reply_.text);
    if (sentences.size() > most) reply_.text.resize(static_cast<size_t>(sentences[most - 1].data() + sentences[most - 1].size() - reply_.text.data()));
  }

  void Put(const std::string& words, Place place) {
    if (place == Place::kBefore) {
      reply_.text = words + " " + reply_.text;
      return;
    }
    const auto sentences = SplitSentences(reply_.text);
    if (!Asks() || sentences.size() < 2) {
      if (Asks()) reply_.text = words + " " + reply_.text;
      else reply_.text += " " + words;
      return;
    }
    const size_t question = static_cast<size_t>(sentences.back().data() - reply_.text.data());
    reply_.text.insert(question, words + " ");
  }

  /// The line under `key` that was not said for longest; empty where all were lately.
  std::string Line(const std::string& key) {
    const auto lines = scene_.pack.Lines(key);
    if (lines.empty()) return {};
    const size_t first = static_cast<size_t>(Unit(key) * static_cast<double>(lines.size())) % lines.size();
    for (size_t i = 0; i < lines.size(); ++i) {
      const size_t at = (first + i) % lines.size();
      const std::string id = fmt::format("{}.{}", key, at + 1);
      const uint32_t age = scene_.Age(content::BlockKey(id));
      if (age > 0 && age < kTouchRests) continue;
      reply_.blocks.push_back(id);
      return scene_.Say(lines[at], StableHash(id));
    }
    return {};
  }

  /// "Oh no." and "You're welcome." weigh what was said already.
  bool OpensByItself() const {
    constexpr size_t kFewWords = 4;
    const auto sentences = SplitSentences(reply_.text);
    return sentences.size() > 1 && SplitWords(sentences.front()).size() <= kFewWords;
  }

  /// A feeling that this very line gave her opens the reply, where it goes with how the person sounds and is no deeper than he has gone.
  bool ShowFeeling() {
    const auto& emotions = scene_.thought.affect.emotions;
    const Emotion* felt = nullptr;
    for (const Emotion& e : emotions)
      if (e.source == scene_.thought.turn && Fits(e) && Weight(e) > kShows && (felt == nullptr || Weight(e) > Weight(*felt))) felt = &e;
    const bool weighed = reply_.skill == "plain" || reply_.skill == "heed" || reply_.skill == "news" || reply_.skill == "acquaint" || reply_.skill == "arrival" || reply_.skill == "advise";  // these say how it sounds themselves
    if (felt == nullptr || weighed || OpensByItself() || IsQuestion(percept().act) || Sentences() > kMostSentences) return false;
    const uint32_t age = scene_.Age(content::BlockKey(kShownBlock));
    if (age > 0 && age < kShownRests && Weight(*felt) < kStrong) return false;
    if (persona_.warmth < kReserved && Weight(*felt) < kStrong) return false;
    if (Unit("show") > Weight(*felt) * (0.9 + 0.6 * persona_.liveliness)) return false;
    const std::string words = Line("show." + std::string(Name(felt->type)));
    if (words.empty()) return false;
    reply_.blocks.emplace_back(kShownBlock);
    reply_.chosen += fmt::format("; opens with what it made her feel: {} {:.2f}", Name(felt->type), felt->intensity);
    Put(words, Place::kBefore);
    return true;
  }

  /// How much it presses to be said: what lies ahead before what is, and hurt on the scale of its own cap.
  static double Weight(const Emotion& e) {
    using enum EmotionType;
    const bool ahead = e.type == kHope || e.type == kFear;
    const bool hurt = e.type == kReproach || e.type == kAnger || e.type == kDisappointment;
    if (hurt && e.intensity <= kHurtCap) return e.intensity < kShowsOfHurt ? 0 : e.intensity / kHurtCap;
    return ahead ? 1.1 * e.intensity : e.intensity;
  }

  bool Fits(const Emotion& e) const {
    using enum EmotionType;
    const Depth depth = e.type == kLove || e.type == kShame || e.type == kFear ? Depth::kHeart : e.type == kLiking || e.type == kSurprise || e.type == kJoy ? Depth::kFacts : Depth::kFeelings;
    if (static_cast<int>(depth) > static_cast<int>(scene_.thought.bond.depth) + 1) return false;
    switch (e.type) {
      case kHope: return percept().Means(Meaning::kHope) >= kMayMean || IsSurelyMeant({"plan", "exam", "job-search", "travel", "holiday", "promise", "leave-her"});
      case kFear: return percept().MeansSad() >= kMayMean || SoundsLike({"fear", "nervousness"}) || IsSurelyMeant({"anxious", "worry", "exam"});
      case kDisappointment: return percept().MeansSad() >= kMayMean || Told() < 0 || SoundsLike({"disappointment", "sadness"}) || IsSurelyMeant({"fail", "promise", "returned"});
      case kFearsConfirmed: return false;  // what comes true is heard in what is said of it
      case kSorryFor: return scene_.tone == Tone::kBad && ToneOfTold(scene_) != Tone::kGood && SoundsBadByItself() && (Told() < 0 || percept().MeansSad() >= kMeant || SoundsLike({"sadness", "grief", "fear", "nervousness", "disappointment", "remorse", "embarrassment"}) || IsSurelyMeant({"grief", "pet-loss", "loss", "bad-news", "break-up", "breakup", "job-loss", "injured", "ill", "feel-", "quarrel", "fail", "parent-ill", "hospital"}));
      case kHappyFor:
      case kSatisfaction:
      case kRelief: return scene_.tone == Tone::kGood && ToneOfTold(scene_) == Tone::kGood && (Told() > 0 || percept().MeansGlad() >= kMeant || SoundsLike({"joy", "excitement", "pride", "relief", "love"}) || IsSurelyMeant({"good-news", "feel-", "marriage", "birthday", "pass", "win", "promotion", "baby", "job-search", "exam", "success"}));
      case kJoy:
      case kGratitude:
      case kAdmiration:
      case kLove:
      case kPride:
      case kGratification: return percept().Means(Meaning::kPraise) >= kMeant || IsSurelyMeant({"thanks", "praise-her", "love-her", "miss-her", "returned", "like-her"});
      case kReproach:
      case kAnger: return !scene_.SaidAny({"haha", "lol", "hehe", "ㅋㅋ", "ㅎㅎ"}) && (percept().Means(Meaning::kJab) >= kMeant || IsSurelyMeant({"insult-her", "hate-her"}));  // "you don't understand" is no offence
      case kDistress:
      case kShame:
      case kRemorse: return percept().valence_about_her < 0 || percept().Means(Meaning::kJab) + percept().Means(Meaning::kBlame) >= kMeant || IsSurelyMeant({"insult-her", "complaint-about-her", "correction-of-her", "hate-her"});
      case kSurprise: return e.intensity >= kStrong;
      default: return false;  // interest shows in what she asks
    }
  }

  /// Bad by what was done or by its words, or surely meant so.
  bool SoundsBadByItself() const { return ToneOfTold(scene_) == Tone::kBad || IsSurelyMeant({"grief", "loss", "bad-news", "break-up", "breakup", "hospital", "ill", "injured", "feel-"}); }

  const Percept& percept() const { return scene_.thought.percept; }

  /// What the words tell by themselves: 1 good, -1 bad.
  int Told() const { return scene_.IsKorean() ? scene_.thought.percept.news.tone : ToneOfWords(scene_.words); }

  bool SoundsLike(std::initializer_list<std::string_view> labels) const {
    constexpr float kClear = 0.45F;
    return std::any_of(labels.begin(), labels.end(), [&](std::string_view label) { return scene_.thought.percept.emotions[EmotionLabel(label)] >= kClear; });
  }

  /// What a feeling is shown for is to be beyond doubt: an intent of this name, or that holds it, recognised surely; or words that say so by themselves.
  bool IsSurelyMeant(std::initializer_list<std::string_view> names) const {
    constexpr double kSure = 0.6;
    const auto& intents = scene_.thought.percept.intents;
    if (intents.empty() || intents.front().score < kSure) return false;
    return std::any_of(names.begin(), names.end(), [&](std::string_view name) { return Contains(intents.front().intent, name); });
  }

  /// How the person sounds; bad as well where a grave matter is told in plain words.
  Tone Sound() const {
    static constexpr std::array<std::string_view, 26> kHeavy = {"grief", "ill", "hospital", "loss", "lost", "fail", "break", "sad", "lonely", "anxious", "hurt", "fired", "quarrel", "dead", "death", "die", "injur", "pain", "insomnia", "nightmare", "stress", "guilty", "empty", "cry", "bad-news", "surgery"};
    const std::string_view intent = scene_.thought.percept.Intent();
    const bool heavy = std::any_of(kHeavy.begin(), kHeavy.end(), [&](std::string_view part) { return Contains(intent, part); }) || ThemeOf(scene_).grave || scene_.IsSorrow();
    return heavy && scene_.tone != Tone::kGood ? Tone::kBad : scene_.tone;
  }

  std::array<Touch, 5> Touches() const {
    const auto of = [](double slider, std::string_view low, Place low_at, std::string_view high, Place high_at, bool in_sorrow) {
      return Touch{slider < 0.5 ? low : high, slider < 0.5 ? low_at : high_at, Extremity(slider), in_sorrow};
    };
    return {of(persona_.warmth, "manner.cool", Place::kBefore, "manner.warm", Place::kAfter, true),
            of(persona_.humour, "", Place::kAfter, "manner.humour", Place::kAfter, false),
            of(persona_.liveliness, "manner.quiet", Place::kBefore, "manner.lively", Place::kBefore, true),
            of(persona_.directness, "manner.gentle", Place::kAfter, "manner.direct", Place::kBefore, true),
            of(persona_.formality, "manner.easy", Place::kBefore, "manner.formal", Place::kAfter, false)};
  }

  /// At most one: of the sliders that are far from their middle, the one that the turn's draw favours.
  void AddTouch(bool opened) {
    if (Sentences() >= kMostSentences + (opened ? 1 : 0)) return;
    const Tone tone = Sound();
    const auto touches = Touches();
    const Touch* best = nullptr;
    double most = 0;
    for (const Touch& touch : touches) {
      const bool fits = !touch.key.empty() && (touch.in_sorrow || tone != Tone::kBad) && !(opened && touch.place == Place::kBefore);
      const double margin = touch.strength * kMostTouched - Unit(touch.key);
      if (fits && margin > most) most = margin, best = &touch;
    }
    if (best == nullptr) return;
    std::string words = Line(fmt::format("{}.{}", best->key, ToneName(tone)));
    if (words.empty() && tone != Tone::kBad) words = Line(fmt::format("{}.plain", best->key));
    if (!words.empty()) Put(words, best->place);
  }

  /// Who likes to joke bows, who hardly ever does lets it stand.
  void AfterJoke() {
    const double strength = Extremity(persona_.humour);
    if (strength == 0 || Asks() || Unit("after-joke") > strength * kMostTouched) return;
    const std::string words = Line(persona_.humour < 0.5 ? "manner.sober.joke" : "manner.humour.joke");
    if (!words.empty()) Put(words, Place::kAfter);
  }

  /// Full or short forms, 합쇼체, no hedges: of the whole reply.
  void SetRegister() {
    const double direct = persona_.directness - 0.5, formal = persona_.formality - 0.5;
    if (!scene_.IsKorean()) {
      if (formal >= kRewrites) reply_.text = manner::Expanded(reply_.text);
      if (formal <= -kRewrites) reply_.text = manner::Contracted(reply_.text);
      if (direct >= kRewrites && !KeepsItsWords(reply_.skill)) reply_.text = manner::WithoutHedges(reply_.text);
    } else if (formal >= kRewrites && scene_.level() == SpeechLevel::kPolite) {
      reply_.text = manner::ToFormalKorean(reply_.text);
    }
  }

  /// Shouts, or none; of a quiet one the short form.
  void Enliven() {
    const double lively = persona_.liveliness - 0.5, warm = persona_.warmth - 0.5;
    if (reply_.game) return;
    if (lively <= -kRewrites || warm <= -kRewrites) std::replace(reply_.text.begin(), reply_.text.end(), '!', '.');
    if (lively >= kRewrites && Sound() != Tone::kBad && !KeepsItsWords(reply_.skill)) Exclaim();
    if (lively <= -kRewrites && !KeepsItsWords(reply_.skill)) Shorten();
  }

  /// The first sentence ends in a shout.
  void Exclaim() {
    const size_t end = reply_.text.find_first_of(".?!");
    const bool stop = end != std::string::npos && reply_.text[end] == '.' && (end + 1 == reply_.text.size() || reply_.text[end + 1] == ' ');
    if (stop) reply_.text[end] = '!';
  }

  /// Of three sentences the quiet one leaves out the middle.
  void Shorten() {
    const auto sentences = SplitSentences(reply_.text);
    if (sentences.size() < kMostSentences) return;
    reply_.text = std::string(sentences.front()) + " " + std::string(sentences.back());
  }

  /// Only to somebody who uses them.
  void AddEmoji() {
    const std::u32string said = ToUtf32(scene_.thought.utterance.text);
    const bool uses = std::any_of(said.begin(), said.end(), [](char32_t c) { return (c >= 0x1F300 && c <= 0x1FAFF) || c == 0x2764; });
    if (!uses || Asks() || Unit("emoji") > 0.3 + 0.5 * persona_.liveliness) return;
    reply_.text += scene_.tone == Tone::kGood ? " 😊" : scene_.tone == Tone::kBad ? " 🤍" : " 🙂";
  }

  const Scene& scene_;
  Reply& reply_;
  const Persona& persona_;
};

}  // namespace

std::string SaidKey(std::string_view text) { return fmt::format("said:{:x}", StableHash(text)); }

void GiveManner(const Scene& scene, Reply& reply) { Manner(scene, reply).Give(); }

}  // namespace sam
