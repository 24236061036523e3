#include "maths/words/english_units.h"

#include <algorithm>
#include <array>

#include "maths/words/english_words.h"

namespace sam::maths {
namespace {

struct Unit {
  std::string_view stem;
  char chain;  // units of one chain are turned into one another
  long size;
};

constexpr std::array kUnits = {
    Unit{"cent", 'c', 1}, Unit{"penny", 'c', 1}, Unit{"nickel", 'c', 5}, Unit{"dime", 'c', 10}, Unit{"quarter", 'c', 25}, Unit{"dollar", 'c', 100},
    Unit{"second", 't', 1}, Unit{"minute", 't', 60}, Unit{"hour", 't', 3600}, Unit{"day", 't', 86400}, Unit{"week", 't', 604800}, Unit{"fortnight", 't', 1209600},
    Unit{"month", 'y', 1}, Unit{"year", 'y', 12}, Unit{"decade", 'y', 120}, Unit{"century", 'y', 1200},
    Unit{"millimeter", 'm', 1}, Unit{"centimeter", 'm', 10}, Unit{"meter", 'm', 1000}, Unit{"kilometer", 'm', 1000000}, Unit{"inch", 'i', 1}, Unit{"foot", 'i', 12}, Unit{"yard", 'i', 36}, Unit{"mile", 'i', 63360},
    Unit{"milligram", 'g', 1}, Unit{"gram", 'g', 1000}, Unit{"kilogram", 'g', 1000000}, Unit{"ounce", 'p', 1}, Unit{"pound", 'p', 16}, Unit{"ton", 'p', 32000},
    Unit{"milliliter", 'l', 1}, Unit{"liter", 'l', 1000}, Unit{"cup", 'q', 1}, Unit{"pint", 'q', 2}, Unit{"quart", 'q', 4}, Unit{"gallon", 'q', 16}};

struct Parts {
  std::string_view part;
  long count;
  std::string_view things;
};

constexpr std::array kParts = {
    Parts{"leg", 2, "chicken duck hen bird goose turkey rooster person man woman child kid boy girl student ostrich penguin"}, Parts{"leg", 4, "dog cat cow horse sheep pig goat rabbit lion tiger elephant table chair donkey zebra deer puppy kitten lamb"},
    Parts{"leg", 6, "ant bee insect beetle fly ladybug butterfly grasshopper"}, Parts{"leg", 8, "spider"}, Parts{"arm", 8, "octopus"}, Parts{"wheel", 2, "bicycle bike motorcycle scooter motorbike"}, Parts{"wheel", 3, "tricycle"},
    Parts{"wheel", 4, "car wagon cart van"}, Parts{"wheel", 1, "unicycle"}, Parts{"finger", 5, "hand"}, Parts{"finger", 10, "person child man woman kid"}, Parts{"toe", 5, "foot"}, Parts{"side", 3, "triangle"}, Parts{"side", 4, "square rectangle"}, Parts{"side", 5, "pentagon"},
    Parts{"side", 6, "hexagon"}, Parts{"side", 8, "octagon"}, Parts{"ear", 2, "person child dog cat rabbit kid"}, Parts{"eye", 2, "person child dog cat rabbit kid bird"}, Parts{"wing", 2, "bird chicken duck hen goose plane"}, Parts{"tire", 4, "car"}, Parts{"tire", 2, "bicycle bike motorcycle"}};

const Unit* UnitOf(std::string_view stem) {
  const auto unit = std::ranges::find(kUnits, stem, &Unit::stem);
  return unit == kUnits.end() ? nullptr : unit;
}

bool IsCoin(std::string_view stem) { return stem == "nickel" || stem == "dime" || stem == "quarter" || stem == "penny"; }

std::string Plural(std::string_view stem) {
  if (stem == "foot") return "feet";
  if (stem == "inch" || stem == "century") return stem == "inch" ? "inches" : "centuries";
  return std::string(stem) + "s";
}

void Turn(Quantity& quantity, std::string_view to, const Amount& factor) {
  const Amount value = quantity.value * factor;
  if (!value.valid() || factor == 1) return;
  const bool up = !(factor < 1);
  quantity.turned.push_back(Write(quantity.value) + (up ? " × " + Write(factor) : " ÷ " + Write(Amount(1) / factor)) + " = " + Write(value));
  quantity.value = value, quantity.head = to, quantity.noun = Plural(to);
  if (const auto dimension = DimensionOf(to); !dimension.empty()) quantity.dimension = dimension;
}

bool IsPlain(const Quantity& one) { return one.kind == NumberKind::kPlain && !one.label; }

/// Wheels of cars, socks of pairs of socks, where nothing else counts them.
std::optional<Amount> PartsOf(const Quantity& one, const std::string& part) {
  if (one.head == "pair" && one.modifiers.contains(part)) return Amount(2);
  for (const Parts& parts : kParts)
    if (parts.part == part && SetOf(parts.things).contains(one.head)) return Amount(parts.count);
  return std::nullopt;
}

/// "5 feet 3 inches", "2 hours and 15 minutes", "3 dollars and 50 cents" are one quantity.
void JoinMixed(Story& story) {
  auto& all = story.quantities;
  for (std::size_t n = 0; n + 1 < all.size(); ++n) {
    Quantity &big = all[n], &small = all[n + 1];
    const Unit *a = UnitOf(big.head), *b = UnitOf(small.head);
    const std::size_t gap = small.at - big.end;
    const bool next = big.clause == small.clause && (gap == 0 || (gap == 1 && (story.text.at(big.end).text == "and" || story.text.at(big.end).text == ",")));
    const bool part = a && b && a->chain == b->chain && a->size > b->size && small.value * b->size < Amount(a->size) && !IsCoin(a->stem) && !IsCoin(b->stem);
    if (!next || !part || !IsPlain(big) || !IsPlain(small) || !big.per.empty() || !big.value.whole() || small.than != Than::kNone) continue;
    const Amount whole = big.value * Amount(a->size, b->size), sum = whole + small.value;
    small.turned = {Write(big.value) + " × " + Write(Amount(a->size, b->size)) + " = " + Write(whole), Write(whole) + " + " + Write(small.value) + " = " + Write(sum)};
    small.value = sum, small.at = big.at;
    all.erase(all.begin() + std::ptrdiff_t(n));
  }
}

/// "in a week" where something is told of each day: 7 days that no number tells.
void AddWhole(Story& story) {
  static const auto kOne = SetOf("a an one per each every this whole full");
  if (story.quantities.size() >= kMostQuantities) return;
  for (std::size_t n = story.asked.begin + 1; n < story.asked.end; ++n) {
    const StoryWord& word = story.text.at(n);
    const Unit* long_one = UnitOf(word.stem);
    if (!long_one || word.text != word.stem || !kOne.contains(story.text.at(n - 1).text) || (long_one->chain != 't' && long_one->chain != 'y')) continue;
    if (n > 1 && (story.text.at(n - 2).number() || story.text.at(n - 2).text == "times")) continue;
    for (const Quantity& rate : story.quantities) {
      const bool here = rate.asked_sentence && rate.at + 6 > n;
      const auto days = here || rate.per == word.stem ? std::nullopt : UnitFactor(rate.per, word.stem);
      const bool told = std::ranges::any_of(story.quantities, [&](const Quantity& one) { return one.head == rate.per || one.head == word.stem || one.per == word.stem; });
      if (!days || told) continue;
      const bool longer = *days < 1;
      Quantity whole;
      whole.value = longer ? Amount(1) / *days : *days, whole.head = longer ? rate.per : word.stem, whole.noun = Plural(whole.head), whole.dimension = "time";
      whole.at = n, whole.end = n + 1, whole.spelled = whole.asked_sentence = true;
      for (std::size_t clause = 0; clause < story.clauses.size(); ++clause)
        if (story.clauses[clause].begin <= n && n < story.clauses[clause].end) whole.clause = clause;
      if (story.asked.per == word.stem && longer) story.asked.per.clear(), story.asked.each = false;
      const auto at = std::size_t(&rate - story.quantities.data());
      if (!longer) story.quantities[at].per.clear();
      story.quantities.push_back(whole);
      return;
    }
  }
}

bool AnyOther(const Story& story, const Quantity& one, auto&& holds) {
  return std::ranges::any_of(story.quantities, [&](const Quantity& other) { return &other != &one && holds(other); });
}

/// What the quantity is turned into; empty where it stays.
std::string Wanted(const Story& story, const Quantity& one) {
  const Asked& asked = story.asked;
  const bool is_rate = AnyOther(story, one, [&](const Quantity& other) { return other.per == one.head; });
  if (!is_rate)
    for (const Quantity& rate : story.quantities)
      if (&rate != &one && !rate.per.empty() && UnitFactor(one.head, rate.per) && !IsCoin(rate.per)) return rate.per;
  if (!is_rate && !asked.per.empty() && UnitFactor(one.head, asked.per) && !AnyOther(story, one, [&](const Quantity& other) { return other.head == asked.per; })) return asked.per;
  if (!asked.head.empty() && asked.head != one.head && !IsCoin(asked.head)) {
    if (UnitFactor(one.head, asked.head) && !(is_rate && one.per.empty())) return asked.head;
    if (PartsOf(one, asked.head) && !AnyOther(story, one, [&](const Quantity& other) { return other.head == asked.head; })) return asked.head;
  }
  if (asked.dimension == "money" && asked.head.empty() && IsCoin(one.head)) return "dollar";
  const Unit* unit = UnitOf(one.head);
  if (!unit || is_rate || !one.per.empty() || IsCoin(one.head)) return "";
  const Unit* least = unit;
  for (const Quantity& other : story.quantities) {
    const Unit* its = UnitOf(other.head);
    const bool close = its && its->chain == unit->chain && (unit->chain != 't' || (unit->size <= 3600 && its->size <= 3600)) && !IsCoin(other.head);
    if (close && other.kind == NumberKind::kPlain && (other.per.empty() || unit->chain == 'c') && (unit->chain == 'c' ? its->size > least->size : its->size < least->size)) least = its;
  }
  return std::string(least->stem);
}

}  // namespace

std::optional<Amount> UnitFactor(std::string_view from, std::string_view to) {
  const Unit *a = UnitOf(from), *b = UnitOf(to);
  if (a && b && a->chain == b->chain) return Amount(a->size, b->size);
  struct About { std::string_view whole, part; long count; };
  for (const About& about : {About{"year", "week", 52}, About{"year", "day", 365}, About{"month", "week", 4}, About{"month", "day", 30}, About{"dozen", "egg", 12}}) {
    if (from == about.whole && to == about.part) return Amount(about.count);
    if (to == about.whole && from == about.part) return Amount(1, about.count);
  }
  if (to == "dozen" && !b && !a && !from.empty()) return Amount(1, 12);
  return std::nullopt;
}

void TurnUnits(Story& story) {
  JoinMixed(story);
  AddWhole(story);
  std::vector<std::pair<std::size_t, std::string>> turns;
  for (std::size_t n = 0; n < story.quantities.size(); ++n) {
    const Quantity& one = story.quantities[n];
    if (!IsPlain(one) || one.head.empty()) continue;
    const std::string to = one.hyphen && !UnitFactor(one.head, story.asked.head) ? std::string() : Wanted(story, one);
    if (!to.empty() && to != one.head) turns.emplace_back(n, to);
  }
  for (const auto& [n, to] : turns) {
    Quantity& one = story.quantities[n];
    const auto factor = UnitFactor(one.head, to);
    for (Quantity& rule : story.quantities) {  // "A foot is 12 inches": told already
      const Clause& clause = story.ClauseOf(rule);
      bool names = false;
      for (std::size_t at = clause.begin; at < clause.end; ++at) names = names || (story.text.at(at).stem == one.head && story.text.at(at).text == one.head);
      if (&rule != &one && factor && names && rule.head == to && rule.turned.empty() && (rule.value == *factor || rule.value * *factor == 1)) rule.label = true;
    }
    Turn(one, to, factor ? *factor : PartsOf(one, to).value_or(Amount(1)));
  }
}

}  // namespace sam::maths
