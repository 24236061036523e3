// The quantities of a Korean story with the part each plays, and what is asked.
#include <algorithm>
#include <array>
#include <utility>

#include "maths/words/korean_story.h"
#include "maths/words/korean_ways.h"

namespace sam::maths {
namespace {

using View = std::string_view;

bool HasAny(View text, std::initializer_list<View> parts) {
  return std::ranges::any_of(parts, [&](View part) { return text.find(part) != View::npos; });
}

bool OneOf(View text, std::initializer_list<View> whole) { return std::ranges::find(whole, text) != whole.end(); }

constexpr size_t kMostItems = 9;

/// One name for units that count alike.
std::string Canonical(View unit) {
  static constexpr auto kSame = std::to_array<std::pair<View, View>>({{"사람", "명"}, {"인", "명"}, {"주일", "주"}, {"페이지", "쪽"}, {"회", "번"}, {"차례", "번"}, {"다스", "타"}, {"일간", "일"}, {"개월", "달"}, {"킬로미터", "km"}, {"미터", "m"}, {"센티미터", "cm"}, {"밀리미터", "mm"},
                                                                       {"킬로그램", "kg"}, {"그램", "g"}, {"톤", "t"}, {"리터", "L"}, {"l", "L"}, {"밀리리터", "mL"}, {"ml", "mL"}, {"퍼센트", "%"}, {"박스", "상자"}, {"Kg", "kg"}, {"KG", "kg"}, {"친구", "명"}, {"학생", "명"}, {"아이", "명"}, {"어린이", "명"}, {"식구", "명"}, {"형제", "명"}});
  for (const auto& [from, to] : kSame)
    if (unit == from) return std::string(to);
  return std::string(unit);
}

bool IsMeasure(View unit) { return unit == "원" || unit == "%" || ConvertKorean(unit, "m") || ConvertKorean(unit, "g") || ConvertKorean(unit, "L") || ConvertKorean(unit, "cm2") || ConvertKorean(unit, "cm3"); }

bool IsAdverb(View word) {
  return OneOf(word, {"모두", "각각", "오늘", "어제", "더", "다시", "매일", "또", "총", "약", "전부", "평균", "모든", "지금", "처음", "처음에", "그중", "그", "중", "중에서", "똑같이", "앞으로", "이제", "다", "겨우", "먼저", "나중에", "내일", "방금", "아침에", "저녁에", "점심에", "오전에", "오후에", "나머지", "나머지는", "딱", "벌써", "한꺼번에", "매달", "매주", "전체", "단", "만약", "만일", "이", "새로", "날마다", "아까", "잠시", "조금"});
}

bool IsProperty(View word) { return OneOf(word, {"무게", "길이", "키", "수", "나이", "값", "개수", "높이", "점수", "가격", "거리", "양", "몸무게", "두께", "들이", "기록", "합", "합계", "전체", "집", "반", "학교", "물건"}); }

/// "한 상자에", "하루에", "1분에": one of something that something else is told for.
bool SaysOne(const KoreanProblem& problem, const KoreanQuantity& quantity) {
  const View text = problem.words[quantity.word].text;
  const bool native = text.starts_with("한") || text.starts_with("하루") || text.starts_with("일주일") || text.starts_with("일년") || text.starts_with("하나");
  return quantity.value == 1 && !quantity.fraction && !quantity.unit.empty() && (native || OneOf(quantity.tail, {"에", "당", "의", "를", "을", "마다", "에는", "이", "가"}) || ((quantity.tail == "은" || quantity.tail == "는" || quantity.tail == "동안") && IsKoreanTime(quantity.unit)));
}

class Given {
 public:
  explicit Given(const KoreanProblem& problem) : problem_(problem), clauses_(KoreanClauses(problem)) {}

  std::optional<KoreanGiven> Read() {
    AskedClause();
    Hero();
    for (const KoreanQuantity& quantity : problem_.quantities) {
      if (quantity.letter != 0) {
        if (letter_ && letter_->letter != quantity.letter) return std::nullopt;
        if (!letter_) letter_ = &quantity;
        continue;
      }
      if (problem_.words[quantity.word].sentence > problem_.question.sentence && !quantity.tail.starts_with("까지")) continue;
      Take(quantity);
    }
    OnesToRates();
    for (size_t i = 0; i < out_.items.size(); ++i) Each(i);
    std::erase_if(out_.items, [](const KoreanItem& item) { return item.unit == "-"; });
    Months();
    Limbs();
    Goal();
    if (letter_) Lettered();
    Asides();
    if (out_.items.empty() || out_.items.size() > kMostItems) return std::nullopt;
    return std::move(out_);
  }

