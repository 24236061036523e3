// How Korean is read aloud.
#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "base/unicode.h"
#include "speech/spoken_formula.h"
#include "speech/spoken_number.h"
#include "speech/spoken_rules.h"

namespace sam {
namespace {

using Said = std::optional<std::string>;

int Int(std::string_view digits) {
  int value = 0;
  for (const char c : digits.substr(0, 9))
    if (c != ',') value = value * 10 + (c - '0');
  return value;
}

std::string Month(int month) { return month == 6 ? "유월" : month == 10 ? "시월" : SinoKorean(std::to_string(month)) + "월"; }

Said Date(const SpokenMatch& m) {
  const int month = Int(m.groups[2]), day = Int(m.groups[3]);
  if (month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  return SinoKorean(m.groups[1]) + " 년 " + Month(month) + " " + SinoKorean(std::to_string(day)) + "일";
}
Said MonthRule(const SpokenMatch& m) { return Int(m.groups[1]) >= 1 && Int(m.groups[1]) <= 12 ? Said(Month(Int(m.groups[1]))) : std::nullopt; }

std::string HourWords(int hour) { return hour >= 1 && hour <= 12 ? NativeKorean(hour, NativeForm::kCounting) : SinoKorean(std::to_string(hour)); }
Said Clock(const SpokenMatch& m) {
  const int hour = Int(m.groups[1]), minute = Int(m.groups[2]);
  if (hour > 24 || minute > 59) return std::nullopt;
  return HourWords(hour) + " 시" + (minute == 0 ? "" : " " + SinoKorean(std::to_string(minute)) + " 분");
}

std::string InGroups(std::string_view number) {
  std::string words, group;
  const auto flush = [&] {
    if (!group.empty()) words += (words.empty() ? "" : ", ") + KoreanDigits(group);
    group.clear();
  };
  for (const char c : number)
    if (std::isdigit(static_cast<unsigned char>(c))) group += c;
    else if (c != '+') flush();
  flush();
  return number.starts_with('+') ? "플러스 " + words : words;
}
Said Phone(const SpokenMatch& m) { return InGroups(m.groups[0]); }

/// Short numbers that one dials; what counts something is none.
Said Dialled(const SpokenMatch& m) {
  constexpr std::array<std::string_view, 10> kKnown = {"109", "112", "119", "911", "988", "999", "142", "1388", "1366", "741741"};
  if (std::find(kKnown.begin(), kKnown.end(), m.groups[0]) == kKnown.end()) return std::nullopt;
  for (const std::string_view counted : {"명", " 명", "개", " 개", "원", " 원", "년", "일", "살", "번째", "페이지", "쪽", "km", "kg", "%", ".", ","})
    if (m.after.starts_with(counted) && !(counted.size() == 1 && (m.after.size() == 1 || !std::isdigit(static_cast<unsigned char>(m.after[1]))))) return std::nullopt;
  return KoreanDigits(m.groups[0]);
}

Said Money(const SpokenMatch& m) {
  const std::string_view sign = m.groups[1];
  const std::string name = sign == "$" ? "달러" : sign == "£" ? "파운드" : sign == "€" ? "유로" : sign == "¥" ? "엔" : "원";
  return KoreanNumber(m.groups[2]) + std::string(m.groups[3]) + " " + name;
}

struct Unit {
  std::string_view sign, said;
};
constexpr std::array kUnits = {
    Unit{"kWh", "킬로와트시"}, Unit{"km²", "제곱킬로미터"}, Unit{"m²", "제곱미터"}, Unit{"㎡", "제곱미터"}, Unit{"cm²", "제곱센티미터"}, Unit{"m³", "세제곱미터"}, Unit{"km", "킬로미터"}, Unit{"cm", "센티미터"}, Unit{"mm", "밀리미터"},
    Unit{"kg", "킬로그램"}, Unit{"mg", "밀리그램"}, Unit{"ml", "밀리리터"}, Unit{"mL", "밀리리터"}, Unit{"KB", "킬로바이트"}, Unit{"MB", "메가바이트"}, Unit{"GB", "기가바이트"}, Unit{"TB", "테라바이트"}, Unit{"kHz", "킬로헤르츠"},
    Unit{"MHz", "메가헤르츠"}, Unit{"GHz", "기가헤르츠"}, Unit{"Hz", "헤르츠"}, Unit{"kW", "킬로와트"}, Unit{"kcal", "킬로칼로리"}, Unit{"cal", "칼로리"}, Unit{"ms", "밀리초"}, Unit{"px", "픽셀"}, Unit{"m", "미터"}, Unit{"g", "그램"},
    Unit{"L", "리터"}, Unit{"l", "리터"}, Unit{"W", "와트"}, Unit{"V", "볼트"}, Unit{"°C", "도"}, Unit{"℃", "도"}, Unit{"°F", "도"}, Unit{"°", "도"}};

Said WithUnit(const SpokenMatch& m) {
  if (!m.after.empty() && std::isalnum(static_cast<unsigned char>(m.after[0]))) return std::nullopt;
  const std::string_view sign = m.groups[2];
  if (sign == "km/h") return "시속 " + KoreanNumber(m.groups[1]) + " 킬로미터";
  if (sign == "m/s") return "초속 " + KoreanNumber(m.groups[1]) + " 미터";
  const bool cold = m.groups[1].starts_with("-") || m.groups[1].starts_with("−");
  for (const Unit& unit : kUnits) {
    if (unit.sign != sign) continue;
    if (cold && unit.said == "도") return "영하 " + KoreanNumber(m.groups[1].substr(m.groups[1].find_first_of("0123456789"))) + (sign == "°F" ? " 화씨 도" : " 도");
    return (sign == "°F" ? "화씨 " : "") + KoreanNumber(m.groups[1]) + " " + std::string(unit.said);
  }
  return std::nullopt;
}
Said Cold(const SpokenMatch& m) { return "영하 " + KoreanNumber(m.groups[1]) + " 도"; }
Said Percent(const SpokenMatch& m) { return KoreanNumber(m.groups[1]) + " 퍼센트"; }
Said PercentRange(const SpokenMatch& m) { return KoreanNumber(m.groups[1]) + "에서 " + KoreanNumber(m.groups[2]) + " 퍼센트"; }
Said Fraction(const SpokenMatch& m) {
  const int upper = Int(m.groups[1]), lower = Int(m.groups[2]);
  if (lower >= 2 && upper < lower) return ReadFraction(m.groups[1], m.groups[2], Language::kKorean);
  if (upper >= 1 && upper <= 12 && lower >= 1 && lower <= 31) return Month(upper) + " " + SinoKorean(m.groups[2]) + "일";
  return KoreanNumber(m.groups[1]) + " 대 " + KoreanNumber(m.groups[2]);
}
/// 11/27: a day where it is told when something is; both could be, so what reads as a day goes first from 10 on.
Said DayOfMonth(const SpokenMatch& m) {
  const int month = Int(m.groups[1]), day = Int(m.groups[2]);
  if (month < 1 || month > 12 || day < 13 || day > 31) return std::nullopt;
  return Month(month) + " " + SinoKorean(m.groups[2]) + "일";
}
bool BeginsWithAny(std::string_view text, std::initializer_list<std::string_view> starts) {
  return std::any_of(starts.begin(), starts.end(), [&](std::string_view start) { return text.starts_with(start); });
}

/// A space before what is counted, none before a particle.
std::string SpaceBefore(std::string_view after) {
  const bool hangul = !after.empty() && static_cast<unsigned char>(after[0]) >= 0xE3;
  const bool glued = BeginsWithAny(after, {"은", "는", "이", "가", "을", "를", "과", "와", "로", "으로", "에", "의", "까지", "부터", "보다", "예요", "입니다", "야", "인", "라", "일", "월", "째", "만", "천", "백", "억", "조", "십", "쯤", "씩"});
  return hangul && !glued ? " " : "";
}

/// 3만 5천: 만 and 천 by themselves for one of them.
Said Scale(const SpokenMatch& m) {
  const bool one = m.groups[1] == "1" && (m.groups[2] == "만" || m.groups[2] == "천" || m.groups[2] == "백");
  return (one ? "" : KoreanNumber(m.groups[1])) + std::string(m.groups[2]) + SpaceBefore(m.after);
}

/// What is counted with 하나, 둘, 셋; longer ones first. What only begins like one of them (개월) stands under kSino.
#define SAM_NATIVE_COUNTERS                                                                                                                                                                    \
  "번째|시간|마리|가지|군데|그릇|조각|송이|켤레|그루|바퀴|모금|박스|상자|봉지|세트|자리|걸음|마디|문장|단어|글자|방울|스푼|숟가락|사람|접시|잔|권|명|개|살|시|달|병|장|대|벌|채|척|통|판|곡|곳|끼|줄|쌍|팀|캔|컵|편|칸|알|배|번"
constexpr const char* kCounted = R"((\d[\d,]*)( ?)()" SAM_NATIVE_COUNTERS ")";

/// Whether a count of so many is in 하나, 둘, 셋 before this.
bool IsNative(int count, std::string_view counter, const SpokenMatch& m) {
  if (count < 1 || count > 99 || m.before.ends_with("제")) return false;
  if (counter == "개") return !BeginsWithAny(m.after, {"월", "국", "년", "소", "사", "입", "조"});
  if (counter == "시") return count <= 12 && !BeginsWithAny(m.after, {"리즈", "즌"});
  if (counter == "시간") return count <= 23;
  if (counter == "배") return count <= 10;
  if (counter == "대") return count % 10 != 0;
  if (counter == "장") return !BeginsWithAny(m.after, {"년"});
  if (counter == "번") return !BeginsWithAny(m.after, {" 문제", " 버스", " 출구", " 채널", " 선수", " 트랙", " 방", " 국도", "지", "으로", "에 전화"});
  if (counter == "명") return !BeginsWithAny(m.after, {"령"});
  if (counter == "달") return !BeginsWithAny(m.after, {"러"});
  if (counter == "사람") return true;
  return true;
}

Said Counted(const SpokenMatch& m) {
  const int count = Int(m.groups[1]);
  const std::string_view counter = m.groups[3];
  if (!IsNative(count, counter, m)) return KoreanNumber(m.groups[1]) + " " + std::string(counter);
  if (counter == "번째") return (count == 1 ? "첫" : NativeKorean(count, NativeForm::kCounting)) + " 번째";
  return NativeKorean(count, NativeForm::kCounting) + " " + std::string(counter);
}

/// 3~4개 is 서너 개, 2~3일 is 이삼 일; others from one to the other.
Said CountedRange(const SpokenMatch& m) {
  constexpr std::array<std::string_view, 10> kAbout = {"", "한두", "두세", "서너", "네다섯", "대여섯", "예닐곱", "일고여덟", "여덟아홉", ""};
  const int from = Int(m.groups[1]), to = Int(m.groups[2]);
  const std::string_view counter = m.groups[3];
  const SpokenMatch counted{{m.groups[0], m.groups[2], "", counter}, m.before, m.after};
  if (!IsNative(to, counter, counted)) return std::nullopt;
  if (from >= 1 && from <= 8 && to == from + 1) return std::string(kAbout[static_cast<size_t>(from)]) + " " + std::string(counter);
  return NativeKorean(std::max(1, from), NativeForm::kCounting) + " " + std::string(counter) + "에서 " + NativeKorean(to, NativeForm::kCounting) + " " + std::string(counter);
}
Said Range(const SpokenMatch& m) {
  const int from = Int(m.groups[1]), to = Int(m.groups[2]);
  const bool about = from >= 1 && to == from + 1 && to <= 9;
  const std::string apart = m.after.empty() || m.after[0] == ' ' || static_cast<unsigned char>(m.after[0]) < 0x80 || m.after.starts_with("월") || m.after.starts_with("일") ? "" : " ";
  return KoreanNumber(m.groups[1]) + (about ? "" : "에서 ") + KoreanNumber(m.groups[2]) + apart;
}

Said Number(const SpokenMatch& m) {
  if (m.groups[0].find_first_of("0123456789") > 0 && !m.before.empty() && std::string_view(" (,").find(m.before.back()) == std::string_view::npos) return std::nullopt;
  return KoreanNumber(m.groups[0]) + SpaceBefore(m.after);
}

constexpr std::array kNumberRules = {
    SpokenRule{R"(([12]\d{3})(?:[-./] ?|년 ?)(\d{1,2})(?:[-./] ?|월 ?)(\d{1,2})(?:일|\.|\b))", Date},
    SpokenRule{R"((\d{1,2}):(\d{2})(?::\d{2})?\b)", Clock},
    SpokenRule{R"(\+?\d{0,3}[ -]?\(?\d{2,4}\)?[ -]\d{3,4}[- ]\d{4}\b)", Phone},
    SpokenRule{R"(\d{3,4}-\d{4}\b|0\d{3} \d{3} \d{4}\b|116 \d{3}\b)", Phone},
    SpokenRule{R"(([$£€₩¥]) ?(\d[\d,]*(?:\.\d+)?)(만|억|백만|천만)?)", Money},
    SpokenRule{R"(\d{3,6}\b)", Dialled},
    SpokenRule{R"((\d[\d,]*(?:\.\d+)?)[-–~](\d[\d,]*(?:\.\d+)?) ?%)", PercentRange},
    SpokenRule{R"((\d[\d,]*(?:\.\d+)?) ?%)", Percent},
    SpokenRule{R"([-−](\d+(?:\.\d+)?) ?도)", [](const SpokenMatch& m) -> Said { return m.before.empty() || m.before.back() == ' ' || m.before.back() == '(' ? Cold(m) : std::nullopt; }},
    SpokenRule{R"(([-−]?\d[\d,]*(?:\.\d+)?) ?(km/h|m/s|kWh|km²|m²|㎡|cm²|m³|km|cm|mm|kg|mg|ml|mL|KB|MB|GB|TB|kHz|MHz|GHz|Hz|kW|kcal|cal|ms|px|°C|℃|°F|°|[mgLlWV]))", WithUnit},
    SpokenRule{R"((\d{1,2})/(\d{1,2})\b)", DayOfMonth},
    SpokenRule{R"((\d{1,3})/(\d{1,3})\b)", Fraction},
    SpokenRule{R"((\d{1,2}) ?[-–~] ?(\d{1,2}) ?()" SAM_NATIVE_COUNTERS ")", CountedRange},
    SpokenRule{R"((\d[\d,]*(?:\.\d+)?)[-–~](\d[\d,]*(?:\.\d+)?))", Range},
    SpokenRule{R"((\d{1,2})월)", MonthRule},
    SpokenRule{R"((\d[\d,]*(?:\.\d+)?)(만|천|백|억|조))", Scale},
    SpokenRule{kCounted, Counted},
    SpokenRule{R"([-−]?\d+(?:,\d{3})*(?:\.\d+)?)", Number},
};
#undef SAM_NATIVE_COUNTERS

struct Known {
  std::string_view written, said;
};
/// Written with letters, said as a word; and what the young write in consonants.
constexpr std::array kKnown = {Known{"NASA", "나사"}, Known{"NATO", "나토"}, Known{"IKEA", "이케아"}, Known{"UNESCO", "유네스코"}, Known{"LEGO", "레고"}, Known{"OK", "오케이"}, Known{"ok", "오케이"}, Known{"vs", "대"}, Known{"FIFA", "피파"},
                               Known{"ㅇㅋ", "오케이"}, Known{"ㄱㅅ", "감사"}, Known{"ㅊㅋ", "축하"}, Known{"ㅈㅅ", "죄송"}, Known{"ㄱㄱ", "고고"}, Known{"ㅂㅂ", "바이바이"}, Known{"ㅂㅇ", "바이"}, Known{"ㄷㄷ", "덜덜"}, Known{"ㅎㅇ", "하이"}, Known{"ㅇㅈ", "인정"},
                               Known{"ㅁㄹ", "몰라"}, Known{"ㅇㅇ", "응"}, Known{"ㄴㄴ", "노노"}, Known{"ㄴ", "니은"}, Known{"ㄱ", "기역"}, Known{"ㄷ", "디귿"}, Known{"ㄹ", "리을"}, Known{"ㅁ", "미음"}, Known{"ㅂ", "비읍"}, Known{"ㅅ", "시옷"}, Known{"ㅇ", "이응"},
                               Known{"ㅈ", "지읒"}, Known{"ㅊ", "치읓"}, Known{"ㅌ", "티읕"}, Known{"ㅍ", "피읖"}};
std::string_view KnownWord(std::string_view word) {
  for (const Known& known : kKnown)
    if (known.written == word) return known.said;
  return {};
}
Said Consonants(const SpokenMatch& m) {
  std::string_view written = m.groups[0];
  while (!written.empty()) {
    if (const std::string_view word = KnownWord(written); !word.empty()) return std::string(word);
    written.remove_suffix(3);  // ㅇㅇㅇㅇ as ㅇㅇ
  }
  return "";
}
Said Laugh(const SpokenMatch& m) {
  if (m.groups[0].starts_with("ㅋ")) return m.groups[0].size() > 9 ? "크크크" : "크크";
  if (m.groups[0].starts_with("ㅎ")) return m.groups[0].size() > 9 ? "하하하" : "하하";
  return std::string(m.groups[0].substr(0, 12));
}
/// I and a are words where another English one follows.
bool OfEnglish(const SpokenMatch& m) {
  const auto letter = [&](size_t at) { return at < m.after.size() && std::isalpha(static_cast<unsigned char>(m.after[at])) != 0; };
  return (m.groups[0] == "I" || m.groups[0] == "a" || m.groups[0] == "A") && m.after.starts_with(" ") && letter(1);
}
Said Upper(const SpokenMatch& m) {
  const std::string_view known = KnownWord(m.groups[0]);
  return known.empty() ? HangulLetters(m.groups[0]) : std::string(known);
}

constexpr std::array kWordRules = {
    SpokenRule{"[ㄱ-ㅊㅌㅍ]+", Consonants},
    SpokenRule{R"((?:[A-Z]{1,5}|[A-Za-z]|vs|ok)\b|(?:[A-Za-z]{1,4}-?\d{1,4}|\d{1,2}[A-Z])[A-Za-z]?\b)", [](const SpokenMatch& m) -> Said { return m.after.starts_with("'") || m.after.starts_with("&") || OfEnglish(m) ? std::nullopt : Upper(m); }},
    SpokenRule{R"(&)", [](const SpokenMatch&) -> Said { return "앤드"; }},
    SpokenRule{R"(\+)", [](const SpokenMatch&) -> Said { return "더하기"; }},
    SpokenRule{R"(=)", [](const SpokenMatch&) -> Said { return "는"; }},
    SpokenRule{R"(@)", [](const SpokenMatch&) -> Said { return "골뱅이"; }},
    SpokenRule{R"(%)", [](const SpokenMatch&) -> Said { return "퍼센트"; }},
    SpokenRule{R"(#)", [](const SpokenMatch&) -> Said { return "해시태그 "; }},
};
constexpr std::array kLaughRules = {SpokenRule{R"(ㅋ{1,}|ㅎ{1,}|(?:하){2,}|(?:호){2,}|(?:히){2,}|(?:헤){2,}|(?:크){2,}|푸하하+|낄낄)", Laugh}};
constexpr std::array kAddressRules = {
    SpokenRule{R"((?:https?://)?((?:www\.)?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:com|org|net|io|dev|edu|gov|co\.kr|or\.kr|ac\.kr|go\.kr|kr|uk|de|ai|app)(?:/[A-Za-z0-9_./-]*[A-Za-z0-9_/])?)(?:[?#][^\s가-힣]*)?)", [](const SpokenMatch& m) -> Said { return std::string(m.groups[1]); }},
    SpokenRule{R"([A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)", [](const SpokenMatch& m) -> Said { return std::string(m.groups[0]); }}};

bool IsAscii(std::string_view text, size_t at, int (*is)(int)) { return at < text.size() && static_cast<unsigned char>(text[at]) < 0x80 && is(static_cast<unsigned char>(text[at])) != 0; }

class KoreanReader {
 public:
  KoreanReader(std::string_view text, SpokenStretches& pieces) : text_(text), pieces_(pieces) {}

  void Read() {
    while (at_ < text_.size())
      if (!TryRules()) Plain();
  }

 private:
  bool TryRules() {
    static const SpokenRules numbers(kNumberRules), words(kWordRules), laughs(kLaughRules), addresses(kAddressRules);
    const bool within = at_ > 0 && IsAscii(text_, at_ - 1, std::isalnum), ascii = static_cast<unsigned char>(text_[at_]) < 0x80;
    if (text_[at_] == ' ' || (ascii && within)) return false;
    if (auto address = ascii ? addresses.At(text_, at_) : std::nullopt) return PutAddress(*address);
    if (auto laugh = ascii || !StandsAlone() ? std::nullopt : laughs.At(text_, at_)) return Put(*laugh, SpokenKind::kLaugh);
    auto number = numbers.At(text_, at_);
    auto formula = ReadFormula(text_.substr(at_), Language::kKorean);
    auto word = words.At(text_, at_);
    if (formula && formula->bytes > std::max(number ? number->bytes : 0, word ? word->bytes : 0)) return Put({formula->bytes, std::move(formula->words)}, SpokenKind::kWords);
    if (word && word->bytes > (number ? number->bytes : 0)) return Put(*word, SpokenKind::kWords);
    if (number) return Put(*number, SpokenKind::kWords);
    return ascii && IsAscii(text_, at_, std::isalpha) && LatinWord();
  }

  /// Laughter is no part of a word: 하하 is, 하하호호도 is, 영하하고 is not.
  bool StandsAlone() const {
    if (at_ < 3) return true;
    size_t before = at_ - 3;
    const char32_t c = DecodeUtf8(text_, before);
    return !IsHangulSyllable(c) || text_.substr(at_).starts_with("ㅋ") || text_.substr(at_).starts_with("ㅎ");
  }

  SpokenStretches::Join Joint() const { return at_ > 0 && text_[at_ - 1] != ' ' && !pieces_empty_ ? SpokenStretches::Join::kGlued : SpokenStretches::Join::kApart; }

  bool Put(const SpokenFound& found, SpokenKind kind) {
    Say(Language::kKorean, found.words, Joint(), kind);
    if (found.words.ends_with(' ')) space_ = true;
    at_ += found.bytes;
    return true;
  }

  void Say(Language language, std::string_view words, SpokenStretches::Join join, SpokenKind kind = SpokenKind::kWords) {
    if (words.empty()) return;
    pieces_.Add(language, words, space_ ? SpokenStretches::Join::kApart : join, kind);
    pieces_empty_ = space_ = false;
  }

  /// One word of Latin letters, by the English voice.
  bool LatinWord() {
    const size_t from = at_;
    while (IsAscii(text_, at_, std::isalpha) || (at_ > from && (text_[at_] == '\'' || text_[at_] == '-') && IsAscii(text_, at_ + 1, std::isalpha))) ++at_;
    Say(Language::kEnglish, text_.substr(from, at_ - from), SpokenStretches::Join::kApart);
    return true;
  }

  bool PutAddress(const SpokenFound& found) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kEnds = {{{"com", "컴"}, {"net", "넷"}, {"org", "오알지"}, {"kr", "케이알"}, {"co", "씨오"}, {"www", "더블유더블유더블유"}}};
    std::string run;
    const auto flush = [&] {
      if (run.empty()) return;
      const auto known = std::find_if(kEnds.begin(), kEnds.end(), [&](const auto& end) { return end.first == run; });
      if (known != kEnds.end()) Say(Language::kKorean, known->second, SpokenStretches::Join::kApart);
      else if (std::isdigit(static_cast<unsigned char>(run[0]))) Say(Language::kKorean, KoreanDigits(run), SpokenStretches::Join::kApart);
      else if (run.size() <= 2) Say(Language::kKorean, HangulLetters(run), SpokenStretches::Join::kApart);
      else Say(Language::kEnglish, run, SpokenStretches::Join::kApart);
      run.clear();
    };
    for (const char c : found.words) {
      const std::string_view name = c == '.' ? "닷" : c == '@' ? "골뱅이" : c == '/' ? "슬래시" : c == '-' ? "대시" : c == '_' ? "밑줄" : c == '+' ? "플러스" : "";
      const bool digit = std::isdigit(static_cast<unsigned char>(c)) != 0;
      if (!name.empty() || (!run.empty() && digit != (std::isdigit(static_cast<unsigned char>(run[0])) != 0))) flush();
      if (!name.empty()) Say(Language::kKorean, name, SpokenStretches::Join::kApart);
      else run += c;
    }
    flush();
    at_ += found.bytes;
    return true;
  }

  /// A syllable, a mark, or something that is left out.
  void Plain() {
    size_t to = at_;
    const char32_t c = DecodeUtf8(text_, to);
    if (IsHangulSyllable(c)) {
      size_t end = to;
      while (end < text_.size()) {
        size_t next = end;
        if (!IsHangulSyllable(DecodeUtf8(text_, next))) break;
        end = next;
      }
      Say(Language::kKorean, text_.substr(at_, end - at_), Joint());
      to = end;
    } else if (c < 0x80 && std::string_view(",;:.?!").find(static_cast<char>(c)) != std::string_view::npos) {
      pieces_.Mark(static_cast<char>(c));
      space_ = true;
    } else if (c == '(' || c == ')' || c == 0x2013) {
      pieces_.Mark(',');
      space_ = true;
    } else if (c == '/' || c == 0xB7 || c == 0x318D || c == '-') {
      space_ = true;
    }
    at_ = to;
  }

  std::string_view text_;
  SpokenStretches& pieces_;
  size_t at_ = 0;
  bool pieces_empty_ = true, space_ = false;
};

}  // namespace

void ReadKorean(std::string_view text, SpokenStretches& pieces) { KoreanReader(text, pieces).Read(); }

}  // namespace sam
