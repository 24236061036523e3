#include "perception/korean_endings.h"

#include <algorithm>
#include <array>

#include "base/word_lists.h"
#include "perception/korean_lexicon.h"
#include "perception/korean_syllable.h"

namespace sam::korean {
namespace {

using namespace std::string_view_literals;

/// To what an ending attaches: the plain stem, the -아/-어 form, or a stem whose last syllable takes this final
/// consonant.
enum class To : uint8_t { kStem, kInfinitive, kN, kL, kB, kM };
struct EndingRow {
  std::string_view text;
  Kind kind;
  To to = To::kStem;
  bool future = false;
};

/// Endings that are polite by themselves; 요 is no part of them.
constexpr std::array kFormal = {EndingRow{"습니다만", Kind::kBut},
                                EndingRow{"습니다", Kind::kStatement},
                                EndingRow{"습니까", Kind::kQuestion},
                                EndingRow{"습니당", Kind::kStatement},
                                EndingRow{"니다만", Kind::kBut, To::kB},
                                EndingRow{"니다", Kind::kStatement, To::kB},
                                EndingRow{"니까", Kind::kQuestion, To::kB},
                                EndingRow{"니당", Kind::kStatement, To::kB},
                                EndingRow{"십시오", Kind::kRequest},
                                EndingRow{"시다", Kind::kPropose, To::kB},
                                EndingRow{"죠", Kind::kWonder},
                                EndingRow{"쥬", Kind::kWonder}};

/// All others; with 요 behind they are polite. Longest first.
constexpr std::array kEndings = {EndingRow{"는다고", Kind::kQuote},
                                 EndingRow{"다니까", Kind::kStatement, To::kN},
                                 EndingRow{"더라고", Kind::kStatement},
                                 EndingRow{"더라구", Kind::kStatement},
                                 EndingRow{"다니까", Kind::kStatement},
                                 EndingRow{"자마자", Kind::kWhile},
                                 EndingRow{"으니까", Kind::kBecause},
                                 EndingRow{"는구나", Kind::kExclaim},
                                 EndingRow{"는다면", Kind::kIf},
                                 EndingRow{"을까봐", Kind::kBecause},
                                 EndingRow{"으려고", Kind::kIntend},
                                 EndingRow{"으려면", Kind::kIf},
                                 EndingRow{"으면서", Kind::kWhile},
                                 EndingRow{"는다며", Kind::kQuestion},
                                 EndingRow{"다면서", Kind::kQuestion},
                                 EndingRow{"는다는", Kind::kAdnominal},
                                 EndingRow{"더라도", Kind::kIf},
                                 EndingRow{"다고", Kind::kQuote, To::kN},
                                 EndingRow{"다면", Kind::kIf, To::kN},
                                 EndingRow{"다며", Kind::kQuestion, To::kN},
                                 EndingRow{"다는", Kind::kAdnominal, To::kN},
                                 EndingRow{"다고", Kind::kQuote},
                                 EndingRow{"라고", Kind::kQuote},
                                 EndingRow{"냐고", Kind::kQuote},
                                 EndingRow{"자고", Kind::kQuote},
                                 EndingRow{"는데", Kind::kBut},
                                 EndingRow{"은데", Kind::kBut},
                                 EndingRow{"던데", Kind::kBut},
                                 EndingRow{"데", Kind::kBut, To::kN},
                                 EndingRow{"거든", Kind::kStatement},
                                 EndingRow{"더라", Kind::kWonder},
                                 EndingRow{"는대", Kind::kHearsay},
                                 EndingRow{"대", Kind::kHearsay, To::kN},
                                 EndingRow{"잖아", Kind::kStatement},
                                 EndingRow{"구나", Kind::kExclaim},
                                 EndingRow{"는군", Kind::kExclaim},
                                 EndingRow{"구만", Kind::kExclaim},
                                 EndingRow{"는다", Kind::kStatement},
                                 EndingRow{"지만", Kind::kBut},
                                 EndingRow{"으니", Kind::kBecause},
                                 EndingRow{"니까", Kind::kBecause},
                                 EndingRow{"으면", Kind::kIf},
                                 EndingRow{"다면", Kind::kIf},
                                 EndingRow{"려면", Kind::kIf},
                                 EndingRow{"면서", Kind::kWhile},
                                 EndingRow{"다가", Kind::kWhile},
                                 EndingRow{"려고", Kind::kIntend},
                                 EndingRow{"으러", Kind::kIntend},
                                 EndingRow{"도록", Kind::kAdverbial},
                                 EndingRow{"거나", Kind::kAnd},
                                 EndingRow{"든지", Kind::kIf},
                                 EndingRow{"길래", Kind::kBecause},
                                 EndingRow{"느라", Kind::kBecause},
                                 EndingRow{"더니", Kind::kBut},
                                 EndingRow{"으며", Kind::kAnd},
                                 EndingRow{"는지", Kind::kQuestion},
                                 EndingRow{"은지", Kind::kQuestion},
                                 EndingRow{"지", Kind::kQuestion, To::kN},
                                 EndingRow{"을지", Kind::kQuestion},
                                 EndingRow{"지", Kind::kQuestion, To::kL, true},
                                 EndingRow{"는가", Kind::kQuestion},
                                 EndingRow{"은가", Kind::kQuestion},
                                 EndingRow{"가", Kind::kQuestion, To::kN},
                                 EndingRow{"을까", Kind::kQuestion, To::kStem, true},
                                 EndingRow{"까", Kind::kQuestion, To::kL, true},
                                 EndingRow{"을게", Kind::kPromise, To::kStem, true},
                                 EndingRow{"게", Kind::kPromise, To::kL, true},
                                 EndingRow{"을래", Kind::kStatement, To::kStem, true},
                                 EndingRow{"래", Kind::kStatement, To::kL, true},
                                 EndingRow{"을걸", Kind::kStatement, To::kStem, true},
                                 EndingRow{"걸", Kind::kStatement, To::kL},
                                 EndingRow{"려나", Kind::kQuestion, To::kStem, true},
                                 EndingRow{"려고", Kind::kIntend, To::kL},
                                 EndingRow{"서", Kind::kBecause, To::kInfinitive},
                                 EndingRow{"도", Kind::kThough, To::kInfinitive},
                                 EndingRow{"야", Kind::kMust, To::kInfinitive},
                                 EndingRow{"라", Kind::kRequest, To::kInfinitive},
                                 EndingRow{"니", Kind::kQuestion},
                                 EndingRow{"냐", Kind::kQuestion},
                                 EndingRow{"나", Kind::kQuestion},
                                 EndingRow{"네", Kind::kExclaim},
                                 EndingRow{"군", Kind::kExclaim},
                                 EndingRow{"지", Kind::kWonder},
                                 EndingRow{"자", Kind::kPropose},
                                 EndingRow{"고", Kind::kAnd},
                                 EndingRow{"구", Kind::kAnd},
                                 EndingRow{"면", Kind::kIf},
                                 EndingRow{"러", Kind::kIntend},
                                 EndingRow{"게", Kind::kAdverbial},
                                 EndingRow{"며", Kind::kAnd},
                                 EndingRow{"다", Kind::kStatement, To::kN},
                                 EndingRow{"다", Kind::kStatement},
                                 EndingRow{"대", Kind::kHearsay},
                                 EndingRow{"음", Kind::kNominal},
                                 EndingRow{"는", Kind::kAdnominal},
                                 EndingRow{"던", Kind::kAdnominal},
                                 EndingRow{"을", Kind::kAdnominal, To::kStem, true},
                                 EndingRow{"은", Kind::kAdnominal}};

/// Nouns and other words that only look conjugated.
constexpr WordSet kNoForms(std::array{
    "라면"sv, "냉면"sv, "쫄면"sv, "화면"sv, "짜장면"sv, "컵라면"sv, "비빔면"sv, "장면"sv, "측면"sv, "정면"sv, "표면"sv, "수면"sv,
    "가면"sv, "당면"sv, "평면"sv, "반면"sv, "사고"sv, "창고"sv, "광고"sv, "최고"sv, "재고"sv, "냉장고"sv, "신고"sv, "경고"sv,
    "충고"sv, "그리고"sv, "라고"sv, "부서"sv, "비서"sv, "독서"sv, "순서"sv, "질서"sv, "해서"sv, "동네"sv, "그네"sv, "형네"sv,
    "친구네"sv, "언니네"sv, "편지"sv, "바지"sv, "가지"sv, "강아지"sv, "아버지"sv, "할아버지"sv, "돼지"sv, "먼지"sv, "반지"sv, "의지"sv,
    "까지"sv, "휴지"sv, "혼자"sv, "남자"sv, "여자"sv, "의자"sv, "과자"sv, "피자"sv, "모자"sv, "숫자"sv, "글자"sv, "감자"sv, "하나"sv,
    "누나"sv, "바다"sv, "마다"sv, "군대"sv, "무대"sv, "침대"sv, "연대"sv, "시대"sv, "세대"sv, "기대"sv, "파도"sv, "제주도"sv,
    "시계"sv, "날씨가"sv, "모레"sv, "노래"sv, "미래"sv, "마음"sv, "처음"sv, "다음"sv, "믿음"sv, "웃음"sv, "울음"sv, "얼음"sv,
    "걸음"sv, "가게"sv, "무게"sv, "게"sv, "어머니"sv, "할머니"sv, "언니"sv});

bool IsNoForm(std::string_view word) {
  return kNoForms.Has(word) || EndsLikeParticle(word) || IsAnimal(word) || IsRelation(word);
}

/// Takes -았-/-었-, -겠- and -시- off `base` and fills the rest of `form`.
void ReadBase(std::string base, Form& form) {
  form.base = base;
  std::string_view rest = base;
  if (TakeSuffix(rest, "겠")) form.future = true;
  std::string stem(rest);
  if (EndsInPast(stem)) form.past = true, stem = StemOfPast(stem);
  if (EndsInPast(stem)) stem = StemOfPast(stem);
  std::string_view plain = stem;
  if (Letters(plain) > 1 && TakeSuffix(plain, "시") && plain != "마" && plain != "계") {
    form.honorific = true;
    if (plain.size() > 3 && EndsWith(plain, "으")) plain.remove_suffix(3);
    stem = std::string(plain);
  }
  form.stem = std::move(stem);
}

bool Attaches(std::string_view rest, To to) {
  switch (to) {
    case To::kStem:
      return true;
    case To::kInfinitive:
      return LooksLikeInfinitive(rest);
    case To::kN:
      return HasTail(rest, kTailN);
    case To::kL:
      return HasTail(rest, kTailL);
    case To::kB:
      return HasTail(rest, kTailB);
    case To::kM:
      return HasTail(rest, kTailM);
  }
  return false;
}

/// Stems before -대 that end in a consonant and are no noun ("좋대", "많대").
bool EndsInAdjective(std::string_view rest) {
  for (const std::string_view stem : {"좋", "싫", "많", "같", "않", "없", "괜찮"})
    if (EndsWith(rest, stem)) return true;
  return false;
}

bool Apply(const EndingRow& row, std::string_view word, Form& form) {
  std::string_view rest = word;
  if (!TakeSuffix(rest, row.text) || !Attaches(rest, row.to)) return false;
  if (row.text == "대" && row.to == To::kStem && !HasTail(rest, kTailSs) && !EndsInAdjective(rest))
    return false;  // "싱크대"
  form.kind = row.kind;
  form.ending = word.substr(rest.size());
  form.future = row.future;
  if (row.to == To::kInfinitive)
    ReadBase(StemOfInfinitive(rest), form);
  else if ((StartsWith(row.text, "으") || StartsWith(row.text, "을")) && HasTail(rest, kTailL))
    ReadBase(WithTail(rest, kTailD), form);  // "들으러": 듣다
  else
    ReadBase(row.to == To::kStem ? std::string(rest) : WithTail(rest, kTailNone), form);
  return true;
}

/// At a glance; few endings are left.
bool MayEnd(std::string_view word, const EndingRow& row) { return word.size() >= row.text.size() && LastTwo(word) == LastTwo(row.text); }

/// Without 요, open syllables that end nouns far oftener than verbs ("고구마", "회사", "기차").
bool EndsLikeNoun(std::string_view word) {
  constexpr std::array<std::string_view, 14> kEnds = {"마", "차", "바", "하", "다", "카", "머",
                                                      "버", "저", "허", "더", "사", "터", "파"};
  if (IsWorkplace(word) || IsJob(word)) return true;
  if (Letters(word) < 2 || EndsWith(word, "지 마")) return false;
  for (const auto end : kEnds)
    if (EndsWith(word, end)) return true;
  return false;
}

/// "해요", "먹어", "갔어", "가세요", "이쁘셔": the -아/-어 form as a sentence's end.
void ReadInfinitive(std::string_view word, Form& form) {
  std::string_view rest = word;
  if (form.polite && TakeSuffix(rest, "세")) {
    form.kind = Kind::kRequest;
    ReadBase(std::string(EndsWith(rest, "으") && rest.size() > 3 ? rest.substr(0, rest.size() - 3) : rest), form);
    form.honorific = true;
    return;
  }
  if (!LooksLikeInfinitive(word) || (!form.polite && (IsNoForm(word) || EndsLikeNoun(word)))) return;
  form.kind = Kind::kStatement;
  form.ending = {};
  ReadBase(StemOfInfinitive(word), form);
  if (EndsWith(word, "줘") || EndsWith(word, "주라") || word == "마" || word == "말아") form.kind = Kind::kRequest;
}

}  // namespace

/// "만나요", "끝나요": the stem's own syllable.
static bool EndsInOwnNa(std::string_view word) {
  for (const std::string_view stem : {"만나", "떠나", "끝나", "혼나", "태어나", "일어나", "생각나", "나타나", "깨어나", "땀나", "신나", "화나", "열나", "티나", "눈물나", "짜증나"})
    if (EndsWith(word, stem)) return true;
  return false;
}

bool IsConnective(Kind kind) {
  return kind == Kind::kAnd || kind == Kind::kBut || kind == Kind::kBecause || kind == Kind::kIf ||
         kind == Kind::kWhile;
}

Form ReadForm(std::string_view word) {
  Form form;
  if (!IsHangulSyllable(LastLetter(word)) || Letters(word) < 1 || Letters(word) > 14) return form;
  for (const EndingRow& row : kFormal) {
    if (MayEnd(word, row) && Apply(row, word, form)) return form.polite = true, form;
  }
  if (Letters(word) > 1 && EndsWith(word, "요")) form.polite = true, word = DropLast(word);
  if (!form.polite && IsNoForm(word)) return form;
  for (const EndingRow& row : kEndings) {
    if (!MayEnd(word, row)) continue;
    if (form.polite && row.text == "러") continue;  // "불러요"
    if (row.text == "나" && EndsInOwnNa(word)) continue;
    if (Apply(row, word, form)) {
      if (form.polite && form.kind == Kind::kAdnominal) form.kind = Kind::kNone;
      if (form.kind != Kind::kNone) return form;
    }
  }
  ReadInfinitive(word, form);
  return form;
}

bool IsVerbForm(std::string_view word) {
  if (IsNoForm(word)) return false;
  constexpr std::array<std::string_view, 19> kEnds = {
      "하는",   "되는",   "있는",   "없는",   "끓이는", "만드는", "다니는", "키우는", "기르는", "울리는",
      "부르는", "지내는", "들리는", "걸리는", "나오는", "싶은",   "같은",   "보이는", "해주는"};
  static constexpr WordSet kWhole(std::array{
      "치는"sv, "오는"sv, "주는"sv, "좋은"sv, "많은"sv, "작은"sv, "적은"sv, "높은"sv, "낮은"sv, "깊은"sv, "넓은"sv, "젊은"sv,
      "늙은"sv, "옳은"sv, "싫은"sv, "짧은"sv, "얇은"sv, "굵은"sv, "받은"sv, "먹은"sv, "죽은"sv, "남은"sv, "찾은"sv, "입은"sv,
      "사는"sv, "가는"sv, "보는"sv, "먹는"sv, "쓰는"sv, "아는"sv, "쌓는"sv, "짓는"sv, "찾는"sv, "받는"sv, "타는"sv, "듣는"sv,
      "걷는"sv, "자는"sv, "친한"sv});
  return kWhole.Has(word) || std::any_of(kEnds.begin(), kEnds.end(), [&](auto end) { return EndsWith(word, end); });
}

}  // namespace sam::korean
