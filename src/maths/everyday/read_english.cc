#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "base/word_lists.h"
#include "maths/everyday/ask.h"

namespace sam::maths::everyday {
namespace {

using View = std::string_view;

struct NumberWord {
  View word;
  int value;
};
constexpr std::array kNumberWords = {NumberWord{"one", 1}, NumberWord{"two", 2}, NumberWord{"three", 3}, NumberWord{"four", 4}, NumberWord{"five", 5}, NumberWord{"six", 6}, NumberWord{"seven", 7}, NumberWord{"eight", 8}, NumberWord{"nine", 9}, NumberWord{"ten", 10}, NumberWord{"eleven", 11},
                                     NumberWord{"twelve", 12}, NumberWord{"fifteen", 15}, NumberWord{"twenty", 20}, NumberWord{"thirty", 30}, NumberWord{"forty", 40}, NumberWord{"fifty", 50}, NumberWord{"sixty", 60}, NumberWord{"seventy", 70}, NumberWord{"eighty", 80}, NumberWord{"ninety", 90}, NumberWord{"hundred", 100}};
/// What may stand behind a number and is no unit.
constexpr auto kNoUnit = std::to_array<View>({"and", "at", "for", "is", "in", "of", "to", "on", "off", "per", "a", "an", "each", "every", "the", "left", "then", "from", "how", "what", "whats", "but", "i", "im", "my", "so", "that", "x", "with", "w", "plus", "minus", "times", "more", "less", "or", "by", "if", "are", "was",
                                              "were", "it", "its", "total", "until", "after", "before", "altogether", "has", "have", "had", "n", "as", "did", "do", "does", "which", "out", "long", "wide", "high", "tall", "apart", "saved", "exactly", "new", "am", "pm", "than", "into", "split", "between", "over", "all", ",", "uses", "use", "takes", "makes", "make", "needs", "need", "making", "serves", "were", "cost", "costs", "when", "because", "but", "took", "whats"});
/// Behind a number, before the thing it counts.
constexpr auto kBeforeUnit = std::to_array<View>({"us", "square", "sq", "monthly", "whole", "work", "working", "equal"});

/// Lower case; marks that part no number become spaces: " split $38.50 5 ways ".
std::string Plain(std::string_view text) {
  const std::string lower = ToLower(text);
  std::string out = " ";
  for (size_t i = 0; i < lower.size(); ++i) {
    const char c = lower[i];
    const bool inside = i > 0 && i + 1 < lower.size() && lower[i - 1] >= '0' && lower[i - 1] <= '9' && lower[i + 1] >= '0' && lower[i + 1] <= '9';
    if (c == ',' && inside) continue;
    if (c == '\'') continue;
    if ((c == '.' && (inside || (i + 1 < lower.size() && lower[i + 1] >= '0' && lower[i + 1] <= '9'))) || (c == ':' && inside) || (c == '/' && inside)) out += c;
    else if (c == '/' || c == '-') out += c == '/' ? " per " : " ";
    else if (c == '.' || c == ',' || c == ';') out += " , ";
    else if (c == '?' || c == '!' || c == ':' || c == '(' || c == ')' || c == '"' || c == '\n') out += ' ';
    else if (c == '%') out += " percent ";
    else out += c;
  }
  out += ' ';
  std::string single;
  for (const char c : out)
    if (c != ' ' || single.empty() || single.back() != ' ') single += c;
  while (single.ends_with(" , ")) single.resize(single.size() - 2);
  return single;
}

struct Token {
  View word;
  size_t begin = 0;
};

std::vector<Token> Tokens(View text) {
  std::vector<Token> out;
  for (size_t i = 0; i < text.size();) {
    if (text[i] == ' ') { ++i; continue; }
    const size_t end = std::min(text.find(' ', i), text.size());
    out.push_back({text.substr(i, end - i), i});
    i = end;
  }
  return out;
}

struct Reader {
  Ask& ask;
  std::vector<Token> tokens;
  size_t at = 0;

  View Word(size_t n) const { return n < tokens.size() ? tokens[n].word : View(); }
  size_t End(size_t n) const { return tokens[n].begin + tokens[n].word.size(); }

