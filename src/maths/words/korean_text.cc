#include "maths/words/korean_text.h"

#include <array>

#include "base/unicode.h"

namespace sam::maths {
namespace {

using View = std::string_view;
constexpr size_t kLongest = 3000;
constexpr size_t kMostWords = 400;

bool EndsWord(char c) { return View(" \n,.?!()\"':;~").find(c) != View::npos; }

size_t WordLength(View text) {
  size_t end = 0;
  while (end < text.size() && !EndsWord(text[end])) ++end;
  return end;
}

bool IsSubject(View particle) { return particle == "은" || particle == "는" || particle == "이" || particle == "가" || particle == "께서" || particle == "께서는"; }

/// The sentence that each byte of the text belongs to, by the same marks as KoreanSentences.
class Reader {
 public:
  explicit Reader(KoreanProblem& problem) : problem_(problem), text_(problem.text) {}

  void Read() {
    size_t i = 0;
    while (i < text_.size() && problem_.words.size() < kMostWords) {
      const auto quantity = StartsWord(i) ? ReadKoreanQuantity(text_.substr(i)) : std::nullopt;
      if (quantity && quantity->length > 0) {
        AddQuantity(i, *quantity);
        i += quantity->length;
      } else if (EndsWord(text_[i])) {
        Mark(i++);
      } else if (const size_t length = WordLength(text_.substr(i)); length > 0) {
        AddWord(i, UpToDigit(i, length));
        i = problem_.words.back().end;
      }
    }
  }

 private:
  /// A number may also follow right upon a quantity ("3m10cm") or a letter before it.
  bool StartsWord(size_t i) const { return i == 0 || EndsWord(text_[i - 1]) || (text_[i] >= '0' && text_[i] <= '9') || text_[i] == '('; }

  /// "과목A1" stays whole, "사과3개" ends at the number.
  size_t UpToDigit(size_t i, size_t length) const {
    const bool latin = static_cast<unsigned char>(text_[i]) < 0x80;
    for (size_t n = 1; n < length && !latin; ++n)
      if (text_[i + n] >= '0' && text_[i + n] <= '9') return n;
    return length;
  }

  void AddWord(size_t begin, size_t length) {
    KoreanWord word;
    word.text = std::string(text_.substr(begin, length));
    const KoreanStem stem = StemOf(word.text);
    word.stem = stem.stem;
    word.particle = stem.particle;
    Put(std::move(word), begin, length);
    if (IsSubject(problem_.words.back().particle)) owner_ = problem_.words.back().stem;
  }

  void AddQuantity(size_t begin, const KoreanReading& reading) {
    KoreanWord word;
    word.text = std::string(text_.substr(begin, reading.length));
    word.stem = word.text.substr(0, word.text.size() - std::min(reading.quantity.tail.size(), word.text.size()));
    word.particle = reading.quantity.tail;
    word.quantity = static_cast<int>(problem_.quantities.size());
    KoreanQuantity quantity = reading.quantity;
    if (!problem_.words.empty() && problem_.words.back().sentence == sentence_) {
      const KoreanWord& before = problem_.words.back();
      if (before.quantity < 0) quantity.noun = before.stem, quantity.particle = before.particle;
    }
    quantity.owner = owner_;
    quantity.word = problem_.words.size();
    problem_.quantities.push_back(std::move(quantity));
    Put(std::move(word), begin, reading.length);
  }

  void Put(KoreanWord word, size_t begin, size_t length) {
    word.begin = begin;
    word.end = begin + length;
    word.sentence = sentence_;
    problem_.words.push_back(std::move(word));
  }

  void Mark(size_t i) {
    const char c = text_[i];
    if (!problem_.words.empty() && c != ' ' && c != '\n' && problem_.words.back().end == i) problem_.words.back().mark = c;
    if ((c != '.' && c != '?' && c != '!' && c != '\n') || problem_.words.empty() || problem_.words.back().sentence != sentence_) return;
    ++sentence_;
    owner_.clear();
  }

