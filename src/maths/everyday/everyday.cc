#include "maths/everyday/everyday.h"

#include <re2/re2.h>

#include "base/unicode.h"
#include "maths/everyday/ask.h"
#include "maths/words/korean_text.h"

namespace sam::maths {
namespace {

constexpr size_t kLongest = 300;

std::string Understood(const everyday::Ask& ask) {
  std::string given;
  for (const everyday::Amount& amount : ask.amounts) given += (given.empty() ? "" : ", ") + WriteKorean(amount.value) + (ask.language == Language::kEnglish && !amount.unit.name.empty() ? " " : "") + amount.unit.name;
  const std::string unit = ask.wanted.unit ? ask.wanted.unit->name : "";
  if (ask.language == Language::kKorean) return "주어진 것은 " + given + "이고, " + (unit.empty() ? "얼마인지" : "몇 " + unit + "인지") + " 묻는 말로 이해했어요.";
  return "Given " + given + ", you ask how " + (unit.empty() ? "much it is." : "many " + unit + " it is.");
}

/// As it is written behind a number: "dollars", "sq ft"; none for a word that only stood behind one.
std::string WrittenUnit(const std::string& unit, const everyday::Ask& ask) {
  if (ask.language == Language::kKorean) return unit;
  if (unit == "dollar" || unit == "$" || unit == "usd" || unit == "bucks" || unit == "buck") return "dollars";
  if (unit == "£") return "pounds";
  if (unit == "mile" || unit == "hour" || unit == "gallon" || unit == "minute" || unit == "day" || unit == "week") return unit + "s";
  if (unit == "sqft") return "sq ft";
  if (unit == "sqm") return "sq m";
  const bool wanted = ask.wanted.unit && ask.wanted.unit->name == unit && unit != "left" && unit != "over" && unit != "total";
  return wanted || everyday::IsMeasure(unit) || unit == "hours" || unit == "years" || unit == "degrees" ? unit : "";
}

/// Asked rather than told: by a word or mark, or a scrap of English in which nobody does anything.
bool IsAsked(std::string_view text, const everyday::Ask& ask) {
  if (text.find('?') != text.npos || ask.Says({"얼마", "몇", "며칠", "언제", " how ", " what ", " whats ", " when is ", " when do", " when does ", " when will ", " when should ", " when can ", " ends when ", " end when "})) return true;
  if (ask.language == Language::kKorean) return ask.text.ends_with("평균 ") || ask.text.ends_with("합치면 ") || ask.text.ends_with("합하면 ");
  if (ask.text.ends_with(" avg ") || ask.text.ends_with(" average ") || ask.text.ends_with(" cost ") || ask.text.ends_with(" price ")) return true;
  return ask.Says({" total ", " half of "}) || !ask.Says({" i ", " im ", " ive ", " my ", " we ", " our ", " us ", " you ", " he ", " she ", " they ", " it ", " its ", " is ", " are ", " was ", " were ", " has ", " have ", " had ", " got ", " will ", " be ", " that ", " this ", " the "});
}

}  // namespace

bool HasDate(std::string_view text) {
  static const RE2 date(R"((?i)\d월 ?\d{1,2}일|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]* \d{1,2}\b)");
  return RE2::PartialMatch(text, date);
}

std::optional<WordAnswer> AnswerEveryday(std::string_view text, Language language) {
  if (text.size() > kLongest || HasDate(text)) return std::nullopt;
  const auto ask = language == Language::kKorean ? everyday::ReadKorean(text) : everyday::ReadEnglish(text);
  if (!ask || !IsAsked(text, *ask)) return std::nullopt;
  for (const auto kind : {everyday::OfRates, everyday::OfAges, everyday::OfTimes, everyday::OfRooms, everyday::OfScores, everyday::OfPercent, everyday::OfWholeOnes, everyday::OfSavings, everyday::OfRatio, everyday::OfTotals, everyday::OfDimensions}) {
    auto worked = kind(*ask);
    if (!worked) continue;
    WordAnswer answer{worked->value, WrittenUnit(worked->unit, *ask), std::move(worked->steps), Understood(*ask), worked->check, true};
    if (answer.steps.empty()) answer.steps.push_back(WithUnit(answer, language));
    if (!answer.check.empty()) answer.check = (language == Language::kKorean ? "거꾸로 계산하면 " : "backwards: ") + answer.check;
    return answer;
  }
  return std::nullopt;
}

}  // namespace sam::maths
