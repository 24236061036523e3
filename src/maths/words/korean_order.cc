// Who or what comes k-th in a list that is told in order, or that has to be put in order first.
#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "maths/words/korean_kinds.h"
#include "maths/words/korean_pattern.h"

namespace sam::maths {
namespace {

struct Row {
  std::vector<std::string> items;
  std::string after;   // what follows the last one
  std::string before;  // the sentence up to the first one
  std::string unit;
  bool numbers = false;
};

/// "4.05", "3/4".
std::optional<Rational> NumberOf(const std::string& item) {
  if (auto number = ReadNumber(item)) return number;
  const auto read = ReadKoreanDigits(item);
  return read && read->length == item.size() ? std::optional(read->value) : std::nullopt;
}

std::string_view FirstWord(std::string_view text) { return text.substr(0, text.find(' ')); }
std::string_view LastWord(std::string_view text) { return text.substr(text.find_last_of(' ') + 1); }

/// "러시아순입니다" 러시아, "상우의자리가" 상우, "15번인" 15, "현진이가" 현진.
std::string LastItem(std::string_view word) {
  if (const auto number = First<R"(^([0-9]+(?:\.[0-9]+|/[0-9]+)?))">(word)) return (*number)[1];
  if (const auto order = First<"^([^ ]{2,})순(?:$|으로|입|서|일|이)">(word)) return NameOf((*order)[1]);
  if (const auto of = First<"^([^ ]{2,}?)의[^ ]*$">(word)) return NameOf((*of)[1]);
  return NameOf(StemOf(word).stem);
}

/// The longest run of words between commas; at least three.
std::optional<Row> RowIn(std::string_view sentence) {
  std::vector<std::string> pieces(1);
  for (size_t i = 0; i < sentence.size(); ++i) {
    const bool digits = i > 0 && i + 1 < sentence.size() && sentence[i - 1] >= '0' && sentence[i - 1] <= '9';
    if (sentence[i] == ',' || (sentence[i] == '.' && digits && sentence[i + 1] == ' ')) pieces.emplace_back();
    else pieces.back().push_back(sentence[i]);
  }
  Row best;
  for (size_t first = 0; first + 2 < pieces.size(); ++first) {
    Row row;
    const std::string_view opening = Trim(pieces[first]);
    row.items.emplace_back(LastWord(opening));
    row.before = opening.substr(0, opening.size() - row.items[0].size());
    size_t next = first + 1;
    for (; next + 1 < pieces.size() && Trim(pieces[next]).find(' ') == std::string_view::npos && !Trim(pieces[next]).empty(); ++next) row.items.emplace_back(Trim(pieces[next]));
    const std::string_view closing = Trim(pieces[next]), word = FirstWord(closing);
    if (word.empty()) continue;
    row.items.push_back(LastItem(word));
    row.after = std::string(word.substr(std::min(row.items.back().size(), word.size()))) + std::string(closing.substr(word.size()));
    for (size_t i = next + 1; i < pieces.size(); ++i) row.after += "," + pieces[i];
    if (row.items.size() > best.items.size()) best = std::move(row);
  }
  if (best.items.size() < 3 || best.items.size() > 60) return std::nullopt;
  std::string unit;
  if (const auto first = First<R"(^[0-9][0-9.]*([^0-9/.,]+)$)">(best.items[0])) unit = (*first)[1];
  if (!unit.empty() && std::ranges::all_of(best.items, [&](const std::string& item) { return ReadNumber(item) || (item.ends_with(unit) && ReadNumber(item.substr(0, item.size() - unit.size()))); })) {
    for (std::string& item : best.items)
      if (item.ends_with(unit)) item.resize(item.size() - unit.size());
    best.unit = unit;
  }
  best.numbers = std::ranges::all_of(best.items, [](const std::string& item) { return NumberOf(item).has_value(); });
  if (!best.numbers)
    for (std::string& item : best.items) item = NameOf(item);
  return best;
}

/// The k of "3번째", "4위", "은메달"; 0 where none; -1 for the last.
int AskedPlace(std::string_view question) {
  int place = 0;
  for (const Found& found : All<"([0-9]+) ?(?:번째|째|위|등)">(question)) place = found.Whole(1);
  if (place > 0) return place;
  if (const auto number = First<"([0-9]+)(?:번 ?공|반 대표|번을 뽑)">(question)) return number->Whole(1);
  if (Says<"은메달">(question)) return 2;
  if (Says<"동메달">(question)) return 3;
  if (Says<"마지막|꼴찌|맨 ?뒤">(question)) return -1;
  return Says<"금메달|가장|제일|맨 ?앞|맨 ?처음|첫">(question) ? 1 : 0;
}

/// Words of size: +1 for much, -1 for little; 0 for none.
struct Measure {
  std::string name;
  int sign = 0;
};
Measure MeasureIn(std::string_view text) {
  static const std::array<std::pair<const Pattern*, Measure>, 14> kMeasures = {{{&Compiled<"(?:^|[^가-힣])작[은았게다]|작은">(), {"크기", -1}}, {&Compiled<"큰|컸|크게">(), {"크기", 1}}, {&Compiled<"많[은이았]">(), {"수", 1}}, {&Compiled<"적[은게었]">(), {"수", -1}},
      {&Compiled<"빠른|빨랐|빨리|일찍|먼저">(), {"때", 1}}, {&Compiled<"늦[은게었]|느린|느렸">(), {"때", -1}}, {&Compiled<"높[은았이]">(), {"높이", 1}}, {&Compiled<"낮[은았]">(), {"높이", -1}}, {&Compiled<"무거[운웠]">(), {"무게", 1}},
      {&Compiled<"가벼[운웠]">(), {"무게", -1}}, {&Compiled<"긴|길었">(), {"길이", 1}}, {&Compiled<"짧[은았]">(), {"길이", -1}}, {&Compiled<"비싼|비쌌">(), {"값", 1}}, {&Compiled<"싼|쌌">(), {"값", -1}}}};
  for (const auto& [pattern, measure] : kMeasures)
    if (pattern->In(text)) return measure;
  return {};
}

enum class Side { kNone, kFront, kBack };
Side SideIn(std::string_view text) {
  if (Says<"[^ ]+의 (?:뒤|앞)에서">(text)) return Side::kNone;  // "시우의 뒤에서 2번째" counts away from 시우
  if (Says<"(?:뒤|오른쪽|아래)(?:에서|로부터|으로부터|부터)">(text)) return Side::kBack;
  return Says<"(?:앞|왼쪽|위)(?:에서|로부터|으로부터|부터)">(text) ? Side::kFront : Side::kNone;
}

struct Ranked {
  std::vector<std::string> items;
  std::string order;  // in which they stand, for people
};

/// Numbers that are not told in order are sorted: up, unless the greatest is to be first.
Ranked Sorted(const Row& row, std::string_view text, std::string_view question) {
  Ranked ranked{row.items, "말한 순서대로"};
  if (!row.numbers || First<"^[^ ,.]* ?순">(row.after)) return ranked;
  const auto asked = First<"번째로 [^.,]*?(?:작|큰|크|적|많|무거|가벼|높|낮|늦|빠)[^ ]*">(question);
  const auto told = First<"(?:큰|작은|무거운|가벼운|높은|낮은|많은|적은|긴|짧은)[^.,]{0,20}?(?:부터|순|앞|차례)">(text);
  const int sign = asked ? MeasureIn((*asked)[0]).sign : told ? MeasureIn((*told)[0]).sign : -1;
  std::ranges::stable_sort(ranked.items, [&](const std::string& a, const std::string& b) { return sign > 0 ? *NumberOf(a) > *NumberOf(b) : *NumberOf(a) < *NumberOf(b); });
  ranked.order = sign > 0 ? "큰 것부터" : "작은 것부터";
  return ranked;
}

/// True where the place is counted from the other end than the list is told from.
bool FromOtherEnd(const Row& row, std::string_view told, std::string_view question) {
  Side list = SideIn(told), asked = SideIn(question);
  if (Says<"의 (?:왼쪽|오른쪽|앞|뒤)[에 ]|보다 (?:늦게|나중에|먼저)">(told) && !row.numbers) return false;  // told from somebody outwards
  if (list == Side::kNone) list = Side::kFront;
  if (asked == Side::kNone) asked = list;
  if (list != asked) return true;
  if (row.numbers) return false;
  const auto at = First<"번째로? [^.?]*">(question);
  const Measure measure = MeasureIn(at ? (*at)[0] : question), order = MeasureIn(told);
  return measure.sign != 0 && measure.name == order.name && measure.sign != order.sign;
}

/// "과학 바로 전에 보는 시험": who is next to one of the list.
std::optional<WordAnswer> Beside(const Row& row, const std::string& text) {
  if (row.numbers) return std::nullopt;
  for (size_t i = 0; i < row.items.size(); ++i) {
    const auto found = Pattern(row.items[i] + "이?(?:의)? ?(?:바로 )?(전|앞|다음|뒤)(?:에|의)? [^.]*(?:누구|무엇|무슨|어느)").First(text);
    if (!found || Says<"[0-9] ?번째">((*found)[0])) continue;
    const bool before = Says<"전|앞">((*found)[1]);
    if (before ? i == 0 : i + 1 == row.items.size()) return std::nullopt;
    WordAnswer out;
    out.value = row.items[before ? i - 1 : i + 1];
    std::string list;
    for (const std::string& item : row.items) list += (list.empty() ? "" : " → ") + item;
    out.steps = {list};
    out.understood = row.items[i] + " 바로 " + (before ? "앞" : "뒤") + "에 오는 것을 찾는 문제예요.";
    out.check = With(out.value, "은/는") + " 앞에서 " + std::to_string(before ? i : i + 2) + "번째이고 " + With(row.items[i], "은/는") + " " + std::to_string(i + 1) + "번째예요.";
    out.sure = true;
    return out;
  }
  return std::nullopt;
}

}  // namespace

std::optional<WordAnswer> AnswerKoreanOrder(const KoreanProblem& problem) {
  const std::string text = PlainKorean(problem);
  if (!Says<"순|차례|나열|줄|늘어놓|번째">(text)) return std::nullopt;
  std::optional<Row> row;
  std::string told;
  for (const std::string& sentence : KoreanSentences(text)) {
    auto found = RowIn(sentence);
    if (!found || (row && found->items.size() <= row->items.size())) continue;
    row = std::move(found);
    const auto question_part = First<"(?:을 ?때|일 ?때|면),?(.*)$">(row->after);
    told = row->before + " " + (question_part ? row->after.substr(0, row->after.size() - (*question_part)[1].size()) : row->after);
  }
  if (!row || (row->numbers && (!Says<"순|차례|나열|줄을|늘어놓|것부터|번째(?:로|에)? [^.]*(?:꽂|서 ?있|놓)">(text) || Says<"합[을은]|더하|차[를는이]|빼">(text)))) return std::nullopt;
  const size_t listed = text.rfind(row->items[row->items.size() - 2]);
  const std::string tail = text.substr(listed);
  if (!Says<"순|차례|나열|늘어놓|줄|쪽에">(told + tail) && !row->numbers) return std::nullopt;
  const auto asked = First<"[^.]*[?.]? ?$">(tail);
  const auto clause = First<"(?:때|면|다)[,.]? ?([^,.]*)[.?]?[^.?]*$">((*asked)[0]);
  const std::string question = clause && AskedPlace((*clause)[1]) != 0 ? (*clause)[1] : (*asked)[0];
  if (auto beside = Beside(*row, text)) return beside;
  const std::string& asked_in = AskedPlace(question) == 0 && text.find('?') < listed ? text : question;
  const int place = AskedPlace(asked_in);
  Replace<"(?:앞|뒤|왼쪽|오른쪽|위|아래)에서(?:부터)? ?[0-9]+ ?번째.*">(told, "");
  if (MeasureIn(told).sign == 0) told = text.substr(0, text.rfind(row->items[0])) + told;
  const Ranked ranked = Sorted(*row, text, asked_in);
  const auto count = static_cast<int>(ranked.items.size());
  if (place == 0 || place > count || !Says<"누구|무엇|무슨|어느|어디|몇|누가|뭐|쓰시오|구하|찾|얼마">(asked_in)) return std::nullopt;
  const bool other_end = FromOtherEnd(*row, told, asked_in);
  const int from_front = place < 0 ? (other_end ? 1 : count) : other_end ? count + 1 - place : place;
  WordAnswer out;
  out.value = ranked.items[static_cast<size_t>(from_front - 1)];
  if (row->numbers) out.unit = !row->unit.empty() ? row->unit : problem.question.unit == "번째" ? "번" : problem.question.unit;
  std::string list;
  for (const std::string& item : ranked.items) list += (list.empty() ? "" : " → ") + item;
  out.steps = {list, (other_end ? "뒤에서 " : "앞에서 ") + std::to_string(place < 0 ? count : place) + "번째: " + out.value};
  out.understood = std::to_string(count) + (row->numbers ? "개의 수를 " : "가지를 ") + ranked.order + " 놓고 " + (other_end ? "뒤에서 " : "") + (place < 0 ? std::string("마지막") : std::to_string(place) + "번째") + "가 무엇인지 묻는 문제예요.";
  if (!row->numbers && Says<"누구|누가">(question)) out.understood = std::to_string(count) + "명이 선 순서에서 " + (other_end ? "뒤에서 " : "") + (place < 0 ? std::string("마지막") : std::to_string(place) + "번째") + "가 누구인지 묻는 문제예요.";
  out.check = "반대쪽 끝에서 세면 " + std::to_string(other_end ? from_front : count + 1 - from_front) + "번째예요. 두 순서를 더하면 " + With(std::to_string(count + 1), "이/가") + " 되어 맞아요.";
  out.sure = true;
  return out;
}

}  // namespace sam::maths
