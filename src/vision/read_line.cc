#include "vision/read_line.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

#include "base/unicode.h"

namespace sam::vision {
namespace {

constexpr double kSureWord = 0.9;
constexpr double kLeastWord = 0.35;     // below, what looks like a word is rather a formula that was read as one
constexpr double kBeyondDoubt = 0.35;    // of a whole line
constexpr size_t kMostQuickPieces = 30; // more are rather words
constexpr double kLeastFormula = 0.03, kHardlySure = 0.08, kSureFormula = 0.3;
constexpr double kSecondShare = 0.7;  // of its sureness: it knows nothing of formulas
constexpr size_t kMostTries = 4;  // to find where words end and a formula begins

constexpr std::array<std::string_view, 11> kFunctions = {"sin", "cos", "tan", "log", "ln", "exp", "sqrt", "cbrt", "lim", "abs", "cot"};
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

bool IsSyllable(std::string_view text) {
  const std::u32string letters = ToUtf32(text);
  return !letters.empty() && IsHangulSyllable(letters[0]) && std::count_if(letters.begin(), letters.end(), IsHangulSyllable) == 1;
}

/// Korean is often read syllable by syllable: what stands close is one word.
std::vector<SeenWord> JoinSyllables(std::vector<SeenWord> tokens, double letter_height) {
  std::vector<SeenWord> out;
  std::string before;  // the last token as it came
  for (SeenWord& token : tokens) {
    const bool broken = IsSyllable(token.text) || IsSyllable(before);
    before = token.text;
    if (broken && !out.empty() && HasHangul(out.back().text) && HasHangul(token.text) && token.left - out.back().right < 0.42 * letter_height) {
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

/// A syllable alone among other letters.
bool IsLonelySyllable(const std::vector<SeenWord>& tokens, size_t n) {
  const std::u32string letters = ToUtf32(tokens[n].text);
  if (std::count_if(letters.begin(), letters.end(), IsHangulSyllable) != 1) return false;
  return !(n > 0 && HasHangul(tokens[n - 1].text)) && !(n + 1 < tokens.size() && HasHangul(tokens[n + 1].text));
}

bool IsSurelyWord(const SeenWord& token) {
  return token.sureness >= kSureWord && token.text.size() >= 4 && std::all_of(token.text.begin(), token.text.end(), [](char c) { return IsLetter(static_cast<unsigned char>(c)); });
}

std::vector<Stretch> Stretches(const std::vector<SeenWord>& tokens, double letter_height) {
  std::vector<Stretch> all;
  for (size_t n = 0; n < tokens.size(); ++n) {
    const SeenWord& token = tokens[n];
    const bool stacked = token.height > 1.8 * letter_height && !IsSurelyWord(token);  // a fraction beside it makes its box tall too
    const std::u32string letters = ToUtf32(token.text);
    const bool korean = std::count_if(letters.begin(), letters.end(), IsHangulSyllable) >= 3;  // no formula looks like that
    all.push_back({{token}, (korean || token.sureness >= kLeastWord) && (korean || !stacked) && IsProse(token.text) && !IsLonelySyllable(tokens, n)});
  }
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

/// What stands between two points of the line's picture as a formula.
std::optional<SeenFormula> ReadFrom(const WritingLine& line, int from, int to, const FormulaReader& formulas, Looks looks = Looks::kAll) {
  const auto place = PiecesBetween(line, from, to);
  if (!place) return std::nullopt;
  auto read = formulas.Read(Between(line, place->left, place->right), looks);
  if (!read) return std::nullopt;
  read->text = WithoutTrimmings(std::move(read->text));
  if (read->sureness < kLeastFormula || !HasOperator(read->text) || !HasOperand(read->text)) return std::nullopt;
  return read;
}

/// A formula begins with its first operand, and the words before it do not end in the middle of a sum.
bool CouldBegin(std::string_view formula, std::string_view before) {
  const auto is_sign = [](char32_t c) { return std::u32string_view(U"+-*/=<>^÷×≤≥)—−.").find(c) != std::u32string_view::npos; };
  const std::u32string letters = ToUtf32(formula), last = ToUtf32(before);
  return !letters.empty() && !is_sign(letters.front()) && !last.empty() && !is_sign(last.back());
}

/// Figures and letters on one line: nothing stacked, nothing raised.
bool IsFlat(const WritingLine& line, const Patch& place) {
  const double letter = line.letter_height;
  std::vector<int> bottoms;
  for (const Patch& piece : line.pieces)
    if (piece.Height() > 0.6 * letter && piece.left >= place.left && piece.right <= place.right) bottoms.push_back(piece.bottom);
  if (bottoms.empty() || place.Height() > 1.7 * letter) return false;
  for (const Patch& outer : line.pieces)  // a root's sign holds what is under it
    for (const Patch& inner : line.pieces)
      if (&inner != &outer && inner.left > outer.left && inner.right < outer.right && inner.Height() > 0.6 * letter) return false;
  std::nth_element(bottoms.begin(), bottoms.begin() + static_cast<ptrdiff_t>(bottoms.size() / 2), bottoms.end());
  const double base = bottoms[bottoms.size() / 2];
  return std::none_of(line.pieces.begin(), line.pieces.end(), [&](const Patch& piece) {
    return piece.left >= place.left && piece.right <= place.right && piece.Height() > 0.3 * letter && piece.bottom < base - 0.32 * letter && piece.Width() < 1.2 * piece.Height();
  });
}

/// What the reader of words made of a flat formula, in a formula's signs; none where a sign does not belong in one.
std::optional<std::string> AsTyped(const std::vector<SeenWord>& tokens) {
  std::u32string all;
  for (const SeenWord& token : tokens) all += ToUtf32(token.text);
  const auto is_figure = [&](size_t n) { return n < all.size() && all[n] >= '0' && all[n] <= '9'; };
  std::string out;
  for (size_t n = 0; n < all.size(); ++n) {
    char32_t c = all[n];
    if (c == U'—' || c == U'–' || c == U'−') c = '-';
    if ((c == 'x' || c == 'X') && n > 0 && is_figure(n - 1) && is_figure(n + 1)) c = U'×';  // no letter stands before a figure
    const bool letter = c >= 'a' && c <= 'z';
    if (letter && n > 0 && IsLetter(all[n - 1])) return std::nullopt;
    if (!letter && !is_figure(n) && std::u32string_view(U"+-=()<>.%×÷").find(c) == std::u32string_view::npos) return std::nullopt;
    AppendUtf8(c, out);
  }
  return out;
}

/// The second opinion on a flat formula that the reader of formulas is not sure of.
std::optional<SeenFormula> SecondOpinion(const WritingLine& line, const std::vector<SeenWord>& tokens, int from, int to) {
  const auto place = PiecesBetween(line, from, to);
  double sureness = 1;
  for (const SeenWord& token : tokens) sureness = std::min(sureness, token.sureness);
  if (!place || sureness < kLeastWord || !IsFlat(line, *place)) return std::nullopt;
  auto typed = AsTyped(tokens);
  if (!typed) return std::nullopt;
  typed = WithoutTrimmings(std::move(*typed));
  if (!HasOperator(*typed) || !HasOperand(*typed)) return std::nullopt;
  return SeenFormula{std::move(*typed), sureness * kSecondShare};
}

struct Found {
  SeenFormula formula;
  size_t from = 0;  // the first token that belongs to it
};

/// The formula of a stretch; where the whole makes none, words that were not known as such may stand before it.
std::optional<Found> ReadStretch(const WritingLine& line, const std::vector<Stretch>& all, size_t n, const FormulaReader& formulas) {
  const std::vector<SeenWord>& tokens = all[n].tokens;
  const int words_end = n == 0 ? 0 : all[n - 1].tokens.back().right, gap = tokens.front().left - words_end;
  int from = n == 0 ? 0 : gap > 0.8 * line.letter_height ? words_end + 1 : words_end + gap / 2;  // what no token tells of may stand in a wide gap
  const int to = n + 1 == all.size() ? line.picture.width : (tokens.back().right + all[n + 1].tokens.front().left) / 2;
  std::optional<Found> best;
  // Where the boxes of a word and of what follows overlap, either may be right about where it begins.
  if (n > 0 && tokens.front().left < all[n - 1].tokens.back().right)
    if (auto read = ReadFrom(line, tokens.front().left - 1, to, formulas)) best = Found{std::move(*read), 0};
  const int start = from;
  const size_t tries = n == 0 ? 1 : kMostTries;  // only words that were known as such show that more may stand here
  for (size_t k = 0; k < std::min(tokens.size(), tries); ++k) {
    if (k > 0) from = (tokens[k - 1].right + tokens[k].left) / 2;
    auto read = ReadFrom(line, from, to, formulas);
    if (read && (k == 0 || CouldBegin(read->text, tokens[k - 1].text)) && (!best || read->sureness > best->formula.sureness + 0.2)) best = Found{std::move(*read), k};
    if (best && best->formula.sureness > kSureFormula) break;
  }
  if (!best || best->formula.sureness < kHardlySure)
    if (auto typed = SecondOpinion(line, tokens, start, to); typed && (!best || typed->sureness > best->formula.sureness)) best = Found{std::move(*typed), 0};
  return best;
}

/// Letters side by side are a product or a word: "xy" and "is" look alike.
bool MayHoldWord(std::string_view formula) {
  std::string letters;
  for (size_t n = 0; n <= formula.size(); ++n) {
    if (n < formula.size() && IsLetter(static_cast<unsigned char>(formula[n]))) {
      letters += formula[n];
      continue;
    }
    if (letters.size() > 1 && std::find(kFunctions.begin(), kFunctions.end(), letters) == kFunctions.end()) return true;
    letters.clear();
  }
  return false;
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
  if (const size_t colon = text.find(':'); colon != text.npos && colon + 1 < text.size()) {  // "Solve:" read as figures and letters
    const std::string before = text.substr(0, colon);
    const auto letters = std::count_if(before.begin(), before.end(), [](char c) { return IsLetter(static_cast<unsigned char>(c)); });
    if (letters >= 2 && !HasOperator(before)) text.erase(0, colon + 1);
  }
  size_t word = 0;
  while (word < text.size() && IsLetter(static_cast<unsigned char>(text[word]))) ++word;
  const std::string first = text.substr(0, word);
  const bool ends_words = word > 2 || std::find(kShortWords.begin(), kShortWords.end(), first) != kShortWords.end();
  if (ends_words && word < text.size() && std::find(kFunctions.begin(), kFunctions.end(), first) == kFunctions.end() && ((text[word] >= '0' && text[word] <= '9') || text[word] == '(')) text.erase(0, word);  // "What is 44+66"
  if (text.size() > 2 && IsLetter(static_cast<unsigned char>(text[0])) && text[1] == ':') text.erase(0, 2);  // "Find x: 3x=6"
  size_t at = 0;
  while (at < text.size() && at < 3 && text[at] >= '0' && text[at] <= '9') ++at;
  if (at > 0 && at < text.size() && text[at] == ')') text.erase(0, at + 1);  // "1)3x=6": nothing was opened
  return text;
}

std::optional<SeenFormula> SurelyFormula(const WritingLine& line, const FormulaReader& formulas) {
  if (line.pieces.size() > kMostQuickPieces) return std::nullopt;
  auto read = ReadFrom(line, 0, line.picture.width, formulas, Looks::kOne);
  if (!read || read->sureness < kBeyondDoubt || MayHoldWord(read->text)) return std::nullopt;
  return read;
}

LineRead ReadLine(const WritingLine& line, const FormulaReader& formulas, const WordReader* words) {
  LineRead out;
  std::vector<Stretch> all;
  if (words) all = Stretches(JoinSyllables(words->Read(line.picture, line.letter_height), line.letter_height), line.letter_height);
  if (all.empty()) all.push_back({{SeenWord{"", 0, 0, line.picture.width, 0}}, false});
  std::vector<double> sure;
  for (size_t n = 0; n < all.size(); ++n) {
    auto read = all[n].prose ? std::nullopt : ReadStretch(line, all, n, formulas);
    const size_t words_end = read ? read->from : all[n].tokens.size();
    for (size_t k = 0; k < words_end; ++k) {
      const SeenWord& token = all[n].tokens[k];
      if (token.text.empty()) continue;
      out.words += (out.words.empty() ? "" : " ") + token.text;
      sure.push_back(token.sureness);
    }
    if (read) out.formulas.push_back(std::move(read->formula));
  }
  std::sort(sure.begin(), sure.end());
  const size_t half = (sure.size() + 1) / 2;
  for (size_t n = 0; n < half; ++n) out.words_sureness += sure[n] / static_cast<double>(half);
  return out;
}

}  // namespace sam::vision
