#include <algorithm>
#include <array>
#include <cstdlib>

#include "affect/situation.h"
#include "base/unicode.h"
#include "base/word_lists.h"

namespace sam {
namespace {

constexpr Duration kDay = std::chrono::hours(24);
constexpr double kNothingAhead = 0.85;  // probability of no meaning, from which a day that is named is no prospect
constexpr std::string_view kReturnPromise = "promise:return";
constexpr double kPromiseWeight = 0.6;  // significance of a promise to come back
constexpr double kPromiseTrust = 0.85;  // likelihood that she gives it

/// A promise says when it falls due in the likeliest word it holds: days after it was made by which it is broken.
struct DueWord {
  std::string_view word;
  int days;
};
constexpr std::array kDueWords = {
    DueWord{"tomorrow", 2}, DueWord{"내일", 2},      DueWord{"모레", 3},     DueWord{"week", 8},
    DueWord{"주말", 8},     DueWord{"다음 주", 14},  DueWord{"다음주", 14},  DueWord{"next", 14},
    DueWord{"month", 40},   DueWord{"다음 달", 60},  DueWord{"요일", 8},     DueWord{"monday", 8},
    DueWord{"tuesday", 8},  DueWord{"wednesday", 8}, DueWord{"thursday", 8}, DueWord{"friday", 8},
    DueWord{"saturday", 8}, DueWord{"sunday", 8},
};

/// "i'll be back at nine", "talk to you tomorrow", "이따 밤에 와서 얘기해 줄게": a promise to come back, which names when. "See you later" is none.
bool PromisesToReturn(const Situation& s) {
  const std::string said = ToLower(s.utterance.text);
  const bool asks = IsQuestion(s.percept.act) || HasAny(said, {"if i ", "might ", "maybe ", "let's ", "don't know", "아마", "모르겠"});
  if (asks) return false;
  const bool when = HasAny(said, {"tonight", "tomorrow", "later today", "this evening", "this afternoon", "in the morning", "after ", "when i'm ", "once i'm ", "next week", "at the weekend", "monday", "tuesday", "wednesday",
                                  "thursday", "friday", "saturday", "sunday", " at 1", " at 2", " at 3", " at 4", " at 5", " at 6", " at 7", " at 8", " at 9", " by ", "an hour", "o'clock", "이따", "오늘 밤", "밤에", "저녁에", "내일",
                                  "모레", "주말에", "요일", "다음 주", "다음주", "끝나고", "퇴근하고", "다녀와서", "시에", "한 시간", "아침에"});
  if (!when) return false;
  return HasAny(said, {"i'll be back", "ill be back", "i will be back", "i'll come back", "i will come back", "i'll come and tell", "i'll tell you", "i will tell you", "ill tell you", "i'll let you know", "talk to you to", "talk to you after", "talk tonight", "talk tomorrow",
                       "see you tonight", "see you tomorrow", "speak tonight", "speak tomorrow", "i'll message you", "i'll write to you", "i'll write you", "i'll check in", "i promise", "promise to", "i'll report back", "i'll update you", "다시 올게", "돌아올게", "또 올게", "올게", "와서 얘기", "와서 말",
                       "얘기해 줄게", "얘기해줄게", "얘기 해줄게", "얘기 해 줄게", "이야기해줄게", "이야기해 줄게", "말할게", "얘기할게", "말해 줄게", "말해줄게", "알려 줄게", "알려줄게", "들려줄게", "들려 줄게", "보고할게", "약속할게", "약속", "오겠습니다", "올게요", "얘기하자", "다시 보자", "다시 봐", "또 봐"});
}

/// The day after which an unkept promise is broken, in the person's local days since it was made. Most promises to come
/// back mean the same day.
int DaysToKeep(std::string_view words) {
  const std::string said = ToLower(words);
  if (said.find("today") != std::string::npos || said.find("tonight") != std::string::npos) return 1;
  for (const DueWord& due : kDueWords) {
    if (said.find(due.word) != std::string::npos) return due.days;
  }
  return 1;
}

/// Nights between two moments; a night ends at five.
int NightsBetween(Moment from, Moment to) {
  const auto day = [](Moment m) { return std::chrono::floor<std::chrono::days>(m.Local() - std::chrono::hours(5)); };
  return static_cast<int>((day(to) - day(from)).count());
}

/// "sorry, I fell asleep", "야근했어": what kept him from coming.
bool Explains(const Situation& s) {
  return HasAny(ToLower(s.utterance.text), {"because", "had to ", "was so tired", "fell asleep", "got held up", "was ill", "was sick", "emergency", "battery", "phone died", "couldn't", "could not", "ran late", "worked late", "overtime", "got stuck", "forgot",
                                      "때문에", "아파서", "바빠서", "잠들", "깜빡", "일이 생겨서", "사정이", "못 왔", "야근", "늦게 끝나", "급한 일", "배터리"});
}

/// The day on which a promise that named it falls due stands at the end of its key: "promise:return/20610".
std::string KeyOfReturn(const Situation& s) {
  const auto& at = s.percept.circumstance.at;
  const bool named = at && s.utterance.at < *at;
  return std::string(kReturnPromise) + (named ? "/" + std::to_string(LocalDay(*at)) : "");
}
const Prospect* FindReturn(const AffectMemory& memory) {
  const auto& all = memory.prospects();
  const auto found = std::find_if(all.begin(), all.end(), [](const Prospect& prospect) { return prospect.key.starts_with(kReturnPromise); });
  return found == all.end() ? nullptr : &*found;
}
bool IsOverdue(const Prospect& promise, Moment now) {
  const size_t slash = promise.key.find('/');
  if (slash == std::string::npos) return NightsBetween(promise.latest, now) >= DaysToKeep(promise.event);
  return LocalDay(now + -std::chrono::hours(5)) > std::atoll(promise.key.c_str() + slash + 1);  // a night ends at five
}

void AppraiseReturn(Situation& s) {
  const Prospect* promise = FindReturn(s.memory);
  const Duration away = s.Away();
  const bool admitted = s.Means({"broke-promise"}) && promise && away > std::chrono::hours(3);
  if (promise && away > std::chrono::minutes(20)) {
    const bool late = IsOverdue(*promise, s.utterance.at);
    if (late || admitted) {
      s.AddOf(Happening::kPromiseBroken, {.desirability = -kPromiseWeight, .likelihood = 0, .prospect = promise->key}, ToldIn(promise->event, Happening::kPromise));
    } else {
      s.Add(Happening::kPromiseKept, {.desirability = 0.4, .likelihood = 1, .prospect = promise->key});
    }
  } else if (s.Means({"broke-promise"}) && !Explains(s)) {
    s.Add(Happening::kPromiseBroken,
          {.desirability = -0.5, .likelihood = 0, .prospect = std::string(kPromisePrefix) + "other"});
  }
  if (away < 2 * kDay) {
    if (s.Means({"returned"}) && away > std::chrono::hours(2)) s.Add(Happening::kGreeted, {.desirability = 0.25});
    return;
  }
  const double days = static_cast<double>(away / kDay);
  const double gladness = std::min(0.4, 0.2 + 0.01 * days + 0.1 * std::clamp(s.bond.closeness, 0.0, 1.0));
  s.Add(Happening::kCameBack, {.desirability = gladness});
}

/// He says what kept him: what looked like a broken word is seen in a kinder light.
void AppraiseExplanation(Situation& s) {
  const double let_down = s.memory.Hurt(s.utterance.at);
  const auto emotions = s.memory.At(s.utterance.at, Persona()).emotions;
  const bool disappointed = std::any_of(emotions.begin(), emotions.end(), [](const Emotion& e) { return e.type == EmotionType::kDisappointment; });
  if (!disappointed && let_down <= 0) return;
  if (!Explains(s) || s.percept.valence_about_her < 0) return;
  s.Add(Happening::kExplained, {.desirability = 0.15, .repair = 0.6});
}

void AppraisePromise(Situation& s) {
  const bool promised = s.Means({"promise-return"}) || PromisesToReturn(s) ||
                        (s.percept.act == DialogueAct::kPromise && s.Means({"goodbye", "returned", "sleep"}));
  if (promised) {
    s.Add(Happening::kPromise,
          {.desirability = kPromiseWeight, .likelihood = kPromiseTrust, .prospect = KeyOfReturn(s)});
  }
}

/// What a plan is kept under: its thing.
std::string PlanKey(const Situation& s) {
  for (const FactClaim& claim : s.percept.claims) {
    if (claim.predicate == "plans" && !claim.object.empty()) return "plan:" + claim.object;
    if (claim.when && *claim.when > s.utterance.at)
      return "plan:" + (claim.object.empty() ? claim.subject : claim.object);
  }
  const bool afraid = s.Means({"feel-anxious"}) || s.Label("nervousness") >= 0.5 || s.Label("fear") >= 0.5;
  const bool ahead = s.percept.circumstance.at && s.utterance.at < *s.percept.circumstance.at;
  if (afraid && ahead && !s.percept.focus.noun.empty()) return "plan:" + s.percept.focus.noun;
  if (s.Means({"share-plan", "exam", "job-search", "travel", "plan-weekend"}) && !s.percept.focus.noun.empty()) {
    return "plan:" + s.percept.focus.noun;
  }
  return {};
}

/// "my grandmother died tuesday" names a day, and nothing that is still to come.
bool IsOver(const Situation& s) {
  const double over = s.Meant(Meaning::kLoss) + s.Meant(Meaning::kBad) + s.Meant(Meaning::kLetdown) + s.Meant(Meaning::kRelief) + s.Meant(Meaning::kGood);
  return over >= kMeantOfLife || s.Means({"grief", "pet-loss", "break-up", "job-loss"});
}

void AppraisePlan(Situation& s) {
  if (IsQuestion(s.percept.act)) return;
  const double dread = s.Meant(Meaning::kDread), hope = s.Meant(Meaning::kHope);
  if (IsOver(s)) return;
  std::string key = PlanKey(s);
  if (key.empty() && dread + hope < kMeantOfLife) return;
  const bool says_so = s.Means({"share-plan", "exam", "job-search", "travel", "plan-weekend", "feel-anxious"});
  if (s.Meant(Meaning::kNone) >= kNothingAhead && !says_so) return;  // "how's the dust tomorrow?"
  if (key.empty()) key = "plan:" + s.percept.focus.noun;
  const double told = dread >= kMeantOfLife ? 0.8 : 0;
  const double worry = hope >= kMeantOfLife ? 0 : std::max({told, s.Label("nervousness"), s.Label("fear"), s.Means({"feel-anxious"}) ? 0.5 : 0.0});
  const double weight = s.Means({"exam", "job-search", "feel-anxious"}) || worry >= 0.5 ? 0.9 : 0.45;
  // The likelier she holds it to go well, the more she hopes; a worried person makes her doubt.
  const double likelihood = std::clamp(0.7 - 0.4 * worry, 0.3, 0.7);
  s.Add(likelihood < 0.5 ? Happening::kWorry : Happening::kPlan,
        {.desirability_for_other = weight, .likelihood = likelihood, .prospect = key});
}

void AppraiseLeaving(Situation& s) {
  if (s.percept.act != DialogueAct::kGoodbye && !s.Means({"goodbye"})) return;
  if (!s.Means({"travel", "share-plan", "holiday", "plan-weekend"})) return;
  s.Add(Happening::kLeaving, {.desirability_for_other = 0.4, .likelihood = 0.75, .prospect = "away:person"});
}

}  // namespace

void AppraiseProspects(Situation& s) {
  AppraiseReturn(s);
  if (!s.utterance.text.empty()) AppraiseExplanation(s);
  if (s.percept.crisis.level != CrisisLevel::kNone || s.utterance.text.empty()) return;
  AppraisePromise(s);
  AppraiseLeaving(s);
  AppraisePlan(s);
}

}  // namespace sam
