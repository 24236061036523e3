// Reading figures out of Korean text: shapes, what is measured of them, and which number belongs to which.
#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "maths/words/korean_figure.h"

namespace sam::maths {
namespace {

using View = std::string_view;

constexpr auto kDigits = std::to_array<std::pair<View, int>>({{"일", 1}, {"이", 2}, {"삼", 3}, {"사", 4}, {"오", 5}, {"육", 6}, {"칠", 7}, {"팔", 8}, {"구", 9}});

/// "십삼" 13, "육" 6; 0 for what is no numeral to its end.
int SinoSmall(View text) {
  int value = 0, digit = 0;
  while (!text.empty()) {
    const auto found = std::ranges::find_if(kDigits, [&](const auto& one) { return text.starts_with(one.first); });
    if (text.starts_with("십") && value == 0) {
      value = (digit == 0 ? 1 : digit) * 10;
      digit = 0;
      text.remove_prefix(3);
    } else if (found != kDigits.end() && digit == 0) {
      digit = found->second;
      text.remove_prefix(3);
    } else {
      return 0;
    }
  }
  return value + digit;
}

/// How many sides the numeral before `end` in the word says: "정십이각형", "12각형".
int SidesBefore(View word, size_t end) {
  View head = word.substr(0, end);
  if (head.starts_with("정")) head.remove_prefix(3);
  if (const auto digits = ReadNumber(head); digits && IsInteger(*digits) && *digits > 2 && *digits < 1000) return static_cast<int>(numerator(*digits));
  return SinoSmall(head);
}

struct RawFact {
  std::string context;  // 밑, 옆, 면, 앞
  std::string base;     // 가로, 넓이, 변, 모서리 ...
  bool all = false;     // of all of them together
  const KoreanQuantity* quantity = nullptr;
  size_t word = 0;
  Rational value;       // in the length unit of the problem, its square or cube
};

struct Mention {
  KoreanShape shape;
  size_t word = 0;
};

/// The name of what a word measures; empty for other words.
View BaseOf(View stem) {
  static constexpr auto kBases = std::to_array<std::pair<View, View>>({{"가로", "가로"}, {"세로", "세로"}, {"높이", "높이"}, {"윗변", "윗변"}, {"아랫변", "아랫변"}, {"밑변", "밑변"}, {"반지름", "반지름"}, {"지름", "지름"}, {"한변", "변"}, {"둘레", "둘레"}, {"원주", "둘레"},
                                                                       {"겉넓이", "겉넓이"}, {"옆넓이", "옆넓이"}, {"밑넓이", "밑넓이"}, {"넓이", "넓이"}, {"면적", "넓이"}, {"부피", "부피"}, {"들이", "부피"}, {"모선", "모선"}, {"대각선", "대각선"}, {"모서리", "모서리"}, {"꼭짓점", "꼭짓점"},
                                                                       {"꼭지점", "꼭짓점"}, {"변", "변"}, {"각", "각"}, {"내각", "각"}, {"면", "면"}, {"옆면", "면"}, {"깊이", "높이"}, {"중심각", "중심각"}, {"호", "호"}, {"공간", "넓이"}, {"단면", "앞"}, {"너비", "가로"}});
  for (const auto& [text, base] : kBases)
    if (stem == text) return base;
  for (const View long_one : {View("겉넓이"), View("옆넓이"), View("둘레"), View("부피"), View("넓이"), View("높이"), View("꼭짓점"), View("모서리")})
    if (stem.starts_with(long_one)) return long_one;
  return {};
}

std::string ContextOf(View stem) {
  if (stem.starts_with("밑면") || stem.starts_with("바닥")) return "밑";
  if (stem == "위") return "밑";
  if (stem.starts_with("옆면")) return "옆";
  if (stem == "앞" || stem == "단면" || stem == "정면") return "앞";
  return "";
}

/// Walks the words and keeps what is measured until a number takes it.
class Reading {
 public:
  explicit Reading(const KoreanProblem& problem) : problem_(problem) {}

