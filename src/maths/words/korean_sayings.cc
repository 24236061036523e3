#include "maths/words/korean_sayings.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/unicode.h"
#include "maths/words/korean_pattern.h"

namespace sam::maths {
namespace {

using View = std::string_view;

bool StartsWithAny(View text, std::initializer_list<View> parts) {
  return std::ranges::any_of(parts, [&](View part) { return text.starts_with(part); });
}
bool HasAny(View text, std::initializer_list<View> parts) {
  return std::ranges::any_of(parts, [&](View part) { return text.find(part) != View::npos; });
}

/// What the end of a word does with it.
enum class Case { kNone, kTo, kFrom, kThan, kWith, kOf, kObject, kBy, kTopic, kSubject, kIs, kMuch };

Case CaseOf(View tail) {
  if (StartsWithAny(tail, {"에서"})) return Case::kFrom;
  if (StartsWithAny(tail, {"에"})) return Case::kTo;
  if (StartsWithAny(tail, {"보다"})) return Case::kThan;
  if (StartsWithAny(tail, {"만큼"})) return Case::kMuch;
  if (StartsWithAny(tail, {"과", "와", "하고", "랑", "이랑"})) return Case::kWith;
  if (StartsWithAny(tail, {"의"})) return Case::kOf;
  if (StartsWithAny(tail, {"을", "를"})) return Case::kObject;
  if (StartsWithAny(tail, {"로", "으로"})) return Case::kBy;
  if (StartsWithAny(tail, {"은", "는"})) return Case::kTopic;
  if (StartsWithAny(tail, {"입니", "이다", "이고", "이며", "일", "인", "이라", "라고", "라면", "이었", "였", "이면", "이므", "임", "이에요", "예요", "다.", "이어"})) return Case::kIs;
  if (StartsWithAny(tail, {"이", "가"})) return Case::kSubject;
  return Case::kNone;
}

char OperationOf(View word) {
  if (StartsWithAny(word, {"더하", "더한", "더해", "더했", "더할", "보태", "보탠", "합하", "합한", "합친", "합쳐", "합치"})) return '+';
  if (StartsWithAny(word, {"빼", "뺀", "뺐", "뺄"})) return '-';
  if (StartsWithAny(word, {"곱하", "곱한", "곱해", "곱했", "곱할"})) return '*';
  if (StartsWithAny(word, {"나누", "나눈", "나눠", "나눴", "나눌"})) return '/';
  return 0;
}

struct Item {
  std::string sum;
  Case as = Case::kNone;
};

/// Shifts numbers and letters, and reduces them at each word that does something with them.
class Reader {
 public:
  Reader(View text, std::string all) : text_(text), all_(std::move(all)) {}

