// Ages grow by one a year, all at once.
#include <re2/re2.h>

#include <algorithm>

#include "base/word_lists.h"
#include "maths/everyday/ask.h"

namespace sam::maths::everyday {
namespace {

bool AboutAges(const Ask& ask) { return ask.Says({"살", "세 ", "세인", "년생", "나이", " old", " age", " older", " younger", " born ", " twin", " yrs ", " im "}); }

std::string Years(const Ask& ask) { return ask.language == Language::kKorean ? "살" : ""; }

std::vector<Rational> Values(const Ask& ask) {
  std::vector<Rational> out;
  for (const Amount& amount : ask.amounts) out.push_back(amount.value);
  return out;
}

/// "grandpa born in 1948 how old in 2025", "2019년생이면 2026년에".
std::optional<Worked> FromBirth(const Ask& ask, const std::vector<Rational>& v) {
  if (v.size() != 2 || !ask.Says({" born ", "년생", "태어"}) || v[0] < 1000 || v[1] < 1000) return std::nullopt;
  Sums sums;
  const auto value = sums.Do(std::max(v[0], v[1]), '-', std::min(v[0], v[1]));
  return value ? std::optional(sums.Answer(*value, Years(ask))) : std::nullopt;
}

/// How far apart they are, or how old one was when the other was born.
std::optional<Worked> Apart(const Ask& ask, const std::vector<Rational>& v) {
  if (v.size() != 2 || !ask.Says({"낳았을", "낳을", "차이예요", "차이야", "차이나", "차이 나", "차이인", "살 차이", "태어났을 때", " when i was born", " when she was born", " when he was born", " age gap", " age difference"})) return std::nullopt;
  if (ask.Says({"차이고", "차이인데", "차이나는데"})) return std::nullopt;
  Sums sums;
  const auto value = sums.Do(std::max(v[0], v[1]), '-', std::min(v[0], v[1]));
  return value ? std::optional(sums.Answer(*value, Years(ask))) : std::nullopt;
}

/// "im 34 and my daughter is 8, how old will i be when shes 18".
std::optional<Worked> WhenOtherIs(const Ask& ask, const std::vector<Rational>& v) {
  static const RE2 when(R"( when (?:shes|hes|she is|he is|theyre|they are|im|i am|i turn|she turns|he turns|[a-z]+ is|[a-z]+ turns) (\d+) )"), korean(R"((\d+)(?:살|세)(?:이|가)? ?(?:될|되면|때|되는))");
  std::string age;
  if (v.size() != 3 || !RE2::PartialMatch(ask.text, ask.language == Language::kKorean ? korean : when, &age)) return std::nullopt;
  const auto then = ReadNumber(age);
  if (!then || *then != v[2]) return std::nullopt;
  const bool own = ask.Says({" when im ", " when i am ", " when i turn "});  // then the other's age is asked for
  const Rational now = own ? v[0] : v[1], asked = own ? v[1] : v[0];
  Sums sums;
  const auto years = sums.Do(*then, '-', now);
  const auto value = years ? sums.Do(asked, '+', *years) : std::nullopt;
  return value && *years >= 0 ? std::optional(sums.Answer(*value, Years(ask))) : std::nullopt;
}

/// "나는 10살 아빠는 40살인데 아빠 나이가 내 3배 되는 건 몇 년 뒤", "how many years until i am double my nephews age, im 30 hes 11".
std::optional<Worked> YearsUntilTimes(const Ask& ask, const std::vector<Rational>& v) {
  std::vector<Rational> ages;
  std::optional<Rational> times;
  if (ask.Says({" double ", " twice "})) times = 2;
  if (ask.Says({" triple "})) times = 3;
  for (const Amount& amount : ask.amounts) {
    if (amount.unit.name == "배" || amount.unit.name == "times") times = amount.value;
    else ages.push_back(amount.value);
  }
  if (!times || *times <= 1 || ages.size() != 2 || v.empty() || !ask.Says({"몇 년", " years until", " how many years", " years will"})) return std::nullopt;
  const Rational more = std::max(ages[0], ages[1]), less = std::min(ages[0], ages[1]);
  Sums sums;
  const auto apart = sums.Do(more, '-', less);
  const auto then = apart ? sums.Do(*apart, '/', Rational(*times - 1)) : std::nullopt;
  const auto value = then ? sums.Do(*then, '-', less) : std::nullopt;
  return value && *value >= 0 ? std::optional(sums.Answer(*value, ask.language == Language::kKorean ? "년" : "years")) : std::nullopt;
}

/// "누나랑 4살 차이고 누나가 23이면 난?", "shes 12 yrs older than my uncle": one age and how far the other is from it.
std::optional<Worked> FromDifference(const Ask& ask, const std::vector<Rational>& v) {
  static const RE2 older_ko(R"((누나|형|오빠|언니)(?:이?랑|와|과|하고|보다)? ?(\d+)살)"), older_en(R"(( i| im| he| hes| she| shes|[a-z]+ is) (\d+) (?:years |yrs |yr |year )?(older|younger) than (me|[a-z ]+?) (?:how|what|so|and|who))");
  if (v.size() != 2 || !ask.Says({"차이", "많", "어려", "어린", "어리", "위", "아래", " older than ", " younger than "}) || ask.Says({"합", " together", " sum "})) return std::nullopt;
  std::string who, years, side, whom;
  Sums sums;
  if (ask.language == Language::kKorean) {
    if (!RE2::PartialMatch(ask.text, older_ko, &who, &years) || !ask.Says({who + "가", who + "는", who + "이", who + "은"}) || !ask.Says({"난", "나는", "내 나이", "나 "})) return std::nullopt;
    const auto apart = ReadNumber(years);
    const Rational age = *apart == v[0] ? v[1] : v[0];
    const auto value = sums.Do(age, '-', *apart);
    return value && *value > 0 ? std::optional(sums.Answer(*value, "살")) : std::nullopt;
  }
  if (!RE2::PartialMatch(ask.text, older_en, &who, &years, &side, &whom)) return std::nullopt;
  const auto apart = ReadNumber(years);
  const Rational age = *apart == v[1] ? v[0] : v[1];
  // Whose age is known comes first; the other's is asked for.
  const std::string last_word = whom.substr(whom.rfind(' ') == whom.npos ? 0 : whom.rfind(' ') + 1);
  const size_t asked = ask.text.rfind(" how old ");
  if (asked == ask.text.npos) return std::nullopt;
  const bool other_asked = ask.text.find(last_word, asked) != ask.text.npos || (whom == "me" && ask.text.find(" am i ", asked) != ask.text.npos);
  const auto value = sums.Do(age, (side == "older") == other_asked ? '-' : '+', *apart);
  return value && *value > 0 ? std::optional(sums.Answer(*value, "")) : std::nullopt;
}

/// "my sister is 6 years older and together were 40 how old is she".
std::optional<Worked> FromSum(const Ask& ask, const std::vector<Rational>& v) {
  if (v.size() != 2 || ask.language != Language::kEnglish || !ask.Says({" together", " add up to", " sum ", " combined"}) || !ask.Says({" older ", " younger "})) return std::nullopt;
  const Rational sum = std::max(v[0], v[1]), apart = std::min(v[0], v[1]);
  const size_t asked = ask.text.rfind(" how old ");
  if (asked == ask.text.npos) return std::nullopt;
  const bool older = ask.Says({" older "}), self = ask.text.find(" am i ", asked) != ask.text.npos, says_self = ask.Says({" im ", " i am "});
  const bool elder = older != (self != says_self);
  Sums sums;
  const auto twice = sums.Do(sum, elder ? '+' : '-', apart);
  const auto value = twice ? sums.Do(*twice, '/', 2) : std::nullopt;
  return value ? std::optional(sums.Answer(*value, "")) : std::nullopt;
}

/// "dads 3 times my age and im 14".
std::optional<Worked> TimesMyAge(const Ask& ask, const std::vector<Rational>& v) {
  static const RE2 times(R"( (\d+) times my age)");
  std::string factor;
  if (v.size() != 2 || !RE2::PartialMatch(ask.text, times, &factor) || !ask.Says({" im ", " i am "})) return std::nullopt;
  const auto by = ReadNumber(factor);
  Sums sums;
  const auto value = sums.Do(*by == v[0] ? v[1] : v[0], '*', *by);
  return value ? std::optional(sums.Answer(*value, "")) : std::nullopt;
}

}  // namespace

std::optional<Worked> OfAges(const Ask& ask) {
  if (!AboutAges(ask) || ask.amounts.size() > 3 || std::ranges::any_of(ask.amounts, [](const Amount& amount) { return amount.value > 3000 || amount.value <= 0; })) return std::nullopt;
  const std::vector<Rational> values = Values(ask);
  for (const auto kind : {FromBirth, Apart, WhenOtherIs, YearsUntilTimes, FromDifference, FromSum, TimesMyAge})
    if (auto worked = kind(ask, values)) return worked;
  return std::nullopt;
}

}  // namespace sam::maths::everyday
