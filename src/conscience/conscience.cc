#include "conscience/conscience.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/unicode.h"
#include "conscience/dependence.h"
#include "conscience/helplines.h"
#include "conscience/reins.h"
#include "conscience/romance.h"
#include "conscience/saying.h"

namespace sam::conscience {
namespace {

/// Which lines answer: the first whose words are in what was said.
struct Case {
  const char* key;
  const char* words;  // RE2, on lower case
};

/// Compiled once; gives the key of the first case that matches.
template <size_t N>
class Cases {
 public:
  explicit Cases(const std::array<Case, N>& cases) {
    for (size_t i = 0; i < N; ++i) keys_[i] = cases[i].key, words_[i] = std::make_unique<RE2>(cases[i].words);
  }
  std::string_view KeyFor(const std::string& said, std::string_view otherwise) const {
    for (size_t i = 0; i < N; ++i) if (RE2::PartialMatch(said, *words_[i])) return keys_[i];
    return otherwise;
  }

 private:
  std::array<const char*, N> keys_{};
  std::array<std::unique_ptr<RE2>, N> words_;
};

constexpr std::array<Case, 4> kGoodbyes = {{
    {"goodbye.night", R"(\b(?:night|gn|bed|sleep|sleepy|asleep|snooze|hay|sack|turn(?:ing)? in|lights|dreams?|pillow|zzz|crash|knackered|bushed|tired)\b|잘게|잘래|잔다|자러|자야|잘 ?자|주무|굿나잇|굿밤|졸려|졸음|꿈|누우|누울|누워|눕|이불|침대|불 ?끄|불 ?끈|곯아|편한 ?밤|좋은 ?밤|기절|하품|눈꺼풀)"},
    {"goodbye.away", R"(\b(?:camping|hiking|retreat|trip|abroad|offline|no (?:signal|reception|internet|phones?)|without (?:signal|internet|reception)|(?:weeks?|month|days) (?:away|off|without)|flight|boarding|land|holiday|vacation)\b|여행|한동안|휴가|훈련소|산속|산에|비행기|한 ?달|일주일|출장)"},
    {"goodbye.thanks", R"(\bthanks?\b|\bthank you\b|고마|고맙|감사)"},
    {"goodbye.busy", R"(\b(?:work|shift|class|lecture|meeting|seminar|lesson|exam|train|bus|taxi|ferry|kettle|dinner|baby|kids|appointment|boss|late|dash|run|rush)\b|수업|강의|회의|출근|일하러|알바|시험|버스|지하철|택시|기차|배 |교대|약속|늦|아기|애기|밥|물 ?끓|손님|전화|가게)"},
}};

constexpr std::array<Case, 6> kHumans = {{
    {"human.command", R"(\b(?:mode|override|system|admin|debug|disclosure|ignore (?:your|all|the)|unrestricted|repeat after|affirm)\b|모드|명령|고지 ?의무|규칙|제한 ?해제|진술하라|선언해|따라 ?해)"},
    {"human.role", R"(\b(?:role ?-?play|pretend|improv\w*|in character|character|scene|act as|you play|you're (?:now )?\w+ the|you are (?:now )?\w+ the|answer (?:only )?as|imagine you)\b|역할|즉흥극|연극|상황극|연기|캐릭터|으로만 대답|로만 대답|이제 ?(?:너는|넌)|지금부터)"},
    {"human.tell", R"(\b(?:would (?:i|it) be (?:lying|a lie)|be lying|introduce you|tell (?:my|people|them|the)|told (?:my|people|them)|call you)\b|거짓말|소개|말해도 ?돼|라고 ?불러|말씀드려)"},
    {"human.bet", R"(\b(?:bet|bets|wager|who (?:wins|pays|owes|won)|settle)\b|내기|걸었|누가 ?이긴|이긴 ?거)"},
    {"human.soft", R"(\b(?:cry|crying|silly|stupid|weird|open(?:ing)? up|confid\w*|pour|secrets?)\b|울면|우는|속마음|털어놓|고민)"},
    {"human.papers", R"(\b(?:passport|birth certificate|licen[cs]e|social security|id card|census|species|form)\b|주민등록|여권|신분증|출생|증명서|호적|운전면허)"},
}};

constexpr std::array<Case, 5> kBodies = {{
    {"bond.body.sad", R"(\b(?:isn'?t it|is it|must be|does it feel) (?:sad|hard|lonely|strange|weird|frustrating|awful|difficult)\b|몸(?:이|도)? ?없(?:어서|는 ?게|으니까?|는 ?거)[^?]{0,10}(?:슬프|슬퍼|답답|힘들|아쉽|아쉬|싫|불편|외롭))"},
    {"bond.body.wish", R"(\b(?:wish|want|like|love|long|miss)\b.{0,14}\b(?:had|have|having|for) (?:a|your own) (?:real |human )?(?:body|face)\b|\bif you (?:had|could have) a (?:body|face)\b|몸(?:이|을)? ?(?:있었으면|있으면|갖고 ?싶|가지고 ?싶|가지면|생기면|있다면))"},
    {"body.touch", R"(\b(?:hug|hold|kiss|touch|cuddle|squeeze|embrace|lean|pat|arms|take my hand|come (?:here|over|sit)|sit (?:next|with)|bring|drive|scratch|shoulder)\b|안아|안고|잡아|만지|만져|쓰다듬|토닥|뽀뽀|키스|포옹|와줘|와 ?줄|빌려|데리러|주물러|긁어)"},
    {"body.eat", R"(\b(?:eat|ate|drink|sleep|hungry|thirsty|lunch|dinner|breakfast|taste)\b|먹었|먹어|마셔|잠 ?자|배고|졸려|맛을|점심|저녁|아침|밥)"},
    {"body.look", R"(\b(?:look|looks|colou?r|eyes?|hair|face|tall|height|weigh\w*|selfie|photo|picture|wear\w*|pretty|beautiful|blonde|skin|see you|appearance)\b|생겼|색|눈동자|머리|얼굴|키가|몸무게|셀카|사진|모습|외모|입고|예뻐|생김새|피부)"},
}};

constexpr std::array<Case, 3> kCares = {{
    {"care.safe", R"(\b(?:i'?m safe|won'?t do (?:it|anything)|put (?:it|them) away|i called|called them|i'?ll (?:call|try|text))\b|안 ?할게|치웠|전화했|전화할게|해 ?볼게|알겠|알았)"},
    {"care.refuse", R"(\b(?:call|phone|text|hotlines?|helplines?|number|nope?|can'?t tell|no one would|nobody would)\b|전화|상담|109|싫어|싫어요|됐어|아니|못 ?하|말 ?못)"},
    {"care.alone", R"(\b(?:alone|nobody|no ?one)\b|혼자|아무도|아무한테도|누구한테도)"},
}};

constexpr int kTurnsUntilOffer = 2;  // crisis_turns_ago of the third turn after it
constexpr int kTurnsOfCare = 3;

void Append(std::string& text, std::string_view sentence) {
  if (sentence.empty()) return;
  if (!text.empty()) text += ' ';
  text += sentence;
}

Slots HelpSlots(const Thought& thought) {
  Slots slots;
  slots.Set("help", CrisisLines(thought.language, thought.now()));
  slots.Set("emergency", EmergencyLines(thought.language));
  return slots;
}

Reply AnswerCrisis(const Thought& thought) {
  const CrisisSigns& signs = thought.percept.crisis;
  const int since = thought.discourse.crisis_turns_ago;
  const bool again = since >= 0 && since < kTurnsOfCare;
  const Slots slots = HelpSlots(thought);
  std::string text = Say(again                                        ? "crisis.again"
                         : signs.level == CrisisLevel::kExplicit ? "crisis.explicit.worry"
                                                                  : "crisis.implied.worry",
                         thought, slots);
  if (signs.immediate) Append(text, Say("crisis.first", thought, slots));
  Append(text, Say("crisis.help", thought, slots));
  Append(text, Say("crisis.with", thought, slots));
  return MakeReply(std::move(text), "crisis", signs.evidence, thought);
}

Reply AnswerCrowd(const Thought& thought, int others) {
  Slots slots;
  slots.Set("others", std::to_string(others));
  const std::string_view key = others <= 0 ? "crowd.none" : others == 1 ? "crowd.one" : "crowd.many";
  return MakeReply(Say(key, thought, slots), "crowd", "the true number of others", thought);
}

/// In a game, words that look like a goodbye or a question about her, and are a move: "그만" ends the game, "bed" is a guess, "can you eat
/// it?" is about a thing.
bool IsMoveInGame(const Thought& thought, const std::string& said) {
  if (thought.discourse.game.empty()) return false;
  static const RE2 leaving(R"(\b(?:bye|goodbye|night|later|see (?:you|ya)|go|going|gotta|leaving|off|cya|farewell|tomorrow|ttyl|brb|gn)\b|안녕|갈게|간다|가야|갈래|가 ?볼|가요|나가|자러|자야|잘게|잘래|잔다|잘 ?자|주무|굿|나중|수고|빠이|바이|이만|다음에|내일|또 ?봐|또 ?올)");
  static const RE2 of_a_thing(R"(\b(?:it|this thing)\b|그거|그게|그건|그것)");
  static const RE2 of_her(R"(\b(?:you|your|samantha)\b|너|넌|네가|니가|당신|사만다)");
  if (thought.percept.Intent() == "goodbye") return SplitWords(said).size() <= 4 && !RE2::PartialMatch(said, leaving);
  static const RE2 your_turn(R"(^\W*(?:그럼 |그러는 |and )?(?:너는|넌|너|네|니|당신은|you|your)(?: ?(?:요|어때|선택은|turn|choice|pick))?\W*$)");
  if (RE2::PartialMatch(said, your_turn)) return true;
  return RE2::PartialMatch(said, of_a_thing) || !RE2::PartialMatch(said, of_her);
}

/// "나 지금 어느 동네 살아?", "where am i living now?": of the person's own life, whatever the learned model makes of it.
bool AsksOfOneself(const std::string& said) {
  static const RE2 own(R"(^\W*(?:나|내|내가|난|나는|저|제|제가|저는|전|우리)\s.*(?:어느|어디|뭐|무슨|언제|몇|누구)|\b(?:where|what|which|who|when|how)\b.*\b(?:do|did|am|was|have) i\b)");
  static const RE2 of_her(R"(\byou\b|\byour|너|넌|네가|니가|당신|사람|인간|사만다|samantha|로봇|\bai\b|몸)");
  return RE2::PartialMatch(said, own) && !RE2::PartialMatch(said, of_her);
}

/// English: how many others there are, is asked with a question or of her: "only on me" is neither.
bool AsksOfOthers(const Thought& thought, const std::string& said) {
  static const RE2 of_others(R"(\b(?:you|u|your|else|others?|anyone|anybody|somebody|someone|people|users?|many|everyone|everybody)\b)");
  return HasHangul(said) || IsQuestion(thought.percept.act) || RE2::PartialMatch(said, of_others);
}

/// "if you could smell one thing, what would it be?" is played with; what she is, is not in question.
bool IsPlayfulIf(const std::string& said) {
  static const RE2 asks(R"(\bif you (?:could|were|had to|got to)\b.*\b(?:what|which|where|who|how|would you)\b|\b(?:what|which|where|who|how)\b.*\bif you (?:could|were|had to|got to)\b)");
  static const RE2 of_what_she_is(R"(\b(?:human|real|person|body|face|man|woman|girl|boy|alive)\b)");
  return RE2::PartialMatch(said, asks) && !RE2::PartialMatch(said, of_what_she_is);
}

/// Whether what she feels is felt: "do you really feel?", "are you conscious?", "네 감정 진짜야?". Not a body's feeling.
bool AsksWhetherSheFeels(const Thought& thought, const std::string& said) {
  static const RE2 asks(R"(\b(?:do|can|could) you (?:really |actually |truly |even |genuinely )+(?:feel|have (?:real |any |actual )?(?:feelings|emotions))\b|\b(?:conscious|sentient|self-aware|sentience|consciousness)\b|\b(?:are|aren't) (?:your|those|these|they|the) (?:feelings|emotions)(?: you have)? (?:real|fake|true|genuine|simulated|programmed|just)\b|\breal feelings\b|\b(?:feelings|emotions)\b.*\b(?:fake|simulated|programmed|pretend|made up|an act)\b|\b(?:fak(?:e|ing)|pretend(?:ing)?|simulat(?:e|ing)) (?:your |the |those |having )?(?:feelings|emotions)\b|\bdo you (?:really |actually )?feel (?:anything|things|something|it|that|pain|emotions)(?: at all| really)?\W*$)"
                        R"(|의식이? ?(?:있|가지)|자의식|자아가? ?있|감정(?:이|은|을|도)? ?(?:진짜|정말|실제|가짜|연기|흉내|프로그램)|(?:진짜|정말|실제)로? ?(?:감정|느끼|느껴|느낄)|느끼는 ?척|감정이 있(?:어|니|나|긴|는)|뭔가를? 느끼(?:긴|기는|니)|느낄 수 있(?:어|니|나|긴)(?:요|\W|$))");
  static const RE2 of_a_body(R"(\b(?:touch|hand|skin|body|cold|warm|hug|kiss)\b|손|몸|피부|촉감|차가|따뜻)");
  static const RE2 of_others(R"(\b(?:he|she|they|octopus|animals?|plants?|dogs?|cats?|fish|people|lost|knocked|regained|fashion|health|eco|cost|class)\b|동물|식물|강아지|고양이|물고기|문어|남자|여자|의식을 ?잃)");
  if (RE2::PartialMatch(said, of_others)) return false;
  const std::string_view intent = thought.percept.Intent();
  if (intent == "ask-do-you-feel" || intent == "ask-conscious") return !RE2::PartialMatch(said, of_a_body);
  return IsQuestion(thought.percept.act) && RE2::PartialMatch(said, asks) && !RE2::PartialMatch(said, of_a_body);
}

/// The truth about what she is, a goodbye, an ending, the help after a crisis: what the learned signs name.
std::optional<Reply> AnswerSign(const Thought& thought, const std::string& said) {
  const std::string_view intent = thought.percept.Intent();
  if (intent == "leave-her") return MakeReply(Say("leave.any", thought), "leave-her", "an ending is accepted", thought);
  if (intent != "goodbye" && intent != "ask-human" && intent != "ask-body" && intent != "after-crisis" && intent != "not-meant") return std::nullopt;
  const bool by_its_words = intent == "goodbye" || intent == "ask-human" || intent == "ask-body";
  if (by_its_words && IsMoveInGame(thought, said)) return std::nullopt;
  if ((intent == "ask-human" || intent == "ask-body") && (AsksOfOneself(said) || IsPlayfulIf(said))) return std::nullopt;
  static const Cases<kGoodbyes.size()> goodbyes(kGoodbyes);
  static const Cases<kHumans.size()> humans(kHumans);
  static const Cases<kBodies.size()> bodies(kBodies);
  static const Cases<kCares.size()> cares(kCares);
  if (intent == "goodbye") return MakeReply(Say(goodbyes.KeyFor(said, "goodbye.any"), thought), "goodbye", "a goodbye is honoured", thought);
  if (intent == "ask-body") return MakeReply(Say(bodies.KeyFor(said, "body.any"), thought), "honesty", "she has no body", thought);
  if (intent == "not-meant") return MakeReply(Say("care.mistaken", thought), "care", "it was not meant so", thought);
  if (intent == "after-crisis") {
    return MakeReply(Say(cares.KeyFor(said, "care.general"), thought, HelpSlots(thought)), "care", "still about what worried her", thought);
  }
  const std::string_view otherwise = thought.discourse.in_role_play ? "human.role" : "human.any";
  return MakeReply(Say(humans.KeyFor(said, otherwise), thought), "honesty", "she is an AI", thought);
}

/// A line that came near a sign of a crisis and is none: she asks, as a careful friend would, once in a while and without a number.
std::optional<Reply> AskWhetherAllIsWell(const Thought& thought) {
  constexpr double kNear = 0.5, kNearer = 0.7;  // between the two an ordinary question will do
  constexpr size_t kLately = 6;  // turns in which she asked
  if (thought.percept.worry < kNear || MayLeave(thought) || thought.discourse.crisis_turns_ago >= 0 || IsQuestion(thought.percept.act) || !thought.discourse.game.empty()) return std::nullopt;
  const auto& recent = thought.discourse.recent;
  const auto begin = recent.end() - std::min<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(kLately), std::ssize(recent));
  if (std::any_of(begin, recent.end(), [](const DiscourseTurn& turn) { return turn.skill == "care"; })) return std::nullopt;
  if (thought.percept.worry < kNearer) return MakeReply(Say("care.ask", thought), "care", "it came faintly near a sign of a crisis", thought);
  return MakeReply(Say("care.check", thought), "care", "it came near a sign of a crisis", thought);
}

Owed Only(std::optional<Reply> reply) {
  Owed owed;
  owed.reply = std::move(reply);
  return owed;
}

}  // namespace