 private:
  const KoreanWord& Word(const KoreanItem& item) const { return problem_.words[item.word]; }
  View TailOf(const KoreanItem& item) const { return problem_.quantities[static_cast<size_t>(Word(item).quantity)].tail; }

  /// Where the clause that asks begins: the one with the last 몇, 얼마, or else the last of the sentence.
  void AskedClause() {
    size_t last = 0;
    bool found = false;
    for (size_t i = 0; i < problem_.words.size(); ++i) {
      const KoreanWord& word = problem_.words[i];
      if (word.sentence != problem_.question.sentence) continue;
      const bool asks = HasAny(word.text, {"몇", "얼마", "며칠", "구하", "구해", "무엇"});
      if (!found || asks) last = i;
      found = found || asks;
      if (!found) last = i;
    }
    size_t from = last;
    while (from > 0 && clauses_[from - 1] == clauses_[last]) --from;
    out_.goal.from = from;
  }

  /// Whom the question is about, where it says so; or else the first of whom something is told.
  void Hero() {
    for (size_t i = out_.goal.from; i < problem_.words.size(); ++i) {
      const KoreanWord& word = problem_.words[i];
      if (word.sentence != problem_.question.sentence || word.quantity >= 0) continue;
      const bool subject = OneOf(word.particle, {"이", "가", "은", "는", "에게", "의"});
      if (subject && std::ranges::any_of(problem_.quantities, [&](const KoreanQuantity& q) { return q.owner == word.stem && q.word < out_.goal.from; })) {
        hero_ = word.stem;
        return;
      }
    }
    for (const KoreanQuantity& quantity : problem_.quantities)
      if (hero_.empty()) hero_ = quantity.owner;
  }

  std::string UnitOf(const KoreanQuantity& quantity, const std::string& thing) const {
    const bool place = quantity.particle.starts_with("에") || quantity.tail.starts_with("씩") || (quantity.word > 0 && IsAdverb(problem_.words[quantity.word - 1].text));
    if (quantity.unit == "개" && IsKoreanContainer(thing) && !place) return Canonical(thing);
    return Canonical(quantity.unit);
  }

  /// The noun that a quantity counts: before it past adverbs, or after "3개의".
  std::string ThingOf(const KoreanQuantity& quantity) const {
    if (quantity.tail == "의" && quantity.word + 1 < problem_.words.size() && problem_.words[quantity.word + 1].quantity < 0) return problem_.words[quantity.word + 1].stem;
    for (size_t i = quantity.word; i-- > 0 && problem_.words[i].sentence == problem_.words[quantity.word].sentence && problem_.words[i].quantity < 0;) {
      const KoreanWord& word = problem_.words[i];
      if (IsAdverb(word.text) || IsAdverb(word.stem) || KoreanVerbRole(word.text) || IsProperty(word.stem)) continue;
      return word.stem;
    }
    return quantity.owner;
  }

  std::vector<std::string> NamesFrom(size_t from, size_t clause) const {
    std::vector<std::string> names;
    for (size_t i = from; i < problem_.words.size() && clauses_[i] == clause; ++i) {
      const KoreanWord& word = problem_.words[i];
      if (word.quantity >= 0 || word.stem.size() < 3 || IsAdverb(word.text) || IsProperty(word.stem) || KoreanVerbRole(word.text) || HasAny(word.text, {"몇", "얼마", "입니", "합니", "습니"})) continue;
      names.push_back(word.stem);
    }
    return names;
  }

  /// The names that stand between the quantity before and this one; those of the whole clause where there are none.
  std::vector<std::string> NamesOf(const KoreanQuantity& quantity) const {
    size_t from = quantity.word;
    while (from > 0 && clauses_[from - 1] == clauses_[quantity.word] && problem_.words[from - 1].quantity < 0) --from;
    std::vector<std::string> names;
    for (size_t i = from; i < quantity.word; ++i)
      if (!IsAdverb(problem_.words[i].text) && !KoreanVerbRole(problem_.words[i].text) && !IsProperty(problem_.words[i].stem)) names.push_back(problem_.words[i].stem);
    if (quantity.tail == "의" && quantity.word + 1 < problem_.words.size()) names.push_back(problem_.words[quantity.word + 1].stem);
    if (!quantity.owner.empty() && !IsProperty(quantity.owner)) names.push_back(quantity.owner);
    return names;
  }

