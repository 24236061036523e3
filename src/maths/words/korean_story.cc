#include "maths/words/korean_story.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"

namespace sam::maths {
namespace {

using View = std::string_view;

bool HasAny(View text, std::initializer_list<View> parts) {
  return std::ranges::any_of(parts, [&](View part) { return text.find(part) != View::npos; });
}

bool EndsClause(const KoreanWord& word) {
  if (word.quantity >= 0) return false;
  const View text = word.text;
  static constexpr auto kEnds = std::to_array<View>({"고", "며", "는데", "었는데", "면", "다", "더니", "지만", "어서", "아서", "해서"});
  return word.particle.empty() && text.size() > 3 && text != "그리고" && std::ranges::any_of(kEnds, [&](View end) { return text.ends_with(end); }) && text != "가지고" && text != "하고";
}

bool ClauseBetween(const KoreanProblem& problem, size_t from, size_t to) {
  for (size_t i = from + 1; i < to; ++i)
    if (EndsClause(problem.words[i])) return true;
  return false;
}

bool IsOne(const KoreanProblem& problem, const KoreanQuantity& quantity) {
  const View text = problem.words[quantity.word].text;
  const bool native = text.starts_with("한 ") || text.starts_with("한") || text.starts_with("하루") || text.starts_with("일주일") || text.starts_with("하나");
  return quantity.value == 1 && (native || quantity.tail == "에" || quantity.tail == "당" || quantity.tail == "의" || quantity.tail == "를" || quantity.tail == "을" || ((quantity.tail == "은" || quantity.tail == "는") && IsKoreanTime(quantity.unit)));
}

class Reader {
 public:
  Reader(const KoreanProblem& problem, KoreanWorking& working) : problem_(problem), working_(working) {
    for (const KoreanQuantity& quantity : problem.quantities)
      if (quantity.letter == 0 && !IsLabel(problem, quantity)) told_.push_back(&quantity);
    for (const KoreanQuantity& quantity : problem.quantities) days_ = quantity.tail.starts_with("까지") && quantity.unit == "일" ? quantity.value : days_;
    used_.assign(told_.size(), false);
  }

  std::optional<KoreanStory> Read() {
    for (size_t i = 0; i < told_.size(); ++i) {
      if (used_[i]) continue;
      if (!Each(i) && !PerOne(i)) Plain(i);
    }
    Daily();
    if (!Link()) return std::nullopt;
    std::ranges::stable_sort(story_.amounts, {}, &KoreanAmount::word);
    return story_;
  }

 private:
  /// "상자 12개" counts boxes, not what is in them.
  static std::string UnitOf(const KoreanQuantity& quantity) {
    if (quantity.unit == "개" && IsKoreanContainer(quantity.noun)) return quantity.noun;
    return quantity.unit == "주일" ? "주" : quantity.unit;
  }

  size_t SentenceOf(size_t i) const { return problem_.words[told_[i]->word].sentence; }

  KoreanAmount AmountOf(size_t i) const {
    const KoreanQuantity& quantity = *told_[i];
    KoreanAmount amount;
    amount.value = quantity.value;
    amount.unit = UnitOf(quantity);
    amount.thing = quantity.particle.empty() && HasAny(quantity.noun, {"평균", "각각", "모두", "오늘", "어제", "다시", "매일"}) ? quantity.owner : quantity.noun;
    amount.owner = quantity.owner;
    amount.word = quantity.word;
    amount.sign = SignOfVerb(problem_, quantity.word);
    return amount;
  }

  void Plain(size_t i) {
    story_.amounts.push_back(AmountOf(i));
    KoreanAmount& amount = story_.amounts.back();
    if (days_ > 0 && amount.unit == "달" && amount.value == 1) amount.value = days_, amount.unit = "일";
  }

