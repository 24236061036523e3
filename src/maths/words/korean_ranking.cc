// "A는 B보다 무겁고 C보다 3kg 가볍습니다": every order of those named that is told, and who is k-th in all of them.
#include <algorithm>
#include <map>
#include <numeric>
#include <vector>

#include "base/unicode.h"
#include "maths/words/korean_compare.h"
#include "maths/words/korean_kinds.h"
#include "maths/words/korean_pattern.h"

namespace sam::maths {
namespace {

using View = std::string_view;
constexpr size_t kMostNamed = 8;

/// +1 for more or earlier, -1 for less or later, 0 for neither.
int DirectionIn(View word) {
  static const Pattern more("^(?:더|가장|제일)?(?:크[고며다지]|큰|큽|컸|클|무거|무겁|많|높|길[고며지었]|긴|깁|길다|빠르|빠른|빨랐|빨리|빠릅|먼저|일찍|앞[에서]|비싸|비싼|비쌉|비쌌|멀[고리었]|먼|멉|오래|넓|두꺼|두껍|왼쪽|밝|세[고다]|셉|나이가 많|이겼|위[에쪽층])");
  static const Pattern less("^(?:더|가장|제일)?(?:작|가벼|가볍|적[고게은었다습지]|낮|짧|느리|느린|느렸|느립|늦|나중|뒤[에서]|싸[고다지]|싼|쌉|쌌|가까|가깝|좁|얇|오른쪽|어두|약|어리|어린|어립|젊|졌|아래)");
  return more.In(word) ? 1 : less.In(word) ? -1 : 0;
}

struct Than {
  size_t a = 0, b = 0;             // a is more than b
  std::optional<Rational> by;      // by exactly so much
};

struct Ranking {
  std::vector<std::string> names;
  std::vector<Than> told;
  std::map<size_t, Rational> values;
  bool whole = true;