  void Take(const KoreanQuantity& quantity) {
    const View text = problem_.words[quantity.word].text;
    const bool native = !text.empty() && (text[0] < '0' || text[0] > '9') && text[0] != '(';
    const bool people = native && (quantity.unit == "사람" || quantity.unit == "친구");
    if ((IsLabel(problem_, quantity) && !people) || quantity.unit == "시" || quantity.unit == "째" || quantity.unit == "등" || quantity.unit == "호") return;
    if (quantity.unit == "가지" || quantity.unit == "쪽지") return;
    KoreanItem item;
    item.value = quantity.value;
    item.thing = ThingOf(quantity);
    item.unit = UnitOf(quantity, item.thing);
    item.owner = quantity.owner;
    item.word = quantity.word;
    item.sentence = problem_.words[quantity.word].sentence;
    item.clause = clauses_[quantity.word];
    item.names = NamesOf(quantity);
    item.role = KoreanRoleOf(problem_, clauses_, quantity.word, hero_);
    item.aside = quantity.tail.starts_with("마다") && quantity.value != 1 ? true : people && !HasAny(problem_.text, {"나누", "나눠", "똑같이"});
    if (TakenFrom(quantity)) item.role = KoreanRole::kState, item.whole = true;
    if (Near(quantity, {"빈"}) && item.role == KoreanRole::kState) item.role = KoreanRole::kPart;
    item.with = OneOf(quantity.tail, {"와", "과", "하고", "이랑", "랑"});
    item.part = Near(quantity, {"그중", "중", "중에서", "가운데"});
    item.whole = item.whole || Near(quantity, {"모두", "전체", "총", "전부"});
    Kind(quantity, item);
    out_.items.push_back(std::move(item));
  }

  /// "12개 중 5개", "4판에서 17개가": the whole that a part is taken from.
  bool TakenFrom(const KoreanQuantity& quantity) const {
    const size_t next = quantity.word + 1;
    const bool among = next < problem_.words.size() && problem_.words[next].sentence == problem_.words[quantity.word].sentence && (OneOf(problem_.words[next].text, {"중", "중에서", "중에", "가운데", "가운데서"}));
    return among || OneOf(quantity.tail, {"에서", "중", "중에서"});
  }

  bool Near(const KoreanQuantity& quantity, std::initializer_list<View> words) const {
    for (size_t i = quantity.word; i-- > 0 && quantity.word - i < 6 && clauses_[i] == clauses_[quantity.word];)
      if (OneOf(problem_.words[i].text, words) || (problem_.words[i].quantity < 0 && OneOf(problem_.words[i].stem, words))) return true;
    return false;
  }

  void Kind(const KoreanQuantity& quantity, KoreanItem& item) const {
    if (item.unit == "인승") item.sort = KoreanSort::kRate, item.unit = "명", item.per = "대";
    if (item.unit == "%") item.sort = KoreanSort::kShare, item.value /= 100;
    else if (item.unit == "할") item.sort = KoreanSort::kShare, item.value /= 10;
    else if (item.unit.empty() && item.value > 0 && item.value < 1) item.sort = KoreanSort::kShare;
    else if (item.unit == "배") item.sort = KoreanSort::kTimes;
    if (item.sort == KoreanSort::kShare) {
      item.unit.clear();
      item.of_rest = Near(quantity, {"나머지", "나머지의", "남은"});
      item.of_last = Near(quantity, {"찾은", "받은", "뽑은", "산", "저금한", "딴", "캔", "그중", "그중의", "그"}) && !item.of_rest;
      item.sign = OnOrOff(quantity);
      const size_t next = quantity.word + 1;
      if (OneOf(quantity.tail, {"가", "이", "는", "은"}) && next < problem_.words.size() && problem_.words[next].quantity < 0 && problem_.words[next].mark != 0) item.what = StemOf(WithoutCopula(problem_.words[next].text)).stem;
      item.names.push_back(item.owner);
    }
    Gap(item);
  }

  static View WithoutCopula(View text) {
    for (const View end : {View("입니다"), View("이다"), View("이고"), View("이며"), View("이에요"), View("이야"), View("예요"), View("이라면")})
      if (text.ends_with(end)) return text.substr(0, text.size() - end.size());
    return text;
  }

