#include "content/realise.h"

#include <algorithm>
#include <array>

#include "base/random.h"
#include "base/unicode.h"

namespace sam {
namespace {

constexpr std::array<std::string_view, kSlots> kSlotNames = {"name",    "call",   "her",     "focus", "phrase",
                                                             "clause",  "last",   "time",    "date",  "weekday",
                                                             "daypart", "answer", "question", "who",   "them",
                                                             "their",   "when",   "tail",  "thing"};

bool IsLowerAscii(char c) { return c >= 'a' && c <= 'z'; }
bool IsVowelLetter(char c) { return std::string_view("aeiouAEIOU").find(c) != std::string_view::npos; }
/// "빠졌다" or "빠졌" with "다니" is "빠졌다니"; "면허증이다" with "다니" is "면허증이라니".
void AppendClause(std::string_view clause, std::string_view ending, std::string& out) {
  constexpr std::string_view kDa = "다";
  if (clause.ends_with(kDa)) clause.remove_suffix(kDa.size());
  out += clause;
  const bool copula = clause.ends_with("이") || clause.ends_with("아니");
  out += copula ? "라" : kDa;
  out += ending.substr(kDa.size());
}

/// "붙였다" is "붙였군요", "나온다" "나오는군요", "멀다" "멀군요"; casually "붙였구나", "나오는구나".
void AppendNotice(std::string_view clause, SpeechLevel level, std::string& out) {
  constexpr std::string_view kDa = "다";
  constexpr int kTailN = 4;
  if (clause.ends_with(kDa)) clause.remove_suffix(kDa.size());
  std::u32string stem = ToUtf32(clause);
  const bool verb = !stem.empty() && IsHangulSyllable(stem.back()) && FinalConsonant(stem.back()) == kTailN;
  if (verb && !clause.ends_with("는")) {
    stem.back() -= kTailN;
    stem += U'는';
  }
  out += ToUtf8(stem);
  out += level == SpeechLevel::kPolite ? "군요" : "구나";
}

/// Whether what is written so far leaves off at the start of a sentence.
bool AtSentenceStart(std::string_view out) {
  while (!out.empty() && (out.back() == ' ' || out.back() == '"')) out.remove_suffix(1);
  if (out.ends_with("…")) return false;
  return out.empty() || out.back() == '.' || out.back() == '!' || out.back() == '?';
}

class Realiser {
 public:
  Realiser(SpeechLevel level, const Slots& slots, uint64_t draw) : level_(level), slots_(slots), draw_(draw) {}

  void Write(std::string_view text) {
    for (size_t pos = 0; pos < text.size();) {
      const content::Piece piece = content::NextPiece(text, pos);
      switch (piece.kind) {
        case content::Piece::Kind::kWords:
        case content::Piece::Kind::kBroken:
          out_ += piece.inside;
          break;
        case content::Piece::Kind::kLevels:
          WriteLevel(piece.inside);
          break;
        case content::Piece::Kind::kChoice:
          WriteChoice(piece.inside);
          break;
        case content::Piece::Kind::kSlot:
          WriteSlot(piece.inside);
          break;
      }
    }
  }
  std::string Take() { return std::move(out_); }

 private:
  void WriteLevel(std::string_view inside) {
    const auto ways = content::Ways(inside);
    const size_t way = level_ == SpeechLevel::kPolite ? 0 : 1;
    if (way < ways.size()) Write(ways[way]);
  }
  void WriteChoice(std::string_view inside) {
    const auto ways = content::Ways(inside);
    Write(ways[Draw(draw_, out_.size(), "<") % ways.size()]);
  }
  void WriteSlot(std::string_view inside) {
    auto [name, form] = content::SlotParts(inside);
    const std::string_view value = slots_.Get(name);
    if (value.empty()) return;
    if (form == "군요/구나") return AppendNotice(value, level_, out_);
    if (form.starts_with("다")) return AppendClause(value, form, out_);
    AppendValue(value);
    if (form.empty()) return;
    const size_t colon = form.find(':');
    if (colon != std::string_view::npos) {
      form = level_ == SpeechLevel::kPolite ? form.substr(0, colon) : form.substr(colon + 1);
    }
    out_ += Particle(value, form);
  }
  void AppendValue(std::string_view value) {
    const bool korean = HasHangul(value);
    if (!korean && IsVowelLetter(value.front()) && (out_.ends_with(" a ") || out_ == "A " || out_ == "a ")) {
      out_.back() = 'n';
      out_ += ' ';
    }
    const bool capital = !korean && IsLowerAscii(value.front()) && AtSentenceStart(out_);
    out_ += value;
    if (capital) {
      char& first = out_[out_.size() - value.size()];
      first = static_cast<char>(first - 'a' + 'A');
    }
  }

