#include "core/feasts.h"

#include <algorithm>
#include <array>

namespace sam {
namespace {

namespace ch = std::chrono;

/// Above every month and day.
enum Rule : uint16_t {
  kEaster = 2000, kGoodFriday, kEasterMonday, kThanksgiving, kBlackFriday, kMothersDay, kFathersDay, kLaborDay,
  kSeollal, kDaeboreum, kBuddha, kDano, kChuseok, kSuneung,
};

constexpr std::array kEnglish = {
    Feast{"Christmas Eve", "christmas eve|xmas eve", 1224}, Feast{"Christmas", "christmas day|christmas|xmas|x-mas", 1225},
    Feast{"Boxing Day", "boxing day", 1226}, Feast{"New Year's Eve", "new year's eve|new years eve|new year eve|nye", 1231},
    Feast{"New Year's Day", "new year's day|new years day|new year day|new year's|new years", 101}, Feast{"Valentine's Day", "valentine's day|valentines day|valentine day|valentine's|valentines", 214},
    Feast{"St Patrick's Day", "st patrick's day|st patricks day|saint patrick's day|paddy's day", 317}, Feast{"April Fools' Day", "april fools' day|april fools day|april fool's day|april fools", 401},
    Feast{"Good Friday", "good friday", kGoodFriday}, Feast{"Easter Monday", "easter monday", kEasterMonday}, Feast{"Easter", "easter sunday|easter", kEaster},
    Feast{"Mother's Day", "mother's day|mothers day|mother day", kMothersDay}, Feast{"Father's Day", "father's day|fathers day|father day", kFathersDay},
    Feast{"Independence Day", "independence day|fourth of july|4th of july", 704}, Feast{"Labor Day", "labor day|labour day", kLaborDay},
    Feast{"Halloween", "halloween", 1031}, Feast{"Bonfire Night", "bonfire night|guy fawkes night", 1105}, Feast{"Thanksgiving", "thanksgiving", kThanksgiving},
    Feast{"Black Friday", "black friday", kBlackFriday}, Feast{"Lunar New Year", "lunar new year|chinese new year|seollal", kSeollal}, Feast{"Chuseok", "chuseok", kChuseok},
};
constexpr std::array kKorean = {
    Feast{"크리스마스이브", "크리스마스 이브|크리스마스이브", 1224}, Feast{"크리스마스", "크리스마스|성탄절|크리스마쓰", 1225}, Feast{"설날", "설날|설 연휴|설연휴|구정", kSeollal},
    Feast{"추석", "추석|한가위", kChuseok}, Feast{"정월 대보름", "정월 대보름|정월대보름|대보름", kDaeboreum}, Feast{"부처님 오신 날", "부처님 오신 날|부처님오신날|석가탄신일", kBuddha}, Feast{"단오", "단옷날|단오", kDano},
    Feast{"새해 첫날", "새해 첫날|신정|1월 1일", 101}, Feast{"밸런타인데이", "밸런타인데이|발렌타인데이|발렌타인", 214}, Feast{"삼일절", "삼일절|3.1절", 301}, Feast{"화이트데이", "화이트데이", 314}, Feast{"만우절", "만우절", 401},
    Feast{"노동절", "노동절|근로자의 날|근로자의날", 501}, Feast{"어린이날", "어린이날", 505}, Feast{"어버이날", "어버이날", 508}, Feast{"스승의 날", "스승의 날|스승의날", 515}, Feast{"현충일", "현충일", 606},
    Feast{"제헌절", "제헌절", 717}, Feast{"광복절", "광복절", 815}, Feast{"개천절", "개천절", 1003}, Feast{"한글날", "한글날", 1009}, Feast{"핼러윈", "핼러윈|할로윈", 1031}, Feast{"빼빼로데이", "빼빼로데이|빼빼로 데이", 1111},
    Feast{"수능", "수능 날|수능날|수능 시험|수능", kSuneung, false}, Feast{"추수감사절", "추수감사절", kThanksgiving}, Feast{"부활절", "부활절", kEaster},
};

constexpr int kFirstLunar = 2020;
constexpr size_t kLunarYears = 31;
using Lunar = std::array<uint16_t, kLunarYears>;
// From ICU's dangi calendar, Korean standard time.
constexpr Lunar kSeollals = {125, 212, 201, 122, 210, 129, 217, 207, 127, 213, 203, 123, 211, 131, 219, 208, 128, 215, 204, 124, 212, 201, 122, 210, 130, 217, 206, 126, 214, 202, 123};
constexpr Lunar kDaeboreums = {208, 226, 215, 205, 224, 212, 303, 221, 210, 227, 217, 206, 225, 214, 305, 222, 211, 301, 218, 207, 226, 215, 205, 224, 213, 303, 220, 209, 228, 216, 206};
constexpr Lunar kBuddhas = {430, 519, 508, 527, 515, 505, 524, 513, 502, 520, 509, 528, 516, 506, 525, 515, 503, 522, 511, 430, 518, 507, 526, 516, 505, 524, 513, 502, 520, 509, 528};
constexpr Lunar kDanos = {625, 614, 603, 622, 610, 531, 619, 609, 528, 616, 605, 624, 612, 601, 620, 610, 530, 618, 607, 527, 614, 603, 622, 611, 531, 619, 609, 529, 615, 604, 623};
constexpr Lunar kChuseoks = {1001, 921, 910, 929, 917, 1006, 925, 915, 1003, 922, 912, 1001, 919, 908, 927, 916, 1004, 924, 913, 1002, 921, 910, 928, 917, 1005, 925, 915, 1004, 922, 911, 930};

ch::year_month_day On(ch::year year, unsigned month_and_day) { return year / ch::month{month_and_day / 100} / ch::day{month_and_day % 100}; }

std::optional<ch::year_month_day> Of(const Lunar& table, ch::year year) {
  const int row = static_cast<int>(year) - kFirstLunar;
  if (row < 0 || row >= static_cast<int>(kLunarYears)) return std::nullopt;
  return On(year, table[static_cast<size_t>(row)]);
}

/// Western Easter: the anonymous Gregorian algorithm (Nature 13, 1876; Meeus, Astronomical Algorithms, chapter 8).
ch::sys_days Easter(ch::year year) {
  const int y = static_cast<int>(year), a = y % 19, b = y / 100, c = y % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return year / ch::month{static_cast<unsigned>(n / 31)} / ch::day{static_cast<unsigned>(n % 31 + 1)};
}

/// The day of the Korean university entrance exam: as announced, else the third Thursday of November, near which it is.
ch::year_month_day Suneung(ch::year year) {
  if (year == ch::year{2024}) return On(year, 1114);
  if (year == ch::year{2025}) return On(year, 1113);
  return ch::sys_days(year / ch::November / ch::Thursday[3]);
}

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80; }

/// The first three bytes of texts: most texts begin like no feast.
class Openings {
 public:
  template <size_t N>
  constexpr explicit Openings(const std::array<Feast, N>& feasts) {
    for (const Feast& feast : feasts) {
      for (std::string_view ways = feast.words; !ways.empty();) {
        const std::string_view way = ways.substr(0, ways.find('|'));
        has_[Place(way)] = true;
        ways.remove_prefix(std::min(ways.size(), way.size() + 1));
      }
    }
  }
  constexpr bool May(std::string_view text) const { return has_[Place(text)]; }