  Sayings Read() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == ' ' || c == '\n' || c == '"' || c == '\'') {
        ++at_;
      } else if (c == '.' || c == '?' || c == '!' || c == ',' || c == ';') {
        ++at_;
        Mark(c);
      } else if (const auto sum = SumAt()) {
        const size_t unit = sum->size() + UnitAfter(sum->size());
        const View tail = WordAt(unit);
        at_ += unit + tail.size();
        Number(*sum, text_.substr(at_ - unit - tail.size() + sum->size(), unit - sum->size()), tail);
      } else {
        const View word = WordAt(0);
        at_ += std::max<size_t>(1, word.size());
        Word(word);
      }
    }
    Finish();
    for (const std::string& number : loose_)
      if (number.find_first_of("0123456789") != std::string::npos) out_.whole = false;
    return std::move(out_);
  }

 private:
  View WordAt(size_t from) const {
    size_t end = at_ + from;
    while (end < text_.size() && View(" \n.,?!;\"'()").find(text_[end]) == View::npos) ++end;
    return text_.substr(at_ + from, end - at_ - from);
  }

  std::optional<std::string> SumAt() const {
    static const Pattern sum(R"(^(?:\(?[0-9A-Z][0-9A-Z.+*/()\-]*[0-9A-Z)]|[0-9A-Z]))");
    const auto found = sum.First(text_.substr(at_, 60));
    if (!found) return std::nullopt;
    std::string out = (*found)[0];
    while (std::count(out.begin(), out.end(), '(') < std::count(out.begin(), out.end(), ')')) out.pop_back();
    return out.empty() ? std::nullopt : std::optional(out);
  }

  /// "개" of "5개를", with a space too where a unit stands alone; none of it is a particle.
  size_t UnitAfter(size_t from) const {
    const View rest = text_.substr(at_ + from);
    const View unit = KoreanUnitAt(rest);
    if (unit == "일" && (WordAt(from) == "일" || WordAt(from) == "일때")) return 0;  // "7일 때"
    if (unit.empty() || unit == "가" || unit == "도" || unit == "자리") return 0;
    return unit.size();
  }

  void Mark(char c) {
    if (c == ',' && !items_.empty() && items_.back().as == Case::kNone) {
      const bool told = items_.size() > 1 && (items_[items_.size() - 2].as == Case::kSubject || items_[items_.size() - 2].as == Case::kTopic);
      if (told || slot_ != 0) {  // "천의 자리 숫자가 2, ..."
        const std::string value = items_.back().sum;
        items_.pop_back();
        Is(value, "이고");
      } else {
        items_.back().as = Case::kWith;
      }
    }
    if (c == ',') return;
    Finish();
    if (c != '?') awaiting_ = false;
  }

  /// At the end of a sentence what was not used is left.
  void Finish() {
    CloseDivision();
    if (!misread_.first.empty() && out_.right.empty()) {
      for (const SaidRelation& relation : out_.relations)
        if (const size_t at = relation.left.rfind(misread_.second); at != std::string::npos) out_.right = std::string(relation.left).replace(at, misread_.second.size(), misread_.first);
    }
    for (const Item& item : items_)
      if (item.sum != out_.asked) loose_.push_back(item.sum);
    items_.clear();
  }

  void Relate(const std::string& left, char sign, const std::string& right) {
    if (!left.empty() && !right.empty() && left != right) out_.relations.push_back({left, sign, right});
  }

  std::optional<std::string> Take(std::initializer_list<Case> cases) {
    for (size_t i = items_.size(); i-- > 0;)
      if (std::ranges::find(cases, items_[i].as) != cases.end()) {
        std::string sum = items_[i].sum;
        items_.erase(items_.begin() + static_cast<long>(i));
        return sum;
      }
    return std::nullopt;
  }

  void Number(const std::string& sum, View unit, View tail) {
    if (StartsWithAny(tail, {"자리", "번째", "째"}) || unit == "자리" || unit == "번째") return;
    if ((unit == "번" || unit == "회") && tail.empty()) {
      times_ = sum;
      return;
    }
    if (unit.empty() && !items_.empty() && items_.back().as == Case::kOf && sum.find('/') != std::string::npos) return Times(sum, tail);  // "A의 3/4"
    if (unit == "배" || (unit.empty() && tail.starts_with("배") && !tail.starts_with("배수"))) return Times(sum, unit == "배" ? tail : tail.substr(3));
    if (StartsWithAny(tail, {"입니까", "일까", "인가", "인지"})) {
      Push(sum, Case::kNone);
      return Ask();
    }
    const Case as = CaseOf(tail);
    if (as == Case::kIs) return Is(sum, tail);
    Push(sum, as);
  }

  void Push(const std::string& sum, Case as) {
    if (as == Case::kTopic) topic_ = sum;
    items_.push_back({sum, as});
  }

  /// "3배": of what stands before it, or of the running value.
  void Times(const std::string& by, View tail) {
    auto of = Take({Case::kOf, Case::kObject});
    if (!of && !current_.empty()) of = current_;
    if (!of) return Push(by, Case::kNone);
    Give("(" + *of + "*" + by + ")", tail);
  }

  /// A value that was made takes the place its word's end gives it.
  void Give(const std::string& sum, View tail) {
    const Case as = CaseOf(tail);
    current_ = sum;
    if (as == Case::kIs) return Is(sum, tail);
    if (tail.empty() || StartsWithAny(tail, {"하", "한", "해", "했"})) {
      pending_ = tail.empty() || tail.starts_with("한");
      awaiting_ = awaiting_ || HasAny(tail, {"면", "더니"});
      return;
    }
    Push(sum, as);
  }

  /// "... 은 20입니다": the subject is that; behind "더하면" the running value is.
  void Is(const std::string& value, View tail) {
    if (slot_ != 0) {
      if (slot_ != 'r') quotient_ = value;
      if (slot_ != 'q') rest_ = value;
      slot_ = 0;
      return;
    }
    const bool subject_told = std::ranges::any_of(items_, [](const Item& item) { return item.as == Case::kSubject || item.as == Case::kTopic; });
    if (awaiting_ && !current_.empty() && !subject_told) {
      Relate(current_, '=', value);
      awaiting_ = false;
      return;
    }
    if (auto subject = Take({Case::kSubject, Case::kTopic})) {
      Relate(*subject, '=', value);
      return;
    }
    if (!topic_.empty() && topic_ != value && !tail.starts_with("인")) return Relate(topic_, '=', value);
    loose_.push_back(value);
  }

  void Operate(char op, View word) {
    const bool meant = op == '/';
    if (HasAny(word, {"떨어"}) && items_.empty()) return base_.empty() || !quotient_.empty() ? void() : Even();
    auto by = meant ? Take({Case::kBy}) : Take({Case::kObject});
    std::optional<std::string> base = meant ? Take({Case::kObject}) : op == '-' ? Take({Case::kFrom}) : Take({Case::kTo, Case::kWith});
    while (op == '+' && base) {  // "A와 B와 C를 더하면"
      const auto more = Take({Case::kWith});
      if (!more) break;
      base = *more + "+" + *base;
    }
    if (!by && base && op != '/' && !current_.empty()) std::swap(by, base), base.reset();
    if (!by && !right_by_.empty()) by = right_by_;
    if (base) root_ = *base;
    if (!base && !current_.empty() && by) base = current_;
    if (!base && by) base = Take({Case::kNone, Case::kTopic, Case::kSubject}), root_ = base.value_or("");
    if (by && !base && !misread_.first.empty()) base = "X";  // to a number that is not spoken of
    if (op == '+' && by && !base && !times_.empty()) {  // "51을 A번 더하면"
      Made("(" + *by + "*" + times_ + ")", word);
      return times_.clear();
    }
    if (!base || !by) return;
    if (!times_.empty() && (op == '+' || op == '-')) by = "(" + *by + "*" + times_ + ")";
    times_.clear();
    if (op == '/') {
      CloseDivision();
      base_ = *base, by_ = *by;
      if (HasAny(word, {"떨어"})) return Even();
    }
    Made("(" + *base + op + *by + ")", word);
    if (!HasAny(word, {"야"})) return;
    out_.right = current_, right_by_ = *by;
    Wrongly();
  }

  /// What follows was done by mistake, to what the right sum began with.
  void Wrongly() {
    current_ = root_;
    base_.clear();
    awaiting_ = pending_ = false;
  }

  /// "46을 64로 잘못 보고": the one stands for the other.
  void Mistaken() {
    const auto seen = Take({Case::kBy});
    const auto told = seen ? Take({Case::kObject}) : std::nullopt;
    if (!seen || !told) return;
    misread_ = {*told, *seen};
    Push(*seen, Case::kObject);
  }

  void Made(const std::string& sum, View word) {
    current_ = out_.last = sum;
    pending_ = HasAny(word, {"더한", "뺀", "곱한", "나눈", "합한", "합친", "보탠"});
    awaiting_ = HasAny(word, {"면", "더니", "으니", "니까", "을", "할", "뺄", "눌", "는데", "습니다", "다"});
  }

  void Even() {
    Relate(by_, '|', base_);
    base_.clear();
    awaiting_ = false;
    current_.clear();
  }

  /// A division whose quotient or rest was told.
  void CloseDivision() {
    if (!base_.empty() && (!rest_.empty() || !quotient_.empty())) {
      if (!rest_.empty() && !quotient_.empty()) Relate(base_, '=', by_ + "*" + quotient_ + "+" + rest_);
      else if (!rest_.empty()) Relate(by_, '|', base_ + "-" + rest_);
      else Relate(base_, '=', by_ + "*" + quotient_);
      if (!rest_.empty()) Relate(rest_, '<', by_);
      awaiting_ = false;
      current_.clear();
    }
    if (!rest_.empty() || !quotient_.empty()) base_.clear();
    rest_.clear(), quotient_.clear();
    slot_ = 0;
  }

  std::string Joined(char sign) const {
    std::string out;
    for (const char c : all_) out += (out.empty() ? "" : std::string(1, sign)) + c;
    return "(" + out + ")";
  }

  /// "A와 B의 합", "두 수의 곱".
  bool Together(View word) {
    const bool mean = word.starts_with("평균");
    const char op = mean || word.starts_with("합") ? '+' : word.starts_with("차") ? '-' : word.starts_with("곱") ? '*' : 0;
    if (op == 0) return false;
    View tail = word.substr(mean ? 6 : 3);
    if (op == '-' && tail.starts_with("이") && tail != "이") tail.remove_prefix(3);  // "차이는"
    if (!tail.empty() && CaseOf(tail) == Case::kNone) return false;
    std::vector<std::string> parts;
    if (const auto last = Take({Case::kOf})) parts.push_back(*last);
    while (auto more = Take({Case::kWith})) parts.push_back(*more);
    std::ranges::reverse(parts);
    if (parts.empty() && all_.size() >= 2) {
      Give(Joined(op), tail);
      return true;
    }
    if (parts.size() < 2) return false;
    std::string sum;
    for (const std::string& part : parts) sum += (sum.empty() ? "" : std::string(1, op)) + part;
    sum = "(" + sum + ")";
    Give(mean ? "(" + sum + "/" + std::to_string(parts.size()) + ")" : sum, tail);
    return true;
  }

  /// "B보다 5 큰 수", "A는 B보다 5 작다", "A는 B보다 크다".
  bool Compare(View word) {
    const bool more = StartsWithAny(word, {"큰", "크", "큽", "클", "커", "컸", "많", "초과"}), less = StartsWithAny(word, {"작", "적", "작", "미만"});
    if (!more && !less) return false;
    const bool has = std::ranges::any_of(items_, [](const Item& item) { return item.as == Case::kThan; });
    if (!has) return false;
    const auto by = items_.back().as == Case::kThan ? std::nullopt : Take({Case::kMuch, Case::kNone, Case::kSubject});
    const auto than = Take({Case::kThan});
    if (by) {
      const std::string sum = "(" + *than + (more ? "+" : "-") + *by + ")";
      if (StartsWithAny(word, {"큰", "작은", "많은", "적은"})) {
        current_ = sum;
        pending_ = true;
        return true;
      }
      const auto subject = Take({Case::kTopic, Case::kSubject});
      Relate(subject ? *subject : topic_, '=', sum);
      return true;
    }
    const auto subject = Take({Case::kTopic, Case::kSubject});
    const std::string& it = subject ? *subject : awaiting_ && !current_.empty() ? current_ : topic_;
    if (it.empty()) {
      loose_.push_back(*than);
      return true;
    }
    const char sign = word.find("거나") != View::npos ? 'l' : '<';
    if (more) Relate(*than, sign, it);
    else Relate(it, sign, *than);
    return true;
  }

  /// "몫은 25이고 나머지는 B", "나눈 몫을".
  bool Quotient(View word) {
    const bool quotient = word.starts_with("몫"), rest = word.starts_with("나머지");
    if ((!quotient && !rest) || base_.empty()) return false;
    const View tail = word.substr(quotient ? 3 : 9);
    const Case as = CaseOf(tail);
    pending_ = false;
    if (rest && tail.empty() && text_.substr(at_).starts_with(" 없이")) {
      rest_ = "0";
      return true;
    }
    if (as == Case::kSubject || as == Case::kTopic || as == Case::kWith || tail.empty()) {
      slot_ = slot_ == 'q' && rest ? 'b' : quotient ? 'q' : 'r';
      return true;
    }
    if (quotient) Push("(" + base_ + "/" + by_ + ")", as);
    return quotient;
  }

  bool Divides(View word) {
    const bool multiple = word.starts_with("배수"), divisor = word.starts_with("약수");
    if (!multiple && !divisor) return false;
    const auto of = Take({Case::kOf});
    const auto it = Take({Case::kTopic, Case::kSubject});
    if (!of) return false;
    if (!it) {
      loose_.push_back(*of);
      return true;
    }
    Relate(multiple ? *of : *it, '|', multiple ? *it : *of);
    return true;
  }

  /// "T와 U가 모두 홀수".
  bool Parity(bool odd) {
    bool any = false;
    while (const auto it = Take({Case::kSubject, Case::kTopic, Case::kWith})) Relate("2", '|', odd ? *it + "+1" : *it), any = true;
    return any;
  }

  void Ask() {
    if ((slot_ == 'q' || slot_ == 'r') && !base_.empty()) {  // "7로 나눈 나머지는 얼마"
      out_.asked = "(" + base_ + "/" + by_ + ")";
      out_.part = slot_;
      slot_ = 0;
      return base_.clear();
    }
    if (slot_ != 0 || (!items_.empty() && (items_.back().as == Case::kOf))) return;
    if (!items_.empty()) out_.asked = items_.back().sum;
    else if (awaiting_ && !current_.empty()) out_.asked = current_;
  }

  void Word(View word) {
    if (word.starts_with("잘못")) return out_.right.empty() ? Mistaken() : void();
    if (StartsWithAny(word, {"홀수", "짝수"}) && Parity(word.starts_with("홀수"))) return;
    if (StartsWithAny(word, {"얼마", "무엇", "구하", "구해", "몇", "알아", "찾", "어떤", "뭐", "나타내", "쓰", "적으"})) return Ask();
    if (const char op = OperationOf(word); op != 0) return Operate(op, word);
    if (word.starts_with("떨어") && !base_.empty()) return Even();
    if (Quotient(word) || Together(word) || Compare(word) || Divides(word)) return;
    if (StartsWithAny(word, {"하였", "했", "하면", "하니"}) && !current_.empty()) awaiting_ = awaiting_ || HasAny(word, {"면", "더니", "니"});
    if (StartsWithAny(word, {"되", "된", "됩", "될", "됐", "나오", "나왔", "나옵", "같", "남"}) && !items_.empty()) return Becomes(word);
    if (StartsWithAny(word, {"수", "값", "것", "결과"}) && pending_ && !current_.empty()) {
      const View tail = StartsWithAny(word, {"결과"}) ? word.substr(6) : word.substr(3);
      pending_ = false;
      if (tail.empty()) awaiting_ = true;
      else if (CaseOf(tail) == Case::kIs) Is(current_, tail);
      else Push(current_, CaseOf(tail));
      return;
    }
    if (StartsWithAny(word, {"개수", "갯수"}) && !items_.empty() && items_.back().as == Case::kOf) items_.back().as = Case::kObject;
    // "A의 값은": the letter itself.
    if (StartsWithAny(word, {"값"}) && !items_.empty() && items_.back().as == Case::kOf) items_.back().as = CaseOf(word.substr(3));
    if (StartsWithAny(word, {"후", "다음", "뒤", "다시", "여기", "그"})) pending_ = false;
  }

  /// "56이 되었습니다", "B와 같습니다".
  void Becomes(View word) {
    const Item last = items_.back();
    items_.pop_back();
    if (last.as == Case::kSubject && word.starts_with("같"))  // "A와 B가 같은"
      if (const auto with = Take({Case::kWith})) return Relate(*with, '=', last.sum);
    if (last.as == Case::kSubject || last.as == Case::kWith || last.as == Case::kNone || last.as == Case::kBy) return Is(last.sum, "입니다");
    items_.push_back(last);
  }

  View text_;
  std::string all_;
  size_t at_ = 0;
  std::vector<Item> items_;
  std::string topic_, current_;
  std::string base_, by_, quotient_, rest_;  // of the last division
  std::string root_, right_by_, times_;
  std::pair<std::string, std::string> misread_;  // as it is, as it was seen
  char slot_ = 0;  // what the next number is: the quotient, the rest, both
  bool pending_ = false, awaiting_ = false;
  std::vector<std::string> loose_;
  Sayings out_;
};

}  // namespace

Sayings ReadSayings(std::string_view text, const std::string& all) { return Reader(text, all).Read(); }

}  // namespace sam::maths
