// "사과는 귤보다 무겁고 ...": an order told by 보다 alone.
#include <map>
#include <set>

#include "base/unicode.h"
#include "maths/words/korean_compare.h"
#include "maths/words/korean_kinds.h"

namespace sam::maths {
namespace {

using View = std::string_view;

struct Relation {
  std::string greater, lesser;
};

bool IsSubject(const KoreanWord& word) {
  return word.quantity < 0 && (word.particle == "은" || word.particle == "는" || word.particle == "이" || word.particle == "가") && !IsProperty(word.stem);
}

/// Whose it is of "선주의 키는", or the subject itself.
std::optional<std::string> SubjectNear(const KoreanProblem& problem, size_t than) {
  const size_t sentence = problem.words[than].sentence;
  for (size_t i = than; i-- > 0 && problem.words[i].sentence == sentence;) {
    const KoreanWord& word = problem.words[i];
    if (IsSubject(word) || word.particle == "의") return word.stem;
    if (word.particle == "보다" || word.text.ends_with("고")) break;
  }
  for (size_t i = than + 1; i < problem.words.size() && problem.words[i].sentence == sentence && i < than + 4; ++i)
    if (IsSubject(problem.words[i])) return problem.words[i].stem;
  return std::nullopt;
}

std::optional<KoreanExtreme> DirectionAfter(const KoreanProblem& problem, size_t than) {
  for (size_t i = than + 1; i < problem.words.size() && i < than + 7 && problem.words[i].sentence == problem.words[than].sentence; ++i)
    if (problem.words[i].quantity < 0)
      if (const auto direction = DirectionOf(problem.words[i].text)) return direction;
  return std::nullopt;
}

std::optional<std::vector<Relation>> Relations(const KoreanProblem& problem) {
  std::vector<Relation> out;
  for (size_t i = 0; i < problem.words.size() && out.size() < 30; ++i) {
    const KoreanWord& word = problem.words[i];
    if (word.quantity >= 0 || word.particle != "보다") continue;
    const auto subject = SubjectNear(problem, i);
    const auto direction = DirectionAfter(problem, i);
    if (!subject || !direction || *subject == word.stem) return std::nullopt;
    out.push_back(*direction == KoreanExtreme::kMost ? Relation{*subject, word.stem} : Relation{word.stem, *subject});
  }
  return out;
}

/// True where a chain leads from one down to the other.
bool Above(const std::vector<Relation>& relations, const std::string& from, const std::string& to) {
  std::set<std::string> seen = {from};
  for (bool grown = true; grown;) {
    grown = false;
    for (const Relation& relation : relations)
      if (seen.contains(relation.greater) && seen.insert(relation.lesser).second) grown = true;
  }
  return from != to && seen.contains(to);
}

}  // namespace

std::optional<WordAnswer> AnswerKoreanRelation(const KoreanProblem& problem) {
  const auto relations = Relations(problem);
  const auto extreme = ExtremeAsked(problem.Asking(), KoreanMeasured::kOther);
  if (!relations || relations->empty() || !extreme) return std::nullopt;
  std::set<std::string> all;
  WordAnswer answer;
  for (const Relation& relation : *relations) {
    all.insert(relation.greater);
    all.insert(relation.lesser);
    answer.steps.push_back(ShownName(relation.greater) + " > " + ShownName(relation.lesser));
  }
  for (const std::string& one : all) {
    bool holds = true;
    for (const std::string& other : all) {
      if (other == one) continue;
      const bool above = Above(*relations, one, other), below = Above(*relations, other, one);
      if (above && below) return std::nullopt;
      holds = holds && (*extreme == KoreanExtreme::kMost ? above : below);
    }
    if (!holds) continue;
    answer.value = ShownName(one);
    answer.understood = "서로 비교한 " + std::to_string(relations->size()) + "가지를 이어서 가장 " + (*extreme == KoreanExtreme::kMost ? "큰" : "작은") + " 쪽을 찾는 문제로 이해했어요.";
    answer.check = WithParticle(answer.value, "은/는") + " 나머지 모두와 비교가 이어져요.";
    answer.sure = true;
    return answer;
  }
  return std::nullopt;
}

}  // namespace sam::maths
