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
  return quantity.value == 1 && (native || quantity.tail == "에" || quantity.tail == "당" || quantity.tail == "의" || quantity.tail == "를" || quantity.tail == "을");
}

class Reader {
 public:
  Reader(const KoreanProblem& problem, KoreanWorking& working) : problem_(problem), working_(working) {
    for (const KoreanQuantity& quantity : problem.quantities)
      if (quantity.letter == 0 && !IsLabel(problem, quantity)) told_.push_back(&quantity);
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
  size_t SentenceOf(size_t i) const { return problem_.words[told_[i]->word].sentence; }

  KoreanAmount AmountOf(size_t i) const {
    const KoreanQuantity& quantity = *told_[i];
    KoreanAmount amount;
    amount.value = quantity.value;
    amount.unit = quantity.unit;
    amount.thing = quantity.noun;
    amount.owner = quantity.owner;
    amount.word = quantity.word;
    amount.sign = SignOfVerb(problem_, quantity.word);
    return amount;
  }

  void Plain(size_t i) { story_.amounts.push_back(AmountOf(i)); }

  /// "12개씩 5상자", "9명에게 3장씩", "500원짜리 4개": for each of its neighbour.
  bool Each(size_t i) {
    const bool sort = told_[i]->tail.starts_with("짜리"), each = told_[i]->tail.starts_with("씩");
    if (!sort && !each) return false;
    KoreanAmount amount = AmountOf(i);
    const bool has_next = i + 1 < told_.size() && SentenceOf(i + 1) == SentenceOf(i) && !used_[i + 1] && told_[i + 1]->unit != told_[i]->unit && !told_[i + 1]->tail.starts_with("씩") && !told_[i + 1]->tail.starts_with("짜리") &&
                          !ClauseBetween(problem_, told_[i]->word, told_[i + 1]->word);
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

  /// What a number of may be dealt to: not lengths or weights.
  bool CanCount(View unit, size_t word) const {
    if (IsKoreanTime(unit)) return true;
    const bool measure = ConvertKorean(unit, "m") || ConvertKorean(unit, "g") || ConvertKorean(unit, "L") || unit == "원" || unit == "%" || unit.empty();
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
    counts_.push_back({times.value, times.unit, "", "", "", 0, times.word, false});
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
    if (told_[i + 1]->unit == told_[i]->unit || ClauseBetween(problem_, told_[i]->word, told_[i + 1]->word) || told_[i + 1]->unit.empty()) return false;
    for (size_t k = i + 1; k < told_.size() && SentenceOf(k) == SentenceOf(i) && told_[k]->unit == told_[i + 1]->unit && !used_[k]; ++k) {
      KoreanAmount rate = AmountOf(k);
      rate.per = told_[i]->unit;
      if (rate.thing.empty() || k == i + 1) rate.thing = told_[i]->noun.empty() ? rate.thing : told_[i]->noun;
      used_[k] = true;
      story_.rates.push_back(rate);
    }
    return used_[i] = true;
  }

  void Daily() {
    for (KoreanAmount& rate : story_.rates)
      if (rate.per.empty() && HasAny(problem_.text, {"매일", "날마다"})) rate.per = "일";
  }

  /// An amount that a rate is for: of its own thing where several are told, after it rather than before.
  KoreanAmount* Counted(const KoreanAmount& rate) {
    KoreanAmount* found = nullptr;
    for (KoreanAmount& amount : story_.amounts) {
      if (amount.unit != rate.per && !(IsKoreanTime(rate.per) && IsKoreanTime(amount.unit))) continue;
      const bool same = !rate.thing.empty() && amount.thing == rate.thing;
      if (same) return &amount;
      if (!found || (found->word < rate.word && amount.word > rate.word)) found = &amount;
    }
    return found;
  }

  bool Link() {
    std::vector<size_t> spent;
    for (int round = 0; round < 4; ++round) {
      std::vector<KoreanAmount> waiting;
      for (const KoreanAmount& rate : story_.rates) {
        KoreanAmount* amount = rate.per.empty() ? nullptr : Counted(rate);
        const auto factor = amount ? ConvertKorean(amount->unit, rate.per) : std::nullopt;
        if (!amount || !factor) {
          waiting.push_back(rate);
          continue;
        }
        const auto scaled = working_.Do(amount->value, '*', *factor);
        const auto value = scaled ? working_.Do(rate.value, '*', *scaled) : std::nullopt;
        if (!value) return false;
        spent.push_back(amount->word);
        KoreanAmount made = rate;
        made.value = *value;
        made.per.clear();
        made.product = true;
        made.sign = amount->sign != 0 ? amount->sign : rate.sign;
        made.word = std::max(rate.word, amount->word);
        if (!amount->owner.empty()) made.owner = rate.owner.empty() ? amount->owner : rate.owner;
        made_.push_back(made);
      }
      const bool grown = waiting.size() < story_.rates.size();
      story_.rates = waiting;
      std::erase_if(story_.amounts, [&](const KoreanAmount& a) { return std::ranges::find(spent, a.word) != spent.end(); });
      for (const KoreanAmount& made : made_) story_.amounts.push_back(made);
      made_.clear();
      spent.clear();
      if (!grown) break;
    }
    return !failed_;
  }

  const KoreanProblem& problem_;
  KoreanWorking& working_;
  std::vector<const KoreanQuantity*> told_;
  std::vector<bool> used_;
  std::vector<KoreanAmount> counts_, made_;
  KoreanStory story_;
  bool failed_ = false;
};

}  // namespace

bool IsKoreanTime(std::string_view unit) { return unit == "일" || unit == "주" || unit == "주일" || unit == "시간" || unit == "분" || unit == "초" || unit == "개월" || unit == "달" || unit == "년"; }

int SignOfVerb(const KoreanProblem& problem, size_t word) {
  for (size_t i = word + 1; i < problem.words.size() && problem.words[i].sentence == problem.words[word].sentence; ++i) {
    const KoreanWord& next = problem.words[i];
    if (next.quantity >= 0) continue;
    const View text = next.text;
    if (HasAny(text, {"받", "얻", "주웠", "더했", "들어왔", "넣", "샀", "사서", "벌", "땄", "캤", "탔", "올라탔", "늘"})) return 1;
    if (HasAny(text, {"썼", "쓰고", "먹", "주었", "줬", "주고", "준", "줍", "잃", "팔", "버렸", "졌습", "지고", "내렸", "나갔", "마셨", "꺼냈", "꺼내", "깨", "사용", "빼", "뺐", "줄었", "보냈", "나누어", "나눠", "떠났", "갔", "냈", "죽", "날아", "터졌", "덜어", "빌려"})) return -1;
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