  KoreanProblem& problem_;
  View text_;
  size_t sentence_ = 0;
  std::string owner_;
};

bool AnyOf(View text, std::initializer_list<View> parts) {
  for (const View part : parts)
    if (text.find(part) != View::npos) return true;
  return false;
}

KoreanAsked AskedIn(View sentence) {
  if (AnyOf(sentence, {"누가", "누구", "누군", "누굴", "어느 사람"})) return KoreanAsked::kWho;
  if (AnyOf(sentence, {"어디"})) return KoreanAsked::kWhere;
  if (AnyOf(sentence, {"언제"})) return KoreanAsked::kWhen;
  if (AnyOf(sentence, {"몇", "며칠"})) return KoreanAsked::kHowMany;
  if (AnyOf(sentence, {"얼마"})) return KoreanAsked::kHowMuch;
  if (AnyOf(sentence, {"무엇", "어느 것", "어느 쪽", "어떤 것", "뭐", "뭘", "무슨", "어느"})) return KoreanAsked::kWhich;
  if (AnyOf(sentence, {"구하시오", "구하여라", "구해", "구하세요", "구하라", "구허시오", "계산하시오", "계산하세요", "계산해", "쓰시오", "쓰세요", "나타내", "찾으", "고르", "골라", "길이는?", "넓이는?"})) return KoreanAsked::kFind;
  if (sentence.ends_with("은?") || sentence.ends_with("는?") || sentence.ends_with("시오") || sentence.ends_with("시오.")) return KoreanAsked::kFind;
  if (AnyOf(sentence, {"어떤 "})) return KoreanAsked::kWhich;
  return KoreanAsked::kNothing;
}

/// The unit of "몇 장", "몇m2", "며칠".
std::string AskedUnit(View sentence) {
  const size_t at = sentence.rfind("몇");
  if (at == View::npos) return sentence.find("며칠") != View::npos ? "일" : "";
  View rest = sentence.substr(at + 3);
  if (rest.starts_with(' ')) rest.remove_prefix(1);
  const View word = rest.substr(0, WordLength(rest));
  const View unit = KoreanUnitAt(word);
  if (!unit.empty() && (unit[0] >= 0 || IsKoreanTail(word.substr(unit.size())))) return std::string(unit);
  return IsKoreanTail(word) ? "" : StemOf(word).stem;
}

/// The noun before 몇 or 얼마 that has the particle of a topic or object.
std::string AskedNoun(const KoreanProblem& problem, size_t sentence) {
  std::string noun;
  for (const KoreanWord& word : problem.words) {
    if (word.sentence != sentence) continue;
    if (AnyOf(word.text, {"몇", "얼마", "며칠"}) && !noun.empty()) break;
    if (word.quantity < 0 && (IsSubject(word.particle) || word.particle == "을" || word.particle == "를")) noun = word.stem;
  }
  return noun;
}

void FindQuestion(KoreanProblem& problem) {
  for (size_t i = problem.sentences.size(); i-- > 0;) {
    const View sentence = problem.sentences[i];
    const KoreanAsked asked = AskedIn(sentence);
    if (asked == KoreanAsked::kNothing) continue;
    KoreanQuestion& question = problem.question;
    question.asked = asked;
    question.sentence = i;
    question.unit = AskedUnit(sentence);
    question.noun = AskedNoun(problem, i);
    question.total = AnyOf(sentence, {"모두", "합은", "합이", "합을", "합계", "합하", "합친", "합쳐", "합치", "전체", "총 ", "다 해서", "다해서", "전부"});
    question.left = AnyOf(sentence, {"남은", "남아", "남는", "남습", "남게", "나머지", "남았", "남을", "남니", "남지", "남나"});
    question.difference = AnyOf(sentence, {"차이", "차는", "차를", "차가", "더 "});
    return;
  }
}

}  // namespace

std::optional<KoreanProblem> ReadKoreanProblem(std::string_view text) {
  if (text.size() > kLongest || !HasHangul(text) || !IsUtf8(text)) return std::nullopt;
  KoreanProblem problem;
  problem.text = NormaliseKorean(text);
  problem.sentences = KoreanSentences(problem.text);
  if (problem.sentences.empty()) return std::nullopt;
  Reader(problem).Read();
  FindQuestion(problem);
  return problem;
}

}  // namespace sam::maths
