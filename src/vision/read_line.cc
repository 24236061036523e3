#include "vision/read_line.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

#include "base/unicode.h"

namespace sam::vision {
namespace {

constexpr double kLeastWord = 0.35;     // below, what looks like a word is rather a formula that was read as one
constexpr double kLeastFormula = 0.15;

constexpr std::array<std::string_view, 10> kFunctions = {"sin", "cos", "tan", "log", "ln", "exp", "sqrt", "lim", "abs", "cot"};
constexpr std::array<std::string_view, 23> kShortWords = {"is", "of", "to", "in", "if", "at", "by", "as", "an", "he", "we", "my", "me", "no", "so", "do", "go", "on", "or", "us", "be", "it", "up"};

bool IsLetter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool HasOperator(std::string_view text) {
  if (text.find("sqrt") != std::string_view::npos) return true;
  const std::u32string letters = ToUtf32(text);
  return std::any_of(letters.begin(), letters.end(), [](char32_t c) { return std::u32string_view(U"+-*/=<>^÷×·≤≥≠√−±∫∑:!").find(c) != std::u32string_view::npos; });
}

bool HasOperand(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || IsLetter(static_cast<unsigned char>(c)); });
}

struct Stretch {
  std::vector<SeenWord> tokens;
  bool prose = false;
};

/// Korean is often read syllable by syllable: what stands close is one word.
std::vector<SeenWord> JoinSyllables(std::vector<SeenWord> tokens, double letter_height) {
  std::vector<SeenWord> out;
  for (SeenWord& token : tokens) {
    if (!out.empty() && HasHangul(out.back().text) && HasHangul(token.text) && token.left - out.back().right < 0.42 * letter_height) {
      out.back().text += token.text;
      out.back().right = token.right;
      out.back().sureness = std::min(out.back().sureness, token.sureness);
    } else {
      out.push_back(std::move(token));
    }
  }
  return out;
}

/// Words beside words and the rest beside the rest.
std::vector<Stretch> Joined(std::vector<Stretch> parts) {
  std::vector<Stretch> all;
  for (Stretch& part : parts) {
    if (all.empty() || all.back().prose != part.prose) all.push_back(std::move(part));
    else std::move(part.tokens.begin(), part.tokens.end(), std::back_inserter(all.back().tokens));
  }
  return all;
}

/// A stacked fraction looks like a syllable, "8y" like "By": so little is no prose.
bool EnoughForProse(const Stretch& stretch) {
  size_t letters = 0, syllables = 0;
  for (const SeenWord& token : stretch.tokens) {
    for (const char32_t c : ToUtf32(token.text)) {
      letters += IsLetter(c);
      syllables += IsHangulSyllable(c);
    }
  }
  return syllables >= 2 || letters >= 4;
}

std::vector<Stretch> Stretches(const std::vector<SeenWord>& tokens) {
  std::vector<Stretch> all;
  for (const SeenWord& token : tokens) all.push_back({{token}, token.sureness >= kLeastWord && IsProse(token.text)});
  all = Joined(std::move(all));
  for (Stretch& stretch : all) stretch.prose = stretch.prose && EnoughForProse(stretch);
  return Joined(std::move(all));
}

/// Left and right of the pieces whose middle lies between two points of the line's picture.
std::optional<Patch> PiecesBetween(const WritingLine& line, int from, int to) {
  std::optional<Patch> place;
  for (const Patch& piece : line.pieces) {
    const int middle = (piece.left + piece.right) / 2 - line.place.left + line.margin;
    if (middle < from || middle >= to) continue;
    if (place) place->Include(piece);
    else place = piece;
  }
  return place;
}

std::optional<SeenFormula> ReadStretch(const WritingLine& line, const std::vector<Stretch>& all, size_t n, const FormulaReader& formulas) {
  const int from = n == 0 ? 0 : (all[n - 1].tokens.back().right + all[n].tokens.front().left) / 2;
  const int to = n + 1 == all.size() ? line.picture.width : (all[n].tokens.back().right + all[n + 1].tokens.front().left) / 2;
  const auto place = PiecesBetween(line, from, to);
  if (!place) return std::nullopt;
  auto read = formulas.Read(Between(line, place->left, place->right));
  if (!read) return std::nullopt;
  read->text = WithoutTrimmings(std::move(read->text));
  if (read->sureness < kLeastFormula || !HasOperator(read->text) || !HasOperand(read->text)) return std::nullopt;
  return read;
}

}  // namespace

bool IsProse(std::string_view token) {
  if (HasHangul(token)) return true;
  std::string letters;
  for (const char c : token)
    if (IsLetter(static_cast<unsigned char>(c))) letters += c;
  const std::string small = ToLower(letters);
  if (std::find(kFunctions.begin(), kFunctions.end(), small) != kFunctions.end() || HasOperator(std::string_view(token).substr(0, token.size() - 1))) return false;
  const auto figures = std::count_if(token.begin(), token.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (figures > 0) return letters.size() >= 3 && letters.size() > 2 * static_cast<size_t>(figures);
  return letters.size() >= 3 || std::find(kShortWords.begin(), kShortWords.end(), small) != kShortWords.end();
}

std::string WithoutTrimmings(std::string text) {
  while (!text.empty() && std::string_view(".,:;?").find(text.back()) != std::string_view::npos) text.pop_back();
  if (text.starts_with(":")) text.erase(0, 1);
  if (text.size() > 2 && IsLetter(static_cast<unsigned char>(text[0])) && text[1] == ':') text.erase(0, 2);  // "Find x: 3x=6"
  size_t at = 0;
  while (at < text.size() && at < 3 && text[at] >= '0' && text[at] <= '9') ++at;
  if (at > 0 && at < text.size() && text[at] == ')') text.erase(0, at + 1);  // "1)3x=6": nothing was opened
  return text;
}

LineRead ReadLine(const WritingLine& line, const FormulaReader& formulas, const WordReader* words) {
  LineRead out;
  std::vector<Stretch> all;
  if (words) all = Stretches(JoinSyllables(words->Read(line.picture, line.letter_height), line.letter_height));
  if (all.empty()) all.push_back({{SeenWord{"", 0, 0, line.picture.width}}, false});
  std::vector<double> sure;
  for (size_t n = 0; n < all.size(); ++n) {
    if (!all[n].prose) {
      if (auto read = ReadStretch(line, all, n, formulas)) {
        out.formulas.push_back(std::move(*read));
        continue;
      }
    }
    for (const SeenWord& token : all[n].tokens) {
      if (token.text.empty()) continue;
      out.words += (out.words.empty() ? "" : " ") + token.text;
      sure.push_back(token.sureness);
    }
  }
  std::sort(sure.begin(), sure.end());
  const size_t half = (sure.size() + 1) / 2;
  for (size_t n = 0; n < half; ++n) out.words_sureness += sure[n] / static_cast<double>(half);
  return out;
}

}  // namespace sam::vision