  /// "38.50", "$38", "54k", "1/2", "two"; what follows the figures in the word is `rest`.
  std::optional<Rational> Number(View word, View& rest, View& sign) const {
    for (const View s : {View("$"), View("£"), View("€")})
      if (word.starts_with(s)) sign = s, word.remove_prefix(s.size());
    size_t n = 0;
    while (n < word.size() && ((word[n] >= '0' && word[n] <= '9') || word[n] == '.' || (word[n] == '/' && n > 0))) ++n;
    if (n == 0) {
      for (const NumberWord& number : kNumberWords)
        if (number.word == word) return Rational(number.value);
      return std::nullopt;
    }
    const View figures = word.substr(0, n);
    rest = word.substr(n);
    const size_t slash = figures.find('/');
    if (slash == View::npos) return ReadNumber(figures);
    const auto top = ReadNumber(figures.substr(0, slash)), bottom = ReadNumber(figures.substr(slash + 1));
    return top && bottom && *bottom != 0 ? std::optional(Rational(*top / *bottom)) : std::nullopt;
  }

  static bool IsNoUnit(View word) { return std::ranges::find(kNoUnit, word) != kNoUnit.end() || word.empty() || (word[0] >= '0' && word[0] <= '9') || word[0] == '$'; }

  /// The unit in the word itself ("250g"), or the next word; moves past it.
  Unit TakeUnit(View rest, View sign, bool price) {
    if (!sign.empty()) {
      if (Word(at) == "dollar" || Word(at) == "dollars" || Word(at) == "bucks") ++at;
      return UnitNamed(sign);
    }
    if (!rest.empty()) return UnitNamed(rest);
    if ((Word(at) == "sq" || Word(at) == "square") && (Word(at + 1) == "ft" || Word(at + 1) == "feet" || Word(at + 1) == "foot")) return at += 2, UnitNamed("sqft");
    if ((Word(at) == "sq" || Word(at) == "square") && (Word(at + 1) == "m" || Word(at + 1).starts_with("met"))) return at += 2, UnitNamed("sqm");
    while (std::ranges::find(kBeforeUnit, Word(at)) != kBeforeUnit.end() && !IsNoUnit(Word(at + 1))) ++at;
    if (Word(at) == "of" && Word(at + 1) == "us") return at += 2, UnitNamed("people");
    if (IsNoUnit(Word(at))) return price ? UnitNamed("dollar") : Unit{};
    const Unit unit = UnitNamed(Word(at));
    if (price && !IsMeasure(Word(at))) return UnitNamed("dollar");  // "12.65 sandwich"
    ++at;
    return unit;
  }

  /// "mph", "mpg", "kmh": two units in one word.
  static std::optional<std::pair<View, View>> Speed(View word) {
    static constexpr std::array<std::array<View, 3>, 5> kSpeeds = {{{"mph", "mile", "hour"}, {"kmh", "km", "hour"}, {"kph", "km", "hour"}, {"mpg", "mile", "gallon"}, {"kmpl", "km", "liter"}}};
    for (const auto& speed : kSpeeds)
      if (speed[0] == word) return std::pair(speed[1], speed[2]);
    return std::nullopt;
  }

  /// "a gallon", "per 100 km", "each", "an hr": for what the amount is.
  void TakePer(Amount& amount) {
    // "3h 40m screen time a day": a few words between.
    for (size_t n = at; n < at + 3 && n < tokens.size() && !IsNoUnit(Word(n)); ++n)
      if ((Word(n + 1) == "a" || Word(n + 1) == "per" || Word(n + 1) == "every") && IsMeasure(Word(n + 2)) && UnitNamed(Word(n + 2)).of == "time") at = n + 1;
    const View word = Word(at);
    if (word == "each" || word == "apiece") {
      amount.per = Unit{"", "each", 1};
      ++at;
      return;
    }
    if ((word == "to" || word == "in") && (Word(at + 1) == "the" || Word(at + 1) == "a" || Word(at + 1) == "an") && (word == "in" || amount.unit.of == "yen" || amount.unit.of == "money")) {  // "150 yen to the dollar", "3 tsp in a tbsp"
      amount.per = UnitNamed(Word(at + 2));
      at += 3;
      return;
    }
    const bool article = word == "a" || word == "an" || word == "the" || word == "every";
    if (word != "per" && !article) return;
    View rest, sign;
    if (const auto number = word == "per" || word == "every" ? Number(Word(at + 1), rest, sign) : std::nullopt) {
      at += 2;
      amount.per_value = *number;
      amount.per = TakeUnit(rest, sign, false);
      return;
    }
    const View thing = Word(at + 1);
    if (IsNoUnit(thing)) return;
    const Unit unit = UnitNamed(thing);
    if ((word == "the" && unit.of != "money") || unit.of == amount.unit.of) return;
    amount.per = unit;
    at += 2;
  }