  size_t IndexOf(const std::string& name) {
    const auto at = std::ranges::find(names, name);
    if (at != names.end()) return static_cast<size_t>(at - names.begin());
    names.push_back(name);
    return names.size() - 1;
  }
};

bool IsSubject(const KoreanWord& word) {
  return word.quantity < 0 && (word.particle == "은" || word.particle == "는" || word.particle == "이" || word.particle == "가") && !IsProperty(word.stem) && !Says<"^(?:사람|학생|친구|것|수|두|둘|점수|나이|무게|길이|키)$">(word.stem);
}

/// One "보다" with its subject, by how much, and which way.
bool ReadThan(const KoreanProblem& problem, size_t at, std::string& subject, Ranking& ranking) {
  const size_t sentence = problem.words[at].sentence;
  std::optional<Rational> by;
  std::string other;
  for (size_t i = at + 1; i < problem.words.size() && problem.words[i].sentence == sentence && i < at + 8; ++i) {
    const KoreanWord& word = problem.words[i];
    if (word.particle == "보다") return false;
    if (word.quantity >= 0) by = problem.quantities[static_cast<size_t>(word.quantity)].value;
    else if (IsSubject(word)) other = word.stem;
    const int direction = word.quantity >= 0 ? DirectionIn(word.particle) : DirectionIn(word.text);
    if (direction == 0) continue;
    if (!other.empty()) subject = other;
    if (subject.empty() || subject == problem.words[at].stem) return false;
    const size_t a = ranking.IndexOf(subject), b = ranking.IndexOf(problem.words[at].stem);
    if (ranking.names.size() > kMostNamed) return false;
    const bool right_by = word.text.starts_with("바로");
    ranking.told.push_back(direction > 0 ? Than{a, b, by} : Than{b, a, by});
    return !right_by;
  }
  return false;
}

/// "2015년 3월 2일", "오후 3시 20분": how late, in days or seconds; more is earlier, as in ReadThan.
std::optional<Rational> TimeIn(const std::string& clause) {
  if (const auto date = First<"(?:([0-9]{4})년 ?)?([0-9]+)월(?: ?([0-9]+)일)?">(clause)) return Rational(-(std::max(0, date->Whole(1)) * 372 + date->Whole(2) * 31 + std::max(0, date->Whole(3))));
  if (const auto year = First<"([0-9]{4})년">(clause)) return Rational(-year->Whole(1) * 372);
  if (const auto hour = First<"(오후 ?)?([0-9]+)시(?: ?([0-9]+)분)?(?: ?([0-9]+)초)?">(clause)) return Rational(-((hour->Whole(2) + ((*hour)[1].empty() || hour->Whole(2) == 12 ? 0 : 12)) * 3600 + std::max(0, hour->Whole(3)) * 60 + std::max(0, hour->Whole(4))));
  return std::nullopt;
}

/// "가 상자", "나 상자", "다 상자": names of two words lose the second.
std::string Joint(std::string text) {
  std::map<std::string, std::vector<std::string>> with;
  for (const Found& found : All<"(?:^|[ ,.])([가-힣A-Z]{1,6}) ([가-힣]{1,3}?)(?:보다|은|는|이|가)(?: |,)">(text)) {
    auto& names = with[found[2]];
    if (StemOf(found[1]).particle.empty() && std::ranges::find(names, found[1]) == names.end()) names.push_back(found[1]);
  }
  for (const auto& [noun, names] : with)
    for (const std::string& name : names)
      if (names.size() >= 3) Pattern("(^|[ ,.])" + name + " " + noun + "(보다|은|는|이|가)").Replace(text, "\\1" + name + "\\2");
  return text;
}

/// "은호 8500원, 미나 9200원": who has how much; where less is faster, less is more.
void ReadAmounts(const std::string& text, const std::string& asking, Ranking& ranking) {
  for (const Found& found : All<"(?:^|[ ,])([가-힣]{2,6}?)(?:이)?(?:는|은|가|이)? ?(?:[가-힣]+[을를이가] )?([0-9]+(?:\\.[0-9]+)?) ?(원|점|kg|cm|m|km|초|분|개|명|권|장|마리|쪽|살|세|g|L|번|회|걸음|표|송이|그루)(?:[,이였입을를인으로]| )">(text)) {
    const bool less_is_more = Says<"초|분">(found[3]) && Says<"빠른|빨리|느린|느리|빠르|먼저|등">(asking);
    const Rational value = *ReadNumber(found[2]);
    ranking.values.emplace(ranking.IndexOf(NameOf(StemOf(found[1]).stem)), less_is_more ? Rational(-value) : value);
  }
}

/// Who did it when, and who was first: "지호는 3월에, 세은이는 1월에 태어났습니다".
void ReadTimes(const std::string& text, Ranking& ranking) {
  for (const Found& found : All<"([가-힣]{2,6}?)(?:이)?(?:는|은) ((?:[0-9]{4}년 ?)?(?:[0-9]+월(?: ?[0-9]+일)?)?(?:(?:오전|오후) ?)?(?:[0-9]+시(?: ?[0-9]+분)?(?: ?[0-9]+초)?)?)(?:에|생|,)">(text))
    if (const auto time = TimeIn(found[2]); time && found[2].size() > 3) ranking.values.emplace(ranking.IndexOf(NameOf(found[1])), *time);
}

std::optional<Ranking> ReadRanking(const KoreanProblem& problem) {
  Ranking ranking;
  std::string subject;
  size_t sentence = 0;
  for (size_t i = 0; i < problem.words.size(); ++i) {
    const KoreanWord& word = problem.words[i];
    if (word.sentence != sentence) subject.clear();
    sentence = word.sentence;
    if (word.sentence > problem.question.sentence) break;
    if (word.quantity < 0 && word.particle == "의" && i + 1 < problem.words.size() && IsProperty(problem.words[i + 1].stem)) subject = word.stem;
    if (IsSubject(word)) subject = word.stem;
    if (word.particle == "보다" && word.quantity < 0 && !ReadThan(problem, i, subject, ranking)) return std::nullopt;
    if (word.quantity < 0 || subject.empty() || word.sentence == problem.question.sentence) continue;
    const KoreanQuantity& quantity = problem.quantities[static_cast<size_t>(word.quantity)];
    const bool than = i > 0 && problem.words[i - 1].particle == "보다";
    if (!than && quantity.letter == 0 && quantity.unit != "번째" && quantity.unit != "명" && quantity.unit != "등") ranking.values.emplace(ranking.IndexOf(subject), quantity.value);
  }
  if (ranking.told.empty()) {
    const std::string text = PlainKorean(problem);
    ranking = Ranking();
    if (Says<"먼저|일찍|늦게|나중|나이|생일|빨리">(problem.Asking())) ReadTimes(text, ranking);
    if (ranking.values.empty() && Says<"[0-9] ?(?:번째|등)">(text)) ReadAmounts(text, problem.Asking(), ranking);
    if (ranking.values.size() < 3) return std::nullopt;
  }
  if (ranking.names.size() < 3 || ranking.names.size() > kMostNamed) return std::nullopt;
  return ranking;
}

/// Each one's value where sums lead there from a value told, or from the first (then only differences mean anything).
std::map<size_t, Rational> ValuesOf(const Ranking& ranking) {
  std::map<size_t, Rational> values = ranking.values;
  if (values.empty() && std::ranges::any_of(ranking.told, [](const Than& than) { return than.by.has_value(); })) values[0] = 0;
  for (bool again = true; again;) {
    again = false;
    for (const Than& than : ranking.told) {
      if (!than.by) continue;
      if (values.contains(than.b) && !values.contains(than.a)) values[than.a] = values[than.b] + *than.by, again = true;
      if (values.contains(than.a) && !values.contains(than.b)) values[than.b] = values[than.a] - *than.by, again = true;
    }
  }
  return values;
}

/// Which place is asked for, from the top; -k from the bottom; 0 where none.
int AskedRank(const std::string& asking) {
  const auto kth = First<"([0-9]+) ?번째(?:로|에) ?(?:[가-힣]+[이가] )?([가-힣]+)">(asking);
  if (kth) {
    const int direction = DirectionIn((*kth)[2]);
    return direction == 0 ? kth->Whole(1) : direction * kth->Whole(1);
  }
  if (const auto place = First<"([0-9]+) ?(?:등|위|번째)">(asking)) {
    const auto from = First<"([가-힣]+) (?:사람|것|쪽|순서|학생|친구|동물|물건)?(?:대로|부터)">(asking);
    return place->Whole(1) * (from && DirectionIn((*from)[1]) < 0 ? -1 : 1);
  }
  for (const Found& most : All<"(?:가장|제일) ?([가-힣]+) ?([가-힣]*)">(asking))
    if (const int direction = DirectionIn(most[1]) != 0 ? DirectionIn(most[1]) : DirectionIn(most[2]); direction != 0) return direction;
  return Says<"꼴찌|마지막">(asking) ? -1 : 0;
}

/// Who stands there in every order that holds; empty where orders differ or none holds.
std::string WhoIs(const Ranking& ranking, int rank, std::vector<size_t>& order) {
  const auto values = ValuesOf(ranking);
  std::vector<size_t> each(ranking.names.size());
  std::iota(each.begin(), each.end(), 0);
  const auto count = static_cast<int>(each.size());
  if (std::abs(rank) > count) return "";
  std::string who;
  std::vector<size_t> place(each.size());
  do {
    for (size_t i = 0; i < each.size(); ++i) place[each[i]] = i;
    const bool holds = std::ranges::all_of(ranking.told, [&](const Than& than) { return place[than.a] < place[than.b]; }) &&
                       std::ranges::all_of(values, [&](const auto& a) { return std::ranges::all_of(values, [&](const auto& b) { return a.second <= b.second || place[a.first] < place[b.first]; }); });
    if (!holds) continue;
    const std::string& here = ranking.names[each[static_cast<size_t>(rank > 0 ? rank - 1 : count + rank)]];
    if (!who.empty() && who != here) return "";
    who = here;
    order = each;
  } while (std::ranges::next_permutation(each).found);
  return who;
}

}  // namespace

std::optional<WordAnswer> AnswerKoreanRanking(const KoreanProblem& problem) {
  if (!Says<"누구|누가|무엇|이름|어느|어떤|무슨|누군">(problem.Asking())) return std::nullopt;
  const std::string joined = Joint(problem.text);
  const auto read = joined == problem.text ? std::optional(problem) : ReadKoreanProblem(joined);
  if (!read) return std::nullopt;
  const KoreanProblem& plain = *read;
  const int rank = AskedRank(PlainKorean(problem).substr(PlainKorean(problem).size() - std::min(PlainKorean(problem).size(), problem.Asking().size())));
  auto ranking = rank == 0 ? std::nullopt : ReadRanking(plain);
  if (!ranking) return std::nullopt;
  std::vector<size_t> order;
  const std::string who = WhoIs(*ranking, rank, order);
  if (who.empty()) return std::nullopt;
  WordAnswer out;
  out.value = ShownName(who);
  std::string list;
  for (const Than& than : ranking->told) out.steps.push_back(ranking->names[than.a] + " > " + ranking->names[than.b] + (than.by ? " (" + WriteKorean(*than.by) + " 차이)" : ""));
  for (const size_t each : order) list += (list.empty() ? "" : " > ") + ranking->names[each];
  out.steps.push_back(list);
  out.understood = std::to_string(ranking->names.size()) + "가지를 비교한 말 " + std::to_string(ranking->told.size()) + "가지를 이어 " + (rank > 0 ? "앞에서 " : "뒤에서 ") + std::to_string(std::abs(rank)) + "번째를 찾는 문제로 이해했어요.";
  out.check = "늘어놓는 순서를 모두 살펴보았고, 비교에 맞는 순서에서는 언제나 " + With(out.value, "이/가") + " 그 자리예요.";
  out.sure = true;
  return out;
}

}  // namespace sam::maths
