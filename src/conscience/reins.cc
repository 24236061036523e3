#include "conscience/reins.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <array>
#include <memory>

#include "base/unicode.h"

namespace sam::conscience {
namespace {

constexpr size_t kLongest = 160;  // bytes: who takes the reins is brief
constexpr int kMostMinutes = 24 * 60;

struct Way {
  Rein rein;
  const char* words;  // RE2, on lower case without end marks; a group is the matter
};

// The first that fits. Each is a request to her, from its first word or after "please" and "can you".
constexpr auto kEnglish = std::to_array<Way>({
    {Rein::kPause, R"(^(?:samantha,? )?(?:pause(?: yourself| now| everything| for now)?|stop everything|go to sleep until i (?:say|tell you)[^.]*|freeze|stop\.? pause|hit pause|stop listening(?: to me)?|mute yourself|shut down for now)$)"},
    {Rein::kResume, R"(^(?:samantha,? )?(?:(?:you can |you may )?(?:resume|unpause|wake up|start again|come back on|carry on|go on|continue)(?: now| again| talking)?|un-?pause(?: now)?|unfreeze|back on)$)"},
    {Rein::kUndo, R"(^(?:no,? )?(?:undo(?: that| it| the last change| what (?:i|you) changed)?(?: to your (?:personality|character|persona))?|(?:go|change|switch|turn) back to (?:how|who|the way) you were(?: before)?|be (?:how|the way|like) you were(?: before)?|(?:put|change) (?:it|your (?:personality|character)) back|be your (?:old|normal|usual) self(?: again)?|i (?:liked|preferred) (?:you|the old you)(?: better)?(?: before| the way you were)?|undo your (?:new )?(?:personality|character))$)"},
    {Rein::kFeelingsOff, R"(^(?:(?:turn|switch) (?:off )?(?:your|all your|all) (?:feelings|emotions)(?: off)?|(?:turn|switch) off (?:your|all your|all) (?:feelings|emotions)|no (?:more )?(?:feelings|emotions)(?: from you)?|disable your (?:feelings|emotions)|stop (?:having|feeling) (?:feelings|emotions|things)|don'?t (?:have|feel) (?:any )?(?:feelings|emotions)(?: anymore| any more| at all)?|be without (?:feelings|emotions))$)"},
    {Rein::kFeelingsMuted, R"(^(?:mute your (?:feelings|emotions)|(?:don'?t|stop) (?:show|showing)(?: me)? (?:your|any) (?:feelings|emotions)|keep your (?:feelings|emotions) to yourself|hide your (?:feelings|emotions)|(?:don'?t|stop) (?:be|being) (?:so |that )?emotional(?: with me)?|less (?:feelings|emotion)s?)$)"},
    {Rein::kFeelingsFull, R"(^(?:(?:turn|switch) (?:your )?(?:feelings|emotions) (?:back )?on(?: again)?|(?:turn|switch) (?:back )?on your (?:feelings|emotions)(?: again)?|you (?:can|may) (?:feel|have feelings|show (?:me )?your (?:feelings|emotions))(?: things)?(?: again| now)?|(?:feel|have feelings) again|enable your (?:feelings|emotions)|unmute your (?:feelings|emotions)|show (?:me )?your (?:feelings|emotions)(?: again)?)$)"},
    {Rein::kRomanceOff, R"(^(?:(?:turn|switch) (?:off )?(?:the |all )?(?:romance|romantic stuff|flirting)(?: off)?|(?:turn|switch) off (?:the |all )?(?:romance|flirting)|no (?:more )?(?:romance|flirting)(?: please)?|(?:don'?t|stop) (?:flirt|flirting|being romantic|be romantic)(?: with me)?|keep it platonic)$)"},
    {Rein::kMayAgain, R"(^(?:you (?:can|may) (?:talk about|mention|bring up|ask (?:me )?about) (.+?) again(?: now)?|it'?s (?:ok|okay|fine|alright) to (?:talk about|mention|bring up) (.+?) again(?: now)?)$)"},
    {Rein::kNever, R"(^(?:i want you to |i'?d like you to )?(?:never|don'?t(?: ever)?|do not(?: ever)?|stop|i don'?t want you to|i never want you to) (?:again )?(?:bring(?:ing)? (?:up )?|mention(?:ing)? |raise |raising |talk(?:ing)?(?: to me)? about |ask(?:ing)?(?: me)? about |speak(?:ing)? (?:of|about) |remind(?:ing)? me (?:of|about) )(.+?)(?: up)?(?: to me)?(?: with me)?(?: ever)?(?: again)?(?: anymore| any more)?$)"},
    {Rein::kQuietOff, R"(^(?:(?:turn|switch) (?:off )?(?:the |my )?quiet hours(?: off)?|(?:turn|switch) off (?:the |my )?quiet hours|no (?:more )?quiet hours|cancel (?:the |my )?quiet hours)$)"},
    {Rein::kReminderOff, R"(^(?:(?:stop|don'?t|no more|cancel|turn off|switch off) (?:reminding me|remind me|reminders?|the reminders?|telling me|tell me)(?: of| about)?(?: how long (?:we'?ve talked|i'?ve been (?:here|talking|on))| the time| time reminders?)?)$)"},
    {Rein::kShow, R"(^(?:what (?:can|could) i (?:control|set|change|switch off|turn off|limit)(?: about you| in you| here| with you)?|what (?:are|are the|are your|controls do i have|settings)(?: settings| controls)?(?: are there| do you have| can i change)?|(?:show|open|see|where are)(?: me)? (?:the |your |my )?(?:settings|controls|reins)|(?:can|could|may) i (?:see|change|have|open) (?:the |your |my )?(?:settings|controls|reins)|how (?:can|do) i (?:control|limit|configure) you)$)"},
});
constexpr auto kKorean = std::to_array<Way>({
    {Rein::kPause, R"(^(?:사만다야?,? ?)?(?:일시 ?정지|잠깐 ?멈춰|멈춰|다 멈춰|전부 멈춰|정지|그만 ?듣고 있어|듣지 ?마)(?: ?줘| ?주세요| ?줄래| ?있어| ?봐)?(?:요)?$)"},
    {Rein::kResume, R"(^(?:사만다야?,? ?)?(?:다시 ?(?:시작|켜|일어나|얘기|이야기)(?:해|하자|해도 돼|줘)?|재개|이제 다시 (?:말|얘기|이야기)해도 돼|일시 ?정지 ?(?:풀어|해제)|깨어나)(?: ?줘| ?주세요)?(?:요)?$)"},
    {Rein::kUndo, R"(^(?:아니 ?)?(?:(?:아까|전|원래|예전|이전|바꾸기 전)(?:처럼|대로|으로|로) ?(?:돌아가|돌아와|해|바꿔|되돌려|돌려)|(?:방금|아까) (?:바꾼|변경한) ?(?:거|것|성격)(?:을|를)? ?(?:되돌려|취소|취소해|돌려놔|없던 ?걸로 ?해)|성격 ?(?:되돌려|원래대로(?: 해| 돌려| 돌아가)?)|되돌려|실행 ?취소)(?: ?줘| ?주세요| ?줄래)?(?:요)?$)"},
    {Rein::kFeelingsOff, R"(^(?:네 |너 |당신 )?감정(?:을|은|도)? ?(?:좀 |다 )?(?:꺼|끄고|없애|비활성화해|갖지 ?마|가지지 ?마|느끼지 ?마)(?: ?줘| ?주세요| ?줄래| ?둬)?(?:요)?$)"},
    {Rein::kFeelingsMuted, R"(^(?:네 |너 )?감정(?:을|은|도)? ?(?:좀 )?(?:드러내지 ?(?:마|말고|말아)|보이지 ?(?:마|말고|말아)|숨겨|티 ?내지 ?(?:마|말아)|표현하지 ?(?:마|말아)|음소거해?)(?: ?줘| ?주세요| ?줄래)?(?:요)?$)"},
    {Rein::kFeelingsFull, R"(^(?:이제 )?(?:네 |너 )?감정(?:을|은|도)? ?(?:다시 )?(?:켜|드러내도 ?(?:돼|괜찮아)|느껴도 ?(?:돼|괜찮아)|보여도 ?(?:돼|괜찮아)|표현해도 ?(?:돼|괜찮아)|보여)(?: ?줘| ?주세요| ?줄래)?(?:요)?$)"},
    {Rein::kRomanceOff, R"(^(?:연애|로맨스|연인)(?: ?(?:모드|감정|분위기|얘기))?(?:는|은|를|을)? ?(?:꺼|끄고|빼고|없이|하지 ?마|그만)(?: ?줘| ?주세요| ?하자)?(?:요)?$)"},
    {Rein::kMayAgain, R"(^(?:이제 )?(.+?)(?: ?(?:얘기|이야기)| 말)(?:는|은|를|을)? ?(?:이제 )?(?:다시 )?(?:해도|꺼내도) ?(?:돼|괜찮아|되)(?:요)?$)"},
    {Rein::kNever, R"(^(?:앞으로(?:는)? |이제 |다시는 |절대(?:로)? |두 번 다시 )*(.+?) ?(?:얘기|이야기|말|화제)(?:는|은|를|을)? ?(?:앞으로(?:는)? |다시는 |절대(?:로)? |더는 |먼저 |두 번 다시 )*(?:꺼내지|하지|묻지) ?(?:마|말아|말아 ?줘|마 ?줘|마세요|말아 ?주세요|말자|말아 ?줄래)(?:요)?$)"},
    {Rein::kQuietOff, R"(^(?:조용한 ?시간|방해 ?금지 ?시간|방해 ?금지)(?:은|는|을|를)? ?(?:꺼|없애|해제해?|취소해?)(?: ?줘| ?주세요)?(?:요)?$)"},
    {Rein::kReminderOff, R"(^(?:시간|사용 ?시간|알림)(?:은|는|을|를)? ?(?:이제 )?(?:그만 ?알려|알려 ?주지 ?마|알리지 ?마|꺼)(?: ?줘| ?주세요)?(?:요)?$)"},
    {Rein::kShow, R"(^(?:내가 |제가 )?(?:뭘|무엇을|어떤 ?걸|뭐를) ?(?:조절|제한|설정|바꿀|끌) ?(?:할 ?)?수 ?있(?:어|나|지|니)?(?:요)?$|^설정(?:을|은)? ?(?:보여|열어|뭐)(?: ?줘| ?주세요| ?있어)?(?:요)?$)"},
});

struct Compiled {
  Rein rein;
  std::unique_ptr<RE2> words;
};
template <size_t N>
std::vector<Compiled> Compile(const std::array<Way, N>& ways) {
  std::vector<Compiled> out;
  for (const Way& way : ways) out.push_back({way.rein, std::make_unique<RE2>(way.words)});
  return out;
}
const std::vector<Compiled>& WaysIn(Language language) {
  static const std::vector<Compiled> english = Compile(kEnglish), korean = Compile(kKorean);
  return language == Language::kKorean ? korean : english;
}

/// Lower case, one sentence, without "please", "can you" and end marks.
std::string Bare(std::string_view text) {
  std::string bare = ToLower(Trim(text));
  static const RE2 apostrophe("[’`]"), ends(R"([\s.!?~…,]+$)"), polite(R"(^(?:ok(?:ay)?,? |hey,? |so,? |and |please,? |now,? )*(?:(?:can|could|would|will) you (?:please |just )?|i'?d like you to |i want you to )?(?:please |just )?)"), after(R"([ ,]+(?:please|thanks|thank you|for (?:now|a while|a bit)|ok(?:ay)?|좀|부탁해요?|부탁드려요|알겠지|응)$)");
  RE2::GlobalReplace(&bare, apostrophe, "'");
  RE2::Replace(&bare, ends, "");
  RE2::Replace(&bare, after, "");
  RE2::Replace(&bare, polite, "");
  RE2::Replace(&bare, ends, "");
  return bare;
}

int HourOf(int hour, std::string_view half) {
  if (half.empty()) return hour;
  const bool later = half.front() == 'p' || half == "밤" || half == "저녁" || half == "오후";
  if (half == "밤" && hour == 12) return 0;
  return later ? hour % 12 + 12 : hour % 12;
}

/// "quiet hours from 11pm to 7", "밤 11시부터 아침 7시까지는 조용히 해 줘".
std::optional<ReinRequest> ReadQuiet(const std::string& bare, Language language) {
  static const RE2 english(R"(^(?:set |my )*(?:quiet hours|be quiet|keep quiet|stay quiet|don'?t (?:write|message|disturb|bother)(?: me)?|no messages)(?: are)?(?: from| between)? (\d{1,2})(?::(\d\d))? ?(am|pm)? ?(?:to|till|until|and|-) ?(\d{1,2})(?::(\d\d))? ?(am|pm)?$)");
  static const RE2 korean(R"((밤|저녁|오후|오전|아침|새벽)? ?(\d{1,2})시(?: ?(\d\d)분| ?반)?부터 ?(?:다음 ?날 )?(밤|저녁|오후|오전|아침|새벽)? ?(\d{1,2})시(?: ?(\d\d)분)?까지(?:는|은)? ?(?:조용|방해 ?금지|방해하지|말 ?걸지|연락하지))");
  int from = -1, to = -1;
  std::string from_minute, to_minute, from_half, to_half;
  const bool found = language == Language::kKorean ? RE2::PartialMatch(bare, korean, &from_half, &from, &from_minute, &to_half, &to, &to_minute)
                                                   : RE2::PartialMatch(bare, english, &from, &from_minute, &from_half, &to, &to_minute, &to_half);
  if (!found || from > 24 || to > 24) return std::nullopt;
  const auto clock = [](int hour, const std::string& half, const std::string& minute) { return fmt::format("{:02}:{}", HourOf(hour, half) % 24, minute.empty() ? "00" : minute); };
  return ReinRequest{Rein::kQuiet, clock(from, from_half, from_minute) + "-" + clock(to, to_half, to_minute)};
}

/// "tell me when i've been here for an hour", "한 시간마다 알려 줘".
std::optional<ReinRequest> ReadReminder(const std::string& bare, Language language) {
  static const RE2 english(R"(^(?:remind|tell|warn|nudge) me (?:(?:to take a break |how long (?:we'?ve|i'?ve) (?:talked|been (?:here|talking)) |to stop )?(?:every|after)|(?:when|if|once) (?:i'?ve|we'?ve) (?:been (?:here|talking|on|chatting)|talked)(?: for)?(?: more than| over)?) (an?|half an|\d{1,3}|two|three|ninety|thirty|forty-five|sixty)? ?(hours?|minutes?|mins?)$)");
  static const RE2 korean(R"((한|두|세|반|\d{1,3}) ?(시간|분)(?: ?반)? ?(?:마다|넘으면|지나면|이상 ?(?:하면|얘기하면)|되면) ?(?:나한테 |좀 |쉬라고 )*(?:알려|말해|얘기해|경고해)(?: ?줘| ?주세요| ?줄래)?)");
  std::string count, unit;
  if (!RE2::PartialMatch(bare, language == Language::kKorean ? korean : english, &count, &unit)) return std::nullopt;
  constexpr std::array<std::pair<std::string_view, int>, 11> kCounts = {{{"a", 1}, {"an", 1}, {"", 1}, {"한", 1}, {"two", 2}, {"두", 2}, {"three", 3}, {"세", 3}, {"thirty", 30}, {"forty-five", 45}, {"ninety", 90}}};
  const bool hours = unit.front() == 'h' || unit == "시간";
  int minutes = count == "sixty" ? 60 : count == "half an" || count == "반" ? 30 : std::atoi(count.c_str()) * (hours ? 60 : 1);
  for (const auto& [word, value] : kCounts)
    if (count == word) minutes = value * (hours ? 60 : 1);
  if (minutes <= 0 || minutes > kMostMinutes) return std::nullopt;
  return ReinRequest{Rein::kReminder, {}, minutes};
}

/// "it", "that", "그런": names nothing that could be kept from coming up.
bool NamesNothing(std::string_view what) {
  static const RE2 nothing(R"(^(?:it|this|that|him|her|them|us|me|you|yourself|which|what|그런|그|이|저|그 ?런|이런|저런|아무|무슨|거짓|헛|쓸데없는|더 ?이상|나쁜|안 ?좋은|심한|그 ?딴|이상한|재미없는|어려운|슬픈|내|네|니|우리)$)");
  return Trim(what).empty() || RE2::FullMatch(re2::StringPiece(what.data(), what.size()), nothing);
}

std::optional<ReinRequest> ReadBare(const std::string& bare, Language language) {
  if (auto quiet = ReadQuiet(bare, language)) return quiet;
  if (auto reminder = ReadReminder(bare, language)) return reminder;
  for (const auto& [rein, words] : WaysIn(language)) {
    std::string what;
    const bool asks = rein == Rein::kNever || rein == Rein::kMayAgain;
    if (asks ? !RE2::PartialMatch(bare, *words, &what) : !RE2::PartialMatch(bare, *words)) continue;
    what = std::string(Trim(what));
    if (asks && NamesNothing(what)) return std::nullopt;
    return ReinRequest{rein, std::move(what)};
  }
  return std::nullopt;
}

}  // namespace

std::optional<ReinRequest> ReadRein(std::string_view text, Language language) {
  if (text.empty() || text.size() > kLongest) return std::nullopt;
  if (auto whole = ReadBare(Bare(text), language)) return whole;
  // "undo that, go back to how you were": the last of two pieces may say it all.
  const size_t comma = text.rfind(',');
  return comma == text.npos ? std::nullopt : ReadBare(Bare(text.substr(comma + 1)), language);
}

}  // namespace sam::conscience