  void ReadAmount(const Rational& value, View rest, View sign, size_t begin) {
    Amount amount;
    amount.value = value;
    amount.begin = tokens[begin].begin;
    if (begin > 0) amount.before = std::string(Word(begin - 1));
    if (rest == "k" && Word(at) != "run") amount.value *= 1000, rest = {};
    if (const auto speed = Speed(rest.empty() ? Word(at) : rest)) {
      if (rest.empty()) ++at;
      amount.unit = UnitNamed(speed->first), amount.per = UnitNamed(speed->second);
    } else {
      const View figures = Word(begin);
      const size_t point = figures.find('.');
      amount.unit = TakeUnit(rest, sign, point != View::npos && figures.size() == point + 3);
      // "2h 25m": one length of time.
      View more_rest, more_sign;
      if (const auto more = amount.unit.of == "time" ? Number(Word(at), more_rest, more_sign) : std::nullopt) {
        const Unit lesser = UnitNamed(more_rest.empty() ? Word(at + 1) : more_rest == "m" ? View("min") : more_rest);
        const bool minutes = more_rest.empty() && lesser.of != "time" && amount.unit.factor == 3600 && *more < 60 && *more >= 5;  // "1 hr 35"
        if (minutes) amount.value += *more / 60, ++at;
        else if (lesser.of == "time" && lesser.factor < amount.unit.factor) amount.value += *more * lesser.factor / amount.unit.factor, at += more_rest.empty() ? 2 : 1;
      }
      TakePer(amount);
      // "12 payments of 49.99", "4 pieces of 400g".
      if (!amount.per && amount.before == "of" && !ask.amounts.empty() && !ask.amounts.back().per && !ask.amounts.back().unit.of.empty() && begin > 0 && tokens[begin - 1].begin <= ask.amounts.back().end + 1) amount.per = ask.amounts.back().unit, amount.per->factor = 1;
    }
    amount.end = End(std::min(at, tokens.size()) - 1);
    amount.after = std::string(Word(at));
    ask.amounts.push_back(std::move(amount));
  }