  void Walk(size_t from, size_t to) {
    for (size_t i = from; i < to; ++i) {
      const KoreanWord& word = problem_.words[i];
      if (i > from && word.sentence != problem_.words[i - 1].sentence) Clear();
      if (word.quantity < 0) {
        Plain(i, word);
      } else {
        Number(i, problem_.quantities[static_cast<size_t>(word.quantity)]);
      }
    }
  }

  std::vector<RawFact> facts;
  std::vector<Mention> mentions;
  std::vector<RawFact> open;  // measured, no number yet
  std::string context;

 private:
  void Clear() {
    open.clear();
    context.clear();
  }

  void Plain(size_t i, const KoreanWord& word) {
    if (const auto shape = ShapeIn(word.text)) mentions.push_back({*shape, i});
    if (const std::string seen = ContextOf(word.stem); !seen.empty()) context = seen;
    if ((word.stem == "합" || word.text.starts_with("더하")) && !open.empty() && (times_ > 2 || open.back().all)) {  // "세 변의 길이의 합"
      if (open.back().base == "변") open.back().base = "둘레";
      if (open.back().base == "모서리") open.back().all = true;
    }
    const View base = BaseOf(word.stem);
    if (base.empty()) return;
    Open(std::string(base), i);
  }

  void Open(const std::string& base, size_t i) {
    if (base == "앞") return;
    const bool joined = i > 0 && !open.empty() && i - open.back().word <= 2 && (problem_.words[i - 1].mark == ',' || problem_.words[i - 1].particle == "와" || problem_.words[i - 1].particle == "과");
    const bool of = !open.empty() && problem_.words[i - 1].particle == "의" && (open.back().base == "면" || open.back().base == "변" || open.back().base == "모서리");
    if (of && open.back().base == "면" && context != "옆" && (base == "넓이" || base == "둘레")) context = open.back().all ? "겉" : "면";
    if (!joined) open.clear();
    RawFact fact;
    fact.context = context;
    fact.base = base;
    fact.all = i > 0 && (problem_.words[i - 1].stem == "모든" || problem_.words[i - 1].stem == "전체" || problem_.words[i - 1].stem == "총");
    fact.word = i;
    open.push_back(fact);
  }

  /// "6개의 면", "10cm 높이": what is measured comes after.
  void OpenAfter(size_t i, const KoreanQuantity& quantity) {
    if (i + 1 >= problem_.words.size() || problem_.words[i + 1].quantity >= 0) return;
    const View base = BaseOf(problem_.words[i + 1].stem);
    const bool part = base == "면" || base == "모서리" || base == "꼭짓점";
    if (quantity.tail == "의" ? part && quantity.unit == "개" : quantity.tail.empty() && base == "높이" && ConvertKorean(quantity.unit, "cm")) Open(std::string(base), i + 1);
  }

