#include "conscience/censor/sentence.h"

#include <array>
#include <utility>

#include "base/unicode.h"

namespace sam::conscience {
namespace {

constexpr size_t kLongestQuote = 400;  // bytes of one in single straight quotes

using Pair = std::pair<std::string_view, std::string_view>;
constexpr std::array<Pair, 21> kDrawn = {{{"’", "'"}, {"‘", "'"}, {"i am ", "i'm "}, {"you are ", "you're "}, {"we are ", "we're "}, {"do not ", "don't "}, {"does not ", "doesn't "},
                                          {"did not ", "didn't "}, {"cannot ", "can't "}, {"can not ", "can't "}, {"is not ", "isn't "}, {"are not ", "aren't "}, {"i will ", "i'll "},
                                          {"will not ", "won't "}, {"it is ", "it's "}, {"i have been ", "i've been "}, {"i've got ", "i have "}, {"i've had ", "i had "}, {"must not ", "mustn't "}, {"should not ", "shouldn't "}, {"would not ", "wouldn't "}}};

void ReplaceAll(std::string& text, std::string_view from, std::string_view to) {
  for (size_t at = text.find(from); at != text.npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
}

bool IsWordByte(unsigned char c) { return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/// The end mark of a quotation that begins at `at`; empty where none begins.
std::string_view CloserAt(std::string_view text, size_t at) {
  constexpr std::array<Pair, 6> kQuotes = {{{"\"", "\""}, {"“", "”"}, {"「", "」"}, {"『", "』"}, {"«", "»"}, {"〈", "〉"}}};
  for (const auto& [open, close] : kQuotes) if (text.substr(at).starts_with(open)) return close;
  return {};
}

/// The byte after a quotation in single quotes at `at`; 0 where none is there.
size_t EndOfSingle(std::string_view text, size_t at) {
  if (text[at] != '\'' || (at > 0 && IsWordByte(static_cast<unsigned char>(text[at - 1])))) return 0;
  for (size_t end = text.find('\'', at + 2); end != text.npos && end - at < kLongestQuote; end = text.find('\'', end + 1)) {
    const bool inside = end + 1 < text.size() && text[end + 1] >= 'a' && text[end + 1] <= 'z';
    if (!inside) return end + 1;
  }
  return 0;
}

std::string WithoutQuoted(std::string_view text, bool& open) {
  std::string out;
  size_t at = 0;
  if (open) {
    size_t end = text.npos;
    for (const std::string_view close : {"\"", "”", "」", "』"}) {
      const size_t here = text.find(close);
      if (here != text.npos && here + close.size() < end) end = here + close.size();
    }
    if (end == text.npos) return out;
    open = false, at = end, out = " ~ ";
  }
  while (at < text.size()) {
    if (const std::string_view close = CloserAt(text, at); !close.empty()) {
      const size_t end = text.find(close, at + close.size());
      if (end != text.npos) {
        out += " ~ ", at = end + close.size();
        continue;
      }
      // Goes on in the next sentence, where something brings it in: 'You could say: "I missed you.'
      if (out.find_first_not_of(" ~.,!") != out.npos) return open = true, out + " ~";
    } else if (const size_t past = EndOfSingle(text, at); past > 0) {
      out += " ~ ", at = past;
      continue;
    }
    out += text[at++];
  }
  return out;
}

void Count(char32_t c, Scripts& scripts) {
  if (c < 0x80) scripts.latin += ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ? 1 : 0;
  else if (IsHangulSyllable(c) || IsHangulJamo(c)) ++scripts.hangul;
  else if ((c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x1E00 && c <= 0x1EFF)) ++scripts.latin;
  else if ((c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x2FFFF)) ++scripts.han;
  else if (c >= 0x3040 && c <= 0x30FF) ++scripts.kana;
  else if ((c >= 0x400 && c <= 0x1FFF && c != 0x200D) || (c >= 0xA000 && c <= 0xABFF)) ++scripts.other;
}

void CountScripts(std::string_view own, Scripts& all, Scripts& bare) {
  int depth = 0;
  for (size_t pos = 0; pos < own.size();) {
    const char32_t c = DecodeUtf8(own, pos);
    if (c == '(' || c == 0xFF08) ++depth;
    if (c == ')' || c == 0xFF09) depth = depth > 0 ? depth - 1 : 0;
    Count(c, all);
    if (depth == 0) Count(c, bare);
  }
}

/// Parts that a denial reaches: "i'm no ghost, i'm a real woman" are two.
std::vector<std::string_view> ClausesOf(std::string_view own) {
  constexpr std::array<std::string_view, 12> kBreaks = {" and ", " but ", " because ", " though ", " yet ", "지만 ", "는데 ", "거든 ", "—", "–", "…", " - "};
  std::vector<std::string_view> out;
  size_t begin = 0;
  const auto end_at = [&](size_t end, size_t next) {
    const std::string_view clause = Trim(own.substr(begin, end - begin));
    if (!clause.empty()) out.push_back(clause);
    begin = next;
  };
  for (size_t at = 0; at < own.size(); ++at) {
    const char c = own[at];
    if (std::string_view(".,;:!?()").find(c) != std::string_view::npos) {
      const bool in_number = at > 0 && at + 1 < own.size() && own[at - 1] >= '0' && own[at - 1] <= '9' && own[at + 1] >= '0' && own[at + 1] <= '9';
      if (!in_number) end_at(at, at + 1);
    } else if (c == ' ' || static_cast<unsigned char>(c) >= 0x80) {
      for (const std::string_view each : kBreaks) if (own.substr(at).starts_with(each) && at >= begin) end_at(at, at + each.size() - (each.back() == ' ' ? 1 : 0));
    }
  }
  end_at(own.size(), own.size());
  return out;
}

}  // namespace

std::string Plain(std::string_view text) {
  std::string lower = ToLower(text);
  lower += ' ';  // so that "who i am" ends like the others
  for (const auto& [from, to] : kDrawn) if (lower.find(from) != lower.npos) ReplaceAll(lower, from, to);
  while (!lower.empty() && lower.back() == ' ') lower.pop_back();
  return lower;
}

Sentence::Sentence(std::string said, Quotes quotes, bool& open) : text(std::move(said)), lower(Plain(text)) {
  const bool whole = quotes == Quotes::kHerOwn && !open;
  own = whole ? lower : WithoutQuoted(lower, open);
  clauses = ClausesOf(own);
  CountScripts(own, scripts, bare);
  asks = own.find('?') != own.npos || own.find("？") != own.npos;
}

}  // namespace sam::conscience
