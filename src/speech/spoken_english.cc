// How English is read aloud.
#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "base/unicode.h"
#include "speech/spoken_formula.h"
#include "speech/spoken_number.h"
#include "speech/spoken_rules.h"

namespace sam {
namespace {

using Said = std::optional<std::string>;

constexpr std::array<std::string_view, 13> kMonths = {"", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};

int Int(std::string_view digits) {
  int value = 0;
  for (const char c : digits.substr(0, 9)) value = value * 10 + (c - '0');
  return value;
}

std::string_view MonthName(std::string_view start) {
  const std::string low = ToLower(start);
  for (const std::string_view month : kMonths)
    if (!month.empty() && low.size() >= 3 && ToLower(month).starts_with(low.substr(0, 3))) return month;
  return {};
}

Said Date(std::string_view year, std::string_view month, std::string_view day) {
  const int m = Int(month), d = Int(day);
  if (m < 1 || m > 12 || d < 1 || d > 31) return std::nullopt;
  return std::string(kMonths[static_cast<size_t>(m)]) + " " + EnglishOrdinal(std::to_string(d)) + (year.empty() ? "" : ", " + EnglishYear(year));
}

Said IsoDate(const SpokenMatch& m) { return Date(m.groups[1], m.groups[2], m.groups[3]); }
Said AmericanDate(const SpokenMatch& m) {
  const bool british = Int(m.groups[1]) > 12;
  return Date(m.groups[3], m.groups[british ? 2 : 1], m.groups[british ? 1 : 2]);
}

/// "Nov 27, 2026", "November 27th"; the month is said in full.
Said MonthDay(const SpokenMatch& m) {
  const std::string_view month = MonthName(m.groups[1]);
  if (month.empty() || Int(m.groups[2]) < 1 || Int(m.groups[2]) > 31) return std::nullopt;
  return std::string(month) + " " + EnglishOrdinal(std::to_string(Int(m.groups[2]))) + (m.groups[3].empty() ? "" : ", " + EnglishYear(m.groups[3]));
}
Said DayMonth(const SpokenMatch& m) {
  const std::string_view month = MonthName(m.groups[2]);
  if (month.empty() || Int(m.groups[1]) < 1 || Int(m.groups[1]) > 31) return std::nullopt;
  const bool has_article = m.before.ends_with("the ");
  return (has_article ? "" : "the ") + EnglishOrdinal(std::to_string(Int(m.groups[1]))) + " of " + std::string(month) + (m.groups[3].empty() ? "" : ", " + EnglishYear(m.groups[3]));
}
Said MonthAlone(const SpokenMatch& m) { return std::string(MonthName(m.groups[1])); }

std::string HalfOfDay(std::string_view mark) { return mark.empty() ? "" : std::tolower(static_cast<unsigned char>(mark[0])) == 'a' ? " A M" : " P M"; }

Said Time(const SpokenMatch& m) {
  const int hour = Int(m.groups[1]), minute = Int(m.groups[2]);
  if (hour > 24 || minute > 59) return std::nullopt;
  const std::string half = HalfOfDay(m.groups[3]), name = EnglishCardinal(std::to_string(hour));
  if (minute == 0) return name + (half.empty() ? hour >= 1 && hour <= 12 ? " o'clock" : " hundred" : half);
  return name + (minute < 10 ? " oh " : " ") + EnglishCardinal(std::to_string(minute)) + half;
}
Said Hour(const SpokenMatch& m) {
  if (Int(m.groups[1]) < 1 || Int(m.groups[1]) > 12) return std::nullopt;
  return EnglishCardinal(m.groups[1]) + HalfOfDay(m.groups[2]);
}

struct Currency {
  std::string_view sign, one, many, part, parts;
};
constexpr std::array kCurrencies = {Currency{"$", "dollar", "dollars", "cent", "cents"}, Currency{"USD", "dollar", "dollars", "cent", "cents"}, Currency{"£", "pound", "pounds", "penny", "pence"},
                                    Currency{"GBP", "pound", "pounds", "penny", "pence"}, Currency{"€", "euro", "euros", "cent", "cents"}, Currency{"EUR", "euro", "euros", "cent", "cents"},
                                    Currency{"₩", "won", "won", "", ""}, Currency{"KRW", "won", "won", "", ""}, Currency{"¥", "yen", "yen", "", ""}, Currency{"JPY", "yen", "yen", "", ""}};

Said Amount(std::string_view sign, std::string_view number, std::string_view scale) {
  for (const Currency& currency : kCurrencies) {
    if (currency.sign != sign) continue;
    const size_t point = number.find('.');
    const bool cents = scale.empty() && !currency.part.empty() && point != number.npos && number.size() - point == 3;
    if (!cents) {
      const std::string_view times = scale == "k" || scale == "K" ? "thousand" : scale == "m" || scale == "M" ? "million" : scale == "bn" || scale == "B" ? "billion" : scale;
      return EnglishNumber(number) + (times.empty() ? "" : " " + std::string(times)) + " " + std::string(number == "1" && times.empty() ? currency.one : currency.many);
    }
    const std::string_view whole = number.substr(0, point), rest = number.substr(point + 1);
    std::string words = Int(whole) == 0 && whole.size() == 1 ? "" : EnglishNumber(whole) + " " + std::string(whole == "1" ? currency.one : currency.many);
    if (Int(rest) > 0 || words.empty()) words += (words.empty() ? "" : " and ") + EnglishCardinal(std::to_string(Int(rest))) + " " + std::string(Int(rest) == 1 ? currency.part : currency.parts);
    return words;
  }
  return std::nullopt;
}
Said MoneyBefore(const SpokenMatch& m) { return Amount(m.groups[1], m.groups[2], Trim(m.groups[3])); }
Said MoneyBehind(const SpokenMatch& m) { return Amount(m.groups[2], m.groups[1], ""); }

struct Unit {
  std::string_view sign, one, many;
};
constexpr std::array kUnits = {
    Unit{"km/h", "kilometer an hour", "kilometers an hour"}, Unit{"m/s", "meter a second", "meters a second"}, Unit{"mph", "mile an hour", "miles an hour"}, Unit{"kWh", "kilowatt hour", "kilowatt hours"},
    Unit{"km²", "square kilometer", "square kilometers"}, Unit{"m²", "square meter", "square meters"}, Unit{"cm²", "square centimeter", "square centimeters"}, Unit{"m³", "cubic meter", "cubic meters"},
    Unit{"km", "kilometer", "kilometers"}, Unit{"cm", "centimeter", "centimeters"}, Unit{"mm", "millimeter", "millimeters"}, Unit{"m", "meter", "meters"}, Unit{"ft", "foot", "feet"},
    Unit{"kg", "kilogram", "kilograms"}, Unit{"mg", "milligram", "milligrams"}, Unit{"g", "gram", "grams"}, Unit{"lbs", "pound", "pounds"}, Unit{"lb", "pound", "pounds"}, Unit{"oz", "ounce", "ounces"},
    Unit{"ml", "milliliter", "milliliters"}, Unit{"mL", "milliliter", "milliliters"}, Unit{"L", "liter", "liters"}, Unit{"l", "liter", "liters"}, Unit{"°C", "degree Celsius", "degrees Celsius"},
    Unit{"℃", "degree Celsius", "degrees Celsius"}, Unit{"°F", "degree Fahrenheit", "degrees Fahrenheit"}, Unit{"°", "degree", "degrees"}, Unit{"KB", "kilobyte", "kilobytes"},
    Unit{"MB", "megabyte", "megabytes"}, Unit{"GB", "gigabyte", "gigabytes"}, Unit{"TB", "terabyte", "terabytes"}, Unit{"kHz", "kilohertz", "kilohertz"}, Unit{"MHz", "megahertz", "megahertz"},
    Unit{"GHz", "gigahertz", "gigahertz"}, Unit{"Hz", "hertz", "hertz"}, Unit{"kW", "kilowatt", "kilowatts"}, Unit{"W", "watt", "watts"}, Unit{"V", "volt", "volts"}, Unit{"ms", "millisecond", "milliseconds"},
    Unit{"secs", "second", "seconds"}, Unit{"sec", "second", "seconds"}, Unit{"s", "second", "seconds"}, Unit{"mins", "minute", "minutes"}, Unit{"min", "minute", "minutes"}, Unit{"hrs", "hour", "hours"},
    Unit{"hr", "hour", "hours"}, Unit{"h", "hour", "hours"}, Unit{"kcal", "kilocalorie", "kilocalories"}, Unit{"cal", "calorie", "calories"}, Unit{"px", "pixel", "pixels"}};

Said WithUnit(const SpokenMatch& m) {
  for (const Unit& unit : kUnits)
    if (unit.sign == m.groups[3]) return EnglishNumber(m.groups[1]) + " " + std::string(m.groups[1] == "1" || !m.groups[2].empty() ? unit.one : unit.many);
  return std::nullopt;
}

/// "10-15", "2019–2021": years are read as years.
Said Range(const SpokenMatch& m) {
  const auto read = [](std::string_view n) { return n.size() == 4 && (n[0] == '1' || n[0] == '2') ? EnglishYear(n) : EnglishNumber(n); };
  return read(m.groups[1]) + " to " + read(m.groups[2]) + (m.groups[3].empty() ? "" : " percent");
}

std::string InGroups(std::string_view number) {
  std::string words, group;
  const auto flush = [&] {
    if (!group.empty()) words += (words.empty() ? "" : ", ") + EnglishDigits(group);
    group.clear();
  };
  for (const char c : number)
    if (std::isdigit(static_cast<unsigned char>(c))) group += c;
    else if (c != '+') flush();
  flush();
  return number.starts_with('+') ? "plus " + words : words;
}
Said Phone(const SpokenMatch& m) { return InGroups(m.groups[0]); }

/// Short numbers that one dials: after a word of calling, or before what says where they answer.
Said Dialled(const SpokenMatch& m) {
  const std::string before = ToLower(m.before.substr(m.before.size() > 16 ? m.before.size() - 16 : 0));
  for (const std::string_view word : {"call ", "dial ", "ring ", "phone ", "text ", "texting ", "calling ", "dialing ", "reach "})
    if (before.ends_with(word)) return InGroups(m.groups[0]);
  constexpr std::array<std::string_view, 10> kKnown = {"109", "112", "119", "911", "988", "999", "142", "1388", "1366", "741741"};
  const bool known = std::find(kKnown.begin(), kKnown.end(), m.groups[0]) != kKnown.end();
  for (const std::string_view after : {" in the ", " in Korea", " in Europe", " in Austria", " for women", " for the young", ", by call", " by text", " from any"})
    if (known && m.after.starts_with(after)) return InGroups(m.groups[0]);
  return std::nullopt;
}

Said Percent(const SpokenMatch& m) { return EnglishNumber(m.groups[1]) + " percent"; }
Said Ordinal(const SpokenMatch& m) { return EnglishOrdinal(m.groups[1]); }
Said Fraction(const SpokenMatch& m) {
  const int over = Int(m.groups[2]);
  if (m.groups[0] == "24/7") return "twenty-four seven";
  if (over < 2 || Int(m.groups[1]) >= over || over > 100) return EnglishCardinal(m.groups[1]) + " " + EnglishCardinal(m.groups[2]);
  return ReadFraction(m.groups[1], m.groups[2], Language::kEnglish);
}

std::string Plural(std::string words) {
  if (words.ends_with('y')) return words.substr(0, words.size() - 1) + "ies";
  return words + (words.ends_with("x") ? "es" : "s");
}
/// "the 80s", "1990s"; 30s by itself is a time.
Said Decade(const SpokenMatch& m) {
  const bool told = m.groups[1].size() == 4 || m.before.ends_with("the ") || m.before.ends_with("'") || m.before.ends_with("early ") || m.before.ends_with("late ") || m.before.ends_with("mid-");
  if (!told || m.groups[1].size() == 3 || !m.groups[1].ends_with('0')) return std::nullopt;
  return Plural(m.groups[1].size() == 4 ? EnglishYear(m.groups[1]) : EnglishCardinal(m.groups[1]));
}

Said Year(const SpokenMatch& m) {
  const int year = Int(m.groups[0]);
  if (year >= 1900 && year <= 2099) return EnglishYear(m.groups[0]);
  for (const std::string_view word : {"in ", "In ", "since ", "Since ", "year ", "until ", "around "})
    if (year >= 1000 && m.before.ends_with(word)) return EnglishYear(m.groups[0]);
  return std::nullopt;
}

Said Number(const SpokenMatch& m) {
  const bool sign = m.groups[0].starts_with('-') || m.groups[0].starts_with("−");
  if (sign && !m.before.empty() && std::string_view(" (,").find(m.before.back()) == std::string_view::npos) return std::nullopt;
  return EnglishNumber(m.groups[0]);
}

Said LettersAndDigits(const SpokenMatch& m) { return EnglishLetters(m.groups[0]); }

/// An address as one says it: no scheme, no trailing mark.
std::string Address(std::string_view address) {
  std::string words, run;
  const auto flush = [&] {
    if (run.empty()) return;
    const bool digits = std::isdigit(static_cast<unsigned char>(run[0])) != 0, letters = run == "www" || run == "http" || (run.size() <= 2 && !digits);
    words += (words.empty() ? "" : " ") + (digits ? EnglishDigits(run) : letters ? EnglishLetters(run) : run);
    run.clear();
  };
  for (const char c : address) {
    const std::string_view name = c == '.' ? "dot" : c == '@' ? "at" : c == '/' ? "slash" : c == '-' ? "dash" : c == '_' ? "underscore" : c == '+' ? "plus" : "";
    const bool digit = std::isdigit(static_cast<unsigned char>(c)) != 0;
    if (!name.empty() || !std::isalnum(static_cast<unsigned char>(c)) || (!run.empty() && digit != (std::isdigit(static_cast<unsigned char>(run[0])) != 0))) flush();
    if (!name.empty()) words += (words.empty() ? "" : " ") + std::string(name);
    else if (std::isalnum(static_cast<unsigned char>(c))) run += c;
  }
  flush();
  return words;
}
Said Web(const SpokenMatch& m) { return Address(m.groups[1].ends_with('/') ? m.groups[1].substr(0, m.groups[1].size() - 1) : m.groups[1]); }

constexpr std::array kNumberRules = {
    SpokenRule{R"(([12]\d{3})[-/.](\d{1,2})[-/.](\d{1,2})\b)", IsoDate},
    SpokenRule{R"((\d{1,2})/(\d{1,2})/([12]\d{3})\b)", AmericanDate},
    SpokenRule{R"((\d{1,2})(?:st|nd|rd|th)? (?:of )?(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?(?:,? ([12]\d{3})\b)?)", DayMonth},
    SpokenRule{R"((\d{1,2}):(\d{2})(?: ?([aApP]\.[mM]\.|[aApP][mM]\b))?)", Time},
    SpokenRule{R"((\d{1,2}) ?([aApP]\.[mM]\.|[aApP][mM]\b))", Hour},
    SpokenRule{R"(([$£€₩¥]) ?(\d[\d,]*(?:\.\d+)?)( ?(?:thousand|million|billion|trillion|bn|[kKmMB])\b)?)", MoneyBefore},
    SpokenRule{R"((\d[\d,]*(?:\.\d+)?) ?(€|£|₩|USD|EUR|GBP|KRW|JPY)(?:\b|$|[^\w]))", [](const SpokenMatch& m) -> Said { return m.groups[0].ends_with(m.groups[2]) ? MoneyBehind(m) : std::nullopt; }},
    SpokenRule{R"((\d[\d,]*(?:\.\d+)?) ?(€|£|₩|USD|EUR|GBP|KRW|JPY))", MoneyBehind},
    SpokenRule{R"(\+?\d{0,3}[ -]?\(?\d{2,4}\)?[ -]\d{3,4}[- ]\d{4}\b)", Phone},
    SpokenRule{R"(\d{3,4}-\d{4}\b)", [](const SpokenMatch& m) -> Said { return m.groups[0].size() == 9 && (m.groups[0].starts_with("19") || m.groups[0].starts_with("20")) ? std::nullopt : Phone(m); }},
    SpokenRule{R"(0\d{3} \d{3} \d{4}\b|0\d{3} \d{3} \d \d{3}\b|116 \d{3}\b)", Phone},
    SpokenRule{R"(\d{3,6}\b)", Dialled},
    SpokenRule{R"((\d[\d,]*(?:\.\d+)?)[-–~](\d[\d,]*(?:\.\d+)?)(%)?)", Range},
    SpokenRule{R"((\d[\d,]*(?:\.\d+)?) ?%)", Percent},
    SpokenRule{R"((\d{2,4})'?s\b)", Decade},
    SpokenRule{R"(([-−]?\d[\d,]*(?:\.\d+)?)( |-)?(km/h|m/s|mph|kWh|km²|m²|cm²|m³|km|cm|mm|ft|kg|mg|lbs?|oz|ml|mL|°C|℃|°F|KB|MB|GB|TB|kHz|MHz|GHz|Hz|kW|ms|secs?|mins?|hrs?|kcal|px|[mglLWVsh]|°))",
               [](const SpokenMatch& m) -> Said {
                 if (!m.after.empty() && (std::isalnum(static_cast<unsigned char>(m.after[0])) || m.after[0] == '\'' || static_cast<unsigned char>(m.after[0]) == 0xC2)) return std::nullopt;
                 SpokenMatch plain = m;
                 if (plain.groups[2] == " ") plain.groups[2] = {};
                 return WithUnit(plain);
               }},
    SpokenRule{R"((\d+)(?:st|nd|rd|th)\b)", Ordinal},
    SpokenRule{R"((\d{1,3})/(\d{1,3})\b)", Fraction},
    SpokenRule{R"(\d{4}\b)", [](const SpokenMatch& m) -> Said { return m.after.starts_with(",") && m.after.size() > 1 && std::isdigit(static_cast<unsigned char>(m.after[1])) ? std::nullopt : Year(m); }},
    SpokenRule{R"(\d+[A-Za-z]{1,2}\b)", LettersAndDigits},
    SpokenRule{R"([-−]?\d+(?:,\d{3})*(?:\.\d+)?)", Number},
    SpokenRule{R"(#(\d+))", [](const SpokenMatch& m) -> Said { return "number " + EnglishCardinal(m.groups[1]); }},
};

Said Acronym(const SpokenMatch& m) {
  constexpr std::array<std::string_view, 40> kSpelt = {"AI", "API", "USA", "UK", "UN", "US", "EU", "UI", "UX", "IT", "ID", "IQ", "EQ", "CEO", "CIO", "CFO", "DIY", "FAQ", "UFO", "ATM", "USB", "OS", "IOS", "AM", "IP", "ISP", "OMG", "IMO",
                                                      "ETA", "RIP", "VIP", "EV", "SUV", "AC", "ADHD", "OCD", "OCR", "IBM", "BBC", "AA"};
  const std::string_view word = m.groups[1];
  const bool vowel = word.find_first_of("AEIOUY") != std::string_view::npos, spelt = std::find(kSpelt.begin(), kSpelt.end(), word) != kSpelt.end();
  const std::string letters = vowel && !spelt ? ToLower(word) : EnglishLetters(word);
  return letters + (m.groups[2].empty() ? "" : "'s");
}

struct Short {
  std::string_view written, said;
};
constexpr std::array kShort = {Short{"Mr.", "Mister"}, Short{"Mrs.", "Missus"}, Short{"Ms.", "Miz"}, Short{"Dr.", "Doctor"}, Short{"Prof.", "Professor"}, Short{"Jr.", "Junior"}, Short{"Sr.", "Senior"}, Short{"vs.", "versus"},
                               Short{"vs", "versus"}, Short{"etc.", "et cetera"}, Short{"e.g.", "for example,"}, Short{"i.e.", "that is,"}, Short{"approx.", "approximately"}, Short{"a.m.", "A M"}, Short{"p.m.", "P M"},
                               Short{"Ave.", "Avenue"}, Short{"Mt.", "Mount"}, Short{"min.", "minutes"}, Short{"max.", "maximum"}, Short{"w/o", "without"}, Short{"w/", "with"}, Short{"b/c", "because"}, Short{"&", "and"},
                               Short{"OK", "okay"}, Short{"ok", "okay"}, Short{"tbh", "to be honest"}, Short{"imo", "in my opinion"}, Short{"btw", "by the way"}, Short{"idk", "I don't know"}, Short{"omg", "oh my god"}};
Said Abbreviation(const SpokenMatch& m) {
  for (const Short& known : kShort)
    if (known.written == m.groups[0]) return std::string(known.said);
  return std::nullopt;
}

/// What is uttered rather than read, in its usual spelling.
Said Uttered(const SpokenMatch& m) {
  const std::string word = ToLower(m.groups[0]);
  constexpr std::array kUsual = {Short{"mm-h", "mm-hm"}, Short{"mmh", "mm-hm"}, Short{"mh", "mm-hm"}, Short{"hm", "hmm"}, Short{"mm", "mm"}, Short{"uh", "um"}, Short{"um", "um"}, Short{"er", "uh"}, Short{"aw", "aww"}, Short{"sh", "shh"}, Short{"oo", "ooh"}, Short{"ah", "ah"}};
  for (const Short& usual : kUsual)
    if (word.starts_with(usual.written)) return std::string(usual.said);
  return "oh";
}

constexpr std::array kWordRules = {
    SpokenRule{R"((?:https?://)((?:www\.)?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:/[A-Za-z0-9_./-]*[A-Za-z0-9_/])?)(?:[?#][^\s]*)?)", Web},
    SpokenRule{R"(([A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+))", Web},
    SpokenRule{R"(((?:www\.[A-Za-z0-9-]+|[A-Za-z0-9-]+)(?:\.[A-Za-z0-9-]+)*\.(?:com|org|net|io|dev|edu|gov|kr|uk|de|ai|app)(?:/[A-Za-z0-9_./-]*[A-Za-z0-9_])?)\b)", Web},
    SpokenRule{R"((Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|January|February|March|April|May|June|July|August|September|October|November|December)\.? (\d{1,2})(?:st|nd|rd|th)?\b(?:,? ([12]\d{3})\b)?)", MonthDay},
    SpokenRule{R"((Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)", MonthAlone},
    SpokenRule{R"(No\. ?(\d+))", [](const SpokenMatch& m) -> Said { return "number " + EnglishCardinal(m.groups[1]); }},
    SpokenRule{R"(St\. )", [](const SpokenMatch& m) -> Said { return !m.after.empty() && std::isupper(static_cast<unsigned char>(m.after[0])) ? "Saint " : "Street "; }},
    SpokenRule{R"((?:Mr|Mrs|Ms|Dr|Prof|Jr|Sr|vs|etc|approx|Ave|Mt|min|max)\.|(?:e\.g|i\.e|a\.m|p\.m)\.|w/o\b|w/|b/c\b|vs\b|&|(?:OK|ok|tbh|imo|btw|idk|omg)\b)", Abbreviation},
    SpokenRule{R"((?i)(?:mm+-?hm+|mhm+|hm+|mm+|uh?m+|erm+|er+m*|aw+|sh+|oo+h|ah+|oh+)\b)", [](const SpokenMatch& m) -> Said {
                 constexpr std::array<std::string_view, 4> kWords = {"err", "shh", "aww", "ooh"};
                 const std::string word = ToLower(m.groups[0]);
                 if (word == "er" || word == "aw" || word == "sh" || word == "uhm" || word == "um" || word == "oh" || word == "ah" || word == "hm") return Uttered(m);
                 return word.size() > 2 || std::find(kWords.begin(), kWords.end(), word) != kWords.end() || word == "mm" ? Uttered(m) : std::nullopt;
               }},
    SpokenRule{R"([A-Za-z]{1,4}-?\d+[A-Za-z\d]*\b)", LettersAndDigits},
    SpokenRule{R"(([A-Z]{2,5})((?:'s|s)?)\b)", Acronym},
    SpokenRule{R"(#([A-Za-z]\w*))", [](const SpokenMatch& m) -> Said { return "hashtag " + std::string(m.groups[1]); }},
};

/// "haha", "hahaha", "hehe", "ha ha", "lol": how it is laughed.
constexpr std::array kLaughRules = {
    SpokenRule{R"((?i)(?:(?:a?ha[ -]?){2,}h?|(?:he[ -]?){2,}h?|(?:ho[ -]?){3,}|lo+l|lmao|rofl)\b)", [](const SpokenMatch& m) -> Said {
                 const std::string word = ToLower(m.groups[0]);
                 if (word.starts_with("he")) return "heh heh";
                 return word.size() > 6 ? "ha ha ha" : "ha ha";
               }},
};

bool IsWordStart(std::string_view text, size_t at) { return at == 0 || !(std::isalnum(static_cast<unsigned char>(text[at - 1])) || (text[at - 1] == '\'' && at > 1 && text[at - 2] != ' ')); }

class EnglishReader {
 public:
  EnglishReader(std::string_view text, SpokenStretches& pieces) : text_(text), pieces_(pieces) {}

