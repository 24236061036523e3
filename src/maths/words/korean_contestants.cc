// Who is compared in a Korean comparison, and which quantities are told of each.
#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "maths/words/korean_compare.h"

namespace sam::maths {
namespace {

using View = std::string_view;

bool IsTime(View unit) { return unit == "일" || unit == "주" || unit == "주일" || unit == "달" || unit == "개월" || unit == "년" || unit == "시간" || unit == "분" || unit == "초" || unit == "월"; }

bool Joins(const KoreanWord& word) {
  for (const View verb : {View("고"), View("며"), View("면"), View("때"), View("데"), View("서"), View("니"), View("후"), View("다")})
    if (word.particle.empty() && word.text.ends_with(verb)) return false;
  return word.particle == "와" || word.particle == "과" || word.particle == "랑" || word.particle == "이랑" || word.particle == "하고" || (word.mark == ',' && word.particle.empty());
}

/// What kind of thing is asked for: 책 of "어느 책이", 학교 of "더 많은 학교는 어디입니까"; empty for 곳, 것 and the like.
std::string KindAsked(const KoreanProblem& problem) {
  std::string kind;
  for (size_t i = 1; i < problem.words.size(); ++i) {
    const KoreanWord& word = problem.words[i];
    if (word.sentence != problem.question.sentence) continue;
    if (problem.words[i - 1].text == "어느" || problem.words[i - 1].text == "어떤") kind = word.stem;
    if (word.text.starts_with("어디") || word.text.starts_with("무엇") || word.text.starts_with("언제")) kind = problem.words[i - 1].stem;
  }
  return kind == "것" || kind == "곳" || kind == "쪽" || kind == "사람" ? "" : kind;
}

/// Ranks of what may name a contestant within the words before a quantity; 0 for what may not.
int RankOf(const KoreanProblem& problem, size_t i, size_t end) {
  const KoreanWord& word = problem.words[i];
  if (word.quantity >= 0 || word.stem.empty()) return 0;
  static constexpr auto kNever = std::to_array<View>({"누구", "누", "모두", "것", "때", "중", "이것", "그것", "낱개", "전체", "각각", "오늘", "어제", "내일", "하루", "동안", "나머지", "친구", "아이", "사람", "이", "그", "저", "묶음", "봉지", "지금까지"});
  if (std::ranges::find(kNever, View(word.stem)) != kNever.end()) return 0;
  const std::string kind = KindAsked(problem);
  if (!kind.empty() && word.stem.size() > kind.size() && word.stem.ends_with(kind) && word.particle != "에서") return 8;
  const bool whose = word.particle == "의" || word.text.ends_with("네") || word.particle == "까지의" || word.particle == "까지" || word.text.ends_with("네집부터");
  if (whose) {
    for (size_t k = i + 1; k < end; ++k) {
      const KoreanWord& later = problem.words[k];
      const bool topical = later.particle == "은" || later.particle == "는" || later.particle == "이" || later.particle == "가" || later.particle == "에는";
      if (topical) return word.particle == "까지의" || word.particle == "까지" ? 6 : 5;
    }
    return word.text.ends_with("네") ? 2 : 0;
  }
  if (IsProperty(word.stem)) return 0;
  if (word.particle == "은" || word.particle == "는") return 4;
  if (word.particle == "이" || word.particle == "가") return 3;
  if (problem.question.asked == KoreanAsked::kWhen && word.particle == "에") return 7;
  if (problem.question.asked == KoreanAsked::kWhen && word.particle == "에는") return 7;
  return 0;
}

using Named = std::vector<std::pair<std::string, int>>;  // stems with their ranks

Named NamesBetween(const KoreanProblem& problem, size_t begin, size_t end) {
  Named out;
  for (size_t i = begin; i < end; ++i)
    if (const int rank = RankOf(problem, i, end); rank > 0) out.emplace_back(problem.words[i].stem, rank);
  return out;
}

bool Names(const Named& named, const std::string& stem) {
  return std::ranges::any_of(named, [&](const auto& one) { return one.first == stem; });
}

/// Drops what two neighbours share ("동화책은" of both) where each has something of its own.
void DropShared(std::vector<Named>& gaps) {
  std::vector<size_t> told;
  for (size_t i = 0; i < gaps.size(); ++i)
    if (!gaps[i].empty()) told.push_back(i);
  std::vector<std::string> shared;
  for (size_t k = 0; k + 1 < told.size(); ++k) {
    const Named &a = gaps[told[k]], &b = gaps[told[k + 1]];
    for (const auto& [stem, rank] : a) {
      if (!Names(b, stem)) continue;
      const bool own_a = std::ranges::any_of(a, [&](const auto& one) { return !Names(b, one.first); });
      const bool own_b = std::ranges::any_of(b, [&](const auto& one) { return !Names(a, one.first); });
      if (own_a && own_b) shared.push_back(stem);
    }
  }
  for (Named& gap : gaps)
    std::erase_if(gap, [&](const auto& one) { return std::ranges::find(shared, one.first) != shared.end(); });
}

std::string BestOf(const Named& gap) {
  std::string best;
  int rank = 0;
  for (const auto& [stem, r] : gap)
    if (r >= rank) best = stem, rank = r;
  return best;
}

/// Where in the words the question itself begins ("누가", "어느", "더 많은"): what follows tells nothing.
size_t TellingEnds(const KoreanProblem& problem) {
  for (size_t i = 0; i < problem.words.size(); ++i) {
    const KoreanWord& word = problem.words[i];
    if (word.sentence < problem.question.sentence) continue;
    for (const View ask : {View("누가"), View("누구"), View("어느"), View("어디"), View("언제"), View("무엇"), View("어떤"), View("더"), View("가장")})
      if (word.text.starts_with(ask) && (word.text == ask || ask.size() > 3)) return i;
  }
  return problem.words.size();
}

void Give(std::vector<KoreanContestant>& out, const std::string& name, const KoreanQuantity& quantity) {
  const auto found = std::ranges::find(out, name, &KoreanContestant::name);
  if (found != out.end()) {
    found->parts.push_back(&quantity);
  } else if (out.size() < 20) {
    out.push_back({name, {&quantity}});
  }
}

/// "소민, 수현, 현진이의 발의 길이가 각각 220mm, 240mm, 235mm".
std::vector<KoreanContestant> Respectively(const KoreanProblem& problem, const std::vector<const KoreanQuantity*>& told) {
  for (size_t i = 0; i < problem.words.size(); ++i) {
    if (problem.words[i].text != "각각") continue;
    std::vector<std::string> names;
    for (size_t k = 0; k < i; ++k)
      if (Joins(problem.words[k]) && problem.words[k].quantity < 0 && problem.words[k].sentence == problem.words[i].sentence) {
        if (names.empty() || names.back() != problem.words[k].stem) names.push_back(problem.words[k].stem);
        names.push_back(problem.words[k + 1].stem);
      }
    std::vector<KoreanContestant> out;
    for (const KoreanQuantity* quantity : told)
      if (quantity->word > i && out.size() < names.size()) out.push_back({names[out.size()], {quantity}});
    if (out.size() >= 2 && out.size() == names.size()) return out;
  }
  return {};
}

/// Where the question names whom it chooses from, a quantity is of the one last named, or of the one named after it.
std::vector<KoreanContestant> ByCandidates(const KoreanProblem& problem, const std::vector<const KoreanQuantity*>& told, const std::vector<std::string>& candidates) {
  std::vector<KoreanContestant> out;
  const auto is_candidate = [&](size_t i) { return problem.words[i].quantity < 0 && std::ranges::find(candidates, ShownName(problem.words[i].stem), ShownName) != candidates.end(); };
  bool after = false;
  for (const KoreanQuantity* quantity : told) {
    const size_t sentence = problem.words[quantity->word].sentence;
    size_t before = quantity->word, next = quantity->word;
    while (before-- > 0 && !(is_candidate(before) && !Joins(problem.words[before]))) {}
    while (++next < problem.words.size() && problem.words[next].sentence == sentence && !is_candidate(next)) {}
    const bool has_before = before != static_cast<size_t>(-1), has_next = next < problem.words.size() && problem.words[next].sentence == sentence;
    const bool here = has_before && problem.words[before].sentence == sentence;
    after = (after || (out.empty() && !here)) && has_next;
    if (after) {
      Give(out, problem.words[next].stem, *quantity);
    } else if (has_before) {
      Give(out, problem.words[before].stem, *quantity);
    }
  }
  return out.size() == candidates.size() ? out : std::vector<KoreanContestant>();
}

/// "342명이 공원에서 운동을 하고, 100명이 체육관에서": the place comes after.
std::vector<KoreanContestant> ByPlaceAfter(const KoreanProblem& problem, const std::vector<const KoreanQuantity*>& told) {
  std::vector<KoreanContestant> out;
  for (const KoreanQuantity* quantity : told) {
    if (quantity->word + 1 >= problem.words.size()) return {};
    const KoreanWord& next = problem.words[quantity->word + 1];
    if (next.particle != "에서" && next.particle != "에") return {};
    Give(out, next.stem, *quantity);
  }
  return out;
}

}  // namespace

bool IsProperty(std::string_view noun) {
  static constexpr auto kProperties = std::to_array<View>({"키", "몸무게", "무게", "길이", "거리", "높이", "넓이", "지름", "반지름", "수", "개수", "갯수", "가격", "값", "나이", "돈", "크기", "부피", "들이", "점수", "시간", "둘레", "깊이", "두께", "온도", "기온", "학생", "학교", "남학생", "여학생", "집", "반", "학생수",
                                                           "쪽수", "것", "기록", "속력", "빠르기", "금액", "양", "번호표", "카드", "비", "수확량", "발"});
  return std::ranges::find(kProperties, noun) != kProperties.end();
}

bool IsAside(const KoreanProblem& problem, const KoreanQuantity& quantity) {
  const View text = problem.words[quantity.word].text;
  const bool native = !text.empty() && (text[0] < '0' || text[0] > '9') && text[0] != '(';
  if (native && (quantity.unit == "명" || quantity.unit == "사람" || quantity.unit == "친구" || quantity.unit == "가지")) return true;
  if (quantity.value == 1 && ((IsTime(quantity.unit) && native) || quantity.tail == "에" || quantity.tail == "당" || quantity.tail == "씩")) return true;
  return quantity.unit == "월" || quantity.unit == "학년" || quantity.unit == "반" || quantity.unit == "번째" || quantity.unit == "층";
}

std::vector<std::string> CandidatesAsked(const KoreanProblem& problem) {
  std::vector<std::string> out;
  for (size_t i = 1; i < problem.words.size(); ++i) {
    if (problem.words[i].sentence != problem.question.sentence) continue;
    const View text = problem.words[i].text;
    const bool attached = text.size() > 6 && (text.ends_with("중에서") || text.ends_with("중에") || text.ends_with("중"));
    if (!text.starts_with("중") && !attached) continue;
    for (size_t k = 0; k < i + (attached ? 1 : 0); ++k) {
      const KoreanWord& word = problem.words[k];
      if (word.sentence != problem.question.sentence || !Joins(word) || word.quantity >= 0 || k + 1 >= problem.words.size() || word.text.ends_with("면") || word.text.ends_with("때")) continue;
      if (out.empty() || out.back() != word.stem) out.push_back(word.stem);
      std::string next = problem.words[k + 1].stem;
      for (const View end : {View("중에서"), View("중에"), View("중")})
        if (k + 1 == i && next.ends_with(end)) { next.resize(next.size() - end.size()); break; }
      out.push_back(NameOf(next));
    }
    return out;
  }
  return out;
}

std::vector<const KoreanQuantity*> Telling(const KoreanProblem& problem) {
  const size_t end = TellingEnds(problem);
  std::vector<const KoreanQuantity*> out;
  for (const KoreanQuantity& quantity : problem.quantities)
    if (quantity.word < end && quantity.letter == 0 && !IsAside(problem, quantity)) out.push_back(&quantity);
  return out;
}

std::vector<KoreanContestant> Contestants(const KoreanProblem& problem, const std::vector<const KoreanQuantity*>& told) {
  if (told.size() < 2) return {};
  if (const auto candidates = CandidatesAsked(problem); candidates.size() >= 2)
    if (auto out = ByCandidates(problem, told, candidates); out.size() >= 2) return out;
  if (auto out = Respectively(problem, told); out.size() >= 2) return out;
  if (problem.question.asked == KoreanAsked::kWhere)
    if (auto out = ByPlaceAfter(problem, told); out.size() >= 2) return out;
  std::vector<Named> gaps;
  size_t begin = 0;
  for (const KoreanQuantity* quantity : told) {
    while (begin < quantity->word && problem.words[begin].sentence != problem.words[quantity->word].sentence) ++begin;
    gaps.push_back(NamesBetween(problem, begin, quantity->word));
    begin = quantity->word + 1;
  }
  DropShared(gaps);
  std::vector<KoreanContestant> out;
  std::string name;
  for (size_t i = 0; i < told.size(); ++i) {
    if (const std::string best = BestOf(gaps[i]); !best.empty()) name = best;
    if (!name.empty()) Give(out, name, *told[i]);
  }
  return out;
}

}  // namespace sam::maths
