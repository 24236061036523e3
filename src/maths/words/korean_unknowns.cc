// Numbers without a name ("어떤 수", "두 수", "십의 자리 숫자") get letters, and what is told of them in words is put as relations.
#include <algorithm>

#include "base/unicode.h"
#include "maths/words/korean_digits_reading.h"
#include "maths/words/korean_pattern.h"
#include "maths/words/korean_sayings.h"

namespace sam::maths {
namespace {

#define NUMBER_WORD "(?:자연수|정수|소수|분수|수|숫자)"

constexpr std::string_view kPlaces = "WHTU";  // thousands, hundreds, tens, ones

struct Unknowns {
  std::string text;
  std::string all;     // what "두 수" and "세 수" mean
  std::string number;  // the digits of the number that is spoken of: "HTU"; empty where it has none
  std::vector<SaidRelation> relations;

  void Know(const std::string& left, char sign, const std::string& right) { relations.push_back({left, sign, right}); }
};

bool HasLone(std::string_view text, char letter) {
  for (size_t i = 0; i < text.size(); ++i)
    if (text[i] == letter) return true;
  return false;
}

/// "□", "■", "★": a letter each.
void NameSigns(std::string& text) {
  char next = 'F';
  for (const char* sign : {"□", "▢", "■", "▲", "●", "★", "△", "○", "◆", "♥", "♡", "㉠", "㉡", "㉢", "㉮", "㉯"}) {
    if (text.find(sign) == std::string::npos) continue;
    while (HasLone(text, next)) ++next;
    Pattern(std::string(sign) + "(?: ?안)?(?:에 (?:알맞은|들어갈) (?:수|값|숫자))?").Replace(text, std::string(1, next));
    ++next;
  }
  Replace<"네모">(text, "F");
}

/// "십의 자리 숫자" and the number that they belong to.
void NamePlaces(Unknowns& unknowns) {
  std::string& text = unknowns.text;
  if (!Says<"[일십백천]의 ?자리(?:의)? ?(?:숫자|수)|각 ?자리(?:의)? ?(?:숫자|수)">(text)) return;
  const auto digits = First<"([2-4]|두|세|네) ?자리(?:의)? ?" NUMBER_WORD>(text);
  if (!digits || First<"카드|뽑">(text)) return;
  const std::string& said = (*digits)[1];
  const size_t count = said == "두" ? 2 : said == "세" ? 3 : said == "네" ? 4 : static_cast<size_t>(digits->Whole(1));
  unknowns.number = std::string(kPlaces.substr(kPlaces.size() - count));
  const std::string& number = unknowns.number;
  for (const auto& [name, letter] : {std::pair{"일", "U"}, {"십", "T"}, {"백", "H"}, {"천", "W"}}) Pattern(std::string(name) + "의 ?자리(?:의)? ?(?:숫자|수)").Replace(text, letter);
  std::string sum;
  for (const char c : number) sum += (sum.empty() ? "" : "+") + std::string(1, c);
  Replace<"각 ?자리(?:의)? ?(?:숫자|수)의 ?합">(text, "(" + sum + ")");
  if (Says<"(?:각 ?자리(?:의)? ?(?:숫자|수)|(?:두|세|네) ?숫자)[가는이은]? ?(?:모두|서로) ?다[르른]">(text))
    for (size_t i = 0; i < count; ++i)
      for (size_t j = i + 1; j < count; ++j) unknowns.Know(number.substr(i, 1), '!', number.substr(j, 1));
  if (const auto than = First<"(?:각 ?자리(?:의)? ?(?:숫자|수)[가는이은]? ?)[^.]*?([0-9]) ?(보다 ?큰|보다 ?작은|이상|이하|초과|미만)">(text))
    for (const char c : number) {
      const bool great = Says<"큰|이상|초과">((*than)[2]), strict = Says<"보다|초과|미만">((*than)[2]);
      if (great) unknowns.Know((*than)[1], strict ? '<' : 'l', std::string(1, c));
      else unknowns.Know(std::string(1, c), strict ? '<' : 'l', (*than)[1]);
    }
  Replace<"각 ?자리(?:의)? ?(?:숫자|수)[^.]*?(?:다르고|다른|다르며),?(?: 모두 [0-9] ?(?:보다 ?큰|보다 ?작은|이상|이하|초과|미만)인?)?">(text, "");
  for (size_t i = 0; i < count; ++i)
    for (size_t j = i + 1; j < count; ++j) {
      std::string swapped = number;
      std::swap(swapped[i], swapped[j]);
      const std::string a = number.substr(i, 1), b = number.substr(j, 1);
      const std::string both = "(?:" + a + "[와과] ?" + b + "|" + b + "[와과] ?" + a + ")[를을의]? ?(?:(?:자리|위치)를 )?(?:서로 )?";
      Pattern(both + "(?:바꾼|바꿔 (?:쓴|놓은|만든)|바꾸어 (?:쓴|놓은|만든)|바뀐) " NUMBER_WORD).Replace(text, swapped);
      Pattern(both + "(?:바꾸면|바꾸었더니|바꿨더니|바꾸니)").Replace(text, swapped + "는");
      Pattern(both + "(?:바꾸어|바꿔|바꾸고)(?: ?(?:보고|놓고|쓰고|서))?").Replace(text, swapped + " ");
    }
  Replace<"(?:두|세|네|[2-4]) ?(?:자리 )?숫자의 ?합">(text, "(" + sum + ")");
  if (count == 2) Replace<"(?:두|2) ?(?:자리 )?숫자의 ?차(?:이)?">(text, "(T-U)");
  Replace<"(?:이|그|처음|원래|처음의|원래의|어떤|구하는)? ?(?:[2-4]|두|세|네) ?자리(?:의)? ?" NUMBER_WORD>(text, " " + number);
  unknowns.Know(number, 'l', std::string(count, '9'));
}

/// "어떤 수", "내가 생각한 수": X.
void NameOne(Unknowns& unknowns) {
  std::string& text = unknowns.text;
  const std::string name = unknowns.number.empty() ? "X" : unknowns.number;
  Replace<"어떤 ?" NUMBER_WORD " ?([A-Z])">(text, R"(\1)");
  Replace<"(?:어떤|모르는) ?(?:한 자리 |두 자리 |세 자리 )?" NUMBER_WORD>(text, " " + name);
  Replace<"(?:[가-힣]+[이가] )?(?:생각한|떠올린|고른|말한) " NUMBER_WORD>(text, " " + name);
  if (text.find(name) == std::string::npos && unknowns.number.empty()) return;
  Replace<"(?:이|그|처음|처음의|원래|원래의|구하는) " NUMBER_WORD>(text, " " + name);
}

/// Of numbers in order, P the least: "가장 큰 수", "가운데 수".
void NameBySize(Unknowns& unknowns) {
  std::string& text = unknowns.text;
  Replace<"(?:두|세|네|다섯|[2-5]) ?(?:자연|정|홀|짝)?수 ?(?:중|가운데)(?:에서)?">(text, "");
  Replace<"(?:가장 |제일 )?(?:더 )?큰 (?:자연수|정수|홀수|짝수|수)">(text, " " + unknowns.all.substr(unknowns.all.size() - 1));
  Replace<"(?:가장 |제일 )?(?:더 )?작은 (?:자연수|정수|홀수|짝수|수)">(text, " P");
  Replace<"가운데 (?:자연수|정수|홀수|짝수|수)">(text, " " + unknowns.all.substr(unknowns.all.size() / 2, 1));
  Replace<"(?:두|세|네|다섯|이|[2-5]) ?(?:자연|정)?수의">(text, "");
}

/// "두 수", "큰 수", "작은 수": P is not less than Q. Numbers that follow one another have the first as P.
void NameSeveral(Unknowns& unknowns) {
  std::string& text = unknowns.text;
  Replace<"(^|[^0-9가-힣])2 ?(자연|정|홀|짝)?수">(text, R"(\1두 \2수)");
  Replace<"(^|[^0-9가-힣])3 ?(자연|정|홀|짝)?수">(text, R"(\1세 \2수)");
  if (const auto row = First<"연속(?:하는|된|한) (?:([2-5])개의 )?(두|세|네|다섯|[2-5])? ?(?:개의 )?(자연수|정수|홀수|짝수|수)">(text)) {
    const std::string& said = (*row)[2];
    const int count = row->Whole(1) > 0 ? row->Whole(1) : said == "두" ? 2 : said == "세" ? 3 : said == "네" ? 4 : said == "다섯" ? 5 : row->Whole(2);
    if (count < 2 || count > 5) return;
    const bool two = Says<"홀수|짝수">((*row)[3]);
    unknowns.all = std::string("PQRST").substr(0, static_cast<size_t>(count));
    for (size_t i = 1; i < unknowns.all.size(); ++i) unknowns.Know(unknowns.all.substr(i, 1), '=', unknowns.all.substr(i - 1, 1) + (two ? "+2" : "+1"));
    if (two) unknowns.Know("2", '|', Says<"홀수">((*row)[3]) ? "P+1" : "P");
    text.replace(row->begin, row->end - row->begin, "모두");
    NameBySize(unknowns);
    return;
  }
  if (Says<"세 (?:자연|정)?수">(text) && Says<"가장 (?:큰|작은)[^.]*가운데|가운데[^.]*가장 (?:큰|작은)|가장 큰[^.]*가장 작은">(text) && !HasLetter(text)) {
    unknowns.all = "PQR";
    const char order = Says<"서로 다른">(text) ? '<' : 'l';
    unknowns.Know("P", order, "Q"), unknowns.Know("Q", order, "R");
    Replace<"서로 다른">(text, "");
    return NameBySize(unknowns);
  }
  std::string letters;
  for (const Found& letter : All<"(?:^|[^0-9A-Z])([A-Z])(?:[^0-9A-Z]|$)">(text))
    if (letters.find(letter[1]) == std::string::npos) letters += letter[1];
  const bool two = Says<"(?:^|[^가-힣])(?:두|2) ?(?:자연|정)?수">(text);
  if (letters.empty() && two && !Says<"[0-9]+[와과,] ?[0-9]+[^.]*두 ?수">(text)) {
    unknowns.all = "PQ";
    unknowns.Know("Q", 'l', "P");
    Replace<"(?:두 ?(?:자연)?수 (?:중|가운데)(?:에서)? )?(?:더 )?큰 ?(?:쪽의? ?)?(?:자연)?수">(text, " P");
    Replace<"(?:두 ?(?:자연)?수 (?:중|가운데)(?:에서)? )?(?:더 )?작은 ?(?:쪽의? ?)?(?:자연)?수">(text, " Q");
  } else if (letters.size() >= 2 && letters.size() <= 3) {
    unknowns.all = letters;
    Replace<"큰 수 ([A-Z])">(text, R"(\1)");
    Replace<"작은 수 ([A-Z])">(text, R"(\1)");
  }
  if (unknowns.all.size() < 2) return;
  const std::string a = unknowns.all.substr(0, 1), b = unknowns.all.substr(1, 1);
  Replace<"(?:이|그|위) (두|세) ?(?:자연)?수">(text, R"(\1 수)");
  if (unknowns.all.size() == 2) Replace<"두 ?(?:자연)?수를 (서로 )?(더하|더한|곱하|곱한)">(text, a + "와 " + b + R"(를 \2)");
  Replace<"(?:두|세|2|3) ?(?:자연)?수의 ">(text, "");
}

/// Equations are read as such; what is left is told in words.
std::string WithoutFormulas(const std::string& text) {
  std::string out = text;
  Replace<R"(\(?[0-9A-Z][0-9A-Z.+*/()\-]*(?:(?:<=|>=|[=<>])\(?[0-9A-Z][0-9A-Z.+*/()\-]*)+)">(out, " ");
  return out;
}

/// Without the bounds of what a letter may be, which are read on their own.
std::string Unbounded(std::string text) {
  Replace<"[0-9]+부터 [0-9]+까지의? ?(?:[가-힣]+ )?" NUMBER_WORD "(?: ?중에서| ?중에| ?중| ?가운데)?,?">(text, "");
  Replace<"(?:한|1) ?자리 ?(?:의 )?(?:자연수|수|숫자)(?:인|이다|입니다)?">(text, "");
  return text;
}

/// "십의 자리에서 반올림하면 600", "반올림하여 백의 자리까지 나타내면 3400": between two bounds.
void ReadRounding(Unknowns& unknowns, DigitPuzzle& puzzle) {
  const auto weight = [](std::string_view place) { return place == "일" ? 1 : place == "십" ? 10 : place == "백" ? 100 : place == "천" ? 1000 : 10000; };
  auto found = First<"(?:([0-9A-Z]+)[을를] )?(일|십|백|천|만)의 ?자리에서 (반올림|올림|버림)(?:하면|하였더니|했더니|하여|한 (?:수[는가]|값[은이])) ?([0-9]+)[이가]? ?(?:되|이|입|일|된)?[가-힣]*(?: (?:수|자연수))?">(unknowns.text);
  int unit = found ? weight((*found)[2]) * 10 : 0;
  if (!found) {
    found = First<"(?:([0-9A-Z]+)[을를] )?(반올림|올림|버림)하여 (십|백|천|만)의 ?자리까지 (?:나타내면|나타내었더니|나타냈더니|나타낸 (?:수[는가]|값[은이])) ?([0-9]+)[이가]? ?(?:되|이|입|일|된)?[가-힣]*(?: (?:수|자연수))?">(unknowns.text);
    if (!found) return;
    unit = weight((*found)[3]);
  }
  const std::string how = Says<"반올림|올림|버림">((*found)[2]) ? (*found)[2] : (*found)[3], it = (*found)[1].empty() ? "X" : (*found)[1];
  const int value = found->Whole(4);
  if (value < 0 || !HasLetter(it)) return;
  const int low = how == "반올림" ? value - unit / 2 : how == "올림" ? value - unit + 1 : value, high = how == "반올림" ? value + unit / 2 - 1 : how == "올림" ? value : value + unit - 1;
  unknowns.Know(std::to_string(low), 'l', it), unknowns.Know(it, 'l', std::to_string(high));
  Relate(puzzle, it, 'l', std::to_string(high));
  if (it.size() == 1) puzzle.least = std::max(0, low), puzzle.most = high;
  unknowns.text.replace(found->begin, found->end - found->begin, (*found)[1].empty() ? " X" : " ");
}

/// "십의 자리 숫자 8을 3으로 잘못 보아 265": a place that was misread shifts what came out.
std::optional<DigitsReading> MisreadPlace(const std::string& text) {
  const auto seen = First<"(일|십|백|천)의 ?자리(?:의)? ?(?:숫자|수)?(?:인)? ?([0-9])[을를] ([0-9])(?:으로|로) 잘못 ?[보읽]">(text);
  const auto result = seen ? First<"([0-9]+) ?(?:[이가]? ?(?:되|나왔|였|이었)|[이]?라는|[을를] 얻|[이]?라고)">(text.substr(seen->end)) : std::nullopt;
  if (!result || !Says<"바르|옳|올바|제대로|원래">(text)) return std::nullopt;
  const std::string before = text.substr(0, seen->begin);
  const bool taken = Says<"빼는 ?(?:수|두|세)|[0-9]+[을를] 빼[^.]*$|빼야[^.]*$">(before) && !Says<"빼어지는|빼지는|빼임">(before), added = Says<"더하|더해|덧셈">(text), minuend = Says<"뺄셈|빼">(text);
  if (!taken && !added && !minuend) return std::nullopt;
  const int weight = (*seen)[1] == "일" ? 1 : (*seen)[1] == "십" ? 10 : (*seen)[1] == "백" ? 100 : 1000;
  const int shift = (seen->Whole(3) - seen->Whole(2)) * weight * (taken ? -1 : 1);
  DigitsReading reading;
  reading.text = text;
  reading.sum = "X";
  Relate(reading.puzzle, "X", '=', (*result)[1] + (shift > 0 ? "-" : "+") + std::to_string(std::abs(shift)));
  return reading;
}

}  // namespace

std::optional<DigitsReading> ReadUnknowns(const KoreanProblem& problem) {
  Unknowns unknowns;
  unknowns.text = WithSigns(PlainKorean(problem));
  if (auto misread = MisreadPlace(unknowns.text)) return misread;
  NameSigns(unknowns.text);
  Replace<"([A-Z])(?: ?안)?에 (?:공통으로 )?(?:알맞은|들어갈 수 있는|들어갈|올 수 있는|쓸 수 있는) (?:가장 (?:큰|작은) )?(?:자연수|정수|수|숫자|값)">(unknowns.text, R"(\1)");
  NamePlaces(unknowns);
  NameOne(unknowns);
  NameSeveral(unknowns);
  Replace<"([A-Z])[이가] 될 수 있는 (?:가장 (?:큰|작은) )?(?:자연수|정수|수|숫자)">(unknowns.text, R"(\1)");
  unknowns.text = WithSigns(unknowns.text);
  DigitsReading reading;
  ReadRounding(unknowns, reading.puzzle);
  if (!HasLetter(unknowns.text) && unknowns.all.empty() && !Says<"잘못 ?[보본]">(unknowns.text)) return std::nullopt;
  reading.text = unknowns.text;
  ReadFormulas(reading);
  const Sayings sayings = ReadSayings(WithoutFormulas(Unbounded(unknowns.text)), unknowns.all);
  for (const SaidRelation& relation : sayings.relations) Relate(reading.puzzle, relation.left, relation.left == "(T-U)" && relation.sign == '=' ? '~' : relation.sign, relation.right);
  if (reading.puzzle.relations.empty() && unknowns.relations.empty()) return std::nullopt;
  for (const SaidRelation& relation : unknowns.relations) Relate(reading.puzzle, relation.left, relation.sign, relation.right);
  std::string meant = sayings.right;
  if (meant.empty() && !unknowns.number.empty())  // the number was seen with its digits in another order
    for (std::string seen = unknowns.number; meant.empty() && std::ranges::next_permutation(seen).found;)
      if (const size_t at = sayings.last.find(seen); at != std::string::npos) meant = std::string(sayings.last).replace(at, seen.size(), unknowns.number);
  const bool right = !meant.empty() && Says<"바르게|바른|옳게|올바|제대로|옳은">(unknowns.text);
  reading.sum = right ? meant : sayings.asked;
  if (!right) reading.part = sayings.part;
  if (reading.sum.empty()) reading.sum = unknowns.number;
  if (reading.sum.empty() || !HasLetter(reading.sum) || !sayings.whole) return std::nullopt;
  const std::string asking = problem.Asking();
  if (reading.sum.ends_with(")") && reading.sum.find('/') != std::string::npos && right) reading.part = Says<"나머지[^.]*(?:얼마|몇|구하|무엇)">(asking) ? 'r' : Says<"몫[^.]*(?:얼마|몇|구하|무엇)">(asking) ? 'q' : 0;
  const bool several = std::ranges::any_of(reading.puzzle.relations, [](const DigitRelation& relation) { return relation.sign != '='; });
  reading.wanted = unknowns.number.empty() && (!several || reading.sum.size() > 1) ? DigitsWanted::kOnly : WantedOf(asking, true);
  if (!unknowns.number.empty() && reading.sum == unknowns.number && Says<"몇 ?개|개수|몇 ?가지">(asking)) reading.wanted = DigitsWanted::kCount;
  if (several && reading.sum.size() == 1 && Says<"몇 ?개|개수">(asking)) reading.wanted = DigitsWanted::kCount;
  const auto [least, most] = std::pair{reading.puzzle.least, reading.puzzle.most};
  ReadBounds(reading);
  if (most > 0) reading.puzzle.least = least, reading.puzzle.most = most;
  else if (Says<"(?:두|2) ?자리 ?(?:자연)?수">(asking) && unknowns.number.empty()) reading.puzzle.least = 10, reading.puzzle.most = 99;
  return reading;
}

}  // namespace sam::maths
