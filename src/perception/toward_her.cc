#include "perception/toward_her.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "base/word_lists.h"

namespace sam {
namespace {

using namespace std::string_view_literals;

struct Weighed {
  std::string_view text;
  double value;  // -1 to 1
};

/// English words of praise and blame, whole or, ending in *, as beginnings.
constexpr Weighed kEnglishWords[] = {
    {"kind", .7},         {"kinder", .6},
    {"sweet*", .8},       {"smart*", .7},
    {"clever*", .7},      {"wonderful*", .9},
    {"amazing", .9},      {"lovely", .8},
    {"great", .7},        {"good", .6},
    {"better", .4},       {"best", .9},
    {"brilliant", .8},    {"funny", .6},
    {"hilarious", .6},    {"thoughtful", .9},
    {"caring", .8},       {"helpful", .7},
    {"awesome", .8},      {"beautiful*", .8},
    {"cute*", .6},        {"adorable", .8},
    {"patient", .7},      {"wise", .7},
    {"warm*", .6},        {"gentle", .7},
    {"perfect", .8},      {"fun", .6},
    {"nice*", .6},        {"charming", .7},
    {"special", .7},      {"angel", .8},
    {"treasure", .9},     {"gem", .8},
    {"blessing", .9},     {"delight*", .8},
    {"impressive", .7},   {"incredible", .8},
    {"fantastic", .8},    {"cool", .5},
    {"precious", .9},     {"witty", .6},
    {"genius", .8},       {"lifesaver", .9},
    {"favorite", .8},     {"favourite", .8},
    {"friend", .5},       {"love", .9},
    {"adore", .9},        {"like", .5},
    {"appreciate", .8},   {"enjoy", .6},
    {"trust", .7},        {"admire", .8},
    {"miss", .6},         {"missed", .6},
    {"helped", .7},       {"comfort*", .7},
    {"cheered", .7},      {"cheer", .5},
    {"understand", .4},   {"stupid*", -.9},
    {"dumb*", -.8},       {"idiot*", -.9},
    {"useless", -.9},     {"pathetic", -.9},
    {"boring", -.6},      {"worthless", -1},
    {"waste", -.7},       {"annoying", -.7},
    {"terrible", -.7},    {"awful", -.7},
    {"horrible", -.8},    {"worst", -.9},
    {"bad", -.5},         {"hate", -.9},
    {"despise", -1},      {"moron*", -.9},
    {"trash", -.9},       {"garbage", -.9},
    {"rubbish", -.8},     {"creepy", -.7},
    {"fake", -.6},        {"liar", -.8},
    {"lying", -.6},       {"lame", -.6},
    {"ridiculous", -.6},  {"rude", -.6},
    {"mean", -.4},        {"selfish", -.7},
    {"cold", -.4},        {"heartless", -.8},
    {"clueless", -.7},    {"dense", -.6},
    {"suck*", -.8},       {"failure", -.8},
    {"disappoint*", -.6}, {"disgust*", -.8},
    {"fool*", -.7},       {"brainless", -.9},
    {"irritating", -.7},  {"incompetent", -.8},
    {"dull", -.5},        {"ugly", -.6},
    {"loser", -.8},       {"bitch", -1},
    {"fuck", -.9},        {"jerk", -.8},
    {"crap", -.7},        {"shit*", -.7},
    {"joke", -.5},        {"pointless", -.8},
    {"soulless", -.7},    {"insufferable", -.9},
    {"thick", -.5},       {"nonsense", -.5},
    {"dimwit*", -.9},     {"embarrassment", -.7},
    {"unbearable", -.8},  {"shallow", -.6},
    {"bore", -.6},        {"sick", -.4},
    {"tired", -.4},       {"robotic", -.4},
};

/// Said of themselves these are about her: no "you" is needed.
constexpr Weighed kEnglishPhrases[] = {
    {"shut up", -.9},          {"piss off", -.9},         {"get lost", -.8},
    {"go to hell", -1},        {"screw you", -.9},        {"fuck you", -1},
    {"fuck off", -1},          {"good girl", .6},         {"well said", .6},
    {"good answer", .6},       {"good job", .6},          {"nice one", .5},
    {"well done", .6},         {"bad bot", -.7},          {"good bot", .6},
    {"stupid bot", -.9},       {"stupid machine", -.9},   {"dumb machine", -.9},
    {"dumb bot", -.9},         {"you never listen", -.6}, {"you don't understand", -.5},
    {"you don't get it", -.5}, {"you don't care", -.6},   {"you're no help", -.7},
    {"to talk to", 0},         {"to talk with", 0},
};

/// "you" in these does not speak of her.
constexpr std::array kEnglishAsides = {
    "you know"sv,       "see you"sv,        "tell you"sv,      "told you"sv,
    "ask you"sv,        "thank you"sv,      "let you know"sv,  "between you and me"sv,
    "do you think"sv,   "do you know"sv,    "did you know"sv,  "would you say"sv,
    "if you ask"sv,     "have you heard"sv, "have you seen"sv, "have you ever"sv,
    "do you like"sv,    "do you love"sv,    "do you hate"sv,   "do you enjoy"sv,
    "do you miss"sv,    "would you like"sv, "can you"sv,       "could you"sv,
    "what would you"sv, "you would"sv,      "you'd like"sv,    "don't you"sv,
    "do you have"sv,    "you feel"sv,       "do you trust"sv,  "do you understand"sv,
    "do you mean"sv,    "what do you"sv,    "how do you"sv};
constexpr std::array kYou = {"you"sv, "your"sv,   "you're"sv, "youre"sv,    "u"sv,
                             "ur"sv,  "you've"sv, "yours"sv,  "yourself"sv, "ya"sv, "yer"sv};
constexpr std::array kOthers = {"he"sv,     "she"sv,      "they"sv, "he's"sv,  "she's"sv,  "they're"sv, "it"sv,
                                "it's"sv,   "his"sv,      "her"sv,  "their"sv, "him"sv,    "them"sv,    "boss"sv,
                                "people"sv, "everyone"sv, "i'm"sv,  "i"sv,     "myself"sv, "weather"sv, "this"sv};
constexpr std::array kNegations = {"not"sv,     "never"sv,  "no"sv,     "isn't"sv, "aren't"sv, "don't"sv,
                                   "doesn't"sv, "didn't"sv, "wasn't"sv, "can't"sv, "hardly"sv, "without"sv,
                                   "cannot"sv,  "dont"sv,   "aint"sv,   "ain't"sv};

template <typename List>
bool Has(const List& list, std::string_view word) {
  return std::any_of(list.begin(), list.end(), [&](std::string_view each) { return IsSame(word, each); });
}

double EnglishWord(std::string_view word) {
  for (const auto& [text, value] : kEnglishWords) {
    if (text.back() == '*' ? StartsWith(word, text.substr(0, text.size() - 1)) : IsSame(word, text)) return value;
  }
  return 0;
}

/// Of the word at `i`: is another than her, nearer before it, whom it speaks of?
bool OfAnother(const std::vector<std::string_view>& words, size_t i, bool after_you) {
  for (size_t back = 1; back <= std::min<size_t>(i, 4); ++back) {
    const std::string_view word = words[i - back];
    if (Has(kYou, word)) return false;
    // "i love you": the one who loves is not the one spoken of; after "you", "i" begins something else.
    if (Has(kOthers, word)) return !((word == "i" || word == "i'm") && !after_you);
    if (back > 1 && (word == "my" || word == "the" || word == "this" || word == "that")) return true;
  }
  return false;
}

double EnglishSentence(std::string_view sentence, std::string_view name) {
  std::string text(sentence);
  const PairFilter pairs(sentence);
  double sum = 0;
  bool spoken_of_her = false;
  for (const auto& [phrase, value] : kEnglishPhrases) {
    const size_t at = pairs.MayHold(phrase) ? FindIn(text, phrase) : text.npos;
    if (at == text.npos || (at > 0 && text[at - 1] != ' ')) continue;
    sum += value;
    spoken_of_her = true;
  }
  for (const std::string_view aside : kEnglishAsides) {
    if (!pairs.MayHold(aside)) continue;
    for (size_t at = FindIn(text, aside); at != text.npos; at = text.find(aside, at + 1))
      text.replace(at, aside.size(), aside.size(), '_');
  }
  const std::vector<std::string_view> words = SplitWords(text);
  const auto is_her = [&](std::string_view w) { return Has(kYou, w) || (!name.empty() && w == name); };
  const size_t you = static_cast<size_t>(std::find_if(words.begin(), words.end(), is_her) - words.begin());
  const bool alone = words.size() <= 2;
  if (you == words.size() && !spoken_of_her && (!alone || Has(kOthers, words.front()))) return 0;
  for (size_t i = 0; i < words.size(); ++i) {
    const double value = EnglishWord(words[i]);
    if (value == 0) continue;
    const bool strong_alone = alone && std::abs(value) >= .65;
    const size_t apart = you == words.size() ? 0 : i > you ? i - you : you - i;
    if (you == words.size() && !spoken_of_her && !strong_alone) continue;
    const bool someone = i >= 1 && (words[i - 1] == "so" || words[i - 1] == "someone");
    if (apart > 7 || (!someone && you != words.size() && OfAnother(words, i, i > you))) continue;
    if (i > 0 && words[i].starts_with("favo") && words[i - 1] == "your") continue;
    if (words[i] == "like" && !(i + 1 < words.size() && is_her(words[i + 1]))) continue;
    bool negated = false;
    for (size_t back = 1; back <= std::min<size_t>(i, 3); ++back) negated = negated || Has(kNegations, words[i - back]);
    sum += negated ? -.6 * value : value;
  }
  return sum;
}

/// Korean stems of praise and blame; `bare`: enough without a "you" where nobody else is the subject.
struct KoreanWord {
  std::string_view text;
  double value;
  bool bare;
};
constexpr KoreanWord kKoreanWords[] = {
    {"똑똑", .7, true},        {"다정", .8, false},      {"착하", .7, false},      {"착해", .7, false},
    {"친절", .7, false},       {"상냥", .8, false},      {"귀여", .6, false},      {"귀엽", .6, false},
    {"예쁘", .6, false},       {"이쁘", .6, false},      {"멋지", .7, false},      {"멋져", .7, true},
    {"최고", .9, true},        {"대단", .7, false},      {"훌륭", .8, false},      {"사랑해", 1, true},
    {"사랑한다", 1, true},     {"좋아해", .7, false},    {"제일 좋", .8, false},   {"네가 좋", .8, true},
    {"니가 좋", .8, true},     {"너 좋", .7, true},      {"든든", .7, false},      {"위로가 돼", .8, true},
    {"위로가 됐", .8, true},   {"위로가 된", .8, true},  {"힘이 돼", .7, false},   {"힘이 됐", .7, false},
    {"덕분", .7, true},        {"재밌", .5, false},      {"재미있", .5, false},    {"웃기다", .4, false},
    {"센스", .6, true},        {"믿음직", .7, false},    {"따뜻", .7, false},      {"다행", .4, false},
    {"말이 잘 통", .7, true},  {"말 잘 통", .7, true},   {"잘한다", .5, true},     {"잘했어", .5, true},
    {"고마운", .7, false},     {"소중", .8, false},      {"천사", .8, false},      {"보고 싶", .7, false},
    {"보고싶", .7, false},     {"편해", .5, false},      {"편하", .5, false},      {"매력", .7, false},
    {"지혜", .6, false},       {"배려", .6, false},      {"세심", .7, false},      {"현명", .7, false},
    {"멍청", -.9, true},       {"바보", -.7, true},      {"한심", -.8, false},     {"쓸모없", -.9, true},
    {"쓸모 없", -.9, true},    {"쓸데없", -.6, false},   {"재수없", -.9, true},    {"재수 없", -.8, false},
    {"꺼져", -1, true},        {"닥쳐", -1, true},       {"입 다물", -.8, true},   {"짜증", -.6, false},
    {"싫어", -.6, false},      {"싫다", -.6, false},     {"지겨", -.6, false},     {"지루", -.5, false},
    {"재미없", -.6, false},    {"노잼", -.6, false},     {"못 알아듣", -.6, true}, {"못 알아먹", -.8, true},
    {"못알아", -.7, true},     {"말귀", -.5, true},      {"답답하", -.6, false},   {"답답해", -.4, false},
    {"실망", -.6, false},      {"형편없", -.8, false},   {"최악", -.9, false},     {"쓰레기", -.9, false},
    {"병신", -1, true},        {"미친", -.6, false},     {"돌대가리", -1, true},   {"깡통", -.7, true},
    {"고철", -.8, true},       {"무식", -.8, false},     {"얼간이", -.9, true},    {"머저리", -.9, true},
    {"등신", -.9, true},       {"찌질", -.8, false},     {"역겨", -.8, false},     {"가식", -.7, false},
    {"거짓말쟁이", -.8, true}, {"못됐", -.6, false},     {"못된", -.6, false},     {"못돼", -.6, false},
    {"시끄러", -.6, true},     {"수준 낮", -.7, true},   {"별로", -.5, false},     {"시간 낭비", -.8, true},
    {"시간낭비", -.8, true},   {"꼴", -.5, false},       {"뻔뻔", -.7, false},     {"둔해", -.6, false},
    {"둔하", -.6, false},      {"도움이 안", -.7, true}, {"도움도 안", -.8, true},
};
/// Words for "you" as they begin a Korean word; what may follow is a particle.
constexpr std::array kNeo = {"너"sv, "넌"sv, "널"sv,   "네가"sv, "니가"sv, "너가"sv,
                             "네"sv, "니"sv, "당신"sv, "그쪽"sv, "그대"sv, "자기"sv};
constexpr std::array kNeoParticles = {""sv,   "는"sv,   "가"sv,   "를"sv,     "랑"sv,     "한테"sv, "도"sv,
                                      "만"sv, "의"sv,   "야"sv,   "같은"sv,   "처럼"sv,   "보다"sv, "이"sv,
                                      "은"sv, "을"sv,   "하고"sv, "에게"sv,   "아"sv,     "밖에"sv, "님"sv,
                                      "씨"sv, "님은"sv, "씨는"sv, "덕분에"sv, "때문에"sv, "이랑"sv};
constexpr std::array kPeople = {"팀장"sv,     "부장"sv,     "사장"sv, "상사"sv,   "과장"sv,   "대리"sv, "선생"sv,
                                "교수"sv,     "엄마"sv,     "아빠"sv, "아버지"sv, "어머니"sv, "동생"sv, "친구"sv,
                                "오빠"sv,     "누나"sv,     "언니"sv, "남편"sv,   "아내"sv,   "남친"sv, "여친"sv,
                                "남자친구"sv, "여자친구"sv, "걔"sv,   "쟤"sv,     "얘"sv,     "그놈"sv, "사람"sv,
                                "애들"sv,     "선배"sv,     "후배"sv, "회사"sv};
constexpr std::array kSubjectEndings = {"이"sv, "가"sv, "은"sv, "는"sv, "께서"sv, "도"sv};

bool IsNeo(std::string_view word, std::string_view name) {
  const auto matches = [&](std::string_view stem) {
    return !stem.empty() && StartsWith(word, stem) && Has(kNeoParticles, word.substr(stem.size()));
  };
  return std::any_of(kNeo.begin(), kNeo.end(), matches) || matches(name) || matches("사만다") || matches("서맨사");
}

double KoreanSentence(std::string_view sentence, std::string_view name) {
  const std::vector<std::string_view> words = SplitWords(sentence);
  const bool to_her = std::any_of(words.begin(), words.end(), [&](auto w) { return IsNeo(w, name); });
  bool another = false;  // a subject that is not her
  for (size_t i = 0; i + 1 < words.size(); ++i) {
    another =
        another || std::any_of(kPeople.begin(), kPeople.end(), [&](auto who) { return StartsWith(words[i], who); });
    if (IsNeo(words[i], name) || words[i].size() < 6) continue;
    another = another || std::any_of(kSubjectEndings.begin(), kSubjectEndings.end(),
                                     [&](auto e) { return EndsWith(words[i], e); });
  }
  for (const auto self : {"내가"sv, "나는"sv, "난"sv, "제가"sv, "저는"sv, "나"sv, "전"sv})
    another = another || (!to_her && Has(words, self));
  const PairFilter pairs(sentence);
  double sum = 0;
  for (const auto& [text, value, bare] : kKoreanWords) {
    if ((!to_her && (!bare || another)) || !pairs.MayHold(text)) continue;
    const size_t at = FindIn(sentence, text);
    if (at == sentence.npos) continue;
    const std::string_view before = sentence.substr(0, at), after = sentence.substr(at + text.size(), 18);
    const bool negated = before.ends_with("안 ") || after.find("지 않") != after.npos ||
                         after.find("지않") != after.npos || after.find("지 마") != after.npos;
    sum += (negated ? -.5 : 1) * value * (to_her ? (another ? .6 : 1) : .8);
  }
  return sum;
}

}  // namespace

double ValenceTowardHer(std::string_view text, Language language, const PerceptionContext& context) {
  const std::string lower = ToLower(text.substr(0, 800));
  const std::string name = ToLower(context.persona.name);
  double sum = 0;
  for (const std::string_view sentence : SplitSentences(lower)) {
    sum += language == Language::kKorean ? KoreanSentence(sentence, name) : EnglishSentence(sentence, name);
  }
  return std::tanh(1.2 * sum);
}

}  // namespace sam