  SpeechLevel level_;
  const Slots& slots_;
  uint64_t draw_;
  std::string out_;
};

/// Doubled spaces, spaces before a mark, a small letter at a sentence's start.
std::string Tidy(std::string text) {
  std::string out;
  out.reserve(text.size());
  const bool korean = HasHangul(text);
  for (const char c : text) {
    if (c == ' ' && (out.empty() || out.back() == ' ')) continue;
    if ((c == '.' || c == ',' || c == '?' || c == '!') && !out.empty() && out.back() == ' ') out.pop_back();
    const bool capital = !korean && IsLowerAscii(c) && out.empty();
    out += capital ? static_cast<char>(c - 'a' + 'A') : c;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

std::string_view Name(Slot slot) { return kSlotNames[static_cast<size_t>(slot)]; }

std::optional<Slot> SlotNamed(std::string_view name) {
  for (size_t i = 0; i < kSlots; ++i) {
    if (kSlotNames[i] == name) return static_cast<Slot>(i);
  }
  return std::nullopt;
}

Slots::Slots(std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
  for (const auto& [name, value] : values) Set(name, std::string(value));
}

void Slots::Set(Slot slot, std::string value) {
  const uint32_t bit = 1u << static_cast<uint32_t>(slot);
  bits_ = value.empty() ? bits_ & ~bit : bits_ | bit;
  known_[static_cast<size_t>(slot)] = std::move(value);
}

void Slots::Set(std::string_view name, std::string value) {
  if (const auto slot = SlotNamed(name)) return Set(*slot, std::move(value));
  const auto old = std::find_if(others_.begin(), others_.end(), [&](const auto& other) { return other.first == name; });
  if (old != others_.end()) old->second = std::move(value);
  else others_.emplace_back(std::string(name), std::move(value));
}

std::string_view Slots::Get(std::string_view name) const {
  if (const auto slot = SlotNamed(name)) return known_[static_cast<size_t>(*slot)];
  const auto other = std::find_if(others_.begin(), others_.end(), [&](const auto& o) { return o.first == name; });
  return other == others_.end() ? std::string_view() : other->second;
}

std::string Realise(std::string_view text, SpeechLevel level, const Slots& slots, uint64_t draw) {
  Realiser realiser(level, slots, draw);
  realiser.Write(text);
  return Tidy(realiser.Take());
}

namespace content {
namespace {

constexpr std::string_view kOpen = "{[<", kClose = "}]>";

/// Where the mark opened at `begin` closes; npos where it does not.
size_t FindClose(std::string_view text, size_t begin) {
  const char open = text[begin], close = kClose[kOpen.find(open)];
  int depth = 0;
  for (size_t i = begin; i < text.size(); ++i) {
    if (text[i] == open) ++depth;
    if (text[i] == close && --depth == 0) return i;
  }
  return std::string_view::npos;
}

}  // namespace

Piece NextPiece(std::string_view text, size_t& pos) {
  using enum Piece::Kind;
  const size_t mark = kOpen.find(text[pos]);
  if (mark == std::string_view::npos) {
    size_t end = pos;
    while (end < text.size() && text[end] != '{' && text[end] != '[' && text[end] != '<') ++end;
    const Piece words{kWords, text.substr(pos, end - pos)};
    pos = end;
    return words;
  }
  const size_t close = FindClose(text, pos);
  if (close == std::string_view::npos) {
    const Piece broken{kBroken, text.substr(pos, 1)};
    ++pos;
    return broken;
  }
  constexpr std::array kinds = {kSlot, kLevels, kChoice};
  const Piece piece{kinds[mark], text.substr(pos + 1, close - pos - 1)};
  pos = close + 1;
  return piece;
}

std::vector<std::string_view> Ways(std::string_view inside) {
  std::vector<std::string_view> ways;
  size_t begin = 0;
  int depth = 0;
  for (size_t i = 0; i < inside.size(); ++i) {
    if (kOpen.find(inside[i]) != std::string_view::npos) ++depth;
    if (kClose.find(inside[i]) != std::string_view::npos) --depth;
    if (inside[i] == '|' && depth == 0) {
      ways.push_back(inside.substr(begin, i - begin));
      begin = i + 1;
    }
  }
  ways.push_back(inside.substr(begin));
  return ways;
}

std::pair<std::string_view, std::string_view> SlotParts(std::string_view inside) {
  const size_t bar = inside.find('|');
  if (bar == std::string_view::npos) return {inside, {}};
  return {inside.substr(0, bar), inside.substr(bar + 1)};
}

}  // namespace content
}  // namespace sam