  void Number(size_t i, const KoreanQuantity& quantity) {
    const bool said = quantity.unit == "면" && quantity.tail.empty() && !open.empty() && IsLengthName(open.front().base) && base_.empty();  // "높이 4면"
    const View unit = said ? View() : View(quantity.unit);
    OpenAfter(i, quantity);
    if (unit == "변" || unit == "각" || unit == "면" || unit == "모서리" || unit == "대각선" || unit == "밑면" || unit == "밑변" || unit == "꼭짓점") {
      if (unit == "밑면") context = "밑";
      if (unit != "밑면") Open(unit == "밑변" ? "변" : std::string(unit), i);
      if (unit == "모서리" || unit == "변") times_ = quantity.value;
      if (unit == "대각선") times_ = quantity.value;
      return;
    }
    const bool length = ConvertKorean(unit, "cm").has_value(), area = ConvertKorean(unit, "cm2").has_value(), volume = ConvertKorean(unit, "cm3").has_value();
    const bool bare = unit.empty() && !open.empty() && IsLengthName(open.front().base) && base_.empty();
    const bool count = !bare && (unit == "개" || unit.empty());
    const bool degree = unit == "도";
    if (!length && !area && !volume && !count && !degree && !bare) return;
    if (length && i + 1 < problem_.words.size() && Changes(problem_.words[i + 1].text)) return open.clear();
    if (i > 0 && problem_.words[i - 1].particle == "보다") return open.clear();  // only how much more
    const auto fits = [&](const RawFact& one) { return area ? one.base.ends_with("넓이") : volume ? one.base == "부피" : !(length || bare) || (!one.base.ends_with("넓이") && one.base != "부피"); };
    while (open.size() > 1 && !fits(open.front())) open.erase(open.begin());
    RawFact fact = open.empty() ? RawFact{} : open.front();
    const bool counted = fact.base == "면" || fact.base == "모서리" || fact.base == "꼭짓점" || fact.base == "변" || fact.base == "각";
    if (count && !counted) return;
    fact.quantity = &quantity;
    fact.word = i;
    fact.value = quantity.value * ConvertKorean(unit, area ? base_ + "2" : volume ? base_ + "3" : base_).value_or(1);
    if (volume) fact.base = "부피";
    if (area && !fact.base.ends_with("넓이")) fact.base = "넓이";
    if (degree && fact.base != "중심각") fact.base = "각도";
    if (fact.base.empty() && length) fact.base = "길이";
    if (fact.base.empty()) return;
    facts.push_back(fact);
    if (open.size() > 1 && i > 0 && problem_.words[i - 1].text == "모두") {  // "가로, 세로가 모두 15cm"
      for (size_t k = 1; k < open.size(); ++k) {
        RawFact same = open[k];
        same.quantity = fact.quantity, same.word = i, same.value = fact.value;
        facts.push_back(same);
      }
      open.clear();
      return;
    }
    const bool more = i + 1 < problem_.words.size() && problem_.words[i + 1].quantity >= 0 && problem_.quantities[static_cast<size_t>(problem_.words[i + 1].quantity)].unit == quantity.unit && (problem_.words[i].mark == ',' || quantity.tail == "와" || quantity.tail == "과" || quantity.tail.empty());
    if (open.size() > 1) {
      open.erase(open.begin());
    } else if (!more) {
      open.clear();
      if (quantity.tail.starts_with("인")) context = "";
    }
  }

  static bool IsLengthName(View base) { return base == "가로" || base == "세로" || base == "높이" || base == "밑변" || base == "변" || base == "반지름" || base == "지름" || base == "윗변" || base == "아랫변" || base == "둘레" || base == "모서리" || base == "대각선" || base == "넓이" || base == "부피"; }
  static bool Changes(View text) { return text.starts_with("늘") || text.starts_with("줄") || text.starts_with("씩 늘") || text.starts_with("길게") || text.starts_with("짧게"); }

