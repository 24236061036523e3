#include "maths/words/korean_pattern.h"

#include <re2/re2.h>

#include "base/unicode.h"

namespace sam::maths {

struct Pattern::Machine {
  RE2 re;
};

int Found::Whole(size_t group) const {
  const std::string& text = groups[group];
  if (text.empty() || text.size() > 6 || !std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; })) return -1;
  int value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  return value;
}

Pattern::Pattern(std::string_view text) : machine_(new Machine{RE2(re2::StringPiece(text.data(), text.size()))}) {}
Pattern::~Pattern() = default;

bool Pattern::In(std::string_view text) const { return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), machine_->re); }

namespace {

std::optional<Found> FindFrom(const RE2& re, std::string_view text, size_t from) {
  std::vector<re2::StringPiece> pieces(static_cast<size_t>(re.NumberOfCapturingGroups()) + 1);
  if (!re.Match(re2::StringPiece(text.data(), text.size()), from, text.size(), RE2::UNANCHORED, pieces.data(), static_cast<int>(pieces.size()))) return std::nullopt;
  Found found;
  for (const auto& piece : pieces) found.groups.emplace_back(piece.data() == nullptr ? std::string() : std::string(piece.data(), piece.size()));
  found.begin = static_cast<size_t>(pieces[0].data() - text.data());
  found.end = found.begin + pieces[0].size();
  return found;
}

}  // namespace

std::optional<Found> Pattern::First(std::string_view text) const { return machine_->re.ok() ? FindFrom(machine_->re, text, 0) : std::nullopt; }

std::vector<Found> Pattern::All(std::string_view text) const {
  std::vector<Found> out;
  for (size_t from = 0; machine_->re.ok() && from < text.size() && out.size() < 200;) {
    auto found = FindFrom(machine_->re, text, from);
    if (!found) break;
    from = std::max(found->end, from + 1);
    out.push_back(std::move(*found));
  }
  return out;
}

void Pattern::Replace(std::string& text, std::string_view with) const { RE2::GlobalReplace(&text, machine_->re, re2::StringPiece(with.data(), with.size())); }

std::string PlainKorean(const KoreanProblem& problem) {
  std::string out;
  size_t done = 0;
  for (const KoreanWord& word : problem.words) {
    if (word.quantity < 0) continue;
    const KoreanQuantity& quantity = problem.quantities[static_cast<size_t>(word.quantity)];
    const char first = problem.text[word.begin];
    // Digits stay as they are written; only numbers in words are put into digits.
    if (quantity.letter != 0 || (first >= '0' && first <= '9') || first == '(' || !IsInteger(quantity.value)) continue;
    out.append(problem.text, done, word.begin - done);
    out += WriteKorean(quantity.value) + quantity.unit + quantity.tail;
    done = word.end;
  }
  return out.append(problem.text, done);
}

std::vector<Rational> NumbersIn(std::string_view text) {
  std::vector<Rational> out;
  for (size_t at = 0; at < text.size();) {
    if (text[at] == ' ' || text[at] == ',') {
      ++at;
      continue;
    }
    size_t end = at;
    while (end < text.size() && text[end] != ' ' && text[end] != ',') ++end;
    const auto value = ReadNumber(text.substr(at, end - at));
    if (!value) return {};
    out.push_back(*value);
    at = end;
  }
  return out;
}

std::string Joined(const std::vector<Rational>& values, std::string_view between) {
  std::string out;
  for (const Rational& value : values) out += (out.empty() ? std::string() : std::string(between)) + WriteKorean(value);
  return out;
}

std::string With(std::string_view word, std::string_view particles) {
  const auto is_letter = [&](size_t from_end) { return word.size() >= from_end && word[word.size() - from_end] >= 'A' && word[word.size() - from_end] <= 'Z'; };
  std::string_view sounds = word;
  if (is_letter(1) && !is_letter(2)) sounds = word.ends_with('L') || word.ends_with('M') || word.ends_with('N') ? "엔" : "비";  // one letter is read by its name
  return std::string(word) + std::string(Particle(sounds, particles));
}

}  // namespace sam::maths
