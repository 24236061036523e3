#include "maths/relation.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "maths/formula.h"

namespace sam::maths {
namespace {

constexpr size_t kMostBars = 3, kMostRelations = 8, kLongest = 400;

struct Mark {
  std::string_view written;
  Order order;
};
constexpr std::array kMarks = {Mark{"<=", Order::kAtMost}, Mark{"=<", Order::kAtMost}, Mark{">=", Order::kAtLeast}, Mark{"=>", Order::kAtLeast}, Mark{"≤", Order::kAtMost}, Mark{"≦", Order::kAtMost},
                               Mark{"≥", Order::kAtLeast}, Mark{"≧", Order::kAtLeast}, Mark{"<", Order::kLess}, Mark{">", Order::kMore}, Mark{"=", Order::kEqual}};

const Mark* MarkAt(std::string_view text) {
  for (const Mark& mark : kMarks)
    if (text.starts_with(mark.written)) return &mark;
  return nullptr;
}

/// The difference with each "|...|" read as itself or its opposite, and what stood between the bars.
struct Reading {
  Expression difference;
  std::vector<Expression> inside;
};

/// `signs`: bit i set where the i-th amount is taken as the opposite of what stands in it.
std::optional<std::string> WithoutBars(const std::string& side, unsigned signs, size_t& bars, std::vector<std::string>& inside) {
  std::string out;
  for (size_t at = 0; at < side.size();) {
    const size_t open = side.find('|', at), close = open == std::string::npos ? open : side.find('|', open + 1);
    if (open == std::string::npos) return out + side.substr(at);
    if (close == std::string::npos || bars >= kMostBars) return std::nullopt;
    inside.push_back(side.substr(open + 1, close - open - 1));
    out += side.substr(at, open - at) + ((signs >> bars & 1u) != 0 ? "(-(" : "((") + inside.back() + "))";
    ++bars;
    at = close + 1;
  }
  return out;
}

Result<Reading> Read(const Relation& relation, unsigned signs) {
  size_t bars = 0;
  std::vector<std::string> inside;
  const auto left = WithoutBars(relation.left, signs, bars, inside), right = WithoutBars(relation.right, signs, bars, inside);
  if (!left || !right) return Fail(ErrorCode::kInvalidArgument, "bars that are not closed");
  const auto one = ReadFormula(*left), other = ReadFormula(*right);
  if (!one || !other) return tl::unexpected<Error>(one ? other.error() : one.error());
  Reading out{*one - *other, {}};
  for (const std::string& formula : inside) {
    const auto value = ReadFormula(formula);
    if (!value) return tl::unexpected<Error>(value.error());
    out.inside.push_back(*value);
  }
  return out;
}

/// "3" of "x = 2 or 3" and "x = 2, 3" gets the beginning of the one before.
std::string Completed(std::string part, const std::string& before) {
  if (part.find_first_of("<>=") != std::string::npos || part.find("≤") != std::string::npos || part.find("≥") != std::string::npos) return part;
  const size_t equals = before.find('=');
  return equals == std::string::npos ? part : before.substr(0, equals + 1) + part;
}

enum class Link : uint8_t { kBoth, kEither, kList };
struct Part {
  std::string text;
  Link link = Link::kBoth;  // to what came before
};

std::vector<Part> Parts(std::string_view text) {
  static const RE2 link(R"((.*?)(?: (or|and) |\s*(또는|이거나|혹은|그리고|이고|이면서)\s*|\s*(,)\s*))");
  std::vector<Part> out;
  re2::StringPiece rest(text.data(), text.size());
  std::string part, english, korean, comma;
  Link next = Link::kBoth;
  const auto add = [&](std::string one) {
    one = Completed(std::string(Trim(one)), out.empty() ? "" : out.front().text);
    const size_t both = one.find("±");
    if (both == std::string::npos) { out.push_back({one, next}); return; }
    const std::string before = one.substr(0, both), after = one.substr(both + std::string_view("±").size());
    const std::string plus = before.find_last_not_of(" =") != std::string::npos && before.back() != '=' && !before.ends_with("= ") ? "+" : "";
    out.push_back({before + plus + after, next}), out.push_back({before + "-" + after, Link::kEither});
  };
  while (out.size() < kMostRelations && RE2::Consume(&rest, link, &part, &english, &korean, &comma)) {
    add(part);
    next = !comma.empty() ? Link::kList : english == "or" || korean == "또는" || korean == "이거나" || korean == "혹은" ? Link::kEither : Link::kBoth;
  }
  add(std::string(rest.data(), rest.size()));
  return out;
}

}  // namespace

std::vector<Relation> ReadRelations(std::string_view text) {
  std::vector<std::string> sides(1);
  std::vector<Order> orders;
  for (size_t i = 0; i < text.size() && text.size() <= kLongest;) {
    const Mark* mark = MarkAt(text.substr(i));
    if (mark == nullptr) { sides.back().push_back(text[i++]); continue; }
    orders.push_back(mark->order), sides.emplace_back();
    i += mark->written.size();
  }
  std::vector<Relation> out;
  if (orders.empty() || orders.size() > 3 || std::any_of(sides.begin(), sides.end(), [](const std::string& side) { return Trim(side).empty(); })) return out;
  for (size_t i = 0; i < orders.size(); ++i) out.push_back({std::string(Trim(sides[i])), std::string(Trim(sides[i + 1])), orders[i]});
  return out;
}

Result<RealSet> Fulfil(const Relation& relation, char letter) {
  const auto plain = Read(relation, 0);
  if (!plain) return tl::unexpected<Error>(plain.error());
  RealSet out;
  for (unsigned signs = 0; signs < 1u << plain->inside.size(); ++signs) {
    const auto reading = Read(relation, signs);
    if (!reading) return tl::unexpected<Error>(reading.error());
    if (reading->difference.Letters().find_first_not_of(letter) != std::string::npos) return Fail(ErrorCode::kInvalidArgument, "several letters");
    auto set = Where(reading->difference, relation.order);
    if (!set) return set;
    for (size_t i = 0; i < reading->inside.size(); ++i) {
      const auto region = Where(reading->inside[i], (signs >> i & 1u) != 0 ? Order::kAtMost : Order::kAtLeast);
      if (!region) return region;
      set = set->Both(*region);
    }
    out = out.Either(*set);
  }
  return out;
}

Result<Fulfilled> Fulfil(std::string_view text) {
  Fulfilled out;
  if (text.size() > kLongest) return Fail(ErrorCode::kExhausted, "the relation is too long");
  std::string letters;
  for (const Part& part : Parts(text)) {
    for (const Relation& relation : ReadRelations(part.text)) {
      const auto reading = Read(relation, 0);
      if (!reading) return tl::unexpected<Error>(reading.error());
      letters += reading->difference.Letters();
      for (const Expression& inside : reading->inside) letters += inside.Letters();
    }
  }
  if (!letters.empty()) out.letter = letters[0];
  bool first = true;
  for (const Part& part : Parts(text)) {
    const auto relations = ReadRelations(part.text);
    if (relations.empty()) return Fail(ErrorCode::kInvalidArgument, "no relation");
    RealSet set = RealSet::All();
    for (const Relation& relation : relations) {
      const auto one = Fulfil(relation, out.letter);
      if (!one) return tl::unexpected<Error>(one.error());
      set = set.Both(*one);
    }
    const bool either = part.link == Link::kEither || (part.link == Link::kList && (set.Points() || out.set.Both(set).IsEmpty()));
    out.set = first ? set : either ? out.set.Either(set) : out.set.Both(set);
    first = false;
  }
  return out;
}

}  // namespace sam::maths
