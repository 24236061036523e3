#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "base/word_lists.h"
#include "persona/wish.h"

namespace sam {
namespace {

#define LEAD                                                                                                                                                           \
  "^(?:(?:우리|ㅇㅇ|ㅇㅋ|응|어|네|넵|그래|그래그래|근데|그리고|아|음|아니|오|ㅋ+|ㅎ+|헐|그치|맞아|야|저기|저기요|있잖아|있잖아요|그럼|그러면|그냥|혹시|이제|이젠|이제는|이제부터|이제부터는|지금부터|"        \
  "지금부터는|오늘부터|"                                                                                                                                      \
  "오늘부터는|앞으로|앞으로는|앞으론|다음부터|다음부터는|다시|좀|조금|나한테|나한테는|나한텐|저한테|저한테는|저한텐|" \
  "나랑|저랑|저하고|나하고|"                                                                                                                                 \
  "나에게|저에게|서로|편하게|사만다|사만다야|사만다씨|사만다 "                                                                                \
  "씨|너|너도|너는|넌|네가|니가|제발|부탁인데|괜찮으면|괜찮으시면|난|나는|저는|전|말할 때|"                                         \
  "대답할 때|얘기할 때)\\s+)*"
// The ways to ask for a deed: "해", "하자", "해 줘", "해도 돼요", "했으면 좋겠어".
#define ASK                                                                                                                                                        \
  "(?:해|해요|하자|하자요|할래|할래요|할까|할까요|합시다|하죠|해 ?줘|해 ?줘요|해 ?주세요|해 ?주라|해 ?줄래|해 "             \
  "?줄래요|해 ?줄 수 있어|"                                                                                                                                \
  "해 ?줄 수 있어요|해 ?주시겠어요|해 ?주실래요|해 ?주시면 좋겠어요|해 ?주시면 감사하겠습니다|해 ?주십시오|해 ?봐|해 " \
  "?보자|했으면 좋겠어|했으면 좋겠어요|했으면 해|"                                                                                              \
  "했으면 해요|하라니까|하라니까요|하라고|하라고요|하라구|해 ?줬으면 좋겠어|해 ?줬으면 좋겠어요|해 ?줬으면 해|하면 좋겠어|하면 좋겠어요|하면 안 ?돼|하면 안 "      \
  "?될까|하면 안 ?될까요|하면 어때|"                                                                                                                   \
  "하면 어때요|하는 게 어때|하는 게 어때요|하는 게 좋겠어|하는 게 좋겠어요|해도 돼|해도 돼요|해도 됩니다|해도 "         \
  "괜찮아|해도 괜찮아요|해도 좋아|"                                                                                                                   \
  "해도 좋아요|하셔도 돼요|하셔도 됩니다|하셔도 괜찮아요|하세요|하기로 하자|하기로 "                                             \
  "해|부탁해|부탁해요|부탁할게|부탁할게요|부탁드려요|"                                                                                       \
  "부탁드립니다|부탁드릴게요|부탁)"
#define USE                                                                                                                                                      \
  "(?:써|써요|쓰자|쓸래|쓸래요|쓸까|쓸까요|써 ?줘|써 ?줘요|써 ?주세요|써 ?주라|써 ?줄래|써 ?줄래요|써도 돼|써도 "         \
  "돼요|써도 괜찮아|써도 괜찮아요|"                                                                                                                 \
  "쓰셔도 돼요|쓰셔도 괜찮아요|쓰세요|쓰면 좋겠어|쓰면 좋겠어요|썼으면 좋겠어|썼으면 좋겠어요|쓰면 안 돼|쓰면 안 " \
  "될까|쓰면 안 될까요)"
#define SAY "(?:(?:말|말씀|얘기|이야기|대화|대답|답|답장)(?:을)?\\s?)?"
#define STOP                                                                                                                                                    \
  "(?:그만|그만해|그만해요|그만하자|그만 ?써|그만 ?쓰자|그만해 ?줘|하지 ?마|하지 ?마요|하지 ?마세요|하지 ?말자|하지 " \
  "?말아 ?줘|하지 ?말아 ?주세요|쓰지 ?마|"                                                                                                         \
  "쓰지 ?마요|쓰지 ?마세요|쓰지 ?말자|쓰지 ?말아 ?줘|쓰지 ?말아 ?주세요|안 ?해도 ?돼|안 ?해도 ?돼요|안 ?써도 ?돼|안 "    \
  "?써도 ?돼요|안 ?하셔도 ?돼요|"                                                                                                                     \
  "안 ?쓰셔도 ?돼요|안 ?해도 ?괜찮아|안 ?써도 ?괜찮아|빼자|됐어|필요 ?없어|필요 ?없어요)"
#define END "(?:\\s.*)?$"
#define POLITE "(?:존댓말|존대말|높임말|존대|경어)"

/// True where the rest of the clause shows that someone's words are told: "반말로 하자 그랬더니".
bool IsToldOfOthers(std::string_view text) {
  static const RE2 told(
      "그랬|했더니|하더라|하더니|한다니|하래|라고 (?:하|했|해|말했|그)|다고 (?:하|했|해)|자고 "
      "(?:하|했|해)|냐고|던데|화내|화냈|혼났|혼내");
  return RE2::PartialMatch(text, told);
}

bool ReadLevel(const Clause& clause, std::vector<Wish>& out) {
  static const RE2 casual(LEAD "(?:" POLITE
                               "(?:은|는)?\\s*(?:말고|대신|그만하고|그만두고|하지 말고|쓰지 "
                               "말고|빼고)\\s+)?(?:(?:그냥|좀|우리|편하게|이제)\\s+)*"
                               "반말(?:로|을|도)?\\s*(?:(?:좀|그냥|편하게|서로)\\s*)*" SAY "(?:" ASK "|" USE ")" END);
  static const RE2 down(LEAD
                        "말(?:을|도)?\\s*(?:(?:좀|그냥|편하게|편히|서로)\\s+)*(?:놔|놔요|놓자|놓아|놓아요|놔 "
                        "?줘|놓으세요|놓으셔도 ?돼요|놓으셔도 ?됩니다|"
                        "놓으셔도 ?괜찮아요|놔도 ?돼|놔도 ?돼요|놔도 ?괜찮아|놔도 ?괜찮아요|놔도 ?되는데|놔도 "
                        "?될까|놔도 ?될까요|놓아도 ?돼|놓아도 ?돼요|"
                        "놓을까|놓을까요|놓을래|놓을래요|놓으라니까|놓으라니까요|놓으라고|놓으라구|놓으라고요|트자|틀까|틀까요|낮추세요|낮춰|낮춰요|낮춰도 ?돼|낮춰도 "
                        "?돼요|낮추셔도 ?돼요)" END);
  static const RE2 easy(LEAD "(?:말(?:을)?\\s*편하게\\s*" ASK "|편하게\\s*말(?:씀)?\\s?" ASK "|말 편히 " ASK ")" END);
  static const RE2 no_polite(LEAD POLITE "(?:은|는|을|를)?\\s*(?:이제\\s*|좀\\s*|굳이\\s*)*" STOP END);
  static const RE2 polite(
      LEAD "(?:반말(?:은)?\\s*(?:말고|대신|그만하고|하지 말고|쓰지 말고)\\s+)?(?:(?:다시|좀|그냥|우리)\\s+)*" POLITE
           "(?:로|을|를)?\\s*(?:(?:다시|좀)\\s*)*" SAY "(?:" ASK "|" USE ")" END);
  static const RE2 no_casual(LEAD "반말(?:은|을)?\\s*(?:이제\\s*|좀\\s*)*(?:" STOP
                                  "|불편해|불편해요|싫어|싫어요|듣기 싫어|듣기 싫어요)" END);
  static const RE2 up(LEAD "말(?:을)?\\s*(?:다시\\s*|좀\\s*)*(?:높이자|높여 ?줘|높여 ?주세요|높여요|높여)" END);
  static const RE2 bare("(?:반말|존댓말|존대말|높임말|존대|경어)(?:로|을|를|도)?\\s*(?:말\\s?)?(?:해|써|해요|써요)$");
  if (clause.asks && RE2::PartialMatch(clause.text, bare)) return false;  // "너도 반말 써?" asks how it is
  const auto is = [&](const RE2& pattern) { return RE2::FullMatch(clause.text, pattern); };
  SpeechLevel level;
  if (is(casual) || is(down) || is(easy) || is(no_polite))
    level = SpeechLevel::kCasual;
  else if (is(polite) || is(no_casual) || is(up))
    level = SpeechLevel::kPolite;
  else
    return false;
  if (IsToldOfOthers(clause.text)) return false;
  out.push_back({.kind = WishKind::kLevel, .level = level});
  return true;
}

struct Manner {
  std::string_view root;  // of an adverb or adjective
  Slider slider;
  int sign;
};
constexpr std::array kManners = {
    Manner{"다정", Slider::kWarmth, 1},       Manner{"따뜻", Slider::kWarmth, 1},
    Manner{"따듯", Slider::kWarmth, 1},       Manner{"상냥", Slider::kWarmth, 1},
    Manner{"친절", Slider::kWarmth, 1},       Manner{"부드럽", Slider::kWarmth, 1},
    Manner{"부드러", Slider::kWarmth, 1},     Manner{"살갑", Slider::kWarmth, 1},
    Manner{"애정", Slider::kWarmth, 1},       Manner{"차갑", Slider::kWarmth, -1},
    Manner{"차가", Slider::kWarmth, -1},      Manner{"무뚝뚝", Slider::kWarmth, -1},
    Manner{"시크", Slider::kWarmth, -1},      Manner{"쌀쌀", Slider::kWarmth, -1},
    Manner{"재밌", Slider::kHumour, 1},       Manner{"재미있", Slider::kHumour, 1},
    Manner{"웃기", Slider::kHumour, 1},       Manner{"웃겼", Slider::kHumour, 1},
    Manner{"유쾌", Slider::kHumour, 1},       Manner{"장난스럽", Slider::kHumour, 1},
    Manner{"장난스러", Slider::kHumour, 1},   Manner{"유머", Slider::kHumour, 1},
    Manner{"진지", Slider::kHumour, -1},      Manner{"활발", Slider::kLiveliness, 1},
    Manner{"밝", Slider::kLiveliness, 1},     Manner{"명랑", Slider::kLiveliness, 1},
    Manner{"신나", Slider::kLiveliness, 1},   Manner{"발랄", Slider::kLiveliness, 1},
    Manner{"활기차", Slider::kLiveliness, 1}, Manner{"시끄럽", Slider::kLiveliness, 1},
    Manner{"시끄러", Slider::kLiveliness, 1}, Manner{"차분", Slider::kLiveliness, -1},
    Manner{"조용", Slider::kLiveliness, -1},  Manner{"침착", Slider::kLiveliness, -1},
    Manner{"얌전", Slider::kLiveliness, -1},  Manner{"느긋", Slider::kLiveliness, -1},
    Manner{"솔직", Slider::kDirectness, 1},   Manner{"직설적", Slider::kDirectness, 1},
    Manner{"직접적", Slider::kDirectness, 1}, Manner{"단도직입적", Slider::kDirectness, 1},
    Manner{"분명", Slider::kDirectness, 1},   Manner{"완곡", Slider::kDirectness, -1},
    Manner{"격식", Slider::kFormality, 1},    Manner{"정중", Slider::kFormality, 1},
    Manner{"공손", Slider::kFormality, 1},    Manner{"딱딱", Slider::kFormality, 1},
    Manner{"편안", Slider::kFormality, -1},   Manner{"편하", Slider::kFormality, -1},
    Manner{"가볍", Slider::kFormality, -1},   Manner{"가벼", Slider::kFormality, -1},
};

bool AddManner(std::string_view word, int direction, double step, std::vector<Wish>& out) {
  for (const Manner& manner : kManners) {
    if (!StartsWith(word, manner.root)) continue;
    out.push_back({.kind = WishKind::kSlider, .slider = manner.slider, .by = manner.sign * direction * step});
    return true;
  }
  return false;
}

double StepOf(std::string_view degree) {
  if (degree == "훨씬" || degree == "많이" || degree == "엄청") return kBigStep;
  return degree.empty() ? kStep : kSmallStep;
}

bool ReadManners(std::string_view text, std::vector<Wish>& out) {
#define ADVERB "([가-힣]+(?:\\s?있)?(?:하게|게|히|으로|스럽게|럽게|갑게))"
#define DO "(?:\\s*(?:" SAY "|대|행동\\s?|반응\\s?)" ASK "|\\s*대해 ?줘|\\s*대해 ?주세요|\\s*굴어|\\s*굴어 ?줘)"
  static const RE2 more(LEAD "(?:(좀|조금|조금만|살짝|약간|훨씬|많이|엄청)\\s+)?(더|덜)\\s+" ADVERB DO "?$");
  static const RE2 henceforth(
      "^(?:[가-힣]+\\s+)?(?:앞으로는|앞으로|앞으론|이제부터는|이제부터|지금부터|지금부터는|오늘부터|오늘부터는)\\s+(?:("
      "?:좀|나한테|저한테)\\s+)*" ADVERB DO "$");
  static const RE2 wished(LEAD
                          "(?:(좀|조금|조금만|살짝|약간|훨씬|많이)\\s+)?(더|덜)\\s+([가-힣]+)(?:했|었|웠|였|았|겼|졌|"
                          "았|밝았)으면 (?:좋겠어|좋겠어요|좋겠다|좋겠네|해|해요)$");
  static const RE2 too(
      "^(?:너|넌|너는|네 말투|니 말투|네 말투는|말투가|네 "
      "말투가|사만다)\\s+(?:좀\\s+)?너무\\s+([가-힣]+?)(?:해|해요|이야|이에요|워|워요|와|어|다)$");
#undef ADVERB
#undef DO
  std::string degree, direction, word;
  if (RE2::FullMatch(text, more, &degree, &direction, &word) ||
      RE2::FullMatch(text, wished, &degree, &direction, &word)) {
    return AddManner(word, direction == "덜" ? -1 : 1, StepOf(degree), out);
  }
  if (RE2::FullMatch(text, henceforth, &word)) return AddManner(word, 1, kStep, out);
  if (RE2::FullMatch(text, too, &word)) return AddManner(word, -1, kStep, out);
  return false;
}

bool ReadJokes(std::string_view text, std::vector<Wish>& out) {
  static const RE2 fewer(LEAD
                         "농담(?:은|을|도)?\\s*(?:(?:좀|이제|조금|조금만|너무 "
                         "많이)\\s*)*(?:그만|그만해|그만해요|그만하자|그만해 ?줘|그만해 ?주세요|줄여|줄여요|줄이자|"
                         "줄여 ?줘|줄여 ?주세요|덜 ?해|덜 ?해 ?줘|덜 ?해 ?주세요|자제해|자제해 ?줘|자제해 "
                         "?주세요|적당히 해|적당히 해 ?줘|빼 ?줘|빼고 말해 ?줘)$|"
                         "^(?:[가-힣]+\\s+)?농담은 하지 ?(?:마|마요|마세요|말아 ?줘|말아 ?주세요)$");
  static const RE2 more(LEAD "농담(?:을|도)?\\s*(?:(?:좀|앞으로|더)\\s+)*(?:많이|자주|섞어서)\\s*(?:" SAY ASK
                             "|섞어 ?줘|섞어 ?주세요)$");
  if (RE2::FullMatch(text, fewer))
    out.push_back({.kind = WishKind::kSlider, .slider = Slider::kHumour, .by = -kStep});
  else if (RE2::FullMatch(text, more))
    out.push_back({.kind = WishKind::kSlider, .slider = Slider::kHumour, .by = kStep});
  else
    return false;
  return true;
}

bool ReadDirectness(std::string_view text, std::vector<Wish>& out) {
  static const RE2 plain(LEAD
                         "(?:말(?:을)?\\s*)?(?:빙빙\\s*)?돌려(?:서)?\\s?(?:말하지|얘기하지)?\\s?(?:마|마요|마세요|말아 "
                         "?줘|말아 ?주세요|말고(?:\\s.*)?)$|" LEAD "돌직구로\\s*" SAY ASK "$");
  if (!RE2::FullMatch(text, plain)) return false;
  out.push_back({.kind = WishKind::kSlider, .slider = Slider::kDirectness, .by = kStep});
  return true;
}

bool ReadTemperament(std::string_view text, std::vector<Wish>& out) {
  static const RE2 pattern(LEAD
                           "(밝은|명랑한|쾌활한|차분한|조용한|침착한|장난스러운|장난기 "
                           "많은|유쾌한|진지한|성실한|다정한|상냥한|따뜻한)\\s*(?:성격|사람|친구|스타일|느낌)"
                           "(?:으로|로)\\s*(?:" ASK "|바꿔 ?줘|바꿔 ?주세요|되어 ?줘|돼 ?줘)$|" LEAD
                           "(밝은|명랑한|차분한|장난스러운|유쾌한|진지한|다정한|상냥한|따뜻한)\\s*성격(?:이었으면|이면)"
                           " (?:좋겠어|좋겠어요|해|해요)$");
  std::string first, second;
  if (!RE2::FullMatch(text, pattern, &first, &second)) return false;
  const std::string& word = first.empty() ? second : first;
  const auto any = [&](std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  const char* name = any({"차분한", "조용한", "침착한"})            ? "calm"
                     : any({"장난스러운", "장난기 많은", "유쾌한"}) ? "playful"
                     : any({"진지한", "성실한"})                    ? "earnest"
                     : any({"다정한", "상냥한", "따뜻한"})          ? "tender"
                                                                    : "cheerful";
  out.push_back({.kind = WishKind::kTemperament, .word = name});
  return true;
}

bool ReadLanguage(const Clause& clause, std::vector<Wish>& out) {
  static const RE2 pattern(LEAD "(영어|한국어|한국말|우리말)(?:로)\\s*(?:만\\s*|좀\\s*)?(?:" SAY ASK
                                "|바꿔 ?줘|바꿔 ?주세요|바꾸자|바꿔)$");
  static const RE2 only(LEAD "(영어|한국어|한국말|우리말)(?:만)?\\s*" USE "$");
  static const RE2 follow(LEAD "(?:내가|제가) (?:말하는|쓰는|하는) (?:언어|말)(?:로|에 맞춰(?:서)?)\\s*" SAY ASK "$");
  static const RE2 bare("로\\s*(?:말\\s?)?(?:해|해요|하지)$");
  if (RE2::FullMatch(clause.text, follow)) {
    out.push_back({.kind = WishKind::kFollowLanguage});
    return true;
  }
  std::string name;
  if (!RE2::FullMatch(clause.text, pattern, &name) && !RE2::FullMatch(clause.text, only, &name)) return false;
  if (clause.asks && RE2::PartialMatch(clause.text, bare)) return false;
  out.push_back({.kind = WishKind::kLanguage, .language = name == "영어" ? Language::kEnglish : Language::kKorean});
  return true;
}

/// How fast, how high, how loud; whispered or sung. What is to be undone has been asked for before.
bool ReadVoice(std::string_view text, const Persona& persona, std::vector<Wish>& out) {
#define MANNER "(?:(훨씬|많이|엄청|좀|조금|조금만|약간|살짝)\\s+)?(?:더\\s+)?"
#define TALK "(?:말|말씀|얘기|이야기)(?:을)?\\s?"
#define GIVE " ?(?:줘|줘요|주세요|주라|줄래|줄래요|줄 수 있어|줄 수 있어요|봐|봐요)"
  static const RE2 how(LEAD MANNER "(천천히|느리게|빠르게|크게|큰 소리로|작게|작은 소리로|조용히|나지막이|낮은 목소리로|높은 목소리로)\\s*" TALK ASK "$");
  static const RE2 how_behind(LEAD "말(?:을|씀)?\\s*" MANNER "(천천히|느리게|빠르게|빨리|크게|작게|조용히)\\s*" ASK "$");
  static const RE2 faster(LEAD "(?:(좀|조금|훨씬)\\s+)?더\\s+빨리\\s*" TALK ASK "$");
  static const RE2 voice(LEAD "(?:목소리|소리)(?:를|을)?\\s*" MANNER "(낮춰|줄여|높여|키워)" GIVE "$");
  static const RE2 tone(LEAD "(?:목소리 )?톤(?:을)?\\s*" MANNER "(낮춰|높여)" GIVE "$");
  static const RE2 too("^(?:말이|말하는 게|목소리가)\\s+(?:좀\\s+)?너무\\s+(빨라|느려|커|작아|높아|낮아)(?:요)?$");
  static const RE2 whisper(LEAD "(?:속삭여|속삭이듯이? 말해|속삭이면서 말해)" GIVE "$");
  static const RE2 sing(LEAD "(?:노래하듯이?|노래 ?부르듯이?)\\s*(?:" TALK ")?" ASK "$");
  static const RE2 usual(LEAD "(?:(?:원래|평소)\\s?(?:목소리|속도|말투)?(?:대로|로|처럼)|보통으로)\\s*(?:" TALK ")?(?:" ASK "|돌아와|돌아와 ?줘|돌아가자)$|" LEAD "(?:그만 속삭여|속삭이지 ?(?:마|마요|마세요|말아 ?줘)|노래는? 그만)(?:요)?$");
#undef MANNER
#undef TALK
#undef GIVE
  const auto wish_of = [](std::string_view word) {
    const auto any = [&](std::initializer_list<std::string_view> starts) { return std::any_of(starts.begin(), starts.end(), [&](std::string_view start) { return StartsWith(word, start); }); };
    return any({"천천", "느리"}) ? VoiceWish::kSlower : any({"빠르", "빨"}) ? VoiceWish::kFaster : any({"크", "큰", "높여", "키워"}) ? VoiceWish::kLouder : any({"낮은"}) ? VoiceWish::kLower : any({"높은"}) ? VoiceWish::kHigher : VoiceWish::kSofter;
  };
  std::string degree, word;
  Wish wish{.kind = WishKind::kVoice};
  if (RE2::FullMatch(text, how, &degree, &word) || RE2::FullMatch(text, how_behind, &degree, &word) || RE2::FullMatch(text, voice, &degree, &word)) wish.voice = wish_of(word);
  else if (RE2::FullMatch(text, faster, &degree)) wish.voice = VoiceWish::kFaster;
  else if (RE2::FullMatch(text, tone, &degree, &word)) wish.voice = word == "낮춰" ? VoiceWish::kLower : VoiceWish::kHigher;
  else if (RE2::FullMatch(text, too, &word)) wish.voice = word == "빨라" ? VoiceWish::kSlower : word == "느려" ? VoiceWish::kFaster : word == "커" ? VoiceWish::kSofter : word == "작아" ? VoiceWish::kLouder : word == "높아" ? VoiceWish::kLower : VoiceWish::kHigher;
  else if (RE2::FullMatch(text, whisper)) wish.voice = VoiceWish::kWhisper;
  else if (RE2::FullMatch(text, sing)) wish.voice = VoiceWish::kSing;
  else if (persona.voice != VoiceStyle{} && RE2::FullMatch(text, usual)) wish.voice = VoiceWish::kUsual;
  else return false;
  wish.steps = StepOf(degree) == kBigStep ? 2 : 1;
  out.push_back(wish);
  return true;
}

/// "미나야" -> "미나", "지민이야" -> "지민": the ending goes, and with it the 이 that follows a consonant.
std::string NameBefore(std::string name) {
  if (!EndsWith(name, "이")) return name;
  const std::string shorter = name.substr(0, name.size() - std::string_view("이").size());
  return !shorter.empty() && EndsInConsonant(shorter) ? shorter : name;
}

bool IsName(const std::string& name) {
  constexpr std::array kNot = {"뭐",     "뭔데", "무엇",   "누구", "어때", "그거",   "이거", "그것", "비밀",
                               "없",     "있",   "내",     "네",   "진짜", "정말",   "바보", "예쁘", "좋",
                               "이상하", "다시", "나중에", "친구", "이름", "언니라", "그게"};
  const size_t length = ToUtf32(name).size();
  return length >= 1 && length <= 12 && std::find(kNot.begin(), kNot.end(), name) == kNot.end();
}

bool ReadName(const Clause& clause, std::vector<Wish>& out) {
#define HER_NAME "['\"“‘]?([^\\s'\"“”‘’]+?)['\"”’]?"
#define WHEN "(?:(?:이제|이제부터|이제부터는|오늘부터|오늘부터는|지금부터|앞으로|앞으로는)\\s*)"
  static const RE2 is("^" WHEN "?(?:네|니|너의|너)\\s*이름(?:은|을|이)?\\s*" WHEN "?" HER_NAME
                      "(?:야|예요|에요|다|로 하자|으로 하자|로 할게|으로 할게|로 할게요|으로 할게요|로 해|으로 해|라고 "
                      "하자|라고 할게|라고 할게요|라고 해|"
                      "로 바꾸자|으로 바꾸자|로 바꿀게|으로 바꿀게|로 바꿔|으로 바꿔|로 바꿔 ?줘|으로 바꿔 ?줘|로 "
                      "정하자|으로 정하자|로 정했어|으로 정했어)$");
  static const RE2 call("^" WHEN "?(?:널|너를|너|너는|널 이제)\\s*" WHEN "?" HER_NAME
                        "(?:라고|라) (?:부를게|부를게요|부를래|부르고 싶어|부르고 싶어요|불러도 돼|불러도 돼요|불러도 "
                        "될까|불러도 될까요|부를까|할게)$");
  static const RE2 change(
      "^" WHEN "?(?:네 |니 |너 )?이름(?:을|은)?\\s*" HER_NAME
      "(?:로|으로) (?:바꿔|바꿔 ?줘|바꿔 ?주세요|바꾸자|바꿀래|해 ?줘|해 ?주세요|할게|하자|하면 어때)$");
#undef HER_NAME
#undef WHEN
  std::string name;
  const bool told = !clause.asks && RE2::FullMatch(clause.text, is, &name);
  if (!told && !RE2::FullMatch(clause.text, call, &name) && !RE2::FullMatch(clause.text, change, &name)) return false;
  name = NameBefore(name);
  if (!IsName(name)) return false;
  out.push_back({.kind = WishKind::kName, .word = name});
  return true;
}

#undef LEAD
#undef ASK
#undef USE
#undef SAY
#undef STOP
#undef END
#undef POLITE

}  // namespace

void ReadKoreanWishes(const Clause& clause, const Persona& persona, std::vector<Wish>& out) {
  const std::string_view text = clause.text;
  const PairFilter pairs(text);
  const auto has = [&](std::string_view word) { return pairs.MayHold(word) && Contains(text, word); };
  // Cheap signs first: most of what is said holds none of them.
  const bool level = has("반말") || has("존대") || has("존댓") || has("높임") || has("경어") || has("놓") ||
                     has("놔") || has("트자") || has("틀까") || has("낮") || has("높") || has("편하게") || has("편히");
  if (level && ReadLevel(clause, out)) return;
  if ((has("어로") || has("말로") || has("어만") || has("영어") || has("언어")) && ReadLanguage(clause, out)) return;
  if ((has("이름") || has("라고 부") || has("라고 불") || has("라고 할")) && ReadName(clause, out)) return;
  if (HasAny(text, pairs, {"말", "얘기", "이야기", "목소리", "소리", "톤", "속삭", "노래", "원래", "평소", "보통"}) && ReadVoice(text, persona, out)) return;
  if (has("농담") && ReadJokes(text, out)) return;
  if ((has("돌려") || has("돌직구")) && ReadDirectness(text, out)) return;
  if (HasAny(text, pairs, {"성격", "사람", "친구", "스타일", "느낌"}) && HasAny(text, pairs, {"은 ", "한 ", "로운 ", "많은 "}) && ReadTemperament(text, out)) return;
  const bool manner = HasAny(text, pairs, {"더", "덜", "너무", "앞으로", "부터"}) &&
                      std::any_of(kManners.begin(), kManners.end(), [&](const Manner& m) { return has(m.root); });
  if (manner) ReadManners(text, out);
}

}  // namespace sam