  bool Read() {
    while (at < tokens.size() && ask.amounts.size() < 9) {
      View rest, sign;
      const size_t begin = at;
      auto value = Number(tokens[at].word, rest, sign);
      if (!value || tokens[at].word.find(':') != View::npos) {
        if (Word(at) == "dozen" || Word(at) == "couple") value = Rational(Word(at) == "dozen" ? 12 : 2);
        else { ++at; continue; }
      }
      ++at;
      View part_rest, part_sign;
      if (const auto part = rest.empty() && Word(at).find('/') != View::npos ? Number(Word(at), part_rest, part_sign) : std::nullopt; part && *part < 1) *value += *part, ++at, rest = part_rest;  // "4 1/2"
      if (*value >= 20 && *value < 100 && tokens[begin].word[0] >= 'a') {  // "ninety one"
        View ones_rest, ones_sign;
        if (const auto ones = Word(at) >= View("a") ? Number(Word(at), ones_rest, ones_sign) : std::nullopt; ones && *ones < 10) *value += *ones, ++at;
      }
      if (Word(at) == "dozen") *value *= 12, ++at;
      if (rest.empty() && Word(at) == "hundred") *value *= 100, ++at;
      ReadAmount(*value, rest, sign, begin);
    }
    return !ask.amounts.empty() || ask.text.find(':') != ask.text.npos || ask.text.find("am ") != ask.text.npos || ask.text.find("pm ") != ask.text.npos;
  }
};

void ReadWanted(std::string_view said, Ask& ask) {
  static const RE2 many(R"( how many (?:more |whole |total |equal |work )?(sq(?:uare)? (?:ft|feet|m|met(?:er|re)s)|[a-z]+))"), in(R"( in (?:total )?([a-z]+) $)"), per(R"( (?:per|a|an|each) ([a-z]+) $)"), each(R"( (?:each|apiece|per person|a person|a head|per head) )"), last(R"(, ?(?:[a-z]+ )?([a-z]+)\?)"), hourly(R"( (hourly|monthly|weekly|daily) )");
  const std::string& text = ask.text;
  std::string word;
  if (RE2::PartialMatch(text, many, &word)) ask.wanted.unit = UnitNamed(word.starts_with("sq") ? (word.find('f') != word.npos ? "sqft" : "sqm") : word);
  else if (RE2::PartialMatch(text, in, &word) && UnitNamed(word).of != word) ask.wanted.unit = UnitNamed(word);
  else if (ask.Says({" how far "})) ask.wanted.unit = Unit{"", "length", 1};
  else if (ask.Says({" how long ", " how much time "})) ask.wanted.unit = Unit{"", "time", 1};
  else if (RE2::PartialMatch(ToLower(said), last, &word) && UnitNamed(word).of != word)
    ask.wanted.unit = UnitNamed(word);
  static const RE2 much(R"( how much ([a-z]+) )"), speed(R"( (mph|kmh|kph) )");
  if (!ask.wanted.unit && RE2::PartialMatch(text, much, &word))
    for (const Amount& amount : ask.amounts)
      if (amount.after == word && !amount.unit.name.empty()) ask.wanted.unit = amount.unit;
  if (!ask.wanted.unit && RE2::PartialMatch(text, speed, &word) && std::ranges::none_of(ask.amounts, [](const Amount& amount) { return amount.per.has_value(); })) {
    const auto named = Reader::Speed(word);
    ask.wanted.unit = UnitNamed(named->first), ask.wanted.per = UnitNamed(named->second);
  }
  ask.wanted.money = !ask.wanted.unit && ask.Says({" how much ", " cost", " price", " total", " pay ", " paid ", " bill ", " owe", " save", " salary", " worth"});
  const auto told = [&](const Unit& unit) { return std::ranges::any_of(ask.amounts, [&](const Amount& amount) { return amount.per && amount.per->of == unit.of && amount.per->factor == unit.factor; }); };
  if (RE2::PartialMatch(text, per, &word) && !ask.wanted.unit && !told(UnitNamed(word))) ask.wanted.per = UnitNamed(word);
  if (RE2::PartialMatch(text, per, &word) && ask.wanted.unit && (UnitNamed(word).of == "time" || UnitNamed(word).of == "months")) ask.wanted.per = UnitNamed(word);
  if (RE2::PartialMatch(text, hourly, &word) && !ask.Says({" monthly payments", " weekly payments"})) ask.wanted.per = UnitNamed(word == "hourly" ? "hour" : word == "monthly" ? "month" : word == "weekly" ? "week" : "day");
  const size_t asked = text.rfind(" how ");
  if (RE2::PartialMatch(View(text).substr(asked == text.npos ? 0 : asked), each) && (asked != text.npos || text.ends_with(" per person ") || text.ends_with(" each ")) && !told(Unit{"", "each", 1})) ask.wanted.per = Unit{"", "each", 1};
  const bool price = std::ranges::any_of(ask.amounts, [](const Amount& amount) { return amount.unit.of == "money"; });
  if (!ask.wanted.unit && (price || ask.wanted.per)) ask.wanted.money = true;
}

}  // namespace

std::optional<Ask> ReadEnglish(std::string_view text) {
  if (HasHangul(text)) return std::nullopt;
  Ask ask;
  ask.text = Plain(text);
  Reader reader{ask, Tokens(ask.text)};
  if (!reader.Read()) return std::nullopt;
  ReadWanted(text, ask);
  return ask;
}

}  // namespace sam::maths::everyday