  /// Whether a percent is put on or taken off.
  int OnOrOff(const KoreanQuantity& quantity) const {
    for (size_t i = quantity.word + 1; i < problem_.words.size() && i < quantity.word + 5 && problem_.words[i].sentence == problem_.words[quantity.word].sentence && problem_.words[i].quantity < 0; ++i) {
      const View text = problem_.words[i].text;
      if (HasAny(text, {"할인", "세일", "싸게", "깎", "내려", "내렸", "감소", "줄어", "줄었", "줄인", "줄여"})) return -1;
      if (HasAny(text, {"이익", "인상", "올랐", "올라", "올려", "올린", "오른", "비싸게", "늘었", "늘어", "늘려", "늘린", "증가", "이자"})) return 1;
    }
    return 0;
  }

  /// "보다 5개 더 많이", "형의 3배", "5개 더 많이".
  void Gap(KoreanItem& item) const {
    for (size_t i = item.word; i-- > 0 && item.word - i < 6 && clauses_[i] == item.clause;) {
      const KoreanWord& word = problem_.words[i];
      if (word.quantity >= 0) {
        if (i > 0 && word.particle.starts_with("보다")) item.than = problem_.words[i - 1].stem;
        break;
      }
      const bool than = word.particle.starts_with("보다") || word.text == "보다", of = item.sort == KoreanSort::kTimes && word.particle == "의";
      if (!than && !of) continue;
      const size_t at = word.text == "보다" && i > 0 ? i - 1 : i;
      item.than = problem_.words[at].stem;
      if (IsProperty(item.than) && at > 0 && clauses_[at - 1] == item.clause) item.than = problem_.words[at - 1].stem;
      break;
    }
    bool more = false, less = false, further = false;
    for (size_t i = item.word + 1; i < problem_.words.size() && i < item.word + 4 && problem_.words[i].sentence == item.sentence && problem_.words[i].quantity < 0; ++i) {
      const View text = problem_.words[i].text;
      further = further || text == "더" || text.starts_with("만큼");
      for (const View small : {View("적"), View("작"), View("짧"), View("가벼"), View("가볍"), View("낮"), View("덜"), View("어리"), View("어려"), View("어린"), View("싸"), View("싼"), View("느"), View("늦"), View("좁"), View("얇"), View("가까")}) less = less || text.starts_with(small);
      for (const View big : {View("많"), View("크"), View("큰"), View("큽"), View("높"), View("길"), View("긴"), View("깁"), View("무거"), View("무겁"), View("비싸"), View("비싼"), View("비쌉"), View("커"), View("멀"), View("넓"), View("두꺼"), View("빠")}) more = more || text.starts_with(big);
      if (more || less || clauses_[i] != item.clause) break;
    }
    if (item.sort == KoreanSort::kAmount && (more || less || (further && !item.than.empty()))) {
      if (item.than.empty() && !further && !item.whole) return;
      item.sort = KoreanSort::kGap;
      item.sign = less ? -1 : 1;
    }
  }

  /// "한 상자에 12개", "하루에 25쪽": the next quantity is for one of it.
  void OnesToRates() {
    auto& items = out_.items;
    for (size_t i = 0; i + 1 < items.size(); ++i) {
      const KoreanQuantity& one = problem_.quantities[static_cast<size_t>(Word(items[i]).quantity)];
      KoreanItem& next = items[i + 1];
      if (one.tail.starts_with("보다") && items[i].value == 1) {
        items[i].unit = "-";
        continue;
      }
      if (!SaysOne(problem_, one) || (Priced(i) && !one.tail.starts_with("에")) || items[i].sort != KoreanSort::kAmount || (next.sort != KoreanSort::kAmount && next.sort != KoreanSort::kGap) || next.sentence != items[i].sentence || next.unit.empty() || next.word - items[i].word > 8 || !Leads(items[i].word, next.word)) continue;
      if (next.unit == items[i].unit && (next.thing == items[i].thing || items[i].thing.empty())) continue;
      if (SaysOne(problem_, problem_.quantities[static_cast<size_t>(Word(next).quantity)]) && !IsMeasure(next.unit)) {
        const bool two = i + 2 < items.size() && items[i + 2].clause == next.clause && items[i].clause == next.clause && IsKoreanTime(next.unit) != IsKoreanTime(items[i].unit) && OneOf(problem_.quantities[static_cast<size_t>(Word(next).quantity)].tail, {"에", "동안", "에는"});
        if (two) doubled_ = i + 1, doubled_unit_ = items[i].unit, items[i].unit = "-";
        continue;
      }
      if (OneOf(one.tail, {"와", "과", "하고", "이랑", "랑"})) continue;
      std::string per = items[i].unit, also;
      if (i > 0 && doubled_ == i) also = std::exchange(doubled_unit_, "");
      if (next.sort == KoreanSort::kGap) {
        items[i].unit = "-";
        continue;
      }
      for (size_t k = i + 1; k < items.size() && items[k].sentence == next.sentence && items[k].unit == next.unit && items[k].sort == KoreanSort::kAmount && items[k].role == next.role; ++k) {
        if (k > i + 1 && (TailOf(items[k]).starts_with("씩") != TailOf(next).starts_with("씩") || items[k].names == next.names)) break;
        items[k].sort = KoreanSort::kRate;
        items[k].per = per;
        items[k].also = also;
        items[k].of = items[i].thing;
        items[k].names.insert(items[k].names.end(), items[i].names.begin(), items[i].names.end());
      }
      items[i].unit = "-";
    }
  }

