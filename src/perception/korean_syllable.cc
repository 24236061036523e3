#include "perception/korean_syllable.h"

namespace sam::korean {
namespace {

bool IsContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// The stem's last syllable from its contraction with 아/어; 0 where the syllable is only that vowel.
char32_t Uncontract(char32_t c) {
  const int lead = Lead(c), vowel = Vowel(c);
  switch (vowel) {
    case kVowelYeo:
      return lead == kLeadNone ? 0 : Compose(lead, kVowelI, kTailNone);
    case kVowelWo:
      return Compose(lead, kVowelU, kTailNone);
    case kVowelWa:
      return Compose(lead, kVowelO, kTailNone);
    case kVowelWae:
      return Compose(lead, kVowelOe, kTailNone);
    case kVowelAe:
      return lead == kLeadH ? Compose(lead, kVowelA, kTailNone) : Compose(lead, vowel, kTailNone);
    case kVowelEo:
      if (lead == kLeadNone) return 0;
      if (lead == kLeadSs || lead == kLeadK || lead == kLeadTt || lead == kLeadKk || lead == kLeadPp ||
          lead == kLeadP) {
        return Compose(lead, kVowelEu, kTailNone);
      }
      return Compose(lead, vowel, kTailNone);
    case kVowelA:
      if (lead == kLeadNone) return 0;
      return Compose(lead, lead == kLeadPp || lead == kLeadP ? kVowelEu : vowel, kTailNone);
    default:
      return Compose(lead, vowel, kTailNone);
  }
}

/// Verbs in -우; every other stem that seems to end so is one in ㅂ ("매워" is 맵다, "키워" is 키우다).
constexpr WordSet kInU(std::array<std::string_view, 20>{"배", "키", "외", "태", "피", "비", "세", "싸", "채", "치",
                                                        "지", "재", "깨", "메", "끼", "데", "새", "띄", "게", "틔"});

/// Stems in ㅂ and 르 change before a vowel: "매워" -> "맵", "불러" -> "부르"; empty where the word is no such form.
std::string Irregular(std::string_view head, char32_t c) {
  if (head.empty() || !IsHangulSyllable(LastLetter(head))) return {};
  const std::string_view last = head.substr(DropLast(head).size());
  const bool w = Lead(c) == kLeadNone && (Vowel(c) == kVowelWo || (Vowel(c) == kVowelWa && last == "도"));
  if (w && FinalConsonant(LastLetter(head)) == kTailNone && !kInU.Has(last)) return WithTail(head, kTailB);
  const bool r = Lead(c) == kLeadR && (Vowel(c) == kVowelA || Vowel(c) == kVowelEo);
  if (r && FinalConsonant(LastLetter(head)) == kTailL) return WithTail(head, kTailNone) + "르";
  return {};
}

std::string Uncontracted(std::string_view word) {
  const std::string_view head = DropLast(word);
  if (std::string irregular = Irregular(head, LastLetter(word)); !irregular.empty()) return irregular;
  const char32_t stem = Uncontract(LastLetter(word));
  std::string out(head);
  if (stem != 0) AppendUtf8(stem, out);
  return out;
}

}  // namespace

std::string_view DropLast(std::string_view text) {
  if (text.empty()) return text;
  size_t end = text.size() - 1;
  while (end > 0 && IsContinuation(text[end])) --end;
  return text.substr(0, end);
}

char32_t LastLetter(std::string_view text) {
  if (text.empty()) return 0;
  size_t pos = DropLast(text).size();
  return DecodeUtf8(text, pos);
}

char32_t FirstLetter(std::string_view text) {
  if (text.empty()) return 0;
  size_t pos = 0;
  return DecodeUtf8(text, pos);
}

size_t Letters(std::string_view text) {
  size_t count = 0;
  for (const char c : text) count += IsContinuation(c) ? 0 : 1;
  return count;
}

bool IsAllHangul(std::string_view text) {
  for (size_t pos = 0; pos < text.size();) {
    if (!IsHangulSyllable(DecodeUtf8(text, pos))) return false;
  }
  return !text.empty();
}

bool HasTail(std::string_view text, int tail) {
  const char32_t c = LastLetter(text);
  return IsHangulSyllable(c) && FinalConsonant(c) == tail;
}

std::string WithTail(std::string_view text, int tail) {
  const char32_t c = LastLetter(text);
  if (!IsHangulSyllable(c)) return std::string(text);
  std::string out(DropLast(text));
  AppendUtf8(Compose(Lead(c), Vowel(c), tail), out);
  return out;
}

bool LooksLikeInfinitive(std::string_view word) {
  const char32_t c = LastLetter(word);
  if (!IsHangulSyllable(c) || FinalConsonant(c) != kTailNone) return false;
  switch (Vowel(c)) {
    case kVowelA:
    case kVowelEo:
    case kVowelYeo:
    case kVowelWa:
    case kVowelWo:
    case kVowelAe:
    case kVowelWae:
      return true;
    default:
      return false;
  }
}

std::string StemOfInfinitive(std::string_view word) {
  return LooksLikeInfinitive(word) ? Uncontracted(word) : std::string(word);
}

bool EndsInPast(std::string_view word) {
  const char32_t c = LastLetter(word);
  return IsHangulSyllable(c) && FinalConsonant(c) == kTailSs && c != U'있' && c != U'없' && c != U'겠';
}

std::string StemOfPast(std::string_view word) { return EndsInPast(word) ? Uncontracted(word) : std::string(word); }

}  // namespace sam::korean