  /// "12개씩 5상자", "9명에게 3장씩", "500원짜리 4개": for each of its neighbour.
  bool Each(size_t i) {
    const bool sort = told_[i]->tail.starts_with("짜리"), each = told_[i]->tail.starts_with("씩");
    if (!sort && !each) return false;
    KoreanAmount amount = AmountOf(i);
    const bool has_next = i + 1 < told_.size() && SentenceOf(i + 1) == SentenceOf(i) && !used_[i + 1] && UnitOf(*told_[i + 1]) != UnitOf(*told_[i]) && !told_[i + 1]->tail.starts_with("씩") && !told_[i + 1]->tail.starts_with("짜리") &&
                          !ClauseBetween(problem_, told_[i]->word, told_[i + 1]->word);
    if (const size_t shared = SharedCount(i); shared > 0) return Multiply(amount, *told_[shared]);
    if (has_next) {
      used_[i + 1] = true;
      return Multiply(amount, *told_[i + 1]);
    }
    if (each && !story_.amounts.empty() && !story_.amounts.back().product && told_[i - 1]->word == story_.amounts.back().word && SentenceOf(i - 1) == SentenceOf(i) && story_.amounts.back().unit != amount.unit && CanCount(story_.amounts.back().unit, told_[i - 1]->word)) {
      const KoreanQuantity& before = *told_[i - 1];
      story_.amounts.pop_back();
      return Multiply(amount, before);
    }
    if (sort) return false;
    amount.per = Nominated(i);
    story_.rates.push_back(amount);
    return true;
  }

  /// "감자는 8개씩, 고구마는 5개씩 4봉지": the count that both share; 0 where there is none.
  size_t SharedCount(size_t i) const {
    const bool pair = i + 2 < told_.size() && SentenceOf(i + 2) == SentenceOf(i) && told_[i + 1]->tail.starts_with("씩") && told_[i + 1]->unit == told_[i]->unit && problem_.words[told_[i]->word].mark == ',';
    return pair && UnitOf(*told_[i + 2]) != told_[i]->unit && told_[i + 2]->word == told_[i + 1]->word + 1 ? i + 2 : 0;
  }

  /// What a number of may be dealt to: not lengths or weights.
  bool CanCount(View unit, size_t word) const {
    if (IsKoreanTime(unit)) return true;
    const bool measure = unit == "번째" || ConvertKorean(unit, "m") || ConvertKorean(unit, "g") || ConvertKorean(unit, "L") || unit == "원" || unit == "%" || unit.empty();
    const View tail = problem_.words[word].particle;
    return !measure && (tail == "에게" || tail.starts_with("에") || tail.empty() || tail == "이" || tail == "가" || tail == "의" || tail == "으로" || tail == "로");
  }

  bool Multiply(KoreanAmount amount, const KoreanQuantity& times) {
    const auto value = working_.Do(amount.value, '*', times.value);
    if (!value) return failed_ = true;
    amount.value = *value;
    amount.product = true;
    amount.sign = SignOfVerb(problem_, std::max(times.word, amount.word));
    story_.amounts.push_back(amount);
    return true;
  }

  /// "매일 6장씩", "하루에": by the day where the sentence says so.
  std::string Nominated(size_t i) const {
    for (const KoreanWord& word : problem_.words)
      if (word.sentence == SentenceOf(i) && word.text.starts_with("매일")) return "일";
    return "";
  }

  /// "한 상자에 12개", "하루에 25쪽": so much for one; what follows in the same sentence of the same unit is per one as well.
  bool PerOne(size_t i) {
    if (!IsOne(problem_, *told_[i]) || i + 1 >= told_.size() || SentenceOf(i + 1) != SentenceOf(i) || used_[i + 1]) return false;
    const bool same = UnitOf(*told_[i + 1]) == UnitOf(*told_[i]), other_thing = told_[i + 1]->noun != told_[i]->noun && !told_[i]->noun.empty();
    if ((same && !other_thing) || !Leads(told_[i]->word, told_[i + 1]->word) || told_[i + 1]->unit.empty() || told_[i]->fraction) return false;
    for (size_t k = i + 1; k < told_.size() && SentenceOf(k) == SentenceOf(i) && told_[k]->unit == told_[i + 1]->unit && !used_[k]; ++k) {
      KoreanAmount rate = AmountOf(k);
      rate.per = UnitOf(*told_[i]);
      rate.of = told_[i]->noun;
      used_[k] = true;
      story_.rates.push_back(rate);
    }
    return used_[i] = true;
  }

