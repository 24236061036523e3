#include "maths/words/english_schemes.h"

#include <algorithm>

#include "maths/words/english_telling.h"
#include "maths/words/english_words.h"

namespace sam::maths {
namespace {

std::string Line(const Amount& x, std::string_view sign, const Amount& y, const Amount& outcome) { return Write(x) + " " + std::string(sign) + " " + Write(y) + " = " + Write(outcome); }

bool Meet(const Stems& a, const Stems& b) {
  return std::ranges::any_of(a, [&](const std::string& stem) { return b.contains(stem); });
}

bool Says(const Story& story, std::size_t begin, std::size_t end, std::string_view words) {
  const auto set = SetOf(words);
  for (std::size_t n = begin; n < std::min(end, story.text.size()); ++n)
    if (set.contains(story.text.at(n).text) || set.contains(story.text.at(n).stem)) return true;
  return false;
}

std::vector<const Quantity*> Counted(const Story& story) {
  std::vector<const Quantity*> all;
  for (const Quantity& one : story.quantities)
    if (!one.label) all.push_back(&one);
  return all;
}

std::optional<WordAnswer> Told(const Story& story, const Amount& value, std::string unit, std::vector<std::string> steps, std::string check) {
  if (!value.valid() || value <= 0) return std::nullopt;
  WordAnswer answer;
  answer.value = Write(value), answer.unit = std::move(unit), answer.steps = std::move(steps), answer.check = std::move(check), answer.sure = true;
  answer.understood = TellAllGiven(story);
  return answer;
}

/// "Nina is 3 times as old as Paul, and together they are 48."
std::optional<WordAnswer> Together(const Story& story) {
  const auto all = Counted(story);
  if (all.size() != 2) return std::nullopt;
  const auto compares = [](const Quantity& one) { return !one.than_what.empty() && !one.than_what.contains("*") && (one.kind == NumberKind::kTimes || one.kind == NumberKind::kFraction || one.than != Than::kNone); };
  if (compares(*all[0]) == compares(*all[1])) return std::nullopt;
  const Quantity &by = compares(*all[0]) ? *all[0] : *all[1], &total = compares(*all[0]) ? *all[1] : *all[0];
  const Clause& clause = story.ClauseOf(total);
  const bool both = Says(story, clause.begin, clause.end, "together altogether total sum combined both") || (Says(story, clause.begin, clause.end, "and") && total.total);
  if (total.kind != NumberKind::kPlain || !both || story.asked.total || story.asked.than || story.asked.more || story.asked.fewer) return std::nullopt;
  Stems subject = story.ClauseOf(by).subject, than = by.than_what;
  for (const std::string& stem : by.than_what) subject.erase(stem);
  Stems asked = story.asked.subject;
  asked.insert(story.asked.context.begin(), story.asked.context.end()), asked.insert(story.asked.modifiers.begin(), story.asked.modifiers.end());
  if (!story.asked.head.empty()) subject.erase(story.asked.head), than.erase(story.asked.head);
  const bool of_subject = Meet(asked, subject), of_other = Meet(asked, than);
  if (of_subject == of_other) return std::nullopt;
  std::vector<std::string> steps;
  Amount subject_has, other_has;
  if (by.than == Than::kNone) {
    const Amount parts = by.value + 1;
    other_has = total.value / parts, subject_has = other_has * by.value;
    steps = {Line(by.value, "+", 1, parts), Line(total.value, "÷", parts, other_has)};
    if (of_subject) steps.push_back(Line(other_has, "×", by.value, subject_has));
  } else {
    const Amount less = (total.value - by.value) / 2, more = less + by.value;
    subject_has = by.than == Than::kMore ? more : less, other_has = by.than == Than::kMore ? less : more;
    steps = {Line(total.value, "−", by.value, total.value - by.value), Line(total.value - by.value, "÷", 2, less)};
    if ((of_subject ? subject_has : other_has) == more) steps.push_back(Line(less, "+", by.value, more));
  }
  return Told(story, of_subject ? subject_has : other_has, total.noun, steps, Line(subject_has, "+", other_has, subject_has + other_has) + ", as it should be");
}

struct ClockTime {
  int minutes = 0;
  bool half_told = false;  // am or pm
  std::size_t at = 0, end = 0;
};

/// "9:40", "12:15 pm", "7 am".
std::vector<ClockTime> TimesIn(const StoryText& text) {
  std::vector<ClockTime> times;
  for (std::size_t n = 0; n < text.size(); ++n) {
    const StoryWord& hour = text.at(n);
    if (hour.kind != NumberKind::kPlain || !hour.value.whole() || hour.value > 24 || hour.spelled) continue;
    ClockTime time{int(hour.value.above()) * 60, false, n, n + 1};
    const bool minutes = text.word(std::ptrdiff_t(n) + 1) == ":" && n + 2 < text.size() && text.at(n + 2).text.size() == 2 && text.at(n + 2).number() && text.at(n + 2).value < 60;
    if (minutes) time.minutes += int(text.at(n + 2).value.above()), time.end = n + 3;
    std::string_view half = text.word(std::ptrdiff_t(time.end));
    if ((half == "a" || half == "p") && text.word(std::ptrdiff_t(time.end) + 1) == "." && text.word(std::ptrdiff_t(time.end) + 2) == "m") half = half == "a" ? "am" : "pm", time.end += 2;
    time.half_told = half == "am" || half == "pm";
    if (!minutes && !time.half_told) continue;
    if (time.half_told) {
      ++time.end;
      if (half == "pm" && time.minutes < 720) time.minutes += 720;
      if (half == "am" && time.minutes >= 720) time.minutes -= 720;
    }
    times.push_back(time);
    n = time.end - 1;
  }
  return times;
}

std::string Span(int minutes) {
  const auto many = [](int n, const char* unit) { return std::to_string(n) + " " + unit + (n == 1 ? "" : "s"); };
  return minutes < 60 ? many(minutes, "minute") : minutes % 60 == 0 ? many(minutes / 60, "hour") : many(minutes / 60, "hour") + " " + many(minutes % 60, "minute");
}

std::string Clock(int minutes) { return std::to_string(minutes / 60) + (minutes % 60 < 10 ? ":0" : ":") + std::to_string(minutes % 60); }

/// "It leaves at 9:40 and arrives at 12:15. How long does it take?", "It begins at 7:30 and lasts 95 minutes. When does it end?"
std::optional<WordAnswer> OfClock(const Story& story) {
  const auto times = TimesIn(story.text);
  std::vector<const Quantity*> others;
  for (const Quantity* one : Counted(story))
    if (std::ranges::none_of(times, [&](const ClockTime& time) { return one->at >= time.at && one->at < time.end; })) others.push_back(one);
  const auto& asked = story.asked;
  const bool how_long = asked.how == How::kLong || asked.head == "minute" || asked.head == "hour" || (asked.how == How::kMuch && (asked.head == "time" || asked.dimension == "time"));
  if (times.size() == 2 && others.empty() && how_long) {
    const int half = times[0].half_told && times[1].half_told ? 1440 : 720, apart = ((times[1].minutes - times[0].minutes) % half + half) % half;
    if (apart == 0) return std::nullopt;
    const std::string step = Clock(times[0].minutes) + " + " + Span(apart) + " = " + Clock(times[1].minutes);
    if (asked.head == "minute") return Told(story, apart, "minutes", {step, Span(apart) + " = " + std::to_string(apart) + " minutes"}, step);
    if (asked.head == "hour" && asked.how == How::kMany) return Told(story, Amount(apart, 60), "hours", {step}, step);
    auto answer = Told(story, apart, "", {step}, Clock(times[1].minutes) + " − " + Span(apart) + " = " + Clock(times[0].minutes));
    answer->value = Span(apart);
    return answer;
  }
  const bool when = Says(story, asked.begin, asked.end, "when time") && !how_long;
  if (times.size() != 1 || !when || others.size() != 1 || others[0]->dimension != "time") return std::nullopt;
  const Amount span = others[0]->value * Amount(others[0]->head == "hour" ? 60 : 1);
  if (!span.whole() || span > 1440 || (others[0]->head != "hour" && others[0]->head != "minute")) return std::nullopt;
  const bool back = Says(story, asked.begin, asked.end, "start begin leave started began left set");
  const int end = ((times[0].minutes + (back ? -1 : 1) * int(span.above())) % 1440 + 1440) % 1440, shown = !times[0].half_told && times[0].minutes <= 779 && end > 779 ? end - 720 : end;
  auto answer = Told(story, 1, "", {Clock(times[0].minutes) + (back ? " − " : " + ") + Span(int(span.above())) + " = " + Clock(shown)}, Clock(shown) + (back ? " + " : " − ") + Span(int(span.above())) + " = " + Clock(times[0].minutes));
  answer->value = times[0].half_told ? Clock((end + 660) % 720 + 60) + (end < 720 ? " am" : " pm") : Clock(shown);
  return answer;
}

/// "Split a bill of 84 dollars between 3 people with a 15% tip."
std::optional<WordAnswer> OfBill(const Story& story) {
  const Quantity *bill = nullptr, *share = nullptr, *people = nullptr;
  for (const Quantity* one : Counted(story)) {
    const Quantity*& place = one->kind == NumberKind::kPercent ? share : one->dimension == "money" ? bill : people;
    if (place) return std::nullopt;
    place = one;
  }
  const bool splits = Says(story, 0, story.text.size(), "split divide share each way ways apiece person") && Says(story, 0, story.text.size(), "bill tip meal dinner lunch check restaurant");
  if (!bill || !people || !share || !splits || people->kind != NumberKind::kPlain || !people->value.whole() || people->value < 2 || people->value > 100 || !bill->per.empty()) return std::nullopt;
  if (!Says(story, share->at, share->at + 6, "tip tax service") && !Says(story, share->at > 4 ? share->at - 4 : 0, share->at, "tip tax service")) return std::nullopt;
  const Amount tip = bill->value * share->value, all = bill->value + tip, each = all / people->value;
  return Told(story, each, "dollars", {Line(bill->value, "×", share->value, tip), Line(bill->value, "+", tip, all), Line(all, "÷", people->value, each)}, Line(each, "×", people->value, all));
}

/// "Tickets are 14 dollars, kids pay half. How much for 2 adults and 3 kids?"
std::optional<WordAnswer> OfHalfPrice(const Story& story) {
  const Quantity *price = nullptr, *half = nullptr;
  std::vector<const Quantity*> counts;
  for (const Quantity* one : Counted(story)) {
    if (one->kind == NumberKind::kFraction) half = half ? nullptr : one;
    else if (one->dimension == "money" && one->kind == NumberKind::kPlain) price = price ? nullptr : one;
    else if (one->kind == NumberKind::kPlain && one->asked_sentence) counts.push_back(one);
    else return std::nullopt;
  }
  if (!price || !half || counts.size() != 2 || Counted(story).size() != 4 || half->at < price->at) return std::nullopt;
  const Clause& clause = story.ClauseOf(*half);
  if (clause.doing.verb_class != VerbClass::kPrice && !Says(story, half->at, half->at + 3, "price")) return std::nullopt;
  Stems kinds = clause.subject;
  for (std::size_t n = clause.begin; n < clause.end; ++n) kinds.insert(story.text.at(n).stem);
  const bool first = kinds.contains(counts[0]->head), second = kinds.contains(counts[1]->head);
  if (first == second) return std::nullopt;
  const Quantity &full = first ? *counts[1] : *counts[0], &less = first ? *counts[0] : *counts[1];
  const Amount reduced = price->value * half->value, x = price->value * full.value, y = reduced * less.value;
  return Told(story, x + y, "dollars", {Line(price->value, "×", half->value, reduced), Line(price->value, "×", full.value, x), Line(reduced, "×", less.value, y), Line(x, "+", y, x + y)}, Line(x + y, "−", y, x));
}

/// "20% off a $50 coat, what do I pay?", "How much is a 20% tip on a $45 bill?"
std::optional<WordAnswer> OfPercent(const Story& story) {
  const Quantity *share = nullptr, *price = nullptr;
  for (const Quantity* one : Counted(story)) {
    const Quantity*& place = one->kind == NumberKind::kPercent ? share : price;
    if (place) return std::nullopt;
    place = one;
  }
  const auto& asked = story.asked;
  if (!share || !price || price->kind != NumberKind::kPlain || price->dimension != "money" || !price->per.empty() || Says(story, 0, story.text.size(), "original originally before regular full if after") || share->value > 1) return std::nullopt;
  const auto near = [&](std::string_view words) { return Says(story, share->at > 7 ? share->at - 7 : 0, share->at + 6, words); };
  const bool off = near("off discount cheaper coupon reduced"), up = near("tip tax service vat");
  const auto says = [&](std::string_view words) { return Says(story, asked.begin, asked.end, words); };
  const bool taken = says("save saved discount taken less") || (says("off") && !share->asked_sentence), pays = says("pay cost total altogether bill with");
  const bool change = up ? says("tip tax") && !pays && !says("price") : taken && !pays;
  if (off == up) return std::nullopt;
  const Amount part = price->value * share->value, outcome = off ? price->value - part : price->value + part;
  if (change) return Told(story, part, "dollars", {Line(price->value, "×", share->value, part)}, Line(part, "÷", share->value, price->value));
  if (!Says(story, asked.begin, asked.end, "pay cost price total much bill")) return std::nullopt;
  return Told(story, outcome, "dollars", {Line(price->value, "×", share->value, part), Line(price->value, off ? "−" : "+", part, outcome)}, Line(outcome, off ? "+" : "−", part, price->value));
}

/// "A recipe for 4 needs 300 g of flour, how much for 6?", "5 pens cost $10. What do 8 pens cost?"
std::optional<WordAnswer> OfProportion(const Story& story) {
  const auto all = Counted(story);
  if (all.size() != 3) return std::nullopt;
  const Quantity *amount = nullptr, *before = nullptr, *after = nullptr;
  for (const Quantity* one : all) {
    const bool twice = std::ranges::count(all, one->head, [](const Quantity* other) { return other->head; }) == 2;
    if (one->kind != NumberKind::kPlain || !one->per.empty() || one->than != Than::kNone || one->extra || one->left || one->total || one->head.empty()) return std::nullopt;
    const Quantity*& place = !twice ? amount : one->asked_sentence ? after : before;
    if (place) return std::nullopt;
    place = one;
  }
  if (!amount || !before || !after || amount->asked_sentence || story.ClauseOf(*amount).sentence != story.ClauseOf(*before).sentence) return std::nullopt;
  const auto& asked = story.asked;
  const bool same = asked.head == amount->head || amount->modifiers.contains(asked.head) || (!asked.dimension.empty() && asked.dimension == amount->dimension) ||
                    (asked.how == How::kMuch && asked.head == after->head && !amount->dimension.empty());
  const VerbClass doing = story.ClauseOf(*amount).doing.verb_class;
  const bool rate = doing == VerbClass::kNeed || doing == VerbClass::kPrice || doing == VerbClass::kTake || doing == VerbClass::kMake || Says(story, 0, asked.begin, "recipe costs cost per");
  if (!same || !rate || asked.than || asked.more || asked.left || asked.each || asked.total) return std::nullopt;
  const Amount each = amount->value / before->value, needed = each * after->value;
  return Told(story, needed, amount->head == "dollar" ? "dollars" : amount->noun, {Line(amount->value, "÷", before->value, each), Line(each, "×", after->value, needed)}, Line(needed, "÷", after->value, each));
}

/// "The school is 4 miles away. How far is it there and back?"
std::optional<WordAnswer> ThereAndBack(const Story& story) {
  const auto all = Counted(story);
  if (all.size() != 1 || all[0]->dimension != "length" || all[0]->kind != NumberKind::kPlain || (story.asked.dimension != "length" && story.asked.how != How::kFar)) return std::nullopt;
  bool both_ways = Says(story, story.asked.begin, story.asked.end, "round") && Says(story, story.asked.begin, story.asked.end, "trip");
  for (std::size_t n = 2; n < story.text.size(); ++n) both_ways = both_ways || (story.text.at(n).text == "back" && story.text.at(n - 1).text == "and" && (story.text.at(n - 2).text == "there" || story.text.at(n - 2).stem == "school" || story.text.at(n - 2).stem == "work"));
  return both_ways ? Told(story, all[0]->value * 2, all[0]->noun, {Line(all[0]->value, "×", 2, all[0]->value * 2)}, Line(all[0]->value * 2, "÷", 2, all[0]->value)) : std::nullopt;
}

}  // namespace

std::optional<WordAnswer> AnswerScheme(const Story& story) {
  if (story.text.size() > 60) return std::nullopt;
  for (const auto answer : {OfClock, Together, OfBill, OfHalfPrice, OfPercent, OfProportion, ThereAndBack})
    if (auto found = answer(story)) return found;
  return std::nullopt;
}

}  // namespace sam::maths
