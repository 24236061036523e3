#include "mind/builtin/stay_skill.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/word_lists.h"
#include "core/meaning.h"
#include "mind/builtin/chooser.h"
#include "mind/builtin/composer.h"
#include "mind/builtin/heed_skill.h"

namespace sam {
namespace {

constexpr double kAnswers = 0.71;  // she asked: what comes is the answer, unless it is surely something else
constexpr double kGoesOn = 0.64;   // above how a thing is put, below whatever is surely understood by itself
constexpr double kSoreBesideNews = 0.6;  // ... unless it tells of something else that was done
constexpr double kTakenUp = 0.55;    // what is said can be taken up in its own words
constexpr double kUnsupported = 0.45, kAnswersUnsupported = 0.62;  // English: nothing in the line speaks of the matter
constexpr double kMayGoOn = 0.5;   // it may be a subject of its own
constexpr float kOtherwise = 0.4F;   // probability from which a line means something else
constexpr double kSoreGoesOn = 0.72;  // a loss or a fear is stayed with: the next line rarely leaves it
constexpr size_t kTurns = 3;
constexpr auto kSitting = std::chrono::hours(3);  // what was only felt to be meant is not stayed with in the next talk
constexpr size_t kFewWords = 4, kFewKorean = 3;

/// What the last thing was that was told and understood; the turns since then stayed with it.
std::string ThreadOf(const Scene& scene) {
  const auto& recent = scene.thought.discourse.recent;
  const DiscourseTurn* const before = scene.Before();
  if (before == nullptr) return {};
  const size_t count = static_cast<size_t>(before - recent.data()) + 1;
  for (size_t back = 1; back <= std::min(kTurns, count); ++back) {
    const DiscourseTurn& turn = recent[count - back];
    if (turn.skill.starts_with("stay")) continue;
    if (turn.skill.starts_with("meant-")) return scene.thought.now() - turn.at < kSitting ? "stay-" + turn.skill : std::string();
    if (turn.skill != "respond") return {};
    for (const std::string_view intent : {std::string_view(turn.intent), WithoutKind(turn.intent)}) {
      std::string thread = "stay-" + std::string(intent);
      if (!scene.pack.BlocksOfSkill(thread).empty()) return thread;
    }
    return {};
  }
  return {};
}

/// The thread is a sorrow, and the line says nothing of the other sign.
bool StaysSore(const Scene& scene, std::string_view thread) {
  const Percept& percept = scene.thought.percept;
  const bool sore = IsOneOf(thread, {"stay-meant-loss", "stay-meant-dread"});
  return sore && Leans(percept, MeaningSide::kGlad) < kOtherwise && Leans(percept, MeaningSide::kKind) < kOtherwise && Leans(percept, MeaningSide::kUnkind) < kOtherwise;
}

bool TurnsAway(const Scene& scene) {
  return scene.SaidAny({"anyway", "by the way", "btw", "change of subject", "different topic", "암튼", "아무튼", "그건 그렇고", "딴 얘기", "다른 얘기", "아 맞다"});
}

/// The line leans on the one before: it points back, or is too little for a subject of its own.
bool LeansBack(const Scene& scene) {
  const std::string_view first = scene.words.front();
  if (scene.IsKorean()) {
    if (IsOneOf(first, {"그", "그게", "그건", "그거", "그것도", "거기", "걔", "걔가", "걔는", "근데", "그래서", "그러니까", "그리고", "심지어", "게다가", "하필"})) return true;
    return scene.words.size() <= kFewKorean && !IsOneOf(first, {"나", "난", "나는", "내가", "저", "전", "저는", "제가", "우리"});
  }
  if (IsOneOf(first, {"it", "it's", "its", "that", "that's", "thats", "this", "he", "he's", "hes", "she", "she's", "shes", "they", "they're", "and", "but", "because",
                      "cause", "cuz", "for", "with", "without", "like", "just", "only", "even", "especially", "plus", "also", "so", "then", "which", "where", "or", "to", "about"}))
    return true;
  return scene.words.size() <= kFewWords && !IsOneOf(first, {"i", "i'm", "im", "i've", "ive", "i'll", "i'd", "my", "we", "we're", "our", "you", "you're"});
}

}  // namespace

void StaySkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  const DialogueAct act = scene.thought.percept.act;
  const bool tells = act == DialogueAct::kStatement || act == DialogueAct::kExclamation || act == DialogueAct::kBackchannel || act == DialogueAct::kAgreement ||
                     act == DialogueAct::kDisagreement;
  if (!tells || !scene.SameLanguage() || scene.words.empty() || TurnsAway(scene)) return;
  const DiscourseTurn* last = scene.Before();
  const bool asked = last != nullptr && last->reply.ends_with('?');
  const News& news = scene.thought.percept.news;
  const bool sad_news = news.tone < 0 && !news.kinds.empty();  // "가면 좀 허전할 것 같아": that itself is to be heard
  const std::string thread = ThreadOf(scene);
  if (thread.empty()) return;
  const bool own = !scene.thought.percept.told.group.empty() && scene.words.size() > kFewWords;
  double relevance = StaysSore(scene, thread) ? (own ? kSoreBesideNews : kSoreGoesOn) : own ? kMayGoOn : sad_news ? kMayGoOn : asked ? kAnswers : LeansBack(scene) ? kGoesOn : kMayGoOn;
  const Percept& percept = scene.thought.percept;
  const bool taken_up = scene.words.size() > kFewWords && !(scene.IsKorean() ? percept.focus.clause : percept.told.clause).empty();
  if (taken_up && !StaysSore(scene, thread)) relevance = std::min(relevance, kTakenUp);
  if (MayHeed(scene) && scene.words.size() > kFewKorean && !StaysSore(scene, thread)) relevance = std::min(relevance, kTakenUp);
  const bool supported = scene.IsKorean() || thread.starts_with("stay-meant-") || scene.IntentScore(WithoutKind(std::string_view(thread).substr(5))) > 0;
  if (!supported) relevance = std::min(relevance, asked ? kAnswersUnsupported : kUnsupported);
  if (IsOutdone(relevance, out)) return;
  Composer composer(scene, thread);
  composer.Add(scene.pack.BlocksOfSkill(thread), 0.5);
  if (!composer.Empty()) composer.Propose(relevance, fmt::format("stays with what was told: {}", thread.substr(5)), out);
}

}  // namespace sam
