#include "memory/describe.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "core/predicates.h"

namespace sam {
namespace {

struct Label {
  std::string_view predicate, english, korean;
};
namespace p = predicate;
constexpr std::array kLabels = {
    Label{p::kName, "name", "이름"}, Label{p::kIs, "", ""}, Label{p::kJob, "work", "하는 일"}, Label{p::kWorksAt, "works at", "일하는 곳"},
    Label{p::kStudies, "studies", "공부"}, Label{p::kLivesIn, "lives in", "사는 곳"}, Label{p::kFrom, "from", "고향"},
    Label{p::kPlace, "place", "장소"}, Label{p::kHas, "has", "곁에 있는 것"}, Label{p::kAge, "age", "나이"},
    Label{p::kBirthday, "birthday", "생일"}, Label{p::kLikes, "likes", "좋아하는 것"}, Label{p::kDislikes, "dislikes", "싫어하는 것"},
    Label{p::kFavourite, "favourite", "제일 좋아하는 것"}, Label{p::kCannotEat, "can't eat", "못 먹는 것"}, Label{p::kHealth, "health", "건강"},
    Label{p::kTime, "time", "시간"}, Label{p::kDate, "date", "날짜"}, Label{p::kPlans, "plans", "계획"}, Label{p::kCount, "how many", "수"},
    Label{p::kColour, "colour", "색"}, Label{p::kRelation, "is", "사이"}};

}  // namespace

std::string Describe(const Fact& fact) {
  const bool korean = fact.language == Language::kKorean;
  const auto known = std::find_if(kLabels.begin(), kLabels.end(), [&](const Label& l) { return l.predicate == fact.predicate; });
  const std::string_view label = known == kLabels.end() ? std::string_view(fact.predicate) : korean ? known->korean : known->english;
  const std::string_view subject = fact.subject != "me" ? std::string_view(fact.subject) : korean ? "" : "you";
  return fmt::format("{}{}{}: {}{}", subject, subject.empty() || label.empty() ? "" : korean ? " " : ", ", label, fact.object,
                     fact.state == FactState::kFormer ? (korean ? " (예전)" : " (formerly)") : "");
}

}  // namespace sam
