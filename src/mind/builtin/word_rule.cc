#include "mind/builtin/word_rule.h"

#include <algorithm>
#include <charconv>

#include "base/unicode.h"
#include "mind/builtin/written_rule.h"

namespace sam {
namespace {

constexpr size_t kPhraseWords = 3;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

/// Bytes of a number that stands in the text as a word; 0 where none does.
size_t NumberIn(std::string_view text) {
  for (size_t at = text.find(' '); at + 1 < text.size(); at = text.find(' ', at + 1)) {
    size_t end = at + 1;
    while (end < text.size() && IsDigit(text[end])) ++end;
    if (end > at + 1 && text[end] == ' ') return end - at - 1;
  }
  return 0;
}

/// " dog " stands in " my dogs bed ", too; " cry" in whatever begins so.
bool Stands(std::string_view text, std::string_view part) {
  if (text.find(part) != text.npos) return true;
  if (!part.ends_with(' ')) return false;
  return text.find(std::string(part.substr(0, part.size() - 1)) + "s ") != text.npos;
}

}  // namespace

std::string RuleText(std::string_view text) {
  std::string out = " ";
  const std::string lower = ToLower(text);
  for (size_t i = 0; i < lower.size(); ++i) {
    const char c = lower[i];
    const bool letter = (c >= 'a' && c <= 'z') || IsDigit(c) || static_cast<unsigned char>(c) >= 0x80;
    if (lower.compare(i, 3, "\u2019") == 0) i += 2;
    else if (letter) out += c;
    else if (c != '\'' && out.back() != ' ') out += ' ';
  }
  if (out.back() != ' ') out += ' ';
  return out;
}

WordRule::WordRule(std::string_view matter, std::string_view written) : matter_(matter) {
  ForEachPiece(written, '+', [&](std::string_view group) {
    if (constexpr std::string_view kMost = "max "; group.starts_with(kMost)) {
      std::from_chars(group.data() + kMost.size(), group.data() + group.size(), most_words_);
      return;
    }
    Group& added = groups_.emplace_back();
    added.excluded = group.starts_with('!'), added.anywhere = group.starts_with('~');
    if (added.excluded || added.anywhere) group.remove_prefix(1);
    needed_ += added.excluded ? 0 : 1;
    ForEachPiece(group, ',', [&](std::string_view part) {
      const bool opens = part.starts_with('^'), begins = part.ends_with('*'), number = part == "#";
      std::string text = RuleText(part);
      if (begins) text.pop_back();
      added.parts.push_back({std::move(text), number, opens});
    });
  });
}

size_t WordRule::Met(const Group& group, std::string_view text) {
  size_t most = 0;
  for (const Part& part : group.parts) {
    const bool stands = part.opens_line ? text.starts_with(part.text) : Stands(text, part.text);
    if (const size_t met = part.number ? NumberIn(text) : stands ? part.text.size() : 0; met > most) most = met;
  }
  return most;
}

size_t WordRule::Weight(std::string_view line, std::string_view before) const {
  size_t weight = 0, here = 0;
  if (most_words_ > 0 && static_cast<size_t>(std::count(line.begin(), line.end(), ' ')) > most_words_ + 1) return 0;  // one more space than words
  for (const Group& group : groups_) {
    const size_t met = Met(group, line);
    if (group.excluded) {
      if (met > 0) return 0;
      continue;
    }
    const size_t earlier = met == 0 && group.anywhere ? Met(group, before) : 0;
    if (met + earlier == 0) return 0;
    here += met > 0 ? 1 : 0;
    weight += kGroupWeight + met + earlier;
  }
  return here == 0 ? 0 : weight;
}

bool WordRule::IsClose(std::string_view line) const {
  if (needed_ > 1 || most_words_ > 0) return true;
  return std::any_of(groups_.begin(), groups_.end(), [&](const Group& group) {
    return std::any_of(group.parts.begin(), group.parts.end(), [&](const Part& part) {
      return !group.excluded && !part.number && static_cast<size_t>(std::count(part.text.begin(), part.text.end(), ' ')) > kPhraseWords && Stands(line, part.text);
    });
  });
}

}  // namespace sam
