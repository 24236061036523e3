// What stands in a row at one distance, tapes that overlap, cuts: one more or one less than there are gaps.
#include <algorithm>

#include "maths/words/korean_ways.h"

namespace sam::maths {
namespace {

using View = std::string_view;

bool HasAny(View text, std::initializer_list<View> parts) {
  return std::ranges::any_of(parts, [&](View part) { return text.find(part) != View::npos; });
}

bool IsLength(View unit) { return ConvertKorean(unit, "m").has_value(); }

/// True where one of the next words after it, up to the next number, begins so.
bool Followed(const KoreanProblem& problem, const KoreanQuantity& quantity, std::initializer_list<View> begins, size_t reach) {
  if (std::ranges::any_of(begins, [&](View begin) { return View(quantity.tail).starts_with(begin); })) return true;
  for (size_t i = quantity.word + 1; i < problem.words.size() && i <= quantity.word + reach && problem.words[i].quantity < 0 && problem.words[i].sentence == problem.words[quantity.word].sentence; ++i)
    if (std::ranges::any_of(begins, [&](View begin) { return View(problem.words[i].text).starts_with(begin); })) return true;
  return false;
}

/// One gap, one piece, all of it (lengths in one unit), and how many there are.
struct Row {
  const KoreanQuantity *gap = nullptr, *piece = nullptr, *whole = nullptr, *count = nullptr;
};

Rational Scaled(const KoreanQuantity& quantity, const std::string& unit) { return quantity.value * ConvertKorean(quantity.unit, unit).value_or(1); }

std::optional<WordAnswer> Finish(const KoreanProblem& problem, const std::optional<Rational>& value, const std::string& unit, const KoreanWorking& working) {
  return value && *value > 0 ? FinishKorean(problem, *value, unit, working) : std::nullopt;
}

/// Trees along a road or round a lake.
std::optional<WordAnswer> Planted(const KoreanProblem& problem) {
  if (!HasAny(problem.text, {"간격", "떨어지게", "마다"}) || HasAny(problem.text, {"겹", "씩 "})) return std::nullopt;
  Row row;
  for (const KoreanQuantity& quantity : problem.quantities) {
    const bool apart = IsLength(quantity.unit) && Followed(problem, quantity, {"간격", "마다"}, 2);
    const KoreanQuantity*& place = apart ? row.gap : IsLength(quantity.unit) ? row.whole : row.count;
    const bool aside = problem.words[quantity.word].text.starts_with("한") || quantity.letter != 0;
    if (aside) continue;
    if (place) return std::nullopt;
    place = &quantity;
  }
  const bool closed = HasAny(problem.text, {"둘레", "원 모양", "원형", "호수", "연못", "트랙"}), both = problem.Has("양쪽"), open_ends = HasAny(problem.text, {"양 끝에는 심지", "양 끝에는 세우지", "양 끝은 제외", "양 끝에는 놓지"});
  const Rational ends = closed ? 0 : open_ends ? -1 : 1;
  KoreanWorking working(problem);
  if (row.gap && row.whole && !row.count && CountsWhole(problem.question.unit)) {
    const auto gaps = working.Do(Scaled(*row.whole, row.gap->unit), '/', row.gap->value);
    if (!gaps || !IsInteger(*gaps)) return std::nullopt;
    const auto one_side = working.Do(*gaps, ends < 0 ? '-' : '+', ends < 0 ? Rational(-ends) : ends);
    return Finish(problem, one_side && both ? working.Do(*one_side, '*', 2) : one_side, problem.question.unit, working);
  }
  if (!row.count) return std::nullopt;
  const auto side = both ? working.Do(row.count->value, '/', 2) : std::optional(row.count->value);
  const auto gaps = side ? working.Do(*side, ends < 0 ? '+' : '-', ends < 0 ? Rational(-ends) : ends) : std::nullopt;
  if (!gaps || *gaps <= 0) return std::nullopt;
  const KoreanQuantity* known = row.gap ? row.gap : row.whole;
  if (!known || (row.gap && row.whole) || CountsWhole(problem.question.unit)) return std::nullopt;
  const std::string unit = IsLength(problem.question.unit) ? problem.question.unit : known->unit;
  return Finish(problem, working.Do(Scaled(*known, unit), row.gap ? '*' : '/', *gaps), unit, working);
}

/// Tapes of one length glued with an overlap.
std::optional<WordAnswer> Overlapping(const KoreanProblem& problem) {
  if (!problem.Has("겹")) return std::nullopt;
  Row row;
  for (const KoreanQuantity& quantity : problem.quantities) {
    const bool over = IsLength(quantity.unit) && Followed(problem, quantity, {"겹"}, 2), all = IsLength(quantity.unit) && (Followed(problem, quantity, {"되", "가"}, 1) || HasAny(problem.sentences[problem.words[quantity.word].sentence], {"전체", "이은 ", "이어 붙인"})) && row.piece;
    const KoreanQuantity*& place = over ? row.gap : all ? row.whole : IsLength(quantity.unit) ? row.piece : row.count;
    if (quantity.value == 1 && !IsLength(quantity.unit)) continue;
    if (place || quantity.letter != 0) return std::nullopt;
    place = &quantity;
  }
  if (!row.piece || !row.count) return std::nullopt;
  KoreanWorking working(problem);
  const std::string unit = IsLength(problem.question.unit) ? problem.question.unit : row.piece->unit;
  const auto laid = working.Do(Scaled(*row.piece, unit), '*', row.count->value), joints = working.Do(row.count->value, '-', 1);
  if (!laid || !joints || *joints <= 0) return std::nullopt;
  if (row.gap && !row.whole) {
    const auto lost = working.Do(Scaled(*row.gap, unit), '*', *joints);
    return Finish(problem, lost ? working.Do(*laid, '-', *lost) : std::nullopt, unit, working);
  }
  if (row.gap || !row.whole) return std::nullopt;
  const auto lost = working.Do(*laid, '-', Scaled(*row.whole, unit));
  return Finish(problem, lost ? working.Do(*lost, '/', *joints) : std::nullopt, unit, working);
}

/// A log in so many pieces: one cut less; by how long a cut takes.
std::optional<WordAnswer> Cut(const KoreanProblem& problem) {
  if (!HasAny(problem.text, {"도막", "토막"}) || !HasAny(problem.text, {"자르", "잘라", "톱질"})) return std::nullopt;
  const KoreanQuantity *pieces = nullptr, *time = nullptr;
  for (const KoreanQuantity& quantity : problem.quantities) {
    const bool once = quantity.unit == "번" && quantity.value == 1;
    const KoreanQuantity*& place = quantity.unit == "도막" || quantity.unit == "토막" ? pieces : time;
    if (once) continue;
    if (place || quantity.letter != 0) return std::nullopt;
    place = &quantity;
  }
  const bool cuts = problem.question.unit == "번" || problem.question.unit == "회", lasts = problem.question.unit == "분" || problem.question.unit == "초" || problem.question.unit == "시간";
  if (!pieces || (time && !ConvertKorean(time->unit, "초")) || !(time ? lasts : cuts)) return std::nullopt;
  KoreanWorking working(problem);
  const auto number = working.Do(pieces->value, '-', 1);
  if (!time || !number) return Finish(problem, number, "번", working);
  return Finish(problem, working.Do(Scaled(*time, problem.question.unit), '*', *number), problem.question.unit, working);
}

}  // namespace

std::optional<WordAnswer> AnswerKoreanSpacing(const KoreanProblem& problem) {
  if (problem.question.asked != KoreanAsked::kHowMany && problem.question.asked != KoreanAsked::kHowMuch && problem.question.asked != KoreanAsked::kFind) return std::nullopt;
  for (const auto kind : {Planted, Overlapping, Cut})
    if (auto answer = kind(problem)) return answer;
  return std::nullopt;
}

}  // namespace sam::maths
