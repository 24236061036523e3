#include "memory/fact_relations.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "base/unicode.h"
#include "base/word_lists.h"

namespace sam {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 34> kSameWord = {{
    {"roommate", "flatmate"}, {"housemate", "flatmate"}, {"룸메", "룸메이트"}, {"mum", "mother"}, {"mom", "mother"}, {"mama", "mother"}, {"dad", "father"},
    {"papa", "father"}, {"daddy", "father"}, {"grandma", "grandmother"}, {"granny", "grandmother"}, {"nana", "grandmother"}, {"grandpa", "grandfather"},
    {"grandad", "grandfather"}, {"granddad", "grandfather"}, {"kid", "child"}, {"kids", "child"}, {"children", "child"}, {"puppy", "dog"}, {"kitten", "cat"},
    {"apartment", "flat"}, {"manager", "boss"}, {"supervisor", "boss"}, {"어머니", "엄마"}, {"어머님", "엄마"}, {"아버지", "아빠"}, {"아버님", "아빠"}, {"와이프", "아내"},
    {"집사람", "아내"}, {"신랑", "남편"}, {"냥이", "고양이"}, {"댕댕이", "강아지"}, {"쌤", "선생님"}, {"선생", "선생님"},
}};

std::string_view OneWord(std::string_view word) {
  for (const auto& [from, to] : kSameWord)
    if (from == word) return to;
  return word;
}

bool EndsWithWord(std::string_view longer, std::string_view shorter) {
  return longer.size() > shorter.size() && longer.ends_with(shorter) && longer[longer.size() - shorter.size() - 1] == ' ';
}

/// Any word of `shorter` must be in `longer`, the last (the head) as the last.
bool NamesMoreExactly(std::string_view longer, std::string_view shorter) {
  if (shorter.empty() || longer.size() <= shorter.size()) return false;
  return EndsWithWord(longer, shorter);
}

}  // namespace

std::string Comparable(std::string_view words) {
  const std::string lower = ToLower(words);
  std::string out;
  for (std::string_view word : SplitWords(lower)) {
    if (IsOneOf(word, {"the", "a", "an", "my", "our", "new", "own", "우리", "저희", "내", "제", "새", "i"}) && word.size() < lower.size()) continue;
    const bool possessive = word.ends_with("'s");
    if (possessive) word.remove_suffix(2);
    if (!out.empty()) out += ' ';
    out += OneWord(word);
  }
  return out;
}

bool SamePerson(std::string_view a, std::string_view b) {
  const std::string one = Comparable(a), two = Comparable(b);
  if (one.empty() || two.empty()) return false;
  return one == two || NamesMoreExactly(one, two) || NamesMoreExactly(two, one);
}

bool IsNaming(const Triple& t) {
  return t.predicate == predicate::kName || t.predicate == predicate::kRelation || (t.predicate == predicate::kIs && LooksLikeName(t.object));
}

Naming NamingOf(const Triple& t) {
  if (t.predicate == predicate::kRelation) return {t.object, t.subject};
  return {t.subject, t.object};
}

bool LooksLikeName(std::string_view words) {
  if (words.empty() || words.size() > 60) return false;
  if (!HasHangul(words)) {
    const std::vector<std::string_view> parts = SplitWords(words);
    return !parts.empty() && parts.size() <= 4 && std::any_of(parts.begin(), parts.end(), [](std::string_view w) { return w[0] >= 'A' && w[0] <= 'Z'; });
  }
  for (const std::string_view title : {"님", "씨", "선생님", "쌤"})
    if (words.ends_with(title)) return true;
  static constexpr std::u32string_view kSurnames = U"김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용";
  const std::u32string letters = ToUtf32(words);
  const bool one_word = std::none_of(letters.begin(), letters.end(), [](char32_t c) { return c == ' '; });
  return one_word && letters.size() == 3 && kSurnames.find(letters[0]) != kSurnames.npos;
}

bool IsSingleValued(std::string_view p) {
  return IsOneOf(p, {predicate::kName, predicate::kJob, predicate::kWorksAt, predicate::kLivesIn, predicate::kFrom, predicate::kPlace, predicate::kAge, predicate::kBirthday,
                   predicate::kTime, predicate::kDate, predicate::kCount, predicate::kColour, predicate::kStudies});
}

bool IsOnlyOne(std::string_view role) {
  const std::string comparable = Comparable(role);
  const std::string_view words = comparable;
  const size_t space = words.rfind(' ');
  const std::string_view head = space == words.npos ? words : words.substr(space + 1);
  return !IsOneOf(head, {"friend", "colleague", "coworker", "co-worker", "workmate", "cousin", "aunt", "uncle", "neighbour", "neighbor", "brother", "sister", "son", "daughter",
                       "child", "cat", "dog", "student", "niece", "nephew", "guy", "girl", "man", "woman", "person", "someone", "hamster", "rabbit", "fish", "chicken", "pet",
                       "친구", "동료", "사촌", "이모", "고모", "삼촌", "동생", "형", "누나", "언니", "오빠", "아들", "딸", "아이", "애", "고양이", "강아지", "학생", "조카", "후배", "선배",
                       "이웃", "사람", "분", "햄스터", "토끼", "물고기",
                       "동기", "동창", "반", "팀", "과", "부서", "동네", "동아리", "옆자리", "앞자리", "뒷자리"});
}

bool SamePredicateGroup(std::string_view a, std::string_view b) {
  if (a == b) return true;
  static constexpr std::array<std::array<std::string_view, 5>, 6> kGroups = {{
      {predicate::kName, predicate::kIs, predicate::kRelation, "", ""},
      {predicate::kPlace, predicate::kLivesIn, predicate::kFrom, predicate::kWorksAt, ""},
      {predicate::kTime, predicate::kDate, predicate::kPlans, predicate::kBirthday, ""},
      {predicate::kJob, predicate::kWorksAt, predicate::kIs, predicate::kStudies, ""},
      {predicate::kCannotEat, predicate::kHealth, predicate::kDislikes, "", ""},
      {predicate::kLikes, predicate::kFavourite, "", "", ""},
  }};
  const auto holds = [](const auto& group, std::string_view p) { return !p.empty() && std::find(group.begin(), group.end(), p) != group.end(); };
  return std::any_of(kGroups.begin(), kGroups.end(), [&](const auto& g) { return holds(g, a) && holds(g, b); });
}

}  // namespace sam
