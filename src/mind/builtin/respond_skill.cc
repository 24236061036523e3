#include "mind/builtin/respond_skill.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/word_lists.h"
#include "core/meaning.h"
#include "mind/builtin/composer.h"
#include "mind/builtin/fragment.h"
#include "mind/builtin/heed_skill.h"

namespace sam {
namespace {

/// What differs between the languages, since their readers do.
struct Worth {
  double taken_up;     // intents this close to the best one lend pieces, too
  double solid;        // an intent from here on is believed; below it is a guess, behind topics and echoes
  double about_topic;  // a topic word was said; no more is known
};
constexpr Worth kEnglish = {0.85, 0.6, 0.38}, kKorean = {0.8, 0.56, 0.5};
constexpr double kGuess = 0.65;   // what a guess is worth
constexpr double kTopicBesideNews = 0.5;  // a topic word was said where the news itself was read
constexpr double kBelieved = 0.6;         // an intent from here on is meant, however it was put
constexpr double kClearKind = 0.95, kLeastClear = 0.7, kClearFrom = 0.25;  // one that is meant, and of which kind it is: from barely to wholly meant
constexpr double kBareBesideDeed = 0.68;   // only what it is about is known, where what was done is
constexpr double kThin = 0.68;             // of an intent that is known by likeness alone
constexpr double kMoveUncovered = 0.5;     // "no, i don't like doctors" is no "i don't know"
constexpr double kMostOfIt = 0.5;          // of the line is what such an intent is about
constexpr double kNoRemark = 0.6, kNoQuestion = 0.75;
constexpr double kDoubtful = 0.75, kParticular = 0.57;  // such an intent is only a word away; how it was put says more
constexpr double kBesideFrame = 0.8;
constexpr double kAboutFeeling = 0.35;
constexpr double kAskedFor = 0.8;    // a request's intent from here on is all that is answered
constexpr double kSurely = 0.9;      // an intent from here on is surely meant
constexpr double kBesideAnswer = 0.6;  // the answer itself is known: found, or remembered
constexpr double kRecalled = 0.4;      // score of a recollection that may be the answer
constexpr double kOnlyWhom = 0.5;      // ... bad news of somebody, and the intent is no more than who that is
constexpr double kNewsFirst = 0.75;  // of an intent, where the line brings news
constexpr double kUncovered = 0.45, kUncoveredAsked = 0.7, kAskedAboutElse = 0.35, kCoveredWell = 0.65;  // what an intent is worth whose examples share no word with the line; the share that makes it whole
constexpr double kMeansElse = 0.6;     // probability from which another meaning speaks against an intent
constexpr double kTopicYields = 0.35, kReadingYields = 0.6;  // ... by this much where all of it does

const Worth& WorthIn(const Scene& scene) { return scene.IsKorean() ? kKorean : kEnglish; }

/// "그래서 다시 만들었어" is no "그래서": what one says in passing is short.
bool IsPassing(const Scene& scene, std::string_view intent) {
  constexpr size_t kShort = 2;  // words
  if (scene.thought.percept.news.shape.empty() || scene.words.size() <= kShort) return false;
  return intent == "agree" || intent == "disagree" || intent == "backchannel" || intent == "laugh" ||
         intent == "surprise";
}

/// A question about her that the line, told and not asked, only looks like.
bool AsksUnasked(const Scene& scene, std::string_view intent) {
  constexpr std::array kQuestions = {"ask-her-",        "ask-preference",  "ask-okay", "ask-weird",  "ask-can-do",
                                     "ask-how-are-you", "ask-do-you-feel", "ask-why",  "ask-memory", "ask-human-limit"};
  const std::string& shape = scene.thought.percept.news.shape;
  const bool of_others = shape == "ask-agree" || shape == "ask-okay" || shape == "ask-me" || shape == "ask-will";
  const bool hers = intent.starts_with("ask-her-") || intent == "ask-how-are-you" || intent == "ask-why";
  if (of_others && (hers || intent == "ask-stay") && intent != "ask-her-opinion") return true;
  if (shape.empty() || scene.thought.percept.act != DialogueAct::kStatement) return false;
  return std::any_of(kQuestions.begin(), kQuestions.end(), [&](auto name) { return intent.starts_with(name); });
}

/// "할머니가 입원하셨어" is recognised as being about a grandmother, which is not what was told.
bool NamesOnlyWhom(const Scene& scene) {
  const auto& intents = scene.thought.percept.intents;
  const bool whom = !intents.empty() && intents.front().kind.empty() &&
                    IsOneOf(intents.front().intent, {"grandparent", "mother", "father", "family", "sibling", "child", "friend", "pet", "colleague", "boss", "neighbour"});
  return whom && scene.thought.percept.news.tone < 0;
}

/// What an intent is worth beside clear news, good or bad: a person hears the news first.
double BesideNews(const Scene& scene, double fit) {
  const News& news = scene.thought.percept.news;
  const DialogueAct act = scene.thought.percept.act;
  const bool told = act == DialogueAct::kStatement || act == DialogueAct::kExclamation || act == DialogueAct::kPromise;
  const bool clear = told && !news.kinds.empty() && news.tone != 0;
  if (clear && NamesOnlyWhom(scene)) return fit * kOnlyWhom;
  return clear && fit < kBelieved ? fit * kNewsFirst : fit;
}

/// How well an intent goes with the kind of sentence: a question is hardly a remark on a joke, nor a remark a question.
double SentenceFits(const Scene& scene, const IntentScore& scored) {
  const auto& frames = scene.thought.percept.frames;
  if (frames.empty()) return 1;
  const bool of_another = !scene.IsKorean() && scene.thought.percept.told.who == Telling::Who::kOther && !scene.thought.percept.told.clause.empty();
  const bool ends_asking = scene.thought.utterance.text.ends_with('?');
  if (scored.score > kBelieved && !((ends_asking || of_another) && scored.score < kSurely)) return 1;
  const content::Intent* found = scene.pack.IntentNamed(scored.intent);
  if (found == nullptr) return 1;
  const bool asks = found->act.ends_with("question") || found->act == "request";
  const bool asked = frames.front().name.starts_with("question") || frames.front().name.starts_with("ask");
  const bool of_her = frames.front().name.starts_with("you");
  if (of_her && scored.intent.starts_with("share-")) return kNoRemark;
  if (of_another && !ends_asking && scored.score > kBelieved) return asks ? kNoRemark : 1;  // "he put a biscuit in for the journey" asks her to go nowhere
  if (asks != asked) return asked ? kNoRemark : kNoQuestion;
  return !asks && scored.score < kDoubtful && frames.front().weight > kParticular ? kBesideFrame : 1;
}

/// How well an intent goes with what the line means: a word of a boss is no matter of the boss where a dog has died.
double MeaningFits(const Scene& scene, const IntentScore& scored) {
  const Percept& percept = scene.thought.percept;
  if (IsQuestion(percept.act) || percept.act == DialogueAct::kRequest) return 1;
  const Meaning own = MeaningOf(scored.intent);
  const bool topic = IsBareTopic(scored.intent);
  if ((own == Meaning::kNone && !topic) || percept.meanings == MeaningDistribution{}) return 1;
  const double meant = 1 - static_cast<double>(percept.Means(Meaning::kNone));
  const double against = meant - (topic ? 0 : static_cast<double>(Leans(percept, SideOf(own))));
  return against < kMeansElse ? 1 : 1 - (topic ? kTopicYields : kReadingYields) * against;
}

/// How well an intent goes with all that the line speaks of: one word of many is no reason for a particular reply.
double IsCovered(const Scene& scene, const IntentScore& scored) {
  const DialogueAct act = scene.thought.percept.act;
  const bool short_act = act == DialogueAct::kGreeting || act == DialogueAct::kGoodbye || act == DialogueAct::kThanking || act == DialogueAct::kApology;
  const bool asked = IsQuestion(act) || act == DialogueAct::kRequest, named = !scene.IsKorean() && scene.SaidAny({" about "});  // "something interesting about bread"
  const double uncovered = asked && named ? kAskedAboutElse : asked ? kUncoveredAsked : kUncovered;  // what is asked lies in its small words, too
  const bool move = IsOneOf(scored.intent, {"dont-know", "agree", "disagree", "backchannel", "short-answers", "surprise"}) && scored.covered < kMostOfIt;
  return short_act ? 1 : (move ? kMoveUncovered : 1) * (uncovered + (1 - uncovered) * std::min(1.0, scored.covered / kCoveredWell));
}

/// The pieces for the very kind of thing that was said, unless all of them have been said; else those for the intent as a whole.
std::span<const uint32_t> PiecesFor(const Scene& scene, const IntentScore& scored) {
  const auto blocks = scene.pack.BlocksFor(FullName(scored));
  const auto is_new = [&](uint32_t i) { return scene.Age(scene.pack.blocks()[i].key) == 0; };
  return std::any_of(blocks.begin(), blocks.end(), is_new) ? blocks : scene.pack.BlocksFor(scored.intent);
}

/// Just one thing was said, and what it is about is part of that.
bool IsOfClearKind(const Scene& scene) {
  const auto& intents = scene.thought.percept.intents;
  if (intents.empty() || intents.front().score < kBelieved) return false;
  return !intents.front().kind.empty() || intents.front().intent == "ask-medicine" || intents.front().intent == "fact-drug-health";
}

/// What was done is known, or can be said back, so that there are closer words than those of a mere topic.
bool KnowsDeed(const Scene& scene) {
  const Percept& percept = scene.thought.percept;
  const Telling& told = percept.told;
  if (told.who == Telling::Who::kNobody || IsQuestion(percept.act) || percept.act == DialogueAct::kRequest) return false;
  return scene.IsKorean() ? !percept.focus.clause.empty() : !told.group.empty() && !told.negated;
}

/// English: what was told of somebody can be said back whole.
bool CanBeSaidBack(const Scene& scene) {
  const Telling& told = scene.thought.percept.told;
  return !scene.IsKorean() && !told.clause.empty() && (told.who == Telling::Who::kMe || told.who == Telling::Who::kOther);
}

/// "it has one eye bigger than the other" teases somebody else.
bool IsSaidToHer(const Scene& scene) {
  constexpr size_t kFewWords = 3;
  const bool of_a_thing = scene.words.size() > 2 && scene.words[0] == "i" && IsOneOf(scene.words[1], {"hate", "love", "like", "miss"}) && !IsOneOf(scene.words[2], {"you", "u", "it", "this", "that"});  // "i hate apps"
  if (!scene.IsKorean() && of_a_thing && scene.words.size() <= kFewWords) return false;
  return scene.IsKorean() || scene.words.size() <= kFewWords || scene.thought.percept.valence_about_her != 0 || scene.SaidAny({"you", "ur ", "u ", "samantha", "love it", "thank"});
}

/// Korean: a matter of lovers needs one in the talk: "무슨 뜻일까요" of a dream asks nothing about a crush.
bool IsOutOfLove(const Scene& scene) {
  constexpr size_t kTurns = 6;
  if (!scene.IsKorean()) return false;
  const auto speaks_of_it = [](std::string_view said) {
    return HasAny(said, {"사랑", "썸", "좋아하는", "좋아했", "남친", "여친", "남자친구", "여자친구", "남자 친구", "여자 친구", "애인", "걔", "그 사람", "그사람", "그 애", "오빠", "헤어", "이별", "고백", "연애", "사귀", "카톡", "답장", "읽씹", "연락", "데이트", "소개팅",
                                                                "결혼", "남편", "아내", "와이프", "신랑", "전남", "전여", "짝사랑", "키스", "커플", "차였", "바람피", "상대", "자기야", "선배", "설레", "잠수", "재회", "프로필", "인스타", "톡"});
  };
  if (speaks_of_it(scene.lower)) return false;
  const auto& recent = scene.thought.discourse.recent;
  const auto from = recent.end() - static_cast<std::ptrdiff_t>(std::min(kTurns, recent.size()));
  return std::none_of(from, recent.end(), [&](const DiscourseTurn& turn) { return speaks_of_it(turn.said); });
}

/// "딸이 다음 달에 유학을 가요" is no matter of lovers.
bool NamesAnotherThanALover(const Scene& scene) {
  const std::string& who = scene.thought.percept.circumstance.who;
  return !who.empty() && !HasAny(who, {"친", "애인", "남편", "아내", "와이프", "friend", "husband", "wife", "partner", "ex", "girl", "boy", "fianc", "crush"});
}

/// Only what it is about, or only that it is good or bad.
bool IsBare(const IntentScore& scored) {
  return scored.kind.empty() && (IsBareTopic(scored.intent) || IsOneOf(scored.intent, {"share-good-news", "share-bad-news", "other-statement-good", "other-statement", "share-day", "small-mishap", "visitors", "chores", "exercise", "weather", "rain", "returned", "own-habit", "memory-lane", "season", "share-plan",
                                                                                      "plan-weekend", "commute", "sleep", "marriage", "retirement", "party", "unlucky", "lucky", "broken-home", "quarrel", "school-term", "part-time", "moving", "dream-night", "promise-self"}));
}

/// Korean: what a line that tells of something is taken to be about has to be there by more than likeness: its very kind and most of its words, its kind
/// beyond doubt, or a feeling that is surely named. Any other intent has words for more than was said.
bool IsThinlyKnown(const Scene& scene, const IntentScore& scored) {
  constexpr double kKindFrom = 0.8, kKindSure = 0.86, kHalf = 0.4, kFeelingFrom = 0.75;
  if (!MayHeed(scene) || scored.score >= 1) return false;
  const content::Intent* found = scene.pack.IntentNamed(scored.intent);
  const bool social = found != nullptr && IsOneOf(found->act, {"greeting", "goodbye", "thanking", "apology", "agreement", "disagreement", "backchannel"});
  if (social || scored.intent.ends_with("-her") || IsOneOf(scored.intent, {"grief", "pet-loss"})) return false;
  if (scored.intent.starts_with("feel-")) return scored.score < kFeelingFrom;
  const bool sure = scored.score >= kKindSure && scored.covered >= kHalf;
  return scored.kind.empty() || scored.score < kKindFrom || (scored.covered < kCoveredWell && !sure);
}

/// Korean: "너도 달리기 해 보고 싶어?" asks for more than whether she has dreams.
bool AsksMore(const Scene& scene, const IntentScore& scored) {
  const bool of_her = scored.intent.starts_with("ask-her-") || scored.intent == "ask-preference";
  return scene.IsKorean() && of_her && IsQuestion(scene.thought.percept.act) && scored.score < kSurely && !scene.thought.percept.focus.noun.empty() && scored.covered < 1;
}

double AddIntents(const Scene& scene, Composer& composer) {
  const auto& intents = scene.thought.percept.intents;
  if (intents.empty()) return 0;
  const double best = intents.front().score;
  const std::string& most = intents.front().intent;
  const bool grave = most == "ask-medicine" || most == "fact-drug-health" || most == "grief" || most == "pet-loss";
  const bool one_thing = (grave && best >= kSurely) || (scene.thought.percept.act == DialogueAct::kRequest && best >= kAskedFor);  // who wants a story wants no pep talk
  const double whole = IsFragment(scene) && best < kSurely ? kOfAFragment : 1;
  const double taken_up = one_thing ? 1 : WorthIn(scene).taken_up;
  double fit = 0;
  for (const IntentScore& scored : intents) {
    const auto& [intent, score, kind, covered] = scored;
    if (score < best * taken_up || (score < kSurely && (IsPassing(scene, intent) || AsksUnasked(scene, intent))))
      continue;
    if (&scored != &intents.front() && IsOneOf(intent, {"grief", "pet-loss"})) continue;  // a death is no second guess
    const auto blocks = PiecesFor(scene, scored);
    const bool of_another = intent.ends_with("-her") && !IsSaidToHer(scene);
    const bool of_lovers = StartsWithAny(intent, {"partner-", "crush-", "ex-", "contact-"}) && (NamesAnotherThanALover(scene) || IsOutOfLove(scene));
    const double bare = of_lovers || (IsBare(scored) && (KnowsDeed(scene) || (covered < kCoveredWell && CanBeSaidBack(scene)))) || of_another ? kBareBesideDeed : 1;
    const double thin = of_lovers || IsThinlyKnown(scene, scored) || AsksMore(scene, scored) ? kThin : 1;
    const double fits = thin * score * SentenceFits(scene, scored) * MeaningFits(scene, scored) * IsCovered(scene, scored) * bare * whole;
    composer.Add(blocks, fits);
    if (!blocks.empty()) fit = std::max(fit, fits);
    if (!kind.empty() && score >= kBelieved && thin == 1 && !blocks.empty()) {  // just this was said
      const double clear = kLeastClear + (kClearKind - kLeastClear) * std::min(1.0, (score - kBelieved) / kClearFrom);
      fit = std::max(fit, clear * MeaningFits(scene, scored) * IsCovered(scene, scored) * whole);
      break;
    }
  }
  const bool believed = scene.IsKorean() && scene.tone == content::Tone::kBad && scene.thought.percept.news.shape.empty();
  return fit >= WorthIn(scene).solid || believed ? BesideNews(scene, fit) : fit * kGuess;
}

/// Whoever asks for something or about something wants an answer; how it sounded is not what it is about.
bool WantsAnswer(const Scene& scene) {
  const DialogueAct act = scene.thought.percept.act;
  return act == DialogueAct::kRequest || (IsQuestion(act) && scene.tone != content::Tone::kBad);
}

/// Where a faculty has found the answer, no words about the question come before it.
bool IsAnswered(const Scene& scene) {
  const auto& recalled = scene.thought.recollections;
  const std::string_view intent = scene.thought.percept.Intent();
  if ((intent == "ask-memory" || intent == "ask-remember-me") && !recalled.empty() && recalled.front().score >= kRecalled) return true;
  const auto& findings = scene.thought.findings;
  return std::any_of(findings.begin(), findings.end(), [](const Finding& f) { return f.kind != "persona" && f.verified && !f.answer.empty(); });
}

}  // namespace

void RespondSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  Composer composer(scene, name());
  double relevance = AddIntents(scene, composer);
  std::string why = relevance > 0 ? fmt::format("heard {} ({:.2f})", FullName(scene.thought.percept.intents.front()), relevance) : "";
  for (const auto topic : IsOfClearKind(scene) || relevance >= kBelieved ? std::span<const std::string_view>() : std::span<const std::string_view>(scene.topics)) {
    const auto blocks = scene.pack.BlocksAbout(topic);
    if (blocks.empty()) continue;
    composer.Add(blocks, WorthIn(scene).about_topic);
    relevance = std::max(relevance, scene.thought.percept.news.shape.empty() ? WorthIn(scene).about_topic : kTopicBesideNews);
    why += fmt::format("{}about {}", why.empty() ? "" : ", ", topic);
  }
  if (relevance < kAboutFeeling && !WantsAnswer(scene)) {
    for (size_t label = 0; label < kEmotionLabels; ++label) {
      if ((scene.labels >> label & 1u) == 0 || (label + 1 == kEmotionLabels && !scene.IsKorean())) continue;  // that nothing is felt is no matter
      composer.Add(scene.pack.BlocksForEmotion(label), kAboutFeeling);
      why += fmt::format("{}heard {}", why.empty() ? "" : ", ", kEmotionLabelNames[label]);
      relevance = kAboutFeeling;
    }
  }
  if (IsAnswered(scene)) relevance *= kBesideAnswer;
  if (!composer.Empty()) composer.Propose(relevance, why, out);
}

}  // namespace sam