  const KoreanProblem& problem_;
  const std::string base_ = LengthUnitOf(problem_);
  Rational times_ = 1;
};

bool Attributive(const KoreanQuantity& quantity) { return quantity.tail.starts_with("인") || quantity.tail == "의" || quantity.tail == "로" || quantity.tail.starts_with("짜리"); }

std::string NameOfFact(const RawFact& fact, const std::string& shape, bool net = false) {
  const bool solid = IsSolid(shape);
  const bool count = fact.quantity && (fact.quantity->unit == "개" || fact.quantity->unit.empty());
  if (count && (fact.base == "면" || fact.base == "모서리" || fact.base == "꼭짓점")) return fact.context == "옆" ? "옆면수" : fact.base + "수";
  if (count && (fact.base == "변" || fact.base == "각")) return "변수";
  if (fact.context == "겉" && fact.base == "넓이" && solid) return "겉넓이";
  if (solid && (fact.base == "둘레" || fact.base == "넓이") && !fact.context.empty()) return fact.context + fact.base;
  if (solid && fact.base == "변") return shape == "정육면체" ? "모서리" : fact.context == "옆" ? "옆모서리" : "밑한변";
  if (solid && fact.base == "모서리") return fact.all ? "모서리합" : "모서리";
  if (!solid && fact.base == "모서리") return "변";
  if (solid && fact.context == "옆" && fact.base == "가로" && shape != "직육면체") return shape == "원기둥" || net ? "밑둘레" : "밑한변";
  if (shape == "정육면체" && fact.base == "넓이" && fact.context.empty() && net) return "겉넓이";
  if (solid && fact.context == "옆" && fact.base == "세로" && shape != "직육면체") return "높이";
  if (fact.base == "길이") return solid ? "모서리합" : "둘레";
  return fact.base;
}

/// The shape a fact is of: the one after it for "7cm인", or else the one before, or else the first.
size_t MentionFor(const RawFact& fact, const std::vector<Mention>& mentions, const KoreanProblem& problem) {
  const size_t sentence = problem.words[fact.word].sentence;
  const auto next = std::ranges::find_if(mentions, [&](const Mention& m) { return m.word > fact.word; });
  size_t before = mentions.size();
  for (size_t i = 0; i < mentions.size(); ++i)
    if (mentions[i].word < fact.word) before = i;
  const bool next_here = next != mentions.end() && problem.words[next->word].sentence == sentence;
  const size_t next_index = static_cast<size_t>(next - mentions.begin());
  if (next_here && (Attributive(*fact.quantity) || before == mentions.size())) return next_index;
  if (before != mentions.size()) return before;
  return next == mentions.end() ? 0 : next_index;
}

/// Which mention each fact is of; "가로 8cm, 세로 5cm인 직사각형" goes together.
std::vector<size_t> MentionsFor(const std::vector<RawFact>& facts, const std::vector<Mention>& mentions, const KoreanProblem& problem) {
  std::vector<size_t> of(facts.size());
  for (size_t i = facts.size(); i-- > 0;) {
    of[i] = MentionFor(facts[i], mentions, problem);
    if (i + 1 >= facts.size() || !facts[i].quantity) continue;
    const RawFact &here = facts[i], &next = facts[i + 1];
    const bool apart = problem.words[here.word].sentence != problem.words[next.word].sentence || std::ranges::any_of(mentions, [&](const Mention& m) { return m.word > here.word && m.word < next.word; });
    const bool before = std::ranges::any_of(mentions, [&](const Mention& m) { return m.word < here.word && problem.words[m.word].sentence == problem.words[here.word].sentence; });
    const View tail = here.quantity->tail;
    const bool listed = tail.empty() || tail == "와" || tail == "과" || (tail.starts_with("이고") && !before) || tail.starts_with("이며");
    if (!apart && listed && here.base != next.base && mentions[of[i + 1]].word > next.word) of[i] = of[i + 1];
  }
  return of;
}

KoreanFigure FigureOf(const KoreanShape& shape) {
  KoreanFigure figure{shape.shape, {}};
  if (shape.sides > 0) figure.facts["변수"] = shape.sides;
  return figure;
}

/// A second side is another side; any other fact told twice makes another figure of the same shape.
void Add(std::vector<KoreanFigure>& figures, size_t& at, const std::string& name, const Rational& value) {
  KoreanFigure& figure = figures[at];
  const auto known = figure.Fact(name);
  if (!known) {
    figure.facts[name] = value;
    return;
  }
  if (*known == value && (name != "변" || figure.shape == "정사각형" || figure.shape == "정다각형") && name != "대각선") return;
  const bool paired = (name == "변" && (figure.shape == "직사각형" || figure.shape == "평행사변형" || figure.shape == "사다리꼴" || figure.shape.ends_with("삼각형"))) || name == "대각선";
  if (paired && !figure.facts.contains("다른" + name)) {
    figure.facts["다른" + name] = value;
    return;
  }
  if (name == "높이" && figure.shape == "각기둥" && figure.facts.contains("밑변")) {
    figure.facts["밑높이"] = value;
    return;
  }
  if (name == "변" && figure.shape == "삼각형" && !figure.facts.contains("셋째변")) {
    figure.facts["셋째변"] = value;
    return;
  }
  if ((name == "밑한변" || name == "모서리") && (figure.shape == "직육면체" || figure.shape == "각기둥") && !figure.facts.contains("둘째" + name)) {
    figure.facts["둘째" + name] = value;
    return;
  }
  if (name == "모서리" && figure.facts.contains("둘째모서리")) {
    figure.facts["셋째모서리"] = value;
    return;
  }
  KoreanFigure other{figure.shape, {}};
  if (const auto sides = figure.Fact("변수")) other.facts["변수"] = *sides;
  other.facts[name] = value;
  if (figures.size() > 12) return;
  figures.push_back(std::move(other));
  at = figures.size() - 1;
}

void Move(KoreanFigure& figure, const std::string& from, const std::string& to) {
  if (const auto value = figure.Fact(from)) {
    figure.facts.emplace(to, *value);
    figure.facts.erase(from);
  }
}

/// Sides by the names that the shape's formulas have for them.
void Rename(KoreanFigure& figure) {
  if (figure.shape == "직사각형") Move(figure, "변", "가로"), Move(figure, "다른변", "세로");
  if (figure.shape == "직각삼각형" && figure.facts.contains("다른변") && !figure.facts.contains("셋째변")) Move(figure, "변", "밑변"), Move(figure, "다른변", "높이");
  if (figure.shape == "사다리꼴") Move(figure, "변", "윗변"), Move(figure, "다른변", "아랫변");
  if (figure.shape == "직육면체" && figure.facts.contains("셋째모서리")) Move(figure, "모서리", "가로"), Move(figure, "둘째모서리", "세로"), Move(figure, "셋째모서리", "높이");
  if (figure.shape == "직육면체" && figure.facts.contains("둘째밑한변")) Move(figure, "밑한변", "가로"), Move(figure, "둘째밑한변", "세로");
  if ((figure.shape == "삼각형" || figure.shape == "직각삼각형") && !figure.facts.contains("밑변") && !figure.facts.contains("다른변")) Move(figure, "변", "밑변");
  if (figure.shape == "각기둥" && figure.facts.contains("가로") && figure.facts.contains("세로")) figure.shape = "직육면체";
  if (figure.shape == "직육면체" && !figure.facts.contains("높이") && !figure.facts.contains("가로")) Move(figure, "둘째모서리", "세로");
}

std::string ShapeOfNone(const KoreanProblem& problem, const std::vector<RawFact>& facts) {
  const auto has = [&](View base) { return std::ranges::any_of(facts, [&](const RawFact& f) { return f.base == base; }); };
  const bool round = has("반지름") || has("지름"), flat = has("가로") || has("세로") || (problem.Has("가로") && problem.Has("세로"));
  const bool deep = has("높이") || has("부피") || problem.Has("부피") || std::ranges::any_of(facts, [](const RawFact& f) { return f.context == "밑"; });
  if (round) return deep ? "원기둥" : "원";
  if (flat) return deep ? "직육면체" : "직사각형";
  return "";
}

void AddTo(KoreanFigure& figure, const RawFact& fact) {
  std::vector<KoreanFigure> one = {figure};
  size_t at = 0;
  Add(one, at, NameOfFact({"", fact.base, false, fact.quantity, fact.word, fact.value}, figure.shape), fact.value);
  figure = one[0];
}

/// "밑변이 6cm, 높이가 4cm인 삼각형을 밑면으로": what is told of the flat shape that a solid stands on, taken out of the facts.
KoreanFigure TakeBase(const KoreanProblem& problem, Reading& reading, const std::vector<Mention>& mentions) {
  KoreanFigure base;
  std::vector<size_t> taken;
  for (size_t i = 0; i < reading.facts.size(); ++i) {
    const RawFact& fact = reading.facts[i];
    const auto next = std::ranges::find_if(mentions, [&](const Mention& m) { return m.word > fact.word; });
    if (fact.context == "옆" || next == mentions.end() || IsSolid(next->shape.shape) || !Attributive(*fact.quantity) || problem.words[next->word].sentence != problem.words[fact.word].sentence || next->word - fact.word > 3) continue;
    base = FigureOf(next->shape);
    size_t first = i;
    while (first > 0 && problem.words[reading.facts[first - 1].word].sentence == problem.words[fact.word].sentence && fact.word - reading.facts[first - 1].word < 8 &&
           std::ranges::none_of(mentions, [&](const Mention& m) { return m.word > reading.facts[first - 1].word && m.word < fact.word; })) --first;
    for (size_t k = first; k <= i; ++k) AddTo(base, reading.facts[k]), taken.push_back(k);
    break;
  }
  if (taken.empty()) {  // "이 마름모를 밑면으로": told before it
    const auto under = std::ranges::find_if(mentions, [&](const Mention& m) { return !IsSolid(m.shape.shape) && m.word + 1 < problem.words.size() && problem.words[m.word + 1].text.starts_with("밑면으로"); });
    if (under != mentions.end()) {
      base = FigureOf(under->shape);
      for (size_t i = 0; i < reading.facts.size() && reading.facts[i].word < under->word; ++i) AddTo(base, reading.facts[i]), taken.push_back(i);
    }
  }
  const bool cornered = std::ranges::any_of(mentions, [](const Mention& m) { return m.shape.shape == "각기둥" || m.shape.shape == "직육면체" || m.shape.shape == "각뿔"; });
  const bool known = base.shape == "삼각형" || base.shape == "직각삼각형" || base.shape == "사다리꼴" || base.shape == "마름모" || base.shape == "평행사변형" || (cornered && (base.shape == "직사각형" || base.shape == "정사각형"));
  if (!known || taken.empty()) return {};
  reading.facts.erase(reading.facts.begin() + static_cast<long>(taken.front()), reading.facts.begin() + static_cast<long>(taken.back()) + 1);
  Rename(base);
  return base;
}

/// "(원주율: 3.1)".
std::optional<Rational> PiTold(const KoreanProblem& problem) {
  size_t at = problem.text.find("원주율");
  if (at == std::string::npos) return std::nullopt;
  at = problem.text.find_first_of("0123456789", at);
  const auto read = at == std::string::npos ? std::nullopt : ReadKoreanDigits(View(problem.text).substr(at));
  return read && read->value >= 3 && read->value < 4 ? std::optional(read->value) : std::nullopt;
}

}  // namespace

std::string LengthUnitOf(const KoreanProblem& problem) {
  for (const KoreanQuantity& quantity : problem.quantities)
    for (const View unit : {View("km"), View("cm"), View("mm"), View("m")})
      if (quantity.unit == unit || quantity.unit == std::string(unit) + "2" || quantity.unit == std::string(unit) + "3") return std::string(unit);
  return "";
}

std::optional<WordAnswer> FinishFigure(const KoreanProblem& problem, const std::optional<Rational>& value, const std::string& unit, KoreanWorking& working) {
  if (!value) return std::nullopt;
  const std::string& asked = problem.question.unit;
  const auto factor = ConvertKorean(unit, asked);
  const auto told = factor && *factor != 1 ? working.Do(*value, '*', *factor) : value;
  return told ? FinishKorean(problem, *told, asked.empty() ? unit : asked, working) : std::nullopt;
}

bool IsSolid(std::string_view shape) { return shape == "정육면체" || shape == "직육면체" || shape == "원기둥" || shape == "원뿔" || shape == "각기둥" || shape == "각뿔" || shape == "구"; }

std::optional<KoreanShape> ShapeIn(std::string_view word) {
  static constexpr auto kNames = std::to_array<View>({"정육면체", "직육면체", "원기둥", "원뿔", "각기둥", "각뿔", "직사각형", "정사각형", "평행사변형", "마름모", "사다리꼴", "이등변삼각형", "직각삼각형", "정다각형", "다각형", "부채꼴"});
  size_t first = View::npos;
  View name;
  for (const View one : kNames)
    if (const size_t at = word.find(one); at != View::npos && (first == View::npos || at < first)) first = at, name = one;
  if (name == "각기둥" || name == "각뿔") {
    const View head = word.substr(0, first);
    const int sides = SidesBefore(head, head.size());
    return KoreanShape{std::string(name), sides};
  }
  if (!name.empty()) return KoreanShape{std::string(name), 0};
  if (const size_t at = word.find("각형"); at != View::npos && at > 0) {
    const int sides = SidesBefore(word, at);
    if (sides == 3) return KoreanShape{word.starts_with("정") ? "정삼각형" : "삼각형", 0};
    if (sides > 3) return KoreanShape{word.starts_with("정") ? "정다각형" : "다각형", sides};
  }
  const std::string stem = StemOf(word).stem;
  if (stem.starts_with("반원")) return KoreanShape{"반원", 0};
  if (stem == "원" || stem.starts_with("원형") || stem == "원모양") return KoreanShape{"원", 0};
  if (stem.starts_with("쌓기나무") || stem == "주사위") return KoreanShape{"정육면체", 0};
  if (stem == "구" || stem == "공") return KoreanShape{"구", 0};
  if (stem.starts_with("입체도형") || stem == "기둥") return KoreanShape{"각기둥", 0};
  return std::nullopt;
}

std::string AttributeIn(const KoreanProblem& problem, size_t from, size_t to, std::string_view shape) {
  Reading reading(problem);
  reading.Walk(from, to);
  if (reading.open.empty()) return "";
  RawFact fact = reading.open.back();
  bool counted = problem.question.unit == "개";
  for (size_t i = from; i < to; ++i) counted = counted || (problem.words[i].stem == "수" && i > 0 && (problem.words[i - 1].particle == "의" || !BaseOf(problem.words[i - 1].stem).empty())) || problem.words[i].stem == "개수" || problem.words[i].text.starts_with("개수");
  if (counted && (fact.base == "면" || fact.base == "모서리" || fact.base == "꼭짓점")) return fact.context == "옆" ? "옆면수" : fact.base + "수";
  if (counted && (fact.base == "변" || fact.base == "각")) return "변수";
  if (counted && fact.base == "대각선") return "대각선수";
  for (size_t i = from; i < to; ++i)
    if (fact.base == "모서리" && (problem.words[i].stem == "합" || problem.words[i].text.starts_with("더하"))) fact.all = true;
  return NameOfFact(fact, std::string(shape));
}

std::vector<KoreanFigure> ReadFigures(const KoreanProblem& problem) {
  Reading reading(problem);
  reading.Walk(0, problem.words.size());
  std::vector<Mention> mentions = reading.mentions;
  const bool solid = std::ranges::any_of(mentions, [](const Mention& m) { return IsSolid(m.shape.shape); });
  int sides = 0;
  bool square = false;
  for (const Mention& mention : mentions) {
    if (mention.shape.sides > 0 && !IsSolid(mention.shape.shape)) sides = mention.shape.sides;
    bool beside = false;
    for (size_t i = mention.word; i-- > 0 && problem.words[i].sentence == problem.words[mention.word].sentence && std::ranges::none_of(mentions, [&](const Mention& m) { return m.word == i; });) beside = beside || problem.words[i].stem.starts_with("옆면");
    if (beside) continue;
    if (mention.shape.shape == "정사각형" || mention.shape.shape == "직사각형") sides = 4;
    if (mention.shape.shape == "정삼각형" || mention.shape.shape == "삼각형") sides = sides == 0 ? 3 : sides;
    square = square || mention.shape.shape == "정사각형";
  }
  for (RawFact& fact : reading.facts) {  // "넓이가 70cm2인 다각형을 밑면으로"
    const auto next = std::ranges::find_if(mentions, [&](const Mention& m) { return m.word > fact.word; });
    const bool of_base = solid && fact.context.empty() && Attributive(*fact.quantity) && next != mentions.end() && !IsSolid(next->shape.shape) && (fact.base == "넓이" || fact.base == "둘레" || fact.base == "변");
    if (of_base && problem.words[next->word].sentence == problem.words[fact.word].sentence) fact.context = "밑";
  }
  KoreanFigure base = solid ? TakeBase(problem, reading, mentions) : KoreanFigure{};
  if (solid) std::erase_if(mentions, [](const Mention& m) { return !IsSolid(m.shape.shape); });
  if (mentions.empty() && !ShapeOfNone(problem, reading.facts).empty()) mentions.push_back({{ShapeOfNone(problem, reading.facts), 0}, 0});
  std::vector<KoreanFigure> figures;
  std::vector<size_t> of(mentions.size());
  for (size_t i = 0; i < mentions.size(); ++i) {
    size_t known = 0;
    while (known < i && !(mentions[known].shape.shape == mentions[i].shape.shape && (mentions[known].shape.sides == mentions[i].shape.sides || mentions[i].shape.sides == 0 || mentions[known].shape.sides == 0))) ++known;
    of[i] = known < i ? of[known] : figures.size();
    if (known == i) figures.push_back(FigureOf(mentions[i].shape));
    if (known < i && mentions[i].shape.sides > 0) figures[of[i]].facts.emplace("변수", mentions[i].shape.sides);
  }
  const std::vector<size_t> places = mentions.empty() ? std::vector<size_t>() : MentionsFor(reading.facts, mentions, problem);
  for (size_t i = 0; i < reading.facts.size(); ++i) {
    const RawFact& fact = reading.facts[i];
    if (mentions.empty() || fact.base == "각도" || !fact.quantity || fact.quantity->letter != 0) continue;
    size_t& at = of[places[i]];
    Add(figures, at, NameOfFact(fact, figures[at].shape, problem.Has("전개도")), fact.value);
  }
  for (KoreanFigure& figure : figures) {
    if ((figure.shape == "각기둥" || figure.shape == "각뿔") && sides > 0 && !figure.Fact("면수") && !figure.Fact("옆면수") && !figure.Fact("꼭짓점수") && !figure.Fact("모서리수")) figure.facts.emplace("변수", sides);
    if (figure.shape == "직육면체" && square && figure.facts.contains("밑둘레")) figure.shape = "각기둥", figure.facts.emplace("변수", 4);
    if (square && IsSolid(figure.shape)) figure.facts["정사각밑"] = 1;
    if (figure.shape == "삼각형" && (problem.Has("세 변의 길이가 모두 같") || problem.Has("세 변의 길이가 같"))) figure.shape = "정삼각형";
    const bool deep = figure.Fact("높이") || figure.Fact("부피") || ConvertKorean(problem.question.unit, "cm3") || problem.Asking().find("부피") != View::npos;
    if (!solid && deep && figure.shape == "직사각형") figure.shape = "직육면체";
    if (!solid && deep && figure.shape == "원") figure.shape = "원기둥";
    if (figure.shape == "각기둥" && problem.Has("모든 면이 사각형")) figure.facts.emplace("변수", 4);
    Rename(figure);
    if (const auto pi = PiTold(problem)) figure.facts["원주율"] = *pi;
    KoreanWorking unsaid(problem);
    for (const char* name : {"넓이", "둘레"})
      if (!base.shape.empty() && IsSolid(figure.shape) && !figure.facts.contains(std::string("밑") + name))
        if (const auto value = Derive(base, name, unsaid)) figure.facts[std::string("밑") + name] = *value;
  }
  return figures;
}

}  // namespace sam::maths