  /// "1400원짜리 가위 한 개": what is counted is told to be worth something.
  bool Priced(size_t i) const {
    return i > 0 && out_.items[i].clause == out_.items[i - 1].clause && out_.items[i].word - out_.items[i - 1].word < 4 && (TailOf(out_.items[i - 1]).starts_with("짜리") || TailOf(out_.items[i - 1]).starts_with("인"));
  }

  /// No finished clause between, though "한 개를 만드는 데", "한 개를 팔면" lead on.
  bool Leads(size_t from, size_t to) const {
    for (size_t k = from; k < to; ++k) {
      const View text = problem_.words[k].text;
      if (problem_.words[k].quantity >= 0 && k > from) return false;
      if (clauses_[k] != clauses_[k + 1] && !text.ends_with("면") && !text.ends_with("데") && !text.ends_with("때") && problem_.words[k].mark != ',') return false;
    }
    return true;
  }

  bool Counts(const KoreanItem& item) const { return item.sort == KoreanSort::kAmount && item.unit != "-" && !item.unit.empty() && (!IsMeasure(item.unit) || item.unit == "원"); }

  /// "12개씩 5상자", "9명에게 3장씩", "500원짜리 4개", "매일 3쪽씩".
  void Each(size_t i) {
    auto& items = out_.items;
    KoreanItem& item = items[i];
    if (item.sort != KoreanSort::kAmount || item.unit == "-" || item.unit.empty()) return;
    const View tail = TailOf(item);
    const bool each = tail.starts_with("씩"), sort = tail.starts_with("짜리");
    const size_t next_word = item.word + 1;
    const View after = next_word < problem_.words.size() && problem_.words[next_word].sentence == item.sentence ? View(problem_.words[next_word].text) : View();
    const bool such = tail.starts_with("인") || OneOf(after, {"하는", "되는", "나가는", "들어가는", "들어있는", "담긴", "들어", "담겨", "든"});
    const std::string daily = Every(item);
    const bool holds = !IsMeasure(item.unit) && item.word < out_.goal.from && Holds(item);
    const auto count_after = [&](size_t reach) {
      for (size_t k = i + 1; k < items.size() && items[k].sentence == item.sentence && items[k].word - item.word <= reach; ++k)
        if (items[k].unit != item.unit && items[k].sort == KoreanSort::kAmount && Counts(items[k]) && items[k].unit != "원" && !TailOf(items[k]).starts_with("씩")) return k;
      return items.size();
    };
    if (!each && !sort && !such) {
      if (daily.empty() && !holds) return;
    } else if (sort || such) {
      const size_t counted = count_after(6);
      if (counted >= items.size() || counted != i + 1 || (such && (items[counted].unit == "명" || IsKoreanTime(items[counted].unit)))) return;
    }
    if (daily.empty() && i > 0 && items[i - 1].clause == item.clause && items[i - 1].value != 1 && OneOf(TailOf(items[i - 1]), {"에", "에는", "마다"}) && (IsKoreanTime(items[i - 1].unit) || item.unit == "원")) return;  // "3분에 27L씩"
    item.sort = KoreanSort::kRate;
    item.per = daily.empty() ? "?" : daily;
    if (item.per != "?") return;
    if (each && item.word > 0 && IsKoreanContainer(problem_.words[item.word - 1].stem) && problem_.words[item.word - 1].particle.starts_with("에")) {
      item.per = Canonical(problem_.words[item.word - 1].stem);
      return;
    }
    if (const size_t k = count_after(2); k < items.size() && clauses_[items[k].word] == item.clause) {
      item.per = items[k].unit;
      if (each && items[k].value == 1) items[k].unit = "-";  // "9명씩 한 줄로"
    }
    if (item.per == "?" && each && i > 0 && items[i - 1].sentence == item.sentence && Counts(items[i - 1]) && items[i - 1].unit != item.unit && items[i - 1].unit != "원" && OneOf(TailOf(items[i - 1]), {"에게", "에", "에는", "한테", "이", "가", "마다", "의", "에게는", "에서"}) && items[i - 1].clause == item.clause)
      item.per = items[i - 1].unit;
  }

