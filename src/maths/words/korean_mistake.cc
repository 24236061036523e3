// "어떤 수에 7을 곱해야 할 것을 잘못하여 ... 바르게 계산하면": the number before, from the wrong sum, put into the right one.
#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "maths/words/korean_kinds.h"
#include "maths/words/korean_write.h"

namespace sam::maths {
namespace {

using View = std::string_view;

struct Operation {
  char op;  // + - * /, or 'v' for a verb of sharing out ("담다", "묶다")
  std::optional<Rational> value;
  std::string unit;
};

struct Mistake {
  std::vector<Operation> right, wrong;
  std::vector<const KoreanQuantity*> results;  // what came of it, in the sentence of the wrong sum
  std::string unit;
};

bool StartsWithAny(View text, std::initializer_list<View> parts) {
  return std::ranges::any_of(parts, [&](View part) { return text.starts_with(part); });
}

char OperationOf(View word) {
  if (StartsWithAny(word, {"더하", "더해", "더했", "더한", "더할", "보태", "보탰", "합하", "합해", "합했"})) return '+';
  if (StartsWithAny(word, {"빼", "뺐", "뺏", "뺄", "뺀", "덜어", "덜었"})) return '-';
  if (StartsWithAny(word, {"곱하", "곱해", "곱했", "곱한", "곱할"})) return '*';
  if (StartsWithAny(word, {"나누", "나눠", "나눴", "나눈", "나눌"})) return '/';
  if (StartsWithAny(word, {"부어", "부었", "붓", "넣어", "넣었", "채워", "채웠"})) return 'p';
  if (StartsWithAny(word, {"많", "크다고", "크게", "늘려", "늘렸"})) return '+';
  if (StartsWithAny(word, {"적다", "적게", "작다", "작게", "줄여", "줄였"})) return '-';
  if (StartsWithAny(word, {"담", "묶", "꽂", "심", "읽", "풀", "먹", "앉", "타", "태", "놓", "자르", "잘라", "세우", "세워", "만들", "포장", "배정", "싣", "실어", "사용", "걸"})) return 'v';
  return 0;
}

/// "네 번째로 큰" and so on, in "두 자리 수 중에서 네 번째로 큰 수" or "두 번째로 작은 두 자리 짝수".
std::optional<Rational> DescribedNumber(const KoreanProblem& problem, size_t from, size_t to) {
  std::optional<int> digits, place;
  for (const KoreanQuantity& quantity : problem.quantities)
    if (quantity.unit == "자리" && quantity.value >= 1 && quantity.value <= 9 && IsInteger(quantity.value)) digits = static_cast<int>(numerator(quantity.value));
  bool greatest = false, even = false, odd = false, found = false;
  for (size_t i = from; i < to; ++i) {
    const KoreanWord& word = problem.words[i];
    if (word.quantity >= 0) {
      const KoreanQuantity& quantity = problem.quantities[static_cast<size_t>(word.quantity)];
      if (quantity.value < 1 || quantity.value > 1000 || !IsInteger(quantity.value)) continue;
      const int value = static_cast<int>(numerator(quantity.value));
      if (quantity.unit == "자리" && value <= 9) digits = value;
      if (quantity.unit == "번째" || quantity.unit == "째") place = value;
    }
    if (word.text == "가장") place = place.value_or(1);
    if (word.text == "큰" || word.text == "작은") greatest = word.text == "큰", found = true;
    even = even || word.text.starts_with("짝수");
    odd = odd || word.text.starts_with("홀수");
  }
  if (!found || !digits || !place) return std::nullopt;
  Integer least = *digits == 1 ? 1 : 1, most;
  for (int i = 1; i < *digits; ++i) least *= 10;
  most = least * 10 - 1;
  const int step = even || odd ? 2 : 1;
  if (step == 2 && (least % 2 == 0) != even) ++least;
  if (step == 2 && (most % 2 == 0) != even) --most;
  const Integer value = greatest ? Integer(most - (*place - 1) * step) : Integer(least + (*place - 1) * step);
  return Rational(value);
}

/// What the words of [from, to) do, in order; a number counts for the next verb.
std::vector<Operation> OperationsIn(const KoreanProblem& problem, size_t from, size_t to) {
  std::vector<Operation> out;
  std::optional<Rational> pending;
  std::string unit;
  size_t since = from;
  const auto close = [&](char op, size_t at) {
    if (const auto described = DescribedNumber(problem, since, at)) pending = described;
    out.push_back({op, pending, unit});
    pending.reset();
    since = at + 1;
  };
  for (size_t i = from; i < to; ++i) {
    const KoreanWord& word = problem.words[i];
    if (word.quantity < 0) {
      char op = OperationOf(word.text);
      if (op == 0 && i + 1 == to) op = 'v';
      if (op != 0 && (op != 'v' || pending)) close(op, i);
      continue;
    }
    const KoreanQuantity& quantity = problem.quantities[static_cast<size_t>(word.quantity)];
    if (quantity.letter != 0 || (quantity.value == 1 && word.text.starts_with("한")) || quantity.unit == "자리" || quantity.unit == "번째" || quantity.unit == "째") continue;
    if (quantity.unit == "배") {
      out.push_back({'*', quantity.value, ""});
      continue;
    }
    pending = quantity.value;
    unit = quantity.unit;
    if (const char op = OperationOf(quantity.tail); op == '+' || op == '-' || op == '*' || op == '/' || op == 'p') close(op, i);
  }
  return out;
}

/// "곱해야", "빼야하는", "나누어야할", or "풀기로 한" before 잘못: the words that say what should have been done end here.
size_t EndOfRight(const KoreanProblem& problem) {
  for (size_t i = 0; i < problem.words.size(); ++i) {
    const View word = problem.words[i].text;
    for (const View must : {View("야"), View("야할"), View("야하는"), View("야하는데"), View("야했"), View("야할것을"), View("야되는"), View("야하나"), View("야하지만")})
      if (word.ends_with(must) && word.size() > must.size() && (OperationOf(word) != 0 || must != "야" || word.ends_with("어야") || word.ends_with("아야") || word.ends_with("해야"))) return i + 1;
    if (word.starts_with("잘못")) return i;
  }
  return 0;
}

bool EndsWrong(View word) {
  if (StartsWithAny(word, {"하는데", "했는데", "되는데", "할"})) return false;  // "곱해야 하는데"
  return word.ends_with("더니") || word.ends_with("는데") || word.ends_with("었고") || word.starts_with("결과") || word.ends_with("으니") || word.ends_with("하니");
}
bool MayEndWrong(View word) { return OperationOf(word) != 0 && (word.ends_with("서") || word.ends_with("여") || word.ends_with("어") || word.ends_with("해") || word.ends_with("었습니다") || word.ends_with("했습니다")); }

/// The word that ends the wrong sum, before its result.
size_t EndOfWrong(const KoreanProblem& problem, size_t right) {
  size_t end = right;
  while (end < problem.words.size() && !EndsWrong(problem.words[end].text)) ++end;
  if (end < problem.words.size()) return end;
  for (end = right; end < problem.words.size() && !MayEndWrong(problem.words[end].text);) ++end;
  return end;
}

std::optional<Mistake> ReadMistake(const KoreanProblem& problem) {
  if (!problem.Has("잘못") && !problem.Has("바르게") && !problem.Has("바른")) return std::nullopt;
  const size_t right = EndOfRight(problem);
  if (right == 0) return std::nullopt;
  const size_t wrong = EndOfWrong(problem, right);
  if (wrong >= problem.words.size()) return std::nullopt;
  Mistake mistake;
  mistake.right = OperationsIn(problem, 0, right);
  mistake.wrong = OperationsIn(problem, right, wrong + 1);
  for (size_t i = wrong + 1; i < problem.words.size(); ++i) {
    const KoreanWord& word = problem.words[i];
    if (word.sentence != problem.words[wrong].sentence) break;
    if (word.quantity < 0) continue;
    const KoreanQuantity& quantity = problem.quantities[static_cast<size_t>(word.quantity)];
    if (quantity.letter == 0 && !(quantity.value == 1 && word.text.starts_with("한"))) mistake.results.push_back(&quantity);
  }
  if (mistake.right.empty() || mistake.wrong.empty()) return std::nullopt;
  return mistake;
}

/// "더 채울 수 있었습니다": pouring takes from the room that is left.
char Pouring(const KoreanProblem& problem) { return problem.Has("더 채울") || problem.Has("더 부을") || problem.Has("더 담을") ? '-' : '+'; }

/// A wrong sum without a number uses the right one's.
bool Complete(const KoreanProblem& problem, Mistake& mistake) {
  std::erase_if(mistake.right, [&](const Operation& o) { return o.op == 'v' && mistake.right.size() > 1; });
  for (Operation& operation : mistake.wrong)
    if (!operation.value && !mistake.right.empty()) operation.value = mistake.right.back().value;
  for (auto* chain : {&mistake.right, &mistake.wrong})
    for (Operation& operation : *chain) {
      if (operation.op == 'p') operation.op = Pouring(problem);
      if (!operation.value || (operation.op == '/' && *operation.value == 0)) return false;
    }
  return true;
}

char Back(char op) { return op == '+' ? '-' : op == '-' ? '+' : op == '*' ? '/' : '*'; }

struct Outcome {
  Rational original, wrong;
};

/// The number before: the wrong sum undone.
std::optional<Outcome> Undo(const KoreanProblem& problem, const Mistake& mistake, KoreanWorking& working) {
  const Operation& last = mistake.wrong.back();
  const bool sharing = last.op == 'v' || last.op == '/';
  if (sharing && mistake.results.size() >= 2 && (problem.Has("남") || problem.Has("나머지") || problem.Has("모자") || problem.Has("부족"))) {
    const auto product = working.Do(*last.value, '*', mistake.results[0]->value);
    const bool lacking = problem.Has("모자") || problem.Has("부족");
    const auto all = product ? working.Do(*product, lacking ? '-' : '+', mistake.results[1]->value) : std::nullopt;
    return all ? std::optional(Outcome{*all, mistake.results[0]->value}) : std::nullopt;
  }
  if (mistake.results.size() == 1 && mistake.wrong.size() == 1 && last.op == 'v') {
    const auto all = working.Do(*last.value, '*', mistake.results[0]->value);
    return all ? std::optional(Outcome{*all, mistake.results[0]->value}) : std::nullopt;
  }
  if (mistake.results.empty() || std::ranges::any_of(mistake.wrong, [](const Operation& o) { return o.op == 'v'; })) return std::nullopt;
  Rational value = mistake.results[0]->value;
  for (size_t i = mistake.wrong.size(); i-- > 0;) {
    const auto before = working.Do(value, Back(mistake.wrong[i].op), *mistake.wrong[i].value);
    if (!before) return std::nullopt;
    value = *before;
  }
  return Outcome{value, mistake.results[0]->value};
}

/// "몫이 두 번째로 작은 두 자리 짝수이고, 나머지는 나올 수 있는 가장 큰 수".
std::optional<Outcome> UndoDescribed(const KoreanProblem& problem, const Mistake& mistake, KoreanWorking& working) {
  size_t from = 0, to = 0;
  for (size_t i = 0; i < problem.words.size(); ++i) {
    if (problem.words[i].text.starts_with("몫")) from = i;
    if (from > 0 && problem.words[i].text.starts_with("나머지") && to == 0) to = i;
  }
  if (from == 0 || to < from || !problem.Has("가장 큰") || mistake.wrong.back().op != '/') return std::nullopt;
  const auto quotient = DescribedNumber(problem, from, to);
  if (!quotient) return std::nullopt;
  const Rational rest = *mistake.wrong.back().value - 1;
  const auto product = working.Do(*mistake.wrong.back().value, '*', *quotient);
  const auto all = product ? working.Do(*product, '+', rest) : std::nullopt;
  return all ? std::optional(Outcome{*all, *quotient}) : std::nullopt;
}

Integer Whole(const Rational& value) { return numerator(value) / denominator(value); }

/// "일의 자리 숫자와 십의 자리 숫자를 바꾸어 14를 더하였더니": the number undone is the original with its digits swapped.
std::optional<Rational> Original(const KoreanProblem& problem, const Rational& undone) {
  const bool swapped = problem.Has("자리 숫자") && (problem.Has("바꾸") || problem.Has("바뀐") || problem.Has("바꿔") || problem.Has("바뀌"));
  if (!swapped) return undone;
  if (!IsInteger(undone) || undone < 10 || undone > 99) return std::nullopt;
  const Integer number = numerator(undone);
  return Rational(Integer(number % 10 * 10 + number / 10));
}

/// The quotient, the remainder, or what is asked of the two.
std::optional<Rational> Divided(const KoreanProblem& problem, const Rational& value, const Rational& by, KoreanWorking& working) {
  const View asking = problem.Asking();
  const bool rest = asking.find("나머지") != View::npos, quotient = asking.find("몫") != View::npos;
  if ((!rest && !quotient) || !IsInteger(value) || !IsInteger(by)) return working.Do(value, '/', by);
  const Rational times(Whole(value / by)), over = value - times * by;
  working.Note(working.Number(value) + " ÷ " + working.Number(by) + " = " + working.Number(times) + " … " + working.Number(over));
  if (rest && quotient) return asking.find("차") != View::npos ? Rational(abs(times - over)) : asking.find("곱") != View::npos ? Rational(times * over) : Rational(times + over);
  return rest ? over : times;
}

std::optional<Rational> Redo(const KoreanProblem& problem, const Mistake& mistake, const Rational& original, KoreanWorking& working) {
  std::optional<Rational> value = original;
  for (const Operation& operation : mistake.right) {
    const bool last = &operation == &mistake.right.back();
    if (operation.op == 'v' || operation.op == '/') {
      value = last ? Divided(problem, *value, *operation.value, working) : working.Do(*value, '/', *operation.value);
    } else {
      value = working.Do(*value, operation.op, *operation.value);
    }
    if (!value) return std::nullopt;
  }
  return value;
}

std::string UnitOf(const KoreanProblem& problem, const Mistake& mistake) {
  if (!problem.question.unit.empty()) return problem.question.unit;
  return mistake.right.back().unit == "원" ? "원" : "";
}

/// "사과의 가격을 2000원으로 잘못 보고 4개를 골라 10000원을 냈는데 거스름돈 4000원": the true price.
std::optional<WordAnswer> AnswerMisreadPrice(const KoreanProblem& problem) {
  if (!problem.Has("잘못") || !problem.Has("거스름") || !problem.Has("가격")) return std::nullopt;
  const KoreanQuantity *count = nullptr, *paid = nullptr, *change = nullptr;
  for (const KoreanQuantity& quantity : problem.quantities) {
    const View before = quantity.word > 0 ? View(problem.words[quantity.word - 1].text) : View();
    if (quantity.unit != "원") {
      count = &quantity;
    } else if (before.starts_with("거스름") || before.starts_with("돈")) {
      change = &quantity;
    } else if (count) {
      paid = &quantity;
    }
  }
  if (!count || !paid || !change) return std::nullopt;
  KoreanWorking working(problem);
  const auto spent = working.Do(paid->value, '-', change->value);
  const auto each = spent ? working.Do(*spent, '/', count->value) : std::nullopt;
  return each ? FinishKorean(problem, *each, "원", working) : std::nullopt;
}

}  // namespace

std::optional<WordAnswer> AnswerKoreanMistake(const KoreanProblem& problem) {
  if (auto price = AnswerMisreadPrice(problem)) return price;
  auto mistake = ReadMistake(problem);
  if (!mistake || !Complete(problem, *mistake)) return std::nullopt;
  KoreanWorking working(problem);
  auto outcome = UndoDescribed(problem, *mistake, working);
  if (!outcome) outcome = Undo(problem, *mistake, working);
  const auto before = outcome ? Original(problem, outcome->original) : std::nullopt;
  if (!before) return std::nullopt;
  outcome->original = *before;
  const View asking = problem.Asking();
  const bool original = asking.find("바르") == View::npos && asking.find("바른") == View::npos && asking.find("원래") == View::npos && asking.find("올바") == View::npos &&
                        (asking.find("어떤 수") != View::npos || asking.find("A의") != View::npos || asking.find("처음") != View::npos || asking.find("A를") != View::npos || asking.find("A는") != View::npos);
  if (original || asking.find("A의 값") != View::npos) return FinishKorean(problem, outcome->original, problem.question.unit, working);
  auto value = Redo(problem, *mistake, outcome->original, working);
  if (!value) return std::nullopt;
  if (asking.find("잘못") != View::npos && (asking.find("차") != View::npos || asking.find("합") != View::npos)) {
    const bool sum = asking.find("차") == View::npos;
    value = working.Do(std::max(*value, outcome->wrong), sum ? '+' : '-', std::min(*value, outcome->wrong));
  }
  return value ? FinishKorean(problem, *value, UnitOf(problem, *mistake), working) : std::nullopt;
}

}  // namespace sam::maths