 private:
  static constexpr size_t Place(std::string_view text) {
    const auto byte = [&](size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    return (byte(0) * 1087 + byte(1) * 67 + byte(2)) % 4093;
  }
  std::array<bool, 4093> has_{};
};
constexpr Openings kEnglishOpenings(kEnglish), kKoreanOpenings(kKorean);

/// Bytes of `text` that one of the ways to say it takes; 0 where none does.
size_t LengthAt(std::string_view text, std::string_view ways, bool whole_words) {
  while (!ways.empty()) {
    const std::string_view way = ways.substr(0, ways.find('|'));
    if (text.starts_with(way) && (!whole_words || text.size() == way.size() || !IsLetter(text[way.size()]))) return way.size();
    ways.remove_prefix(std::min(ways.size(), way.size() + 1));
  }
  return 0;
}

}  // namespace

FeastHit FeastAt(std::string_view text, Language language) {
  FeastHit best;
  if (!(language == Language::kKorean ? kKoreanOpenings : kEnglishOpenings).May(text)) return best;
  const auto look = [&](const auto& feasts) {
    for (const Feast& feast : feasts) {
      const size_t length = LengthAt(text, feast.words, language == Language::kEnglish);
      if (length > best.length) best = {&feast, 0, length};
    }
  };
  if (language == Language::kKorean) look(kKorean);
  else look(kEnglish);
  return best;
}

FeastHit FindFeast(std::string_view text, Language language) {
  const bool korean = language == Language::kKorean;
  for (size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (korean ? byte >= 0x80 && byte < 0xC0 : (!IsLetter(text[at]) || (at > 0 && IsLetter(text[at - 1])))) continue;
    FeastHit hit = FeastAt(text.substr(at), language);
    if (hit.feast != nullptr) return hit.begin = at, hit;
  }
  return {};
}

std::optional<ch::year_month_day> DateOf(const Feast& feast, ch::year year) {
  switch (feast.rule) {
    case kEaster: return Easter(year);
    case kGoodFriday: return ch::year_month_day(Easter(year) - ch::days(2));
    case kEasterMonday: return ch::year_month_day(Easter(year) + ch::days(1));
    case kThanksgiving: return ch::sys_days(year / ch::November / ch::Thursday[4]);
    case kBlackFriday: return ch::year_month_day(ch::sys_days(year / ch::November / ch::Thursday[4]) + ch::days(1));
    case kMothersDay: return ch::sys_days(year / ch::May / ch::Sunday[2]);
    case kFathersDay: return ch::sys_days(year / ch::June / ch::Sunday[3]);
    case kLaborDay: return ch::sys_days(year / ch::September / ch::Monday[1]);
    case kSeollal: return Of(kSeollals, year);
    case kDaeboreum: return Of(kDaeboreums, year);
    case kBuddha: return Of(kBuddhas, year);
    case kDano: return Of(kDanos, year);
    case kChuseok: return Of(kChuseoks, year);
    case kSuneung: return Suneung(year);
    default: return On(year, feast.rule);
  }
}

std::optional<ch::year_month_day> NextDateOf(const Feast& feast, ch::year_month_day from) {
  const auto here = DateOf(feast, from.year());
  if (!here || ch::sys_days(*here) >= ch::sys_days(from)) return here;
  return DateOf(feast, from.year() + ch::years(1));
}

}  // namespace sam
