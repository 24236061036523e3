// Drawing letters without putting them back.
#include <re2/re2.h>

#include <map>

#include "maths/problem.h"

namespace sam::maths {
namespace {

using Bag = std::map<char, int>;
constexpr int kMostLetters = 400;

/// "{v: 2, t: 1}" or "eaeeaee".
std::optional<Bag> ReadBag(std::string_view text) {
  Bag bag;
  int all = 0;
  if (text.starts_with('{')) {
    static const RE2 entry(R"(([a-z]): (\d+))");
    re2::StringPiece rest(text.data(), text.size());
    char letter = 0;
    std::string name;
    for (int count = 0; RE2::FindAndConsume(&rest, entry, &name, &count);) letter = name[0], bag[letter] += count, all += count;
  } else {
    for (const char c : text) {
      if (c < 'a' || c > 'z') return std::nullopt;
      ++bag[c], ++all;
    }
  }
  return all == 0 || all > kMostLetters ? std::nullopt : std::optional(bag);
}

Rational Sequence(Bag bag, std::string_view sequence) {
  int all = 0;
  for (const auto& [letter, count] : bag) all += count;
  Rational chance = 1;
  for (const char c : sequence) {
    if (all == 0) return 0;
    chance *= Rational(std::max(0, bag[c]--), all--);
  }
  return chance;
}

Integer Choose(int n, int k) {
  if (k < 0 || k > n) return 0;
  Integer out = 1;
  for (int i = 1; i <= k; ++i) out = out * (n - k + i) / i;
  return out;
}

Rational Level(const Bag& bag, const Bag& wanted) {
  int all = 0, drawn = 0;
  Integer ways = 1;
  for (const auto& [letter, count] : bag) all += count;
  for (const auto& [letter, count] : wanted) {
    const auto found = bag.find(letter);
    ways *= Choose(found == bag.end() ? 0 : found->second, count);
    drawn += count;
  }
  const Integer possible = Choose(all, drawn);
  return possible == 0 ? Rational(0) : Rational(ways, possible);
}

}  // namespace

std::optional<Solved> AnswerChance(const Question& question) {
  static const RE2 bag_after(R"((?:What is|Give|Calculate) prob of (picking|sequence) (.+?)(?: when .+ (?:picked|drawn) without replacement from (.+))?)");
  std::string kind, what, from;
  if (!RE2::FullMatch(question.text, bag_after, &kind, &what, &from)) return std::nullopt;
  if (from.empty()) from = question.material;
  const auto bag = ReadBag(from);
  if (!bag) return std::nullopt;
  if (kind == "sequence") return Solved{question.Written(Sequence(*bag, what)), "draw by draw", true};
  Bag wanted;
  for (const std::string& part : SplitList(what)) {
    int count = 0;
    std::string letter;
    static const RE2 entry(R"((\d+) ([a-z]))");
    if (!RE2::FullMatch(part, entry, &count, &letter)) return std::nullopt;
    wanted[letter[0]] += count;
  }
  return Solved{question.Written(Level(*bag, wanted)), "counted over all draws", true};
}

}  // namespace sam::maths