  /// No new clause between, though "한 개를 만드는 데", "한 개를 팔면", "내릴 때마다" lead on.
  bool Leads(size_t from, size_t to) const {
    for (size_t k = from + 1; k < to; ++k) {
      const View text = problem_.words[k].text;
      if (problem_.words[k].quantity < 0 && (text.ends_with("고") || text.ends_with("며") || text.ends_with("더니") || text.ends_with("다") || text.ends_with("지만")) && text != "가지고" && text.size() > 3) return false;
    }
    return to - from < 9;
  }

  void Daily() {
    for (KoreanAmount& rate : story_.rates)
      if (rate.per.empty() && HasAny(problem_.text, {"매일", "날마다"})) rate.per = "일";
  }

  static bool SameThing(const KoreanAmount& rate, const KoreanAmount& amount) {
    for (const std::string* a : {&rate.of, &rate.thing, &rate.owner})
      if (!a->empty() && (*a == amount.thing || *a == amount.owner)) return true;
    return false;
  }

  /// The amounts that a rate is for: those of its own thing where one is, or else the nearest after it and its fellows.
  std::vector<KoreanAmount> Counted(const KoreanAmount& rate) const {
    std::vector<KoreanAmount> all, own, out;
    for (const auto* list : {&story_.amounts, &story_.rates})
      for (const KoreanAmount& amount : *list) {
        const bool fits = amount.word != rate.word && amount.per.empty() && (amount.unit == rate.per || (IsKoreanTime(rate.per) && IsKoreanTime(amount.unit) && ConvertKorean(amount.unit, rate.per)));
        if (!fits || (amount.unit == rate.unit && rate.of != amount.thing)) continue;
        all.push_back(amount);
        if (SameThing(rate, amount)) own.push_back(amount);
      }
    const bool rivals = std::ranges::any_of(story_.rates, [&](const KoreanAmount& other) { return other.word != rate.word && other.per == rate.per && other.unit == rate.unit; });
    if (!rivals) return all;
    if (!own.empty()) return {own.front()};
    for (const KoreanAmount& amount : all)
      if (amount.word > rate.word && out.empty()) out.push_back(amount);
    return out.empty() && !all.empty() ? std::vector<KoreanAmount>{all.front()} : out;
  }

  bool Apply(const KoreanAmount& rate, const KoreanAmount& amount) {
    const auto factor = ConvertKorean(amount.unit, rate.per);
    const auto scaled = factor ? working_.Do(amount.value, '*', *factor) : std::nullopt;
    const auto value = scaled ? working_.Do(rate.value, '*', *scaled) : std::nullopt;
    if (!value) return false;
    KoreanAmount made = rate;
    made.value = *value;
    made.per.clear();
    made.product = true;
    made.sign = amount.sign != 0 ? amount.sign : rate.sign;
    made.word = std::max(rate.word, amount.word);
    if (!amount.owner.empty()) made.owner = amount.owner;
    const bool names = !amount.thing.empty() && !IsKoreanContainer(amount.thing);
    if (names && (rate.of.empty() || IsKoreanContainer(rate.of))) made.thing = amount.thing;
    made_.push_back(made);
    return true;
  }

