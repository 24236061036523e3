#include "speech/spoken_rules.h"

#include <re2/re2.h>

#include <algorithm>
#include <utility>

#include "base/result.h"
#include "base/unicode.h"

namespace sam {

struct SpokenRules::Compiled {
  std::unique_ptr<re2::RE2> pattern;
  std::optional<std::string> (*say)(const SpokenMatch&);
};

SpokenRules::SpokenRules(std::span<const SpokenRule> rules) {
  for (const SpokenRule& rule : rules) {
    rules_.push_back({std::make_unique<re2::RE2>(rule.pattern), rule.say});
    SAM_CHECK(rules_.back().pattern->ok());
  }
}

SpokenRules::~SpokenRules() = default;

std::optional<SpokenFound> SpokenRules::At(std::string_view text, size_t pos) const {
  const re2::StringPiece whole(text.data(), text.size());
  for (const Compiled& rule : rules_) {
    std::array<re2::StringPiece, std::tuple_size_v<SpokenGroups>> found;
    const int groups = std::min(static_cast<int>(found.size()), rule.pattern->NumberOfCapturingGroups() + 1);
    if (!rule.pattern->Match(whole, pos, text.size(), re2::RE2::ANCHOR_START, found.data(), groups) || found[0].empty()) continue;
    SpokenMatch match;
    for (size_t i = 0; i < found.size(); ++i) match.groups[i] = found[i].data() == nullptr ? std::string_view() : std::string_view(found[i].data(), found[i].size());
    match.before = text.substr(0, pos);
    match.after = text.substr(pos + match.groups[0].size());
    if (auto words = rule.say(match)) return SpokenFound{match.groups[0].size(), std::move(*words)};
  }
  return std::nullopt;
}

void SpokenStretches::Add(Language language, std::string_view words, Join join, SpokenKind kind) {
  words = Trim(words);
  if (words.empty()) return;
  if (pieces_.empty() || pieces_.back().language != language || pieces_.back().kind != kind) return pieces_.push_back({language, std::string(words), kind});
  std::string& text = pieces_.back().text;
  if (join == Join::kApart && !text.ends_with(' ')) text += ' ';
  text += words;
}

void SpokenStretches::Mark(char mark) {
  if (pieces_.empty()) return;
  std::string& text = pieces_.back().text;
  const bool marked = std::string_view(",;:.?!").find(text.back()) != std::string_view::npos;
  if (!marked) text += mark;
  else if (mark != ',' && text.back() != '?' && text.back() != '!') text.back() = mark;  // the stronger one stays
}

std::vector<SpokenStretch> SpokenStretches::Take() { return std::exchange(pieces_, {}); }

namespace {

constexpr bool IsPictograph(char32_t c) {
  return (c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) || (c >= 0x2B00 && c <= 0x2BFF) || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0000 && c <= 0xE01EF) || c == 0x200D || c == 0x20E3 ||
         c == 0x2122 || c == 0xAE || c == 0xA9 || (c >= 0x25A0 && c <= 0x25FF) || c == 0x2022;
}

/// Mark-up of Markdown, and faces made of marks.
std::string WithoutMarkup(std::string text) {
  struct Change {
    re2::RE2 pattern;
    const char* by;
  };
  static const Change changes[] = {
      {re2::RE2("```[a-zA-Z]*\\n?"), " "},
      {re2::RE2(R"((?m)^\s*(?:#{1,6}|[-*+•]|>)\s+)"), ""},
      {re2::RE2(R"((?m)^\s*(?:---+|\*\*\*+|___+)\s*$)"), ""},
      {re2::RE2(R"(!?\[([^\]\n]+)\]\((?:[^()\s]|\([^()\s]*\))+\))"), R"(\1)"},
      {re2::RE2(R"(\*\*([^*\n]+)\*\*)"), R"(\1)"},
      {re2::RE2(R"(__([^_\n]+)__)"), R"(\1)"},
      {re2::RE2(R"(~~([^~\n]+)~~)"), R"(\1)"},
      {re2::RE2(R"(\*([^\s*][^*\n]*[^\s*]|[^\s*\d])\*)"), R"(\1)"},
      {re2::RE2(R"(\b_([^_\n]+)_\b)"), R"(\1)"},
      {re2::RE2("`([^`\\n]+)`"), R"(\1)"},
      {re2::RE2(R"((^|\s)(?:[:;=8][-']?[()DPpOo3/|*]|<3|\^[_.-]?\^;*|[xX]D|[ㅠㅜ]+|T_T|;-?;|-_-;*)($|[\s.,!?]))"), R"(\1\2)"},
      {re2::RE2(R"([ㅠㅜ]{1,}|\^\^+;*)"), ""},
      {re2::RE2(R"(\s*\n\s*)"), "\n"},
  };
  for (const Change& change : changes) re2::RE2::GlobalReplace(&text, change.pattern, change.by);
  return text;
}

}  // namespace

std::string Unmarked(std::string_view text) {
  const std::string plain = WithoutMarkup(std::string(text));
  std::string out;
  for (size_t at = 0; at < plain.size();) {
    const size_t from = at;
    const char32_t c = DecodeUtf8(plain, at);
    if (IsPictograph(c)) out += ' ';
    else if (c == 0x2018 || c == 0x2019) out += '\'';
    else if (c == 0x201C || c == 0x201D || c == 0xAB || c == 0xBB || c == '"' || (c >= 0x3008 && c <= 0x300F)) out += ' ';
    else if (c == 0x2026 || c == 0x22EF) out += "...";
    else if (c == 0x2014 || c == 0x2015) out += ", ";
    else if (c == 0x2192 || c == 0x21D2) out += ", ";
    else if (c == 0x3001) out += ", ";
    else if (c == 0x3002) out += ". ";
    else if (c >= 0xFF01 && c <= 0xFF5E) AppendUtf8(c - 0xFEE0, out);  // full width
    else if (c == 0x3000 || c == 0xA0 || c == 0x202F || c == 0x2009) out += ' ';
    else if (c == '\n') out += out.empty() || std::string_view(",;:.?!").find(out.back()) != std::string_view::npos ? " " : ". ";
    else out.append(plain, from, at - from);
  }
  return out;
}

}  // namespace sam