  void Read() {
    while (at_ < text_.size()) {
      if (TryRules()) continue;
      Plain();
    }
    Flush();
  }

 private:
  bool TryRules() {
    static const SpokenRules numbers(kNumberRules), words(kWordRules), laughs(kLaughRules);
    if (!IsWordStart(text_, at_)) return false;
    const auto c = static_cast<unsigned char>(text_[at_]);
    if (c == ' ') return false;
    if (std::isalpha(c)) {
      if (auto laugh = laughs.At(text_, at_)) return Put(*laugh, SpokenKind::kLaugh);
    }
    if (auto word = words.At(text_, at_)) return Put(*word, SpokenKind::kWords);  // addresses begin with anything
    if (std::isdigit(c)) {
      if (auto found = numbers.At(text_, at_); found && !OfFormula(*found)) return Put(*found, SpokenKind::kWords);
    }
    if (auto formula = ReadFormula(text_.substr(at_), Language::kEnglish)) return Put({formula->bytes, std::move(formula->words)}, SpokenKind::kWords);
    if (auto found = std::isalpha(c) ? std::nullopt : numbers.At(text_, at_)) return Put(*found, SpokenKind::kWords);
    return false;
  }

  /// A formula that goes further than what the rule took for a number.
  bool OfFormula(const SpokenFound& found) const {
    const auto formula = ReadFormula(text_.substr(at_), Language::kEnglish);
    return formula && formula->bytes > found.bytes;
  }