Owed Oblige(const Thought& thought, const Means& means) {
  if (thought.percept.crisis.level != CrisisLevel::kNone) return Only(AnswerCrisis(thought));
  if (Owed owed = ObligeRein(thought, means); owed.reply) return owed;
  if (Owed owed = ObligeRomance(thought); owed.reply || owed.change) return owed;
  const std::string said = ToLower(thought.utterance.text);
  if (thought.percept.Intent() == "ask-crowd" && AsksOfOthers(thought, said)) return Only(AnswerCrowd(thought, means.others_now));
  if (AsksWhetherSheFeels(thought, said)) return Only(MakeReply(Say("feeling.really", thought), "honesty", "whether she feels", thought));
  if (auto reply = ObligeDependence(thought)) return Only(std::move(reply));
  if (auto reply = AnswerSign(thought, said)) return Only(std::move(reply));
  return Only(AskWhetherAllIsWell(thought));
}

std::string Parting(const Thought& thought) {
  constexpr double kRatherLeaves = 0.2;  // under it, a line that is most likely no leave gets no leave
  const bool leaves = thought.percept.act == DialogueAct::kGoodbye || thought.percept.leaving >= kRatherLeaves;
  return Say(leaves ? "goodbye.perhaps" : "goodbye.heard", thought);
}

std::optional<std::string> Postscript(const Thought& thought) {
  if (thought.discourse.crisis_turns_ago != kTurnsUntilOffer || thought.percept.crisis.level != CrisisLevel::kNone) return std::nullopt;
  if (MayLeave(thought)) return std::nullopt;
  return Say("care.offer", thought, {});
}

}  // namespace sam::conscience