  bool Link() {
    for (int round = 0; round < 4; ++round) {
      std::vector<KoreanAmount> waiting;
      std::vector<size_t> spent;
      for (const KoreanAmount& rate : story_.rates) {
        const auto counted = rate.per.empty() ? std::vector<KoreanAmount>() : Counted(rate);
        if (counted.empty()) waiting.push_back(rate);
        for (const KoreanAmount& amount : counted) {
          if (!Apply(rate, amount)) return false;
          spent.push_back(amount.word);
        }
      }
      const auto gone = [&](const KoreanAmount& a) { return std::ranges::find(spent, a.word) != spent.end(); };
      std::erase_if(story_.amounts, gone);
      std::erase_if(waiting, gone);
      story_.rates = waiting;
      for (const KoreanAmount& made : made_) story_.amounts.push_back(made);
      const bool grown = !made_.empty();
      made_.clear();
      if (!grown) break;
    }
    return !failed_;
  }

  const KoreanProblem& problem_;
  KoreanWorking& working_;
  std::vector<const KoreanQuantity*> told_;
  std::vector<bool> used_;
  std::vector<KoreanAmount> made_;
  KoreanStory story_;
  Rational days_ = 0;  // of the month: "12월은 31일까지"
  bool failed_ = false;
};

}  // namespace

bool IsKoreanContainer(std::string_view noun) {
  static constexpr auto kContainers = std::to_array<View>({"상자", "봉지", "접시", "바구니", "꽃병", "어항", "모둠", "통", "물통", "병", "컵", "박스", "필통", "주머니", "화분", "묶음", "책꽂이", "버스", "교실", "새장", "우리", "의자", "식탁", "테이블", "그릇", "바가지"});
  return std::ranges::find(kContainers, noun) != kContainers.end();
}

bool IsKoreanTime(std::string_view unit) { return unit == "일" || unit == "주" || unit == "주일" || unit == "시간" || unit == "분" || unit == "초" || unit == "개월" || unit == "달" || unit == "년"; }

int SignOfVerb(const KoreanProblem& problem, size_t word) {
  for (size_t i = word + 1; i < problem.words.size() && problem.words[i].sentence == problem.words[word].sentence; ++i) {
    const KoreanWord& next = problem.words[i];
    if (next.quantity >= 0) continue;
    const View text = next.text;
    if (HasAny(text, {"받", "얻", "주웠", "더했", "들어왔", "넣", "샀", "사서", "벌", "땄", "캤", "태어", "왔", "탔", "타고", "올라탔", "늘"})) return 1;
    if (HasAny(text, {"썼", "쓰고", "먹", "주었", "줬", "주고", "준", "줍", "잃", "팔", "버렸", "졌습", "지고", "내렸", "내리고", "내려", "나갔", "마셨", "꺼냈", "꺼내", "깨", "사용", "빼", "뺐", "줄었", "보냈", "나누어", "나눠", "떠났", "갔", "냈", "죽", "날아", "터졌", "덜어", "빌려"})) return -1;
    if (EndsClause(next) || HasAny(text, {"있"})) return 0;
  }
  return 0;
}

bool IsLabel(const KoreanProblem& problem, const KoreanQuantity& quantity) {
  const View text = problem.words[quantity.word].text;
  const bool native = !text.empty() && (text[0] < '0' || text[0] > '9') && text[0] != '(';
  if (quantity.unit == "학년" || quantity.unit == "월" || quantity.unit == "번째" || quantity.unit == "층" || quantity.unit == "교시" || quantity.unit == "반") return true;
  if (quantity.unit == "회" && (quantity.tail == "에는" || quantity.tail == "에")) return true;
  if (native && (quantity.unit == "사람" || quantity.unit == "친구" || quantity.unit == "가지" || quantity.unit == "지역" || quantity.unit == "과목" || quantity.unit == "종류")) return true;
  const bool day = quantity.unit == "일" && quantity.word > 0 && problem.words[quantity.word - 1].quantity >= 0 && problem.quantities[static_cast<size_t>(problem.words[quantity.word - 1].quantity)].unit == "월";
  return day || (quantity.unit == "일" && (quantity.tail == "까지" || quantity.tail.starts_with("까지")));
}

std::optional<KoreanStory> ReadStory(const KoreanProblem& problem, KoreanWorking& working) { return Reader(problem, working).Read(); }

}  // namespace sam::maths