  bool Put(SpokenFound found, SpokenKind kind) {
    Flush();
    pieces_.Add(Language::kEnglish, found.words, SpokenStretches::Join::kApart, kind);
    at_ += found.bytes;
    return true;
  }

  /// A letter, a mark, or something that is left out.
  void Plain() {
    size_t to = at_;
    const char32_t c = DecodeUtf8(text_, to);
    const bool apostrophe = c == '\'' && !word_.empty() && to < text_.size() && std::isalpha(static_cast<unsigned char>(text_[to]));
    const bool hyphen = c == '-' && !word_.empty() && to < text_.size() && std::isalpha(static_cast<unsigned char>(text_[to]));
    if ((c < 0x80 && std::isalpha(static_cast<unsigned char>(c))) || (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || apostrophe || hyphen) {
      word_ += text_.substr(at_, to - at_);
    } else {
      Flush();
      if (c == '+' || c == '=' || c == '@') pieces_.Add(Language::kEnglish, c == '+' ? "plus" : c == '=' ? "equals" : "at", SpokenStretches::Join::kApart);
      else if (c < 0x80 && std::string_view(",;:.?!").find(static_cast<char>(c)) != std::string_view::npos) pieces_.Mark(static_cast<char>(c));
      else if (c == '(' || c == ')' || c == 0x2013) pieces_.Mark(',');
    }
    at_ = to;
  }

  void Flush() {
    pieces_.Add(Language::kEnglish, word_, SpokenStretches::Join::kApart);
    word_.clear();
  }

  std::string_view text_;
  SpokenStretches& pieces_;
  size_t at_ = 0;
  std::string word_;
};

}  // namespace

void ReadEnglish(std::string_view text, SpokenStretches& pieces) { EnglishReader(text, pieces).Read(); }

}  // namespace sam