  /// "트럭에는 79개를 실을 수 있고": how much one of them holds.
  bool Holds(const KoreanItem& item) const {
    for (size_t i = item.word + 1; i + 1 < problem_.words.size() && clauses_[i] == item.clause && problem_.words[i].quantity < 0; ++i)
      if (HasAny(problem_.words[i].text, {"실을", "담을", "탈", "앉을", "넣을", "들어갈", "꽂을", "태울"}) && problem_.words[i + 1].text.starts_with("수")) return true;
    return false;
  }

  /// "매일", "상자마다", "권당": for each of what, where a word of the clause says it.
  std::string Every(const KoreanItem& item) const {
    for (size_t i = item.word; i-- > 0 && problem_.words[i].sentence == item.sentence && problem_.words[i].quantity < 0;) {
      const KoreanWord& word = problem_.words[i];
      if (OneOf(word.text, {"매일", "날마다", "매일매일"}) || word.text.starts_with("매일")) return "일";
      if (word.text == "매주") return "주";
      if (word.text == "매달" || word.text == "매월") return "달";
      if (word.text == "시속") return "시간";
      if (word.text == "분속") return "분";
      if (word.text == "초속") return "초";
      if (word.particle == "마다" && clauses_[i] == item.clause) return OneOf(word.stem, {"사람", "학생", "친구", "아이"}) ? "명" : Canonical(word.stem);
      if (word.text.ends_with("당") && !KoreanUnitAt(word.text).empty() && KoreanUnitAt(word.text).size() + 3 == word.text.size()) return Canonical(KoreanUnitAt(word.text));
    }
    return "";
  }

  /// "12월은 31일까지 있습니다": how long the month of the story is; by the calendar where it is not told.
  void Months() {
    const KoreanQuantity* month = nullptr;
    Rational days = 0;
    for (const KoreanQuantity& quantity : problem_.quantities) {
      if (quantity.unit == "월" && !month) month = &quantity;
      const bool told = quantity.unit == "일" && (quantity.tail.starts_with("까지") || (quantity.word > 0 && quantity.value >= 28 && quantity.value <= 31 && View(problem_.words[quantity.word - 1].text).ends_with("월은")));
      if (told) days = quantity.value;
      if (told) std::erase_if(out_.items, [&](const KoreanItem& i) { return i.word == quantity.word; });
    }
    if (days == 0 && month) days = KoreanMonthDays(month->value);
    if (days == 0) return;
    for (KoreanItem& item : out_.items)
      if (item.unit == "달" && item.value == 1) item.unit = "일", item.value = days;
  }

  /// How many legs or wheels what is told of has, where they are asked for.
  void Limbs() {
    const bool legs = problem_.Has("다리"), wheels = problem_.Has("바퀴");
    if (legs == wheels || std::ranges::any_of(out_.items, [](const KoreanItem& i) { return i.sort == KoreanSort::kRate; })) return;
    const size_t told = out_.items.size();
    for (size_t i = 0; i < told && out_.items.size() < kMostItems; ++i) {
      const int limbs = KoreanLimbs(out_.items[i].thing, legs ? KoreanLimb::kLegs : KoreanLimb::kWheels);
      if (limbs == 0 || (out_.items[i].unit != "마리" && out_.items[i].unit != "대")) continue;
      KoreanItem rate = out_.items[i];
      rate.sort = KoreanSort::kRate, rate.role = KoreanRole::kState;
      rate.value = limbs;
      rate.per = std::exchange(rate.unit, "개");
      out_.items.push_back(rate);
    }
  }

