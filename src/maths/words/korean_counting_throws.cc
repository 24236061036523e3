// Dice, coins, yut and rock paper scissors, counted by trying every outcome.
#include <algorithm>
#include <bit>
#include <cstdlib>

#include "maths/words/korean_counting.h"

namespace sam::maths {
namespace {

constexpr int kMostOutcomes = 100000;

/// A throw of coins (1 is heads, 0 tails) and dice (1 to `faces`).
struct Throw {
  int coins = 0, dice = 0, faces = 6;
};

int ThrownOf(const std::string& text, const Pattern& before, const Pattern& after, const Pattern& named, const Pattern& any) {
  if (const auto found = before.First(text)) return found->Whole(1);
  int told = 0;
  for (const Found& found : after.All(text)) told += found.Whole(1);
  if (told > 0) return told;
  if (const auto found = named.First(text)) return 2;
  return any.In(text) ? 1 : 0;
}

Throw ThrowIn(const std::string& text) {
  Throw out;
  out.dice = ThrownOf(text, Compiled<"([0-9]+) ?개의 (?:서로 다른 |크기가 다른 )?(?:주사위|정[가-힣]+체)">(), Compiled<"(?:주사위|정[가-힣]+체)(?:를|가)? ?([0-9]+) ?개">(), Compiled<"주사위 ?A, ?B|A, ?B[^.,]{0,12}주사위|(?:두|2) ?주사위">(), Compiled<"주사위|정[가-힣]+체를">());
  out.coins = ThrownOf(text, Compiled<"([0-9]+) ?개의 (?:서로 다른 )?동전">(), Compiled<"동전(?:을|이)? ?([0-9]+) ?개">(), Compiled<"동전 ?A, ?B|(?:두|2) ?동전|원짜리[^.]*원짜리 동전">(), Compiled<"동전">());
  if (const auto times = First<"([0-9]+) ?번(?:을| 연속| 연달아)?(?: ?으로| ?하여)? ?(?:던|굴)">(text); times && times->Whole(1) > 1) {
    out.dice *= times->Whole(1);
    out.coins *= times->Whole(1);
  }
  if (const auto faces = First<"1(?:에서|부터) ?([0-9]+)까지[^.]*정[가-힣]+체">(text)) out.faces = faces->Whole(1);
  return out;
}

using Outcome = std::vector<int>;  // coins first
using Test = std::function<bool(const Outcome&)>;

std::string UpToCase(const std::string& text, size_t from) {
  const size_t end = std::min({text.find("경우", from), text.find("는 것", from), text.find('?', from), text.size()});
  return text.substr(from, end - from);
}

Test OfSome(int first, int count, CountTest test) {
  return [=](const Outcome& outcome) {
    for (int i = first; i < first + count; ++i)
      if (!test(outcome[static_cast<size_t>(i)])) return false;
    return true;
  };
}

Test OfDice(const std::string& how, const CountTest& test, int first) {
  return [how, test, first](const Outcome& outcome) {
    int value = how == "곱" ? 1 : 0;
    for (size_t i = static_cast<size_t>(first); i < outcome.size(); ++i) value = how == "합" ? value + outcome[i] : how == "곱" ? value * outcome[i] : std::abs(value - outcome[i]);
    return test(value);
  };
}

/// "합이 7", "곱이 짝수", "합이 3이거나 차가 4": of the dice.
std::optional<Test> OfResult(const std::string& text, const Throw& thrown) {
  const auto found = All<"(합|곱|차)이?(?:이|가|은|는|을) ?">(text);
  if (found.empty() || thrown.dice < 2) return std::nullopt;
  std::vector<Test> tests;
  for (size_t i = 0; i < found.size(); ++i) {
    const std::string said = i + 1 < found.size() ? text.substr(found[i].end, found[i + 1].begin - found[i].end) : UpToCase(text, found[i].end);
    const auto test = CountCondition(said);
    if (!test) return std::nullopt;
    tests.push_back(OfDice(found[i][1], *test, thrown.coins));
  }
  const bool either = found.size() > 1 && Says<"거나|또는|혹은">(text.substr(found[0].end, found[1].begin - found[0].end));
  return [tests, either](const Outcome& outcome) {
    const auto holds = [&](const Test& test) { return test(outcome); };
    return either ? std::ranges::any_of(tests, holds) : std::ranges::all_of(tests, holds);
  };
}

/// "첫 번째에는 ..., 두 번째에는 ...", "A주사위의 눈이 B 주사위 눈의 약수", "서로 같은 눈".
std::optional<Test> OfEach(const std::string& text, const Throw& thrown) {
  const auto first = First<"(?:첫|1) ?번째(?:에는|에|는|로) ([^,]*?)(?:, |이고|하고|나오고) ?(?:두|2) ?번째(?:에는|에|는|로)">(text);
  if (first && thrown.coins + thrown.dice == 2) {
    const std::string one = (*first)[1], other = UpToCase(text, first->end);
    if (thrown.coins == 2) return [a = Says<"앞">(one), b = Says<"앞">(other)](const Outcome& outcome) { return outcome[0] == a && outcome[1] == b; };
    const auto a = CountCondition(one), b = CountCondition(other);
    if (!a || !b) return std::nullopt;
    return [a = *a, b = *b](const Outcome& outcome) { return a(outcome[0]) && b(outcome[1]); };
  }
  if (thrown.dice != 2 || thrown.coins != 0) return std::nullopt;
  if (const auto both = First<"A ?(?:주사위)?(?:는|에서는|에서|의 눈은|의 눈이) ?([^,]*?)(?:, |이고|고,?) ?B ?(?:주사위)?(?:는|에서는|에서|의 눈은|의 눈이) ?">(text)) {
    const auto a = CountCondition((*both)[1]), b = CountCondition(UpToCase(text, both->end));
    if (a && b) return [a = *a, b = *b](const Outcome& outcome) { return a(outcome[0]) && b(outcome[1]); };
  }
  if (Says<"A ?주사위[^.]*B ?주사위[^.]*약수|A[^.]*눈[^.]*B[^.]*눈의[^.]*약수">(text)) return [](const Outcome& outcome) { return outcome[1] % outcome[0] == 0; };
  if (Says<"A ?주사위[^.]*B ?주사위[^.]*배수|A[^.]*눈[^.]*B[^.]*눈의[^.]*배수">(text)) return [](const Outcome& outcome) { return outcome[0] % outcome[1] == 0; };
  if (Says<"(?:같은 (?:눈|수|숫자)|눈의? ?수?가 (?:서로 )?같)">(text)) return [](const Outcome& outcome) { return outcome[0] == outcome[1]; };
  if (Says<"서로 다른 눈|다른 (?:눈|수)이? 나|눈의? ?수?가 (?:서로 )?다르">(text)) return [](const Outcome& outcome) { return outcome[0] != outcome[1]; };
  return std::nullopt;
}

std::optional<Test> OfCoins(const std::string& text, const Throw& thrown) {
  const int coins = thrown.coins;
  const auto heads = [coins](const Outcome& outcome) { return static_cast<int>(std::count(outcome.begin(), outcome.begin() + coins, 1)); };
  const auto side = First<"(앞|뒷|뒤)면?|같은 면|다른 면">(text);
  if (!side) return std::nullopt;
  const bool front = (*side)[1] == "앞";
  const auto count = [heads, front, coins](const Outcome& outcome) { return front ? heads(outcome) : coins - heads(outcome); };
  if (Says<"다른 면">(text)) return [heads, coins](const Outcome& outcome) { return heads(outcome) != 0 && heads(outcome) != coins; };
  if (Says<"같은 면">(text)) return [heads, coins](const Outcome& outcome) { return heads(outcome) == 0 || heads(outcome) == coins; };
  if (const auto least = First<"적어도 ([0-9]+|한)">(text)) return [count, k = std::max(1, least->Whole(1))](const Outcome& outcome) { return count(outcome) >= k; };
  if (const auto exactly = First<"면이? ?(?:나오는 (?:것|동전)이? ?)?([0-9]+) ?(?:개|번|회)|([0-9]+) ?(?:개|번)[만이가는]* ?(?:앞|뒷)면">(text)) return [count, k = std::max(exactly->Whole(1), exactly->Whole(2))](const Outcome& outcome) { return count(outcome) == k; };
  return [count, coins](const Outcome& outcome) { return count(outcome) == coins; };
}

/// What is asked of the throw; always true for "모든 경우".
std::optional<Test> TestOf(const std::string& text, const Throw& thrown) {
  const size_t when = text.find("때");
  const std::string asked = when == std::string::npos ? text : text.substr(when + 3);
  if (auto result = OfResult(asked, thrown)) return result;
  if (auto each = OfEach(asked, thrown)) return each;
  if (thrown.dice == 0 && Says<"(?:앞|그림)면[과와이나 또는]+(?:뒷|뒤|숫자)면[이가] 나오는 경우는 모두">(text)) return [](const Outcome&) { return true; };
  if (Says<"모든 경우|일어날 수 있는|나올 수 있는|일어나는|가능한">(asked) && !Says<"합|곱|차[가이는]|짝수|홀수|배수|약수|이상|이하">(asked)) return [](const Outcome&) { return true; };
  std::vector<Test> tests;
  if (thrown.coins > 0)
    if (auto coins = OfCoins(asked, thrown)) tests.push_back(std::move(*coins));
  if (thrown.dice > 0) {
    const auto from = First<"주사위(?:는|의|에서|가|에)? ?(?:눈[은이]? )?(?:모두 )?">(asked);
    const std::string said = UpToCase(asked, from && thrown.coins > 0 ? from->end : 0);
    if (const auto test = CountCondition(said)) {
      if (Says<"적어도">(said)) tests.push_back([any = OfSome(thrown.coins, thrown.dice, [test = *test](int value) { return !test(value); })](const Outcome& outcome) { return !any(outcome); });
      else tests.push_back(OfSome(thrown.coins, thrown.dice, *test));
    }
  }
  if (tests.empty()) return std::nullopt;
  return [tests](const Outcome& outcome) { return std::ranges::all_of(tests, [&](const Test& test) { return test(outcome); }); };
}

std::string Shown(const Throw& thrown, const Outcome& outcome) {
  std::string out;
  for (size_t i = 0; i < outcome.size(); ++i) out += (i > 0 ? ", " : "") + (static_cast<int>(i) < thrown.coins ? std::string(outcome[i] == 1 ? "앞" : "뒤") : std::to_string(outcome[i]));
  return outcome.size() > 1 ? "(" + out + ")" : out;
}

std::optional<WordAnswer> Tried(const Throw& thrown, const Test& test) {
  const int parts = thrown.coins + thrown.dice;
  double all = 1;
  for (int i = 0; i < parts; ++i) all *= i < thrown.coins ? 2 : thrown.faces;
  if (parts == 0 || parts > 16 || all > kMostOutcomes || thrown.faces < 1) return std::nullopt;
  long long count = 0, tried = 0;
  std::string shown;
  Outcome outcome(static_cast<size_t>(parts));
  for (int i = 0; i < parts; ++i) outcome[static_cast<size_t>(i)] = i < thrown.coins ? 0 : 1;
  for (bool more = true; more;) {
    ++tried;
    if (test(outcome) && ++count <= 12) shown += (shown.empty() ? "" : ", ") + Shown(thrown, outcome);
    more = false;
    for (int i = parts - 1; i >= 0 && !more; --i) {
      int& part = outcome[static_cast<size_t>(i)];
      more = part < (i < thrown.coins ? 1 : thrown.faces);
      part = more ? part + 1 : i < thrown.coins ? 0 : 1;
    }
  }
  std::string what = (thrown.coins > 0 ? "동전 " + std::to_string(thrown.coins) + "개" : "") + (thrown.coins > 0 && thrown.dice > 0 ? "와 " : "") + (thrown.dice > 0 ? "주사위 " + std::to_string(thrown.dice) + "개" : "");
  std::vector<std::string> steps{"모든 경우: " + Digits(tried) + "가지"};
  if (count < tried) steps.push_back((count > 12 ? "맞는 경우: " + shown + ", …" : "맞는 경우: " + shown) + " → " + Digits(count) + "가지");
  return CountTold(count, "가지", steps, With(what, "을/를") + " 던질 때 조건에 맞는 경우의 수를 구하는 문제예요.", "모든 경우 " + Digits(tried) + "가지를 하나씩 살폈고, 맞지 않는 경우는 " + Digits(tried - count) + "가지예요.");
}

/// What is asked of a round of rock, paper, scissors: of who shows what, and of who wins (a bit each; 0 for a draw).
using HandsTest = std::function<bool(const std::vector<int>& shown, unsigned winners)>;

std::optional<HandsTest> HandsAsked(const std::string& text, int n) {
  const unsigned everybody = (1U << n) - 1;
  if (Says<"비기|비길|무승부|승부가 (?:나|정해지|결정되|가려지)지 (?:않|못)">(text)) return [](const auto&, unsigned winners) { return winners == 0; };
  if (Says<"서로 다른 (?:것|손|모양)|모두 다른|각각 다른">(text)) return [](const auto& shown, unsigned) {
    for (size_t i = 0; i < shown.size(); ++i)
      for (size_t j = i + 1; j < shown.size(); ++j)
        if (shown[i] == shown[j]) return false;
    return true;
  };
  if (Says<"같은 (?:것|손|모양)">(text)) return [](const auto& shown, unsigned) { return std::ranges::all_of(shown, [&](int hand) { return hand == shown[0]; }); };
  if (Says<"승부가 (?:나는|날|정해지는|정해질|결정|가려지는)|승패가">(text)) return [](const auto&, unsigned winners) { return winners != 0; };
  const bool lose = Says<"지는 경우|질 경우|진 사람|져서|지게">(text), win = Says<"이기는|이길|이긴">(text);
  if (!lose && !win) return Says<"모든|일어나는|일어날|내는 경우|나올 수|나오는 경우|가능한">(text) ? std::optional<HandsTest>([](const auto&, unsigned) { return true; }) : std::nullopt;
  const auto count = First<"([0-9]+)명(?:만|이|이 함께)? ?(?:이기|이길|지는|질 )">(text);
  const bool one = Says<"만 (?:이기|지는|질|이길)|혼자|결정">(text);
  if (count) return [k = count->Whole(1), lose, everybody](const auto&, unsigned winners) { return winners != 0 && std::popcount(lose ? everybody & ~winners : winners) == k; };
  if (!First<"(?:[A-Z]|[가-힣]{2,4})이?[가는은만] ">(text)) return std::nullopt;
  return [one, lose, everybody](const auto&, unsigned winners) {
    const unsigned they = winners == 0 ? 0 : lose ? everybody & ~winners : winners;
    return one ? they == 1U : (they & 1U) != 0;
  };
}

std::optional<WordAnswer> Hands(const std::string& text) {
  if (!Says<"가위바위보">(text)) return std::nullopt;
  const auto people = First<"([0-9]+)명">(text.substr(0, text.find("가위바위보")));
  const auto names = First<"(?:[A-Z]|[가-힣]{2,4})(?:, ?(?:[A-Z]|[가-힣]{2,4}))+">(text);
  const int n = names ? static_cast<int>(std::ranges::count((*names)[0], ',')) + 1 : people ? people->Whole(1) : Says<"[와과] ">(text) ? 2 : 0;
  const auto test = n < 2 || n > 7 ? std::nullopt : HandsAsked(text, n);
  if (!test) return std::nullopt;
  long long all = 1, value = 0;
  for (int i = 0; i < n; ++i) all *= 3;
  std::vector<int> shown(static_cast<size_t>(n));
  for (long long code = 0; code < all; ++code) {
    unsigned kinds = 0, winners = 0;
    for (long long rest = code, i = 0; i < n; ++i, rest /= 3) kinds |= 1U << (shown[static_cast<size_t>(i)] = static_cast<int>(rest % 3));
    // Of two kinds the next one beats: 1 beats 0, 2 beats 1, 0 beats 2.
    if (std::popcount(kinds) == 2)
      for (int i = 0; i < n; ++i) winners |= (kinds & 1U << ((shown[static_cast<size_t>(i)] + 2) % 3)) != 0 ? 1U << i : 0;
    value += (*test)(shown, winners);
  }
  std::vector<std::string> steps{"모든 경우: 3을 " + std::to_string(n) + "번 곱해 " + Digits(all) + "가지"};
  if (value != all) steps.push_back("맞는 경우: " + Digits(value) + "가지");
  return CountTold(value, "가지", steps, std::to_string(n) + "명이 가위바위보를 할 때 조건에 맞는 경우의 수를 구하는 문제예요.", "나올 수 있는 " + Digits(all) + "가지를 하나씩 세어 보았고, 맞지 않는 것은 " + Digits(all - value) + "가지예요.");
}

std::optional<WordAnswer> Yut(const std::string& text) {
  if (!Says<"윷">(text)) return std::nullopt;
  const auto asked = First<"(도|개|걸|윷|모)[가이] 나">(text);
  if (!asked) return std::nullopt;
  const std::string& name = (*asked)[1];
  const int flat = name == "도" ? 1 : name == "개" ? 2 : name == "걸" ? 3 : name == "윷" ? 4 : 0;
  return CountTold(Choose(4, flat), "가지", {"윷가락 4개 중 배가 " + std::to_string(flat) + "개 나오는 경우: " + Digits(Choose(4, flat)) + "가지"}, "윷가락 4개를 던져 " + With(name, "이/가") + " 나오는 경우의 수를 구하는 문제예요.", "도·개·걸·윷·모의 경우를 모두 더하면 4 + 6 + 4 + 1 + 1 = 16으로 전체와 같아요.");
}

}  // namespace

std::optional<WordAnswer> CountThrows(const std::string& text) {
  if (auto hands = Hands(text)) return hands;
  if (auto yut = Yut(text)) return yut;
  if (!Says<"주사위|동전|면체를">(text) || !Says<"던지|던질|던져|굴|던졌|던진">(text) || Says<"확률">(text)) return std::nullopt;
  const Throw thrown = ThrowIn(text);
  const auto test = TestOf(text, thrown);
  return test ? Tried(thrown, *test) : std::nullopt;
}

}  // namespace sam::maths
