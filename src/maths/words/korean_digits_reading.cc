#include "maths/words/korean_digits_reading.h"

#include <algorithm>

#include "base/unicode.h"
#include "maths/words/korean_pattern.h"

// What the patterns are made of: a sum, and one number with or without letters in it.
#define SUM R"((\(?[0-9A-Z][0-9A-Z.+*/()\-]*))"
#define ONE R"(([0-9A-Z]+(?:\.[0-9A-Z]+)?))"

namespace sam::maths {

/// What is counted on ("5430에서 50씩 A번 뛰어서 센 수") is written as a sum.
std::string WithSigns(std::string text) {
  Replace<"×">(text, "*");
  Replace<"÷">(text, "/");
  Replace<"−">(text, "-");
  Replace<"≤">(text, "<=");
  Replace<"≥">(text, ">=");
  Replace<"([0-9A-Z]+)분의 ([0-9A-Z]+)">(text, R"((\2/\1))");
  Replace<" *([+*/<>=]+) *">(text, R"(\1)");
  Replace<"([0-9A-Z)]) +- *([0-9A-Z(])">(text, R"(\1-\2)");
  Replace<"([0-9]),([0-9]{3})([^0-9])">(text, R"(\1\2\3)");
  Replace<ONE "에서 " ONE "씩 " ONE "번 뛰어서? ?센 수">(text, R"((\1+\2*\3))");
  Replace<"100이 " ONE "(?:이고)?, ?10이 " ONE "(?:이고)?, ?1이 " ONE "인 수">(text, R"((100*\1+10*\2+\3))");
  Replace<R"(0\.1이 )" ONE "(?:배|개)?인 수">(text, R"((\1/10))");
  Replace<R"(([A-Z])로 만든 (?:두|2) ?자리 ?수)">(text, R"(\1\1)");
  if (Says<"순서쌍|방정식|방적식|주사위[^.]*눈의 수[^.]*[a-z]">(text))
  {
    for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    Replace<"([0-9])([A-Z])">(text, R"(\1*\2)");  // letters of equations are numbers, not digits
  }
  return text;
}

bool Relate(DigitPuzzle& puzzle, std::string_view left, char sign, std::string_view right) {
  while (left.ends_with('.')) left.remove_suffix(1);
  while (right.ends_with('.')) right.remove_suffix(1);
  auto a = DigitFormula::Read(left), b = DigitFormula::Read(right);
  if (!a || !b || (a->letters() | b->letters()) == 0 || puzzle.relations.size() > 12) return false;
  for (const DigitRelation& known : puzzle.relations)
    if (known.sign == sign && known.left.text() == a->text() && known.right.text() == b->text()) return true;
  puzzle.letters |= a->letters() | b->letters();
  puzzle.relations.push_back({std::move(*a), sign, std::move(*b)});
  return true;
}

/// "6*74=A44", "1/7<1/2*1/A", and chains of them.
void ReadFormulas(DigitsReading& reading) {
  for (const Found& chain : All<R"(\(?[0-9A-Z][0-9A-Z.+*/()\-]*(?:(?:<=|>=|[=<>])\(?[0-9A-Z][0-9A-Z.+*/()\-]*)+)">(reading.text)) {
    std::string formula = chain[0];
    while (const auto link = First<R"(^([0-9A-Z.+*/()\-]+)(<=|>=|[=<>])([0-9A-Z.+*/()\-]+))">(formula)) {
      const bool falls = (*link)[2][0] == '>';
      Relate(reading.puzzle, (*link)[falls ? 3 : 1], (*link)[2] == "=" ? '=' : (*link)[2].size() == 2 ? 'l' : '<', (*link)[falls ? 1 : 3]);
      formula = formula.substr((*link)[1].size() + (*link)[2].size());
    }
  }
}

void ReadBounds(DigitsReading& reading) {
  const auto between = First<"([0-9]+)부터 ([0-9]+)까지의? (?:[^ ]+ )?(?:자연수|수)">(reading.text);
  if (between && between->Whole(1) >= 0 && between->Whole(1) < between->Whole(2) && between->Whole(2) <= 1000) {
    reading.puzzle.least = between->Whole(1);
    reading.puzzle.most = between->Whole(2);
  } else if (Says<"(?:한|1) ?자리">(reading.text)) {
    reading.puzzle.most = 9;
  }
  if (Says<"주사위">(reading.text)) reading.puzzle.least = 1, reading.puzzle.most = 6;
  if (Says<"음이 아닌 정수">(reading.text)) reading.puzzle.least = 0;
  if (Says<"홀수로만|모두 홀수|홀수인 해">(reading.text)) reading.puzzle.parity = LetterParity::kOdd;
  if (Says<"짝수로만|모두 짝수|짝수인 해">(reading.text)) reading.puzzle.parity = LetterParity::kEven;
}

DigitsWanted WantedOf(std::string_view text, bool fits) {
  if (fits && Says<"가장 큰 (?:수|값)[와과] 가장 작은 (?:수|값)">(text)) return DigitsWanted::kEnds;
  if (Says<"가장 큰|최대|최댓">(text)) return DigitsWanted::kGreatest;
  if (Says<"가장 작은|최소|최솟">(text)) return DigitsWanted::kLeast;
  return fits && Says<"합(?:을|은|를)? ?(?:구하|구해|얼마|\\?)">(text) ? DigitsWanted::kTotal : DigitsWanted::kOnly;
}

namespace {

bool HasSign(std::string_view text) { return text.find_first_of("+-*/") != std::string_view::npos; }

/// "3*1.7의 값이 A.1일 때", "8.4의 값과 C의 값은 9로 같다".
void ReadValues(DigitsReading& reading) {
  if (const auto same = First<SUM "의? 값과 " SUM "의? 값은 " ONE "로 같">(reading.text)) {
    Relate(reading.puzzle, (*same)[1], '=', (*same)[3]);
    Relate(reading.puzzle, (*same)[2], '=', (*same)[3]);
    return;
  }
  if (const auto both = First<SUM "의? 값과 " SUM "의? 값[은이] 같">(reading.text)) Relate(reading.puzzle, (*both)[1], '=', (*both)[2]);
  for (const Found& value : All<SUM "의? ?값[은이을를]? " SUM "(?:[이라일로으입,.]| )">(reading.text))
    if (HasSign(value[1]) || HasSign(value[2])) Relate(reading.puzzle, value[1], '=', value[2]);
  for (const Found& value : All<SUM "[은는] " ONE "(?:이다|이고|일 때|이라|입니다|라고)">(reading.text))
    if (HasSign(value[1]) && value[1].size() > 2) Relate(reading.puzzle, value[1], '=', value[2]);
}

/// A pattern of two or three numbers and what it says of them.
struct Saying {
  const Pattern& pattern;
  const char* left;
  char sign;
  const char* right;
};

const std::vector<Saying>& Sayings() {
  static const std::vector<Saying> sayings = {
      {Compiled<ONE "[와과] " ONE "[를을]? ?(?:더하면|더했을 때|더했더니|더한 (?:값|수)[은이는가]|의 합[은이]) ?" ONE>(), R"(\1+\2)", '=', R"(\3)"},
      {Compiled<ONE "에 " ONE "[를을] 더(?:하면|했을 때|했더니) ?" ONE>(), R"(\1+\2)", '=', R"(\3)"},
      {Compiled<ONE "[와과] " ONE "[를을]? ?(?:곱하면|곱했을 때|곱했더니|의 곱[은이]) ?" ONE "(?:[이일가입였라,]|$)">(), R"(\1*\2)", '=', R"(\3)"},
      {Compiled<ONE "에 " ONE "[를을] 곱(?:하면|했을 때|했더니) ?" ONE>(), R"(\1*\2)", '=', R"(\3)"},
      {Compiled<R"((\([A-Z]/[A-Z]\))에 )" ONE R"([를을] 곱했더니 (\([0-9]+/[0-9]+\)))">(), R"(\1*\2)", '=', R"(\3)"},
      {Compiled<ONE "에서 " ONE "[를을] 빼면 ?" ONE>(), R"(\1-\2)", '=', R"(\3)"},
      {Compiled<ONE "[와과] " ONE "의 차[는가] ?" ONE "(?:[이일가입라,]|$)">(), R"(\1-\2)", '=', R"(\3)"},
      {Compiled<ONE "[와과] " ONE "[를을] 나누(?:면|었을 때) ?" ONE>(), R"(\1/\2)", '=', R"(\3)"},
      {Compiled<ONE "[를을] " ONE "으?로 나누(?:면|었을 때) ?" ONE "[이가일]">(), R"(\1/\2)", '=', R"(\3)"},
      {Compiled<ONE "[은는이가] (?:작은 수 |큰 수 )?" ONE "의 ([0-9]+)배">(), R"(\1)", '=', R"(\2*\3)"},
      {Compiled<ONE "[은는이가] (?:작은 수 |큰 수 )?" ONE "보다 ([0-9]+)(?:만큼)? ?(?:더 )?[크큰]">(), R"(\1)", '=', R"(\2+\3)"},
      {Compiled<ONE "[은는이가] (?:작은 수 |큰 수 )?" ONE "보다 ([0-9]+)(?:만큼)? ?(?:더 )?작">(), R"(\1)", '=', R"(\2-\3)"},
      {Compiled<ONE "[은는이가] " SUM "보다 (?:더 )?작()">(), R"(\1)", '<', R"(\2)"},
      {Compiled<ONE "[은는이가] " SUM "보다 (?:더 )?[클크]()">(), R"(\2)", '<', R"(\1)"},
  };
  return sayings;
}

void ReadSayings(DigitsReading& reading) {
  for (const Saying& saying : Sayings()) {
    for (const Found& found : saying.pattern.All(reading.text)) {
      const auto fill = [&](std::string form) {
        Replace<R"(\\1)">(form, found[1]);
        Replace<R"(\\2)">(form, found[2]);
        Replace<R"(\\3)">(form, found[3]);
        return form;
      };
      Relate(reading.puzzle, fill(saying.left), saying.sign, fill(saying.right));
    }
  }
}

/// "94를 7로 나누었더니 몫이 A이고, 나머지가 B".
void ReadDivision(DigitsReading& reading) {
  if (const auto full = First<ONE "[를을] (?:어떤 ?수 )?" ONE "으?로 나누[^.]{0,30}?몫[이은] " ONE "[^.]{0,12}?나머지[가는] " ONE>(reading.text)) {
    Relate(reading.puzzle, (*full)[1], '=', (*full)[2] + "*" + (*full)[3] + "+" + (*full)[4]);
    Relate(reading.puzzle, (*full)[4], '<', (*full)[2]);
  } else if (const auto rest = First<ONE "[를을] (?:어떤 ?수 )?" ONE "으?로 나누[^.몫]{0,20}?나머지[가는] " ONE>(reading.text)) {
    Relate(reading.puzzle, (*rest)[2], '|', (*rest)[1] + "-" + (*rest)[3]);
    Relate(reading.puzzle, (*rest)[3], '<', (*rest)[2]);
  }
  if (const auto equal = First<ONE "[를을] " ONE "으?로 나(?:눴|누었)을 때의 몫[이은] " ONE "[를을] " ONE "으?로 나(?:눴|누었)을 때의 몫과 (?:동일|같)">(reading.text))
    Relate(reading.puzzle, (*equal)[1] + "/" + (*equal)[2], '=', (*equal)[3] + "/" + (*equal)[4]);
}

/// The two letters that "두 수의 합", "합은 9, 곱은 20" speak of; empty where there are more or fewer.
std::string TwoLetters(std::string_view text) {
  std::string letters;
  for (const char c : text)
    if (c >= 'A' && c <= 'Z' && letters.find(c) == std::string::npos) letters.push_back(c);
  return letters.size() == 2 ? letters : "";
}

/// Of "오늘보다 어제 많이" the letters that stand behind the two words.
void ReadOrder(DigitsReading& reading) {
  auto order = First<"([^ .,]+)보다 ([^ .,]+?)(?:[은는이가]|에)? (?:더 )?많이">(reading.text);
  std::string less, more;
  if (order) {
    less = (*order)[1], more = (*order)[2];
  } else if ((order = First<"([^ .,]+?)(?:[은는이가]|에)? ([^ .,]+)보다 (?:더 )?많이">(reading.text))) {
    less = (*order)[2], more = (*order)[1];
  } else {
    return;
  }
  const auto behind = [&](std::string_view word) -> std::string {
    const size_t at = reading.text.find(word);
    const size_t letter = at == std::string::npos ? at : reading.text.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ.", at);
    return letter == std::string::npos || reading.text[letter] == '.' ? std::string() : reading.text.substr(letter, 1);
  };
  if (behind(less).empty() && less.size() > 3) less = StemOf(less).stem;
  const std::string a = behind(less), b = behind(more);
  if (!a.empty() && !b.empty() && a != b) Relate(reading.puzzle, a, '<', b);
}

void ReadPair(DigitsReading& reading) {
  const std::string two = TwoLetters(reading.text);
  if (two.empty()) return;
  const std::string a = two.substr(0, 1), b = two.substr(1);
  if (const auto sum = First<"합[은이] ([0-9.]+)">(reading.text)) Relate(reading.puzzle, a + "+" + b, '=', (*sum)[1]);
  if (const auto product = First<"곱[은이] ([0-9.]+)">(reading.text)) Relate(reading.puzzle, a + "*" + b, '=', (*product)[1]);
  if (const auto difference = First<"차[는가] ([0-9.]+)">(reading.text); difference && Says<"큰 수">(reading.text)) Relate(reading.puzzle, a + "-" + b, '=', (*difference)[1]);
  if (const auto quotient = First<"(?:하고|이고|때|며|다)[,.]? ([A-Z])[를을] 나누면 ([0-9]+)">(reading.text)) Relate(reading.puzzle, ((*quotient)[1] == a ? b : a) + "/" + (*quotient)[1], '=', (*quotient)[2]);
  ReadOrder(reading);
}

void ReadSingles(DigitsReading& reading) {
  DigitPuzzle& puzzle = reading.puzzle;
  if (const auto number = First<"([0-9]+)(?:에서|의) (?:[^ ]+ )?(?:천|백|십|일)의 자리 숫자[는가를]">(reading.text))
    for (const Found& place : All<"(만|천|백|십|일)의 자리 숫자[는가를] ([A-Z])">(reading.text)) {
      const size_t from_right = place[1] == "일" ? 1 : place[1] == "십" ? 2 : place[1] == "백" ? 3 : place[1] == "천" ? 4 : 5;
      if (from_right <= (*number)[1].size()) Relate(puzzle, place[2], '=', (*number)[1].substr((*number)[1].size() - from_right, 1));
    }
  if (const auto share = First<"([0-9]+) ?[^ 0-9.]{0,9}[를을] 남김없이 똑같이[^.]*[^A-Z]([A-Z])[^A-Z]">(reading.text)) Relate(puzzle, (*share)[2], '|', (*share)[1]);
  if (const auto convert = First<R"(([0-9.]+) ?([a-zA-Z]+[23]?|시간|분|초)[를을] ([a-zA-Z]+[23]?|시간|분|초)(?:로|으로) ?(?:나타내|바꾸)[^A-Z0-9]{0,30} ([A-Z0-9.]*[A-Z][A-Z0-9.]*))">(reading.text))
    if (const auto factor = ConvertKorean((*convert)[2], (*convert)[3]))
      Relate(puzzle, (*convert)[4], '=', "(" + (*convert)[1] + "*" + numerator(*factor).str() + "/" + denominator(*factor).str() + ")");
  if (const auto product = First<ONE "[와과] " ONE "의 곱[은이] ([1-6]) ?자리">(reading.text)) {
    const auto places = static_cast<size_t>(product->Whole(3));
    Relate(puzzle, (*product)[1] + "*" + (*product)[2], '<', "1" + std::string(places, '0'));
    Relate(puzzle, "1" + std::string(places - 1, '0'), 'l', (*product)[1] + "*" + (*product)[2]);
  }
}

/// "소수 A.B가 1보다 작고 0.5보다 클 때", "두 수의 차가 6B", "1장의 무게는 4.2g, 10장의 무게를 A".
void ReadMore(DigitsReading& reading) {
  DigitPuzzle& puzzle = reading.puzzle;
  const std::string& text = reading.text;
  if (const auto decimal = First<R"(([A-Z]\.[A-Z]))">(text); decimal && Says<"소수">(text)) {
    if (const auto most = First<R"(([0-9.]+)보다 작)">(text)) Relate(puzzle, (*decimal)[1], '<', (*most)[1]);
    if (const auto least = First<SUM "보다 [클큰]">(text)) Relate(puzzle, (*least)[1], '<', (*decimal)[1]);
  }
  const auto sums = All<R"(\(100\*[^)]*\))">(text);
  if (const auto gap = First<"(?:두|2) ?수의 차[는가] " ONE>(text); gap && sums.size() == 2) Relate(puzzle, sums[0][0] + "-" + sums[1][0], '=', (*gap)[1]);
  if (const auto one = First<R"((?:^|[^0-9])1(?:개|장|권|자루|병|봉지|상자)의? ([^ ]+)[은는이가] ([0-9.]+))">(text))
    for (const Found& many : All<R"(([0-9]+)(?:개|장|권|자루|병|봉지|상자)의? ([^ ]+)[를을] ([A-Z])[,라이])">(text))
      if (many[2] == (*one)[1]) Relate(puzzle, many[3], '=', many[1] + "*" + (*one)[2]);
}

/// "A, B의 합", "A와 B의 곱": the letters with the sign between them.
bool AskedOfList(DigitsReading& reading) {
  std::string letters, how;
  for (const Found& list : All<R"(([A-Z](?: ?(?:,|와|과) ?[A-Z])+)(?:의|에 대한|에|에 (?:알맞은|들어갈) (?:수|숫자)의) ?(?:각 )?(합|곱|차)(?:[을를]|[은는이가]? ?(?:무엇|얼마|몇|\?|구|뭐)))">(reading.text)) letters = list[1], how = list[2];
  if (letters.empty()) {
    const auto two = First<"(?:두|2) ?수의 (합|곱|차)(?:[는은이가를을]? ?(?:얼마|무엇|\\?|구)|[를을])">(reading.text);
    letters = TwoLetters(reading.text);
    if (letters.empty() || !two) return false;
    how = (*two)[1];
  }
  const char sign = how == "합" ? '+' : how == "곱" ? '*' : '-';
  for (const char c : letters)
    if (c >= 'A' && c <= 'Z') reading.sum += (reading.sum.empty() ? "" : std::string(1, sign)) + c;
  return true;
}

/// "오전에 판 오이는 A개 ... 오전에 판 오이는 몇 개": A.
std::string AskedByName(std::string_view text) {
  const auto asked = First<"(?:^|[.,] |때 |면 |다면,? )([^.,]+)[은는] (?:모두 )?몇[^.]*[?까요]?">(text);
  if (!asked) return "";
  for (const Found& named : All<"([^.,]+)[은는이가] ([A-Z])[^A-Z]">(text))
    if (Trim(named[1]).ends_with(Trim((*asked)[1]))) return named[2];
  return "";
}

bool ReadAsked(DigitsReading& reading) {
  const std::string& text = reading.text;
  if (Says<"(?:해|순서쌍)(?:의 (?:개수|수)|[^.]{0,20}의 개수)|방정식[^.]*경우의 수|[<>=][^.]*성립[^.]*경우의 수|[<>=][^.]*경우의 수|주사위[^.]*[A-Z][^.]*(?:배수|약수|크|큰|작)[^.]*경우의 수">(text)) {
    reading.wanted = DigitsWanted::kCount;
    return true;
  }
  if (AskedOfList(reading)) return true;
  const auto into = First<"([A-Z])(?: ?안)?에 (?:공통으로 )?(?:들어 ?[갈가]|알맞은|올 수)|(?:만족하는|만족시키는|맞는) (?:자연수|수|정수|숫자) ?([A-Z])(?: 중| 가운데|의)">(text);
  const std::string letter = !into ? "" : (*into)[1].empty() ? (*into)[2] : (*into)[1];
  if (const auto all = First<"([A-Z])의 (?:값의 )?합[을은]? ?(?:모두 )?(?:구하|구해|얼마|무엇|\\?)">(text); all && (!into || letter == (*all)[1])) {
    reading.sum = (*all)[1];
    reading.wanted = DigitsWanted::kTotal;
    return true;
  }
  for (const Found& asked : All<SUM "(?:의 값)?[을를은는이가의]? ?(?:알맞은 수|값)?[은는을를이가]? ?(?:모두 )?(?:구하|구해|무엇|얼마|몇|찾|쓰|어떤|뭐|\\?|알아)">(text))
    if (HasLetter(asked[1])) reading.sum = asked[1];
  if (const auto part = First<R"(\(([A-Z])/([A-Z])\)의 (분자|분모))">(text)) reading.sum = (*part)[(*part)[3] == "분자" ? 1 : 2];
  // "A에 들어갈 수 있는 수 중 가장 큰 수를 B라고 할 때, B": B only names what is asked of A.
  if (const auto named = First<"([A-Z])(?: ?안)?에 들어갈 수 있는 [^.]*가장 (?:큰|작은) (?:수|값)[를을] ([A-Z])">(text); named && reading.sum == (*named)[2]) reading.sum = (*named)[1];
  if (reading.sum.empty()) reading.sum = AskedByName(text);
  const bool fits = into && (reading.sum.empty() || reading.sum == letter);
  if (reading.sum.empty() && into) reading.sum = letter;
  reading.wanted = WantedOf(text, fits);
  return !reading.sum.empty();
}

}  // namespace

bool HasLetter(std::string_view text) { return std::ranges::any_of(text, [](char c) { return c >= 'A' && c <= 'Z'; }); }

std::optional<DigitsReading> ReadDigits(const KoreanProblem& problem) {
  DigitsReading reading;
  reading.text = WithSigns(PlainKorean(problem));
  if (!HasLetter(reading.text) || !ReadAsked(reading)) return std::nullopt;
  ReadFormulas(reading);
  ReadValues(reading);
  ReadSayings(reading);
  ReadDivision(reading);
  ReadPair(reading);
  ReadSingles(reading);
  ReadMore(reading);
  ReadBounds(reading);
  return reading;
}

}  // namespace sam::maths
