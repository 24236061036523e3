#include "memory/describe.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "core/predicates.h"

namespace sam {
namespace {

/// In English a sentence, of the person and of others; in Korean a heading, which reads as well there.
struct Words {
  std::string_view predicate, yours, theirs, korean;
};
namespace p = predicate;
constexpr std::array kWords = {
    Words{p::kName, "you are called {}", "{} is called {}", "이름"},
    Words{p::kIs, "you are {}", "{} is {}", ""},
    Words{p::kJob, "your work: {}", "{}'s work: {}", "하는 일"},
    Words{p::kWorksAt, "you work at {}", "{} works at {}", "일하는 곳"},
    Words{p::kStudies, "you study {}", "{} studies {}", "공부"},
    Words{p::kLivesIn, "you live in {}", "{} lives in {}", "사는 곳"},
    Words{p::kFrom, "you are from {}", "{} is from {}", "고향"},
    Words{p::kPlace, "your place: {}", "{} is in {}", "장소"},
    Words{p::kHas, "you have: {}", "{} has: {}", "곁에 있는 것"},
    Words{p::kAge, "your age: {}", "{}'s age: {}", "나이"},
    Words{p::kBirthday, "your birthday is {}", "{}'s birthday is {}", "생일"},
    Words{p::kLikes, "you like {}", "{} likes {}", "좋아하는 것"},
    Words{p::kDislikes, "you don't like {}", "{} doesn't like {}", "싫어하는 것"},
    Words{p::kFavourite, "your favourite {}", "{}'s favourite {}", "제일 좋아하는 것"},
    Words{p::kCannotEat, "you can't eat {}", "{} can't eat {}", "못 먹는 것"},
    Words{p::kHealth, "your health: {}", "{}'s health: {}", "건강"},
    Words{p::kTime, "your time: {}", "{}: {}", "시간"},
    Words{p::kDate, "your date: {}", "{}: {}", "날짜"},
    Words{p::kPlans, "you plan: {}", "{} plans: {}", "계획"},
    Words{p::kCount, "how many: {}", "{}, how many: {}", "수"},
    Words{p::kColour, "your colour: {}", "{}'s colour: {}", "색"},
    Words{p::kNote, "you asked me to remember: {}", "{}: {}", "기억해 달라고 한 것"},
    Words{p::kRelation, "you are {}", "{} is your {}", "사이"}};

std::string InEnglish(const Fact& fact, const Words* words) {
  const bool yours = fact.subject == "me";
  const bool common = !fact.subject.empty() && fact.subject.front() >= 'a' && fact.subject.front() <= 'z';  // "dog", not "Ida"
  const std::string subject = yours ? "you" : common ? "your " + fact.subject : fact.subject;
  if (words == nullptr) return fmt::format("{} {} {}", subject, fact.predicate, fact.object);
  return yours ? fmt::format(fmt::runtime(words->yours), fact.object) : fmt::format(fmt::runtime(words->theirs), subject, fact.object);
}

std::string InKorean(const Fact& fact, const Words* words) {
  const std::string_view label = words == nullptr ? std::string_view(fact.predicate) : words->korean;
  const std::string_view subject = fact.subject == "me" ? std::string_view() : std::string_view(fact.subject);
  const std::string_view gap = subject.empty() || label.empty() ? "" : " ";
  return fmt::format("{}{}{}{}{}", subject, gap, label, subject.empty() && label.empty() ? "" : ": ", fact.object);
}

}  // namespace

std::string Describe(const Fact& fact) {
  const auto known = std::find_if(kWords.begin(), kWords.end(), [&](const Words& w) { return w.predicate == fact.predicate; });
  const Words* words = known == kWords.end() ? nullptr : &*known;
  const bool korean = fact.language == Language::kKorean;
  const std::string text = korean ? InKorean(fact, words) : InEnglish(fact, words);
  return fact.state == FactState::kFormer ? text + (korean ? " (예전)" : " (formerly)") : text;
}

}  // namespace sam
