// The small lexicon: closed classes, stems and units.
#include "maths/words/english_lexicon.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "maths/words/english_words.h"

namespace sam::maths {
namespace {

using WordSet = std::unordered_set<std::string_view>;

const WordSet& Prepositions() {
  static const WordSet words = SetOf("of in on at to from for with by into onto than as through during over under behind beside near between among about around after before per within "
                                     "without since until till off out up down across along inside outside toward towards above below against like upon via past beyond except");
  return words;
}

const WordSet& Determiners() {
  static const WordSet words = SetOf("the a an this that these those his her its their our my your each every all some any no both another other others either half several many much few most such same");
  return words;
}

const WordSet& Pronouns() {
  static const WordSet words = SetOf("i you he she it we they him them us me her himself herself itself themselves who which what whom there everyone everybody someone one ones");
  return words;
}

const WordSet& Auxiliaries() {
  static const WordSet words = SetOf("is are was were be been being am has have had having do does did will would can could shall should may might must 'll 're 've 'm");
  return words;
}

const WordSet& Adverbs() {
  static const WordSet words = SetOf("more less fewer left remaining still now then already just only also too altogether together each apiece again later earlier today yesterday tomorrow away back "
                                     "here there once twice equally evenly so not never ever even about approximately almost nearly yet afterwards afterward next ago long far old tall high wide deep "
                                     "while because if when and but or nor whereas although though that however therefore instead daily weekly monthly yearly total initially originally finally else");
  return words;
}

const WordSet& Adjectives() {
  static const WordSet words = SetOf("red blue green yellow white black brown pink purple orange gray grey silver golden big small large little tiny huge new used old young sweet salty fresh rotten broken ripe "
                                     "long short tall wide heavy light empty full blank plain striped whole different same extra additional square round chocolate wooden plastic paper colored coloured "
                                     "hot cold warm fast slow cheap expensive better best first second third last next other free spare male female adult");
  return words;
}

/// Words whose stem no rule finds.
const std::unordered_map<std::string_view, std::string_view>& OddStems() {
  static const std::unordered_map<std::string_view, std::string_view> stems = {
      {"children", "child"}, {"kids", "kid"}, {"men", "man"}, {"women", "woman"}, {"people", "person"}, {"persons", "person"}, {"ppl", "person"}, {"teeth", "tooth"}, {"feet", "foot"}, {"geese", "goose"},
      {"mice", "mouse"}, {"lives", "life"}, {"leaves", "leaf"}, {"loaves", "loaf"}, {"knives", "knife"}, {"shelves", "shelf"}, {"wolves", "wolf"}, {"halves", "half"}, {"pence", "penny"},
      {"grown-ups", "grown-up"}, {"bus", "bus"}, {"gas", "gas"}, {"glass", "glass"}, {"class", "class"}, {"lens", "lens"}, {"cookies", "cookie"}, {"pies", "pie"}, {"movies", "movie"}, {"ties", "tie"},
      {"shoes", "shoe"}, {"toes", "toe"}, {"brownies", "brownie"}, {"buses", "bus"}, {"mph", "mile"}, {"kmh", "kilometer"}, {"kph", "kilometer"}, {"h", "hour"}, {"hr", "hour"}, {"min", "minute"}, {"sec", "second"}, {"secs", "second"}, {"mg", "milligram"}, {"milligrams", "milligram"}, {"inches", "inch"}, {"km", "kilometer"}, {"cm", "centimeter"}, {"kg", "kilogram"}, {"lb", "pound"}, {"lbs", "pound"},
      {"oz", "ounce"}, {"ml", "milliliter"}, {"ft", "foot"}, {"mins", "minute"}, {"hrs", "hour"}, {"metre", "meter"}, {"metres", "meter"}, {"litre", "liter"}, {"litres", "liter"}, {"bucks", "dollar"},
      {"m", "meter"}, {"l", "liter"}, {"g", "gram"}, {"mm", "millimeter"}, {"kilometres", "kilometer"}, {"centimetres", "centimeter"}, {"kilos", "kilogram"}, {"caches", "cache"}, {"series", "series"},
      {"horses", "horse"}, {"houses", "house"}, {"roses", "rose"}, {"vases", "vase"}, {"cases", "case"}, {"nurses", "nurse"}, {"purses", "purse"}, {"mooses", "moose"}, {"courses", "course"},
      {"cheeses", "cheese"}, {"noses", "nose"}, {"exercises", "exercise"}, {"pieces", "piece"}, {"bikes", "bike"}, {"calves", "calf"}, {"scarves", "scarf"}, {"is", "is"}, {"was", "was"}, {"his", "his"}};
  return stems;
}

struct Unit {
  std::string_view stem, dimension;
};

constexpr std::array kUnits = {
    Unit{"dollar", "money"}, Unit{"cent", "money"}, Unit{"euro", "money"}, Unit{"money", "money"}, Unit{"buck", "money"}, Unit{"pence", "money"}, Unit{"price", "money"},
    Unit{"second", "time"}, Unit{"minute", "time"}, Unit{"hour", "time"}, Unit{"day", "time"}, Unit{"week", "time"}, Unit{"month", "time"}, Unit{"year", "time"}, Unit{"night", "time"}, Unit{"decade", "time"}, Unit{"time", "time"},
    Unit{"millimeter", "length"}, Unit{"centimeter", "length"}, Unit{"meter", "length"}, Unit{"kilometer", "length"}, Unit{"inch", "length"}, Unit{"foot", "length"}, Unit{"yard", "length"}, Unit{"mile", "length"},
    Unit{"gram", "weight"}, Unit{"kilogram", "weight"}, Unit{"milligram", "weight"}, Unit{"pound", "weight"}, Unit{"ounce", "weight"}, Unit{"ton", "weight"},
    Unit{"milliliter", "volume"}, Unit{"liter", "volume"}, Unit{"gallon", "volume"}, Unit{"quart", "volume"}, Unit{"pint", "volume"}, Unit{"degree", "heat"}};

bool EndsWith(std::string_view word, std::string_view end) {
  return word.size() > end.size() && word.substr(word.size() - end.size()) == end;
}

}  // namespace

std::unordered_set<std::string_view> SetOf(std::string_view words) {
  WordSet set;
  for (std::size_t at = 0; at < words.size();) {
    const auto end = std::min(words.find(' ', at), words.size());
    if (end > at) set.insert(words.substr(at, end - at));
    at = end + 1;
  }
  return set;
}

bool IsPreposition(std::string_view word) { return Prepositions().contains(word); }
bool IsDeterminer(std::string_view word) { return Determiners().contains(word); }
bool IsPronoun(std::string_view word) { return Pronouns().contains(word); }
bool IsAuxiliary(std::string_view word) { return Auxiliaries().contains(word); }
bool IsAdverb(std::string_view word) { return Adverbs().contains(word); }
bool IsAdjective(std::string_view word) { return Adjectives().contains(word); }

bool IsFunctionWord(std::string_view word) {
  return IsPreposition(word) || IsDeterminer(word) || IsPronoun(word) || IsAuxiliary(word) || IsAdverb(word) || word == "'s" || word == "how";
}

bool IsTimeWord(std::string_view stem) {
  static const WordSet words = SetOf("monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december yesterday today "
                                     "tomorrow morning afternoon evening noon night weekend breakfast lunch dinner first second third fourth fifth last next previous ago spring summer autumn fall winter "
                                     "before after later earlier now then initially originally beginning start end");
  return words.contains(stem);
}

std::string StemOf(std::string_view word) {
  const auto odd = OddStems().find(word);
  if (odd != OddStems().end()) return std::string(odd->second);
  if (word.size() < 3 || (word.size() == 3 && (word == "yes" || word == "has" || word == "its" || word == "'ts")) || EndsWith(word, "ss") || EndsWith(word, "us") || EndsWith(word, "is")) return std::string(word);
  if (EndsWith(word, "ies")) return std::string(word.substr(0, word.size() - 3)) + "y";
  for (const std::string_view end : {"ches", "shes", "sses", "xes", "zes", "oes"})
    if (EndsWith(word, end)) return std::string(word.substr(0, word.size() - 2));
  if (EndsWith(word, "s")) return std::string(word.substr(0, word.size() - 1));
  return std::string(word);
}

std::string_view DimensionOf(std::string_view stem) {
  const auto unit = std::ranges::find(kUnits, stem, &Unit::stem);
  return unit == kUnits.end() ? std::string_view() : unit->dimension;
}

}  // namespace sam::maths