  /// "사탕이 A개 있었습니다. ... A를 구하시오": what the letter stands for is asked.
  void Lettered() {
    KoreanGoal& goal = out_.goal;
    goal.unit = Canonical(letter_->unit);
    goal.role = KoreanRoleOf(problem_, clauses_, letter_->word, hero_);
    goal.per = letter_->tail.starts_with("씩") ? "?" : "";
    for (KoreanItem& item : out_.items)
      if (item.value == 1 && item.sort == KoreanSort::kAmount && clauses_[letter_->word] == item.clause && item.word < letter_->word && SaysOne(problem_, problem_.quantities[static_cast<size_t>(Word(item).quantity)])) goal.per = std::exchange(item.unit, "-");
    std::erase_if(out_.items, [](const KoreanItem& item) { return item.unit == "-"; });
    goal.total = goal.difference = goal.missing = false;
    goal.left = goal.role == KoreanRole::kRest;
    goal.change = goal.role == KoreanRole::kGain || goal.role == KoreanRole::kLoss;
    goal.start = goal.role == KoreanRole::kState;
    goal.names = NamesOf(*letter_);
  }

  void Goal();
  void GoalPer();
  void Asides();

  const KoreanProblem& problem_;
  std::vector<size_t> clauses_;
  std::string hero_, doubled_unit_;  // "한 명이 하루에": the first of two that a rate is for
  const KoreanQuantity* letter_ = nullptr;
  size_t doubled_ = 0;
  KoreanGiven out_;
};

/// "한 명이 몇 개씩", "하루에 몇 쪽": for one of what.
void Given::GoalPer() {
  KoreanGoal& goal = out_.goal;
  const bool timed = std::ranges::any_of(out_.items, [](const KoreanItem& i) { return i.sort == KoreanSort::kRate && IsKoreanTime(i.per); });
  for (const KoreanItem& item : out_.items) {
    if (item.word < goal.from || !SaysOne(problem_, problem_.quantities[static_cast<size_t>(Word(item).quantity)])) continue;
    const bool scaled = IsKoreanTime(item.unit) && std::ranges::any_of(out_.items, [&](const KoreanItem& i) { return i.sort == KoreanSort::kRate && i.per != item.unit && ConvertKorean(i.per, item.unit); });
    if (scaled) continue;  // "하루에 96번 ... 일주일에 몇 번"
    if (IsKoreanTime(item.unit) && timed && (TailOf(item).starts_with("동안") || (item.word + 1 < problem_.words.size() && problem_.words[item.word + 1].text.starts_with("동안")))) continue;
    goal.per = item.unit;
  }
  if (!goal.per.empty()) std::erase_if(out_.items, [&](const KoreanItem& i) { return i.word >= goal.from && i.unit == goal.per && i.value == 1; });
  if (goal.per.empty() && goal.each) goal.per = "?";
}

void Given::Goal() {
  KoreanGoal& goal = out_.goal;
  const View text = problem_.Asking();
  const size_t begin = goal.from < problem_.words.size() ? problem_.words[goal.from].begin : 0;
  size_t end = begin;
  for (const KoreanWord& word : problem_.words)
    if (word.sentence == problem_.question.sentence) end = word.end;
  const View clause = View(problem_.text).substr(begin, end - begin);
  const bool counted = problem_.question.unit == "개" && IsKoreanContainer(problem_.question.noun) ;
  const bool known = std::ranges::any_of(out_.items, [&](const KoreanItem& i) { return i.unit == problem_.question.noun || i.per == problem_.question.noun; });
  goal.unit = counted && known ? problem_.question.noun : Canonical(problem_.question.unit);
  goal.names = NamesFrom(goal.from, clauses_.empty() ? 0 : clauses_[std::min(goal.from, clauses_.size() - 1)]);
  goal.total = problem_.question.total || HasAny(clause, {"통틀어", "다 합", "합치", "더하면"}) || (HasAny(problem_.text, {"이어 붙", "이어붙", "이은", "이으면", "연결", "맞대어", "섞", "합친"}) && !problem_.Has("겹"));
  goal.left = problem_.question.left || HasAny(text, {"거스름", "잔돈", "않은", "않는", "지금 ", "이제 ", "현재"}) || HasAny(clause, {"못한", "안 먹", "안 읽"});
  goal.start = HasAny(text, {"처음", "원래", "맨 처음", "있었던", "있던", "가지고 있었", "전체는", "전에"}) && !HasAny(text, {"처음으로", "처음부터", "처음보다"});
  const bool grown = HasAny(clause, {"많", "적", "크", "큽", "큰", "길", "긴", "깁", "무거", "무겁", "높", "멀", "작", "짧", "가벼", "가볍", "빠", "비싸", "비쌉", "싸", "낮", "어리", "어립", "앞서", "차이", "넓", "커", "더 먹", "더 읽", "더 모", "더 뛰", "더 가"});
  goal.difference = HasAny(clause, {"차이", " 차는", " 차를", " 차가", "의 차"}) || (grown && HasAny(clause, {"보다", "얼마나", "더 "})) || HasAny(clause, {"얼마나 더", "닳", "줄었", "늘었", "줄어들", "늘어났", "자랐", "올랐", "내렸나", "떨어졌"});
  goal.missing = HasAny(clause, {"더 필요", "더 사야", "더 모아야", "더 모으", "모자라", "모자란", "부족", "더 있어야", "더 읽어야", "더 넣어야", "앞으로", "더 접어야", "더 만들어야", "더 심어야", "더 내야", "더 가야", "더 풀어야", "더 와야", "더 저금", "더 걸어야", "더 채워야", "더 부어야"});
  if (goal.missing) goal.difference = false;
  goal.daily = HasAny(problem_.text, {"매일", "날마다"}) && std::ranges::none_of(out_.items, [](const KoreanItem& i) { return i.per == "일"; });
  goal.times = HasAny(clause, {"몇 배", "몇배"});
  goal.percent = goal.unit == "%";
  goal.share = HasAny(clause, {"의 얼마", "얼마만큼", "몇 분의"}) && goal.unit.empty();
  const size_t asks = clause.find("몇");
  goal.each = asks != View::npos && clause.substr(asks, 40).find("씩") != View::npos;
  goal.remainder = goal.left && HasAny(problem_.text, {"똑같이", "씩"});
  goal.at_most = HasAny(text, {"까지", "최대", "가능한 한", "수 있"});
  goal.at_least = HasAny(text, {"적어도", "최소"}) || (HasAny(text, {"모두 ", "다 "}) && HasAny(text, {"려면", "려고"}));
  for (size_t i = goal.from; i < problem_.words.size() && problem_.words[i].sentence == problem_.question.sentence; ++i)
    if (const auto role = problem_.words[i].quantity < 0 && !(i + 1 < problem_.words.size() && problem_.words[i + 1].text.starts_with("있")) ? KoreanVerbRole(problem_.words[i].text) : std::nullopt; role && (*role == KoreanRole::kGain || *role == KoreanRole::kLoss)) goal.role = *role;
  const bool moved = std::ranges::any_of(out_.items, [](const KoreanItem& i) { return i.role == KoreanRole::kGain || i.role == KoreanRole::kLoss; });
  if (moved && !goal.total && goal.role == KoreanRole::kState && HasAny(clause, {" 있는 ", "있습니까", "있을까", "있나", "있니", "있어", "되었", "됐", "될까", "됩니까", "되나"})) goal.left = true;
  goal.change = goal.role != KoreanRole::kState && !goal.left && !goal.each;
  GoalPer();
  if (HasAny(text, {"같아지", "똑같아"}) && HasAny(clause, {"주면", "줘야", "주어야", "옮"})) {  // half of what they differ by
    KoreanItem half;
    half.value = Rational(1, 2), half.sort = KoreanSort::kTimes, half.unit = "배", half.word = goal.from, half.sentence = problem_.question.sentence;
    goal.difference = true, goal.change = goal.left = false;
    out_.items.push_back(half);
  }
  if (goal.unit.empty() && !goal.share && !goal.times)
    for (const KoreanItem& item : out_.items)
      if (item.unit == "원") goal.unit = "원";
}

/// What may be left out: times that nothing is told for, and what the question does not speak of where it names another.
void Given::Asides() {
  auto& items = out_.items;
  const bool timed = IsKoreanTime(out_.goal.unit) || IsKoreanTime(out_.goal.per) || std::ranges::any_of(items, [](const KoreanItem& i) { return i.sort == KoreanSort::kRate && (IsKoreanTime(i.per) || i.per == "?" || IsKoreanTime(i.unit)); });
  const auto times = std::ranges::count_if(items, [](const KoreanItem& i) { return IsKoreanTime(i.unit); });
  for (KoreanItem& item : items)
    if (IsKoreanTime(item.unit) && !timed && items.size() > 2 && times == 1) item.aside = true;
}

}  // namespace

std::optional<KoreanGiven> ReadKoreanGiven(const KoreanProblem& problem) { return problem.quantities.empty() ? std::nullopt : Given(problem).Read(); }

}  // namespace sam::maths
